/* Is the data file as it was written: the file, the chain, the purges, the tables; a fingerprint of before.
 */
#include "chain.h"
#include "cover.h"

#include "klaskast/base/translate.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/project.h"

#include <stdio.h>
#include <string.h>

/* What failed was the looking: nothing is known of the file by it. */
static bool says_nothing(const struct store *store)
{
    return store->interrupted || store->unable;
}

static bool verify_file(struct store *store, struct finding *finding, struct err *err)
{
    char text[160];
    struct err failed = { ERR_NONE, "" };
    finding->name = "file";
    bool read = sql_whole(store, text, sizeof text, &failed);
    if (!read && says_nothing(store)) {
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

/* What was emptied or redacted, and what a row says of it. */
static void look_for_purge(struct chain_walk *walk, sqlite3_stmt *statement)
{
    struct cover *cover = walk->context;
    struct event event = { 0 };
    const char *kind = (const char *)sqlite3_column_text(statement, CHAIN_KIND);
    if (walk->is_redacted)
        cover_redacted(cover, walk->rows);
    if (sqlite3_column_type(statement, CHAIN_SALT) == SQLITE_NULL) {
        cover_emptied(cover, walk->rows);
    } else if (kind && strcmp(kind, event_info(EVENT_REDACTED)->name) == 0) {
        cover_redaction_told(cover, sqlite3_column_int64(statement, CHAIN_REF), walk->rows);
    } else if (kind && strcmp(kind, event_info(EVENT_PURGED)->name) == 0) {
        struct arena arena;
        arena_init(&arena);
        if (event_read_data(&event, (const char *)sqlite3_column_text(statement, CHAIN_DATA), &arena))
            cover_told(cover, event_text(&event, "rows"), walk->rows);
        arena_clear(&arena);
    }
}

static void tell_purges(struct cover *cover, bool chain, struct finding *finding)
{
    bool empty = false;
    int64_t row = chain ? cover_differs(cover, &empty) : 0;
    finding->name = "purge";
    finding->good = chain && !row && !cover->broken && !cover->restored;
    if (!chain)
        snprintf(finding->text, sizeof finding->text, "%s",
                 _("what was emptied cannot be checked: the journal is not whole"));
    else if (row)
        snprintf(finding->text, sizeof finding->text,
                 empty ? _("row %lld of the journal is empty, and no purge says that it was emptied")
                       : _("row %lld of the journal was emptied by a purge, and is filled again"),
                 (long long)row);
    else if (cover->restored)
        snprintf(finding->text, sizeof finding->text,
                 _("row %lld of the journal says again what was taken out of it"),
                 (long long)cover->restored);
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
    struct cover cover = { 0 };
    struct chain_walk walk = { .each = look_for_purge, .context = &cover };
    struct err failed = { ERR_NONE, "" };
    bool more = true, ok = true;
    finding->name = "chain";
    while (ok && more)
        ok = chain_walk(store, &walk, &more, &failed);
    if (!ok && says_nothing(store)) {
        cover_clear(&cover);
        *err = failed;
        return false;
    }
    finding->good = ok && !walk.broken;
    tell_purges(&cover, finding->good, purges);
    cover_clear(&cover);
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

static bool verify_caches(struct store *store, struct finding *finding, struct err *err)
{
    bool same;
    struct err failed = { ERR_NONE, "" };
    finding->name = "caches";
    bool ok = project_compare(store, &same, &failed);
    if (!ok && says_nothing(store)) {
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
    store->unable = false;
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

/* --- a fingerprint ------------------------------------------------------------------------------------- */

/* A fingerprint that is looked for along the chain. */
struct search {
    const char *digits;
    struct fingerprint *found;
};

static void look_for_fingerprint(struct chain_walk *walk, sqlite3_stmt *statement)
{
    struct search *search = walk->context;
    struct fingerprint *found = search->found;
    char hex[DIGEST_HEX_SIZE];
    digest_hex(walk->chain, hex);
    if (found->row || strncmp(hex, search->digits, strlen(search->digits)) != 0)
        return;
    found->row = walk->rows;
    found->recorded = sqlite3_column_int64(statement, CHAIN_RECORDED);
    found->emptied = walk->emptied;
    found->redacted = walk->redacted;
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
    struct search search = { digits, found };
    struct chain_walk walk = { .each = look_for_fingerprint, .context = &search };
    bool more = true;
    while (more)
        if (!chain_walk(store, &walk, &more, err))
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
