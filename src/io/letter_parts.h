/* What the files letter*.c share: a template taken apart, what is wrong with it, and a letter that only needs
 * to be written down. */
#ifndef KLASKAST_IO_LETTER_PARTS_H
#define KLASKAST_IO_LETTER_PARTS_H

#include "klaskast/base/memory.h"
#include "klaskast/io/letter.h"
#include "klaskast/io/markdown.h"

/* While Markdown is read a letter of Unicode's private planes stands for each value, so that nothing of a
 * value can be markup: HOLE_FIRST + its index. A template with such letters of its own is refused. */
enum { HOLE_FIRST = 0xF0000, HOLE_SIGNATURE = 0x100000 };
/* A paragraph of this alone is room for a signature. */
#define SIGNATURE_TEXT "\xF4\x80\x80\x80"

/* What is wrong with the templates of one letter. */
struct letter_faults {
    struct buffer *text; /* one sentence a line */
    size_t count;
    bool check;          /* values are not looked at, only whether there can be any */
    const char *missing; /* the first placeholder without a value, where it stands, and the others */
    const char *missing_file;
    int missing_line;
    struct buffer missing_more;
    struct buffer settings; /* those of the school that it wants and that are not filled in: 'place, name' */
};

enum letter_front { FRONT_LETTERHEAD, FRONT_TO, FRONT_DATE, FRONT_SUBJECT, FRONT_SIGNED, FRONT_KEYS };

/* A template whose placeholders are found. Texts live in the arena. */
struct letter_template {
    const char *front[FRONT_KEYS]; /* values filled in, lines apart; NULL: not there */
    const char *body;              /* Markdown with holes */
    int body_line;                 /* where it begins in the file */
    bool blank;                    /* there is no text in the file */
};

struct letter_values {
    const struct letter_value *values;
    size_t count;
};

/* Takes a template apart; what is wrong is added to `faults`. */
void letter_template_read(const struct letter_file *file, const struct letter_values *values,
                          struct arena *arena, struct letter_template *out, struct letter_faults *faults);

/* The text with its holes filled: clean, lines apart. '{{signature}}' stays a hole where it is the whole
 * text, and is nothing elsewhere. */
const char *letter_fill(const char *text, const struct letter_values *values, struct arena *arena);

/* A letter before it is a page or a text: everything filled in. Empty texts are left out. */
struct letter_page {
    enum language language;
    struct markdown letterhead, body;
    const char *to, *date, *subject; /* "" where there is none; `to` has lines */
    const char *subject_word;        /* "Onderwerp:" */
};

/* "Onderwerp:" */
const char *letter_subject_word(enum language language);

void letter_text(const struct letter_page *page, struct buffer *out);
void letter_html(const struct letter_page *page, int lines, struct buffer *out);

#endif
