/* SQLite's own check of a whole file. It is one step of its machine, however large the file, so no progress
 * handler is called during it; a timer looks instead whether somebody waits, and interrupts it. */
#include "sql.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/file.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LOOK_EVERY_MS = 10 };

static struct store *volatile checked;
static volatile sig_atomic_t stopped;
static char journal[FILE_PATH_SIZE + 8]; /* of another program that writes to the file */

/* Only what a signal handler may do: poll and access, and sqlite3_interrupt sets one flag. */
static void look(int number)
{
    int saved = errno;
    (void)number;
    struct store *store = checked;
    if (store && (store->busy(store->busy_context) || (!store->writing && access(journal, F_OK) == 0))) {
        stopped = 1;
        sqlite3_interrupt(store->db);
    }
    errno = saved;
}

/* A statement with a part for each table and index, so it is not kept. */
static int check(struct store *store, struct err *err, char *text, size_t size)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, "PRAGMA integrity_check(3)", -1, &statement, NULL) != SQLITE_OK) {
        sql_fail(store, sqlite3_extended_errcode(store->db), err);
        return -1;
    }
    int step = sql_step(store, statement, err);
    if (step > 0)
        snprintf(text, size, "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return step;
}

bool sql_whole(struct store *store, char *text, size_t size, struct err *err)
{
    text[0] = '\0';
    if (!store->busy)
        return check(store, err, text, size) > 0;
    snprintf(journal, sizeof journal, "%s-journal", store->path);
    stopped = 0;
    checked = store;
    clock_look_every(LOOK_EVERY_MS, look);
    int step = check(store, err, text, size);
    clock_look_every(0, NULL);
    checked = NULL;
    /* What it found until then says nothing about the file. */
    if (step > 0 && stopped)
        return sql_fail(store, SQLITE_INTERRUPT, err);
    return step > 0;
}
