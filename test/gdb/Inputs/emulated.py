"""For gdb: commands to start a program that qemu runs. It stops at each call of
stop_here; these breakpoints are in no text."""
import os
import shlex
import subprocess
import tempfile
import time

EMULATOR = shlex.split(os.environ["SC_EMULATOR"])


def connect(emulator, socket):
    """qemu may not have bound the socket yet, or not listen."""
    while True:
        try:
            return gdb.execute("target remote " + socket)
        except gdb.error:
            if emulator.poll() is not None:
                raise
        time.sleep(0.01)


def start():
    arguments = gdb.execute("show args", to_string=True).split('"', 1)[1].rsplit('"', 1)[0]
    program = [gdb.current_progspace().filename, *shlex.split(arguments)]
    with tempfile.TemporaryDirectory() as folder:
        socket = os.path.join(folder, "stub")
        # What waits for gdb holds the test's output open: it ends with gdb.
        emulator = ["setpriv", "--pdeathsig=KILL", EMULATOR[0], "-g", socket, *EMULATOR[1:]]
        connect(subprocess.Popen(emulator + program, stderr=subprocess.DEVNULL), socket)


class Starti(gdb.Command):
    def __init__(self):
        super().__init__("starti", gdb.COMMAND_RUNNING)

    def invoke(self, arguments, from_tty):
        start()


class Run(gdb.Command):
    def __init__(self):
        super().__init__("run", gdb.COMMAND_RUNNING)

    def invoke(self, arguments, from_tty):
        start()
        gdb.Breakpoint("stop_here", internal=True)
        gdb.execute("continue")


Starti()
Run()
# The C library is the emulator's; other libraries are where they say.
gdb.execute("set sysroot")
gdb.execute("set solib-search-path %s/lib" % EMULATOR[EMULATOR.index("-L") + 1])
