# Writes to the one site of a function, and to a key's flags.
python
def site(function):
    listing = gdb.execute("info static-calls -sites", to_string=True)
    return next(line.split()[0] for line in listing.splitlines() if "<%s+" % function in line)

def poke(address, *values):
    gdb.selected_inferior().write_memory(address, bytes(values))

def call_inside_other(function):
    at = int(site(function), 16)
    inside = int(gdb.parse_and_eval("(long)other + 1"))
    poke(at + 1, *(inside - at - 5).to_bytes(4, "little", signed=True))
end

run
python poke(int(site("byte"), 16), 0x90)
python call_inside_other("destination")
python poke(int(site("inline_form"), 16), 0x2e, 0x2e, 0x2e, 0x31, 0xc0)
python call_inside_other("unchanged")
info static-calls -sites first
info static-calls -sites other
set variable *((unsigned short *)&'__static_call_key.first' + 2) |= 256
info static-calls -sites first
