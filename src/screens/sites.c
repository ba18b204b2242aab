#include "klaskast/screens/sites.h"

#include "klaskast/base/text.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/publish.h"
#include "klaskast/screens/review.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the list ------------------------------------------------------------------------------------------ */

static const struct site *chosen(const struct sites *sites)
{
    return sites->list.count > 0 ? sites->shown[sites->list.selected] : NULL;
}

static void remember(struct sites *sites)
{
    const struct site *site = chosen(sites);
    sites->selected = site ? site->id : 0;
}

static void select_site(struct sites *sites, int64_t id)
{
    for (int i = 0; i < sites->list.count; i++)
        if (sites->shown[i]->id == id)
            list_select(&sites->list, i);
    remember(sites);
}

/* A site without groups is for nobody in particular, so it is in every group's list. */
static bool shows(const struct sites *sites, const struct site *site, const char *needle)
{
    if (sites->group && site->groups && !(site->groups >> (sites->group - 1) & 1U))
        return false;
    return site_matches(site, needle);
}

static void narrow(struct sites *sites)
{
    char needle[sizeof sites->filter];
    int count = 0;
    text_fold(needle, sizeof needle, sites->filter);
    for (size_t i = 0; i < sites->count; i++)
        if (shows(sites, &sites->sites[i], needle))
            sites->shown[count++] = &sites->sites[i];
    int64_t selected = sites->selected;
    list_layout(&sites->list, count, 1, sites->layout.rows);
    select_site(sites, selected);
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
    narrow(sites);
    return true;
}

static int share(int *room, int want)
{
    int given = *room >= want ? want : 0;
    *room -= given;
    return given;
}

void sites_lay_out(struct sites_layout *layout, int width, int height)
{
    *layout = (struct sites_layout){ .width = width, .height = height, .tabs = height >= 8, .status = 9 };
    layout->detail_rows = height >= 14 ? 2 : 1;
    layout->detail = height >= 9 ? height - layout->detail_rows : -1;
    layout->top = layout->tabs ? 5 : 2;
    layout->rows = (layout->detail < 0 ? height : layout->detail - 1) - layout->top;
    if (layout->rows < 1)
        layout->rows = 1;
    int room = width - 3 - layout->status - 1;
    int names = 30; /* title and address come first */
    int spare = room - names;
    layout->groups = share(&spare, 6);
    layout->date = share(&spare, 9);
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
    narrow(sites);
}

/* --- finding ------------------------------------------------------------------------------------------- */

static void filter_changed(struct screen *below, const char *text, char *out, size_t size)
{
    struct sites *sites = (struct sites *)below;
    snprintf(sites->filter, sizeof sites->filter, "%s", text);
    narrow(sites);
    snprintf(out, size, _("%d of %zu"), sites->list.count, sites->count);
}

static bool filter_moved(struct screen *below, struct key key)
{
    struct sites *sites = (struct sites *)below;
    if (key.code != K_UP && key.code != K_DOWN)
        return false;
    list_act(&sites->list, key.code == K_UP ? ACTION_UP : ACTION_DOWN);
    remember(sites);
    return true;
}

static void filtered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    (void)stack;
    snprintf(sites->filter, sizeof sites->filter, "%s", answer == PROMPT_DONE ? text : "");
    narrow(sites);
}

static bool group_check(struct screen *below, const char *text, char *out, size_t size)
{
    unsigned groups;
    (void)below;
    if (!*text || (strlen(text) == 1 && groups_parse(text, &groups)))
        return true;
    snprintf(out, size, "%s", _("A group is a number from 1 to 8."));
    return false;
}

static void grouped(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    (void)stack;
    if (answer != PROMPT_DONE)
        return;
    sites->group = *text ? *text - '0' : 0;
    narrow(sites);
}

/* --- changing ------------------------------------------------------------------------------------------ */

static bool address_check(struct screen *below, const char *text, char *out, size_t size)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    struct err err;
    (void)below;
    if (site_address(text, address, key, &err))
        return true;
    snprintf(out, size, "%s", err.text);
    return false;
}

/* A site that is there already is shown instead of added: nothing is refused that was only looked for. */
static void added(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    if (answer != PROMPT_DONE || !site_address(text, address, key, NULL))
        return;
    sites->filter[0] = '\0';
    sites->group = 0;
    narrow(sites);
    const struct site *same = site_by_key(sites->sites, sites->count, key);
    if (same) {
        select_site(sites, same->id);
        stack_say(stack, MESSAGE_INFO, _("%s is on the list already (%s)."), same->key,
                  verdict_label(same->verdict));
        return;
    }
    struct site_intent want = { .address = text };
    if (!carry_out(stack, sites->desk, &(struct intent){ .kind = INTENT_SITE_ADD, .site = &want }))
        return;
    const struct site *new = site_by_key(sites->sites, sites->count, key);
    if (new)
        select_site(sites, new->id);
}

static void removed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    (void)text;
    if (answer != QUESTION_NOTHING)
        carry_out(stack, sites->desk, &(struct intent){ .kind = INTENT_SITE_REMOVE, .ref = sites->selected });
}

static void ask_remove(struct stack *stack, const struct site *site)
{
    char text[200];
    snprintf(text, sizeof text, _("Take %s off the list?"), site->key);
    question_open(stack, text, (struct reply[]){ { _("off the list"), 1 } }, 1, removed);
}

static void copy_address(struct sites *sites, struct stack *stack, const struct site *site)
{
    if (!sites->desk->copy)
        return;
    sites->desk->copy(sites->desk, site->address);
    stack_say(stack, MESSAGE_INFO, _("Copied: %s"), site->address);
}

static bool act_on_site(struct sites *sites, struct stack *stack, enum key_action action,
                        const struct site *site)
{
    if (action == ACTION_SITE_REVIEW)
        review_open(stack, sites->desk, site);
    else if (action == ACTION_SITE_REMOVE)
        ask_remove(stack, site);
    else if (action == ACTION_SITE_COPY)
        copy_address(sites, stack, site);
    else
        return false;
    return true;
}

/* Esc first takes the filter away, then leads to the class. */
static void act_back(struct sites *sites, struct stack *stack)
{
    if (!sites->filter[0] && !sites->group) {
        open_view(stack, sites->desk, ACTION_VIEW_CLASS);
        return;
    }
    sites->filter[0] = '\0';
    sites->group = 0;
    narrow(sites);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct sites *sites = (struct sites *)screen;
    const struct site *site = chosen(sites);
    if (list_act(&sites->list, action)) {
        remember(sites);
        return true;
    }
    if (site && act_on_site(sites, stack, action, site))
        return true;
    if (action == ACTION_SEARCH)
        prompt_open(stack,
                    &(struct prompt_options){ .label = _("Find"),
                                              .text = sites->filter,
                                              .hint = _("title, address or subject"),
                                              .limit = sizeof sites->filter - 1,
                                              .changed = filter_changed,
                                              .moved = filter_moved },
                    filtered);
    else if (action == ACTION_SITE_GROUP)
        prompt_open(
            stack,
            &(struct prompt_options){
                .label = _("Group"), .hint = _("1 to 8; empty for all"), .limit = 2, .check = group_check },
            grouped);
    else if (action == ACTION_ADD)
        prompt_open(stack,
                    &(struct prompt_options){ .label = _("Address"),
                                              .hint = "rekenen.example",
                                              .limit = SITE_ADDRESS_SIZE - 1,
                                              .check = address_check },
                    added);
    else if (action == ACTION_PUBLISH)
        publish_ask(stack, sites->desk, sites->sites, sites->count, sites->group);
    else if (action == ACTION_BACK)
        act_back(sites, stack);
    else
        return false;
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct sites *sites = (const struct sites *)screen;
    if (action == ACTION_SITE_REVIEW || action == ACTION_SITE_REMOVE || action == ACTION_SITE_COPY)
        return sites->list.count > 0;
    if (action == ACTION_SEARCH || action == ACTION_SITE_GROUP || action == ACTION_PUBLISH)
        return sites->count > 0;
    return true;
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
    .act = act,
    .can = can,
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
