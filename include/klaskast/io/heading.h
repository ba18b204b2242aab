/* What the headings of a class list mean, in Dutch and English. */
#ifndef KLASKAST_IO_HEADING_H
#define KLASKAST_IO_HEADING_H

#include <stdbool.h>
#include <stddef.h>

enum column_use {
    COLUMN_UNKNOWN,   /* not understood, or of no use here (the name of a mentor): not read */
    COLUMN_FORBIDDEN, /* never stored: numbers of the state, addresses, phones, e-mail, sex, birth date,
                         health */
    COLUMN_FIRST,     /* first name (roepnaam) */
    COLUMN_FORENAMES, /* voornamen: used where there is no first name */
    COLUMN_PREFIX,
    COLUMN_MIDDLE, /* middle name: used only where it is a prefix */
    COLUMN_SURNAME,
    COLUMN_NAME, /* the whole name */
    COLUMN_KEY,  /* the school's number */
    COLUMN_CLASS,
    COLUMN_YEAR,   /* jaargroep */
    COLUMN_STATUS, /* not kept: pupils whose account is not in use are passed over */
    COLUMN_USES,
};

enum { HEADING_SIZE = 80 };

/* As headings are compared: folded, what stands behind ' [' or '(' cut off, signs made blanks, trimmed. */
const char *heading_fold(const char *text, char folded[HEADING_SIZE]);

/* What a column under this heading is for. */
enum column_use heading_use(const char *text);

/* For people: "first name", translated. */
const char *column_label(enum column_use use);

/* Does the column hold (a part of) the name? */
bool column_is_name(enum column_use use);

#endif
