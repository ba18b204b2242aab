/* SQLite within the store: statements that are prepared once, bound by a string of types, stepped with words
 * for what goes wrong. */
#ifndef KLASKAST_SQL_H
#define KLASKAST_SQL_H

#include "klaskast/base/digest.h"
#include "klaskast/base/memory.h"
#include "klaskast/store/store.h"

#include <sqlite3.h>

enum { STATEMENTS = 192, PROGRESS_STEPS = 4000, WAIT_MS = 2000 };

struct store {
    sqlite3 *db;
    char *path;
    char *warning;
    bool read_only;
    bool interrupted;
    bool unable;  /* the last failure says nothing of what is in the file: memory, open files, moved away */
    bool writing; /* between store_begin and the end of it */
    bool scratch; /* made from a copy that is still there: no backup of it is needed */
    bool damaged; /* seen to be: nothing more is written */
    bool tidied;  /* a view or trigger of somebody else was taken away when it was opened */
    bool stale;   /* the tables were seen to differ from the journal */
    bool checked; /* the whole file was looked at since it was opened, and is in order */
    /* The last row that was seen in this file: an older copy that is put over it does not have that row. */
    int64_t seen;
    unsigned char seen_chain[DIGEST_SIZE];
    int64_t rows_at_begin; /* the journal's last number when the transaction began */
    bool (*busy)(void *context);
    void *busy_context;
    struct {
        const char *sql; /* a literal: known by its address */
        sqlite3_stmt *statement;
    } statements[STATEMENTS];
    int statement_count;
};

/* Fills err from the last failure on the connection; returns false. */
bool sql_fail(struct store *store, int code, struct err *err);

/* What went wrong and what to do about it, without a word on what is kept; NULL for most codes. */
const char *sql_cause(int code);

/* A statement with its parameters bound. `types`, one letter a parameter: i int64_t, n int64_t where 0 is
 * NULL, d int where DAY_NONE is NULL, t text, u text where "" is NULL, b blob (pointer, int size). NULL on
 * failure. It is reset when it is bound anew. */
sqlite3_stmt *sql_bind(struct store *store, struct err *err, const char *sql, const char *types, ...);

/* 1: a row; 0: no more (and reset); -1: failed. */
int sql_step(struct store *store, sqlite3_stmt *statement, struct err *err);

/* Binds and runs a statement that returns no rows. */
#define sql_run(store, err, ...) sql_run_bound(store, sql_bind(store, err, __VA_ARGS__), err)
bool sql_run_bound(struct store *store, sqlite3_stmt *statement, struct err *err);

/* Plain SQL without parameters. */
bool sql_exec(struct store *store, const char *sql, struct err *err);

/* One number, or `otherwise` when there is no row. */
bool sql_number(struct store *store, sqlite3_stmt *statement, int64_t otherwise, int64_t *number,
                struct err *err);

/* Column texts copied to the arena, "" for NULL, with '?' for what a terminal could obey; days with DAY_NONE
 * for NULL, and for what is no day. */
const char *sql_text(sqlite3_stmt *statement, int column, struct arena *arena);
int sql_day(sqlite3_stmt *statement, int column);

/* For sqlite3_progress_handler: not 0 once the store's `busy` wants the work to stop; sql_progress also when
 * another program wants to write, which a reader of the file keeps it from. */
int sql_busy(void *store);
int sql_progress(void *store);

/* transaction.c: is the file still the one at its path? SQLite itself looks only when it writes. */
bool transaction_here(struct store *store, struct err *err);
/* BEGIN IMMEDIATE in a file that is still the same; what is in it was not looked at. */
bool transaction_begin(struct store *store, struct err *err);

/* How much of the file is kept in memory: as much as a key needs to be quick, or little, for work that goes
 * through the whole file once. */
void sql_small_cache(struct store *store, bool small);

/* Forgets the prepared statements. */
void sql_forget(struct store *store);

/* The tables of the cache: one row per thing, by the number of the event that made it. Where a thing has more
 * rows than one, `thing` names the column with that number. */
struct cache {
    const char *name, *columns, *indexes, *thing;
};
enum { CACHE_UNDONE, CACHE_TABLES = 24 };
extern const struct cache cache_tables[CACHE_TABLES];

/* integrity.c: SQLite's own check of the file; `text` becomes "ok", or what is wrong first. It stops within
 * some hundredths of a second when `busy` says so or another program wants to write. False: it could not be
 * read, or was stopped. */
bool sql_whole(struct store *store, char *text, size_t size, struct err *err);

/* copy.c: copy_look that stops when the host's `busy` says so. */
struct copy_look;
bool copy_look_for(struct store *host, const char *path, const char *title, struct copy_look *look,
                   struct err *err);

/* tables.c: the journal's schema in steps; the tables, made empty. */
extern const char *const schema_steps[STORE_VERSION];
bool tables_make(struct store *store, struct err *err);
/* Is this a statement that makes a part of a file of this version? */
bool tables_know(const char *sql, int version);
/* The first day on which pupil `p` is not in its class any more, for one who stays a day that never comes: so
 * that those of now and those who left since a day are one range of the index pupil_here. */
#define PUPIL_STAYS "2147483647"
#define PUPIL_UNTIL(p) "ifnull(" p ".left_day, " PUPIL_STAYS ")"

/* The rows of the journal about pupil ?1, through the index by pieces of 256 rows; no more pieces than the
 * file has pages, whatever number a damaged row has. */
#define JOURNAL_OF_PUPIL                                                                                     \
    "pupil = ?1 AND number >> 8 IN (WITH RECURSIVE piece(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM piece"  \
    " WHERE n < (SELECT min(max(number) >> 8, (SELECT page_count FROM pragma_page_count)) FROM journal))"    \
    " SELECT n FROM piece)"

/* Views, triggers and virtual tables are what a file can do something with by itself: an endless view in the
 * place of a table, a trigger on what is written. *found: there is one that klaskast did not make. False: the
 * journal is not as klaskast makes it, or the file cannot be read. */
bool tables_strangers(struct store *store, bool *found, struct err *err);
/* Makes the indexes and triggers of the journal that are not there any more. */
bool tables_mend_journal(struct store *store, struct err *err);
/* *same becomes false when a table, index or trigger is not as it was made: SQLite's own check does not look
 * at the words that they are made with. */
bool tables_compare(struct store *store, bool *same, struct err *err);

/* schema.c */
bool schema_create(struct store *store, struct err *err);
bool schema_check(struct store *store, int64_t now, struct err *err);

#endif
