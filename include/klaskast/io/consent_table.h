/* A parents' portal's list of answers about photos: columns for the name, as in a class list, and a column of
 * yes and no for each kind of consent. [C1, C2] */
#ifndef KLASKAST_IO_CONSENT_TABLE_H
#define KLASKAST_IO_CONSENT_TABLE_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/classlist.h"
#include "klaskast/domain/consent.h"

struct consent_row {
    const struct classlist_row *who;            /* its name, number and line */
    enum consent_answer answers[CONSENT_KINDS]; /* CONSENT_OPEN: the list does not say */
};

struct consent_table {
    struct classlist list;
    const char *headings[CONSENT_KINDS]; /* of the column of each kind; NULL: there is none */
    struct consent_row *rows;
    size_t count;
    const int *odd; /* lines on which something stands that is neither yes nor no */
    size_t odd_count;
};

/* Reads a table (CSV or JSON). `wanted` names the column of a kind by its heading; where it is NULL the only
 * column whose heading speaks of it is taken. Everything lives in `arena`. False: the file is no such list,
 * or a kind has several columns and nobody said which; `err` names file, line and the columns. */
bool consent_table_read(const char *name, const char *bytes, size_t length,
                        const char *const wanted[CONSENT_KINDS], struct arena *arena,
                        struct consent_table *table, struct err *err);

#endif
