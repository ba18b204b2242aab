#include "klaskast/store/journal.h"

#include "cover.h"
#include "sql.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/project.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SALT_SIZE = 16 };

/* One row as it is hashed: the same fields in the same order when it is written and when it is verified. */
struct hashed_row {
    int64_t number, occurred, recorded, class_id, pupil_id, ref;
    const char *action, *day, *kind, *who, *data;
    const void *salt;
    size_t salt_length;
};

static void hash_content(const struct hashed_row *row, unsigned char content[DIGEST_SIZE])
{
    struct digest digest;
    digest_init(&digest);
    digest_add(&digest, row->salt, row->salt_length);
    digest_add_integer(&digest, row->number);
    digest_add_text(&digest, row->action);
    digest_add_integer(&digest, row->occurred);
    digest_add_integer(&digest, row->recorded);
    digest_add_text(&digest, row->day);
    digest_add_text(&digest, row->kind);
    digest_add_text(&digest, row->who);
    digest_add_integer(&digest, row->class_id);
    digest_add_integer(&digest, row->pupil_id);
    digest_add_integer(&digest, row->ref);
    digest_add_text(&digest, row->data);
    digest_end(&digest, content);
}

static void hash_chain(const unsigned char before[DIGEST_SIZE], const unsigned char content[DIGEST_SIZE],
                       unsigned char chain[DIGEST_SIZE])
{
    struct digest digest;
    digest_init(&digest);
    digest_add(&digest, before, DIGEST_SIZE);
    digest_add(&digest, content, DIGEST_SIZE);
    digest_end(&digest, chain);
}

static bool last_row(struct store *store, int64_t *number, unsigned char chain[DIGEST_SIZE], struct err *err)
{
    *number = 0;
    memset(chain, 0, DIGEST_SIZE);
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT number, chain FROM journal ORDER BY number DESC LIMIT 1", "");
    int step = sql_step(store, statement, err);
    if (step < 0)
        return false;
    if (step) {
        *number = sqlite3_column_int64(statement, 0);
        if (sqlite3_column_bytes(statement, 1) == DIGEST_SIZE)
            memcpy(chain, sqlite3_column_blob(statement, 1), DIGEST_SIZE);
        sqlite3_reset(statement);
    }
    return true;
}

static bool insert(struct store *store, const char *action, const struct event *event,
                   unsigned char chain[DIGEST_SIZE], struct err *err)
{
    char day[DAY_ISO_SIZE];
    unsigned char salt[SALT_SIZE], content[DIGEST_SIZE], next[DIGEST_SIZE];
    day_iso(event->day, day);
    random_bytes(salt, sizeof salt);
    char *data = event_data(event);
    const char *who = event->who && *event->who ? event->who : NULL;
    struct hashed_row row = { event->number,
                              event->occurred,
                              event->recorded,
                              event->class_id,
                              event->pupil_id,
                              event->ref,
                              action,
                              day,
                              event_info(event->kind)->name,
                              who,
                              data,
                              salt,
                              sizeof salt };
    hash_content(&row, content);
    hash_chain(chain, content, next);
    bool ok = sql_run(
        store, err,
        "INSERT INTO journal(number, action, occurred, recorded, day, kind, who, class, pupil, ref, data,"
        " salt, content, chain) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
        "itiitttnnntbbb", event->number, action, event->occurred, event->recorded, day, row.kind, who,
        event->class_id, event->pupil_id, event->ref, data, salt, (int)sizeof salt, content,
        (int)sizeof content, next, (int)sizeof next);
    memcpy(chain, next, DIGEST_SIZE);
    free(data);
    return ok;
}

/* Within an action -n means the n-th event of it. */
static int64_t resolve(int64_t id, int64_t before)
{
    return id < 0 ? before - id : id;
}

bool journal_append(struct store *store, const char *action, int64_t recorded, struct event *events,
                    size_t count, struct err *err)
{
    int64_t before;
    unsigned char chain[DIGEST_SIZE];
    if (!last_row(store, &before, chain, err))
        return false;
    if (before < 0 || before > INT64_MAX - (int64_t)count)
        return sql_fail(store, SQLITE_CORRUPT, err);
    for (size_t i = 0; i < count; i++) {
        struct event *event = &events[i];
        event->number = before + (int64_t)i + 1;
        event->recorded = recorded;
        event->day = clock_day(event->occurred);
        event->class_id = resolve(event->class_id, before);
        event->pupil_id = resolve(event->pupil_id, before);
        event->ref = resolve(event->ref, before);
        if (!insert(store, action, event, chain, err))
            return false;
    }
    for (size_t i = 0; i < count; i++)
        if (!project_event(store, &events[i], err))
            return false;
    return true;
}

bool journal_has_action(struct store *store, const char *action)
{
    int64_t found = 0;
    return sql_number(store,
                      sql_bind(store, NULL,
                               "SELECT number FROM journal WHERE number > ?1 AND action = ?2 LIMIT 1", "it",
                               store->rows_at_begin, action),
                      0, &found, NULL) &&
           found > 0;
}

static void read_row(sqlite3_stmt *statement, struct arena *arena, struct journal_row *row)
{
    struct event *event = &row->event;
    *row = (struct journal_row){ 0 };
    event->number = sqlite3_column_int64(statement, 0);
    event->occurred = sqlite3_column_int64(statement, 1);
    event->recorded = sqlite3_column_int64(statement, 2);
    if (!day_parse_iso(sql_text(statement, 3, arena), &event->day))
        event->day = DAY_NONE;
    if (!event_kind_parse(sql_text(statement, 4, arena), &event->kind))
        event->kind = EVENT_KINDS;
    event->who = sql_text(statement, 5, arena);
    event->class_id = sqlite3_column_int64(statement, 6);
    event->pupil_id = sqlite3_column_int64(statement, 7);
    event->ref = sqlite3_column_int64(statement, 8);
    row->emptied = sqlite3_column_type(statement, 9) == SQLITE_NULL;
    if (!row->emptied)
        event_read_data(event, sql_text(statement, 9, arena), arena);
    row->action = sql_text(statement, 10, arena);
    row->taken_back = sqlite3_column_int(statement, 11) != 0;
}

#define ROW_COLUMNS                                                                                          \
    "SELECT number, occurred, recorded, day, kind, who, class, pupil, ref, data, action,"                    \
    " EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number) FROM journal j "

static bool walk(struct store *store, sqlite3_stmt *statement,
                 bool (*each)(void *context, const struct journal_row *row), void *context, struct err *err)
{
    int step;
    bool more = true;
    while (more && (step = sql_step(store, statement, err)) > 0) {
        struct arena arena;
        struct journal_row row;
        arena_init(&arena);
        read_row(statement, &arena, &row);
        more = each(context, &row);
        arena_clear(&arena);
    }
    if (!more)
        sqlite3_reset(statement);
    return !more || step == 0;
}

bool journal_walk(struct store *store, int64_t pupil_id,
                  bool (*each)(void *context, const struct journal_row *row), void *context, struct err *err)
{
    return walk(store,
                pupil_id
                    ? sql_bind(store, err, ROW_COLUMNS "WHERE pupil = ?1 ORDER BY occurred DESC, number DESC",
                               "i", pupil_id)
                    : sql_bind(store, err, ROW_COLUMNS "ORDER BY number DESC", ""),
                each, context, err);
}

bool journal_walk_thing(struct store *store, int64_t id,
                        bool (*each)(void *context, const struct journal_row *row), void *context,
                        struct err *err)
{
    return walk(store,
                sql_bind(store, err,
                         ROW_COLUMNS "WHERE number = ?1 OR ref = ?1 ORDER BY occurred DESC, number DESC", "i",
                         id),
                each, context, err);
}

/* --- verify -----------------------------------------------------------------------------------------------
 */

static bool verify_file(struct store *store, struct finding *finding, struct err *err)
{
    char text[160];
    struct err failed = { ERR_NONE, "" };
    finding->name = "file";
    bool read = sql_whole(store, text, sizeof text, &failed);
    if (!read && store->interrupted) {
        *err = failed;
        return false;
    }
    finding->good = read && strcmp(text, "ok") == 0;
    if (finding->good)
        snprintf(finding->text, sizeof finding->text, "%s", _("the file is whole"));
    else
        snprintf(finding->text, sizeof finding->text, _("the file is damaged: %s"),
                 read ? text : failed.text);
    return true;
}

/* True when the row's content and chain are as they were written; an emptied row has only its chain. */
static bool row_holds(sqlite3_stmt *statement, unsigned char chain[DIGEST_SIZE])
{
    unsigned char content[DIGEST_SIZE], next[DIGEST_SIZE];
    if (sqlite3_column_bytes(statement, 12) != DIGEST_SIZE ||
        sqlite3_column_bytes(statement, 13) != DIGEST_SIZE)
        return false;
    const void *kept = sqlite3_column_blob(statement, 12);
    if (sqlite3_column_type(statement, 11) != SQLITE_NULL) {
        struct hashed_row row = { sqlite3_column_int64(statement, 0),
                                  sqlite3_column_int64(statement, 2),
                                  sqlite3_column_int64(statement, 3),
                                  sqlite3_column_int64(statement, 7),
                                  sqlite3_column_int64(statement, 8),
                                  sqlite3_column_int64(statement, 9),
                                  (const char *)sqlite3_column_text(statement, 1),
                                  (const char *)sqlite3_column_text(statement, 4),
                                  (const char *)sqlite3_column_text(statement, 5),
                                  (const char *)sqlite3_column_text(statement, 6),
                                  (const char *)sqlite3_column_text(statement, 10),
                                  sqlite3_column_blob(statement, 11),
                                  (size_t)sqlite3_column_bytes(statement, 11) };
        hash_content(&row, content);
        if (memcmp(content, kept, DIGEST_SIZE) != 0)
            return false;
    }
    hash_chain(chain, kept, next);
    memcpy(chain, next, DIGEST_SIZE);
    return memcmp(next, sqlite3_column_blob(statement, 13), DIGEST_SIZE) == 0;
}

struct walk {
    int64_t rows;
    unsigned char chain[DIGEST_SIZE];
    bool broken;
    int64_t emptied;                                          /* rows so far */
    void (*each)(struct walk *walk, sqlite3_stmt *statement); /* for every row that holds; NULL */
    const char *digits;
    struct fingerprint *found;
    struct cover cover;
};

/* Some rows at a time: as long as somebody reads, nobody can commit. *more: the journal goes on. */
static bool walk_chain(struct store *store, struct walk *walk, bool *more, struct err *err)
{
    enum { PIECE = 4096 };
    sqlite3_stmt *statement = sql_bind(
        store, err,
        "SELECT number, action, occurred, recorded, day, kind, who, class, pupil, ref, data, salt, content,"
        " chain FROM journal WHERE number > ?1 ORDER BY number LIMIT ?2",
        "ii", walk->rows, (int64_t)PIECE);
    int64_t before = walk->rows;
    int step;
    while ((step = sql_step(store, statement, err)) > 0) {
        walk->rows++;
        if (sqlite3_column_int64(statement, 0) != walk->rows || !row_holds(statement, walk->chain)) {
            walk->broken = true;
            *more = false;
            sqlite3_reset(statement);
            return true;
        }
        walk->emptied += sqlite3_column_type(statement, 11) == SQLITE_NULL;
        if (walk->each)
            walk->each(walk, statement);
    }
    *more = walk->rows - before == PIECE;
    return step == 0;
}

/* What was emptied, and what a purge says that it emptied. */
static void look_for_purge(struct walk *walk, sqlite3_stmt *statement)
{
    struct event event = { 0 };
    const char *kind = (const char *)sqlite3_column_text(statement, 5);
    if (sqlite3_column_type(statement, 11) == SQLITE_NULL) {
        cover_emptied(&walk->cover, walk->rows);
    } else if (kind && strcmp(kind, event_info(EVENT_PURGED)->name) == 0) {
        struct arena arena;
        arena_init(&arena);
        if (event_read_data(&event, (const char *)sqlite3_column_text(statement, 10), &arena))
            cover_told(&walk->cover, event_text(&event, "rows"), walk->rows);
        arena_clear(&arena);
    }
}

static void tell_purges(struct cover *cover, bool chain, struct finding *finding)
{
    bool empty = false;
    int64_t row = chain ? cover_differs(cover, &empty) : 0;
    finding->name = "purge";
    finding->good = chain && !row && !cover->broken;
    if (!chain)
        snprintf(finding->text, sizeof finding->text, "%s",
                 _("what was emptied cannot be checked: the journal is not whole"));
    else if (row)
        snprintf(finding->text, sizeof finding->text,
                 empty ? _("row %lld of the journal is empty, and no purge says that it was emptied")
                       : _("row %lld of the journal was emptied by a purge, and is filled again"),
                 (long long)row);
    else if (cover->broken)
        snprintf(finding->text, sizeof finding->text, "%s", _("a purge does not say which rows it emptied"));
    else if (cover->rows)
        snprintf(finding->text, sizeof finding->text,
                 translate_count("%lld row was emptied, by a purge that says so",
                                 "%lld rows were emptied, by purges that say so", (unsigned long)cover->rows),
                 (long long)cover->rows);
    else
        snprintf(finding->text, sizeof finding->text, "%s", _("nothing was emptied"));
}

static bool verify_chain(struct store *store, struct finding *finding, struct finding *purges,
                         struct err *err)
{
    struct walk walk = { .each = look_for_purge };
    struct err failed = { ERR_NONE, "" };
    bool more = true, ok = true;
    finding->name = "chain";
    while (ok && more)
        ok = walk_chain(store, &walk, &more, &failed);
    if (!ok && store->interrupted) {
        cover_clear(&walk.cover);
        *err = failed;
        return false;
    }
    finding->good = ok && !walk.broken;
    tell_purges(&walk.cover, finding->good, purges);
    cover_clear(&walk.cover);
    if (walk.broken)
        snprintf(finding->text, sizeof finding->text, _("row %lld of the journal is not as it was written"),
                 (long long)walk.rows);
    else if (!ok)
        snprintf(finding->text, sizeof finding->text, _("the journal cannot be read to its end"));
    else
        snprintf(finding->text, sizeof finding->text,
                 translate_count("the journal of %lld row holds", "the journal of %lld rows holds",
                                 (unsigned long)walk.rows),
                 (long long)walk.rows);
    return true;
}

bool journal_chain(struct store *store, int64_t *rows, int64_t *emptied, unsigned char chain[DIGEST_SIZE],
                   bool *holds)
{
    struct walk walk = { 0 };
    struct err unused;
    bool more = true;
    while (more)
        if (!walk_chain(store, &walk, &more, &unused))
            return false;
    *rows = walk.rows;
    *emptied = walk.emptied;
    memcpy(chain, walk.chain, DIGEST_SIZE);
    *holds = !walk.broken;
    return true;
}

static void look_for_fingerprint(struct walk *walk, sqlite3_stmt *statement)
{
    char hex[DIGEST_HEX_SIZE];
    digest_hex(walk->chain, hex);
    if (walk->found->row || strncmp(hex, walk->digits, strlen(walk->digits)) != 0)
        return;
    walk->found->row = walk->rows;
    walk->found->recorded = sqlite3_column_int64(statement, 3);
    walk->found->emptied = walk->emptied;
}

/* Does any row from `after` on still say it has this chain? It was then altered before that row. */
static int64_t row_that_says(struct store *store, const char *digits, int64_t after)
{
    int64_t row = 0;
    sql_number(store,
               sql_bind(store, NULL,
                        "SELECT number FROM journal WHERE number >= ?1 AND lower(hex(chain)) LIKE ?2 || '%'"
                        " ORDER BY number LIMIT 1",
                        "it", after, digits),
               0, &row, NULL);
    return row;
}

bool journal_fingerprint(struct store *store, const char *digits, struct fingerprint *found, struct err *err)
{
    *found = (struct fingerprint){ .result = FINGERPRINT_UNKNOWN };
    struct walk walk = { .each = look_for_fingerprint, .digits = digits, .found = found };
    bool more = true;
    while (more)
        if (!walk_chain(store, &walk, &more, err))
            return false;
    found->rows = walk.rows;
    found->broken = walk.broken ? walk.rows : 0;
    if (found->row) {
        found->result = FINGERPRINT_HOLDS;
    } else if (found->broken) {
        found->row = row_that_says(store, digits, found->broken);
        found->result = FINGERPRINT_ALTERED;
    }
    return true;
}

static bool verify_caches(struct store *store, struct finding *finding, struct err *err)
{
    bool same;
    struct err failed = { ERR_NONE, "" };
    finding->name = "caches";
    bool ok = project_compare(store, &same, &failed);
    if (!ok && store->interrupted) {
        *err = failed;
        return false;
    }
    finding->good = ok && same;
    if (!ok)
        snprintf(finding->text, sizeof finding->text, "%.*s", (int)sizeof finding->text - 1, failed.text);
    else
        snprintf(finding->text, sizeof finding->text, "%s",
                 same ? _("the tables say what the journal says")
                      : _("the tables differ from the journal: 'klaskast rebuild' mends them"));
    return true;
}

bool journal_verify(struct store *store, struct finding findings[FINDINGS], struct err *err)
{
    memset(findings, 0, sizeof *findings * FINDINGS);
    if (!verify_file(store, &findings[0], err) || !verify_chain(store, &findings[1], &findings[2], err) ||
        !verify_caches(store, &findings[3], err))
        return false;
    /* What is known to be damaged is not written to. Tables that differ are only a cache: they can be made
     * anew, but until then nothing is decided by them. */
    store->damaged = store->damaged || !findings[0].good || !findings[1].good;
    store->stale = !findings[3].good;
    store->checked = !store->damaged && !store->stale;
    return true;
}

bool journal_head(struct store *store, int64_t *rows, char chain[DIGEST_HEX_SIZE], struct err *err)
{
    unsigned char bytes[DIGEST_SIZE];
    if (!last_row(store, rows, bytes, err))
        return false;
    chain[0] = '\0';
    if (*rows)
        digest_hex(bytes, chain);
    return true;
}
