// RUN: %cc -Wl,-T,%S/../Inputs/far.ld %s -o %t && %static_call list %t | awk '$3 ~ /^call[+]/ { print $1 }' > %t.site
// RUN: far() { sed s/0x30000000/$(($(cat %t.site) + $1 + $2))/ %S/../Inputs/far.ld > %t.ld && %cc -Wl,-T,%t.ld %s -o %t && %run %t 1; }
// RUN: case $(llvm-nm %t | sed -n 's/.* limit_//p') in x86-64) last=0x80000004 step=1;; aarch64) last=0x7fffffc step=4;; arm) last=0x2000004 step=4;; thumb) last=0x1000002 step=2;; esac; echo "$last $step" > %t.reach
// RUN: far $(cut -d' ' -f1 %t.reach) 0 && retargeted %t %t.new f=far 1 far && %run %t.new 2
// RUN: far $(cut -d' ' -f1 %t.reach) $(cut -d' ' -f2 %t.reach) && retargeted %t %t.new f=far 1 veneer && %run %t.new 2
// The last target that a call reaches, and the first for which it takes the
// veneer.
// REQUIRES: exec
// UNSUPPORTED: i386

#include <static_call.h>
#include <stdlib.h>

#ifdef __x86_64__
#define LIMIT "x86-64"
#define RETURN_2 "movl $2, %eax\nret"
#elif defined(__aarch64__)
#define LIMIT "aarch64"
#define RETURN_2 "mov w0, #2\nret"
#elif defined(__thumb__)
#define LIMIT "thumb"
#define RETURN_2 "movs r0, #2\nbx lr"
#else
#define LIMIT "arm"
#define RETURN_2 "mov r0, #2\nbx lr"
#endif
#ifdef __thumb__
#define FUNCTION ".thumb_func\n"
#else
#define FUNCTION
#endif
__asm__(".globl \"limit_" LIMIT "\"\n.set \"limit_" LIMIT "\", 0\n"
        ".section .far,\"ax\",%progbits\n.globl far\n" FUNCTION
        ".type far,%function\nfar: " RETURN_2 "\n.size far, . - far\n.text");

__attribute__((noinline)) int f(void) { return 1; }
int far(void);
__attribute__((noinline)) int call(void) {
  return 10 + __builtin_static_call(f);
}

int main(int argc, char **argv) {
  return call() != 10 + atoi(argv[argc - 1]) || static_call_verify(0, 0) ||
         static_call_load_error();
}
