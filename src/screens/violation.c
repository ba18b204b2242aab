#include "klaskast/screens/violation.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/screens/carry.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The rows: the kinds in their order, each with the letter that chooses it. */
static const char *const letters[VIOLATION_KINDS] = {
    [VIOLATION_NOT_HANDED_IN] = NC_("key of: not handed in", "n"),
    [VIOLATION_NOT_OFF] = NC_("key of: not switched off", "s"),
    [VIOLATION_TAKEN_OUT] = NC_("key of: taken out", "t"),
    [VIOLATION_SMARTWATCH] = NC_("key of: watch worn", "w"),
    [VIOLATION_MISUSE_PHOTO] = NC_("key of: photo or film", "p"),
    [VIOLATION_MISUSE_POSTING] = NC_("key of: put on the internet", "u"),
    [VIOLATION_MISUSE_TEXT] = NC_("key of: unwanted messages", "m"),
    [VIOLATION_MISUSE_CALL] = NC_("key of: unwanted calls", "c"),
    [VIOLATION_MISUSE_THREAT] = NC_("key of: threat", "h"),
    [VIOLATION_MISUSE_RECORDING] = NC_("key of: recording", "r"),
    [VIOLATION_MISUSE_OTHER] = NC_("key of: misuse, other", "x"),
    [VIOLATION_INTERNET] = NC_("key of: internet agreement", "i"),
};

static const char *const letter_contexts[VIOLATION_KINDS] = {
    "key of: not handed in",     "key of: not switched off", "key of: taken out",
    "key of: watch worn",        "key of: photo or film",    "key of: put on the internet",
    "key of: unwanted messages", "key of: unwanted calls",   "key of: threat",
    "key of: recording",         "key of: misuse, other",    "key of: internet agreement",
};

enum { PANEL_WIDTH = 80, LEFT_WIDTH = 42, NARROW = 60, NOTE_BYTES = 600 };
enum detail { DETAIL_NOTE, DETAIL_MOMENT, DETAIL_MEASURE };

struct panel {
    struct screen screen;
    struct desk *desk;
    int64_t pupil_id;
    int64_t task; /* the 'finish later' that is finished; 0 */
    int64_t at;   /* 0: now */
    struct list list;
    int agreement; /* 0: not chosen yet */
    char note[NOTE_BYTES];
    bool own;
    enum measure_kind measure;
    char reason[NOTE_BYTES];
    struct arena arena; /* of the outlook */
    struct outlook outlook;
    bool known; /* the outlook could be read */
    int width, height;
};

static enum violation_kind kind_of(const struct panel *panel)
{
    return (enum violation_kind)panel->list.selected;
}

static const char *letter(int kind)
{
    return C_(letter_contexts[kind], letters[kind]);
}

/* What would follow, read anew for the row that is chosen. */
static bool look_ahead(struct panel *panel, struct err *err)
{
    struct arena arena;
    struct outlook outlook;
    arena_init(&arena);
    if (!panel->desk->outlook(panel->desk, panel->pupil_id, kind_of(panel), panel->at, &arena, &outlook,
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

/* --- drawing ----------------------------------------------------------------------------------------------
 */

/* The row on the screen of a kind: above misuse stands its heading, above the internet agreements a gap. */
static int line_of(int kind)
{
    return kind + (kind >= VIOLATION_MISUSE_PHOTO) + (kind >= VIOLATION_INTERNET);
}

static bool is_misuse(int kind)
{
    return kind >= VIOLATION_MISUSE_PHOTO && kind <= VIOLATION_MISUSE_OTHER;
}

/* "Misuse: threat" is "threat" below the heading "Misuse". */
static const char *short_label(int kind, bool headed)
{
    const char *label = violation_label((enum violation_kind)kind);
    const char *colon = headed && is_misuse(kind) ? strstr(label, ": ") : NULL;
    return colon ? colon + 2 : label;
}

static void draw_heading(struct canvas *canvas, int y, int width)
{
    char heading[80];
    const char *label = violation_label(VIOLATION_MISUSE_PHOTO);
    snprintf(heading, sizeof heading, "%.*s", (int)strcspn(label, ":"), label);
    canvas_text(canvas, 4, y, width - 4, STYLE_MUTED, heading);
}

static void draw_kinds(const struct panel *panel, struct canvas *canvas, int width, int height)
{
    bool gaps = height >= line_of(VIOLATION_INTERNET) + 1;
    int first = gaps ? 0 : list_first(&panel->list);
    for (int i = first; i < VIOLATION_KINDS; i++) {
        int y = gaps ? line_of(i) : i - first;
        if (y >= height)
            break;
        if (gaps && i == VIOLATION_MISUSE_PHOTO)
            draw_heading(canvas, y, width);
        bool here = i == panel->list.selected;
        if (here)
            canvas_fill(canvas, 1, 1 + y, width, 1, STYLE_SELECTED);
        canvas_text(canvas, 2, 1 + y, 1, here ? STYLE_SELECTED : STYLE_RULE, here ? ">" : " ");
        canvas_text(canvas, 4, 1 + y, 2, here ? STYLE_SELECTED : STYLE_KEY, letter(i));
        canvas_text(canvas, 7, 1 + y, width - 7, here ? STYLE_SELECTED : STYLE_NORMAL, short_label(i, gaps));
    }
}

struct pen {
    struct canvas *canvas;
    int x, y, width, bottom;
};

static void write_line(struct pen *pen, enum style style, const char *text)
{
    if (pen->y < pen->bottom)
        pen->y += canvas_wrap(pen->canvas, pen->x, pen->y, pen->width, pen->bottom - pen->y, style, text);
}

static void gap(struct pen *pen)
{
    pen->y++;
}

static void write_earlier(struct pen *pen, const struct outlook *outlook)
{
    char text[400], day[DAY_TEXT_SIZE];
    if (!outlook->earlier_count) {
        write_line(pen, STYLE_MUTED, _("Nothing before this."));
        return;
    }
    size_t used = (size_t)snprintf(
        text, sizeof text,
        translate_count("Once before: ", "%d times before: ", (unsigned long)outlook->earlier_count),
        outlook->earlier_count);
    for (int i = 0; i < outlook->earlier_count && used < sizeof text - DAY_TEXT_SIZE; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : "",
                                 day_text(outlook->earlier[i]->day, DAY_SHORT, day));
    snprintf(text + used, sizeof text - used, ".");
    write_line(pen, STYLE_NORMAL, text);
}

static void write_duties(struct pen *pen, const struct panel *panel, const struct rung *rung)
{
    char text[500];
    size_t used = (size_t)snprintf(text, sizeof text, "%s", _("to do: "));
    for (int i = 0; i < rung->duty_count && used < sizeof text - 80; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : "",
                                 task_label(rung->duties[i].kind));
    if (kind_of(panel) == VIOLATION_MISUSE_OTHER && used < sizeof text - 80)
        snprintf(text + used, sizeof text - used, "%s%s", rung->duty_count ? ", " : "",
                 task_label(TASK_HEAD_CONFIRMS));
    if (rung->duty_count || kind_of(panel) == VIOLATION_MISUSE_OTHER)
        write_line(pen, STYLE_NORMAL, text);
}

static void write_measure(struct pen *pen, const struct outlook *outlook)
{
    char text[300], from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    if (outlook->rung->measure == MEASURE_BAN && outlook->from != DAY_NONE)
        snprintf(text, sizeof text,
                 _("%s, proposed %s up to and including %s, once child and parents are told"),
                 measure_label(MEASURE_BAN), day_text(outlook->from, DAY_SHORT, from),
                 day_text(outlook->until, DAY_SHORT, until));
    else if (outlook->rung->measure == MEASURE_SUSPENSION)
        snprintf(text, sizeof text, _("%s: the head decides, after a talk with child and parents"),
                 measure_label(MEASURE_SUSPENSION));
    else
        snprintf(text, sizeof text, "%s", measure_label(outlook->rung->measure));
    write_line(pen, STYLE_WARNING, text);
}

static void write_details(struct pen *pen, const struct panel *panel)
{
    char text[ENTRY_SIZE], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    if (kind_of(panel) == VIOLATION_INTERNET && panel->agreement) {
        snprintf(text, sizeof text, "%d  %s", panel->agreement, agreement_label(panel->agreement));
        write_line(pen, STYLE_NORMAL, text);
    }
    if (panel->at) {
        snprintf(text, sizeof text, _("Moment: %s %s"), day_text(clock_day(panel->at), DAY_MEDIUM, day),
                 clock_text(panel->at, time));
        write_line(pen, STYLE_NORMAL, text);
    }
    if (panel->note[0]) {
        snprintf(text, sizeof text, _("Note: %s"), panel->note);
        write_line(pen, STYLE_NORMAL, text);
    }
}

static void draw_outlook(const struct panel *panel, struct pen *pen)
{
    const struct outlook *outlook = &panel->outlook;
    char text[200], reason[160];
    if (!panel->known)
        return;
    write_earlier(pen, outlook);
    outlook_reason(outlook, panel->desk->model->settings, reason, sizeof reason);
    write_line(pen, STYLE_NORMAL, reason);
    gap(pen);
    if (panel->own) {
        snprintf(text, sizeof text, _("Another measure: %s"), measure_label(panel->measure));
        write_line(pen, STYLE_WARNING, text);
        write_line(pen, STYLE_NORMAL, panel->reason);
    } else {
        write_line(pen, STYLE_MUTED, _("What follows:"));
        write_measure(pen, outlook);
        write_duties(pen, panel, outlook->rung);
    }
    gap(pen);
    write_details(pen, panel);
}

static void panel_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct panel *panel = (const struct panel *)(const void *)screen;
    char title[300];
    const struct pupil_day *row = model_pupil(panel->desk->model, panel->pupil_id);
    snprintf(title, sizeof title, _("Violation: %s"), row ? row->pupil->name : "");
    canvas_frame(canvas, 0, 0, panel->width, panel->height, title);
    int inside = panel->height - 2;
    if (panel->width >= NARROW) {
        struct pen pen = { canvas, LEFT_WIDTH + 2, 1, panel->width - LEFT_WIDTH - 3, panel->height - 1 };
        draw_kinds(panel, canvas, LEFT_WIDTH - 1, inside);
        draw_outlook(panel, &pen);
        return;
    }
    int rows = panel->list.height;
    struct pen pen = { canvas, 2, 1 + rows, panel->width - 4, panel->height - 1 };
    draw_kinds(panel, canvas, panel->width - 2, rows);
    draw_outlook(panel, &pen);
}

static void panel_layout(struct screen *screen, int width, int height)
{
    struct panel *panel = (struct panel *)(void *)screen;
    int wanted = line_of(VIOLATION_INTERNET) + 1 + 2;
    panel->width = width < PANEL_WIDTH ? width : PANEL_WIDTH;
    panel->height = height < wanted || width < NARROW ? height : wanted;
    int inside = panel->height > 3 ? panel->height - 2 : 1;
    int rows = width >= NARROW ? inside : (inside + 1) / 2;
    list_layout(&panel->list, VIOLATION_KINDS, 1, rows);
}

/* --- what is typed ----------------------------------------------------------------------------------------
 */

static void agreement_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct panel *panel = (struct panel *)(void *)below;
    (void)stack;
    (void)text;
    if (answer >= 1)
        panel->agreement = answer;
}

static void ask_agreement(struct panel *panel, struct stack *stack)
{
    struct picker_row rows[AGREEMENTS];
    char numbers[AGREEMENTS][4];
    size_t count = 0;
    for (int i = 1; i <= AGREEMENTS; i++) {
        if (!agreement_can_be_broken(i))
            continue;
        snprintf(numbers[count], sizeof numbers[count], "%d", i);
        rows[count] = (struct picker_row){ agreement_label(i), numbers[count], i };
        count++;
    }
    picker_open(stack, _("Which agreement?"), rows, count, panel->agreement, false, agreement_chosen);
}

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
    snprintf(out, size, "%d", 200 - text_width(text));
}

static bool note_check(struct screen *below, const char *text, char *out, size_t size)
{
    (void)below;
    if (text_width(text) <= 200)
        return true;
    snprintf(out, size, "%s", _("200 letters at most"));
    return false;
}

static void ask_note(struct panel *panel, struct stack *stack)
{
    struct prompt_options options = { .label = _("Note"),
                                      .text = panel->note,
                                      .limit = NOTE_BYTES - 1,
                                      .hint = _("facts; no diagnosis, no names of other children"),
                                      .changed = note_left,
                                      .check = note_check };
    prompt_open(stack, &options, note_typed);
}

static void moment_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct panel *panel = (struct panel *)(void *)below;
    if (answer != PROMPT_DONE)
        return;
    if (!*text)
        panel->at = 0;
    else
        clock_parse(text, clock_now(), &panel->at);
    choose(panel, stack, panel->list.selected);
}

static bool moment_check(struct screen *below, const char *text, char *out, size_t size)
{
    int64_t at;
    (void)below;
    if (!*text || (clock_parse(text, clock_now(), &at) && at <= clock_now()))
        return true;
    snprintf(out, size, "%s", _("like 10:15, or 'yesterday 10:15'"));
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
    panel->own = answer == PROMPT_DONE && *text;
    snprintf(panel->reason, sizeof panel->reason, "%s", panel->own ? text : "");
}

static void measure_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct panel *panel = (struct panel *)(void *)below;
    (void)text;
    if (answer < 0)
        return;
    panel->measure = (enum measure_kind)answer;
    struct prompt_options options = { .label = _("Why"), .limit = NOTE_BYTES - 1, .check = note_check };
    prompt_open(stack, &options, reason_typed);
}

static void ask_measure(struct stack *stack)
{
    struct picker_row rows[MEASURE_KINDS];
    for (int i = 0; i < MEASURE_KINDS; i++)
        rows[i] = (struct picker_row){ measure_label((enum measure_kind)i), NULL, i };
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
    struct picker_row rows[] = { { _("Note (facts, one line)"), NULL, DETAIL_NOTE },
                                 { _("Another moment"), NULL, DETAIL_MOMENT },
                                 { _("Another measure, with a reason"), NULL, DETAIL_MEASURE } };
    picker_open(stack, _("More about it"), rows, 3, DETAIL_NOTE, false, detail_chosen);
}

/* --- recording --------------------------------------------------------------------------------------------
 */

static void record(struct panel *panel, struct stack *stack)
{
    enum violation_kind kind = kind_of(panel);
    if (kind == VIOLATION_INTERNET && !panel->agreement) {
        ask_agreement(panel, stack);
        return;
    }
    if (kind == VIOLATION_MISUSE_OTHER && !panel->note[0]) {
        ask_note(panel, stack);
        return;
    }
    struct intent intent = { .kind = INTENT_VIOLATION,
                             .pupil_id = panel->pupil_id,
                             .ref = panel->task,
                             .violation = kind,
                             .agreement = kind == VIOLATION_INTERNET ? panel->agreement : 0,
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
    for (int i = 0; i < VIOLATION_KINDS; i++) {
        if (strcmp(text, letter(i)) != 0)
            continue;
        choose(panel, stack, i);
        if (i == VIOLATION_INTERNET && !panel->agreement)
            ask_agreement(panel, stack);
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

void violation_open(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t task, int64_t at)
{
    struct panel *panel = memory_new(1, sizeof *panel);
    panel->screen.kind = &panel_kind;
    panel->desk = desk;
    panel->pupil_id = pupil_id;
    panel->task = task;
    panel->at = at;
    arena_init(&panel->arena);
    list_init(&panel->list);
    panel->list.count = VIOLATION_KINDS;
    stack_push(stack, &panel->screen, NULL);
}
