"""The boards that firmware runs on: the folders of test/firmware/boards that have a
board.toml."""
import os
import subprocess
import tomllib
from dataclasses import dataclass

# Time goes by instructions: interrupts come at the same places in each run.
SEMIHOSTING = ("-nographic -monitor none -serial null -icount shift=5,sleep=off "
               "-chardev stdio,id=console -semihosting-config "
               "enable=on,target=native,userspace=on,chardev=console")


@dataclass(frozen=True)
class Board:
    """What a board.toml says."""
    folder: str
    triple: str
    flags: str  # of the compiler
    sources: list  # start-up code; their folders have the headers and scripts
    run: str  # runs {program}
    features: list  # what tests may ask for
    cores: int = 1

    def path(self, name):
        return os.path.normpath(os.path.join(self.folder, name))

    def folders(self):
        return dict.fromkeys([self.folder, *(os.path.dirname(self.path(s)) for s in self.sources)])

    def compiler(self):
        includes = " ".join(f"-I{folder}" for folder in self.folders())
        return (f"clang-22 --target={self.triple} {self.flags} -std=c11 -ffreestanding "
                f"-ffunction-sections -Wall -Wextra -Werror "
                f"-Wno-unused-command-line-argument {includes}")

    def start_up(self, out):
        """Compiles the start-up code, if that is to do, and gives the objects."""
        os.makedirs(out, exist_ok=True)
        inputs = [os.path.join(folder, name) for folder in self.folders() for name in os.listdir(folder)]
        newest = max(map(os.path.getmtime, inputs))
        objects = []
        for source in map(self.path, self.sources):
            objects.append(os.path.join(out, os.path.basename(source) + ".o"))
            if not os.path.exists(objects[-1]) or os.path.getmtime(objects[-1]) <= newest:
                subprocess.run([*self.compiler().split(), "-Oz", "-c", source, "-o", objects[-1]],
                               check=True)
        return objects

    def run_image(self):
        """Runs {program}, which does not say where it begins: {entry}."""
        loader = "-device loader,file={program}"
        return (self.run.replace("-kernel {program}", loader)
                .replace(",cpu-num=0", " -device loader,addr={entry},cpu-num=0"))

    def link(self, way, objects, share):
        folders = " ".join(f"-L{folder}" for folder in [*self.folders(), share])
        return (f"-nostdlib -fuse-ld=lld {folders} -Wl,-T,{way}.ld,--gc-sections,"
                f"--orphan-handling=error,--strip-debug,--build-id {' '.join(objects)}")


def find_boards(root):
    for name in sorted(os.listdir(root)):
        path = os.path.join(root, name, "board.toml")
        if os.path.exists(path):
            with open(path, "rb") as file:
                fields = tomllib.load(file)
            fields["run"] = fields["run"].replace("{semihosting}", SEMIHOSTING)
            yield name, Board(os.path.join(root, name), **fields)
