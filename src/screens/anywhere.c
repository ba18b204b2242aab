#include "klaskast/screens/anywhere.h"
#include "klaskast/domain/class_name.h"

#include "klaskast/base/memory.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/class_move.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/leave.h"
#include "klaskast/screens/lock.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/palette.h"
#include "klaskast/screens/report_site.h"
#include "klaskast/screens/stick_form.h"
#include "klaskast/screens/tour.h"
#include "klaskast/ui/picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows of pickers: while one is open another window may change the lists, so a row carries the number of what
 * it is about, not its place. Numbers begin at 1 and fit in an int: a class writes some thousands a year. */
enum { DEMO_AWAY = 0 };
enum { SUBSTITUTE = 100, TEACHERS = 9, TEACHER_SIZE = 200 };

static struct desk *desk_of(const struct stack *stack)
{
    return stack->context;
}

/* --- who is in front of the class --------------------------------------------------------------------- */

/* The names as they were offered. */
static char offered[TEACHERS][TEACHER_SIZE];

static void teacher_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct desk *desk = desk_of(stack);
    struct intent intent = { .kind = INTENT_TEACHER };

    (void)below;
    if (answer == PICKER_NOTHING)
        return;
    intent.again = answer == SUBSTITUTE;
    intent.text = answer == SUBSTITUTE ? "" : answer == PICKER_TYPED ? text : offered[answer];
    carry_out(stack, desk, &intent);
}

/* One key for 'substitute', which needs no name; a new name is just typed. [G1] */
static void ask_teacher(struct stack *stack, struct desk *desk)
{
    const struct model *model = desk->model;
    struct picker_row rows[TEACHERS + 1];
    size_t count = 0;

    for (; count < model->teacher_count && count < TEACHERS; count++) {
        snprintf(offered[count], sizeof offered[count], "%s", model->teachers[count]);
        rows[count] = (struct picker_row){ .text = offered[count], .value = (int)count };
    }
    rows[count] = (struct picker_row){ .text = _("substitute"), .value = SUBSTITUTE };
    count++;
    picker_open(stack, _("Who is in front of the class"), rows, count, 0, true, teacher_chosen);
}

/* --- another class ------------------------------------------------------------------------------------ */

/* The class that was named before somebody tried the invented one is there when that goes. */
static void throw_demo_away(struct stack *stack, struct desk *desk)
{
    char name[CLASS_NAME_SIZE], years[CLASS_YEARS_SIZE];
    snprintf(name, sizeof name, "%s", model_class_to_come(desk->model));
    if (!carry_out(stack, desk,
                   &(struct intent){ .kind = INTENT_CLASS_REMOVE, .class_id = desk->model->class.id }))
        return;
    if (*name)
        carry_out(stack, desk,
                  &(struct intent){
                      .kind = INTENT_CLASS_ADD, .text = name, .group = class_name_years(name, years) });
    open_roster(stack, desk, 0);
}

static void class_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct desk *desk = desk_of(stack);
    struct err err;

    (void)below;
    (void)text;
    if (answer == PICKER_NOTHING)
        return;
    if (answer >= CLASS_MENU_FIRST) {
        class_menu_do(stack, desk, answer);
        return;
    }
    if (answer == DEMO_AWAY) {
        throw_demo_away(stack, desk);
        return;
    }
    if (!desk->look(desk, answer, desk->model->today, &err))
        stack_say_err(stack, &err);
    open_roster(stack, desk, 0);
    stack_reload(stack);
}

static void ask_class(struct stack *stack, struct desk *desk)
{
    const struct facts *facts = &desk->model->facts;
    struct picker_row *rows = memory_new(facts->class_count + 1 + CLASS_MENU_ROWS, sizeof *rows);
    size_t count = facts->class_count;
    char pupils[40], menu[CLASS_MENU_ROWS][120];
    struct arena arena;
    int here = 0;

    arena_init(&arena);
    for (size_t i = 0; i < facts->class_count; i++) {
        snprintf(pupils, sizeof pupils, "%d", facts->classes[i].pupils);
        rows[i] = (struct picker_row){ .text = facts->classes[i].name,
                                       .right = arena_copy(&arena, pupils),
                                       .value = (int)facts->classes[i].id };
        if (facts->classes[i].id == desk->model->class.id)
            here = (int)facts->classes[i].id;
    }
    if (desk->model->class.demo)
        rows[count++] = (struct picker_row){ .text = _("throw the invented class away"), .value = DEMO_AWAY };
    if (count > 0)
        count += class_menu_rows(desk, rows + count, menu);
    if (count == 0)
        stack_say(stack, MESSAGE_INFO, "%s", _("There is no class yet. I reads a class list."));
    else
        picker_open(stack, _("Another class"), rows, count, here, false, class_chosen);
    arena_clear(&arena);
    free(rows);
}

/* --- search ------------------------------------------------------------------------------------------- */

static void pupil_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct desk *desk = desk_of(stack);

    (void)below;
    (void)text;
    if (answer != PICKER_NOTHING)
        open_roster(stack, desk, answer);
}

static void find_pupil(struct stack *stack, struct desk *desk)
{
    const struct model *model = desk->model;
    struct picker_row *rows = memory_new(model->pupil_count + 1, sizeof *rows);

    for (size_t i = 0; i < model->pupil_count; i++)
        rows[i] = (struct picker_row){ .text = pupil_label(model->pupils[i].pupil),
                                       .value = (int)model->pupils[i].pupil->id };
    picker_open(stack, _("Find"), rows, model->pupil_count, 0, false, pupil_chosen);
    free(rows);
}

/* --- theme -------------------------------------------------------------------------------------------- */

static void next_theme(struct stack *stack, struct desk *desk)
{
    const char *name, *next = desk->theme_name(desk, 0);
    struct err err;

    for (size_t i = 0; (name = desk->theme_name(desk, i)) != NULL; i++)
        if (strcmp(name, desk->model->theme) == 0 && desk->theme_name(desk, i + 1) != NULL)
            next = desk->theme_name(desk, i + 1);
    /* nothing was chosen before: the default is on the screen, so the one after it comes */
    if (desk->model->theme[0] == '\0' && desk->theme_name(desk, 1) != NULL)
        next = desk->theme_name(desk, 1);
    if (!desk->use_theme(desk, next, &err))
        stack_say_err(stack, &err);
    else
        stack_say(stack, MESSAGE_INFO, _("Theme: %s."), next);
    stack_reload(stack);
}

/* --- all of them -------------------------------------------------------------------------------------- */

static enum key_action neighbour(enum place place, bool next)
{
    for (int i = 0; i < MAIN_VIEWS; i++)
        if (main_views[i].place == place)
            return main_views[(i + (next ? 1 : MAIN_VIEWS - 1)) % MAIN_VIEWS].action;
    return ACTION_VIEW_CLASS;
}

static bool act_uncovered(struct stack *stack, struct desk *desk, enum place place, enum key_action action)
{
    if (action >= ACTION_VIEW_CLASS && action <= ACTION_VIEW_OVERVIEW)
        open_view(stack, desk, action);
    else if (action == ACTION_NEXT_VIEW || action == ACTION_PREVIOUS_VIEW)
        open_view(stack, desk, neighbour(place, action == ACTION_NEXT_VIEW));
    else if (action == ACTION_BACK && (unsigned)place & PLACE_VIEWS)
        open_view(stack, desk, ACTION_VIEW_CLASS);
    else if (action == ACTION_HELP)
        open_help(stack, desk, place);
    else if (action == ACTION_SEARCH)
        find_pupil(stack, desk);
    else if (action == ACTION_PALETTE)
        palette_open(stack);
    else if (action == ACTION_TEACHER)
        ask_teacher(stack, desk);
    else if (action == ACTION_CLASS)
        ask_class(stack, desk);
    else if (action == ACTION_THEME)
        next_theme(stack, desk);
    else if (action == ACTION_STICK)
        stick_ask(stack, desk);
    else if (action == ACTION_LOCK_PIN)
        lock_choose(stack, desk);
    else if (action == ACTION_UNDO || action == ACTION_REDO)
        carry_out(stack, desk,
                  &(struct intent){ .kind = action == ACTION_UNDO ? INTENT_TAKE_BACK : INTENT_PUT_BACK });
    else if (action == ACTION_MEASURE_LIST)
        open_measures(stack, desk);
    else if (action == ACTION_TOUR)
        tour_begin(stack, desk);
    else if (action == ACTION_REPORT_SITE)
        report_site_ask(stack, desk);
    else if (action == ACTION_QUIT)
        leave_ask(stack, desk);
    else
        return false;
    return true;
}

bool anywhere_act(void *context, struct stack *stack, enum key_action action)
{
    struct desk *desk = context;
    enum place place = stack_top(stack)->kind->place;

    if (action == ACTION_BLANK)
        blank_cover(stack, desk);
    else if (action == ACTION_LOCK)
        lock_ask(stack, desk);
    else if (stack->cover == NULL)
        return act_uncovered(stack, desk, place, action);
    return true;
}

const char *anywhere_mark(void *context)
{
    const struct desk *desk = context;
    if (!desk->model->class.demo)
        return "";
    return tour_line() != NULL ? tour_line() : _(" DEMO: invented names ");
}
