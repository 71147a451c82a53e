"""Firmware's tests: each board holds code in two ways, and each program is compiled at
two levels of optimisation, with the library for it: every test of a folder, once with
each of these."""
import copy
import os

from boards import find_boards
from matrix import Matrix

# The linker scripts, whether they put text in RAM, and what compiles static calls.
WAYS = {"ram": (1, ""), "xip": (0, "-mllvm -static-call=out-of-line")}
LEVELS = {"Oz": "staticcall", "O2": "staticcall-fast"}


class Boards(Matrix):
    """A row is <board>.<way>.<level>, which are features, too. `parts` are the
    compiler's flags for static calls; `share` and `lib` have the linker's files."""

    def __init__(self, root, out, parts, share, lib):
        self.parts = parts
        self.share = share
        self.lib = lib
        self.boards = dict(find_boards(root))
        self.objects = {name: board.start_up(os.path.join(out, name))
                        for name, board in self.boards.items()}
        super().__init__({f"{name}.{way}.{level}": (name, way, level)
                          for name in self.boards for way in WAYS for level in LEVELS})

    def only(self, is_wanted):
        """The rows whose board, way and level are wanted."""
        some = copy.copy(self)
        some.rows = {row: of for row, of in self.rows.items() if is_wanted(self.boards[of[0]], *of[1:])}
        return some

    def features_of(self, row):
        name, way, level = self.rows[row]
        return {name, way, level, *self.boards[name].features}

    def substitutions_of(self, row):
        name, way, level = self.rows[row]
        board = self.boards[name]
        is_in_ram, how = WAYS[way]
        compiler = f"{board.compiler()} -{level} -DTEXT_IS_IN_RAM={is_in_ram}"
        link = board.link(way, self.objects[name], self.share)
        return [
            # Compiles and links without static calls; with them.
            (r"%plain\b", f"{compiler} {link}"),
            (r"%firmware\b", f"{compiler} {self.parts} {how} {link} "
                             f"-L{self.lib}/{board.triple} -l{LEVELS[level]}"),
            # Compiles only.
            (r"%in_place\b", f"{compiler} {self.parts} -c"),
            (r"%out_of_line\b", f"{compiler} {self.parts} {WAYS['xip'][1]} -c"),
            (r"%run_image\b", f"run-image {board.run_image()}"),
            (r"%run\b", f"run-board {board.run}"),
            (r"%instructions\b", f"count-instructions {board.run}"),
            (r"%library\b", f"{self.lib}/{board.triple}/lib{LEVELS[level]}.a"),
        ]
