#include "klaskast/io/consent_table.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/classlist_file.h"
#include "klaskast/io/csv.h"
#include "klaskast/io/heading.h"
#include "klaskast/io/table_file.h"

#include <stdio.h>
#include <string.h>

enum { NOWHERE = -1 };

static bool holds(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strstr(text, words[i]))
            return true;
    return false;
}
#define HOLDS(text, words) holds(text, words, sizeof(words) / sizeof *(words))

/* Which kind a heading speaks of; CONSENT_KINDS: none. A name is only meant beside a photo. */
static enum consent_kind kind_of(const char *heading)
{
    static const char *const portrait[] = { "portret", "portrait" };
    static const char *const name[] = { "naam", "name" };
    static const char *const photo[] = { "foto", "film", "photo", "video", "beeldmateriaal" };
    char folded[HEADING_SIZE];
    text_fold(folded, sizeof folded, heading);
    if (HOLDS(folded, portrait))
        return CONSENT_PORTRAIT;
    if (!HOLDS(folded, photo))
        return CONSENT_KINDS;
    return HOLDS(folded, name) ? CONSENT_NAME : CONSENT_PHOTO;
}

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

/* False: it is neither. */
static bool answer_of(const char *text, enum consent_answer *answer)
{
    static const char *const yes[] = { "ja",         "j",           "yes",  "y",
                                       "1",          "x",           "waar", "true",
                                       "akkoord",    "toestemming", "wel",  "wel toestemming",
                                       "ja, akkoord" };
    static const char *const no[] = {
        "nee", "n", "no", "0", "onwaar", "false", "geen", "niet akkoord", "geen toestemming", "niet"
    };
    static const char *const open[] = { "", "-", "?", "open", "niet ingevuld", "geen antwoord", "onbekend" };
    char folded[60];
    text_fold(folded, sizeof folded, text);
    if (is_one_of(folded, yes, sizeof yes / sizeof *yes))
        *answer = CONSENT_YES;
    else if (is_one_of(folded, no, sizeof no / sizeof *no))
        *answer = CONSENT_NO;
    else
        *answer = CONSENT_OPEN;
    return *answer != CONSENT_OPEN || is_one_of(folded, open, sizeof open / sizeof *open);
}

static const struct csv_record *record_on(const struct csv_table *table, int line)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->records[i].line == line)
            return &table->records[i];
    return NULL;
}

static bool same_heading(const char *a, const char *b)
{
    char first[HEADING_SIZE], second[HEADING_SIZE];
    text_fold(first, sizeof first, a);
    text_fold(second, sizeof second, b);
    return strcmp(first, second) == 0;
}

/* The column of a kind: the one that is wanted, else the only one that speaks of it. */
static bool find_column(const struct consent_table *table, const struct csv_record *headings,
                        enum consent_kind kind, const char *wanted, int *column, struct err *err)
{
    char several[300] = "";
    size_t count = 0;
    *column = NOWHERE;
    for (size_t c = 0; c < headings->count; c++) {
        const char *heading = headings->fields[c];
        if (wanted ? !same_heading(heading, wanted) : kind_of(heading) != kind)
            continue;
        size_t used = strlen(several);
        if (used < sizeof several - 60)
            snprintf(several + used, sizeof several - used, "%s'%.50s'", count ? ", " : "", heading);
        *column = (int)c;
        count++;
    }
    if (wanted && !count)
        return err_set(err, ERR_REFUSED, _("%s, line %d: there is no column '%s'."), table->list.file,
                       headings->line, wanted);
    if (count > 1)
        return err_set(err, ERR_REFUSED,
                       _("%s, line %d: several columns may be '%s': %s. Say which with --%s."),
                       table->list.file, headings->line, consent_label(kind), several, consent_name(kind));
    return true;
}

static void read_rows(struct consent_table *table, const struct csv_table *cells,
                      const int columns[CONSENT_KINDS], struct arena *arena)
{
    int *odd = arena_new(arena, table->list.row_count + 1, sizeof *odd);
    table->rows = arena_new(arena, table->list.row_count + 1, sizeof *table->rows);
    table->odd = odd;
    for (size_t i = 0; i < table->list.row_count; i++) {
        struct consent_row *row = &table->rows[table->count++];
        const struct csv_record *record = record_on(cells, table->list.rows[i].line);
        bool clear = true;
        row->who = &table->list.rows[i];
        for (int kind = 0; record && kind < CONSENT_KINDS; kind++)
            if (columns[kind] != NOWHERE)
                clear &= answer_of(csv_field(record, (size_t)columns[kind]), &row->answers[kind]);
        if (!clear)
            odd[table->odd_count++] = row->who->line;
    }
}

bool consent_table_read(const char *name, const char *bytes, size_t length,
                        const char *const wanted[CONSENT_KINDS], struct arena *arena,
                        struct consent_table *table, struct err *err)
{
    struct csv_table cells;
    int columns[CONSENT_KINDS];
    bool any = false;
    *table = (struct consent_table){ .count = 0 };
    if (!classlist_parse(name, bytes, length, NULL, arena, &table->list, err))
        return false;
    const struct csv_record *headings = NULL;
    if (table->list.understood && table->list.heading_line &&
        table_file_read(name, bytes, length, arena, &cells, NULL))
        headings = record_on(&cells, table->list.heading_line);
    if (!headings)
        return err_set(
            err, ERR_REFUSED,
            _("%s, line %d: here headings are expected, for the names of the children and for what "
              "their parents answered."),
            name, 1);
    for (int kind = 0; kind < CONSENT_KINDS; kind++) {
        if (!find_column(table, headings, (enum consent_kind)kind, wanted[kind], &columns[kind], err))
            return false;
        if (columns[kind] != NOWHERE)
            table->headings[kind] = headings->fields[columns[kind]];
        any |= columns[kind] != NOWHERE;
    }
    if (!any)
        return err_set(
            err, ERR_REFUSED,
            _("%s, line %d: no column speaks of photos. Say which one does with --photo, --name or "
              "--portrait and its heading."),
            name, headings->line);
    read_rows(table, &cells, columns, arena);
    return true;
}
