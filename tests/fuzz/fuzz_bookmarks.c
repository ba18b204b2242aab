/* Any bytes as a bookmarks file, and any text as a list of addresses: what comes out is clean text, and what
 * is to be added can be added. */
#include "klaskast/base/text.h"
#include "klaskast/domain/site_plan.h"
#include "klaskast/io/bookmarks.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void demand_clean(const char *text)
{
    size_t bad;
    demand(text_valid(text, strlen(text), &bad) && !strpbrk(text, "\n\r\t\033"));
}

static void demand_plan(const struct site_plan *plan)
{
    char text[600];
    const struct site_intent *wants;
    size_t count, all = 0;
    site_plan_wants(plan, &wants, &count);
    demand(count == plan->counts[SITE_FIND_NEW]);
    for (int i = 0; i < SITE_FIND_KINDS; i++)
        all += plan->counts[i];
    demand(all == plan->count);
    for (size_t i = 0; i < plan->count; i++) {
        demand_clean(plan->finds[i].text);
        demand_clean(plan->finds[i].title);
        demand((plan->finds[i].kind == SITE_FIND_REFUSED) == !plan->finds[i].key);
    }
    demand(strlen(site_plan_summary(plan, text, sizeof text)) > 3);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct bookmarks bookmarks;
    struct site_plan plan;
    arena_init(&arena);
    site_plan_begin(&plan, &arena, NULL, 0);
    if (bookmarks_parse("x", (const char *)data, size, &arena, &bookmarks, NULL))
        for (size_t i = 0; i < bookmarks.count; i++) {
            demand_clean(bookmarks.links[i].title);
            demand_clean(bookmarks.links[i].folder);
            site_plan_add(&plan, bookmarks.links[i].line, bookmarks.links[i].address,
                          bookmarks.links[i].title, bookmarks.links[i].folder);
        }
    demand_plan(&plan);
    char *text = memory_new(size + 1, 1);
    if (size)
        memcpy(text, data, size);
    site_plan_begin(&plan, &arena, NULL, 0);
    site_plan_lines(&plan, text);
    demand_plan(&plan);
    free(text);
    arena_clear(&arena);
    return 0;
}
