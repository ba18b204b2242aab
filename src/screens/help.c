#include "klaskast/screens/help.h"

#include "klaskast/base/memory.h"
#include "klaskast/screens/about.h"
#include "klaskast/ui/bar.h"
#include "klaskast/ui/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_WIDTH = 16, TOP = 0, ABOUT_LINES = 200, ABOUT_SIZE = 2000, ABOUT_WIDTH = 80 };

struct help {
    struct screen screen;
    const struct keymap *keymap;
    const char *about;       /* what the screen is for, in lines for 80 columns; "" */
    char flowed[ABOUT_SIZE]; /* the same for this width */
    enum key_action rows[ACTION_COUNT];
    int count;
    struct about_line {
        const char *text;
        int length;
    } lines[ABOUT_LINES];
    int line_count; /* of `about` in this width, with an empty one behind it */
    int top, width, height;
};

/* All keys of an action: "Up, k". */
static const char *keys_text(const struct keymap *keymap, enum key_action action, char *text, size_t size)
{
    char key[KEY_TEXT_SIZE];
    size_t used = 0;

    text[0] = '\0';
    for (int i = 0; i < keymap->actions[action].count && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%s", i > 0 ? ", " : "",
                                 key_show(keymap->actions[action].keys[i], key));
    return text;
}

static int row_count(const struct help *help)
{
    return help->line_count + help->count + 2; /* with the heading of the keys, and what is said below them */
}

static int most(const struct help *help)
{
    int rows = row_count(help) - (help->height - TOP);
    return rows > 0 ? rows : 0;
}

/* Where a line of it does not fit, a sentence goes on over its ends. */
static void flow_about(struct help *help)
{
    snprintf(help->flowed, sizeof help->flowed, "%s", help->about);
    for (char *at = help->flowed; help->width < ABOUT_WIDTH && (at = strchr(at, '\n')) != NULL; at++)
        if (at > help->flowed && at[-1] != '.' && at[-1] != ':')
            *at = ' ';
}

static void break_about(struct help *help)
{
    int max = help->width > 2 ? help->width - 2 : 1;
    help->line_count = 0;
    flow_about(help);
    for (const char *text = help->flowed; *text && help->line_count < ABOUT_LINES - 1;) {
        size_t length = canvas_line(text, max);
        help->lines[help->line_count++] = (struct about_line){ text, (int)length };
        text += length;
        text += *text == '\n' ? 1 : strspn(text, " ");
    }
    if (help->line_count)
        help->lines[help->line_count++] = (struct about_line){ "", 0 };
}

static void layout(struct screen *screen, int width, int height)
{
    struct help *help = (struct help *)screen;

    help->width = width;
    help->height = height;
    break_about(help);
    help->top = help->top > most(help) ? most(help) : help->top;
}

static void draw_row(const struct help *help, struct canvas *canvas, int row, int y)
{
    char keys[80];
    int key = row - help->line_count - 1;

    if (row < help->line_count)
        canvas_print(canvas, 1, y, help->width - 2, STYLE_NORMAL, "%.*s", help->lines[row].length,
                     help->lines[row].text);
    else if (key < 0)
        canvas_text(canvas, 1, y, help->width - 2, STYLE_TITLE, _("Keys that work here"));
    else if (key < help->count) {
        canvas_text(canvas, 1, y, KEY_WIDTH - 1, STYLE_KEY,
                    keys_text(help->keymap, help->rows[key], keys, sizeof keys));
        canvas_text(canvas, 1 + KEY_WIDTH, y, help->width - KEY_WIDTH - 2, STYLE_NORMAL,
                    _(action_info(help->rows[key])->help));
    } else
        canvas_text(
            canvas, 1, y, help->width - 2, STYLE_MUTED,
            _("Language, holidays, steps, keys: in the settings. `klaskast settings` makes them a file."));
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct help *help = (const struct help *)screen;

    for (int y = TOP; y < help->height && help->top + y - TOP < row_count(help); y++)
        draw_row(help, canvas, help->top + y - TOP, y);
    if (help->top < most(help))
        canvas_sign(canvas, help->width - 1, help->height - 1, STYLE_MUTED, SIGN_MORE_BELOW);
    if (help->top > 0 && help->height > TOP)
        canvas_sign(canvas, help->width - 1, TOP, STYLE_MUTED, SIGN_MORE_ABOVE);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct help *help = (struct help *)screen;
    int page = help->height - TOP;

    if (action == ACTION_BACK || action == ACTION_QUIT || action == ACTION_STOP) {
        stack_pop(stack, 0, "");
        return true;
    }
    int top = help->top;
    top += action == ACTION_UP ? -1 : action == ACTION_DOWN ? 1 : 0;
    top += action == ACTION_PAGE_UP ? -page : action == ACTION_PAGE_DOWN ? page : 0;
    top = action == ACTION_HOME ? 0 : action == ACTION_END ? most(help) : top;
    help->top = top < 0 ? 0 : top > most(help) ? most(help) : top;
    return true;
}

/* Any letter closes help, so that nobody has to look for the key. */
static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    (void)screen;
    if (pasted || strchr("jk", text[0]) != NULL)
        return false;
    stack_pop(stack, 0, "");
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action != ACTION_QUIT; /* it closes help, and 'leave' would read as more than that */
}

static void close_help(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind kind = {
    .name = "help",
    .place = PLACE_READER,
    .form = SCREEN_BODY,
    .layout = layout,
    .draw = draw,
    .type = type,
    .act = act,
    .can = can,
    .close = close_help,
};

/* The keys that go somewhere come last: most people know them. */
static void add_keys(struct help *help, enum place place, unsigned moves)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum key_action)i);
        if (info->places & (unsigned)place && help->keymap->actions[i].count > 0 &&
            (info->flags & ACTION_MOVES) == moves)
            help->rows[help->count++] = (enum key_action)i;
    }
}

struct screen *help_new(const struct keymap *keymap, enum place place)
{
    struct help *help = memory_new(1, sizeof *help);

    help->screen.kind = &kind;
    help->keymap = keymap;
    help->about = about_place(place) ? about_place(place) : "";
    add_keys(help, place, 0);
    add_keys(help, place, ACTION_MOVES);
    return &help->screen;
}
