/* The files that are built into the program. Each is a label, its bytes and a zero (so a text file is also a
 * C string); embedded.c holds their names. */
    .section .rodata

#define EMBED(label, path)          \
    .global label;                  \
    label: .incbin path;            \
    .global label##_end;            \
    label##_end: .byte 0;           \
    .balign 8

    .balign 8
EMBED(embedded_nl_mo, "nl.mo")
EMBED(embedded_config_ini, "config.ini")
EMBED(embedded_theme_default, "themes/default.ini")
EMBED(embedded_theme_light, "themes/light.ini")
EMBED(embedded_theme_high_contrast, "themes/high-contrast.ini")
EMBED(embedded_theme_colour_blind, "themes/colour-blind.ini")
EMBED(embedded_theme_mono, "themes/mono.ini")

    .section .note.GNU-stack, "", %progbits
