#include "klaskast/base/text.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/publish.h"
#include "klaskast/screens/review.h"
#include "klaskast/screens/site_history.h"
#include "klaskast/screens/sites.h"
#include "klaskast/screens/sites_add.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- finding ------------------------------------------------------------------------------------------- */

static void filter_changed(struct screen *below, const char *text, char *out, size_t size)
{
    struct sites *sites = (struct sites *)below;
    snprintf(sites->filter, sizeof sites->filter, "%s", text);
    sites_narrow(sites);
    snprintf(out, size, _("%d of %zu"), sites->list.count, sites->count);
}

static bool filter_moved(struct screen *below, struct key key)
{
    struct sites *sites = (struct sites *)below;
    if (key.code != K_UP && key.code != K_DOWN)
        return false;
    list_act(&sites->list, key.code == K_UP ? ACTION_UP : ACTION_DOWN);
    const struct site *site = sites_chosen(sites);
    sites->selected = site ? site->id : 0;
    return true;
}

static void filtered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    (void)stack;
    snprintf(sites->filter, sizeof sites->filter, "%s", answer == PROMPT_DONE ? text : "");
    sites_narrow(sites);
}

static void ask_filter(struct sites *sites, struct stack *stack)
{
    prompt_open(stack,
                &(struct prompt_options){ .label = _("Find"),
                                          .text = sites->filter,
                                          .hint = _("title, address or subject"),
                                          .limit = sizeof sites->filter - 1,
                                          .changed = filter_changed,
                                          .moved = filter_moved },
                filtered);
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
    sites_narrow(sites);
}

static void ask_group(struct stack *stack)
{
    prompt_open(
        stack,
        &(struct prompt_options){
            .label = _("Group"), .hint = _("1 to 8; empty for all"), .limit = 2, .check = group_check },
        grouped);
}

static void show_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    (void)stack;
    (void)text;
    if (answer == PICKER_NOTHING)
        return;
    sites->show = (enum site_show)answer;
    sites_narrow(sites);
}

static void ask_show(struct sites *sites, struct stack *stack)
{
    static const char *const labels[] = {
        [SITE_SHOW_ALL] = N_("all sites"),
        [SITE_SHOW_DUE] = N_("to be looked at, now or within a month"),
        [SITE_SHOW_REVIEW] = N_("to review"),
        [SITE_SHOW_ALLOWED] = N_("allowed"),
        [SITE_SHOW_TOGETHER] = N_("only together"),
        [SITE_SHOW_NOT_ALLOWED] = N_("not allowed"),
    };
    enum { SHOWS = sizeof labels / sizeof *labels };
    struct picker_row rows[SHOWS];
    for (int i = 0; i < SHOWS; i++)
        rows[i] = (struct picker_row){ .text = _(labels[i]), .value = i };
    picker_open(stack, _("Which sites"), rows, SHOWS, (int)sites->show, false, show_chosen);
}

/* Each subject once, in the order of the list; row 0 is all of them. */
static size_t subjects(const struct sites *sites, struct picker_row *rows)
{
    size_t count = 0;
    rows[count++] = (struct picker_row){ .text = _("all subjects"), .value = 0 };
    for (size_t i = 0; i < sites->count; i++) {
        const char *subject = sites->sites[i].subject;
        bool there = !*subject;
        for (size_t j = 1; j < count && !there; j++)
            there = strcmp(rows[j].text, subject) == 0;
        if (!there) {
            rows[count] = (struct picker_row){ .text = subject, .value = (int)i + 1 };
            count++;
        }
    }
    return count;
}

static void subject_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    (void)stack;
    (void)text;
    if (answer == PICKER_NOTHING)
        return;
    bool all = answer == 0 || (size_t)answer > sites->count;
    snprintf(sites->subject, sizeof sites->subject, "%s", all ? "" : sites->sites[answer - 1].subject);
    sites_narrow(sites);
}

static void ask_subject(struct sites *sites, struct stack *stack)
{
    struct picker_row *rows = memory_new(sites->count + 1, sizeof *rows);
    picker_open(stack, _("Subject"), rows, subjects(sites, rows), 0, false, subject_chosen);
    free(rows);
}

/* --- changing ------------------------------------------------------------------------------------------ */

static void removed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    (void)text;
    if (answer != QUESTION_NOTHING)
        carry_out(stack, sites->desk,
                  &(struct intent){ .kind = INTENT_SITE_REMOVE, .ref = sites->to_remove });
}

static void ask_remove(struct sites *sites, struct stack *stack, const struct site *site)
{
    char text[200];
    sites->to_remove = site->id;
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

/* Only by this key: the program itself never goes anywhere. */
static void open_address(struct sites *sites, struct stack *stack, const struct site *site)
{
    struct err err = { ERR_NONE, "" };
    if (sites->desk->open_address(sites->desk, site->address, &err))
        stack_say(stack, MESSAGE_INFO, _("Your browser was asked to open %s."), site->key);
    else
        stack_say_err(stack, &err);
}

static bool act_on_site(struct sites *sites, struct stack *stack, enum key_action action,
                        const struct site *site)
{
    if (action == ACTION_SITE_REVIEW)
        review_open(stack, sites->desk, site);
    else if (action == ACTION_SITE_REMOVE)
        ask_remove(sites, stack, site);
    else if (action == ACTION_SITE_COPY)
        copy_address(sites, stack, site);
    else if (action == ACTION_SITE_OPEN)
        open_address(sites, stack, site);
    else if (action == ACTION_SITE_HISTORY)
        stack_push(stack, site_history_new(sites->desk, site), NULL);
    else
        return false;
    return true;
}

/* Esc first takes the filter away, then leads to the class. */
static void act_back(struct sites *sites, struct stack *stack)
{
    if (!sites->filter[0] && !sites->group && !sites->subject[0] && sites->show == SITE_SHOW_ALL)
        open_view(stack, sites->desk, ACTION_VIEW_CLASS);
    else
        sites_show_all(sites);
}

bool sites_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct sites *sites = (struct sites *)screen;
    const struct site *site = sites_chosen(sites);
    if (list_act(&sites->list, action)) {
        site = sites_chosen(sites);
        sites->selected = site ? site->id : 0;
        return true;
    }
    if (site && act_on_site(sites, stack, action, site))
        return true;
    if (action == ACTION_SEARCH)
        ask_filter(sites, stack);
    else if (action == ACTION_SITE_GROUP)
        ask_group(stack);
    else if (action == ACTION_SITE_SHOW)
        ask_show(sites, stack);
    else if (action == ACTION_SITE_SUBJECT)
        ask_subject(sites, stack);
    else if (action == ACTION_ADD)
        sites_add_ask(stack, sites);
    else if (action == ACTION_SITE_IMPORT)
        sites_add_bookmarks(stack, sites->desk);
    else if (action == ACTION_PUBLISH)
        publish_ask(stack, sites->desk, sites->sites, sites->count, sites->group);
    else if (action == ACTION_BACK)
        act_back(sites, stack);
    else
        return false;
    return true;
}
