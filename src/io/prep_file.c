#include "klaskast/io/prep_file.h"

#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/lesson.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The member that names a thing, and those of its parts. */
static const char *const lists[PREP_KINDS] = { "sites", "lessons" };
static const char *const keys[PREP_KINDS] = { "key", "uid" };
static const char *const parts[PREP_KINDS][PREP_PARTS] = { { "site", "review" }, { "plan", "state" } };

/* --- writing ------------------------------------------------------------------------------------------- */

static struct json *part_json(const struct prep_part *part)
{
    struct json *object = json_new_object(), *history = json_new_list();
    for (int i = 0; i < part->field_count; i++)
        json_put_text(object, part->fields[i].key, part->fields[i].text);
    json_put_integer(object, "changed_at", part->at);
    json_put_text(object, "changed_by", part->who);
    for (size_t i = 0; i < part->history_count; i++)
        json_append_text(history, part->history[i]);
    json_put(object, "history", history);
    return object;
}

static struct json *list_json(const struct prep *prep, enum prep_kind kind)
{
    struct json *list = json_new_list();
    for (size_t i = 0; i < prep->count; i++) {
        const struct prep_item *item = &prep->items[i];
        if (item->kind != kind)
            continue;
        struct json *object = json_new_object();
        json_put_text(object, keys[kind], item->key);
        if (item->removed)
            json_put_integer(object, "removed", 1);
        for (int place = 0; place < PREP_PARTS; place++)
            json_put(object, parts[kind][place], part_json(&item->parts[place]));
        json_append(list, object);
    }
    return list;
}

void prep_file_print(const struct prep *prep, struct buffer *out)
{
    struct json *object = json_new_object();
    json_put_integer(object, "klaskast_prep", PREP_FILE_VERSION);
    json_put_integer(object, "made", prep->made);
    json_put_text(object, "by", prep->who ? prep->who : "");
    for (int kind = 0; kind < PREP_KINDS; kind++)
        json_put(object, lists[kind], list_json(prep, (enum prep_kind)kind));
    char *text = json_text(object, true);
    buffer_text(out, text);
    buffer_text(out, "\n");
    free(text);
    json_free(&object);
}

/* --- reading ------------------------------------------------------------------------------------------- */

/* A part as it stands in the file, with what a site's address gives and a review's moment in digits. */
struct source {
    const struct json *object;
    enum prep_kind kind;
    char moment[24];
};

static const char *get(const void *context, const char *name)
{
    const struct source *source = context;
    const char *text = json_get_text(source->object, name);
    unsigned groups;
    enum site_verdict verdict;
    enum lesson_state state;
    if (!text)
        return "";
    if (strcmp(name, "moment") == 0)
        return source->moment;
    if (strcmp(name, "groups") == 0)
        return groups_parse(text, &groups) ? text : "";
    if (strcmp(name, "verdict") == 0)
        return verdict_parse(text, &verdict) && verdict != VERDICT_REVIEW ? text : "";
    if (strcmp(name, "state") == 0)
        return lesson_state_parse(text, &state) && state != LESSON_PLANNED ? text : "";
    if (strcmp(name, "media") == 0 || strcmp(name, "adult") == 0 || strcmp(name, "doubted") == 0)
        return *text ? "1" : "";
    return text;
}

static bool sane_moment(int64_t at)
{
    return at > 946684800 && at < INT64_C(4102444800); /* the years 2000 to 2099 */
}

static bool is_digest(const char *text)
{
    return text && strlen(text) == PREP_DIGEST_SIZE - 1 &&
           strspn(text, "0123456789abcdef") == PREP_DIGEST_SIZE - 1;
}

static void read_history(const struct json *list, struct prep_part *part, struct arena *arena)
{
    size_t count = list ? json_count(list) : 0;
    for (size_t i = 0; i < count && part->history_count < PREP_HISTORY_MOST; i++) {
        const char *digest = json_own_text(json_at(list, i));
        if (!is_digest(digest) || strcmp(digest, part->digest) == 0)
            continue;
        part->history =
            arena_room(arena, part->history, part->history_count, &part->history_room, sizeof *part->history);
        part->history[part->history_count++] = arena_copy(arena, digest);
    }
}

static void read_part(const struct json *object, enum prep_kind kind, enum prep_place place,
                      struct prep_part *part, struct arena *arena)
{
    struct source source = { .object = object, .kind = kind };
    const char *moment = json_get_text(object, "moment"), *who = json_get_text(object, "changed_by");
    char by[160];
    int64_t at = 0;
    if (!json_get_integer(object, "changed_at", &at) || !sane_moment(at))
        at = 0;
    if (moment && sane_moment(strtoll(moment, NULL, 10))) {
        at = strtoll(moment, NULL, 10);
        snprintf(source.moment, sizeof source.moment, "%" PRId64, at);
    }
    text_clean(by, sizeof by, who ? who : "");
    *part = (struct prep_part){ .digest = NULL };
    prep_part_set(part, kind, place, get, &source, at, by, arena);
    read_history(json_get(object, "history"), part, arena);
}

/* A site's key follows from its address; a lesson needs a day, a title and sites that can be read. */
static bool is_whole(struct prep_item *item, struct arena *arena)
{
    const struct prep_part *main = &item->parts[PREP_MAIN];
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    const struct lesson_site *sites;
    size_t count;
    int day;
    if (item->kind == PREP_LESSON)
        return *item->key && strlen(item->key) < 64 && day_parse_iso(prep_get(main, "day"), &day) &&
               *prep_get(main, "title") && lesson_sites_read(prep_get(main, "sites"), arena, &sites, &count);
    return site_address(prep_get(main, "address"), address, key, NULL) && strcmp(key, item->key) == 0 &&
           strcmp(address, prep_get(main, "address")) == 0;
}

static bool read_item(const struct json *object, enum prep_kind kind, struct prep *prep, struct arena *arena)
{
    const char *key = json_get_text(object, keys[kind]);
    int64_t removed = 0;
    char clean[SITE_ADDRESS_SIZE];
    text_clean(clean, sizeof clean, key ? key : "");
    if (!*clean || strcmp(clean, key) != 0 || prep_find(prep, kind, key))
        return false;
    struct prep_item item = { .kind = kind, .key = clean };
    json_get_integer(object, "removed", &removed);
    item.removed = removed == 1;
    for (int place = 0; place < PREP_PARTS; place++) {
        const struct json *part = json_get(object, parts[kind][place]);
        if (!part)
            return false;
        read_part(part, kind, (enum prep_place)place, &item.parts[place], arena);
    }
    if (!is_whole(&item, arena))
        return false;
    item.key = arena_copy(arena, clean);
    prep->items = arena_room(arena, prep->items, prep->count, &prep->room, sizeof *prep->items);
    prep->items[prep->count++] = item;
    return true;
}

static bool read_all(const char *name, const struct json *object, struct arena *arena, struct prep *prep,
                     size_t *passed_over, struct err *err)
{
    int64_t version;
    char by[160];
    if (!json_get_integer(object, "klaskast_prep", &version) || version < 1)
        return err_set(err, ERR_REFUSED, _("%s holds no sites and lessons of klaskast."), name);
    if (version > PREP_FILE_VERSION)
        return err_set(err, ERR_REFUSED, _("%s was made by a newer klaskast. Use that one to read it."),
                       name);
    if (!json_get_integer(object, "made", &prep->made) || !sane_moment(prep->made))
        prep->made = 0;
    text_clean(by, sizeof by, json_get_text(object, "by") ? json_get_text(object, "by") : "");
    prep->who = arena_copy(arena, by);
    for (int kind = 0; kind < PREP_KINDS; kind++) {
        const struct json *list = json_get(object, lists[kind]);
        size_t count = list ? json_count(list) : 0;
        for (size_t i = 0; i < count; i++)
            *passed_over += !read_item(json_at(list, i), (enum prep_kind)kind, prep, arena);
    }
    return true;
}

bool prep_file_parse(const char *name, const char *bytes, size_t length, struct arena *arena,
                     struct prep *prep, size_t *passed_over, struct err *err)
{
    char *text = memory_new(length + 1, 1);
    *prep = (struct prep){ .who = "" };
    *passed_over = 0;
    if (length)
        memcpy(text, bytes, length);
    struct json *object = strlen(text) == length ? json_read_object(text) : NULL;
    free(text);
    if (!object)
        return err_set(err, ERR_REFUSED, _("%s holds no sites and lessons of klaskast."), name);
    bool ok = read_all(name, object, arena, prep, passed_over, err);
    json_free(&object);
    return ok;
}
