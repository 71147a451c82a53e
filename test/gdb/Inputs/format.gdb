python
def check_fields(name, names, sizes):
    fields = gdb.lookup_type("struct " + name).fields()
    # Of a union the first.
    found = [field.name or field.type.fields()[0].name for field in fields]
    assert found == names, (name, found)
    assert [field.type.sizeof for field in fields] == sizes, name

def check_size(name, form):
    assert gdb.lookup_type("struct " + name).sizeof == form.size, name

def check_text(name, value):
    found = gdb.parse_and_eval(name).string()
    assert found == value, (name, found, value)

check_fields("sc_unit", UNIT_FIELDS, [4] * len(UNIT_FIELDS))
check_fields("sc_view", VIEW_FIELDS, [4] * len(VIEW_FIELDS))
arch = architecture()
pointer = arch.pointer.size
check_fields("static_call_key", ["view"] + KEY_FIELDS[1:], [4, 2, 2] + [pointer] * 7)
check_size("static_call_key", arch.key)
check_fields("sc_definition", ["key", "target"], [pointer] * 2)
check_size("sc_definition", arch.definition)
print("fields as expected")
constants = {**globals(), "STATE_KNOWN": arch.known}
for field in gdb.lookup_type("enum constants").fields():
    assert field.enumval == constants[field.name], field.name
for name in ("VIEWS_SECTION", "TRAMPOLINE_PREFIX", "RETURN0"):
    check_text(name, globals()[name])
check_text("UNIT", UNIT_PREFIX + str(VERSION))
print("constants as expected")
end
