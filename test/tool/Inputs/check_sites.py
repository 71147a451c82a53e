"""check_sites.py TOOL FILE COUNT: what the tool lists is what llvm-objdump shows."""
import json
import re
import subprocess
import sys

tool, path, count = sys.argv[1:]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


calls = {}
function = start = None
for line in run("llvm-objdump", "-d", "--no-show-raw-insn", path).splitlines():
    header = re.match(r"([0-9a-f]+) <(.*)>:$", line)
    if header:
        start, function = int(header[1], 16), header[2]
    call = re.match(r" *([0-9a-f]+):\s+(call[lq]?|jmp[lq]?|blx?|b|b\.w)\s+0x([0-9a-f]+)", line)
    if call:
        at = int(call[1], 16)
        form = "call" if call[2].startswith(("call", "bl")) else "jump"
        calls[at] = (function, at - start, form, int(call[3], 16))

(unit,) = json.loads(run(tool, "list", "--json", path))["files"]
sites = [site for key in unit["keys"] for site in key["sites"]]
assert len(sites) == int(count), sites
for site in sites:
    function, offset, form, dest = calls[int(site["address"], 16)]
    assert site["function"] == function, site
    assert site["offset"] == offset, site
    assert site["form"] == form, site
    assert int(site["destination"], 16) == dest, site
