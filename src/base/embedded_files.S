/* The files that are built into the program, as a table of struct embedded that ends with zeros. The Makefile
 * writes the list. Behind the bytes of each stands a zero, so a text file is also a C string. */
#if __SIZEOF_POINTER__ == 8
#define WORD .quad
#else
#define WORD .long
#endif

#define EMBED(name, path)       \
    .section .rodata;           \
    1: .asciz name;             \
    .balign 8;                  \
    2: .incbin path;            \
    3: .byte 0;                 \
    .section .data.rel.ro, "aw"; \
    WORD 1b, 2b, 3b - 2b

    .section .data.rel.ro, "aw"
    .balign 8
    .global embedded_files
embedded_files:
#include "embedded_list.h"
    WORD 0, 0, 0

    .section .note.GNU-stack, "", %progbits
