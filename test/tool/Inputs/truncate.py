"""truncate.py TOOL FILE: the tool says no to every beginning of the file."""
import subprocess
import sys

tool, path = sys.argv[1:]
whole = open(path, "rb").read()
step = max(1, len(whole) // 150)
for size in [1, 4, 15, 16, 17, 63, 64, 65, *range(66, len(whole), step), len(whole) - 1]:
    cut = path + ".cut"
    open(cut, "wb").write(whole[:size])
    for command in "list", "verify":
        run = subprocess.run([tool, command, cut], capture_output=True, text=True)
        assert run.returncode in (1, 2), (size, run)
        assert run.stderr.startswith("static-call: ") or run.returncode == 1, (size, run)
