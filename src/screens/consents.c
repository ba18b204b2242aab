#include "klaskast/screens/consents.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/value.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/parent_text.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct pupil *pupil_at(const struct consent_screen *consent, int row)
{
    const struct model *model = consent->desk->model;
    return row >= 0 && (size_t)row < model->pupil_count ? model->pupils[row].pupil : NULL;
}

static int day_of(const struct consent_screen *consent)
{
    return consent->day == DAY_NONE ? consent->desk->model->today : consent->day;
}

/* --- layout ------------------------------------------------------------------------------------------- */

static void keep_selected(struct consent_screen *consent)
{
    int count = (int)consent->desk->model->pupil_count, row = consent->list.selected;
    int rows = consent->height - CONSENT_TOP - CONSENT_DETAIL;
    for (int i = 0; i < count; i++)
        if (pupil_at(consent, i)->id == consent->selected)
            row = i;
    rows = rows > 0 ? rows : 1;
    list_layout(&consent->list, count, count > rows && consent->width >= CONSENT_TWO_COLUMNS ? 2 : 1, rows);
    list_select(&consent->list, row);
    const struct pupil *pupil = pupil_at(consent, consent->list.selected);
    consent->selected = pupil ? pupil->id : 0;
}

static void layout(struct screen *screen, int width, int height)
{
    struct consent_screen *consent = (struct consent_screen *)screen;
    consent->width = width;
    consent->height = height;
    keep_selected(consent);
}

static bool reload(struct screen *screen, struct err *err)
{
    struct consent_screen *consent = (struct consent_screen *)screen;
    const struct consent *consents;
    struct arena arena;
    size_t count;
    arena_init(&arena);
    /* A school year that ended at midnight is not filled in any more. */
    if (consent->day != DAY_NONE && consent->day < day_schoolyear_start(consent->desk->model->today))
        consent->day = DAY_NONE;
    int year = day_schoolyear(day_of(consent));
    if (!consent->desk->consents(consent->desk, year, &arena, &consents, &count, err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&consent->arena);
    consent->arena = arena;
    consent->consents = consents;
    consent->count = count;
    consent->year = year;
    keep_selected(consent);
    return true;
}

static void select_row(struct consent_screen *consent, int row)
{
    list_select(&consent->list, row);
    const struct pupil *pupil = pupil_at(consent, consent->list.selected);
    consent->selected = pupil ? pupil->id : 0;
}

/* --- filling in --------------------------------------------------------------------------------------- */

static bool is_so(const struct consent_screen *consent, int64_t pupil_id, enum consent_kind kind,
                  enum consent_answer answer)
{
    const struct consent *known =
        consent_find(consent->consents, consent->count, pupil_id, consent->year, kind);
    if (!known)
        return answer == CONSENT_OPEN;
    return known->answer == answer && (answer == CONSENT_OPEN || known->taken == day_of(consent));
}

static void go_on(struct consent_screen *consent, struct stack *stack)
{
    if (consent->list.selected + 1 < consent->list.count)
        select_row(consent, consent->list.selected + 1);
    else
        stack_say(stack, MESSAGE_INFO, "%s",
                  _("That was the last of the class. Tab goes to the next column."));
}

/* `kind` CONSENT_KINDS: all three at once. The cursor goes on by itself, so a class is one key a pupil. */
static void answer(struct consent_screen *consent, struct stack *stack, enum consent_kind kind,
                   enum consent_answer value)
{
    const struct pupil *pupil = pupil_at(consent, consent->list.selected);
    if (!pupil)
        return;
    bool so = true;
    for (int i = 0; i < CONSENT_KINDS; i++)
        if (kind == CONSENT_KINDS || kind == (enum consent_kind)i)
            so = so && is_so(consent, pupil->id, (enum consent_kind)i, value);
    const struct intent intent = { .kind = INTENT_CONSENT,
                                   .pupil_id = pupil->id,
                                   .consent = kind,
                                   .consented = value,
                                   .day = day_of(consent) };
    if (so || carry_out(stack, consent->desk, &intent))
        go_on(consent, stack);
}

/* Taking back goes to where it was, so that the right answer can be given at once. */
static void take_back(struct consent_screen *consent, struct stack *stack, enum intent_kind kind)
{
    size_t count = consent->desk->model->pupil_count;
    enum consent_answer *before = memory_new(count * CONSENT_KINDS + 1, sizeof *before);
    for (size_t i = 0; i < count * CONSENT_KINDS; i++)
        before[i] = consents_answer(consent, pupil_at(consent, (int)(i / CONSENT_KINDS))->id,
                                    (enum consent_kind)(i % CONSENT_KINDS));
    bool done = carry_out(stack, consent->desk, &(struct intent){ .kind = kind });
    for (size_t i = count * CONSENT_KINDS; done && count == consent->desk->model->pupil_count && i-- > 0;) {
        int row = (int)(i / CONSENT_KINDS);
        enum consent_kind changed = (enum consent_kind)(i % CONSENT_KINDS);
        if (before[i] == consents_answer(consent, pupil_at(consent, row)->id, changed))
            continue;
        consent->kind = changed;
        select_row(consent, row);
    }
    free(before);
}

/* --- the day ------------------------------------------------------------------------------------------ */

static void day_typed(struct screen *below, struct stack *stack, int answered, const char *text)
{
    struct consent_screen *consent = (struct consent_screen *)below;
    if (answered != PROMPT_DONE)
        return;
    consent->day = DAY_NONE;
    if (*text)
        value_near_day(text, consent->desk->model->today, &consent->day);
    if (consent->day == consent->desk->model->today)
        consent->day = DAY_NONE;
    stack_reload(stack);
}

/* --- keys --------------------------------------------------------------------------------------------- */

static void next_kind(struct consent_screen *consent)
{
    consent->kind = (enum consent_kind)((consent->kind + 1) % CONSENT_KINDS);
    select_row(consent, 0);
}

static bool scroll(struct consent_screen *consent, enum key_action action)
{
    int most = consents_scroll_most(consent), to = consent->scroll < most ? consent->scroll : most;
    if (action == ACTION_PICK_UP || action == ACTION_PAGE_UP)
        to -= action == ACTION_PICK_UP ? 1 : consent->height;
    else if (action == ACTION_NEXT_ROW || action == ACTION_PAGE_DOWN)
        to += action == ACTION_NEXT_ROW ? 1 : consent->height;
    else if (action == ACTION_HOME || action == ACTION_END)
        to = action == ACTION_HOME ? 0 : most;
    else
        return false;
    consent->scroll = to < 0 ? 0 : to > most ? most : to;
    return true;
}

/* Across the three answers; from the last of the left half of the class to the first of the right. */
static void across(struct consent_screen *consent, bool right)
{
    int kind = (int)consent->kind + (right ? 1 : -1);
    if (kind >= 0 && kind < CONSENT_KINDS) {
        consent->kind = (enum consent_kind)kind;
        consent->scroll = 0;
        return;
    }
    int before = consent->list.selected;
    if (!consent->listing && list_act(&consent->list, right ? ACTION_RIGHT : ACTION_LEFT) &&
        consent->list.selected != before)
        consent->kind = right ? CONSENT_PHOTO : CONSENT_PORTRAIT;
    select_row(consent, consent->list.selected);
}

static bool fill_in(struct consent_screen *consent, struct stack *stack, enum key_action action)
{
    if (action == ACTION_CONSENT_YES)
        answer(consent, stack, consent->kind, CONSENT_YES);
    else if (action == ACTION_CONSENT_NO)
        answer(consent, stack, consent->kind, CONSENT_NO);
    else if (action == ACTION_CONSENT_OPEN)
        answer(consent, stack, consent->kind, CONSENT_OPEN);
    else if (action == ACTION_CONSENT_ALL_YES)
        answer(consent, stack, CONSENT_KINDS, CONSENT_YES);
    else if (action == ACTION_CONSENT_ALL_NO)
        answer(consent, stack, CONSENT_KINDS, CONSENT_NO);
    else if (action == ACTION_CONSENT_SKIP)
        go_on(consent, stack);
    else if (action == ACTION_CONSENT_KIND)
        next_kind(consent);
    else if (action == ACTION_CONSENT_DAY)
        prompt_open(stack,
                    &(struct prompt_options){ .label = _("Copied from the portal on"),
                                              .hint = _("empty is today"),
                                              .check = typed_year_day_check },
                    day_typed);
    else
        return false;
    return true;
}

static void print(const struct consent_screen *consent, struct stack *stack)
{
    struct err err = { ERR_NONE, "" };
    char path[400];
    if (consent->desk->print_consents(consent->desk, consent->kind, path, sizeof path, &err))
        stack_say(stack, MESSAGE_INFO,
                  _("%s says who may not. It holds names of children: remove it after use."), path);
    else
        stack_say_err(stack, &err);
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct consent_screen *consent = (const struct consent_screen *)screen;
    bool fills =
        action >= ACTION_CONSENT_YES && action <= ACTION_CONSENT_SKIP && action != ACTION_CONSENT_LIST;
    return !fills || (!consent->listing && consent->list.count > 0);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct consent_screen *consent = (struct consent_screen *)screen;
    if (action == ACTION_BACK && consent->listing)
        consent->listing = false;
    else if (action == ACTION_BACK)
        stack_pop(stack, 0, "");
    else if (action == ACTION_LEFT || action == ACTION_RIGHT)
        across(consent, action == ACTION_RIGHT);
    else if (action == ACTION_PARENT_TEXTS)
        parent_text_ask(stack, consent->desk);
    else if (action == ACTION_PRINT_CONSENTS)
        print(consent, stack);
    else if (action == ACTION_CONSENT_LIST)
        consent->listing = !consent->listing;
    else if (action == ACTION_UNDO || action == ACTION_REDO)
        take_back(consent, stack, action == ACTION_UNDO ? INTENT_TAKE_BACK : INTENT_PUT_BACK);
    else if (consent->listing && scroll(consent, action))
        return true;
    else if (list_act(&consent->list, action))
        select_row(consent, consent->list.selected);
    else if (!can(screen, action))
        return true;
    else
        return fill_in(consent, stack, action);
    return true;
}

/* The letter of the language before another key that does the same: 'j' for 'ja'. */
static const char *letter_of(const struct keymap *keymap, enum key_action action, const char *letter,
                             char text[KEY_TEXT_SIZE])
{
    for (int i = 0; i < keymap->actions[action].count; i++)
        if (strcmp(key_show(keymap->actions[action].keys[i], text), letter) == 0)
            return text;
    return keymap_show(keymap, action, text);
}

static const char *lead(const struct screen *screen)
{
    const struct consent_screen *consent = (const struct consent_screen *)screen;
    static char text[80];
    char yes[KEY_TEXT_SIZE], no[KEY_TEXT_SIZE];
    if (consent->listing || consent->list.count == 0)
        return NULL;
    snprintf(text, sizeof text, "%s %s\t%s",
             letter_of(consent->keymap, ACTION_CONSENT_YES, C_("key of: consent yes", "y"), yes),
             keymap_show(consent->keymap, ACTION_CONSENT_NO, no),
             C_("footer", "yes, no (capital: all three)"));
    return text;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    const struct consent_screen *consent = (const struct consent_screen *)screen;
    return action == ACTION_CONSENT_LIST && consent->listing ? C_("footer", "fill in") : NULL;
}

static int64_t chosen(const struct screen *screen)
{
    const struct consent_screen *consent = (const struct consent_screen *)screen;
    return consent->listing ? 0 : consent->selected;
}

static void close_consent(struct screen *screen)
{
    struct consent_screen *consent = (struct consent_screen *)screen;
    arena_clear(&consent->arena);
    free(consent);
}

static const struct screen_kind kind_of_screen = {
    .name = "consents",
    .place = PLACE_CONSENT,
    .form = SCREEN_BODY,
    .layout = layout,
    .reload = reload,
    .draw = consents_draw,
    .act = act,
    .can = can,
    .label = label,
    .lead = lead,
    .chosen = chosen,
    .close = close_consent,
};

struct screen *consents_new(struct desk *desk, const struct keymap *keymap, int64_t pupil_id)
{
    struct consent_screen *consent = memory_new(1, sizeof *consent);
    consent->screen.kind = &kind_of_screen;
    consent->desk = desk;
    consent->keymap = keymap;
    consent->selected = pupil_id;
    consent->day = DAY_NONE;
    arena_init(&consent->arena);
    list_init(&consent->list);
    return &consent->screen;
}
