/* The class's agreements about the internet (internetafspraken): eight sentences in a child's words, which
 * the school can change, and what this class made of them this school year. [I1] */
#ifndef KLASKAST_DOMAIN_AGREEMENTS_H
#define KLASKAST_DOMAIN_AGREEMENTS_H

#include "klaskast/base/err.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/ladder.h"

#include <stdbool.h>
#include <stddef.h>

enum { AGREEMENT_TEXT = 300, AGREEMENT_LINES = 8, AGREEMENT_LINE_LETTERS = 160 };

struct agreement_texts {
    char title[AGREEMENT_TEXT];
    char text[AGREEMENTS][AGREEMENT_TEXT];
    char own[AGREEMENT_TEXT]; /* the heading above the class's own lines about language */
};

/* Reads a file of agreements (Markdown): a title "# ...", the agreements as "1. ..." to "8. ..." in that
 * order, each in one or more lines, and a heading "## ..." for the class's own lines. Anything else is for
 * who edits it. False: `err` names `name`, the line and what is missing there; *texts is then untouched. */
bool agreement_texts_read(const char *name, const char *bytes, size_t length, struct agreement_texts *texts,
                          struct err *err);

/* The sentences in a language: the school's own once it was given, else those built in. */
const struct agreement_texts *agreement_texts(enum language language);
/* The school's own from now on; NULL: those built in. */
void agreement_texts_use(enum language language, const struct agreement_texts *texts);

/* What a class made of them in a school year. */
struct agreements {
    int day;           /* on which the class made them; DAY_NONE: not yet this school year */
    const char *lines; /* its own lines about language, each ended by '\n' but the last; "" none */
};

/* The index-th own line in `out`; false when there are no more. */
bool agreements_line(const struct agreements *agreements, int index, char *out, size_t size);

#endif
