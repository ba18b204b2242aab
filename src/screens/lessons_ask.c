/* What the screen of the lessons asks: the form, an earlier lesson, a pupil, a site to review. */
#include "klaskast/base/day.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/lessons.h"
#include "klaskast/screens/review.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <string.h>

enum { AHEAD_DAYS = 21 /* so far ahead sites are asked to be reviewed */ };

/* --- preparing ----------------------------------------------------------------------------------------- */

/* The form was closed: its lesson is shown, in its week. */
static void kept(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct lessons *lessons = (struct lessons *)below;
    int64_t newest = lessons->selected;
    bool changed = strcmp(text, "changed") == 0;
    if (answer < 0)
        return;
    lessons_show_week(lessons, stack, answer);
    lessons->selected = changed ? newest : 0;
    for (size_t i = 0; i < lessons->count && !changed; i++)
        if (lessons->lessons[i].day == answer && lessons->lessons[i].id > lessons->selected)
            lessons->selected = lessons->lessons[i].id;
    lessons_select(lessons);
}

void lessons_open_form(struct lessons *lessons, struct stack *stack, enum lesson_form_use use)
{
    const struct lessons_row *row = lessons_chosen(lessons);
    const struct lesson *lesson = row && use != LESSON_FORM_NEW ? row->lesson : NULL;
    int day = row ? row->day : lessons->week;
    if (lesson && use == LESSON_FORM_COPY)
        day += 7; /* mostly it is the same lesson next week */
    stack_push(stack, lesson_form_new(lessons->desk, lesson ? use : LESSON_FORM_NEW, lesson, day), kept);
}

/* --- an earlier lesson --------------------------------------------------------------------------------- */

static bool read_all(struct lessons *lessons, struct stack *stack, struct arena *arena,
                     const struct lesson **all, size_t *count)
{
    struct err err;
    if (lessons->desk->all_lessons(lessons->desk, arena, all, count, &err))
        return true;
    stack_say_err(stack, &err);
    return false;
}

static void again_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct lessons *lessons = (struct lessons *)below;
    const struct lesson *all, *lesson = NULL;
    struct arena arena;
    size_t count;
    (void)text;
    if (answer == PICKER_NOTHING)
        return;
    arena_init(&arena);
    if (read_all(lessons, stack, &arena, &all, &count) && (lesson = lesson_by_id(all, count, answer)))
        stack_push(stack, lesson_form_new(lessons->desk, LESSON_FORM_COPY, lesson, lessons->selected_day),
                   kept);
    arena_clear(&arena);
}

/* Is one of this title, which was given later, in the list already? */
static bool is_listed(const struct lesson *const *shown, size_t count, const struct lesson *lesson)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(shown[i]->title, lesson->title) == 0)
            return true;
    return false;
}

/* The lessons before the day one is on, newest first, each title once: a class goes on to the next group, but
 * its teacher's lessons are for the class that comes. */
void lessons_ask_again(struct lessons *lessons, struct stack *stack)
{
    const struct facts *facts = &lessons->desk->model->facts;
    const struct lesson *all;
    struct arena arena;
    size_t count = 0, rows_count = 0;
    char day[DAY_TEXT_SIZE];
    arena_init(&arena);
    if (!read_all(lessons, stack, &arena, &all, &count)) {
        arena_clear(&arena);
        return;
    }
    struct picker_row *rows = arena_new(&arena, count + 1, sizeof *rows);
    const struct lesson **shown = arena_new(&arena, count + 1, sizeof *shown);
    for (size_t i = count; i-- > 0;) {
        const struct school_class *class = facts_class(facts, all[i].class_id);
        if (all[i].day >= lessons->selected_day || is_listed(shown, rows_count, &all[i]))
            continue;
        shown[rows_count] = &all[i];
        rows[rows_count++] =
            (struct picker_row){ .text = all[i].title,
                                 .also = arena_print(&arena, "%s %s", all[i].subject, all[i].goal),
                                 .right = arena_print(&arena, "%s%s%s", class ? class->name : "",
                                                      class ? ", " : "", day_text(all[i].day, DAY_LONG, day)),
                                 .value = (int)all[i].id };
    }
    if (rows_count)
        picker_open(stack, _("Which lesson once more"), rows, rows_count, rows[0].value, false, again_chosen);
    else
        stack_say(stack, MESSAGE_INFO, "%s",
                  _("There is no lesson from before this day. + prepares a new one."));
    arena_clear(&arena);
}

/* --- a line for a pupil -------------------------------------------------------------------------------- */

static void line_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct lessons *lessons = (struct lessons *)below;
    if (answer == PROMPT_DONE)
        carry_out(stack, lessons->desk,
                  &(struct intent){ .kind = INTENT_LESSON_LINE,
                                    .ref = lessons->line_of,
                                    .pupil_id = lessons->pupil_id,
                                    .text = text });
}

/* What is there already for each pupil, in the arena. */
static bool read_lines(struct lessons *lessons, struct stack *stack, struct arena *arena,
                       const struct lesson_line **lines, size_t *count)
{
    struct err err;
    if (lessons->desk->lesson_lines(lessons->desk, lessons->line_of, arena, lines, count, &err))
        return true;
    stack_say_err(stack, &err);
    return false;
}

static const char *line_of(const struct lesson_line *lines, size_t count, int64_t pupil_id)
{
    for (size_t i = 0; i < count; i++)
        if (lines[i].pupil_id == pupil_id)
            return lines[i].text;
    return "";
}

static void pupil_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct lessons *lessons = (struct lessons *)below;
    const struct pupil *pupil = facts_pupil(&lessons->desk->model->facts, answer);
    const struct lesson_line *lines;
    struct arena arena;
    size_t count;
    (void)text;
    if (answer == PICKER_NOTHING || !pupil)
        return;
    lessons->pupil_id = answer;
    arena_init(&arena);
    if (read_lines(lessons, stack, &arena, &lines, &count))
        prompt_open(stack,
                    &(struct prompt_options){ .label = pupil_label(pupil),
                                              .text = line_of(lines, count, answer),
                                              .hint = _("what this pupil does; empty: as the others"),
                                              .limit = LESSON_TEXT_SIZE - 1 },
                    line_typed);
    arena_clear(&arena);
}

void lessons_ask_line(struct lessons *lessons, struct stack *stack)
{
    const struct model *model = lessons->desk->model;
    const struct lesson_line *lines;
    struct arena arena;
    size_t count, rows_count = 0;
    lessons->line_of = lessons->selected;
    arena_init(&arena);
    if (read_lines(lessons, stack, &arena, &lines, &count)) {
        struct picker_row *rows = arena_new(&arena, model->pupil_count + 1, sizeof *rows);
        for (size_t i = 0; i < model->pupil_count; i++) {
            const struct pupil *pupil = model->pupils[i].pupil;
            rows[rows_count++] = (struct picker_row){ .text = pupil_label(pupil),
                                                      .right = line_of(lines, count, pupil->id),
                                                      .value = (int)pupil->id };
        }
        picker_open(stack, _("For whom does the plan differ"), rows, rows_count, 0, false, pupil_chosen);
    }
    arena_clear(&arena);
}

/* --- what is to be reviewed ---------------------------------------------------------------------------- */

static void review_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct lessons *lessons = (struct lessons *)below;
    const struct site *site = site_by_id(lessons->sites, lessons->site_count, answer);
    (void)text;
    if (answer != PICKER_NOTHING && site)
        review_open(stack, lessons->desk, site);
}

static bool listed(const struct picker_row *rows, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].value == id)
            return true;
    return false;
}

/* The sites of one lesson that are to be reviewed, each once. */
static size_t add_reviews(const struct lessons *lessons, const struct lesson *lesson, struct arena *arena,
                          struct picker_row *rows, size_t count)
{
    const struct model *model = lessons->desk->model;
    char day[DAY_TEXT_SIZE];
    for (size_t i = 0; i < lesson->site_count && lesson->state == LESSON_PLANNED; i++) {
        const struct site *site;
        enum lesson_gap gap = lesson_site_gap(lesson, &lesson->sites[i], lessons->sites, lessons->site_count,
                                              model->today, model->settings->review_months, &site);
        if ((gap != GAP_REVIEW && gap != GAP_AGAIN) || listed(rows, count, site->id))
            continue;
        rows[count++] = (struct picker_row){
            .text = arena_print(arena, "%s%s%s", site->title, *site->title ? "  " : "", site->key),
            .right = arena_print(arena, "%.20s, %s", lesson->title, day_text(lesson->day, DAY_MEDIUM, day)),
            .value = (int)site->id
        };
    }
    return count;
}

/* One list, nearest lesson first; it names the day before which it is to be done. */
void lessons_ask_review(struct lessons *lessons, struct stack *stack)
{
    const struct model *model = lessons->desk->model;
    const struct lesson *coming;
    struct arena arena;
    struct err err;
    size_t coming_count, count = 0;
    int before = DAY_NONE;
    char title[120], day[DAY_TEXT_SIZE];
    arena_init(&arena);
    if (!lessons->desk->lessons(lessons->desk, model->today, model->today + AHEAD_DAYS, &arena, &coming,
                                &coming_count, &err)) {
        stack_say_err(stack, &err);
        arena_clear(&arena);
        return;
    }
    struct picker_row *rows = arena_new(&arena, lessons->site_count + 1, sizeof *rows);
    for (size_t i = 0; i < coming_count; i++) {
        count = add_reviews(lessons, &coming[i], &arena, rows, count);
        if (count && before == DAY_NONE)
            before = coming[i].day;
    }
    if (count) {
        snprintf(title, sizeof title, _("To review before %s"), day_text(before, DAY_MEDIUM, day));
        picker_open(stack, title, rows, count, rows[0].value, false, review_chosen);
    } else {
        stack_say(stack, MESSAGE_INFO, "%s", _("No site of the coming three weeks is to be reviewed."));
    }
    arena_clear(&arena);
}
