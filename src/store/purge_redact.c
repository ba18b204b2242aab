/* A name is taken out of what rows about others say. */
#include "chain.h"
#include "purge_parts.h"

#include "klaskast/store/project.h"

#include <string.h>

/* The thing that the row is about, to be folded anew; THING_NONE: there is none. */
static void find_thing(sqlite3_stmt *statement, struct purge_changed *changed)
{
    enum event_kind kind;
    changed->thing = THING_NONE;
    if (!event_kind_parse((const char *)sqlite3_column_text(statement, CHAIN_KIND), &kind) ||
        event_info(kind)->thing == THING_ACTION)
        return;
    changed->thing = event_info(kind)->thing;
    changed->thing_id = sqlite3_column_int64(statement, event_info(kind)->makes ? CHAIN_NUMBER : CHAIN_REF);
}

static void read_changed(sqlite3_stmt *statement, const struct purge_redaction *redaction,
                         struct purge_changed *changed)
{
    unsigned char content[DIGEST_SIZE];
    struct chained_row row = chain_row(statement);
    *changed = (struct purge_changed){ .number = redaction->number, .data = redaction->data };
    find_thing(statement, changed);
    if (redaction->salt)
        memcpy(changed->salt, redaction->salt, sizeof changed->salt);
    else
        random_bytes(changed->salt, sizeof changed->salt);
    row.data = changed->data;
    row.salt = changed->salt;
    row.salt_length = sizeof changed->salt;
    chain_content(&row, content);
    digest_hex(content, changed->content);
}

bool purge_redact_read(struct store *store, const struct purge_order *order, struct arena *arena,
                       struct purge_changed **changed, size_t *count, struct err *err)
{
    *count = 0;
    *changed = arena_new(arena, order->redaction_count + 1, sizeof **changed);
    for (size_t i = 0; i < order->redaction_count; i++) {
        sqlite3_stmt *statement = sql_bind(store, err, CHAIN_COLUMNS "WHERE number = ?1 AND salt IS NOT NULL",
                                           "i", order->redactions[i].number);
        int step = sql_step(store, statement, err);
        if (step < 0)
            return false;
        if (step)
            read_changed(statement, &order->redactions[i], &(*changed)[(*count)++]);
        if (step)
            sqlite3_reset(statement);
    }
    return true;
}

bool purge_redact_write(struct store *store, const struct purge_changed *changed, size_t count,
                        struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!sql_run(store, err, "UPDATE journal SET data = ?2, salt = ?3 WHERE number = ?1", "itb",
                     changed[i].number, changed[i].data, changed[i].salt, (int)sizeof changed[i].salt) ||
            (changed[i].thing != THING_NONE &&
             !project_thing(store, changed[i].thing, changed[i].thing_id, err)))
            return false;
    return true;
}
