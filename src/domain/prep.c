#include "klaskast/domain/prep.h"

#include "klaskast/base/digest.h"
#include "klaskast/base/text.h"
#include "klaskast/domain/lesson.h"

#include <stdio.h>
#include <string.h>

/* --- parts --------------------------------------------------------------------------------------------- */

static const struct prep_field fields[PREP_KINDS][PREP_PARTS][PREP_FIELDS + 1] = {
    [PREP_SITE] = { [PREP_MAIN] = { { "address", SITE_ADDRESS_SIZE },
                                    { "title", SITE_TITLE_SIZE },
                                    { "subject", SITE_SUBJECT_SIZE },
                                    { "purpose", SITE_PURPOSE_SIZE } },
                    [PREP_SECOND] = { { "verdict", 16 },
                                      { "groups", GROUPS_SIZE },
                                      { "sentence", SITE_SENTENCE_SIZE },
                                      { "rejects", 600 },
                                      { "remarks", 600 },
                                      { "note", SITE_NOTE_SIZE },
                                      { "by", 160 },
                                      { "moment", 24 },
                                      { "doubted", 4 } } },
    [PREP_LESSON] = { [PREP_MAIN] = { { "day", 16 },
                                      { "title", LESSON_TITLE_SIZE },
                                      { "subject", SITE_SUBJECT_SIZE },
                                      { "goal", LESSON_GOAL_SIZE },
                                      { "groups", GROUPS_SIZE },
                                      { "sites", LESSON_SITES_SIZE },
                                      { "contact", LESSON_TEXT_SIZE },
                                      { "leave_by", LESSON_TEXT_SIZE },
                                      { "leave_day", 16 },
                                      { "media", 4 },
                                      { "adult", 4 },
                                      { "copyright", LESSON_TEXT_SIZE } },
                      [PREP_SECOND] = { { "state", 16 } } },
};

const struct prep_field *prep_field_names(enum prep_kind kind, enum prep_place place)
{
    return fields[kind][place];
}

const char *prep_get(const struct prep_part *part, const char *name)
{
    for (int i = 0; i < part->field_count; i++)
        if (strcmp(part->fields[i].key, name) == 0)
            return part->fields[i].text;
    return "";
}

/* Who looked tells no two reviews apart, the moment does: where nobody had given a name, the name is that of
 * whoever read the file, and the same file read again must bring nothing. */
static const char *digest_of(const struct prep_part *part, struct arena *arena)
{
    struct digest digest;
    unsigned char bytes[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];
    digest_init(&digest);
    for (int i = 0; i < part->field_count; i++) {
        if (strcmp(part->fields[i].key, "by") == 0)
            continue;
        digest_add_text(&digest, part->fields[i].key);
        digest_add_text(&digest, part->fields[i].text);
    }
    digest_end(&digest, bytes);
    digest_hex(bytes, hex);
    hex[PREP_DIGEST_SIZE - 1] = '\0';
    return arena_copy(arena, hex);
}

static bool holds(const struct prep_part *part, const char *digest)
{
    for (size_t i = 0; i < part->history_count; i++)
        if (strcmp(part->history[i], digest) == 0)
            return true;
    return false;
}

static void remember(struct prep_part *part, const char *digest, struct arena *arena)
{
    if (holds(part, digest))
        return;
    part->history =
        arena_room(arena, part->history, part->history_count, &part->history_room, sizeof *part->history);
    part->history[part->history_count++] = digest;
}

void prep_part_set(struct prep_part *part, enum prep_kind kind, enum prep_place place,
                   const char *(*get)(const void *context, const char *name), const void *context, int64_t at,
                   const char *who, struct arena *arena)
{
    struct prep_part fresh = *part;
    fresh.field_count = 0;
    for (const struct prep_field *field = fields[kind][place]; field->name; field++) {
        const char *text = get(context, field->name);
        char clean[LESSON_SITES_SIZE];
        text_clean(clean, field->size, text ? text : "");
        if (*clean)
            fresh.fields[fresh.field_count++] =
                (struct field){ .key = field->name, .text = arena_copy(arena, clean) };
    }
    fresh.digest = digest_of(&fresh, arena);
    if (part->digest && strcmp(part->digest, fresh.digest) == 0)
        return;
    if (part->digest)
        remember(&fresh, part->digest, arena);
    fresh.at = at;
    fresh.who = arena_copy(arena, who);
    *part = fresh;
}

/* --- things -------------------------------------------------------------------------------------------- */

const struct prep_item *prep_find(const struct prep *prep, enum prep_kind kind, const char *key)
{
    for (size_t i = 0; i < prep->count; i++)
        if (prep->items[i].kind == kind && strcmp(prep->items[i].key, key) == 0)
            return &prep->items[i];
    return NULL;
}

static const char *nothing(const void *context, const char *name)
{
    (void)context;
    (void)name;
    return "";
}

struct prep_item *prep_item(struct prep *prep, enum prep_kind kind, const char *key, struct arena *arena)
{
    const struct prep_item *found = prep_find(prep, kind, key);
    if (found)
        return &prep->items[found - prep->items];
    prep->items = arena_room(arena, prep->items, prep->count, &prep->room, sizeof *prep->items);
    struct prep_item *item = &prep->items[prep->count++];
    *item = (struct prep_item){ .kind = kind, .key = arena_copy(arena, key) };
    for (int place = 0; place < PREP_PARTS; place++)
        prep_part_set(&item->parts[place], kind, (enum prep_place)place, nothing, NULL, 0, "", arena);
    return item;
}

/* --- putting two together ------------------------------------------------------------------------------ */

/* Which of two parts goes on from the other? Where each was once what the other is, the later one. */
static enum prep_change compare(const struct prep_part *mine, const struct prep_part *theirs)
{
    if (strcmp(mine->digest, theirs->digest) == 0)
        return PREP_SAME;
    bool they_went_on = holds(theirs, mine->digest), we_went_on = holds(mine, theirs->digest);
    if (they_went_on && we_went_on)
        return theirs->at > mine->at ? PREP_CHANGED : PREP_OLDER;
    if (they_went_on)
        return PREP_CHANGED;
    return we_went_on ? PREP_OLDER : PREP_CONFLICT;
}

/* Is each part of `old` something that `other` is or once was? Then `other` knew all of it. */
static bool knew(const struct prep_item *other, const struct prep_item *old)
{
    for (int place = 0; place < PREP_PARTS; place++) {
        const char *digest = old->parts[place].digest;
        if (strcmp(other->parts[place].digest, digest) != 0 && !holds(&other->parts[place], digest))
            return false;
    }
    return true;
}

/* One of the two was removed: a thing that was changed since by the other is not lost unasked. */
static enum prep_change compare_removed(const struct prep_item *mine, const struct prep_item *theirs)
{
    if (mine->removed && theirs->removed)
        return PREP_SAME;
    if (theirs->removed)
        return knew(theirs, mine) ? PREP_GONE : PREP_CONFLICT;
    return knew(mine, theirs) ? PREP_OLDER : PREP_CONFLICT;
}

static void add_line(struct prep_plan *plan, struct prep_line line)
{
    plan->counts[line.change]++;
    if (line.change != PREP_SAME && line.change != PREP_OLDER)
        plan->lines[plan->count++] = line;
}

static void plan_item(struct prep_plan *plan, const struct prep *mine, const struct prep *theirs,
                      size_t index)
{
    struct prep_line line = { .index = index, .theirs = &theirs->items[index] };
    line.mine = prep_find(mine, line.theirs->kind, line.theirs->key);
    if (!line.mine) {
        line.change = line.theirs->removed ? PREP_SAME : PREP_NEW;
        add_line(plan, line);
        return;
    }
    if (line.mine->removed || line.theirs->removed) {
        line.change = compare_removed(line.mine, line.theirs);
        add_line(plan, line);
        return;
    }
    for (int place = 0; place < PREP_PARTS; place++) {
        line.place = (enum prep_place)place;
        line.change = compare(&line.mine->parts[place], &line.theirs->parts[place]);
        add_line(plan, line);
    }
}

void prep_plan_make(const struct prep *mine, const struct prep *theirs, struct arena *arena,
                    struct prep_plan *plan)
{
    *plan = (struct prep_plan){ .count = 0 };
    plan->lines = arena_new(arena, PREP_PARTS * theirs->count + 1, sizeof *plan->lines);
    for (size_t i = 0; i < theirs->count; i++)
        plan_item(plan, mine, theirs, i);
}
