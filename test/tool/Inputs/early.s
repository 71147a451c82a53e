@ Start-up code that returns, jumps and branches under conditions, before it
@ calls what has a static call.
        .syntax unified
        .thumb
        .text
        .globl early
        .type early, %function
early:
        cmp r0, #1
        itt eq
        moveq r0, #2
        bxeq lr
        cbz r0, 1f
        bx lr
1:      cmp r0, #3
        bne 2f
        pop {r4, pc}
2:      b 3f
        .word 0xf000f800
3:      push {r4, lr}
        bl out
        pop {r4, pc}
        .size early, . - early

        .globl never
        .type never, %function
never:
        cbz r0, 1f
        cbz r1, 2f
        cbz r2, 3f
        cbz r3, 4f
        cbz r4, 5f
        cbz r5, 6f
        pop {r4, pc}
        bl out
1:      ldr.w pc, [r0]
        bl out
2:      tbb [pc, r0]
        bl out
3:      ldmia.w r1!, {r0, r2, pc}
        bl out
4:      bx lr
        bl out
5:      mov pc, r0
        bl out
6:      udf #0
        bl out
        .size never, . - never
