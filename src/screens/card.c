#include "klaskast/screens/card.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/domain/reconsider.h"
#include "klaskast/domain/task.h"
#include "klaskast/screens/card_write.h"
#include "klaskast/screens/erase.h"
#include "klaskast/screens/exempt.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/letter_view.h"
#include "klaskast/screens/measure_menu.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/tick.h"
#include "klaskast/screens/violation.h"
#include "klaskast/ui/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What runs stands at the top as text; below it one list: first the open tasks, then the journal. */
enum {
    WHEN_X = 3,
    WHAT_X = 20,
    WIDE = 70,
    TOP_LINES = 7,
    DETAIL_FROM = 14,
    DETAIL_LEAST = 2,
    LINE_TEXT = 1800
};

struct card {
    struct screen screen;
    struct desk *desk;
    int64_t pupil_id;
    struct arena arena;
    const struct history_line *lines;
    size_t line_count;
    struct facts facts; /* of this pupil, all years */
    int open_tasks;
    char top[TOP_LINES][400]; /* what runs: bans, exemption, counts */
    int top_count;
    struct list list;
    int64_t chosen; /* the row that is selected, kept over reloads: a line's number, minus a task's id */
    int width, height;
};

static const struct task *task_at(const struct card *card, int row)
{
    for (size_t i = 0; i < card->facts.task_count; i++)
        if (task_open(&card->facts.tasks[i], card->desk->model->today) && row-- == 0)
            return &card->facts.tasks[i];
    return NULL;
}

static const struct history_line *line_at(const struct card *card, int row)
{
    size_t line = (size_t)(row - card->open_tasks);
    return row >= card->open_tasks && line < card->line_count ? &card->lines[line] : NULL;
}

static void add_top(struct card *card, const char *text)
{
    if (card->top_count < TOP_LINES)
        snprintf(card->top[card->top_count++], sizeof card->top[0], "%s", text);
}

static void fill_top(struct card *card)
{
    const struct model *model = card->desk->model;
    const struct pupil_day *row = model_pupil(model, card->pupil_id);
    char text[400], until[DAY_TEXT_SIZE];
    card->top_count = 0;
    for (size_t i = 0; i < card->facts.measure_count; i++) {
        const struct measure *measure = &card->facts.measures[i];
        if (measure_over(&card->facts, measure, model->today))
            continue;
        measure_text(&card->facts, model->settings, measure, model->today, text, sizeof text);
        add_top(card, text);
    }
    for (size_t i = 0; i < card->facts.exemption_count; i++) {
        const struct exemption *exemption = &card->facts.exemptions[i];
        if (exemption->ended || exemption->until < model->today)
            continue;
        snprintf(text, sizeof text, _("exempt: %s, up to and including %s"), device_label(exemption->device),
                 day_text(exemption->until, DAY_SHORT, until));
        add_top(card, text);
    }
    if (row && row->times[LADDER_DEVICE] + row->times[LADDER_WATCH] + row->times[LADDER_MISUSE] +
                   row->times[LADDER_INTERNET]) {
        snprintf(text, sizeof text, _("counts now: devices %d, misuse %d, internet %d"),
                 row->times[LADDER_DEVICE] + row->times[LADDER_WATCH], row->times[LADDER_MISUSE],
                 row->times[LADDER_INTERNET]);
        add_top(card, text);
    }
    char consent[300];
    consent_brief(card->facts.consents, card->facts.consent_count, card->pupil_id,
                  day_schoolyear(model->today), consent, sizeof consent);
    snprintf(text, sizeof text, _("consent for photos: %s"), consent);
    add_top(card, text);
}

/* Rows of what runs; never more than half of the room, so that the list is always there. */
static int top_rows(const struct card *card)
{
    int rows = 0, most = card->height / 2 - 1;
    for (int i = 0; i < card->top_count; i++)
        rows += canvas_wrap(NULL, 0, 0, card->width - WHEN_X - 1, TOP_LINES, STYLE_NORMAL, card->top[i]);
    return rows < most ? rows : most < 0 ? 0 : most;
}

static int list_top(const struct card *card)
{
    int rows = top_rows(card);
    return 2 + rows + (rows > 0);
}

/* The line in full, with what was said of it later; when it was written down where that was another day. */
static void line_text(const struct history_line *line, bool whole, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    /* Before the rest, which is cut where the screen is narrow; muted alone would say nothing. */
    size_t used = (size_t)snprintf(text, size, "%s%s", line->taken_back ? _("taken back: ") : "", line->text);
    if (line->beside && used < size)
        used += (size_t)snprintf(text + used, size - used, " (%s)", line->beside);
    bool late = clock_day(line->occurred) != clock_day(line->recorded);
    if (whole && late && used < size)
        used += (size_t)snprintf(text + used, size - used, _(" (written down on %s at %s)"),
                                 day_text_near(clock_day(line->recorded), clock_day(line->occurred), day),
                                 clock_text(line->recorded, time));
    if (whole && *line->who && used < size)
        snprintf(text + used, size - used, " - %s", line->who);
}

/* "parents told (Phone not handed in, 16 Nov)", and why where it is to be reconsidered. */
static void task_what(const struct card *card, const struct task *task, char *text, size_t size)
{
    char about[200], why[240];
    task_about_text(&card->facts, task, about, sizeof about);
    task_why_text(&card->facts, task, why, sizeof why);
    snprintf(text, size, "%s%s%s%s%s%s", task_label(task->kind), *about ? " (" : "", about, *about ? ")" : "",
             *why ? ": " : "", why);
}

/* What the selected line has no room for, whole: a child's own story, a note, the parents' view. As many rows
 * as it needs, up to half of the list's; 0 where the window is small. */
static int detail_rows(const struct card *card, char text[LINE_TEXT])
{
    const struct history_line *line = line_at(card, card->list.selected);
    const struct task *task = task_at(card, card->list.selected);
    int room = card->height - list_top(card);
    text[0] = '\0';
    if (room < DETAIL_FROM - 4)
        return 0;
    if (line)
        line_text(line, true, text, LINE_TEXT);
    else if (task)
        task_what(card, task, text, LINE_TEXT);
    int rows = canvas_wrap(NULL, 0, 0, card->width - WHEN_X - 1, room / 2, STYLE_NORMAL, text);
    return rows < DETAIL_LEAST ? DETAIL_LEAST : rows;
}

static int64_t row_id(const struct card *card, int row)
{
    const struct history_line *line = line_at(card, row);
    const struct task *task = row < card->open_tasks ? task_at(card, row) : NULL;
    return task ? -task->id : line ? line->number : 0;
}

static void keep_chosen(struct card *card)
{
    int count = card->open_tasks + (int)card->line_count;
    for (int row = 0; row < count; row++)
        if (row_id(card, row) == card->chosen) {
            card->list.count = count;
            list_select(&card->list, row);
            return;
        }
}

static void place_list(struct card *card)
{
    char text[LINE_TEXT];
    int detail = detail_rows(card, text);
    int height = card->height - list_top(card) - (detail ? detail + 1 : 0);
    list_layout(&card->list, card->open_tasks + (int)card->line_count, 1, height > 0 ? height : 1);
    card->chosen = row_id(card, card->list.selected);
}

/* What is to be done stands at the top while it is open, and in the journal once it is done: its beginning
 * would only hide what happened. */
static void keep_lines(struct card *card, const struct history_line *lines, size_t count)
{
    struct history_line *kept = arena_new(&card->arena, count + 1, sizeof *kept);
    card->lines = kept;
    card->line_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!lines[i].opens_task)
            kept[card->line_count++] = lines[i];
}

static bool card_reload(struct screen *screen, struct err *err)
{
    struct card *card = (struct card *)(void *)screen;
    struct arena arena;
    const struct history_line *lines;
    size_t count;
    struct facts facts;
    arena_init(&arena);
    if (!card->desk->history(card->desk, card->pupil_id, &arena, &lines, &count, err) ||
        !card->desk->pupil_facts(card->desk, card->pupil_id, &arena, &facts, err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&card->arena);
    card->arena = arena;
    keep_lines(card, lines, count);
    card->facts = facts;
    card->open_tasks = 0;
    while (task_at(card, card->open_tasks))
        card->open_tasks++;
    fill_top(card);
    keep_chosen(card);
    place_list(card);
    return true;
}

static void card_layout(struct screen *screen, int width, int height)
{
    struct card *card = (struct card *)(void *)screen;
    card->width = width;
    card->height = height;
    place_list(card);
}

static void draw_task(const struct card *card, struct canvas *canvas, const struct task *task, int y,
                      bool here)
{
    const struct model *model = card->desk->model;
    char when[DAY_TEXT_SIZE + 40], day[DAY_TEXT_SIZE], what[LINE_TEXT];
    enum style plain = here ? STYLE_SELECTED : STYLE_NORMAL;
    bool late = task->due < model->today;
    snprintf(when, sizeof when, late ? _("to do, late") : _("to do by %s"),
             day_text(task->due, DAY_SHORT, day));
    canvas_text(canvas, WHEN_X, y, WHAT_X - WHEN_X - 1,
                here   ? STYLE_SELECTED
                : late ? STYLE_WARNING
                       : STYLE_TITLE,
                when);
    task_what(card, task, what, sizeof what);
    canvas_text(canvas, WHAT_X, y, card->width - WHAT_X - 1, plain, what);
}

static void draw_line(const struct card *card, struct canvas *canvas, const struct history_line *line, int y,
                      bool here)
{
    char when[DAY_TEXT_SIZE + CLOCK_TEXT_SIZE + 2], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE],
        text[LINE_TEXT];
    bool gone = line->taken_back || line->beside;
    enum style plain = here ? STYLE_SELECTED : gone ? STYLE_MUTED : STYLE_NORMAL;
    int occurred = clock_day(line->occurred);
    bool this_year = day_schoolyear(occurred) == day_schoolyear(card->desk->model->today);
    if (this_year)
        snprintf(when, sizeof when, "%s %s", day_text(occurred, DAY_MEDIUM, day),
                 clock_text(line->occurred, time));
    else /* no room for four digits */
        snprintf(when, sizeof when, "%s '%02d %s", day_text(occurred, DAY_SHORT, day),
                 day_date(occurred).year % 100, clock_text(line->occurred, time));
    canvas_text(canvas, WHEN_X, y, WHAT_X - WHEN_X - 1, here ? STYLE_SELECTED : STYLE_MUTED, when);
    line_text(line, false, text, sizeof text);
    int right = 0;
    if (card->width >= WIDE && *line->who)
        right =
            canvas_right(canvas, 0, y, card->width - 1, here ? STYLE_SELECTED : STYLE_MUTED, line->who) + 2;
    canvas_text(canvas, WHAT_X, y, card->width - WHAT_X - right, plain, text);
}

static void card_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct card *card = (const struct card *)(const void *)screen;
    const struct pupil_day *row = model_pupil(card->desk->model, card->pupil_id);
    const struct pupil *pupil = row ? row->pupil : facts_pupil(&card->facts, card->pupil_id);
    char text[300], slot[24] = "";
    if (pupil && pupil->slot)
        snprintf(slot, sizeof slot, _("slot %d"), pupil->slot);
    snprintf(text, sizeof text, _("Card of %s"), pupil ? pupil_label(pupil) : "");
    canvas_right(canvas, 0, 0, card->width - 1, STYLE_MUTED, slot);
    canvas_text(canvas, 1, 0, card->width - 12, STYLE_TITLE, text);
    int bottom = 2 + top_rows(card), top = list_top(card);
    for (int i = 0, y = 2; i < card->top_count && y < bottom; i++)
        y +=
            canvas_wrap(canvas, WHEN_X, y, card->width - WHEN_X - 1, bottom - y, STYLE_WARNING, card->top[i]);
    if (!card->list.count)
        canvas_text(canvas, WHEN_X, top, card->width - WHEN_X, STYLE_MUTED, _("Nothing has happened yet."));
    for (int i = list_first(&card->list); i < list_end(&card->list); i++) {
        int y = top + i - list_first(&card->list);
        bool here = i == card->list.selected;
        if (here)
            canvas_fill(canvas, 0, y, card->width, 1, STYLE_SELECTED);
        canvas_text(canvas, 1, y, 1, here ? STYLE_SELECTED : STYLE_NORMAL, here ? ">" : " ");
        if (i < card->open_tasks)
            draw_task(card, canvas, task_at(card, i), y, here);
        else if (line_at(card, i))
            draw_line(card, canvas, line_at(card, i), y, here);
    }
    char whole[LINE_TEXT];
    int rows = detail_rows(card, whole);
    canvas_wrap(canvas, WHEN_X, card->height - rows, card->width - WHEN_X - 1, rows, STYLE_MUTED, whole);
}

/* The duty whose line is chosen, as long as it is done; 0: none. */
static int64_t done_task(const struct card *card)
{
    const struct history_line *line = line_at(card, card->list.selected);
    const struct task *task = line ? facts_task(&card->facts, line->done_task) : NULL;
    return task && task->done_day != DAY_NONE ? task->id : 0;
}

static bool card_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct card *card = (struct card *)(void *)screen;
    const struct task *task = task_at(card, card->list.selected);
    const struct history_line *line = line_at(card, card->list.selected);
    switch (action) {
    case ACTION_BACK:
        stack_pop(stack, 0, "");
        return true;
    case ACTION_VIOLATION:
        violation_open(stack, card->desk, card->pupil_id, 0, 0);
        return true;
    case ACTION_EDIT:
        open_pupil_form(stack, card->desk, card->pupil_id);
        return true;
    case ACTION_EXEMPT:
        exempt_ask(stack, card->desk, card->pupil_id);
        return true;
    case ACTION_MEASURES:
        measure_menu(stack, card->desk, card->pupil_id);
        return true;
    case ACTION_LETTER:
        letter_menu(stack, card->desk, card->pupil_id);
        return true;
    case ACTION_WITHDRAW:
        if (line && line->record_id)
            card_withdraw_record(stack, card->desk, card->pupil_id, line->record_id);
        else if (line && line->note_id)
            card_withdraw_note(stack, card->desk, card->pupil_id, line->note_id);
        else
            stack_say(
                stack, MESSAGE_INFO, "%s",
                _("Choose the line of a violation or a note first, then x takes it back with a reason."));
        return true;
    case ACTION_NOTE:
        card_note(stack, card->desk, card->pupil_id);
        return true;
    case ACTION_PARENTS_WORDS:
        card_parents_words(stack, card->desk, card->pupil_id, line ? line->about_id : 0);
        return true;
    case ACTION_INSPECT:
        card_inspect(stack, card->desk, card->pupil_id);
        return true;
    case ACTION_ERASE:
        erase_open(stack, card->desk, card->pupil_id);
        return true;
    case ACTION_PRINT_CARD:
        card_print(stack, card->desk, card->pupil_id);
        return true;
    case ACTION_TASK_DONE:
        if (task && card->list.selected < card->open_tasks)
            tick_task(stack, card->desk, task->id);
        else if (done_task(card))
            tick_task(stack, card->desk, done_task(card));
        else
            stack_say(stack, MESSAGE_INFO, "%s",
                      _("Choose a line that is to do first, then Space ticks it off."));
        return true;
    default:
        if (!list_act(&card->list, action))
            return false;
        place_list(card);
        return true;
    }
}

static const char *card_label(const struct screen *screen, enum key_action action)
{
    const struct card *card = (const struct card *)(const void *)screen;
    return action == ACTION_TASK_DONE && done_task(card) ? C_("footer", "open again") : NULL;
}

/* The footer shows what works on this line. */
static bool card_can(const struct screen *screen, enum key_action action)
{
    const struct card *card = (const struct card *)(const void *)screen;
    const struct history_line *line = line_at(card, card->list.selected);
    if (action == ACTION_TASK_DONE && done_task(card))
        return true;
    if (action == ACTION_TASK_DONE || action == ACTION_LETTER) /* l works everywhere; here it is likely */
        return card->list.selected < card->open_tasks;
    if (action == ACTION_WITHDRAW)
        return line && (line->record_id || line->note_id);
    return true;
}

static int64_t card_chosen(const struct screen *screen)
{
    return ((const struct card *)(const void *)screen)->chosen;
}

static void card_close(struct screen *screen)
{
    struct card *card = (struct card *)(void *)screen;
    arena_clear(&card->arena);
    free(card);
}

static const struct screen_kind card_kind = {
    .name = "card",
    .place = PLACE_CARD,
    .form = SCREEN_BODY,
    .layout = card_layout,
    .reload = card_reload,
    .draw = card_draw,
    .act = card_act,
    .can = card_can,
    .label = card_label,
    .chosen = card_chosen,
    .close = card_close,
};

void card_open(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    struct card *card = memory_new(1, sizeof *card);
    card->screen.kind = &card_kind;
    card->desk = desk;
    card->pupil_id = pupil_id;
    arena_init(&card->arena);
    list_init(&card->list);
    stack_push(stack, &card->screen, NULL);
}
