#include "klaskast/screens/sites.h"

#include "klaskast/base/text.h"
#include "klaskast/domain/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the list ------------------------------------------------------------------------------------------ */

const struct site *sites_chosen(const struct sites *sites)
{
    return sites->list.count > 0 ? sites->shown[sites->list.selected] : NULL;
}

static void remember(struct sites *sites)
{
    const struct site *site = sites_chosen(sites);
    sites->selected = site ? site->id : 0;
}

void sites_select(struct sites *sites, int64_t id)
{
    for (int i = 0; i < sites->list.count; i++)
        if (sites->shown[i]->id == id)
            list_select(&sites->list, i);
    remember(sites);
}

void sites_narrow(struct sites *sites)
{
    const struct model *model = sites->desk->model;
    int months = model->settings->review_months, count = 0;
    char needle[sizeof sites->filter];
    struct site_filter filter = {
        .group = sites->group, .subject = sites->subject, .show = sites->show, .needle = needle
    };
    text_fold(needle, sizeof needle, sites->filter);
    sites->due = 0;
    for (size_t i = 0; i < sites->count; i++) {
        const struct site *site = &sites->sites[i];
        sites->due += site_passes(site, &(struct site_filter){ .show = SITE_SHOW_DUE }, model->today, months);
        if (site_passes(site, &filter, model->today, months))
            sites->shown[count++] = site;
    }
    int64_t selected = sites->selected;
    list_layout(&sites->list, count, 1, sites->layout.rows);
    sites_select(sites, selected);
}

void sites_show_all(struct sites *sites)
{
    sites->filter[0] = '\0';
    sites->subject[0] = '\0';
    sites->group = 0;
    sites->show = SITE_SHOW_ALL;
    sites_narrow(sites);
}

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
