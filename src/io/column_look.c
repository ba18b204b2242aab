#include "klaskast/io/column_look.h"

#include "klaskast/base/text.h"
#include "klaskast/domain/bsn.h"
#include "klaskast/domain/name.h"
#include "klaskast/io/heading.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

size_t record_filled(const struct csv_record *record)
{
    size_t count = 0;
    for (size_t i = 0; i < record->count; i++)
        count += record->fields[i][0] != '\0';
    return count;
}

static const char *first_filled(const struct csv_record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i][0])
            return record->fields[i];
    return "";
}

static bool begins_with_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    return strncmp(text, word, length) == 0 && !isalpha((unsigned char)text[length]);
}

bool record_is_total(const struct csv_record *record)
{
    static const char *const words[] = { "totaal",    "aantal", "total", "eindtotaal",
                                         "gemiddeld", "count",  "sum" };
    char folded[HEADING_SIZE];
    const char *first = first_filled(record);
    /* Asked of every line for every column: most begin with another letter. */
    bool alone = record_filled(record) == 1;
    if (isalpha((unsigned char)*first) ? !strchr("tTaAeEgGcCsS", *first) : !alone)
        return false;
    text_fold(folded, sizeof folded, first);
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
        if (begins_with_word(folded, words[w]))
            return true;
    return alone && isdigit((unsigned char)folded[0]) &&
           (strstr(folded, "leerlingen") || strstr(folded, "kinderen") || strstr(folded, "pupils"));
}

bool record_is_class(const struct csv_record *record, char name[CLASS_NAME_SIZE])
{
    char folded[HEADING_SIZE];
    const char *text = record->fields[0];
    if (record_filled(record) != 1 || !text[0])
        return false;
    text_fold(folded, sizeof folded, text);
    /* A lone number may be anything. */
    bool number = strspn(text, "0123456789") == strlen(text);
    if ((number || cell_look(text) != CELL_CLASS) && !begins_with_word(folded, "groep") &&
        !begins_with_word(folded, "klas") && !begins_with_word(folded, "groepslijst") &&
        !begins_with_word(folded, "klassenlijst"))
        return false;
    return class_name_in_title(text, name)[0] != '\0';
}

/* Does this record say anything about what the columns hold? */
static bool is_pupil(const struct csv_record *record)
{
    char name[CLASS_NAME_SIZE];
    return !record_is_total(record) && !record_is_class(record, name);
}

/* Four of five values must agree: one slip of the pen changes nothing. */
static bool most(size_t part, size_t whole)
{
    return whole && part * 5 >= whole * 4;
}

enum cell_look column_look(const struct csv_table *table, size_t first, size_t column)
{
    size_t counts[CELL_OTHER + 1] = { 0 }, values = 0, counted = 0, equal = 0;
    const char *before = NULL;
    for (size_t i = first; i < table->count; i++) {
        const char *value = csv_field(&table->records[i], column);
        if (!*value || !is_pupil(&table->records[i]))
            continue;
        values++;
        counts[cell_look(value)]++;
        counted += strtoul(value, NULL, 10) == values && strlen(value) < 4;
        equal += !before || strcmp(before, value) == 0;
        before = value;
    }
    if (!values)
        return CELL_EMPTY;
    if (values > 2 && counted == values)
        return CELL_COUNT;
    for (enum cell_look look = CELL_PERSONAL; look < CELL_OTHER; look++)
        if (most(counts[look], values))
            /* A word that stands in every line is the class ('Vlinders'), not somebody's name. */
            return look == CELL_NAME && values > 1 && equal == values ? CELL_CLASS : look;
    return most(counts[CELL_CLASS] + counts[CELL_KEY], values) ? CELL_KEY : CELL_OTHER;
}

static bool any_bsn(const struct csv_table *table, size_t first, size_t column)
{
    for (size_t i = first; i < table->count; i++)
        if (bsn_like(csv_field(&table->records[i], column)))
            return true;
    return false;
}

bool column_is_bsn(const struct csv_table *table, size_t first, size_t column)
{
    size_t values = 0, numbers = 0;
    if (!any_bsn(table, first, column))
        return false;
    for (size_t i = first; i < table->count; i++) {
        const char *value = csv_field(&table->records[i], column);
        if (!*value || !is_pupil(&table->records[i]))
            continue;
        values++;
        numbers += bsn_like(value);
    }
    return most(numbers, values);
}

bool column_only_years(const struct csv_table *table, size_t first, size_t column)
{
    for (size_t i = first; i < table->count; i++) {
        const char *value = csv_field(&table->records[i], column);
        if (*value && (strlen(value) != 1 || *value < '1' || *value > '8'))
            return false;
    }
    return true;
}

bool column_whole_names(const struct csv_table *table, size_t first, size_t column)
{
    size_t values = 0, whole = 0;
    for (size_t i = first; i < table->count; i++) {
        const char *value = csv_field(&table->records[i], column);
        values += *value != '\0';
        whole += strpbrk(value, " ,") != NULL;
    }
    return most(whole, values);
}

size_t column_prefixes(const struct csv_table *table, size_t first, size_t column)
{
    size_t prefixes = 0;
    for (size_t i = first; i < table->count; i++) {
        struct name name;
        if (name_set(&name, "", "", csv_field(&table->records[i], column)))
            prefixes += name_split(&name);
    }
    return prefixes;
}

bool column_first_differs(const struct csv_table *table, size_t first, size_t column)
{
    const char *value = csv_field(&table->records[first], column);
    if (!*value || first + 1 >= table->count)
        return false;
    enum cell_look below = column_look(table, first + 1, column);
    const char *next = csv_field(&table->records[first + 1], column);
    enum cell_look here = cell_look(value);
    if (below == CELL_NAME) {
        /* Names begin with a capital, or with a prefix. */
        struct name name;
        return here == CELL_NAME && islower((unsigned char)*value) && !islower((unsigned char)*next) &&
               name_set(&name, "", "", value) && !name_split(&name);
    }
    if (below == CELL_EMPTY || below == CELL_OTHER)
        return false;
    return (here == CELL_NAME || here == CELL_OTHER) && strcmp(value, next) != 0;
}
