# The static calls at each stop.
run
while $_isvoid($_exitcode)
  echo STOP\n
  info static-calls
  continue
end
