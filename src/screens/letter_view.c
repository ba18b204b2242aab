/* The preview of a letter: the text of 72 columns, as calm as paper. */
#include "klaskast/screens/letter_view.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/file.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/letter_choices.h"
#include "klaskast/domain/task.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 3, COLUMNS = 72, MARGIN = 2 };

struct letter {
    struct screen screen;
    struct desk *desk;
    struct letter_order order;
    char talk[ENTRY_SIZE], work[ENTRY_SIZE],
        agreed[ENTRY_SIZE]; /* what was typed; `talk` with time and place */
    char moment[LETTER_TALK_SIZE];
    int64_t task; /* the duty with steps that it belongs to; 0 */
    struct arena arena;
    struct letter_page page;
    char path[FILE_PATH_SIZE]; /* where it was made; "" not yet */
    int lines;
    int top; /* the first line that is shown */
    int width, height;
};

/* --- the text ------------------------------------------------------------------------------------------ */

static const char *line_at(const struct letter *letter, int line, int *length)
{
    const char *text = letter->page.text;
    while (line-- > 0)
        text = strchr(text, '\n') + 1;
    *length = (int)strcspn(text, "\n");
    return text;
}

static int room(const struct letter *letter)
{
    return letter->height > TOP ? letter->height - TOP : 1;
}

static void scroll(struct letter *letter, int top)
{
    int most = letter->lines > room(letter) ? letter->lines - room(letter) : 0;
    letter->top = top < 0 ? 0 : top > most ? most : top;
}

static void place(struct letter *letter)
{
    letter->lines = 0;
    for (const char *text = letter->page.text; text && *text; letter->lines++) {
        const char *end = strchr(text, '\n');
        text = end ? end + 1 : text + strlen(text);
    }
    scroll(letter, letter->top);
}

static void letter_layout(struct screen *screen, int width, int height)
{
    struct letter *letter = (struct letter *)(void *)screen;
    letter->width = width;
    letter->height = height;
    place(letter);
}

static bool read_page(struct letter *letter, struct err *err)
{
    struct arena arena;
    struct letter_page page;
    arena_init(&arena);
    if (!letter->desk->letter(letter->desk, &letter->order, &arena, &page, err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&letter->arena);
    letter->arena = arena;
    letter->page = page;
    place(letter);
    return true;
}

static bool letter_reload(struct screen *screen, struct err *err)
{
    return read_page((struct letter *)(void *)screen, err);
}

/* The duty, as it is now; NULL: none, or it is done. */
static const struct task *open_duty(const struct letter *letter)
{
    const struct task *task = letter->task ? facts_task(&letter->desk->model->facts, letter->task) : NULL;
    return task && task->done_day == DAY_NONE ? task : NULL;
}

/* "Letter that confirms the ban: Noor de Vries", and how far it is. */
static void draw_title(const struct letter *letter, struct canvas *canvas)
{
    const struct facts *facts = &letter->desk->model->facts;
    const struct pupil *pupil = facts_pupil(facts, letter->order.pupil_id);
    const struct task *task = open_duty(letter);
    const struct letter_made *made = letter_latest(facts, letter->order.about, letter->order.kind);
    char text[300], version[80] = "";
    const char *step = task ? letter_step_label(letter_next(facts, task)) : "";
    if (made)
        snprintf(version, sizeof version, _("version %d made"), made->version);
    else if (!task)
        snprintf(version, sizeof version, "%s", _("not made yet"));
    snprintf(text, sizeof text, "%s%s%s", version, *version && *step ? ", " : "", step);
    int right = canvas_right(canvas, 0, 0, letter->width - 1, STYLE_MUTED, text);
    snprintf(text, sizeof text, "%s: %s", pupil ? pupil_label(pupil) : "",
             letter_kind_text(letter->order.kind));
    canvas_text(canvas, 1, 0, letter->width - right - 3, STYLE_TITLE, text);
}

/* The end of a path says more than its beginning. */
static void draw_path(const struct letter *letter, struct canvas *canvas)
{
    const char *path = letter->path;
    char text[FILE_PATH_SIZE + 8];
    snprintf(text, sizeof text, "%s", path);
    while (canvas_width(canvas, text) > letter->width - 2 && strchr(path + 1, '/')) {
        path = strchr(path + 1, '/');
        snprintf(text, sizeof text, "…%s", path);
    }
    canvas_text(canvas, 1, 1, letter->width - 2, STYLE_MUTED, text);
}

/* Where it is once it was made; before that, what to mind. */
static void draw_note(const struct letter *letter, struct canvas *canvas)
{
    if (*letter->path)
        draw_path(letter, canvas);
    else if (*letter->page.warning)
        canvas_text(canvas, 1, 1, letter->width - 2, STYLE_WARNING, letter->page.warning);
    else if (letter->page.by_head)
        canvas_text(canvas, 1, 1, letter->width - 2, STYLE_MUTED,
                    _("A draft in the head's name: the head decides and signs."));
}

static void letter_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct letter *letter = (const struct letter *)(const void *)screen;
    int x = letter->width >= COLUMNS + 2 * MARGIN ? MARGIN : 0;
    char text[4 * COLUMNS + 1];
    draw_title(letter, canvas);
    draw_note(letter, canvas);
    for (int y = TOP; y < letter->height && letter->top + y - TOP < letter->lines; y++) {
        int length;
        const char *line = line_at(letter, letter->top + y - TOP, &length);
        snprintf(text, sizeof text, "%.*s", length, line);
        canvas_text(canvas, x, y, letter->width - x, STYLE_NORMAL, text);
    }
    if (letter->top + room(letter) < letter->lines)
        canvas_sign(canvas, letter->width - 1, letter->height - 1, STYLE_MUTED, SIGN_MORE_BELOW);
    if (letter->top > 0 && letter->height > TOP)
        canvas_sign(canvas, letter->width - 1, TOP, STYLE_MUTED, SIGN_MORE_ABOVE);
}

/* --- what only the teacher knows ----------------------------------------------------------------------- */

static bool talk_check(struct screen *below, const char *text, char *out, size_t size)
{
    char talk[LETTER_TALK_SIZE];
    const char *where;
    (void)below;
    if (!letter_talk_read(text, talk, &where))
        snprintf(out, size, "%s", _("like 25-11-2026 15:30 in room 7A"));
    else if (*talk && letter_talk_day(talk) < clock_today())
        snprintf(out, size, "%s", _("that day has been"));
    else
        return true;
    return false;
}

static void keep(struct letter *letter, const char *text)
{
    switch (letter->order.kind) {
    case LETTER_INVITATION:
        snprintf(letter->talk, sizeof letter->talk, "%s", text);
        letter_talk_read(letter->talk, letter->moment, &letter->order.typed.where);
        letter->order.typed.talk = letter->moment;
        break;
    case LETTER_SUSPENSION:
        snprintf(letter->work, sizeof letter->work, "%s", text);
        letter->order.typed.work = letter->work;
        break;
    case LETTER_REPORT:
        snprintf(letter->agreed, sizeof letter->agreed, "%s", text);
        letter->order.typed.agreed = letter->agreed;
        break;
    case LETTER_WARNING:
    case LETTER_BAN:
    case LETTER_EXEMPTION:
    case LETTER_WITHDRAWAL:
    case LETTER_HEAD:
    case LETTER_KINDS:
        break;
    }
}

static void filled_in(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct letter *letter = (struct letter *)(void *)below;
    struct err err;
    if (answer != PROMPT_DONE)
        return;
    keep(letter, text);
    letter->path[0] = '\0';
    if (!read_page(letter, &err))
        stack_say_err(stack, &err);
}

static bool can_fill(const struct letter *letter)
{
    return letter->order.kind == LETTER_INVITATION || letter->order.kind == LETTER_SUSPENSION ||
           letter->order.kind == LETTER_REPORT;
}

static void ask_fill(struct letter *letter, struct stack *stack)
{
    if (letter->order.kind == LETTER_INVITATION)
        prompt_open(stack,
                    &(struct prompt_options){ .label = _("Day, time and place of the talk"),
                                              .text = letter->talk,
                                              .hint = _("25-11-2026 15:30 in room 7A"),
                                              .check = talk_check },
                    filled_in);
    else if (letter->order.kind == LETTER_SUSPENSION)
        prompt_open(stack,
                    &(struct prompt_options){ .label = _("Where the child is, and with what work"),
                                              .text = letter->work,
                                              .limit = 400 },
                    filled_in);
    else if (letter->order.kind == LETTER_REPORT)
        prompt_open(
            stack,
            &(struct prompt_options){ .label = _("What was agreed"), .text = letter->agreed, .limit = 400 },
            filled_in);
}

/* What was typed the last time stands there again. */
static void recall(struct letter *letter)
{
    const struct letter_made *made =
        letter_latest(&letter->desk->model->facts, letter->order.about, letter->order.kind);
    if (!made)
        return;
    struct letter_typed typed = made->typed;
    int day = letter_talk_day(typed.talk);
    if (day != DAY_NONE && day >= letter->desk->model->today) {
        struct date date = day_date(day);
        char text[ENTRY_SIZE];
        snprintf(text, sizeof text, "%d-%d-%d %s %s", date.day, date.month, date.year,
                 letter_talk_time(typed.talk), typed.where ? typed.where : "");
        keep(letter, text);
    }
    if (letter->order.kind == LETTER_SUSPENSION && typed.work)
        keep(letter, typed.work);
    if (letter->order.kind == LETTER_REPORT && typed.agreed)
        keep(letter, typed.agreed);
}

/* --- what its keys do ---------------------------------------------------------------------------------- */

static void make(struct letter *letter, struct stack *stack)
{
    struct outcome outcome = { .question = QUESTION_NONE };
    struct err err = { .kind = ERR_NONE };
    char path[FILE_PATH_SIZE];
    if (!letter->desk->make_letter(letter->desk, &letter->order, &outcome, path, sizeof path, &err)) {
        stack_say_err(stack, &err);
        return;
    }
    snprintf(letter->path, sizeof letter->path, "%s", path);
    stack_acted(stack);
    stack_reload(stack);
    stack_say(stack, MESSAGE_INFO, _("%s It holds a child's name: mind where it goes."), outcome.said);
}

static void copy(const struct letter *letter, struct stack *stack)
{
    if (!letter->desk->copy)
        return;
    letter->desk->copy(letter->desk, letter->page.text);
    stack_say(stack, MESSAGE_INFO, "%s",
              _("The text is copied, for the parents' portal. It holds a child's name: mind where it goes."));
}

static bool letter_can(const struct screen *screen, enum key_action action)
{
    const struct letter *letter = (const struct letter *)(const void *)screen;
    const struct task *task = open_duty(letter);
    const struct facts *facts = &letter->desk->model->facts;
    if (action == ACTION_LETTER_FILL)
        return can_fill(letter);
    if (action == ACTION_LETTER_SIGN)
        return task && task->letter == LETTER_NOT_SIGNED && letter_is_signed(facts, task);
    if (action == ACTION_LETTER_GIVE)
        return task && (task->letter == LETTER_SIGNED || !letter_is_signed(facts, task));
    return true;
}

/* Down scrolls at once: there is no row to be on. */
static bool scroll_by(struct letter *letter, enum key_action action)
{
    int page = room(letter) > 1 ? room(letter) - 1 : 1;
    if (action == ACTION_DOWN || action == ACTION_UP)
        scroll(letter, letter->top + (action == ACTION_DOWN ? 1 : -1));
    else if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP)
        scroll(letter, letter->top + (action == ACTION_PAGE_DOWN ? page : -page));
    else if (action == ACTION_HOME || action == ACTION_END)
        scroll(letter, action == ACTION_HOME ? 0 : letter->lines);
    else
        return false;
    return true;
}

static bool letter_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct letter *letter = (struct letter *)(void *)screen;
    bool can = letter_can(screen, action);
    switch (action) {
    case ACTION_BACK:
    case ACTION_STOP:
        stack_pop(stack, 0, "");
        return true;
    case ACTION_LETTER_MAKE:
        make(letter, stack);
        return true;
    case ACTION_LETTER_COPY:
        copy(letter, stack);
        return true;
    case ACTION_LETTER_FILL:
        ask_fill(letter, stack);
        return true;
    case ACTION_LETTER_SIGN:
    case ACTION_LETTER_GIVE:
        if (!can)
            stack_say(stack, MESSAGE_INFO, "%s",
                      open_duty(letter)
                          ? _("First it is signed by the head, then it is given to the parents.")
                          : _("There is nothing to tick off for this letter."));
        else if (action == ACTION_LETTER_SIGN)
            letter_ask_signed(stack, letter->desk, letter->task);
        else
            letter_ask_given(stack, letter->desk, letter->task);
        return true;
    default:
        break;
    }
    return scroll_by(letter, action);
}

static void letter_close(struct screen *screen)
{
    struct letter *letter = (struct letter *)(void *)screen;
    arena_clear(&letter->arena);
    free(letter);
}

static const struct screen_kind letter_kind_of_screen = {
    .name = "letter",
    .place = PLACE_PREVIEW,
    .form = SCREEN_BODY,
    .layout = letter_layout,
    .reload = letter_reload,
    .draw = letter_draw,
    .act = letter_act,
    .can = letter_can,
    .close = letter_close,
};

/* --- which letter -------------------------------------------------------------------------------------- */

static void open_letter(struct stack *stack, struct desk *desk, int64_t pupil_id,
                        const struct letter_choice *choice)
{
    const struct facts *facts = &desk->model->facts;
    const struct task *task = choice->task ? facts_task(facts, choice->task) : NULL;
    struct letter *letter = memory_new(1, sizeof *letter);
    letter->screen.kind = &letter_kind_of_screen;
    letter->desk = desk;
    letter->order =
        (struct letter_order){ .pupil_id = pupil_id, .about = choice->about, .kind = choice->kind };
    letter->task = task && letter_task(task) ? task->id : 0;
    letter->page.text = letter->page.subject = letter->page.warning = "";
    arena_init(&letter->arena);
    recall(letter);
    stack_push(stack, &letter->screen, NULL);
}

/* One list is on top of the stack at a time. */
static struct {
    struct desk *desk;
    int64_t pupil_id;
    struct letter_choice choices[LETTER_CHOICES];
} choosing;

static void chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer >= 0)
        open_letter(stack, choosing.desk, choosing.pupil_id, &choosing.choices[answer]);
}

/* "letter about the warning (Phone not handed in, 12 Oct)" */
static void choice_text(const struct facts *facts, const struct letter_choice *choice, char *text,
                        size_t size)
{
    char about[120];
    const struct task as_task = { .about = choice->about, .how = "", .why = "" };
    task_about_text(facts, &as_task, about, sizeof about);
    snprintf(text, size, "%s%s%s%s", letter_kind_text(choice->kind), *about ? " (" : "", about,
             *about ? ")" : "");
}

void letter_menu(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    struct arena arena;
    struct facts facts;
    struct err err;
    struct picker_row rows[LETTER_CHOICES];
    char texts[LETTER_CHOICES][200];
    arena_init(&arena);
    if (!desk->pupil_facts(desk, pupil_id, &arena, &facts, &err)) {
        stack_say_err(stack, &err);
        arena_clear(&arena);
        return;
    }
    choosing.desk = desk;
    choosing.pupil_id = pupil_id;
    size_t count = letter_choices(&facts, pupil_id, desk->model->today, choosing.choices);
    for (size_t i = 0; i < count; i++) {
        choice_text(&facts, &choosing.choices[i], texts[i], sizeof texts[i]);
        rows[i] = (struct picker_row){ .text = texts[i], .value = (int)i };
    }
    if (count)
        picker_open(stack, _("Letters"), rows, count, 0, false, chosen);
    else
        stack_say(stack, MESSAGE_INFO, "%s",
                  _("There is nothing to write about: no violation, no measure, no exemption."));
    arena_clear(&arena);
}

void letter_of_duty(struct stack *stack, struct desk *desk, int64_t task_id)
{
    const struct facts *facts = &desk->model->facts;
    const struct task *task = facts_task(facts, task_id);
    if (!task || !task->pupil_id || letter_waits_for_period(stack, desk, task_id))
        return;
    struct letter_choice choice = { letter_of_task(facts, task), task->about, task->id };
    if (choice.kind == LETTER_KINDS)
        letter_menu(stack, desk, task->pupil_id);
    else
        open_letter(stack, desk, task->pupil_id, &choice);
}
