#include "klaskast/screens/stick_form.h"

#include "klaskast/base/file.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/secret.h"
#include "klaskast/domain/passphrase.h"
#include "klaskast/ui/picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 2, LABEL = 16, NOTE_SIZE = 480, WIDEST = 76 };

struct stick {
    struct screen screen;
    struct desk *desk;
    char folder[FILE_PATH_SIZE];
    char *typed[FIELDS]; /* the passphrase, and the same once more; from secret_new */
    int field;
    int width, height;
    char note[NOTE_SIZE]; /* what was wrong; "" nothing */
};

/* --- drawing ------------------------------------------------------------------------------------------- */

/* A star for each letter: that much is seen, to notice a key that did not work. */
static void draw_field(const struct stick *stick, struct canvas *canvas, int y, int field, const char *label)
{
    char stars[SECRET_TYPED_SIZE];
    int room = stick->width - LABEL - 3, count = secret_letters(stick->typed[field]);
    bool here = stick->field == field;
    canvas_text(canvas, 1, y, LABEL, here ? STYLE_PROMPT : STYLE_NORMAL, label);
    if (room < 1)
        return;
    memset(stars, '*', sizeof stars - 1);
    stars[count < room ? count : room] = '\0';
    canvas_text(canvas, 1 + LABEL, y, room, STYLE_INPUT, stars);
    if (here)
        canvas_cursor(canvas, 1 + LABEL + (int)strlen(stars), y);
}

static const char *note_of(const struct stick *stick)
{
    const char *typed = stick->typed[0];
    if (*stick->note)
        return stick->note;
    if (!*typed)
        return _("Four words that do not belong together are easy to keep and hard to guess.");
    return passphrase_hint(passphrase_strength(typed));
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct stick *stick = (const struct stick *)screen;
    int width = stick->width - 2 < WIDEST ? stick->width - 2 : WIDEST, y = 0;
    if (width < 4)
        return;
    canvas_text(canvas, 1, y, width, STYLE_TITLE, _("A sealed copy on a stick"));
    if (stick->height > 7)
        canvas_text(canvas, 1, ++y, width, STYLE_MUTED, stick->folder);
    y += stick->height > 5 ? 2 : 1;
    if (y < stick->height)
        draw_field(stick, canvas, y++, 0, _("Passphrase"));
    if (y < stick->height)
        draw_field(stick, canvas, y++, 1, _("Once more"));
    y += stick->height > 7;
    if (y < stick->height)
        y += canvas_wrap(canvas, 1, y, width, stick->height - y, *stick->note ? STYLE_WARNING : STYLE_MUTED,
                         note_of(stick));
    if (++y < stick->height)
        canvas_wrap(
            canvas, 1, y, width, stick->height - y, STYLE_NORMAL,
            _("Without the passphrase nobody opens it, not even you. Keep it in another place than the "
              "stick."));
}

static void lay_out(struct screen *screen, int width, int height)
{
    struct stick *stick = (struct stick *)screen;
    stick->width = width;
    stick->height = height;
}

/* --- typing -------------------------------------------------------------------------------------------- */

static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct stick *stick = (struct stick *)screen;
    char *typed = stick->typed[stick->field];
    size_t used = strlen(typed), length = strcspn(text, "\r\n");
    (void)stack;
    (void)pasted;
    stick->note[0] = '\0';
    if (length >= SECRET_TYPED_SIZE - used) {
        snprintf(stick->note, sizeof stick->note, "%s", _("That is too long for a PIN or passphrase."));
        return true;
    }
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= ' ')
            typed[used++] = text[i];
    typed[used] = '\0';
    return true;
}

static bool key(struct screen *screen, struct stack *stack, struct key pressed)
{
    struct stick *stick = (struct stick *)screen;
    char *typed = stick->typed[stick->field];
    size_t used = strlen(typed), left = used;
    (void)stack;
    if (pressed.code == K_BACKSPACE && !pressed.alt)
        left = secret_without_last(typed, used);
    else if (pressed.ctrl && pressed.code == 'u')
        left = 0;
    else
        return false;
    secret_wipe(typed + left, used - left);
    return true;
}

/* --- doing it ------------------------------------------------------------------------------------------ */

static void again(struct stick *stick, const char *note)
{
    for (int i = 0; i < FIELDS; i++)
        secret_wipe(stick->typed[i], SECRET_TYPED_SIZE);
    stick->field = 0;
    snprintf(stick->note, sizeof stick->note, "%s", note);
}

static void make(struct stick *stick, struct stack *stack)
{
    struct err err = { .kind = ERR_NONE };
    char said[256];
    if (strcmp(stick->typed[0], stick->typed[1]) != 0) {
        again(stick, _("These were two different ones. Type it twice once more."));
        return;
    }
    /* With a stick that is full or gone the passphrase stays: put in another, and Enter does it once more. */
    if (!stick->desk->stick_copy(stick->desk, stick->folder, stick->typed[0], said, sizeof said, &err)) {
        snprintf(stick->note, sizeof stick->note, "%.*s", NOTE_SIZE - 1, err.text);
        return;
    }
    stack_pop(stack, 0, NULL);
    stack_say(stack, MESSAGE_INFO, "%s", said);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct stick *stick = (struct stick *)screen;
    if (action == ACTION_BACK) {
        stack_pop(stack, -1, NULL);
    } else if (action == ACTION_NEXT_FIELD || action == ACTION_PREVIOUS_FIELD) {
        stick->field = 1 - stick->field;
    } else if (action == ACTION_ACCEPT && stick->field == 0) {
        enum passphrase_strength strength = passphrase_strength(stick->typed[0]);
        stick->note[0] = '\0';
        if (strength == PASSPHRASE_SHORT)
            snprintf(stick->note, sizeof stick->note, "%s", passphrase_hint(strength));
        else
            stick->field = 1;
    } else if (action == ACTION_ACCEPT) {
        make(stick, stack);
    } else {
        return false;
    }
    return true;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    const struct stick *stick = (const struct stick *)screen;
    return action == ACTION_ACCEPT && stick->field == 0 ? C_("lock", "go on") : NULL;
}

static void close_stick(struct screen *screen)
{
    struct stick *stick = (struct stick *)screen;
    for (int i = 0; i < FIELDS; i++)
        secret_free((void **)&stick->typed[i]);
    free(stick);
}

static const struct screen_kind kind = { .name = "stick",
                                         .place = PLACE_FORM,
                                         .form = SCREEN_BODY,
                                         .layout = lay_out,
                                         .draw = draw,
                                         .type = type,
                                         .key = key,
                                         .act = act,
                                         .label = label,
                                         .close = close_stick };

/* --- which stick --------------------------------------------------------------------------------------- */

static struct {
    struct desk *desk;
    struct arena arena;
    const char *const *places;
    size_t count;
    struct screen *picker; /* NULL: the list is not on the screen */
} asking;

static void watch(bool on)
{
    if (asking.desk->watch_sticks != NULL)
        asking.desk->watch_sticks(asking.desk, on);
}

static void chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    asking.picker = NULL;
    watch(false);
    if (answer != PICKER_NOTHING && (answer != PICKER_TYPED || *text)) {
        struct stick *stick = memory_new(1, sizeof *stick);
        stick->screen.kind = &kind;
        stick->desk = asking.desk;
        for (int i = 0; i < FIELDS; i++)
            stick->typed[i] = secret_new(SECRET_TYPED_SIZE);
        if (answer >= 0)
            file_join(stick->folder, "", asking.places[answer]);
        else
            file_expand(stick->folder, text);
        stack_push(stack, &stick->screen, NULL);
    }
    arena_clear(&asking.arena);
}

/* The sticks of now, in the arena, as rows. */
static const struct picker_row *look(void)
{
    struct desk *desk = asking.desk;
    desk->stick_places(desk, &asking.arena, &asking.places, &asking.count);
    struct picker_row *rows = arena_new(&asking.arena, asking.count + 1, sizeof *rows);
    for (size_t i = 0; i < asking.count; i++)
        rows[i] = (struct picker_row){ .text = asking.places[i], .value = (int)i };
    return rows;
}

static const char *title(void)
{
    return asking.count ? _("On which stick? Or type a folder.")
                        : _("No stick found. Put one in, or type a folder.");
}

void stick_ask(struct stack *stack, struct desk *desk)
{
    arena_clear(&asking.arena);
    asking.desk = desk;
    watch(true); /* first, so that none comes unseen */
    const struct picker_row *rows = look();
    picker_open(stack, title(), rows, asking.count, 0, true, chosen);
    asking.picker = stack_top(stack);
}

/* The picker may be gone without an answer: a view that takes the place of everything. */
static bool is_open(const struct stack *stack)
{
    for (size_t i = 0; i < stack->count; i++)
        if (stack->screens[i] == asking.picker && stack->screens[i]->back == chosen)
            return true;
    return false;
}

void stick_changed(struct stack *stack)
{
    if (asking.picker == NULL)
        return;
    if (!is_open(stack)) {
        asking.picker = NULL;
        watch(false);
        return;
    }
    const struct picker_row *rows = look();
    picker_refill(asking.picker, title(), rows, asking.count);
    stack_resize(stack, stack->width, stack->height); /* its frame is as high as its rows */
}
