// REQUIRES: native
// RUN: %clang_rt -isystem %llvm_include %s %llvm_libs -o %t && env ASAN_OPTIONS=detect_leaks=0 %t
// What decode accepts LLVM prints as that very branch, what encode makes it
// prints as asked.

#undef SC_ARCH
#define SC_ARCH x86_32
#include "disassembler.h"

static struct family family = {
    .triple = "i386-linux-gnu",
    .forms = {[SC_CALL] = {"calll", ""},
              [SC_JUMP] = {"jmp", ""},
              [SC_NOTHING] = {"leal", "%ds:(%esi,%eiz), %esi"},
              [SC_ZERO] = {"xorl", "%eax, %eax"}},
    .prefixes = "\x26\x2e\x36\x3e\x64\x65\x66\x67\xf0\xf2\xf3",
    .base = 5,
    .alignment = 1,
    .addresses = UINT32_MAX,
    .reach = 32,
    .near = {{0xff, 0xe8},              /* call */
             {0xff, 0xe9},              /* jmp */
             {0xffffff, 0x748d3e},      /* leal */
             {0xffffffff, 0x312e2e2e}}, /* xor */
    .fixed = 40,
};

int main(void) { return check_family(); }
