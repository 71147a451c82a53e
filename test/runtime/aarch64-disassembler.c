// REQUIRES: native
// RUN: %clang_rt -isystem %llvm_include %s %llvm_libs -o %t && env ASAN_OPTIONS=detect_leaks=0 %t
// What decode accepts LLVM prints as that very branch, what encode makes it
// prints as asked.

#undef SC_ARCH
#define SC_ARCH aarch64
#include "disassembler.h"

static struct family family = {
    .triple = "aarch64-linux-gnu",
    .forms = {[SC_CALL] = {"bl", ""},
              [SC_JUMP] = {"b", ""},
              [SC_NOTHING] = {"nop", ""},
              [SC_ZERO] = {"mov", "x0, xzr"}},
    .alignment = 4,
    .addresses = UINT64_MAX,
    .reach = 28,
    .near = {{0xfc000000, 0x94000000},  /* bl */
             {0xfc000000, 0x14000000},  /* b */
             {0xfffff01f, 0xd503201f},  /* hints */
             {0xff200000, 0xaa000000}}, /* orr */
    .fixed = 32,
};

int main(void) { return check_family(); }
