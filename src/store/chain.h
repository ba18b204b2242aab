/* The chain of hashes over the journal, for the files of this folder: each row has a hash over its content
 * and one over that and the chain before it. See doc/journal.md. */
#ifndef KLASKAST_CHAIN_H
#define KLASKAST_CHAIN_H

#include "sql.h"

/* One row as it is hashed: the same fields in the same order when it is written and when it is verified. */
struct chained_row {
    int64_t number, occurred, recorded, class_id, pupil_id, ref;
    const char *action, *day, *kind, *who, *data;
    const void *salt;
    size_t salt_length;
};

void chain_content(const struct chained_row *row, unsigned char content[DIGEST_SIZE]);
void chain_next(const unsigned char before[DIGEST_SIZE], const unsigned char content[DIGEST_SIZE],
                unsigned char chain[DIGEST_SIZE]);

/* Is this hash of a whole row what the last 'redacted' about it tells of? */
bool chain_told(struct store *store, int64_t number, const unsigned char content[DIGEST_SIZE]);

/* A walk along the chain from the first row, where all but `each` and `context` begin as nothing. */
struct chain_walk {
    int64_t rows; /* walked so far; the last of them does not hold when `broken` */
    unsigned char chain[DIGEST_SIZE];
    bool broken;
    bool is_redacted;                                               /* the last of them */
    int64_t emptied, redacted;                                      /* rows so far */
    void (*each)(struct chain_walk *walk, sqlite3_stmt *statement); /* for every row that holds; NULL */
    void *context;
};

/* The columns of the statement that `each` is shown. */
enum chain_column {
    CHAIN_NUMBER,
    CHAIN_ACTION,
    CHAIN_OCCURRED,
    CHAIN_RECORDED,
    CHAIN_DAY,
    CHAIN_KIND,
    CHAIN_WHO,
    CHAIN_CLASS,
    CHAIN_PUPIL,
    CHAIN_REF,
    CHAIN_DATA,
    CHAIN_SALT,
    CHAIN_CONTENT,
    CHAIN_CHAIN
};
#define CHAIN_COLUMNS                                                                                        \
    "SELECT number, action, occurred, recorded, day, kind, who, class, pupil, ref, data, salt, content,"     \
    " chain FROM journal "

/* The row that a statement of these columns stands on; what it points to is the statement's. */
struct chained_row chain_row(sqlite3_stmt *statement);

/* Some thousand rows further: as long as somebody reads, nobody can commit. *more: the journal goes on.
 * False: it could not be read, or was stopped. */
bool chain_walk(struct store *store, struct chain_walk *walk, bool *more, struct err *err);

/* The whole of it: rows, emptied rows and the chain at the last one. */
bool chain_whole(struct store *store, int64_t *rows, int64_t *emptied, unsigned char chain[DIGEST_SIZE],
                 bool *holds);

#endif
