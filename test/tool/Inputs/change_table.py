"""change_table IN OUT PLACE [keep|same]: adds 1 to the byte there, or gives the first
entry the second's key, and mends the checksum unless it is to be kept."""
import struct
import sys
import zlib

source, target, place, *how = sys.argv[1:]
table = bytearray(open(source, "rb").read())
if how == ["same"]:
    table[36:38] = table[40:42]
else:
    table[int(place)] = (table[int(place)] + 1) % 256
if how != ["keep"]:
    table[-4:] = struct.pack("<I", zlib.crc32(table[:-4]))
open(target, "wb").write(table)
