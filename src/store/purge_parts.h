/* What the files purge*.c share. */
#ifndef KLASKAST_PURGE_PARTS_H
#define KLASKAST_PURGE_PARTS_H

#include "rows.h"

#include "klaskast/store/purge.h"

/* A row that is to be emptied. */
struct purge_row {
    int64_t number, ref, class_id;
    enum event_kind kind; /* EVENT_KINDS: of a newer program */
    enum retention_kind what;
    int day;
};

/* purge_rows.c: which rows. Every row once, by number. */
struct purge_rows {
    struct rows rows; /* struct purge_row */
    int64_t through;  /* of RETENTION_TICKS: the last row that was looked at */
    bool more;
};
bool purge_collect(struct store *store, const struct purge_order *order, struct arena *arena,
                   struct purge_rows *list, struct err *err);
/* The last row after `from`, of the `most` that are looked at, up to which all are of before that moment;
 * `from`: there is none. Rows that were written more than a day after `now` are as old as what was written
 * after them, with the clock put right. */
enum { ALL_ROWS = INT32_MAX };
bool purge_last_before(struct store *store, int64_t from, int64_t most, int64_t moment, int64_t now,
                       int64_t *row, struct err *err);
bool purge_through(struct store *store, int64_t *row, struct err *err);

/* purge_redact.c: the rows that a name is taken out of, as they will be. They are changed and folded anew
 * once an event about each is written. */
struct purge_changed {
    int64_t number, thing_id;
    enum thing thing; /* that the row is about; THING_NONE: none */
    const char *data;
    unsigned char salt[JOURNAL_SALT_SIZE];
    char content[DIGEST_HEX_SIZE]; /* the hash of the whole row */
};
bool purge_redact_read(struct store *store, const struct purge_order *order, struct arena *arena,
                       struct purge_changed **changed, size_t *count, struct err *err);
bool purge_redact_write(struct store *store, const struct purge_changed *changed, size_t count,
                        struct err *err);

/* purge_totals.c: a picture of the days in numbers, before and after; and what is gone as events. */
struct purge_totals {
    int64_t class_id;
    const struct day_total *totals;
    size_t total_count;
    const struct record *records;
    size_t record_count;
};
struct purge_days {
    int from, until;
    struct purge_totals *classes;
    size_t count, room;
};
bool purge_days_read(struct store *store, const struct purge_row *rows, size_t count, struct arena *arena,
                     struct purge_days *days, struct err *err);
/* Adds events to `events` (an arena array). */
void purge_days_gone(const struct purge_days *before, const struct purge_days *after, int64_t now,
                     struct arena *arena, struct event **events, size_t *count, size_t *room);

#endif
