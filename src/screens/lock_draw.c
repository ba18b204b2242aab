/* The lock: how it looks. */
#include "klaskast/base/clock.h"
#include "klaskast/ui/bar.h"
#include "lock_parts.h"

#include <string.h>

enum { WIDEST = 60, HIGHEST = 7 };

static const char *title_of(const struct lock *lock)
{
    return lock->step == STEP_OPEN ? _("Klaskast is locked") : _("The PIN of the lock");
}

static const char *label_of(const struct lock *lock)
{
    switch (lock->step) {
    case STEP_OPEN:
        return _("PIN");
    case STEP_OLD:
        return _("Current PIN");
    case STEP_NEW:
        return _("New PIN");
    case STEP_AGAIN:
        return _("Once more");
    }
    return "";
}

bool lock_board_offered(const struct lock *lock)
{
    const struct model *model = lock->desk->model;
    return lock->step == STEP_OPEN && !lock->over_board && model->settings->lock_board &&
           model->class.id != 0;
}

/* The label and a star for each letter: that much is seen, to notice a key that did not work. */
static void draw_entry(const struct lock *lock, struct canvas *canvas, int x, int y, int width)
{
    char stars[SECRET_TYPED_SIZE];
    int count = secret_letters(lock->typed);

    x += canvas_text(canvas, x, y, width / 2, STYLE_PROMPT, label_of(lock));
    x += canvas_text(canvas, x, y, 2, STYLE_PROMPT, ": ");
    int room = canvas->width - x - 1;
    if (room < 1)
        return;
    memset(stars, '*', sizeof stars - 1);
    stars[count < room - 1 ? count : room - 1] = '\0';
    canvas_text(canvas, x, y, room, STYLE_INPUT, stars);
    canvas_cursor(canvas, x + (int)strlen(stars), y);
}

static void draw_footer(const struct lock *lock, struct canvas *canvas)
{
    char key[KEY_TEXT_SIZE];
    int y = canvas->height - 1, x = 1;

    x += bar_key(canvas, x, y, keymap_show(lock->keymap, ACTION_ACCEPT, key),
                 lock->step == STEP_OPEN ? C_("lock", "open") : C_("lock", "go on"));
    if (lock_board_offered(lock))
        x += bar_key(canvas, x, y, keymap_show(lock->keymap, ACTION_LOCK_BOARD, key),
                     C_("lock", "board mode"));
    if (lock->step != STEP_OPEN || lock->over_board)
        x += bar_key(canvas, x, y, keymap_show(lock->keymap, ACTION_BACK, key), C_("footer", "back"));
    if (lock->step == STEP_OPEN)
        bar_key(canvas, x, y, keymap_show(lock->keymap, ACTION_STOP, key), C_("footer", "leave"));
}

void lock_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct lock *lock = (const struct lock *)screen;
    int width = canvas->width - 2 < WIDEST ? canvas->width - 2 : WIDEST;
    int x = (canvas->width - width) / 2, rows = canvas->height - 1;
    int y = rows > HIGHEST ? (rows - HIGHEST) * 2 / 5 : 0;
    char time[CLOCK_TEXT_SIZE];

    if (width < 1 || rows < 1)
        return;
    if (rows >= 3) {
        canvas_right(canvas, x, y, width, STYLE_MUTED, clock_text(lock->desk->model->now, time));
        canvas_text(canvas, x, y, width - CLOCK_TEXT_SIZE, STYLE_TITLE, title_of(lock));
        y += rows >= HIGHEST ? 2 : 1;
    }
    draw_entry(lock, canvas, x, y, width);
    y += rows >= HIGHEST ? 2 : 1;
    if (y < rows)
        canvas_wrap(canvas, x, y, width, rows - y, STYLE_WARNING, lock->note);
    draw_footer(lock, canvas);
}
