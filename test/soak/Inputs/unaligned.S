/* Sites of all keys at all offsets of a cache line, also across pages: 64 calls
   and 64 jumps of each key. */

        .altmacro

        .macro  entry function, key
        .pushsection .data.rel.ro.sites, "aw", @progbits
#ifdef __i386__
        .long   \function, \key
#else
        .quad   \function, \key
#endif
        .popsection
        .endm

        .macro  record key, site
        .pushsection ".static_call_sites.default_\key!1.\site", "a", @progbits
        .balign 4
        .long   \site - .
        .popsection
        .endm

/* The bytes before the site are `ahead`. */
        .macro  place offset, ahead
        .balign 64, 0xcc
        .skip   (\offset + 64 - \ahead) % 64, 0xcc
        .endm

        .macro  calls key, offset
#ifdef __i386__
        place   \offset, 7
call_\key\()_\offset:
        subl    $8, %esp
        pushl   12(%esp)
call_site_\key\()_\offset:
        call    default_\key
        addl    $12, %esp
#else
        place   \offset, 4
call_\key\()_\offset:
        subq    $8, %rsp
call_site_\key\()_\offset:
        call    default_\key
        addq    $8, %rsp
#endif
        ret
        entry   call_\key\()_\offset, \key
        record  \key, call_site_\key\()_\offset
        .endm

        .macro  jumps key, offset
        place   \offset, 0
jump_\key\()_\offset:
        jmp     default_\key
        entry   jump_\key\()_\offset, \key
        record  \key, jump_\key\()_\offset
        .endm

/* One after the other, in lines of their own: the last offset of some key is the
   last of a page. */
        .macro  row kind, key
        .balign 4096, 0xcc
        .skip   128 * \key, 0xcc
        .set    offset, 0
        .rept   64
        .balign 128, 0xcc
        .skip   64, 0xcc
        \kind   \key, %offset
        .set    offset, offset + 1
        .endr
        .endm

        .pushsection .data.rel.ro.sites, "aw", @progbits
        .balign 8
        .globl  sites
sites:
        .popsection

        .text
        .irp    key, 0, 1, 2, 3, 4, 5, 6, 7
        row     calls, \key
        row     jumps, \key
        .endr
        .section .note.GNU-stack, "", @progbits
