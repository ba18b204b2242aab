/* The overview: what is read, where one is, what its keys do. */
#include "klaskast/screens/overview.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/screens/card.h"
#include "klaskast/screens/open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCHOOL_WEEK = 5, MONTH = 28 };

/* --- what is read --------------------------------------------------------------------------------------- */

/* The school decides on its steps together: who did and when, and what changed since. [P18] */
static void rules_text(const struct overview *overview, const struct rules_change *changes, size_t count,
                       char *text, size_t size)
{
    const struct settings *settings = overview->desk->model->settings;
    char day[DAY_TEXT_SIZE];
    size_t used;
    if (*settings->decided_by && settings->decided_on != DAY_NONE)
        used = (size_t)snprintf(text, size, _("The school's steps: decided by %s on %s."),
                                settings->decided_by, day_text(settings->decided_on, DAY_LONG, day));
    else
        used = (size_t)snprintf(
            text, size, "%s", _("The school's steps: who decided on them and when is not in the settings."));
    if (count && *changes[0].changed && used < size)
        snprintf(text + used, size - used, _(" Changed on %s: %s."), day_text(changes[0].day, DAY_LONG, day),
                 changes[0].changed);
    else if (count && used < size)
        snprintf(text + used, size - used, _(" In use since %s, unchanged."),
                 day_text(changes[0].day, DAY_LONG, day));
}

static void add_note(struct overview *overview, const char *text)
{
    if (overview->note_count < OVERVIEW_NOTES)
        snprintf(overview->notes[overview->note_count++], sizeof overview->notes[0], "%s", text);
}

/* Pupils without an answer to one of the three questions or more. [C1] */
static bool note_consents(struct overview *overview, struct err *err)
{
    const struct model *model = overview->desk->model;
    const struct consent *consents;
    struct arena arena;
    size_t count;
    char text[160];
    int year = day_schoolyear(model->today), missing = 0;
    arena_init(&arena);
    bool ok = overview->desk->consents(overview->desk, year, &arena, &consents, &count, err);
    for (size_t i = 0; ok && i < model->pupil_count; i++) {
        bool open = false;
        for (int kind = 0; kind < CONSENT_KINDS; kind++)
            open |= consent_of(consents, count, model->pupils[i].pupil->id, year, (enum consent_kind)kind) ==
                    CONSENT_OPEN;
        missing += open;
    }
    arena_clear(&arena);
    snprintf(text, sizeof text, _("Consent for photos: an answer is missing for %d of %zu pupils."), missing,
             model->pupil_count);
    if (ok && missing)
        add_note(overview, text);
    return ok;
}

static bool note_agreements(struct overview *overview, struct err *err)
{
    const struct model *model = overview->desk->model;
    struct agreements made;
    struct arena arena;
    arena_init(&arena);
    bool ok = overview->desk->agreements(overview->desk, model->today, &arena, &made, err);
    arena_clear(&arena);
    if (ok && model->class.id && made.day == DAY_NONE)
        add_note(overview, _("This class has not made its internet agreements yet."));
    return ok;
}

static bool read_rules(struct overview *overview, struct err *err)
{
    const struct rules_change *changes;
    struct arena arena;
    size_t count;
    arena_init(&arena);
    bool ok = overview->desk->rules(overview->desk, &arena, &changes, &count, err);
    if (ok)
        rules_text(overview, changes, count, overview->rules, sizeof overview->rules);
    arena_clear(&arena);
    return ok;
}

/* Somebody who tries the program on a Sunday sees that Sunday. */
static void list_days(struct overview *overview)
{
    const struct year *year = &overview->year;
    overview->recorded_count = 0;
    overview->weekdays = SCHOOL_WEEK;
    for (size_t i = year->day_count; i-- > 0;) {
        if (!year->days[i].recorded)
            continue;
        overview->recorded[overview->recorded_count++] = (int)i;
        if (year_row(year->days[i].day) >= SCHOOL_WEEK)
            overview->weekdays = YEAR_WEEKDAYS;
    }
}

/* Names are read when they are asked for, and forgotten when they are not shown any more. [P17] */
static void read_names(struct overview *overview)
{
    arena_clear(&overview->arena);
    overview->pupils = NULL;
    overview->pupil_count = 0;
    if (overview->page == OVERVIEW_NAMES)
        overview->pupil_count = (int)year_pupils(overview->desk->model, &overview->arena, &overview->pupils);
}

/* --- where one is -------------------------------------------------------------------------------------- */

static bool is_weekend(const struct overview *overview, int day)
{
    return year_row(day) >= overview->weekdays;
}

/* Keeps the day between the first of the year and today, on a row that is there. */
static void go_to(struct overview *overview, int day, int direction)
{
    int first = overview->year.from, last = overview->year.until;
    int today = overview->desk->model->today;
    last = today >= first && today < last ? today : last;
    while (is_weekend(overview, first))
        first++;
    while (last > first && is_weekend(overview, last))
        last--;
    while (is_weekend(overview, day))
        day += direction;
    overview->day = day > last ? last : day;
    if (overview->day < first)
        overview->day = first;
}

static bool is_calendar(const struct overview *overview)
{
    return overview->page == OVERVIEW_CALENDAR || overview->page == OVERVIEW_VIOLATIONS;
}

static bool is_list(const struct overview *overview)
{
    return overview->page == OVERVIEW_DAYS || overview->page == OVERVIEW_NAMES;
}

static int top_most(const struct overview *overview)
{
    int most = overview->row_count - (overview->height - overview_top(overview));
    return most < 0 ? 0 : most;
}

static void overview_layout(struct screen *screen, int width, int height)
{
    struct overview *overview = (struct overview *)(void *)screen;
    struct overview_places places;
    overview->width = width;
    overview->height = height;
    overview_places(overview, &places);
    if (overview->page == OVERVIEW_VIOLATIONS && places.second >= 0)
        overview->page = OVERVIEW_CALENDAR;
    overview_make_rows(overview);
    if (overview->top > top_most(overview))
        overview->top = top_most(overview);
    int room = height - overview_top(overview) - 1;
    list_layout(&overview->list,
                overview->page == OVERVIEW_NAMES ? overview->pupil_count : overview->recorded_count, 1,
                room > 0 ? room : 1);
}

static bool overview_reload(struct screen *screen, struct err *err)
{
    struct overview *overview = (struct overview *)(void *)screen;
    struct desk *desk = overview->desk;
    if (!desk->year(desk, overview->start, day_schoolyear_end(overview->start), &overview->year, err))
        return false;
    overview->note_count = 0;
    if (!note_consents(overview, err) || !note_agreements(overview, err) || !read_rules(overview, err))
        return false;
    list_days(overview);
    read_names(overview);
    go_to(overview, overview->day, -1);
    return true;
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void show(struct overview *overview, enum overview_page page)
{
    overview->page = page;
    overview->top = 0;
    read_names(overview);
    list_init(&overview->list);
    overview_layout(&overview->screen, overview->width, overview->height);
}

static enum overview_page next_page(const struct overview *overview)
{
    struct overview_places places;
    overview_places(overview, &places);
    if (overview->page == OVERVIEW_NAMES)
        return overview->page_before;
    if (overview->page == OVERVIEW_CALENDAR)
        return places.second >= 0 ? OVERVIEW_BARS : OVERVIEW_VIOLATIONS;
    return (enum overview_page)((overview->page + 1) % OVERVIEW_PAGES);
}

/* The day that Enter looks back at; DAY_NONE: there is none here. */
static int day_here(const struct overview *overview)
{
    if (is_calendar(overview))
        return overview->day;
    if (overview->page == OVERVIEW_DAYS && overview->recorded_count)
        return overview->year.days[overview->recorded[overview->list.selected]].day;
    return DAY_NONE;
}

static void open_day(struct overview *overview, struct stack *stack)
{
    struct desk *desk = overview->desk;
    int day = day_here(overview);
    struct err err;
    if (day == DAY_NONE)
        return;
    const struct year_day *of = &overview->year.days[day - overview->year.from];
    char text[200];
    if (day > desk->model->today || (!of->school && !of->recorded)) {
        overview_day_text(overview, day, text, sizeof text);
        stack_say(stack, MESSAGE_INFO, "%s.", text);
    } else if (!desk->look(desk, 0, day, &err)) {
        stack_say_err(stack, &err);
    } else {
        open_roster(stack, desk, 0);
    }
}

static void open_here(struct overview *overview, struct stack *stack)
{
    if (overview->page != OVERVIEW_NAMES)
        open_day(overview, stack);
    else if (overview->pupil_count)
        card_open(stack, overview->desk, overview->pupils[overview->list.selected].pupil_id);
}

/* Another school year; one without anything in it is not shown. */
static void turn_year(struct overview *overview, struct stack *stack, int years)
{
    const struct model *model = overview->desk->model;
    int start_before = overview->start, day_before = overview->day;
    int now = day_schoolyear_start(model->today), start = day_add_months(start_before, 12 * years);
    char text[40];
    struct err err;
    int first = day_date(start).year;
    snprintf(text, sizeof text, "%d-%d", first, first + 1);
    if (start > now) {
        stack_say(stack, MESSAGE_INFO, "%s", _("This is the current school year."));
        return;
    }
    overview->start = start;
    overview->day = start == now ? model->today : day_schoolyear_end(start);
    bool read = overview_reload(&overview->screen, &err);
    if (!read)
        stack_say_err(stack, &err);
    if (read && !overview->year.recorded && start != now)
        stack_say(stack, MESSAGE_INFO, _("Nothing is there of the school year %s."), text);
    if (!read || (!overview->year.recorded && start != now)) {
        overview->start = start_before;
        overview->day = day_before;
        overview_reload(&overview->screen, &err);
    }
    show(overview, overview->page);
}

static bool move_day(struct overview *overview, enum key_action action)
{
    int day = overview->day;
    if (action == ACTION_UP)
        go_to(overview, day - 1, -1);
    else if (action == ACTION_DOWN)
        go_to(overview, day + 1, 1);
    else if (action == ACTION_LEFT)
        go_to(overview, day - 7, -1);
    else if (action == ACTION_RIGHT)
        go_to(overview, day + 7, 1);
    else if (action == ACTION_PAGE_UP)
        go_to(overview, day - MONTH, -1);
    else if (action == ACTION_PAGE_DOWN)
        go_to(overview, day + MONTH, 1);
    else if (action == ACTION_HOME)
        go_to(overview, overview->year.from, 1);
    else if (action == ACTION_END)
        go_to(overview, overview->year.until, -1);
    else
        return false;
    return true;
}

static bool scroll(struct overview *overview, enum key_action action)
{
    int page = overview->height - overview_top(overview), top = overview->top;
    if (action == ACTION_UP || action == ACTION_DOWN)
        top += action == ACTION_UP ? -1 : 1;
    else if (action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN)
        top += action == ACTION_PAGE_UP ? -page : page;
    else if (action == ACTION_HOME || action == ACTION_END)
        top = action == ACTION_HOME ? 0 : overview->row_count;
    else
        return false;
    overview->top = top > top_most(overview) ? top_most(overview) : top < 0 ? 0 : top;
    return true;
}

static bool move(struct overview *overview, enum key_action action)
{
    return is_calendar(overview) ? move_day(overview, action)
           : is_list(overview)   ? list_act(&overview->list, action)
                                 : scroll(overview, action);
}

static bool overview_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct overview *overview = (struct overview *)(void *)screen;
    bool names = overview->page == OVERVIEW_NAMES;
    if (action == ACTION_OVERVIEW_OPEN) {
        open_here(overview, stack);
    } else if (action == ACTION_OVERVIEW_PAGE) {
        show(overview, next_page(overview));
    } else if (action == ACTION_OVERVIEW_NAMES || (names && action == ACTION_BACK)) {
        if (!names)
            overview->page_before = overview->page;
        show(overview, names ? overview->page_before : OVERVIEW_NAMES);
    } else if (action == ACTION_YEAR_BEFORE || action == ACTION_YEAR_AFTER) {
        turn_year(overview, stack, action == ACTION_YEAR_AFTER ? 1 : -1);
    } else {
        return move(overview, action);
    }
    return true;
}

static bool overview_can(const struct screen *screen, enum key_action action)
{
    const struct overview *overview = (const struct overview *)(const void *)screen;
    if (action == ACTION_OVERVIEW_OPEN)
        return overview->page == OVERVIEW_NAMES ? overview->pupil_count > 0 : day_here(overview) != DAY_NONE;
    return true;
}

/* Which page comes next, so that nobody has to look for one. */
static const char *overview_label(const struct screen *screen, enum key_action action)
{
    static const char *const pages[OVERVIEW_PAGES] = { NC_("footer", "calendar"), NC_("footer", "violations"),
                                                       NC_("footer", "bars"), NC_("footer", "open"),
                                                       NC_("footer", "days") };
    const struct overview *overview = (const struct overview *)(const void *)screen;
    bool names = overview->page == OVERVIEW_NAMES;
    if (action == ACTION_OVERVIEW_PAGE)
        return C_("footer", pages[next_page(overview)]);
    if (action == ACTION_OVERVIEW_OPEN && names)
        return C_("footer", "card");
    return action == ACTION_OVERVIEW_NAMES && names ? C_("footer", "without names") : NULL;
}

static void overview_close(struct screen *screen)
{
    struct overview *overview = (struct overview *)(void *)screen;
    arena_clear(&overview->arena);
    free(overview);
}

static const struct screen_kind overview_kind = {
    .name = "overview",
    .place = PLACE_OVERVIEW,
    .form = SCREEN_BODY,
    .layout = overview_layout,
    .reload = overview_reload,
    .draw = overview_draw,
    .act = overview_act,
    .can = overview_can,
    .label = overview_label,
    .close = overview_close,
};

struct screen *overview_new(struct desk *desk, const struct keymap *keymap)
{
    struct overview *overview = memory_new(1, sizeof *overview);
    overview->screen.kind = &overview_kind;
    overview->desk = desk;
    overview->keymap = keymap;
    overview->start = day_schoolyear_start(desk->model->today);
    overview->day = desk->model->today;
    overview->weekdays = SCHOOL_WEEK;
    arena_init(&overview->arena);
    list_init(&overview->list);
    return &overview->screen;
}
