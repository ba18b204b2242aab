/* What a single value of a table looks like, whatever stands above it. */
#ifndef KLASKAST_IO_CELL_H
#define KLASKAST_IO_CELL_H

#include <stdbool.h>

enum cell_look {
    CELL_EMPTY,
    CELL_PERSONAL, /* never kept: see cell_is_personal; and 'm', 'v', 'jongen', 'meisje' */
    CELL_PREFIX,   /* 'van den' */
    CELL_COUNT,    /* of a column: 1, 2, 3, ...; never of one value */
    CELL_CLASS,    /* '7A', 'Groep 5/6' */
    CELL_KEY,      /* a word with a digit in it */
    CELL_NAME,     /* words without digits */
    CELL_OTHER,
};

enum cell_look cell_look(const char *value);

/* A value that must not be kept whatever its column: an e-mail address, phone number, postcode, date or BSN.
 */
bool cell_is_personal(const char *value);

#endif
