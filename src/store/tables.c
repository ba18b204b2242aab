/* What a data file is made of: each statement that makes a part of it, and whether there is anything else. */
#include "sql.h"

#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>

const char *const schema_steps[STORE_VERSION] = {
    /* 1: the journal. `data` is a JSON object: SQLite calls json_valid() unsafe in a schema that is not
     * trusted, so the whole check is in event_read_data. A row may only be emptied (who, pupil, data and salt
     * to NULL, for ever), never removed. */
    "CREATE TABLE journal("
    " number INTEGER PRIMARY KEY, action TEXT NOT NULL, occurred INTEGER NOT NULL, recorded INTEGER NOT NULL,"
    " day TEXT NOT NULL, kind TEXT NOT NULL, who TEXT, class INTEGER, pupil INTEGER, ref INTEGER,"
    " data TEXT CHECK(data IS NULL OR data LIKE '{%}'), salt BLOB, content BLOB NOT NULL, chain BLOB NOT NULL"
    ") STRICT;"
    "CREATE INDEX journal_ref ON journal(ref) WHERE ref IS NOT NULL;"
    "CREATE TRIGGER journal_no_change BEFORE UPDATE ON journal WHEN NOT ("
    " new.who IS NULL AND new.pupil IS NULL AND new.data IS NULL AND new.salt IS NULL AND new.number = "
    "old.number"
    " AND new.action = old.action AND new.occurred = old.occurred AND new.recorded = old.recorded"
    " AND new.day = old.day AND new.kind = old.kind AND new.class IS old.class AND new.ref IS old.ref"
    " AND new.content = old.content AND new.chain = old.chain)"
    " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;"
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal"
    " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;",
    /* 2: a pupil's card is read from the journal. */
    "CREATE INDEX journal_pupil ON journal(pupil, number) WHERE pupil IS NOT NULL;",
    /* 3: by pieces of 256 rows. Ordered by pupil alone, what a whole class did with one key was one page
     * a pupil at the end of the year; now it is the last page or two. */
    ("DROP INDEX IF EXISTS journal_pupil;"
     "CREATE INDEX journal_piece ON journal(number >> 8, pupil) WHERE pupil IS NOT NULL;"),
    /* 4: and a name may be taken out of what a row says (data, with another salt), once a later row tells of
     * it. */
    ("DROP TRIGGER IF EXISTS journal_no_change;"
     "CREATE TRIGGER journal_no_change BEFORE UPDATE ON journal WHEN NOT ("
     " new.number = old.number AND new.action = old.action AND new.occurred = old.occurred"
     " AND new.recorded = old.recorded AND new.day = old.day AND new.kind = old.kind"
     " AND new.class IS old.class AND new.ref IS old.ref AND new.content = old.content"
     " AND new.chain = old.chain"
     " AND (new.who IS NULL AND new.pupil IS NULL AND new.data IS NULL AND new.salt IS NULL"
     " OR new.who IS old.who AND new.pupil IS old.pupil AND new.data IS NOT NULL"
     " AND new.salt IS NOT NULL AND old.salt IS NOT NULL AND EXISTS(SELECT 1 FROM journal j"
     " WHERE j.ref = old.number AND j.number > old.number AND j.kind = 'redacted')))"
     " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;"),
};

const struct cache cache_tables[CACHE_TABLES] = {
    [CACHE_UNDONE] = { "undone", "number INTEGER PRIMARY KEY", "", NULL },
    { "preference", "id INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL",
      "CREATE INDEX preference_name ON preference(name, id);", NULL },
    { "shift", "id INTEGER PRIMARY KEY, day INTEGER NOT NULL, who TEXT NOT NULL, substitute INTEGER NOT NULL",
      "CREATE INDEX shift_who ON shift(who, id);", NULL },
    { "policy", "id INTEGER PRIMARY KEY, digest TEXT NOT NULL, rules TEXT NOT NULL, changed TEXT", "", NULL },
    { "class", "id INTEGER PRIMARY KEY, name TEXT NOT NULL, groups TEXT NOT NULL, demo INTEGER NOT NULL", "",
      NULL },
    { "pupil",
      "id INTEGER PRIMARY KEY, class INTEGER NOT NULL, first TEXT NOT NULL, prefix TEXT NOT NULL, "
      "surname TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL, search TEXT NOT NULL, key TEXT "
      "NOT NULL, grp TEXT NOT NULL, slot INTEGER NOT NULL, left_day INTEGER, came_day INTEGER NOT NULL, "
      "placed_day INTEGER NOT NULL",
      "CREATE INDEX pupil_class ON pupil(class, sort, id, left_day);"
      "CREATE INDEX pupil_here ON pupil(class, ifnull(left_day, " PUPIL_STAYS "));"
      "CREATE INDEX pupil_search ON pupil(class, search);",
      NULL },
    /* Classes that a pupil was in before, each up to the day of `until_day`, when it was in it no more; by
     * the event that ended it. Who never went to another class has none. */
    { "was_in",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, grp TEXT NOT NULL, slot "
      "INTEGER NOT NULL, from_day INTEGER NOT NULL, until_day INTEGER NOT NULL",
      "CREATE INDEX was_in_class ON was_in(class, until_day); CREATE INDEX was_in_pupil ON was_in(pupil);",
      "pupil" },
    { "stay",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, kind INTEGER NOT NULL, "
      "state INTEGER NOT NULL, label TEXT NOT NULL, in_at INTEGER NOT NULL, in_day INTEGER NOT NULL, "
      "lent_at INTEGER NOT NULL, purpose TEXT NOT NULL, lent_to_class INTEGER NOT NULL, back_at "
      "INTEGER NOT NULL, back_day INTEGER, changed INTEGER NOT NULL",
      /* Every index is one more page of a tick, so each stay is in as few as can be: the first while it is
       * open, the next for a watch in the bag, the others once it is over. */
      "CREATE INDEX stay_open ON stay(pupil) WHERE back_day IS NULL AND state <> 2;"
      "CREATE INDEX stay_bag ON stay(class, in_day) WHERE back_day IS NULL AND state = 2;"
      "CREATE INDEX stay_back ON stay(back_day, pupil) WHERE back_day IS NOT NULL;"
      "CREATE INDEX stay_day ON stay(class, in_day) WHERE back_day IS NOT NULL;"
      "CREATE INDEX stay_over ON stay(back_day) WHERE back_day > in_day;"
      "CREATE INDEX stay_label ON stay(pupil, in_at) WHERE kind = 2 AND label <> '';",
      NULL },
    { "mark",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, kind INTEGER NOT NULL, "
      "day INTEGER NOT NULL, at INTEGER NOT NULL",
      "CREATE INDEX mark_day ON mark(class, day);", NULL },
    { "exemption",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, device INTEGER NOT "
      "NULL, from_day INTEGER NOT NULL, until_day INTEGER NOT NULL, agreed INTEGER, ended INTEGER NOT "
      "NULL",
      "CREATE INDEX exemption_pupil ON exemption(pupil, until_day);", NULL },
    { "record",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, kind INTEGER NOT NULL, "
      "agreement INTEGER NOT NULL, ladder INTEGER NOT NULL, times INTEGER NOT NULL, since INTEGER, measure "
      "INTEGER "
      "NOT NULL, own INTEGER NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL, "
      "day INTEGER NOT NULL, recorded INTEGER NOT NULL, who TEXT NOT NULL, withdrawn INTEGER NOT NULL, view "
      "TEXT NOT NULL",
      "CREATE INDEX record_class ON record(class, day); CREATE INDEX record_pupil ON record(pupil, "
      "at);",
      NULL },
    { "measure",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, record INTEGER NOT "
      "NULL, kind INTEGER NOT NULL, from_day INTEGER, until_day INTEGER, day INTEGER NOT NULL, "
      "withdrawn INTEGER NOT NULL, confirmed INTEGER NOT NULL, paused INTEGER NOT NULL, lifted INTEGER, "
      "lifted_why TEXT NOT NULL",
      "CREATE INDEX measure_pupil ON "
      "measure(pupil, day);",
      NULL },
    { "task",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, about INTEGER NOT "
      "NULL, kind INTEGER NOT NULL, owner INTEGER NOT NULL, at INTEGER NOT NULL, day INTEGER NOT "
      "NULL, due INTEGER NOT NULL, done_day INTEGER, done_by TEXT NOT NULL, how TEXT NOT NULL, why "
      "TEXT NOT NULL, letter INTEGER NOT NULL, signed INTEGER, given INTEGER",
      "CREATE INDEX task_open ON task(pupil) WHERE done_day IS NULL;"
      "CREATE INDEX task_pupil ON task(pupil);",
      NULL },
    { "site",
      "id INTEGER PRIMARY KEY, address TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, subject "
      "TEXT NOT NULL, purpose TEXT NOT NULL, groups TEXT NOT NULL, verdict TEXT NOT NULL, sentence TEXT NOT "
      "NULL, rejects "
      "TEXT NOT NULL, remarks TEXT NOT NULL, note TEXT NOT NULL, reviewed_by TEXT NOT NULL, reviewed_day "
      "INTEGER, "
      "reviews INTEGER NOT NULL, doubt TEXT NOT NULL, doubted_day INTEGER",
      "CREATE INDEX site_key ON site(key);", NULL },
    { "lesson",
      "id INTEGER PRIMARY KEY, uid TEXT NOT NULL, class INTEGER NOT NULL, day INTEGER, title TEXT NOT NULL, "
      "subject TEXT NOT NULL, goal TEXT NOT NULL, groups TEXT NOT NULL, sites TEXT NOT NULL, contact TEXT "
      "NOT "
      "NULL, leave_by TEXT NOT NULL, leave_day INTEGER, media INTEGER NOT NULL, adult INTEGER NOT NULL, "
      "copyright TEXT NOT NULL, state INTEGER NOT NULL",
      "CREATE INDEX lesson_day ON lesson(day);", NULL },
    { "lesson_line",
      "id INTEGER PRIMARY KEY, lesson INTEGER NOT NULL, pupil INTEGER NOT NULL, text TEXT NOT NULL",
      "CREATE INDEX lesson_line_lesson ON lesson_line(lesson);", NULL },
    { "call", "id INTEGER PRIMARY KEY, class INTEGER NOT NULL, day INTEGER NOT NULL, pupil INTEGER NOT NULL",
      "CREATE INDEX call_day ON call(class, day);", NULL },
    { "letter",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, about INTEGER NOT NULL, kind "
      "INTEGER NOT NULL, version INTEGER NOT NULL, day INTEGER NOT NULL, language TEXT NOT NULL, file TEXT "
      "NOT "
      "NULL, digest TEXT NOT NULL, who TEXT NOT NULL, talk TEXT NOT NULL, place TEXT NOT NULL, work TEXT NOT "
      "NULL, agreed TEXT NOT NULL",
      "CREATE INDEX letter_pupil ON letter(pupil, day);", NULL },
    { "note",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, class INTEGER NOT NULL, text TEXT NOT NULL, "
      "withdrawn INTEGER NOT NULL",
      "CREATE INDEX note_pupil ON note(pupil);", NULL },
    { "agreements",
      "id INTEGER PRIMARY KEY, class INTEGER NOT NULL, made INTEGER NOT NULL, lines TEXT NOT NULL",
      "CREATE INDEX agreements_class ON agreements(class, made);", NULL },
    { "consent",
      "id INTEGER PRIMARY KEY, pupil INTEGER NOT NULL, year INTEGER NOT NULL, kind INTEGER NOT NULL, answer "
      "INTEGER NOT NULL, taken INTEGER NOT NULL",
      "CREATE INDEX consent_pupil ON consent(pupil, year, kind);", NULL },
    { "day_total",
      "id INTEGER PRIMARY KEY, class INTEGER NOT NULL, day INTEGER NOT NULL, handed_in INTEGER NOT NULL, "
      "none "
      "INTEGER NOT NULL, absent INTEGER NOT NULL, violations INTEGER NOT NULL, calls INTEGER NOT NULL, times "
      "TEXT NOT NULL",
      "CREATE INDEX day_total_day ON day_total(class, day);", NULL },
    { "purge",
      "id INTEGER PRIMARY KEY, what TEXT NOT NULL, through INTEGER NOT NULL, day INTEGER NOT NULL, who TEXT "
      "NOT "
      "NULL, wiped INTEGER NOT NULL",
      "CREATE INDEX purge_through ON purge(what, through);", NULL },
    { "schoolyear", "id INTEGER PRIMARY KEY, year INTEGER NOT NULL", "", NULL },
};

#define VERSION_TABLE "CREATE TABLE cache_version(version INTEGER NOT NULL) STRICT"

/* Makes the tables, empty, with what they are a cache of. */
bool tables_make(struct store *store, struct err *err)
{
    char sql[2048];
    for (int i = 0; i < CACHE_TABLES; i++) {
        const struct cache *cache = &cache_tables[i];
        snprintf(sql, sizeof sql, "CREATE TABLE %s(%s) STRICT; %s", cache->name, cache->columns,
                 cache->indexes);
        if (!sql_exec(store, sql, err))
            return false;
    }
    snprintf(sql, sizeof sql, VERSION_TABLE "; INSERT INTO cache_version VALUES(%d)", STORE_CACHE_VERSION);
    return sql_exec(store, sql, err);
}

/* --- as it was made ------------------------------------------------------------------------------------ */

static size_t creates(const char *sql)
{
    size_t count = 0;
    for (const char *at = sql; (at = strstr(at, "CREATE ")) != NULL; at++)
        count++;
    return count;
}

static size_t drops(const char *sql)
{
    size_t count = 0;
    for (const char *at = sql; (at = strstr(at, "DROP ")) != NULL; at++)
        count++;
    return count;
}

/* Did a step after this one, up to that version, drop the index or trigger that `sql` makes? */
static bool is_dropped(const char *sql, int step, int version)
{
    char type[8], name[64], drop[96];
    if (sscanf(sql, "CREATE %7[A-Z] %63[a-z_]", type, name) != 2)
        return false;
    snprintf(drop, sizeof drop, "DROP %s IF EXISTS %s;", type, name);
    for (step++; step < version; step++)
        if (strstr(schema_steps[step], drop))
            return true;
    return false;
}

/* Is this the whole of a statement that makes a part of the schema? */
static bool is_made(const char *sql, const char *statements)
{
    const char *at = strstr(statements, sql);
    return at && (!at[strlen(sql)] || at[strlen(sql)] == ';');
}

bool tables_know(const char *sql, int version)
{
    char table[2048];
    for (int i = 0; i < version && i < STORE_VERSION; i++)
        if (is_made(sql, schema_steps[i]) && !is_dropped(sql, i, version))
            return true;
    for (int i = 0; i < CACHE_TABLES; i++) {
        snprintf(table, sizeof table, "CREATE TABLE %s(%s) STRICT", cache_tables[i].name,
                 cache_tables[i].columns);
        if (strcmp(sql, table) == 0 || is_made(sql, cache_tables[i].indexes))
            return true;
    }
    return strcmp(sql, VERSION_TABLE) == 0;
}

bool tables_compare(struct store *store, bool *same, struct err *err)
{
    size_t wanted = 1, found = 0; /* 1: cache_version */
    for (int i = 0; i < STORE_VERSION; i++)
        wanted += creates(schema_steps[i]) - drops(schema_steps[i]);
    for (int i = 0; i < CACHE_TABLES; i++)
        wanted += 1 + creates(cache_tables[i].indexes);
    sqlite3_stmt *rows = sql_bind(store, err, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", "");
    int code = rows ? 0 : -1;
    while (rows && (code = sql_step(store, rows, err)) > 0) {
        const char *sql = (const char *)sqlite3_column_text(rows, 0);
        *same = *same && sql && tables_know(sql, STORE_VERSION);
        found++;
    }
    *same = *same && (code < 0 || found == wanted);
    return code == 0;
}

/* The statement that begins at `at`, without the ';' behind it: the ones within a trigger have a space before
 * what follows them. */
static size_t statement_length(const char *at)
{
    const char *end = strchr(at, ';');
    while (end && end[1] == ' ')
        end = strchr(end + 1, ';');
    return end ? (size_t)(end - at) : strlen(at);
}

static bool make_missing(struct store *store, const char *sql, struct err *err)
{
    int64_t there;
    return sql_number(store,
                      sql_bind(store, err, "SELECT count(*) FROM sqlite_schema WHERE sql = ?1", "t", sql), 0,
                      &there, err) &&
           (there || sql_exec(store, sql, err));
}

bool tables_mend_journal(struct store *store, struct err *err)
{
    char sql[2048];
    for (int i = 0; i < STORE_VERSION; i++) {
        size_t length;
        for (const char *at = schema_steps[i]; *at; at += length + (at[length] == ';')) {
            length = statement_length(at);
            snprintf(sql, sizeof sql, "%.*s", (int)length, at);
            if (strncmp(sql, "CREATE ", 7) == 0 && !is_dropped(sql, i, STORE_VERSION) &&
                !make_missing(store, sql, err))
                return false;
        }
    }
    return true;
}

enum { JOURNAL_GUARDS = 2 };

bool tables_strangers(struct store *store, bool *found, struct err *err)
{
    int64_t version;
    *found = false;
    if (!sql_number(store, sql_bind(store, err, "PRAGMA user_version", ""), 0, &version, err))
        return false;
    sqlite3_stmt *rows =
        sql_bind(store, err,
                 "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger')"
                 " OR name = 'journal' OR sql LIKE 'CREATE VIRTUAL%'",
                 "");
    bool journal = false;
    int guards = 0; /* triggers of the journal: it only grows */
    int code = rows ? 0 : -1;
    while (rows && (code = sql_step(store, rows, err)) > 0) {
        const char *sql = (const char *)sqlite3_column_text(rows, 2);
        bool known = sql && tables_know(sql, (int)version);
        bool here = known && strcmp((const char *)sqlite3_column_text(rows, 0), "table") == 0 &&
                    strcmp((const char *)sqlite3_column_text(rows, 1), "journal") == 0;
        journal = journal || here;
        guards += known && !here;
        *found = *found || !known;
    }
    if (code < 0)
        return false;
    /* The journal or a guard of it has another name or other words than it was given: that is damage, and
     * nothing is taken away. */
    return (journal && !(*found && guards < JOURNAL_GUARDS)) || sql_fail(store, SQLITE_CORRUPT, err);
}
