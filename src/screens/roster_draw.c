#include "klaskast/domain/measure_list.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/pupil_text.h"
#include "klaskast/screens/roster.h"

#include <stdio.h>
#include <string.h>

/* Columns of one pupil: marker, slot, name, box. */
enum { MARK_X = 1, SLOT_X = 2, BOX_MIN = 15, NAME_MAX = 34, BOX_WIDE = 20, SLOT_SIZE = 12 };

static int slot_digits(const struct model *model)
{
    int digits = 2;
    for (size_t i = 0; i < model->pupil_count; i++)
        if (model->pupils[i].pupil->slot > 99)
            digits = model->pupils[i].pupil->slot > 999 ? 4 : digits < 3 ? 3 : digits;
    return digits;
}

/* A number to the right of so many columns; of every pupil in every frame, so not by printf. */
static const char *slot_text(int slot, int digits, char text[SLOT_SIZE])
{
    char *at = text + SLOT_SIZE - 1;

    *at = '\0';
    for (; slot > 0 && at > text; slot /= 10)
        *--at = (char)('0' + slot % 10);
    while (at > text && text + SLOT_SIZE - 1 - at < digits)
        *--at = ' ';
    return at;
}

static bool quiet(const struct pupil_day *pupil)
{
    return pupil->state == PUPIL_ABSENT || pupil->state == PUPIL_NONE;
}

static void draw_pupil(const struct roster *roster, struct canvas *canvas, int row, int x, int y, int digits)
{
    const struct model *model = roster->desk->model;
    const struct pupil_day *pupil = &model->pupils[row];
    int width = roster->layout.column_width, name_x = x + SLOT_X + digits + 1;
    bool here = row == roster->list.selected;
    char box[PUPIL_TEXT_SIZE], others[PUPIL_TEXT_SIZE], slot[SLOT_SIZE];
    enum style style;

    int name = width - (name_x - x) - 1 - BOX_MIN;
    name = name > NAME_MAX ? NAME_MAX : name;
    bool wide = width >= name_x - x + name + 1 + BOX_WIDE + 20;
    if (here) {
        canvas_sign(canvas, x + MARK_X, y, STYLE_SELECTED, SIGN_POINTER);
        canvas_fill(canvas, x + SLOT_X, y, name + digits + 1, 1, STYLE_SELECTED);
    }
    if (pupil->pupil->slot > 0)
        canvas_text(canvas, x + SLOT_X, y, digits, here ? STYLE_SELECTED : STYLE_MUTED,
                    slot_text(pupil->pupil->slot, digits, slot));
    canvas_text(canvas, name_x, y, name,
                here           ? STYLE_SELECTED
                : quiet(pupil) ? STYLE_MUTED
                               : STYLE_NORMAL,
                pupil->pupil->name);
    int box_x = name_x + name + 1, room = x + width - box_x;
    pupil_box(model, pupil, box, &style);
    int used = canvas_text(canvas, box_x, y, room, style, box);
    used = wide ? BOX_WIDE : used + 1;
    if (wide) {
        int noted =
            canvas_text(canvas, box_x + used, y, room - used, STYLE_MUTED, pupil_note(model, pupil, others));
        used += noted > 0 ? noted + 2 : 0;
    }
    pupil_others(model, pupil, wide ? OTHERS_WORDS : OTHERS_TIMES, others);
    if (used + canvas_width(canvas, others) > room)
        pupil_others(model, pupil, OTHERS_LETTERS, others);
    if (others[0] != '\0' && used < room)
        canvas_text(canvas, box_x + used, y, room - used, STYLE_HELD, others);
}

const char *roster_nobody(const struct roster *roster)
{
    const struct model *model = roster->desk->model;
    if (model->day < model->today)
        return _("Nobody was in this class on this day. ] goes to a later day, C to another class.");
    return _("There is nobody in this class. I reads a list, + adds a pupil, [ looks back.");
}

static void draw_list(const struct roster *roster, struct canvas *canvas)
{
    const struct roster_layout *layout = &roster->layout;
    int digits = slot_digits(roster->desk->model);
    int column, line;

    for (int row = list_first(&roster->list); row < list_end(&roster->list); row++)
        if ((size_t)row < roster->desk->model->pupil_count &&
            list_place(&roster->list, row, &column, &line) && layout->list + line < layout->height)
            draw_pupil(roster, canvas, row, column * layout->column_width, layout->list + line, digits);
    /* A list that goes on says so at its edge. */
    if (list_first(&roster->list) > 0)
        canvas_sign(canvas, layout->width - 1, layout->list, STYLE_MUTED, SIGN_MORE_ABOVE);
    if (list_end(&roster->list) < roster->list.count)
        canvas_sign(canvas, layout->width - 1, layout->list + layout->list_height - 1, STYLE_MUTED,
                    SIGN_MORE_BELOW);
    if (roster->list.count == 0 && layout->list < layout->height)
        canvas_wrap(canvas, 3, layout->list, layout->width - 4, layout->height - layout->list, STYLE_MUTED,
                    roster_nobody(roster));
}

/* --- the counts --------------------------------------------------------------------------------------- */

struct count {
    const char *word, *short_word;
    int number;
    enum style style;
    char text[120]; /* word and number, by counts_gap */
    int width;
};

enum { COUNTS = 6 };

/* The widest gap (3 or 2) with which all counts stand on one line; 0: there is none. Writes what they say. */
static int counts_gap(const struct canvas *canvas, struct count counts[COUNTS], bool words)
{
    int width = 0;

    for (int i = 0; i < COUNTS; i++) {
        struct count *count = &counts[i];
        snprintf(count->text, sizeof count->text, "%s %d", words ? count->word : count->short_word,
                 count->number);
        count->width = canvas_width(canvas, count->text);
        width += count->width;
    }
    for (int gap = 3; gap >= 2; gap--)
        if (1 + width + COUNTS * gap - 1 <= canvas->window_width)
            return gap;
    return 0;
}

/* Devices: held, in use, given back. Pupils: nothing, absent, not asked yet; the last stands apart, because
 * it is what the teacher works on. Where it is tight, zeros go first, then what does not fit. [P1] */
static void draw_counts(const struct roster *roster, struct canvas *canvas)
{
    const struct model_counts *now = &roster->desk->model->counts;
    struct count counts[COUNTS] = {
        { _("Phones in"), C_("count", "In"), now->held, STYLE_HELD, "", 0 },
        { _("In use"), C_("count", "Use"), now->lent, STYLE_LENT, "", 0 },
        { _("Given back"), C_("count", "Back"), now->returned, STYLE_RETURNED, "", 0 },
        { _("None"), C_("count", "None"), now->none, STYLE_NORMAL, "", 0 },
        { _("Absent"), C_("count", "Abs"), now->absent, STYLE_NORMAL, "", 0 },
        { _("Not asked yet"), C_("count", "Open"), now->not_asked, STYLE_NORMAL, "", 0 },
    };
    int y = roster->layout.counts, width = canvas->window_width, x = 1;
    int gap = counts_gap(canvas, counts, true);
    if (gap == 0)
        gap = counts_gap(canvas, counts, false);

    int last = width - 1 - counts[COUNTS - 1].width;
    canvas_text(canvas, last > 1 ? last : 1, y, width - 2, counts[COUNTS - 1].style, counts[COUNTS - 1].text);
    for (int i = 0; i < COUNTS - 1; i++) {
        const struct count *count = &counts[i];
        int needed = count->width;
        if (x + needed + 1 > last || (gap == 0 && count->number == 0 && i > 0))
            continue;
        canvas_text(canvas, x, y, needed, count->number > 0 ? count->style : STYLE_MUTED, count->text);
        x += needed + (gap > 0 ? gap : 1);
    }
}

static bool still_in_use(const struct pupil_day *pupil)
{
    return pupil->still_in_use;
}

/* A calm line above the counts, where that is blank otherwise: the lesson is over, and these are in use. [P6,
 * P16] */
static void draw_still_in_use(const struct roster *roster, struct canvas *canvas)
{
    const struct roster_layout *layout = &roster->layout;
    const struct model *model = roster->desk->model;
    bool room = layout->counts > layout->list + layout->list_height;
    char names[200], text[300];

    if (model->counts.still_in_use == 0 || !room)
        return;
    pupil_names(model, still_in_use, false, names, sizeof names);
    if (model->lesson_end == model->settings->give_back_from)
        snprintf(text, sizeof text, _("Still in use: %s."), names);
    else
        snprintf(text, sizeof text, _("Still in use after the lesson of %d:%02d: %s."),
                 model->lesson_end / 60, model->lesson_end % 60, names);
    canvas_text(canvas, 1, layout->counts - 1, layout->width - 2, STYLE_LENT, text);
}

static bool fits(const char *text, int width, int rows)
{
    return canvas_wrap(NULL, 0, 0, width, rows + 1, STYLE_NORMAL, text) <= rows;
}

/* What is said about the pupil; where its rows are too few it takes the blank one above them, too. */
static void draw_detail(const struct roster *roster, struct canvas *canvas)
{
    const struct roster_layout *layout = &roster->layout;
    int y = layout->detail, rows = layout->detail_height, width = layout->width - 2;

    if (y - layout->counts > 1 && !fits(roster->sentence, width, rows)) {
        y--;
        rows++;
    }
    canvas_wrap(canvas, 1, y, width, rows, STYLE_NORMAL,
                fits(roster->sentence, width, rows) ? roster->sentence : roster->brief);
}

/* Whose ban is over since this morning, or that the new school year waits: one line in the blank row above
 * the list. [P8] */
static void draw_news(const struct roster *roster, struct canvas *canvas)
{
    const struct model *model = roster->desk->model;
    const struct roster_layout *layout = &roster->layout;
    char text[400], key[KEY_TEXT_SIZE];

    if (model->day != model->today || layout->list - 1 <= layout->tabs)
        return;
    measure_news(&model->facts, model->settings, model->today, text, sizeof text);
    if (!*text && new_year_waits(&model->facts, &model->class, model->today))
        snprintf(text, sizeof text, _("The new school year waits: %s."),
                 keymap_show(roster->keymap, ACTION_NEW_YEAR, key));
    canvas_text(canvas, 1, layout->list - 1, layout->width - 2, STYLE_TITLE, text);
}

void roster_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct roster *roster = (const struct roster *)screen;
    const struct roster_layout *layout = &roster->layout;

    heading_draw(canvas, roster->desk, roster->keymap, ACTION_VIEW_CLASS, layout->tabs >= 0);
    draw_news(roster, canvas);
    draw_list(roster, canvas);
    if (layout->counts >= 0) {
        draw_still_in_use(roster, canvas);
        draw_counts(roster, canvas);
    }
    if (layout->detail >= 0)
        draw_detail(roster, canvas);
}
