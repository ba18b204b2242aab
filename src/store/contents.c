#include "klaskast/store/contents.h"

#include "sql.h"

#include "klaskast/base/day.h"
#include "klaskast/base/file.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/event.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    const char *label;
    bool about_pupils;
} kinds[CONTENTS_KINDS] = {
    [CONTENTS_NAMES] = { "names", N_("names, school number, class, group, slot"), true },
    [CONTENTS_DAYS] = { "days", N_("devices handed in, absent, brought nothing"), true },
    [CONTENTS_EXEMPTIONS] = { "exemptions", N_("exemptions, without their ground"), true },
    [CONTENTS_VIOLATIONS] = { "violations", N_("violations, the parents' view"), true },
    [CONTENTS_MEASURES] = { "measures", N_("bans and suspensions"), true },
    [CONTENTS_DUTIES] = { "duties", N_("what was to be done, the child's story"), true },
    [CONTENTS_LETTERS] = { "letters", N_("that a letter was made, not its text"), true },
    [CONTENTS_NOTES] = { "notes", N_("notes of teachers, words of parents"), true },
    [CONTENTS_CONSENT] = { "consent", N_("consent for photos"), true },
    [CONTENTS_LESSON_LINES] = { "lesson_lines", N_("lines for a pupil in a lesson"), true },
    [CONTENTS_CALLS] = { "calls", N_("calls home"), true },
    [CONTENTS_SITES] = { "sites", N_("websites"), false },
    [CONTENTS_LESSONS] = { "lessons", N_("lessons"), false },
    [CONTENTS_TOTALS] = { "totals", N_("counts of a day, without names"), false },
    [CONTENTS_REST] = { "rest", N_("rules, classes, who was in front of the class"), false },
};

const char *contents_name(enum contents_what what)
{
    return kinds[what].name;
}

const char *contents_label(enum contents_what what)
{
    return _(kinds[what].label);
}

bool contents_about_pupils(enum contents_what what)
{
    return kinds[what].about_pupils;
}

static enum contents_what what_of(enum thing thing)
{
    switch (thing) {
    case THING_PUPIL:
        return CONTENTS_NAMES;
    case THING_STAY:
    case THING_MARK:
        return CONTENTS_DAYS;
    case THING_EXEMPTION:
        return CONTENTS_EXEMPTIONS;
    case THING_RECORD:
        return CONTENTS_VIOLATIONS;
    case THING_MEASURE:
        return CONTENTS_MEASURES;
    case THING_TASK:
        return CONTENTS_DUTIES;
    case THING_LETTER:
        return CONTENTS_LETTERS;
    case THING_NOTE:
        return CONTENTS_NOTES;
    case THING_CONSENT:
        return CONTENTS_CONSENT;
    case THING_LESSON_LINE:
        return CONTENTS_LESSON_LINES;
    case THING_CALL:
        return CONTENTS_CALLS;
    case THING_SITE:
        return CONTENTS_SITES;
    case THING_LESSON:
        return CONTENTS_LESSONS;
    case THING_DAY_TOTAL:
        return CONTENTS_TOTALS;
    case THING_NONE:
    case THING_ACTION:
    case THING_PREFERENCE:
    case THING_SHIFT:
    case THING_POLICY:
    case THING_CLASS:
    case THING_AGREEMENTS:
    case THING_PURGE:
    case THING_SCHOOLYEAR:
    case THINGS:
        break;
    }
    return CONTENTS_REST;
}

/* --- reading a file that may be anybody's -------------------------------------------------------------- */

static bool no_data_file(const char *path, struct err *err)
{
    return err_set(err, ERR_REFUSED, _("%s is no data file of klaskast."), path);
}

/* Steps through a query; each row is given to `each`. False: the file failed. */
static bool query(sqlite3 *db, const char *sql, void (*each)(struct contents *, sqlite3_stmt *),
                  struct contents *contents)
{
    sqlite3_stmt *statement = NULL;
    int step = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (step == SQLITE_OK)
        while ((step = sqlite3_step(statement)) == SQLITE_ROW)
            each(contents, statement);
    sqlite3_finalize(statement);
    return step == SQLITE_DONE;
}

/* Is the journal a table of this program, and no view that somebody put in its place? */
static void see_form(struct contents *contents, sqlite3_stmt *row)
{
    contents->rows = sqlite3_column_int64(row, 0);
}

static bool widen(int *from, int *until, bool first, sqlite3_stmt *row, int column)
{
    int a, b;
    const char *lowest = (const char *)sqlite3_column_text(row, column),
               *highest = (const char *)sqlite3_column_text(row, column + 1);
    if (!lowest || !highest || !day_parse_iso(lowest, &a) || !day_parse_iso(highest, &b))
        return false;
    *from = first || a < *from ? a : *from;
    *until = first || b > *until ? b : *until;
    return true;
}

static void see_kind(struct contents *contents, sqlite3_stmt *row)
{
    enum event_kind kind;
    const char *name = (const char *)sqlite3_column_text(row, 0);
    int64_t filled = sqlite3_column_int64(row, 1), all = sqlite3_column_int64(row, 2);
    if (widen(&contents->from, &contents->until, !contents->rows, row, 3))
        contents->rows += all;
    contents->emptied += all - filled;
    if (!filled)
        return;
    /* A kind of a newer program counts among the rest. */
    enum contents_what what =
        name && event_kind_parse(name, &kind) ? what_of(event_info(kind)->thing) : CONTENTS_REST;
    struct contents_kind *seen = &contents->kinds[what];
    if (widen(&seen->from, &seen->until, !seen->count, row, 5))
        seen->count += filled;
}

static void see_names(struct contents *contents, sqlite3_stmt *row)
{
    contents->pupils = sqlite3_column_int64(row, 0);
    contents->invented = sqlite3_column_int64(row, 1);
    contents->classes = sqlite3_column_int64(row, 2);
    contents->people = sqlite3_column_int64(row, 3);
}

static const char kinds_sql[] =
    "SELECT kind, count(data), count(*), min(day), max(day),"
    " min(CASE WHEN data IS NOT NULL THEN day END), max(CASE WHEN data IS NOT NULL THEN day END)"
    " FROM journal GROUP BY kind";

/* A pupil is one whose name stands somewhere: it was added, or changed after that was emptied. */
static const char names_sql[] =
    "SELECT count(DISTINCT pupil_id),"
    " count(DISTINCT CASE WHEN class IN (SELECT number FROM journal WHERE kind = 'class_added'"
    "  AND data LIKE '%\"demo\":1%') THEN pupil_id END),"
    " (SELECT count(*) FROM journal WHERE kind = 'class_added' AND data IS NOT NULL),"
    " (SELECT count(DISTINCT who) FROM journal WHERE who <> '')"
    " FROM (SELECT CASE kind WHEN 'pupil_added' THEN number ELSE ref END AS pupil_id, class FROM journal"
    "  WHERE kind IN ('pupil_added', 'pupil_changed') AND data IS NOT NULL)";

/* Counts in an open file; `title` stands for it in the words. Closes it. */
static bool count_in(sqlite3 *db, const char *title, struct contents *contents, struct err *err)
{
    *contents = (struct contents){ 0 };
    sqlite3_busy_timeout(db, WAIT_MS);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_exec(db, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
    bool ours = query(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'journal'", see_form,
                      contents) &&
                contents->rows == 1;
    contents->rows = 0;
    bool ok = ours || no_data_file(title, err);
    if (ok && (!query(db, kinds_sql, see_kind, contents) || !query(db, names_sql, see_names, contents)))
        ok =
            err_set(err, ERR_DISK,
                    _("%s is damaged, or cut off: what is in it cannot be counted. Take it that all is in it "
                      "that was in the newest backup before it."),
                    title);
    sqlite3_close(db);
    return ok;
}

bool contents_read(const char *path, const char *title, struct contents *contents, struct err *err)
{
    sqlite3 *db = NULL;
    enum file_kind kind = file_kind(path, NULL, NULL);
    if (kind == FILE_MISSING || kind == FILE_HIDDEN)
        return err_set(err, ERR_REFUSED, _("There is no file %s, or it cannot be reached."), title);
    if (kind != FILE_REGULAR ||
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL) !=
            SQLITE_OK) {
        sqlite3_close(db);
        return no_data_file(title, err);
    }
    return count_in(db, title, contents, err);
}
