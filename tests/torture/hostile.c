/*
 * Somebody means harm: links in the way of every file that is written, a data file that was prepared, names
 * that no child has. No file elsewhere changes, nothing crashes, no control character reaches the terminal.
 */
#include "room.h"
#include "rows.h"
#include "torture.h"

#include <fcntl.h>
#include <libgen.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DO(run, ...) room_run(run, ((const char *const[]){ __VA_ARGS__, NULL }))

/* --- links --------------------------------------------------------------------------------------------- */

enum { NEW_FILES = 32, CHECKED_AT_ONCE = 1024 * 1024 };
static char made[NEW_FILES][ROOM_PATH];
static int made_count;

/* Files of the room that are not in the class as it was, or are other ones now. */
static void note_new(void *context, const char *path)
{
    char base[ROOM_PATH];
    (void)context;
    snprintf(base, sizeof base, "%.2000s%.2000s", room_base, path + strlen(room.path));
    if (!room_same(path, base) && made_count < NEW_FILES)
        snprintf(made[made_count++], ROOM_PATH, "%s", path);
}

static char victim[ROOM_PATH];

static void put_victim(void)
{
    FILE *out = fopen(victim, "w");
    if (!out || fputs("precious\n", out) == EOF || fclose(out) != 0)
        exit(99);
    chmod(victim, 0600);
}

static bool precious(void)
{
    size_t length;
    struct stat file;
    unsigned char *bytes = room_bytes(victim, &length);
    bool same = bytes && length == 9 && memcmp(bytes, "precious\n", 9) == 0 && lstat(victim, &file) == 0 &&
                (file.st_mode & 0777) == 0600;
    free(bytes);
    return same;
}

/* The command with a link to somebody's file where PATH, or what is written beside it first, would come. */
static void try_link(const struct row *row, const char *path, const char *end, bool dangling)
{
    char link[ROOM_PATH], folder[ROOM_PATH];
    struct run run;
    room_fresh();
    snprintf(link, sizeof link, "%.2000s%s", path, end);
    snprintf(folder, sizeof folder, "%s", link);
    struct run mkdirs;
    run_program(&mkdirs, &room, (char *[]){ "/bin/mkdir", "-p", dirname(folder), NULL }, NULL);
    run_clear(&mkdirs);
    put_victim();
    if (dangling)
        unlink(victim);
    unlink(link);
    if (symlink(victim, link) != 0)
        return;
    run_words(&run, row->words, NULL);
    const char *why = NULL;
    if (dangling ? access(victim, F_OK) == 0 : !precious())
        why = "the link was followed";
    else if (run.code < 0 || (run.code != 0 && !run.err[0]))
        why = "it did not end in words";
    torture_tried("link in the way of a file that is written", why ? "%s, %s%s: %s (%d: %s)" : NULL,
                  row->name, path, end, why, run.code, run.err);
    run_clear(&run);
    unlink(victim);
}

static void links(void)
{
    static const char *const ends[] = { "", ".tmp", "-journal" };
    char paths[NEW_FILES][ROOM_PATH];
    const struct row *row = &rows[torture_any(ROWS)];
    struct run run;
    if (!row_stands_alone(row))
        return;
    room_fresh();
    run_words(&run, row->words, NULL);
    run_clear(&run);
    made_count = 0;
    room_walk(room.path, note_new, NULL);
    int count = made_count;
    memcpy(paths, made, sizeof paths);
    for (int i = 0; i < count; i++)
        for (size_t e = 0; e < sizeof ends / sizeof *ends; e++)
            try_link(row, paths[i], ends[e], torture_any(2));
}

/* --- what is said -------------------------------------------------------------------------------------- */

/* Control characters, or those that turn the order of letters round. */
static bool harmful(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if ((*at < 0x20 && *at != '\n' && *at != '\t' && (at[0] != '\r' || at[1] != '\n')) || *at == 0x7f)
            return true;
        if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0)
            return true;
        if (at[0] == 0xe2 && at[1] == 0x80 &&
            ((at[2] >= 0xaa && at[2] <= 0xae) || at[2] == 0x8e || at[2] == 0x8f))
            return true;
        if (at[0] == 0xe2 && at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9)
            return true;
    }
    return false;
}

static const char *const looks[][3] = {
    { "today" },           { "tasks", "--all" },  { "history", "Noor" },
    { "history", "1" },    { "site", "list" },    { "lesson", "list" },
    { "measures" },        { "consent" },         { "verify" },
    { "today", "--json" }, { "export", "class" }, { "letter", "1" },
    { "agreements" },      { "rules" },           { "site", "review", "vogels" }
};

/* Looks at everything; NULL when it all ended in words without harm. */
static const char *look_round(void)
{
    static char said[500];
    said[0] = '\0';
    for (size_t i = 0; i < sizeof looks / sizeof *looks && !said[0]; i++) {
        struct run run;
        DO(&run, looks[i][0], looks[i][1], looks[i][1] ? looks[i][2] : NULL);
        bool code = run.code >= 0 && run.code <= 6 && (run.code == 0 || run.err[0]);
        bool json = looks[i][1] && strcmp(looks[i][1], "--json") == 0;
        if (!code)
            snprintf(said, sizeof said, "'%s' ended with %d, signal %d: %.200s", looks[i][0], run.code,
                     run.signal, run.err);
        else if (!json && (harmful(run.out) || harmful(run.err)))
            snprintf(said, sizeof said, "'%s' says a control character: %.300s", looks[i][0],
                     harmful(run.out) ? run.out : run.err);
        run_clear(&run);
    }
    return said[0] ? said : NULL;
}

/* --- names --------------------------------------------------------------------------------------------- */

static void hostile_text(char *text, size_t size, bool zero)
{
    static const char *const parts[] = { "\x1b[2J",
                                         "\x1b]0;titel\x07",
                                         "\xe2\x80\xae",
                                         "\xe2\x81\xa6",
                                         "\xff\xfe",
                                         "\xc3",
                                         "\xed\xa0\x80",
                                         "\xf4\x90\x80\x80",
                                         "'; DROP TABLE journal; --",
                                         "%s%n%n",
                                         "<script>x</script>",
                                         "../../../etc/passwd",
                                         "\r",
                                         "\t",
                                         "\x7f",
                                         ("\xc2\x9b"
                                          "31m"),
                                         "{{naam}}",
                                         "=1+1",
                                         "\"\"",
                                         "Noor",
                                         "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
                                         "\xe2\x80\x8b",
                                         "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7" };
    size_t used = 0, most = torture_any(8) ? 60 : size - 1;
    while (used < most) {
        const char *part = parts[torture_any(sizeof parts / sizeof *parts)];
        size_t length = strlen(part);
        if (used + length >= size)
            break;
        memcpy(text + used, part, length);
        used += length;
        if (zero && torture_any(20) == 0 && used + 1 < size)
            text[used++] = '\x01';
    }
    text[used] = '\0';
}

static void names(void)
{
    static char text[10001];
    char path[ROOM_PATH];
    struct run run;
    room_fresh();
    snprintf(path, sizeof path, "%s", home_path(&room, "hostile.csv"));
    FILE *out = fopen(path, "w");
    if (!out)
        exit(99);
    fputs("Voornaam;Tussenvoegsel;Achternaam;Groep\n", out);
    for (int i = 0; i < 5; i++) {
        hostile_text(text, sizeof text, true);
        fprintf(out, "%s;;", text);
        hostile_text(text, 200, true);
        fprintf(out, "%s;7\n", text);
    }
    if (torture_any(4) == 0)
        fwrite("\0\0\0", 1, 3, out);
    fclose(out);
    DO(&run, "import", path, "--class", torture_any(2) ? "7A" : "8B");
    const char *why = run.code < 0 || run.code > 6 || harmful(run.out) || harmful(run.err) ? "import" : NULL;
    run_clear(&run);
    hostile_text(text, sizeof text, false);
    static const char *const verbs[][3] = {
        { "in", NULL },           { "note", "Noor", NULL },  { "site", "add", NULL },
        { "log", "Noor", NULL },  { "history", NULL },       { "report-site", NULL },
        { "site", "import" },     { "lesson", "add", NULL }, { "--class", NULL },
        { "--teacher", NULL },    { "--database", NULL },    { "letter", NULL },
        { "view", "Daan", NULL }, { "export", NULL },        { "--config", NULL }
    };
    const char *const *verb = verbs[torture_any(sizeof verbs / sizeof *verbs)];
    DO(&run, verb[0], verb[1] ? verb[1] : text, verb[1] ? text : NULL);
    if (!why && (run.code < 0 || run.code > 6 || (run.code && !run.err[0])))
        why = "a word";
    else if (!why && (harmful(run.out) || harmful(run.err)))
        why = "a word is said as it is";
    static char said[400];
    snprintf(said, sizeof said, "%s %s (%d): %.200s", verb[0], verb[1] ? verb[1] : "", run.code, run.err);
    run_clear(&run);
    if (!why)
        why = room_verify(room_db);
    if (!why)
        why = look_round();
    torture_tried("names and words that mean harm", why ? "%s; %s" : NULL, why, said);
}

/* --- a data file --------------------------------------------------------------------------------------- */

static const char *const prepared[] = {
    "CREATE TRIGGER x AFTER INSERT ON journal BEGIN DELETE FROM pupil; END",
    "CREATE TRIGGER x BEFORE INSERT ON journal BEGIN UPDATE pupil SET first = 'x'; END",
    "CREATE TRIGGER x AFTER UPDATE ON stay BEGIN INSERT INTO stay SELECT * FROM stay; END",
    "DROP TABLE pupil; CREATE VIEW pupil AS SELECT 1 AS id, 1 AS class, 'x' AS first",
    "DROP TABLE stay; CREATE VIEW stay AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) "
    "SELECT x FROM r",
    "DROP TABLE site; CREATE TABLE site(id INTEGER PRIMARY KEY, address, key, title)",
    "PRAGMA user_version = 999",
    "PRAGMA user_version = -1",
    "PRAGMA application_id = 1",
    "UPDATE pupil SET first = printf('%.*c', 10000000, 'x')",
    "UPDATE pupil SET first = char(27) || '[2J', surname = char(8238) || 'x', name = char(27) || ']0;x' || "
    "char(7)",
    "UPDATE pupil SET slot = 9223372036854775807, class = -1",
    "UPDATE pupil SET came_day = 2147483647, left_day = -2147483648",
    "UPDATE stay SET kind = 99, state = -5, in_at = 9223372036854775807",
    "UPDATE record SET kind = 99, ladder = 77, measure = 1000, day = -2147483648",
    "UPDATE measure SET kind = 99, from_day = 2147483647, until_day = -2147483648, record = 77777",
    "UPDATE task SET kind = 99, owner = 99, about = 999, due = 2147483647",
    "UPDATE site SET groups = printf('%.*c', 1000000, ','), verdict = 'x', rejects = '99,98,' || char(27)",
    "UPDATE lesson SET sites = printf('%.*c', 1000000, 'p'), state = 99, groups = '9,9,9'",
    "UPDATE class SET name = char(27) || '[31m', groups = '99'",
    "UPDATE cache_version SET version = 9999",
    "DROP TRIGGER journal_no_change; UPDATE journal SET data = '{' || printf('%.*c', 3000000, '[') || '}'",
    "DROP TRIGGER journal_no_change; UPDATE journal SET kind = 'purged' WHERE number = 5",
    "DROP TRIGGER journal_no_change; UPDATE journal SET data = '{\"first\": \"\\u0000\\u001b[2J\"}' WHERE "
    "kind = 'pupil_added'",
    "DROP TRIGGER journal_no_change; UPDATE journal SET ref = number WHERE ref IS NOT NULL",
    "DROP TRIGGER journal_no_change; UPDATE journal SET occurred = 9223372036854775807, recorded = "
    "-9223372036854775807",
    "DROP TRIGGER journal_no_change; UPDATE journal SET content = zeroblob(32), chain = zeroblob(1000000)",
    "DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE number % 3 = 0",
    "DROP TABLE journal; CREATE TABLE journal(number INTEGER PRIMARY KEY, action, occurred, recorded, day, "
    "kind, who, "
    "class, pupil, ref, data, salt, content, chain); INSERT INTO journal VALUES(1, 1, 'x', 'y', x'00ff', 7, "
    "8, 'a', 'b', "
    "'c', x'ff', 'd', 'e', 'f')",
    "CREATE TABLE extra(x CHECK(load_extension('x'))); CREATE INDEX e ON extra(abs(x))",
    "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE pupil(x)' WHERE name = 'pupil'",
    "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'stay'",
    "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = printf('%.*c', 1000000, '(')",
    "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema",
    "PRAGMA journal_mode = WAL; UPDATE pupil SET first = 'x'",
    "PRAGMA page_size = 65536; PRAGMA journal_mode = DELETE; VACUUM",
    "PRAGMA encoding = 'UTF-16'; PRAGMA auto_vacuum = 1; VACUUM",
};

/* Any value in any column of any table: without its constraints, as whoever means harm would make it. */
static const char *any_cell(void)
{
    static const char *const tables[] = { "journal", "pupil",     "class",  "stay",         "mark",
                                          "record",  "measure",   "task",   "site",         "lesson",
                                          "letter",  "note",      "shift",  "policy",       "preference",
                                          "consent", "exemption", "undone", "cache_version" };
    static const char *const values[] = { "NULL",
                                          "''",
                                          "'x'",
                                          "x'ff00ff'",
                                          "-1",
                                          "9223372036854775807",
                                          "1e308",
                                          "zeroblob(100000)",
                                          "char(27) || '[2J'",
                                          "'\xff\xfe'",
                                          "printf('%.*c', 300000, 'x')" };
    static char sql[1000];
    const char *table = tables[torture_any(sizeof tables / sizeof *tables)],
               *value = values[torture_any(sizeof values / sizeof *values)];
    char column[100] = "rowid";
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    snprintf(sql, sizeof sql, "SELECT name FROM pragma_table_info('%s') ORDER BY random() LIMIT 1", table);
    if (sqlite3_open_v2(room_db, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
        snprintf(column, sizeof column, "%s", (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(db);
    snprintf(sql, sizeof sql,
             "CREATE TABLE made AS SELECT * FROM %s; DROP TABLE %s; ALTER TABLE made RENAME TO %s; UPDATE %s "
             "SET %s = %s%s",
             table, table, table, table, column, value, torture_any(2) ? "" : " WHERE rowid % 3 = 0");
    return sql;
}

static void data_file(void)
{
    size_t which = torture_any(sizeof prepared / sizeof *prepared);
    sqlite3 *db = NULL;
    struct run run;
    room_fresh();
    if (sqlite3_open_v2(room_db, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        exit(99);
    const char *sql = torture_any(3) ? prepared[which] : NULL;
    if (!sql) {
        sqlite3_close(db);
        sql = any_cell();
        sqlite3_open_v2(room_db, &db, SQLITE_OPEN_READWRITE, NULL);
    }
    sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    size_t before_length, after_length;
    unsigned char *before = room_bytes(room_db, &before_length);
    const char *why = look_round();
    DO(&run, "verify");
    bool found = run.code != 0;
    run_clear(&run);
    DO(&run, "in", "Noor");
    static char said[400];
    snprintf(said, sizeof said, "'in' ended with %d: %.300s", run.code, run.err);
    if (!why && (run.code < 0 || run.code > 6 || (run.code && !run.err[0])))
        why = said;
    unsigned char *after = room_bytes(room_db, &after_length);
    /* A larger file is looked at with the copy of the day, and while nobody types. */
    if (!why && found && run.code == 0 && before_length <= CHECKED_AT_ONCE)
        why = "it was written in";
    if (!why && found && run.code &&
        (before_length != after_length || memcmp(before, after, after_length) != 0) &&
        !strstr(sql, "cache_version") && !strstr(sql, "WAL"))
        why = "it was refused, and written in";
    run_clear(&run);
    torture_tried("data files that were prepared by somebody", why ? "%.80s: %s" : NULL, prepared[which],
                  why);
    free(before);
    free(after);
}

int main(void)
{
    torture_begin(6);
    room_make();
    snprintf(victim, sizeof victim, "%.2000s-victim", room.path);
    for (unsigned n = 0; torture_time_left() || n < 3; n++)
        if (n % 3 == 0)
            names();
        else if (n % 3 == 1)
            data_file();
        else
            links();
    unlink(victim);
    room_remove();
    return torture_end(1);
}
