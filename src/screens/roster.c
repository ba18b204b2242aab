#include "klaskast/screens/roster.h"

#include "klaskast/base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_MIN = 36, WIDE_FROM = 17, ROOMY_FROM = 30, GAPS = 3 };

/* --- layout ------------------------------------------------------------------------------------------- */

/* Everything in its place for a body of width x height and `count` pupils. A class is shown in as many
 * columns as it needs to be seen whole, where they have room; beyond that it scrolls. */
static void roster_lay_out(struct roster_layout *layout, int width, int height, int count)
{
    int gaps = height >= WIDE_FROM ? GAPS : height >= WIDE_FROM - 3 ? 1 : 0;
    int y = 1;

    *layout = (struct roster_layout){ .width = width, .height = height };
    layout->tabs = height >= 4 ? y++ : -1;
    layout->detail_height = height < 5 ? 0 : height >= ROOMY_FROM ? 2 : 1;
    int counts = height >= 3 ? 1 : 0;
    layout->list = y + (gaps > 0 ? 1 : 0);
    layout->list_height = height - y - gaps - counts - layout->detail_height;
    if (layout->list_height < 1)
        layout->list_height = 1;
    y = layout->list + layout->list_height + (gaps > 1 ? 1 : 0);
    layout->counts = counts ? y++ : -1;
    layout->detail = layout->detail_height > 0 ? y + (gaps > 2 ? 1 : 0) : -1;

    int most = width / COLUMN_MIN < ROSTER_COLUMNS ? width / COLUMN_MIN : ROSTER_COLUMNS;
    int needed = (count + layout->list_height - 1) / layout->list_height;
    layout->columns = needed < most ? needed : most;
    if (layout->columns < 1)
        layout->columns = 1;
    layout->column_width = width / layout->columns;
}

static void lay_out(struct screen *screen, int width, int height)
{
    struct roster *roster = (struct roster *)screen;
    int count = (int)roster->desk->model->pupil_count;
    int64_t selected = roster->selected;

    const struct pupil_day *numbered = roster->number[0] != '\0' ? roster_pupil(roster) : NULL;

    if ((numbered != NULL ? numbered->pupil->id : 0) != roster->numbered)
        roster->number[0] = '\0'; /* the slot is another child's now */
    roster_lay_out(&roster->layout, width, height, count);
    list_layout(&roster->list, count, roster->layout.columns, roster->layout.list_height);
    roster_select(roster, selected);
}

/* --- a number that is typed --------------------------------------------------------------------------- */

static void say_number(struct roster *roster, struct stack *stack)
{
    const struct pupil_day *pupil = roster_pupil(roster);

    roster->numbered = roster->number[0] != '\0' && pupil != NULL ? pupil->pupil->id : 0;
    if (roster->number[0] == '\0')
        stack_say(stack, MESSAGE_NONE, "%s", "");
    else if (pupil == NULL)
        stack_say(stack, MESSAGE_INFO, _("%s  nobody has this slot"), roster->number);
    else
        stack_say(stack, MESSAGE_INFO, _("%s  %s: Enter handed in, v violation"), roster->number,
                  pupil_label(pupil->pupil));
}

static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct roster *roster = (struct roster *)screen;
    size_t length = strlen(roster->number);

    if (pasted)
        return true;
    if (text[0] < '0' || text[0] > '9' || (length == 0 && text[0] == '0'))
        return false;
    if (length < ROSTER_NUMBER - 1) {
        roster->number[length] = text[0];
        roster->number[length + 1] = '\0';
    }
    say_number(roster, stack);
    return true;
}

static bool key(struct screen *screen, struct stack *stack, struct key pressed)
{
    struct roster *roster = (struct roster *)screen;
    size_t length = strlen(roster->number);

    if (pressed.code != K_BACKSPACE || length == 0)
        return false;
    roster->number[length - 1] = '\0';
    say_number(roster, stack);
    return true;
}

/* --- the screen --------------------------------------------------------------------------------------- */

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct roster *roster = (struct roster *)screen;

    if (list_act(&roster->list, action)) {
        if (roster->number[0] != '\0')
            stack_say(stack, MESSAGE_NONE, "%s", "");
        roster->number[0] = '\0';
        roster_settle(roster);
        return true;
    }
    bool done = roster_act(screen, stack, action);
    roster->number[0] = '\0';
    return done;
}

static const char *lead(const struct screen *screen)
{
    const struct roster *roster = (const struct roster *)screen;
    return roster->number[0] != '\0' ? _("Enter\tphone in") : _("12 Enter\tby slot");
}

static int64_t chosen(const struct screen *screen)
{
    const struct roster *roster = (const struct roster *)screen;
    return roster->number[0] != '\0' ? roster->numbered : roster->selected;
}

static void close_roster(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind kind = {
    .name = "roster",
    .place = PLACE_ROSTER,
    .form = SCREEN_BODY,
    .layout = lay_out,
    .draw = roster_draw,
    .type = type,
    .key = key,
    .act = act,
    .can = roster_can,
    .label = roster_label,
    .lead = lead,
    .chosen = chosen,
    .close = close_roster,
};

struct screen *roster_new(struct desk *desk, const struct keymap *keymap, int64_t pupil_id)
{
    struct roster *roster = memory_new(1, sizeof *roster);

    roster->screen.kind = &kind;
    roster->desk = desk;
    roster->keymap = keymap;
    roster->selected = pupil_id;
    list_init(&roster->list);
    return &roster->screen;
}
