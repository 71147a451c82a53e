// As early.s.
        .text
        .globl early
        .type early, %function
early:
        cbz w0, 1f
        ret
1:      blr x1
        bl out
        ret
        .size early, . - early

        .globl never
        .type never, %function
never:
        cbz w0, 1f
        cbz w1, 2f
        cbz w2, 3f
        ret
        bl out
1:      br x0
        bl out
2:      b .
        bl out
3:      udf #0
        bl out
        .size never, . - never
