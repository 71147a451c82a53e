"""read_table TABLE IMAGE: a boot table by its format alone, without the tool."""
import re
import struct
import subprocess
import sys
import zlib

table, image = open(sys.argv[1], "rb").read(), sys.argv[2]
magic, version, length, sequence, build_id = struct.unpack_from("<IIII20s", table)
assert magic == 0x54424353 and length == len(table)
print(f"length {length} version {version} sequence {sequence}")

notes = subprocess.run(["llvm-readelf", "-SsW", image], check=True, capture_output=True,
                       text=True).stdout
views = {m[2]: int(m[1], 16) for m in
         re.finditer(r": ([0-9a-f]+) .* __static_call_view\.(?:__SCT__)?(\S+)", notes)}
names = sorted(views, key=views.get)
data = open(image, "rb").read()
if b"\4\0\0\0\x14\0\0\0\3\0\0\0GNU\0" + build_id in data:
    print("build id is the image's")

for place in range(36, length - 4, 4):
    key, target = struct.unpack_from("<HH", table, place)
    print(names[key], target)
assert struct.unpack_from("<I", table, length - 4)[0] == zlib.crc32(table[:-4])
print(f'checksum is that of zlib, of "123456789" {zlib.crc32(b"123456789"):#x}')
