/*
 * The database of the two SQLite floors: a class and an append-only list of
 * ticks, opened with the same journal mode as klaskast's own file.
 */
#ifndef KLASKAST_FLOOR_DB_H
#define KLASKAST_FLOOR_DB_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static inline void floor_check(sqlite3 *db, int rc)
{
    if (rc != SQLITE_OK && rc != SQLITE_ROW && rc != SQLITE_DONE) {
        fprintf(stderr, "floor: %s\n", db ? sqlite3_errmsg(db) : "no memory");
        exit(3);
    }
}

/* Only a new file gets its tables and pupils; one that exists is opened as it
 * is, so that making the fixture is never part of what is measured. */
static inline void floor_create(sqlite3 *db, int pupils)
{
    sqlite3_stmt *add;

    floor_check(db, sqlite3_exec(db,
                                 "BEGIN IMMEDIATE;"
                                 "CREATE TABLE pupil (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
                                 "CREATE TABLE tick (id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL,"
                                 " moment INTEGER NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL) STRICT;"
                                 "CREATE INDEX tick_pupil ON tick (pupil);"
                                 "PRAGMA user_version = 1;",
                                 NULL, NULL, NULL));
    floor_check(db, sqlite3_prepare_v2(db, "INSERT INTO pupil (id, name) VALUES (?1, 'Pupil number ' || ?1)",
                                       -1, &add, NULL));
    for (int i = 1; i <= pupils; i++) {
        floor_check(db, sqlite3_bind_int(add, 1, i));
        floor_check(db, sqlite3_step(add));
        floor_check(db, sqlite3_reset(add));
    }
    sqlite3_finalize(add);
    floor_check(db, sqlite3_exec(db, "COMMIT", NULL, NULL, NULL));
}

static inline sqlite3 *floor_open(const char *path, int pupils)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *version = NULL;
    int found;

    floor_check(db, sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL));
    floor_check(
        db, sqlite3_exec(db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;", NULL, NULL, NULL));
    floor_check(db, sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &version, NULL));
    floor_check(db, sqlite3_step(version));
    found = sqlite3_column_int(version, 0);
    sqlite3_finalize(version);
    if (found == 0)
        floor_create(db, pupils);
    return db;
}

static inline sqlite3_stmt *floor_tick_prepare(sqlite3 *db)
{
    sqlite3_stmt *tick = NULL;

    floor_check(db, sqlite3_prepare_v2(db,
                                       "INSERT INTO tick (pupil, moment, kind, data)"
                                       " VALUES (?1, unixepoch(), 'handed-in', '{\"device\":\"phone\"}')",
                                       -1, &tick, NULL));
    return tick;
}

/* One row, one transaction, on disk when it returns. */
static inline void floor_tick(sqlite3 *db, sqlite3_stmt *tick, int pupil)
{
    floor_check(db, sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
    floor_check(db, sqlite3_bind_int(tick, 1, pupil));
    floor_check(db, sqlite3_step(tick));
    floor_check(db, sqlite3_reset(tick));
    floor_check(db, sqlite3_exec(db, "COMMIT", NULL, NULL, NULL));
}

#endif
