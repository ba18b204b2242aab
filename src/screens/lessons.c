#include "klaskast/screens/lessons.h"

#include "klaskast/base/day.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/lesson_board.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/prep.h"

#include <stdlib.h>
#include <string.h>

static void lay_out(struct screen *screen, int width, int height)
{
    struct lessons *lessons = (struct lessons *)screen;
    int room = height - lessons_top(height) - lessons_detail_rows(height);
    lessons->width = width;
    lessons->height = height;
    list_layout(&lessons->list, lessons->list.count, 1, room < 1 ? 1 : room);
}

static bool reload(struct screen *screen, struct err *err)
{
    struct lessons *lessons = (struct lessons *)screen;
    struct desk *desk = lessons->desk;
    struct lessons fresh = { .count = 0 };
    arena_init(&fresh.arena);
    if (!desk->lessons(desk, lessons->week, lessons->week + 6, &fresh.arena, &fresh.lessons, &fresh.count,
                       err) ||
        !desk->sites(desk, &fresh.arena, &fresh.sites, &fresh.site_count, err)) {
        arena_clear(&fresh.arena);
        return false;
    }
    arena_clear(&lessons->arena);
    lessons->arena = fresh.arena;
    lessons->lessons = fresh.lessons;
    lessons->count = fresh.count;
    lessons->sites = fresh.sites;
    lessons->site_count = fresh.site_count;
    lessons_make_rows(lessons);
    lessons_select(lessons);
    return true;
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void toggle_state(struct lessons *lessons, struct stack *stack, enum lesson_state wanted)
{
    const struct lesson *lesson = lessons_chosen(lessons)->lesson;
    enum lesson_state state = lesson->state == wanted ? LESSON_PLANNED : wanted;
    carry_out(
        stack, lessons->desk,
        &(struct intent){ .kind = INTENT_LESSON_STATE, .ref = lesson->id, .text = lesson_state_name(state) });
}

static bool act_on_lesson(struct lessons *lessons, struct stack *stack, enum key_action action,
                          const struct lesson *lesson)
{
    if (action == ACTION_LESSON_COPY)
        lessons_open_form(lessons, stack, LESSON_FORM_COPY);
    else if (action == ACTION_LESSON_BOARD)
        stack_push(stack, lesson_board_new(lessons->desk, lesson, lessons->sites, lessons->site_count), NULL);
    else if (action == ACTION_LESSON_GIVEN)
        toggle_state(lessons, stack, LESSON_GIVEN);
    else if (action == ACTION_LESSON_CANCEL)
        toggle_state(lessons, stack, LESSON_CANCELLED);
    else if (action == ACTION_LESSON_LINE)
        lessons_ask_line(lessons, stack);
    else if (action == ACTION_LESSON_REMOVE)
        carry_out(stack, lessons->desk, &(struct intent){ .kind = INTENT_LESSON_REMOVE, .ref = lesson->id });
    else
        return false;
    return true;
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct lessons *lessons = (struct lessons *)screen;
    const struct lessons_row *row = lessons_chosen(lessons);
    if (list_act(&lessons->list, action)) {
        lessons_remember(lessons);
        return true;
    }
    if (row && row->lesson && act_on_lesson(lessons, stack, action, row->lesson))
        return true;
    if (action == ACTION_ADD)
        lessons_open_form(lessons, stack, LESSON_FORM_NEW);
    else if (action == ACTION_LESSON_OPEN)
        lessons_open_form(lessons, stack, LESSON_FORM_CHANGE);
    else if (action == ACTION_LESSON_AGAIN)
        lessons_ask_again(lessons, stack);
    else if (action == ACTION_LESSON_REVIEWS)
        lessons_ask_review(lessons, stack);
    else if (action == ACTION_PREP_EXPORT)
        prep_ask_export(stack, lessons->desk);
    else if (action == ACTION_PREP_IMPORT)
        prep_ask_import(stack, lessons->desk);
    else if (action == ACTION_WEEK_BEFORE || action == ACTION_WEEK_AFTER)
        lessons_show_week(lessons, stack, lessons->selected_day + (action == ACTION_WEEK_AFTER ? 7 : -7));
    else
        return false;
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct lessons *lessons = (const struct lessons *)screen;
    const struct lessons_row *row = lessons_chosen(lessons);
    bool lesson = row && row->lesson;
    if (action == ACTION_LESSON_OPEN || action == ACTION_LESSON_COPY || action == ACTION_LESSON_BOARD ||
        action == ACTION_LESSON_CANCEL || action == ACTION_LESSON_REMOVE)
        return lesson;
    if (action == ACTION_LESSON_GIVEN)
        return lesson && row->lesson->day <= lessons->desk->model->today;
    if (action == ACTION_LESSON_LINE)
        return lesson && lessons->desk->model->pupil_count > 0;
    return action != ACTION_SEARCH; /* it works, but is no work of this screen */
}

/* The row of an empty day is that day's whoever looks; a lesson can be taken away. */
static int64_t lesson_chosen(const struct screen *screen)
{
    const struct lessons *lessons = (const struct lessons *)screen;
    return lessons->selected != 0 ? lessons->selected : -(int64_t)lessons->selected_day;
}

static void close_lessons(struct screen *screen)
{
    struct lessons *lessons = (struct lessons *)screen;
    arena_clear(&lessons->arena);
    free(lessons);
}

static const struct screen_kind kind = {
    .name = "lessons",
    .place = PLACE_LESSONS,
    .form = SCREEN_BODY,
    .layout = lay_out,
    .reload = reload,
    .draw = lessons_draw,
    .act = act,
    .can = can,
    .chosen = lesson_chosen,
    .close = close_lessons,
};

/* In the weekend one prepares the week that comes. */
struct screen *lessons_new(struct desk *desk, const struct keymap *keymap)
{
    struct lessons *lessons = memory_new(1, sizeof *lessons);
    int today = desk->model->today;
    bool weekend = day_weekday(today) >= SATURDAY;
    lessons->screen.kind = &kind;
    lessons->desk = desk;
    lessons->keymap = keymap;
    lessons->week = lesson_week(today) + (weekend ? 7 : 0);
    lessons->selected_day = weekend ? lessons->week : today;
    arena_init(&lessons->arena);
    list_init(&lessons->list);
    return &lessons->screen;
}
