/* Targets near_1_<key> and near_2_<key> in a field of int3. Their distance
   differs in the three low bytes: a site whose displacement holds the first one
   or two bytes of one and the rest of the other goes to an int3. */

        .macro  near name, key, value
        .globl  near_\name\()_\key
        .type   near_\name\()_\key, @function
near_\name\()_\key:
        .if     \key < 4
        movl    $(\key * 8 + \value), %eax
        .else
#ifdef __i386__
        movl    4(%esp), %eax
        movl    $(\key * 8 + \value), (%eax)
#else
        movl    $(\key * 8 + \value), (%rdi)
#endif
        .endif
        ret
        .balign 32, 0xcc
        .endm

        .macro  all_near name, value
        .irp    key, 0, 1, 2, 3, 4, 5, 6, 7
        near    \name, \key, \value
        .endr
        .endm

        .text
        .balign 4096, 0xcc
        .fill   0x20000, 1, 0xcc
first:  all_near 1, 2
        .fill   0x10110 - (. - first), 1, 0xcc
        all_near 2, 3
        .fill   0x20000, 1, 0xcc
        .section .note.GNU-stack, "", @progbits
