/*
 * The clock, while the program is open: it goes back, jumps ahead, comes to an hour twice or not at all,
 * turns the year at midnight. What is kept stays kept and in its order, the screen is drawn, the file is
 * whole, and what is recorded then can be taken back.
 */
#include "room.h"
#include "torture.h"

#include "klaskast/app/app.h"
#include "klaskast/app/desk.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/screens/anywhere.h"
#include "klaskast/screens/open.h"
#include "klaskast/store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct app app;
static struct keymap keymap;
static struct stack stack;
static struct canvas canvas;
static int64_t ticks = 100000;

/* In the words of the clock on the wall, as they are read: an hour that comes twice can be read as one only.
 */
static void set_clock(int64_t moment)
{
    char text[40], date[DAY_ISO_SIZE], time[CLOCK_TEXT_SIZE];
    day_iso(clock_day(moment), date);
    snprintf(text, sizeof text, "%sT%s:%02d", date, clock_text(moment, time),
             (int)(((moment % 60) + 60) % 60));
    setenv("KLASKAST_NOW", text, 1);
    clock_init();
}

static const char *minute(void)
{
    static struct err err;
    err = (struct err){ ERR_NONE, "" };
    if (!app_reload(&app, &err))
        return err.text;
    stack_reload(&stack);
    stack_input(&stack, &(struct input){ .kind = INPUT_MINUTE });
    stack_draw(&stack, &canvas);
    return canvas.outside ? "it draws outside" : NULL;
}

static void key(const char *name)
{
    struct input input = { .kind = INPUT_KEY, .ticks = ticks += 400 };
    key_parse(name, &input.key);
    if (input.key.code < 0x80 && !input.key.ctrl)
        input.text[0] = (char)input.key.code;
    stack_input(&stack, &input);
    stack_tidy(&stack);
    stack_draw(&stack, &canvas);
    stack.leaving = stack.want_suspend = stack.want_redraw = false;
}

static int64_t rows(char chain[DIGEST_HEX_SIZE])
{
    struct err err = { ERR_NONE, "" };
    int64_t count = -1;
    journal_head(app.store, &count, chain, &err);
    return count;
}

static void open_school(void)
{
    struct options options = { .database = room_db, .teacher = "Marit Bakker" };
    struct err err = { ERR_NONE, "" };
    if (!app_open(&app, &options, false, &err)) {
        fprintf(stderr, "clock: %s\n", err.text);
        exit(99);
    }
    keymap_init(&keymap);
    stack_init(&stack, &keymap);
    stack.global = anywhere_act;
    app_desk(&app);
    stack.context = &app.desk;
    canvas_init(&canvas);
    canvas_resize(&canvas, 80, 24);
    open_roster(&stack, &app.desk, 0);
}

static void close_school(void)
{
    stack_clear(&stack);
    canvas_clear(&canvas);
    app_close(&app);
}

static const struct {
    const char *called;
    int64_t from, to; /* seconds of the clock, 0: any */
} jumps[] = {
    { "clock goes into summer time with the program open", 1774745700, 1774746300 }, /* 29 March 2026 */
    { "clock goes back from summer time with the program open", 1792886100,
      1792890000 },                                                                    /* 25 October 2026 */
    { "year turns at midnight with the program open", 1798757940, 1798758120 },        /* 31 December 2026 */
    { "school year turns at midnight with the program open", 1785535140, 1785535320 }, /* 31 July 2026 */
    { "29 February with the program open", 1835391540, 1835391720 },                   /* 2028 */
    { "clock is set back or ahead with the program open", 0, 0 },
};
enum { JUMPS = sizeof jumps / sizeof *jumps };

/* Keys, then the clock jumps, then keys again. */
static const char *jump(int which)
{
    static const char *const keys[] = { "Space", "n", "a",  "w",  "u",  "Down",
                                        "Home",  "l", "F3", "F5", "F6", "F2" };
    char chain[DIGEST_HEX_SIZE], again[DIGEST_HEX_SIZE];
    int64_t from = jumps[which].from, to = jumps[which].to;
    if (!from) {
        from = 1790000000 + (int64_t)torture_any(20000000);
        to = from +
             ((int64_t)torture_any(2) ? -1 : 1) * (int64_t)torture_any(torture_any(3) ? 7200 : 60000000);
    }
    set_clock(from);
    const char *why = minute();
    for (int i = 0; i < 5 && !why; i++)
        key(keys[torture_any(sizeof keys / sizeof *keys)]);
    int64_t before = rows(chain);
    set_clock(to);
    if (!why)
        why = minute();
    if (!why && (rows(again) < before || (rows(again) == before && strcmp(chain, again) != 0)))
        why = "what was kept is gone";
    key("F2");
    for (int i = 0; i < 5 && !why; i++)
        key(keys[torture_any(sizeof keys / sizeof *keys)]);
    key("F2");
    return why;
}

int main(void)
{
    torture_begin(2);
    room_make();
    unsetenv("XDG_CONFIG_HOME");
    setenv("HOME", room.path, 1);
    for (int n = 0; torture_time_left() || n < JUMPS; n++) {
        room_fresh();
        set_clock(1795166100);
        open_school();
        const char *why = jump(n % JUMPS);
        struct finding findings[FINDINGS];
        struct err err = { ERR_NONE, "" };
        if (!why && !journal_verify(app.store, findings, &err))
            why = err.text;
        for (int i = 0; i < FINDINGS && !why; i++)
            if (!findings[i].good)
                why = findings[i].text;
        torture_tried(jumps[n % JUMPS].called, why ? "%s" : NULL, why);
        close_school();
    }
    room_remove();
    return torture_end(1);
}
