/* Functions of assembly, for every machine. */
#if defined(__x86_64__) || defined(__i386__)
#define CALL "call "
#define JUMP "jmp "
#define RETURN "ret"
#define ZERO "xor %eax, %eax\n"
#elif defined(__aarch64__)
#define CALL "bl "
#define JUMP "b "
#define RETURN "ret"
#define ZERO "mov w0, #0\n"
#else
#define CALL "bl "
#define JUMP "b "
#define RETURN "bx lr"
#define ZERO "mov r0, #0\n"
#endif
#ifdef __thumb__
#undef JUMP
#define JUMP "b.w "
#define KIND ".thumb_func\n"
#else
#define KIND
#endif

#define FUNCTION(name, text)                                                   \
  __asm__(".text\n.p2align 4\n.globl " #name "\n.type " #name                  \
          ",%function\n" KIND #name ":\n" text "\n" RETURN "\n.size " #name    \
          ", . - " #name)

/* The runtime's, which would need libc. */
FUNCTION(__static_call_start, "");
FUNCTION(__static_call_stop, "");
#ifdef __arm__
FUNCTION(__aeabi_unwind_cpp_pr0, "");
#endif

/* Never called. */
FUNCTION(stray_call, CALL "aside");
FUNCTION(stray_jump, JUMP "aside");
FUNCTION(aside, ".hidden aside");
