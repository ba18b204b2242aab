/* What must hold of every class list that was read, whatever bytes it was read from. */
#ifndef TESTS_FUZZ_LIST_H
#define TESTS_FUZZ_LIST_H

#include "klaskast/base/text.h"
#include "klaskast/io/cell.h"
#include "klaskast/io/classlist_file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void demand(bool holds)
{
    if (!holds)
        abort();
}

/* Fit for the terminal: clean text stays as it is when it is cleaned again. */
static inline void demand_clean(const char *text)
{
    char again[1024];
    size_t length = strlen(text), bad;
    demand(length < sizeof again && text_valid(text, length, &bad));
    text_clean(again, sizeof again, text);
    demand(strcmp(again, text) == 0);
}

static inline void demand_row(const struct classlist_row *row)
{
    demand(row->name.first[0] || row->name.surname[0]);
    demand_clean(row->name.first);
    demand_clean(row->name.prefix);
    demand_clean(row->name.surname);
    demand_clean(row->key);
    demand_clean(row->class);
    demand(!cell_is_personal(row->key) && !cell_is_personal(row->class));
    demand(!strpbrk(row->name.first, "0123456789@") && !strpbrk(row->name.surname, "0123456789@"));
    demand(row->line > 0 && strlen(row->group) < 2);
    if (row->written)
        demand_clean(row->written);
}

static inline void demand_list(const struct classlist *list)
{
    char text[480];
    size_t in_classes = 0;
    for (size_t i = 0; i < list->row_count; i++)
        demand_row(&list->rows[i]);
    for (size_t i = 0; i < list->class_count; i++)
        in_classes += list->classes[i].rows;
    demand(in_classes == list->row_count);
    for (size_t i = 0; i < list->refused_count; i++)
        demand_clean(classlist_refusal_text(&list->refused[i], text, sizeof text));
    for (size_t i = 0; classlist_note(list, i, text, sizeof text); i++)
        demand_clean(text);
    for (size_t c = 0; c < list->column_count; c++) {
        demand_clean(list->columns[c].heading);
        for (size_t i = 0; i < CLASSLIST_SAMPLES; i++) {
            demand(list->columns[c].use != COLUMN_FORBIDDEN || !list->columns[c].samples[i]);
            if (list->columns[c].samples[i])
                demand_clean(list->columns[c].samples[i]);
        }
    }
    demand_clean(list->title_class);
}

#endif
