#include "klaskast/io/classlist_columns.h"

#include "klaskast/base/text.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/io/cell.h"
#include "klaskast/io/column_look.h"
#include "klaskast/io/heading.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { HEADING_WITHIN = 15, NOWHERE = -1 };

struct columns {
    const struct csv_table *table;
    struct arena *arena;
    struct classlist *list;
    size_t first; /* record with which the pupils begin */
};

static const char *value_of(const struct columns *columns, size_t record, size_t column)
{
    return csv_field(&columns->table->records[record], column);
}

/* --- headings ------------------------------------------------------------------------------------------ */

/* How much of a heading line a record is: 0 not at all; columns known, and more with a name among them. */
static int heading_score(const struct csv_record *record)
{
    int names = 0, known = 0, telling = 0;
    for (size_t i = 0; i < record->count; i++) {
        enum column_use use = heading_use(record->fields[i]);
        names += column_is_name(use);
        known += use != COLUMN_UNKNOWN;
        /* An 'm' in a column of a pupil reads like the heading 'm/v'. */
        telling += use != COLUMN_UNKNOWN && strlen(record->fields[i]) > 1;
    }
    if (names && (known > 1 || record_filled(record) == 1))
        return 1000 + 10 * names + known;
    return names || telling > 1 || (telling == 1 && known == 1 && record_filled(record) > 1) ? known : 0;
}

static int find_heading(const struct csv_table *table)
{
    int best = NOWHERE, best_score = 0;
    for (size_t i = 0; i < table->count && i < HEADING_WITHIN; i++) {
        int score = heading_score(&table->records[i]);
        if (score > best_score) {
            best_score = score;
            best = (int)i;
        }
    }
    return best;
}

static void read_titles(struct columns *columns, size_t until)
{
    char name[CLASS_NAME_SIZE] = "";
    for (size_t i = 0; i < until && !name[0]; i++)
        for (size_t c = 0; c < columns->table->records[i].count && !name[0]; c++)
            class_name_in_title(value_of(columns, i, c), name);
    columns->list->title_class = arena_copy(columns->arena, name);
}

/* --- from headings or a mapping to columns ------------------------------------------------------------- */

static void make_columns(struct columns *columns, int heading)
{
    const struct csv_table *table = columns->table;
    size_t count = 0;
    for (size_t i = heading == NOWHERE ? 0 : (size_t)heading; i < table->count; i++)
        for (size_t c = count; c < table->records[i].count; c++)
            if (table->records[i].fields[c][0])
                count = c + 1;
    columns->list->columns = arena_new(columns->arena, count, sizeof *columns->list->columns);
    columns->list->column_count = count;
    for (size_t c = 0; c < count; c++) {
        char clean[HEADING_SIZE];
        text_clean(clean, sizeof clean, heading == NOWHERE ? "" : value_of(columns, (size_t)heading, c));
        columns->list->columns[c].heading = arena_copy(columns->arena, clean);
    }
}

/* Two columns of one kind: the first counts. But of 'Groep' and 'Klas' one may hold only years. */
static void settle_doubles(struct columns *columns)
{
    struct classlist *list = columns->list;
    for (size_t c = 1; c < list->column_count; c++) {
        struct classlist_column *column = &list->columns[c];
        if (column->use == COLUMN_UNKNOWN || column->use == COLUMN_FORBIDDEN)
            continue;
        int earlier = classlist_column_of(list, column->use);
        if (earlier == NOWHERE || (size_t)earlier == c)
            continue;
        bool no_year = classlist_column_of(list, COLUMN_YEAR) == NOWHERE;
        if (column->use == COLUMN_CLASS && no_year &&
            column_only_years(columns->table, columns->first, (size_t)earlier)) {
            list->columns[earlier].use = COLUMN_YEAR;
        } else if (column->use == COLUMN_CLASS && no_year &&
                   column_only_years(columns->table, columns->first, c)) {
            column->use = COLUMN_YEAR;
        } else {
            column->use = COLUMN_UNKNOWN;
            column->why = WHY_DOUBLE;
        }
    }
}

/* In the marks of a Google Classroom 'Grade' is a mark, not a group. */
static void settle_marks(struct classlist *list)
{
    bool marks = false;
    for (size_t c = 0; c < list->column_count; c++)
        marks |= strcasecmp(list->columns[c].heading, "Assignment State") == 0;
    int year = classlist_column_of(list, COLUMN_YEAR);
    if (marks && year != NOWHERE)
        list->columns[year].use = COLUMN_FORBIDDEN;
}

static bool unknown_names(const struct columns *columns)
{
    for (size_t c = 0; c < columns->list->column_count; c++)
        if (columns->list->columns[c].use == COLUMN_UNKNOWN && columns->list->columns[c].why == WHY_HEADING &&
            columns->list->columns[c].heading[0] &&
            column_look(columns->table, columns->first, c) == CELL_NAME)
            return true;
    return false;
}

static bool has(const struct classlist *list, enum column_use use)
{
    return classlist_column_of(list, use) != NOWHERE;
}

static bool names_known(const struct columns *columns)
{
    const struct classlist *list = columns->list;
    bool first = has(list, COLUMN_FIRST) || has(list, COLUMN_FORENAMES);
    int name = classlist_column_of(list, COLUMN_NAME);
    if (first && (has(list, COLUMN_SURNAME) || name != NOWHERE))
        return true;
    if (name != NOWHERE && column_whole_names(columns->table, columns->first, (size_t)name))
        return true;
    return (first || name != NOWHERE) && !unknown_names(columns);
}

static void use_headings(struct columns *columns, size_t heading)
{
    struct classlist *list = columns->list;
    columns->first = heading + 1;
    make_columns(columns, (int)heading);
    for (size_t c = 0; c < list->column_count; c++)
        list->columns[c].use = heading_use(value_of(columns, heading, c));
    settle_doubles(columns);
    settle_marks(list);
    list->heading_line = columns->table->records[heading].line;
    list->understood = names_known(columns);
}

static void use_mapping(struct columns *columns, const struct classlist_mapping *mapping)
{
    struct classlist *list = columns->list;
    int heading = NOWHERE;
    columns->first = 0;
    while (columns->first < columns->table->count &&
           columns->table->records[columns->first].line <= mapping->heading_line)
        heading = (int)columns->first++;
    make_columns(columns, heading);
    for (size_t c = 0; c < list->column_count; c++) {
        bool never = heading_use(list->columns[c].heading) == COLUMN_FORBIDDEN;
        enum column_use use = c < mapping->count ? mapping->uses[c] : COLUMN_UNKNOWN;
        list->columns[c].use = never ? COLUMN_FORBIDDEN : use;
    }
    settle_doubles(columns);
    list->heading_line = heading == NOWHERE ? 0 : mapping->heading_line;
    list->understood = has(list, COLUMN_NAME) || has(list, COLUMN_FIRST) || has(list, COLUMN_FORENAMES) ||
                       has(list, COLUMN_SURNAME);
}

/* --- no headings: from what stands in the columns ------------------------------------------------------- */

static enum column_use use_of_look(enum cell_look look)
{
    switch (look) {
    case CELL_PERSONAL:
        return COLUMN_FORBIDDEN;
    case CELL_PREFIX:
        return COLUMN_PREFIX;
    case CELL_CLASS:
        return COLUMN_CLASS;
    case CELL_KEY:
        return COLUMN_KEY;
    case CELL_EMPTY:
    case CELL_COUNT:
    case CELL_NAME:
    case CELL_OTHER:
        break;
    }
    return COLUMN_UNKNOWN;
}

static bool any_differs(struct columns *columns, size_t width)
{
    for (size_t c = 0; c < width; c++)
        if (columns->first < columns->table->count && column_first_differs(columns->table, columns->first, c))
            return true;
    return false;
}

/* One column of names holds whole names; of two, one holds the surnames. Returns how many there are. */
static size_t use_looks(struct columns *columns)
{
    struct classlist *list = columns->list;
    size_t names[2] = { 0 }, name_count = 0;
    for (size_t c = 0; c < list->column_count; c++) {
        enum cell_look look = column_look(columns->table, columns->first, c);
        list->columns[c].why = WHY_VALUES;
        list->columns[c].use = use_of_look(look);
        if (look != CELL_NAME)
            continue;
        if (name_count < 2)
            names[name_count] = c;
        name_count++;
    }
    if (name_count == 1) {
        list->columns[names[0]].use = has(list, COLUMN_PREFIX) ? COLUMN_SURNAME : COLUMN_NAME;
    } else if (name_count == 2) {
        bool swap = column_prefixes(columns->table, columns->first, names[0]) >
                    column_prefixes(columns->table, columns->first, names[1]);
        list->columns[names[swap]].use = COLUMN_FIRST;
        list->columns[names[!swap]].use = COLUMN_SURNAME;
    }
    return name_count;
}

static void use_values(struct columns *columns)
{
    struct classlist *list = columns->list;
    make_columns(columns, NOWHERE);
    /* A first line unlike the rest is a heading in words that nobody knows: what stands below it is only a
     * proposal for whoever says what the columns are. */
    bool unknown = any_differs(columns, list->column_count);
    if (unknown) {
        list->heading_line = columns->table->records[columns->first].line;
        make_columns(columns, (int)columns->first++);
    }
    size_t names = use_looks(columns);
    settle_doubles(columns);
    list->understood = !unknown && (names == 1 || names == 2);
}

/* Lines above a list without headings: a lone cell that names a class, or a title over several columns. */
static size_t titles_above(const struct csv_table *table)
{
    size_t width = 0;
    for (size_t i = 0; i < table->count; i++)
        if (record_filled(&table->records[i]) > width)
            width = record_filled(&table->records[i]);
    size_t titles = 0;
    while (titles < table->count && titles < HEADING_WITHIN && record_filled(&table->records[titles]) == 1) {
        size_t c = 0;
        while (!table->records[titles].fields[c][0])
            c++;
        if (width < 2 && !strpbrk(table->records[titles].fields[c], "0123456789"))
            break;
        titles++;
    }
    return titles < table->count ? titles : 0;
}

/* --- the whole ----------------------------------------------------------------------------------------- */

static void add_samples(struct columns *columns, size_t c)
{
    struct classlist_column *column = &columns->list->columns[c];
    size_t count = 0;
    for (size_t i = columns->first; i < columns->table->count && count < CLASSLIST_SAMPLES; i++) {
        char clean[HEADING_SIZE];
        const char *value = value_of(columns, i, c);
        if (text_clean(clean, sizeof clean, value) && !cell_is_personal(value) && !cell_is_personal(clean))
            column->samples[count++] = arena_copy(columns->arena, clean);
    }
}

/* What may not be kept is shut here, also when heading or mapping say otherwise. */
static void guard(struct columns *columns)
{
    for (size_t c = 0; c < columns->list->column_count; c++) {
        struct classlist_column *column = &columns->list->columns[c];
        if (column_is_bsn(columns->table, columns->first, c)) {
            column->use = COLUMN_FORBIDDEN;
            column->why = WHY_BSN;
        } else if (column->use == COLUMN_UNKNOWN &&
                   column_look(columns->table, columns->first, c) == CELL_PERSONAL) {
            column->use = COLUMN_FORBIDDEN;
        }
        if (column->use != COLUMN_FORBIDDEN)
            add_samples(columns, c);
    }
}

void classlist_columns(const struct csv_table *table, const struct classlist_mapping *mapping,
                       struct arena *arena, struct classlist *list, size_t *first)
{
    struct columns columns = { .table = table, .arena = arena, .list = list };
    int heading = find_heading(table);
    list->title_class = "";
    if (mapping) {
        use_mapping(&columns, mapping);
        read_titles(&columns, columns.first ? columns.first - 1 : 0);
    } else if (heading != NOWHERE) {
        use_headings(&columns, (size_t)heading);
        read_titles(&columns, (size_t)heading);
    } else {
        columns.first = titles_above(table);
        read_titles(&columns, columns.first);
        use_values(&columns);
    }
    guard(&columns);
    *first = columns.first;
}

int classlist_column_of(const struct classlist *list, enum column_use use)
{
    for (size_t c = 0; c < list->column_count; c++)
        if (list->columns[c].use == use)
            return (int)c;
    return NOWHERE;
}

bool classlist_is_google(const struct classlist *list)
{
    for (size_t c = 0; c < list->column_count; c++)
        if (strncasecmp(list->columns[c].heading, "Org Unit Path", 13) == 0)
            return true;
    return false;
}
