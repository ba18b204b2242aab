#include "klaskast/io/prep_table.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/io/csv.h"
#include "klaskast/io/table_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A field of prep.h (or what it follows from) and the headings it has, folded, with blanks for '_'. */
static const struct {
    const char *field, *heading;
} headings[] = {
    { "address", "address" },
    { "address", "adres" },
    { "address", "url" },
    { "address", "link" },
    { "address", "website" },
    { "address", "webadres" },
    { "title", "title" },
    { "title", "titel" },
    { "title", "naam" },
    { "subject", "subject" },
    { "subject", "vak" },
    { "purpose", "purpose" },
    { "purpose", "waarvoor" },
    { "groups", "groups" },
    { "groups", "groepen" },
    { "groups", "groep" },
    { "verdict", "verdict" },
    { "sentence", "sentence" },
    { "rejects", "rejects" },
    { "remarks", "remarks" },
    { "note", "note" },
    { "by", "reviewed by" },
    { "moment", "reviewed" },
    { "doubted", "doubted" },
    { "uid", "uid" },
    { "day", "day" },
    { "day", "datum" },
    { "day", "dag" },
    { "day", "date" },
    { "goal", "goal" },
    { "goal", "doel" },
    { "sites", "sites" },
    { "contact", "contact" },
    { "leave_by", "leave by" },
    { "leave_day", "leave day" },
    { "media", "media" },
    { "adult", "adult" },
    { "copyright", "copyright" },
    { "state", "state" },
};
enum { HEADINGS = sizeof headings / sizeof *headings, NOWHERE = -1, NOON = 12 * 60 };

struct reading {
    const struct csv_table *table;
    const struct prep *mine;
    struct arena *arena;
    enum prep_kind kind;
    const char *fields[CSV_COLUMNS]; /* what each column holds; NULL: nothing that is read */
    const struct csv_record *record; /* that is read */
    const struct prep_part *known;   /* of the data file; NULL */
    char text[LESSON_SITES_SIZE];    /* of a value that is written otherwise */
};

/* --- columns -------------------------------------------------------------------------------------------- */

static const char *field_of(const char *heading)
{
    char folded[64];
    text_fold(folded, sizeof folded, heading);
    for (char *at = folded; *at; at++)
        *at = *at == '_' ? ' ' : *at;
    for (size_t i = 0; i < HEADINGS; i++)
        if (strcmp(headings[i].heading, folded) == 0)
            return headings[i].field;
    return NULL;
}

/* Of two columns that hold the same the first counts. */
static int column_of(const struct reading *reading, const char *field)
{
    for (size_t c = 0; c < reading->table->records[0].count; c++)
        if (reading->fields[c] && strcmp(reading->fields[c], field) == 0)
            return (int)c;
    return NOWHERE;
}

static const char *value(const struct reading *reading, const char *field)
{
    int column = column_of(reading, field);
    return column == NOWHERE ? "" : csv_field(reading->record, (size_t)column);
}

static const char *iso(struct reading *reading, const char *text)
{
    int day;
    if (!day_parse(text, &day))
        return "";
    day_iso(day, reading->text);
    return reading->text;
}

/* A day of a table is noon of it. */
static const char *moment(struct reading *reading, const char *text)
{
    int day;
    if (!day_parse(text, &day))
        return "";
    snprintf(reading->text, sizeof reading->text, "%" PRId64, clock_moment(day, NOON));
    return reading->text;
}

static bool is_review(const struct reading *reading)
{
    enum site_verdict verdict;
    return verdict_parse(value(reading, "verdict"), &verdict) && verdict != VERDICT_REVIEW;
}

static bool is(const char *name, const char *other)
{
    return strcmp(name, other) == 0;
}

/* A review holds together: without a verdict there is none, and of one that was doubted only that. */
static const char *review_get(struct reading *reading, const char *name, const char *text)
{
    unsigned groups;
    int day;
    bool doubted = day_parse(value(reading, "doubted"), &day);
    if (is(name, "groups"))
        return groups_parse(text, &groups) ? groups_print(groups, reading->text) : "";
    if (is(name, "doubted"))
        return doubted ? "1" : "";
    if (is(name, "moment"))
        return doubted              ? moment(reading, value(reading, "doubted"))
               : is_review(reading) ? moment(reading, text)
                                    : "";
    return !doubted && is_review(reading) ? text : "";
}

static const char *get(const void *context, const char *name)
{
    struct reading *reading = (struct reading *)(uintptr_t)context;
    const char *text = value(reading, name);
    enum lesson_state state;
    unsigned groups;
    if (column_of(reading, name) == NOWHERE && reading->known)
        return prep_get(reading->known, name);
    if (reading->kind == PREP_SITE)
        return is(name, "address") || is(name, "title") || is(name, "subject") || is(name, "purpose")
                   ? text
                   : review_get(reading, name, text);
    if (is(name, "groups"))
        return groups_parse(text, &groups) ? groups_print(groups, reading->text) : "";
    if (is(name, "day") || is(name, "leave_day"))
        return iso(reading, text);
    if (is(name, "media") || is(name, "adult"))
        return is(text, "1") ? "1" : "";
    if (is(name, "state"))
        return lesson_state_parse(text, &state) && state != LESSON_PLANNED ? text : "";
    return text;
}

/* --- rows ----------------------------------------------------------------------------------------------- */

static int day_of(const char *seconds)
{
    return *seconds ? clock_day(strtoll(seconds, NULL, 10)) : DAY_NONE;
}

/* The export knows of a moment only its day, and of who looked what the journal says. */
static bool same(const struct prep_part *part, const struct prep_part *known, enum prep_kind kind,
                 enum prep_place place)
{
    for (const struct prep_field *field = prep_field_names(kind, place); field->name; field++) {
        const char *a = prep_get(part, field->name), *b = prep_get(known, field->name);
        if (is(field->name, "moment") ? day_of(a) != day_of(b) : !is(field->name, "by") && !is(a, b))
            return false;
    }
    return true;
}

static void read_parts(struct reading *reading, const struct prep_item *mine, struct prep_item *item)
{
    for (int place = 0; place < PREP_PARTS; place++) {
        struct prep_part *part = &item->parts[place];
        reading->known = mine && !mine->removed ? &mine->parts[place] : NULL;
        *part = (struct prep_part){ .digest = NULL };
        prep_part_set(part, reading->kind, (enum prep_place)place, get, reading, 0, "", reading->arena);
        part->at = strtoll(prep_get(part, "moment"), NULL, 10);
        part->who = arena_copy(reading->arena, prep_get(part, "by"));
        if (reading->known && same(part, reading->known, reading->kind, (enum prep_place)place))
            *part = *reading->known;
    }
}

/* A lesson of a sheet has no name of its own: day and title are always the same. */
static const char *lesson_uid(struct reading *reading)
{
    struct digest digest;
    unsigned char bytes[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];
    const char *uid = value(reading, "uid");
    if (*uid)
        return strlen(uid) < 64 ? uid : "";
    digest_init(&digest);
    digest_add_text(&digest, iso(reading, value(reading, "day")));
    digest_add_text(&digest, value(reading, "title"));
    digest_end(&digest, bytes);
    digest_hex(bytes, hex);
    return arena_print(reading->arena, "%.32s", hex);
}

static bool read_row(struct reading *reading, struct prep *prep)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    const struct lesson_site *sites;
    size_t count;
    struct prep_item item = { .kind = reading->kind };
    if (reading->kind == PREP_SITE && site_address(value(reading, "address"), address, key, NULL))
        item.key = key;
    else if (reading->kind == PREP_LESSON && *iso(reading, value(reading, "day")) &&
             *value(reading, "title") &&
             lesson_sites_read(value(reading, "sites"), reading->arena, &sites, &count))
        item.key = lesson_uid(reading);
    if (!item.key || !*item.key || prep_find(prep, reading->kind, item.key))
        return false;
    item.key = arena_copy(reading->arena, item.key);
    read_parts(reading, prep_find(reading->mine, reading->kind, item.key), &item);
    prep->items = arena_room(reading->arena, prep->items, prep->count, &prep->room, sizeof *prep->items);
    prep->items[prep->count++] = item;
    return true;
}

/* The address as this program writes it. */
static void write_address(struct csv_record *record, int column, struct arena *arena)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    if ((size_t)column < record->count && site_address(record->fields[column], address, key, NULL))
        record->fields[column] = arena_copy(arena, address);
}

static bool read_rows(const char *name, struct reading *reading, struct prep *prep, size_t *passed_over,
                      struct err *err)
{
    const struct csv_table *table = reading->table;
    if (!table->count)
        return err_set(err, ERR_REFUSED, _("%s is empty: there is no site and no lesson in it."), name);
    for (size_t c = 0; c < table->records[0].count; c++)
        reading->fields[c] = field_of(table->records[0].fields[c]);
    int address = column_of(reading, "address");
    bool lessons = column_of(reading, "day") != NOWHERE && column_of(reading, "title") != NOWHERE;
    if (address == NOWHERE && !lessons)
        return err_set(
            err, ERR_REFUSED,
            _("%s, line %d: here headings are expected: 'address' for sites, or 'day' and 'title' for "
              "lessons."),
            name, table->records[0].line);
    reading->kind = address == NOWHERE ? PREP_LESSON : PREP_SITE;
    for (size_t i = 1; i < table->count; i++) {
        if (reading->kind == PREP_SITE)
            write_address(&table->records[i], address, reading->arena);
        reading->record = &table->records[i];
        *passed_over += !read_row(reading, prep);
    }
    return true;
}

/* --- the file ------------------------------------------------------------------------------------------- */

bool prep_table_is(const char *bytes, size_t length)
{
    size_t at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < length && strchr(" \t\r\n", bytes[at]) && bytes[at])
        at++;
    return at < length && bytes[at] != '{';
}

bool prep_table_parse(const char *name, const char *bytes, size_t length, const struct prep *mine,
                      struct arena *arena, struct prep *prep, size_t *passed_over, struct err *err)
{
    struct csv_table table;
    struct reading *reading = arena_new(arena, 1, sizeof *reading);
    *prep = (struct prep){ .who = "" };
    *passed_over = 0;
    if (length > CSV_FILE_LIMIT)
        return err_set(err, ERR_REFUSED, _("%s is too large: at most %d KiB can be read."), name,
                       CSV_FILE_LIMIT / 1024);
    *reading = (struct reading){ .table = &table, .mine = mine, .arena = arena };
    return table_file_read(name, bytes, length, arena, &table, err) &&
           read_rows(name, reading, prep, passed_over, err);
}
