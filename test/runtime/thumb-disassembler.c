// REQUIRES: native
// RUN: %clang_rt -isystem %llvm_include %s %llvm_libs -o %t && env ASAN_OPTIONS=detect_leaks=0 %t
// What decode accepts LLVM prints as that very branch, what encode makes it
// prints as asked.

#undef SC_ARCH
#define SC_ARCH arm
#include "disassembler.h"

static struct family family = {
    .triple = "thumbv7-linux-gnueabihf",
    .forms = {[SC_CALL] = {"bl", ""},
              [SC_JUMP] = {"b.w", ""},
              [SC_NOTHING] = {"nop.w", ""},
              [SC_ZERO] = {"mov.w", "r0, #0"},
              [SC_EXCHANGE] = {"blx", ""}},
    .base = 4,
    .alignment = 2,
    .addresses = UINT32_MAX,
    .state = 1,
    .reach = 25,
    .words = {0xe000, 0xe000},          /* no IT, which LLVM would remember */
    .near = {{0x8000f800, 0x8000f000},  /* branches */
             {0xd000f800, 0xc000f000},  /* blx */
             {0xff00ffff, 0x8000f3af},  /* hints */
             {0x8000f000, 0x0000f000}}, /* immediates */
    .fixed = 32,
};

int main(void) { return check_family(); }
