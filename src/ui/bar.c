#include "klaskast/ui/bar.h"

#include "klaskast/base/text.h"

#include <stdio.h>
#include <string.h>

enum { GAP = 3 }; /* columns between two keys of the footer */

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

void bar_footer(struct canvas *canvas, int y, const struct keymap *keymap, const struct screen *screen)
{
    const char *help = word_of(keymap, screen, ACTION_HELP);
    const char *lead = screen->kind->lead != NULL ? screen->kind->lead(screen) : NULL;
    char key[KEY_TEXT_SIZE];
    int x = 1, end = canvas->window_width;

    if (help != NULL) {
        int needed =
            canvas_width(canvas, keymap_show(keymap, ACTION_HELP, key)) + 1 + canvas_width(canvas, help);
        end -= needed + GAP;
    }
    if (lead != NULL) {
        snprintf(key, sizeof key, "%.*s", (int)strcspn(lead, "\t"), lead);
        x += bar_key(canvas, x, y, key, lead + strcspn(lead, "\t") + (strchr(lead, '\t') != NULL));
    }
    for (int i = 0; i < ACTION_COUNT; i++) {
        const char *word = i == ACTION_HELP ? NULL : word_of(keymap, screen, (enum key_action)i);
        if (word == NULL)
            continue;
        keymap_show(keymap, (enum key_action)i, key);
        if (x + canvas_width(canvas, key) + 1 + canvas_width(canvas, word) > end)
            continue; /* a shorter one may still fit */
        x += bar_key(canvas, x, y, key, word);
    }
    if (help != NULL)
        bar_key(canvas, x, y, keymap_show(keymap, ACTION_HELP, key), help);
}
