#include "klaskast/screens/overview.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/screens/heading.h"
#include "klaskast/ui/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HEAD_Y = 4,
    NOTES = 4,
    DAY_X = 3,
    NUMBERS_X = 13,
    NUMBERS = 5,
    NUMBER_LEAST = 4,
    RULES_FROM = 14, /* rows from which there is room for more than the days */
    RULES_MOST = 3
};

struct overview {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct arena arena;
    const struct day_total *totals; /* of this school year, newest first */
    size_t count;
    char media[160];        /* lessons about media literacy, by group; "" for a class that has none [S8] */
    char notes[NOTES][160]; /* what is still missing this school year, a line each [I1, C1] */
    int note_count;
    struct list list;
    char rules[700]; /* who decided on them and when, and when they changed last [P18] */
    int width, height;
};

struct columns {
    const char *heads[NUMBERS];
    int ends[NUMBERS]; /* the column behind the number's last digit */
};

/* For the groups 5 to 8 of this class, how many were given. [S8] */
static void media_text(const struct overview *overview, const struct lesson *lessons, size_t count,
                       char *text, size_t size)
{
    const struct school_class *class = &overview->desk->model->class;
    unsigned groups = class->id ? lesson_class_groups(class->groups) : 0;
    char part[60];
    text[0] = '\0';
    for (int group = 5; group <= 8; group++) {
        size_t used = strlen(text);
        if (!(groups >> (group - 1) & 1U) || used >= size)
            continue;
        snprintf(part, sizeof part, _("group %d: %d"), group, lesson_media_given(lessons, count, group));
        snprintf(text + used, size - used, "%s%s", used ? ", " : _("Lessons about media literacy: "), part);
    }
}

static bool read_media(const struct overview *overview, char *text, size_t size, struct err *err)
{
    struct desk *desk = overview->desk;
    const struct lesson *lessons;
    struct arena arena;
    size_t count;
    int start = day_schoolyear_start(desk->model->today);
    arena_init(&arena);
    bool ok = desk->lessons(desk, start, day_schoolyear_end(start), &arena, &lessons, &count, err);
    if (ok)
        media_text(overview, lessons, count, text, size);
    arena_clear(&arena);
    return ok;
}

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
    if (overview->note_count < NOTES)
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

/* The rows of what is missing, above the days; where the window is low, the days come first. */
static int missing_rows(const struct overview *overview)
{
    return overview->height >= RULES_FROM ? overview->note_count : 0;
}

static int list_top(const struct overview *overview)
{
    return HEAD_Y + 2 + missing_rows(overview);
}

static bool overview_reload(struct screen *screen, struct err *err)
{
    struct overview *overview = (struct overview *)(void *)screen;
    struct arena arena;
    const struct day_total *totals;
    const struct rules_change *changes;
    size_t count, change_count;
    char media[sizeof overview->media];
    int today = overview->desk->model->today;
    arena_init(&arena);
    if (!read_media(overview, media, sizeof media, err) ||
        !overview->desk->rules(overview->desk, &arena, &changes, &change_count, err) ||
        !overview->desk->day_totals(overview->desk, day_schoolyear_start(today), today, &arena, &totals,
                                    &count, err)) {
        arena_clear(&arena);
        return false;
    }
    overview->note_count = 0;
    if (!note_consents(overview, err) || !note_agreements(overview, err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&overview->arena);
    overview->arena = arena;
    snprintf(overview->media, sizeof overview->media, "%s", media);
    rules_text(overview, changes, change_count, overview->rules, sizeof overview->rules);
    overview->totals = totals;
    overview->count = count;
    return true;
}

/* Rows for the rules at the bottom; none in a small window. */
static int rules_rows(const struct overview *overview)
{
    if (overview->height < RULES_FROM)
        return 0;
    return canvas_wrap(NULL, 0, 0, overview->width - 2, RULES_MOST, STYLE_MUTED, overview->rules);
}

static int media_rows(const struct overview *overview)
{
    return *overview->media && overview->height > list_top(overview) + 2 && overview->width > 4;
}

/* What stands at the bottom, with a blank row above it. */
static int notes_rows(const struct overview *overview)
{
    int rows = rules_rows(overview) + media_rows(overview);
    return rows ? rows + 1 : 0;
}

static void overview_layout(struct screen *screen, int width, int height)
{
    struct overview *overview = (struct overview *)(void *)screen;
    overview->width = width;
    overview->height = height;
    int room = height - list_top(overview) - notes_rows(overview);
    list_layout(&overview->list, (int)overview->count, 1, room > 0 ? room : 1);
}

/* The heads of the numbers, in words that fit. */
static void make_columns(const struct overview *overview, const struct canvas *canvas,
                         struct columns *columns)
{
    const char *words[] = { _("handed in"), _("brought none"), _("absent"), _("violations"),
                            _("calls home") };
    const char *shorter[] = { C_("short", "in"), C_("short", "none"), C_("short", "abs."),
                              C_("short", "viol."), C_("short", "calls") };
    int width = NUMBERS_X;
    for (int i = 0; i < NUMBERS; i++)
        width += canvas_width(canvas, words[i]) + 2;
    bool whole = width < overview->width;
    width = NUMBERS_X;
    for (int i = 0; i < NUMBERS; i++) {
        columns->heads[i] = whole ? words[i] : shorter[i];
        int wanted = canvas_width(canvas, columns->heads[i]) + (whole ? 2 : 1);
        columns->ends[i] = width += wanted < NUMBER_LEAST ? NUMBER_LEAST : wanted;
    }
}

static void draw_number(struct canvas *canvas, const struct columns *columns, int column, int y,
                        enum style style, const char *text)
{
    int from = column ? columns->ends[column - 1] : NUMBERS_X;
    if (columns->ends[column] <= canvas->window_width)
        canvas_right(canvas, from, y, columns->ends[column] - from, style, text);
}

static void draw_head(const struct overview *overview, struct canvas *canvas, const struct columns *columns)
{
    char text[200], year[40];
    int violations = 0;
    for (size_t i = 0; i < overview->count; i++)
        violations += overview->totals[i].violations;
    int start = day_date(day_schoolyear_start(overview->desk->model->today)).year;
    snprintf(year, sizeof year, "%d-%d", start, start + 1);
    snprintf(text, sizeof text, _("School year %s. Days: %zu. Violations: %d."), year, overview->count,
             violations);
    int y = 2 + canvas_wrap(canvas, 1, 2, overview->width - 2, 2, STYLE_TITLE, text);
    for (int i = 0; i < missing_rows(overview); i++)
        canvas_text(canvas, 1, y + i, overview->width - 2, STYLE_NORMAL, overview->notes[i]);
    for (int i = 0; i < NUMBERS && overview->count; i++)
        draw_number(canvas, columns, i, HEAD_Y + missing_rows(overview), STYLE_MUTED, columns->heads[i]);
}

static void draw_day(const struct overview *overview, struct canvas *canvas, const struct columns *columns,
                     int row, int y)
{
    const struct day_total *total = &overview->totals[row];
    bool here = row == overview->list.selected;
    enum style plain = here ? STYLE_SELECTED : STYLE_NORMAL;
    char day[DAY_TEXT_SIZE], number[16];
    const int numbers[] = { total->handed_in, total->none, total->absent, total->violations, total->calls };
    if (here)
        canvas_fill(canvas, 0, y, overview->width, 1, STYLE_SELECTED);
    canvas_text(canvas, 1, y, 1, plain, here ? ">" : " ");
    canvas_text(canvas, DAY_X, y, NUMBERS_X - DAY_X, plain, day_text(total->day, DAY_MEDIUM, day));
    for (int i = 0; i < NUMBERS; i++) {
        snprintf(number, sizeof number, "%d", numbers[i]);
        draw_number(canvas, columns, i, y, plain, number);
    }
    /* One stroke a pupil: the days can be compared at a glance. */
    int bar = columns->ends[NUMBERS - 1] + 3, room = overview->width - bar - 1;
    if (room > 0)
        canvas_rule(canvas, bar, y, total->handed_in < room ? total->handed_in : room,
                    here ? STYLE_SELECTED : STYLE_HELD, SIGN_ACROSS);
}

static void overview_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct overview *overview = (const struct overview *)(const void *)screen;
    heading_draw(canvas, overview->desk, overview->keymap, ACTION_VIEW_OVERVIEW, true);
    struct columns columns;
    make_columns(overview, canvas, &columns);
    draw_head(overview, canvas, &columns);
    if (!overview->count)
        canvas_wrap(canvas, DAY_X, list_top(overview) - 2, overview->width - DAY_X - 1, 2, STYLE_MUTED,
                    _("Nothing was recorded yet this school year."));
    for (int row = list_first(&overview->list); row < list_end(&overview->list); row++)
        draw_day(overview, canvas, &columns, row, list_top(overview) + row - list_first(&overview->list));
    int rules = rules_rows(overview);
    if (media_rows(overview))
        canvas_text(canvas, 1, overview->height - rules - 1, overview->width - 2, STYLE_NORMAL,
                    overview->media);
    if (rules)
        canvas_wrap(canvas, 1, overview->height - rules, overview->width - 2, rules, STYLE_MUTED,
                    overview->rules);
}

static bool overview_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    (void)stack;
    return list_act(&((struct overview *)(void *)screen)->list, action);
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
    .close = overview_close,
};

struct screen *overview_new(struct desk *desk, const struct keymap *keymap)
{
    struct overview *overview = memory_new(1, sizeof *overview);
    overview->screen.kind = &overview_kind;
    overview->desk = desk;
    overview->keymap = keymap;
    arena_init(&overview->arena);
    list_init(&overview->list);
    return &overview->screen;
}
