#include "klaskast/screens/sites.h"

#include <stdlib.h>

static bool reload(struct screen *screen, struct err *err)
{
    struct sites *sites = (struct sites *)screen;
    struct arena arena;
    const struct site *list;
    size_t count;
    arena_init(&arena);
    if (!sites->desk->sites(sites->desk, &arena, &list, &count, err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&sites->arena);
    sites->arena = arena;
    sites->sites = list;
    sites->count = count;
    sites->shown = arena_new(&sites->arena, count + 1, sizeof(const struct site *));
    sites_narrow(sites);
    return true;
}

static int share(int *room, int want)
{
    int given = *room >= want ? want : 0;
    *room -= given;
    return given;
}

static void sites_lay_out(struct sites_layout *layout, int width, int height)
{
    *layout = (struct sites_layout){ .width = width, .height = height, .tabs = height >= 8, .status = 9 };
    layout->detail_rows = height >= 14 ? 2 : 1;
    layout->extra = height >= 16 ? height - 1 : -1;
    layout->detail = height >= 9 ? height - layout->detail_rows - (layout->extra >= 0) : -1;
    layout->top = layout->tabs ? 5 : 2;
    layout->rows = (layout->detail < 0 ? height : layout->detail - 1) - layout->top;
    if (layout->rows < 1)
        layout->rows = 1;
    int room = width - 3 - layout->status - 1;
    int names = 30; /* title and address come first */
    int spare = room - names;
    layout->groups = share(&spare, 6);
    layout->date = share(&spare, 12);
    layout->subject = share(&spare, width >= 110 ? 18 : 10);
    layout->who = share(&spare, 4);
    room -= layout->groups + layout->date + layout->subject + layout->who;
    layout->key = room >= 30 ? room / 2 + 1 : 0;
    layout->title = room - layout->key;
    if (layout->title < 0)
        layout->title = 0;
}

static void lay_out(struct screen *screen, int width, int height)
{
    struct sites *sites = (struct sites *)screen;
    sites_lay_out(&sites->layout, width, height);
    sites_narrow(sites);
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct sites *sites = (const struct sites *)screen;
    if (action == ACTION_SITE_REVIEW || action == ACTION_SITE_REMOVE || action == ACTION_SITE_COPY ||
        action == ACTION_SITE_OPEN || action == ACTION_SITE_HISTORY)
        return sites->list.count > 0;
    if (action == ACTION_SEARCH || action == ACTION_SITE_GROUP || action == ACTION_SITE_SHOW ||
        action == ACTION_SITE_SUBJECT || action == ACTION_PUBLISH)
        return sites->count > 0;
    return true;
}

static int64_t chosen(const struct screen *screen)
{
    return ((const struct sites *)screen)->selected;
}

static void close_sites(struct screen *screen)
{
    struct sites *sites = (struct sites *)screen;
    arena_clear(&sites->arena);
    free(sites);
}

static const struct screen_kind kind = {
    .name = "sites",
    .place = PLACE_SITES,
    .form = SCREEN_BODY,
    .layout = lay_out,
    .reload = reload,
    .draw = sites_draw,
    .act = sites_act,
    .can = can,
    .chosen = chosen,
    .close = close_sites,
};

struct screen *sites_new(struct desk *desk, const struct keymap *keymap)
{
    struct sites *sites = memory_new(1, sizeof *sites);
    sites->screen.kind = &kind;
    sites->desk = desk;
    sites->keymap = keymap;
    arena_init(&sites->arena);
    list_init(&sites->list);
    sites_lay_out(&sites->layout, 80, 20);
    return &sites->screen;
}
