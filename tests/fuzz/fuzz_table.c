/* Any bytes as a table of sites or lessons, CSV or JSON: what comes out is clean and can be planned, what is
 * refused is said in a sentence, and reading the same again over what came of it brings nothing. */
#include "klaskast/base/clock.h"
#include "klaskast/base/text.h"
#include "klaskast/io/prep_table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct prep nothing = { .who = "" };
    struct arena arena;
    struct prep first, second;
    struct prep_plan plan;
    struct err err = { .kind = ERR_NONE };
    size_t passed_over, bad;
    clock_init();
    arena_init(&arena);
    if (!prep_table_parse("x.csv", (const char *)data, size, &nothing, &arena, &first, &passed_over, &err)) {
        demand(err.kind == ERR_REFUSED && strstr(err.text, "x.csv"));
    } else {
        for (size_t i = 0; i < first.count; i++)
            for (int place = 0; place < PREP_PARTS; place++)
                for (int k = 0; k < first.items[i].parts[place].field_count; k++) {
                    const char *text = first.items[i].parts[place].fields[k].text;
                    demand(text_valid(text, strlen(text), &bad) && !strpbrk(text, "\n\r\t\033"));
                }
        demand(
            prep_table_parse("x.csv", (const char *)data, size, &first, &arena, &second, &passed_over, &err));
        prep_plan_make(&first, &second, &arena, &plan);
        demand(plan.count == 0 && first.count == second.count);
    }
    arena_clear(&arena);
    return 0;
}
