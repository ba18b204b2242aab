#include "chain.h"

#include <string.h>

void chain_content(const struct chained_row *row, unsigned char content[DIGEST_SIZE])
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

void chain_next(const unsigned char before[DIGEST_SIZE], const unsigned char content[DIGEST_SIZE],
                unsigned char chain[DIGEST_SIZE])
{
    struct digest digest;
    digest_init(&digest);
    digest_add(&digest, before, DIGEST_SIZE);
    digest_add(&digest, content, DIGEST_SIZE);
    digest_end(&digest, chain);
}

struct chained_row chain_row(sqlite3_stmt *statement)
{
    return (struct chained_row){ sqlite3_column_int64(statement, CHAIN_NUMBER),
                                 sqlite3_column_int64(statement, CHAIN_OCCURRED),
                                 sqlite3_column_int64(statement, CHAIN_RECORDED),
                                 sqlite3_column_int64(statement, CHAIN_CLASS),
                                 sqlite3_column_int64(statement, CHAIN_PUPIL),
                                 sqlite3_column_int64(statement, CHAIN_REF),
                                 (const char *)sqlite3_column_text(statement, CHAIN_ACTION),
                                 (const char *)sqlite3_column_text(statement, CHAIN_DAY),
                                 (const char *)sqlite3_column_text(statement, CHAIN_KIND),
                                 (const char *)sqlite3_column_text(statement, CHAIN_WHO),
                                 (const char *)sqlite3_column_text(statement, CHAIN_DATA),
                                 sqlite3_column_blob(statement, CHAIN_SALT),
                                 (size_t)sqlite3_column_bytes(statement, CHAIN_SALT) };
}

bool chain_told(struct store *store, int64_t number, const unsigned char content[DIGEST_SIZE])
{
    char hex[DIGEST_HEX_SIZE];
    int64_t told = 0;
    digest_hex(content, hex);
    return sql_number(store,
                      sql_bind(store, NULL,
                               "SELECT data ->> 'content' = ?2 FROM journal WHERE ref = ?1 AND number > ?1 "
                               "AND kind = 'redacted' ORDER BY number DESC LIMIT 1",
                               "it", number, hex),
                      0, &told, NULL) &&
           told;
}

/* True when the row's content and chain are as they were written; an emptied row has only its chain, and one
 * of which a name was taken out is as the row says that tells of it. */
static bool row_holds(struct store *store, sqlite3_stmt *statement, struct chain_walk *walk)
{
    unsigned char content[DIGEST_SIZE], next[DIGEST_SIZE];
    walk->is_redacted = false;
    if (sqlite3_column_bytes(statement, CHAIN_CONTENT) != DIGEST_SIZE ||
        sqlite3_column_bytes(statement, CHAIN_CHAIN) != DIGEST_SIZE)
        return false;
    const void *kept = sqlite3_column_blob(statement, CHAIN_CONTENT);
    if (sqlite3_column_type(statement, CHAIN_SALT) != SQLITE_NULL) {
        const struct chained_row row = chain_row(statement);
        chain_content(&row, content);
        walk->is_redacted = memcmp(content, kept, DIGEST_SIZE) != 0;
        if (walk->is_redacted && !chain_told(store, row.number, content))
            return false;
    }
    chain_next(walk->chain, kept, next);
    memcpy(walk->chain, next, DIGEST_SIZE);
    return memcmp(next, sqlite3_column_blob(statement, CHAIN_CHAIN), DIGEST_SIZE) == 0;
}

bool chain_walk(struct store *store, struct chain_walk *walk, bool *more, struct err *err)
{
    enum { PIECE = 4096 };
    sqlite3_stmt *statement = sql_bind(store, err, CHAIN_COLUMNS "WHERE number > ?1 ORDER BY number LIMIT ?2",
                                       "ii", walk->rows, (int64_t)PIECE);
    int64_t before = walk->rows;
    int step;
    while ((step = sql_step(store, statement, err)) > 0) {
        walk->rows++;
        if (sqlite3_column_int64(statement, CHAIN_NUMBER) != walk->rows ||
            !row_holds(store, statement, walk)) {
            walk->broken = true;
            *more = false;
            sqlite3_reset(statement);
            return true;
        }
        walk->redacted += walk->is_redacted;
        walk->emptied += sqlite3_column_type(statement, CHAIN_SALT) == SQLITE_NULL;
        if (walk->each)
            walk->each(walk, statement);
    }
    *more = walk->rows - before == PIECE;
    return step == 0;
}

bool chain_whole(struct store *store, int64_t *rows, int64_t *emptied, unsigned char chain[DIGEST_SIZE],
                 bool *holds)
{
    struct chain_walk walk = { 0 };
    struct err unused;
    bool more = true;
    while (more)
        if (!chain_walk(store, &walk, &more, &unused))
            return false;
    *rows = walk.rows;
    *emptied = walk.emptied;
    memcpy(chain, walk.chain, DIGEST_SIZE);
    *holds = !walk.broken;
    return true;
}
