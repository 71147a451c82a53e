"""damage_hex.py FILE FOLDER: the Intel HEX of a file of less than 1 MiB, in other
words, and in wrong ones."""
import os
import sys

lines = open(sys.argv[1]).read().split()
folder = sys.argv[2]
os.makedirs(folder, exist_ok=True)


def record(kind, offset, data):
    body = bytes([len(data), offset >> 8, offset & 255, kind]) + data
    return f":{body.hex()}{-sum(body) & 255:02x}".upper()


def write(name, lines, end="\r\n", last="\r\n"):
    open(os.path.join(folder, name), "w", newline="").write(end.join(lines) + last)


memory, base = {}, 0
for line in lines:
    body = bytes.fromhex(line[1:])
    kind, data = body[3], body[4:-1]
    if kind in (2, 4):
        base = int.from_bytes(data, "big") << (4 if kind == 2 else 16)
    if kind == 0:
        memory.update((base + int.from_bytes(body[1:3], "big") + i, b) for i, b in enumerate(data))


def words(size, base_of):
    """The same bytes in records of `size`, each behind what offsets count from."""
    runs, at = [], None
    for address in sorted(memory):
        if at is None or address != at + len(data) or len(data) == size or not address % 4096:
            at, data = address, bytearray()
            runs.append((at, data))
        data.append(memory[address])
    for at, data in runs:
        base, kind, field = base_of(at)
        yield record(kind, 0, field.to_bytes(2, "big"))
        yield record(0, at - base, bytes(data))


end = lines[-1]
write("segments", [record(3, 0, bytes(4)),
                   *words(7, lambda at: (at & ~4095, 2, at >> 12 << 8)), end], "\n", "\n")
write("long", [*words(255, lambda at: (at & ~65535, 4, at >> 16)), record(5, 0, bytes(4)), end])
write("unended", lines, "\n", "")
head, rest, third = lines[:2], lines[3:], lines[2]
write("bad-alien", [*head, "x" + third[1:], *rest])
write("bad-behind", [*lines, end])
write("bad-blank", [lines[0], "", *lines[1:]], "\n")
write("bad-checksum", [*head, third[:-2] + f"{int(third[-2:], 16) ^ 1:02X}", *rest])
write("bad-cut", [*head, third[:-2], *rest])
write("bad-digit", [*head, third[:11] + "G" + third[12:], *rest])
write("bad-empty", [lines[0], ":", *lines[1:]])
write("bad-end", lines[:-1])
write("bad-length", [*head, f":{int(third[1:3], 16) + 1:02X}" + third[3:], *rest])
write("bad-line", [*head, third + " ", *rest])
write("bad-start", [lines[0], record(5, 0, bytes(2)), *lines[1:]])
write("bad-twice", [*lines[:-1], third, end])
write("bad-type", [lines[0], record(6, 0, b""), *lines[1:]])
write("bad-wrap", [lines[0], record(2, 0, bytes(2)), record(0, 0xffff, bytes(2)), *lines[1:]])
