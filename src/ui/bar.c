#include "klaskast/ui/bar.h"

#include "klaskast/base/text.h"

#include <stdio.h>
#include <string.h>

/* Columns between two keys of the footer; of a window that is not narrow. */
enum { GAP = 3, ROOMY = 60 };

void bar_header(struct canvas *canvas, int y, const char *name, const char *title, const char *right)
{
    int width = canvas->window_width;
    int right_width = canvas_width(canvas, right), title_width = canvas_width(canvas, title);
    int x = 1;

    /* The day is worth more than the name of the program. */
    bool named =
        *name != '\0' && 1 + canvas_width(canvas, name) + GAP + title_width + 2 + right_width < width;
    bool fits = 1 + title_width + 2 + right_width < width;
    if (named || !fits) {
        x += canvas_text(canvas, x, y, width - x, STYLE_MUTED, name);
        if (*name != '\0')
            x += GAP;
    }
    x += canvas_text(canvas, x, y, width - x - 1, STYLE_TITLE, title);
    if (x + 2 + right_width + 1 <= width)
        canvas_text(canvas, width - 1 - right_width, y, right_width, STYLE_MUTED, right);
}

static int tabs_width(struct canvas *canvas, const struct keymap *keymap, const struct bar_tab *tabs,
                      size_t count, bool words)
{
    char key[KEY_TEXT_SIZE];
    int width = 1;

    for (size_t i = 0; i < count; i++) {
        width += canvas_width(canvas, keymap_show(keymap, tabs[i].action, key));
        if (words || tabs[i].here)
            width += 1 + canvas_width(canvas, tabs[i].label);
        width += 2;
    }
    return width;
}

void bar_tabs(struct canvas *canvas, int y, const struct keymap *keymap, const struct bar_tab *tabs,
              size_t count, const char *right)
{
    int width = canvas->window_width, x = 1;
    bool words = tabs_width(canvas, keymap, tabs, count, true) <= width;
    char key[KEY_TEXT_SIZE];

    for (size_t i = 0; i < count && x < width; i++) {
        keymap_show(keymap, tabs[i].action, key);
        x += canvas_text(canvas, x, y, width - x, STYLE_MUTED, key);
        if (words || tabs[i].here) {
            x += 1;
            x += canvas_text(canvas, x, y, width - x, tabs[i].here ? STYLE_TAB_HERE : STYLE_TAB,
                             tabs[i].label);
        }
        x += 2;
    }
    int right_width = canvas_width(canvas, right);
    if (x + right_width + 1 <= width)
        canvas_text(canvas, width - 1 - right_width, y, right_width, STYLE_MUTED, right);
}

int bar_key(struct canvas *canvas, int x, int y, const char *key, const char *word)
{
    int width = canvas->window_width;
    int needed = canvas_width(canvas, key) + 1 + canvas_width(canvas, word);

    if (x + needed > width)
        return 0;
    canvas_text(canvas, x, y, width - x, STYLE_KEY, key);
    canvas_text(canvas, x + needed - canvas_width(canvas, word), y, width - x, STYLE_FOOTER, word);
    return needed + GAP;
}

/* The word of an action in the footer of this screen; NULL where it has none, or no key, or no sense now. */
static const char *word_of(const struct keymap *keymap, const struct screen *screen, enum key_action action)
{
    const struct action_info *info = action_info(action);
    const char *label = screen->kind->label != NULL ? screen->kind->label(screen, action) : NULL;

    if (!(info->places & (unsigned)screen->kind->place) || keymap->actions[action].count == 0)
        return NULL;
    if (label == NULL && *info->label != '\0')
        label = C_("footer", info->label);
    if (label == NULL || *label == '\0' || (screen->kind->can != NULL && !screen->kind->can(screen, action)))
        return NULL;
    return label;
}

/* Columns of a key and its word, with the gap behind them. */
static int needed_for(struct canvas *canvas, const struct keymap *keymap, enum key_action action,
                      const char *word)
{
    char key[KEY_TEXT_SIZE];
    return canvas_width(canvas, keymap_show(keymap, action, key)) + 1 + canvas_width(canvas, word) + GAP;
}

/* Is there a way on or back that has to be in sight? A view has its ways out in the tabs above it, and on a
 * list Enter is no news; on a card what can be done with this line comes first, as long as there is room. */
static bool is_way_out(struct canvas *canvas, const struct keymap *keymap, const struct screen *screen,
                       enum key_action action)
{
    const struct key *key = &keymap->actions[action].keys[0];
    unsigned place = (unsigned)screen->kind->place;
    bool known = (place & PLACE_VIEWS) != 0 || ((place & PLACE_MAIN) != 0 && canvas->window_width >= ROOMY);
    return !known && keymap->actions[action].count > 0 && !key->ctrl && !key->alt &&
           (key->code == K_ENTER || key->code == K_ESCAPE);
}

enum turn { TURN_WAY_OUT, TURN_HELP, TURN_REST };

static enum turn turn_of(struct canvas *canvas, const struct keymap *keymap, const struct screen *screen,
                         enum key_action action)
{
    return is_way_out(canvas, keymap, screen, action) ? TURN_WAY_OUT
           : action == ACTION_HELP                    ? TURN_HELP
                                                      : TURN_REST;
}

/* Marks the actions of one turn that still fit in *left columns; a shorter one may fit where a longer does
 * not.
 */
static void choose(struct canvas *canvas, const struct keymap *keymap, const struct screen *screen,
                   enum turn turn, int *left, bool shown[ACTION_COUNT])
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        enum key_action action = (enum key_action)i;
        const char *word =
            turn_of(canvas, keymap, screen, action) == turn ? word_of(keymap, screen, action) : NULL;
        int needed = word != NULL ? needed_for(canvas, keymap, action, word) : 0;
        shown[i] = shown[i] || (word != NULL && needed - GAP <= *left);
        *left -= word != NULL && shown[i] ? needed : 0;
    }
}

void bar_footer(struct canvas *canvas, int y, const struct keymap *keymap, const struct screen *screen)
{
    const char *lead = screen->kind->lead != NULL ? screen->kind->lead(screen) : NULL;
    bool shown[ACTION_COUNT] = { false };
    char key[KEY_TEXT_SIZE];
    int x = 1, left = canvas->window_width - x;

    choose(canvas, keymap, screen, TURN_WAY_OUT, &left, shown);
    choose(canvas, keymap, screen, TURN_HELP, &left, shown);
    if (lead != NULL) {
        snprintf(key, sizeof key, "%.*s", (int)strcspn(lead, "\t"), lead);
        const char *word = lead + strcspn(lead, "\t") + (strchr(lead, '\t') != NULL);
        if (canvas_width(canvas, key) + 1 + canvas_width(canvas, word) <= left)
            x += bar_key(canvas, x, y, key, word);
        left -= x - 1;
    }
    choose(canvas, keymap, screen, TURN_REST, &left, shown);
    for (int i = 0; i <= ACTION_COUNT; i++) {
        enum key_action action = i < ACTION_COUNT ? (enum key_action)i : ACTION_HELP; /* last in sight */
        if (shown[action] && (action != ACTION_HELP || i == ACTION_COUNT))
            x += bar_key(canvas, x, y, keymap_show(keymap, action, key), word_of(keymap, screen, action));
    }
}
