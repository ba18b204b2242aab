#include "klaskast/app/import_columns.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/text.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 40, USES_MAX = 200 };

/* The preference under which a list with these headings is kept; false: it has none. Only a digest of the
 * headings is kept: they may say more than they should. */
static bool name_of(const struct classlist *list, char name[NAME_SIZE])
{
    struct digest digest;
    unsigned char bytes[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE], folded[400];
    bool headed = false;
    digest_init(&digest);
    for (size_t i = 0; i < list->column_count; i++) {
        text_fold(folded, sizeof folded, list->columns[i].heading);
        digest_add_text(&digest, folded);
        headed |= folded[0] != '\0';
    }
    digest_end(&digest, bytes);
    digest_hex(bytes, hex);
    snprintf(name, NAME_SIZE, "columns-%.16s", hex);
    return headed && list->heading_line;
}

/* "1 first prefix surname - class": the heading's line, then each column. */
static struct classlist_mapping *read_mapping(const char *value, struct arena *arena)
{
    struct classlist_mapping *mapping = arena_new(arena, 1, sizeof *mapping);
    enum column_use *uses = arena_new(arena, USES_MAX, sizeof *uses);
    char *text = arena_copy(arena, value), *rest, *word = strtok_r(text, " ", &rest);
    mapping->heading_line = word ? atoi(word) : 0;
    mapping->uses = uses;
    while (mapping->count < USES_MAX && (word = strtok_r(NULL, " ", &rest)) != NULL)
        if (!column_parse(word, &uses[mapping->count++]))
            return NULL;
    return mapping->count ? mapping : NULL;
}

const struct classlist_mapping *import_columns_recall(struct app *app, const struct classlist *list,
                                                      struct arena *arena)
{
    char name[NAME_SIZE];
    const char *value;
    if (!name_of(list, name) || !query_preference(app->store, name, arena, &value, NULL) || !*value)
        return NULL;
    struct classlist_mapping *mapping = read_mapping(value, arena);
    if (mapping)
        mapping->heading_line = list->heading_line; /* a title above may be longer this time */
    return mapping;
}

bool import_columns_keep(struct app *app, const struct classlist *list,
                         const struct classlist_mapping *mapping, struct err *err)
{
    char name[NAME_SIZE];
    struct outcome outcome;
    struct buffer value;
    if (!mapping || !name_of(list, name))
        return true;
    buffer_init(&value);
    buffer_print(&value, "%d", mapping->heading_line);
    for (size_t i = 0; i < mapping->count && i < USES_MAX; i++)
        buffer_print(&value, " %s", column_name(mapping->uses[i]));
    const struct intent intent = { .kind = INTENT_PREFERENCE, .text = name, .reason = buffer_get(&value) };
    bool ok = app_perform(app, &intent, &outcome, err);
    buffer_clear(&value);
    return ok;
}
