/* Which rows were emptied or redacted, and which of them a later row tells of: verify wants these to be the
 * same. [law 2] */
#ifndef KLASKAST_COVER_H
#define KLASKAST_COVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cover_range {
    int64_t from, until; /* both included */
};
struct cover_list {
    struct cover_range *ranges;
    size_t count, room;
};
struct cover {
    struct cover_list emptied, told, redacted;
    int64_t rows;     /* emptied rows */
    bool broken;      /* a purge that cannot be read */
    int64_t restored; /* says again what was taken out of it; 0: there is none */
};

void cover_clear(struct cover *cover);

/* A row that is empty, in order of number. */
void cover_emptied(struct cover *cover, int64_t number);
/* The `rows` of a purge event ("12-40,42"), which can only tell of rows before it. */
void cover_told(struct cover *cover, const char *rows, int64_t number);

/* A row that says something else than it said when it was written, in order of number; and what the row
 * `number` tells of: that a name was taken out of `row`. */
void cover_redacted(struct cover *cover, int64_t number);
void cover_redaction_told(struct cover *cover, int64_t row, int64_t number);

/* The first row that is empty without a purge (*empty true), or that a purge emptied and that is filled all
 * the same; 0: there is none. */
int64_t cover_differs(struct cover *cover, bool *empty);

#endif
