/* Any bytes as a file of sites and lessons: what comes out is clean, is printed and read again as the same,
 * and what it would change can be said in words. */
#include "klaskast/base/text.h"
#include "klaskast/io/prep_file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void demand_clean(const struct prep *prep)
{
    size_t bad;
    for (size_t i = 0; i < prep->count; i++)
        for (int place = 0; place < PREP_PARTS; place++) {
            const struct prep_part *part = &prep->items[i].parts[place];
            demand(part->history_count <= PREP_HISTORY_MOST && strlen(part->digest) == PREP_DIGEST_SIZE - 1);
            for (int k = 0; k < part->field_count; k++)
                demand(text_valid(part->fields[k].text, strlen(part->fields[k].text), &bad) &&
                       !strpbrk(part->fields[k].text, "\n\r\t\033"));
        }
}

/* Against nothing all is new; against itself nothing is. */
static void demand_plans(const struct prep *prep, struct arena *arena)
{
    const struct prep empty = { .who = "" };
    struct prep_plan plan;
    char text[600];
    prep_plan_make(prep, prep, arena, &plan);
    demand(plan.count == 0);
    prep_plan_make(&empty, prep, arena, &plan);
    for (size_t i = 0; i < plan.count; i++) {
        demand(plan.lines[i].change == PREP_NEW);
        prep_line_name(&plan.lines[i], text, sizeof text);
        demand(*text != '\0');
        prep_line_side(&plan.lines[i], true, text, sizeof text);
        prep_line_differs(&plan.lines[i], text, sizeof text);
    }
    prep_plan_summary(&plan, text, sizeof text);
    demand(*text != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct buffer first, second;
    struct prep prep;
    size_t passed_over;
    arena_init(&arena);
    buffer_init(&first);
    buffer_init(&second);
    if (prep_file_parse("x", (const char *)data, size, &arena, &prep, &passed_over, NULL)) {
        demand_clean(&prep);
        demand_plans(&prep, &arena);
        prep_file_print(&prep, &first);
        demand(prep_file_parse("x", buffer_get(&first), first.length, &arena, &prep, &passed_over, NULL));
        demand(passed_over == 0);
        prep_file_print(&prep, &second);
        demand(strcmp(buffer_get(&first), buffer_get(&second)) == 0);
    }
    buffer_clear(&first);
    buffer_clear(&second);
    arena_clear(&arena);
    return 0;
}
