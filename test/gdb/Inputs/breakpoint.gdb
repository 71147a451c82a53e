# Stops at the program's one site.
run
python
listing = gdb.execute("info static-calls -sites", to_string=True)
gdb.execute("break *" + listing.splitlines()[2].split()[0])
end
continue
info static-calls -sites
