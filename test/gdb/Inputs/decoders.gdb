# Lines of architecture, address, bytes, form by the runtime and destination.
python
class Bytes:
    def __init__(self, code):
        self.code = bytes.fromhex(code)

    def read(self, address, size):
        return self.code[:size]

CALL, JUMP, NOTHING, ZERO, EXCHANGE = range(1, 6)
TEXTS = {CALL: {"call"} | {"bl" + c for c in CONDITIONS},
         JUMP: {"jmp", "b.w"} | {"b" + c for c in CONDITIONS},
         NOTHING: {"nop.w"} | {"nop" + c for c in CONDITIONS},
         ZERO: {"xor", "mov.w"} | {"mov" + c for c in CONDITIONS},
         EXCHANGE: {"blx"}}

def is_same(line):
    name, pc, code, form, dest = line.split()
    found, form = ARCHITECTURES[name].instruction(Bytes(code), int(pc, 16)), int(form)
    if not form or not found:
        return not form and not found
    dest = None if form in (NOTHING, ZERO) else int(dest, 16)
    is_zero = form == ZERO if dest is None else None
    return found.text in TEXTS[form] and found.dest == dest and found.is_zero == is_zero

lines = open(decoded).read().splitlines()
others = [line for line in lines if not is_same(line)]
print("\n".join(others[:10]))
print("%d instructions, %d otherwise" % (len(lines), len(others)))
end
