#include "klaskast/screens/violation.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOTE_LETTERS = 200 };
enum detail { DETAIL_NOTE, DETAIL_MOMENT, DETAIL_MEASURE };

static struct panel_row chosen(const struct panel *panel)
{
    return panel_row(panel->list.selected);
}

/* What would follow, read anew for the row that is chosen. */
static bool look_ahead(struct panel *panel, struct err *err)
{
    struct arena arena;
    struct outlook outlook;
    arena_init(&arena);
    if (!panel->desk->outlook(panel->desk, panel->pupil_id, chosen(panel).kind, panel->at, &arena, &outlook,
                              err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&panel->arena);
    panel->arena = arena;
    panel->outlook = outlook;
    panel->known = true;
    return true;
}

static void choose(struct panel *panel, struct stack *stack, int row)
{
    struct err err = { ERR_NONE, "" };
    list_select(&panel->list, row);
    if (!look_ahead(panel, &err))
        stack_say_err(stack, &err);
}

/* --- what is typed ------------------------------------------------------------------------------------- */

static void note_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct panel *panel = (struct panel *)(void *)below;
    (void)stack;
    if (answer == PROMPT_DONE)
        snprintf(panel->note, sizeof panel->note, "%s", text);
}

static void note_left(struct screen *below, const char *text, char *out, size_t size)
{
    (void)below;
    if (*text)
        snprintf(out, size, "%d", NOTE_LETTERS - text_width(text));
}

static bool note_check(struct screen *below, const char *text, char *out, size_t size)
{
    (void)below;
    if (text_width(text) <= NOTE_LETTERS)
        return true;
    snprintf(out, size, "%s", _("200 letters at most"));
    return false;
}

static void ask_note(struct panel *panel, struct stack *stack)
{
    bool namely = chosen(panel).kind == VIOLATION_MISUSE_OTHER;
    struct prompt_options options = { .label = namely ? _("What was it") : _("Note"),
                                      .text = panel->note,
                                      .limit = PANEL_NOTE - 1,
                                      .hint = _("facts; no diagnosis, no names of other children"),
                                      .changed = note_left,
                                      .check = note_check };
    prompt_open(stack, &options, note_typed);
}

/* A time alone is one of the day on the screen; nothing at all is now, of today only. */
static bool moment_read(const struct model *model, const char *text, int64_t *at)
{
    int64_t now = clock_now();
    if (!*text && model->day == model->today) {
        *at = 0;
        return true;
    }
    if (!clock_parse(text, now, at))
        return false;
    bool time_only = strlen(text) <= strlen("10:15");
    if (time_only && model->day != model->today)
        *at = clock_moment(model->day, clock_minute(*at));
    return *at <= now;
}

static void moment_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct panel *panel = (struct panel *)(void *)below;
    int64_t at;
    if (answer != PROMPT_DONE || !moment_read(panel->desk->model, text, &at))
        return;
    panel->at = at;
    choose(panel, stack, panel->list.selected);
}

static bool moment_check(struct screen *below, const char *text, char *out, size_t size)
{
    int64_t at;
    if (moment_read(((const struct panel *)(const void *)below)->desk->model, text, &at))
        return true;
    snprintf(out, size, "%s", _("like 10:15, or 'yesterday 10:15'; not later than now"));
    return false;
}

static void ask_moment(struct stack *stack)
{
    struct prompt_options options = { .label = _("When"),
                                      .hint = _("10:15, yesterday 10:15, 2026-11-20 10:15"),
                                      .check = moment_check };
    prompt_open(stack, &options, moment_typed);
}

static void reason_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct panel *panel = (struct panel *)(void *)below;
    (void)stack;
    panel->own = answer == PROMPT_DONE;
    snprintf(panel->reason, sizeof panel->reason, "%s", panel->own ? text : "");
}

static bool reason_check(struct screen *below, const char *text, char *out, size_t size)
{
    if (*text)
        return note_check(below, text, out, size);
    return typed_line_check(below, text, out, size);
}

static void measure_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct panel *panel = (struct panel *)(void *)below;
    (void)text;
    if (answer < 0)
        return;
    panel->measure = (enum measure_kind)answer;
    struct prompt_options options = { .label = _("Why"), .limit = PANEL_NOTE - 1, .check = reason_check };
    prompt_open(stack, &options, reason_typed);
}

static void ask_measure(struct stack *stack)
{
    struct picker_row rows[MEASURE_KINDS];
    for (int i = 0; i < MEASURE_KINDS; i++)
        rows[i] = (struct picker_row){ .text = measure_label((enum measure_kind)i), .value = i };
    picker_open(stack, _("Another measure"), rows, MEASURE_KINDS, MEASURE_WARNING, false, measure_chosen);
}

static void detail_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct panel *panel = (struct panel *)(void *)below;
    (void)text;
    if (answer == DETAIL_NOTE)
        ask_note(panel, stack);
    else if (answer == DETAIL_MOMENT)
        ask_moment(stack);
    else if (answer == DETAIL_MEASURE)
        ask_measure(stack);
}

static void ask_detail(struct stack *stack)
{
    struct picker_row rows[] = { { .text = _("Note (facts, one line)"), .value = DETAIL_NOTE },
                                 { .text = _("Another moment"), .value = DETAIL_MOMENT },
                                 { .text = _("Another measure, with a reason"), .value = DETAIL_MEASURE } };
    picker_open(stack, _("More about it"), rows, 3, DETAIL_NOTE, false, detail_chosen);
}

/* --- recording ----------------------------------------------------------------------------------------- */

static void record(struct panel *panel, struct stack *stack)
{
    struct panel_row row = chosen(panel);
    if (row.kind == VIOLATION_MISUSE_OTHER && !panel->note[0]) {
        ask_note(panel, stack);
        return;
    }
    struct intent intent = { .kind = INTENT_VIOLATION,
                             .pupil_id = panel->pupil_id,
                             .ref = panel->task,
                             .violation = row.kind,
                             .agreement = row.agreement,
                             .own_measure = panel->own,
                             .measure = panel->measure,
                             .at = panel->at,
                             .text = panel->note,
                             .reason = panel->reason };
    struct desk *desk = panel->desk;
    stack_pop(stack, 0, "");
    carry_out(stack, desk, &intent);
}

static bool panel_type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct panel *panel = (struct panel *)(void *)screen;
    if (pasted)
        return false;
    for (int i = 0; i < panel_row_count(); i++) {
        bool first = i == VIOLATION_INTERNET && strcmp(text, panel_internet_letter()) == 0;
        if (!first && strcmp(text, panel_row(i).letter) != 0)
            continue;
        choose(panel, stack, i);
        return true;
    }
    return false;
}

static bool panel_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct panel *panel = (struct panel *)(void *)screen;
    switch (action) {
    case ACTION_RECORD:
        record(panel, stack);
        return true;
    case ACTION_DETAILS:
        ask_detail(stack);
        return true;
    case ACTION_BACK:
    case ACTION_STOP:
        stack_pop(stack, -1, "");
        return true;
    default:
        if (!list_act(&panel->list, action))
            return false;
        choose(panel, stack, panel->list.selected);
        return true;
    }
}

static bool panel_reload(struct screen *screen, struct err *err)
{
    return look_ahead((struct panel *)(void *)screen, err);
}

static void panel_close(struct screen *screen)
{
    struct panel *panel = (struct panel *)(void *)screen;
    arena_clear(&panel->arena);
    free(panel);
}

static const struct screen_kind panel_kind = {
    .name = "violation",
    .place = PLACE_VIOLATION,
    .form = SCREEN_OVER,
    .layout = panel_layout,
    .reload = panel_reload,
    .draw = panel_draw,
    .type = panel_type,
    .act = panel_act,
    .close = panel_close,
};

static void open_panel(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t task, int64_t at)
{
    struct panel *panel = memory_new(1, sizeof *panel);
    panel->screen.kind = &panel_kind;
    panel->desk = desk;
    panel->pupil_id = pupil_id;
    panel->task = task;
    panel->at = at;
    arena_init(&panel->arena);
    list_init(&panel->list);
    panel->list.count = panel_row_count();
    stack_push(stack, &panel->screen, NULL);
}

/* --- on an earlier day --------------------------------------------------------------------------------- */

/* Whose panel opens once the time is known; one prompt at a time is on top of the stack. */
static struct {
    struct desk *desk;
    int64_t pupil_id, task;
} opening;

static void time_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    int64_t at;
    (void)below;
    if (answer == PROMPT_DONE && moment_read(opening.desk->model, text, &at))
        open_panel(stack, opening.desk, opening.pupil_id, opening.task, at);
}

static bool time_check(struct screen *below, const char *text, char *out, size_t size)
{
    int64_t at;
    (void)below;
    if (*text && moment_read(opening.desk->model, text, &at))
        return true;
    snprintf(out, size, "%s", _("A time is written like 10:15."));
    return false;
}

void violation_open(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t task, int64_t at)
{
    char label[120], day[DAY_TEXT_SIZE];
    if (at || desk->model->day == desk->model->today) {
        open_panel(stack, desk, pupil_id, task, at);
        return;
    }
    opening.desk = desk;
    opening.pupil_id = pupil_id;
    opening.task = task;
    snprintf(label, sizeof label, _("At what time on %s"), day_text(desk->model->day, DAY_MEDIUM, day));
    prompt_open(stack, &(struct prompt_options){ .label = label, .hint = "10:15", .check = time_check },
                time_typed);
}
