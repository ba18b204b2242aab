/* Consent for photos: how it looks. */
#include "klaskast/screens/consents.h"

#include "klaskast/base/text.h"
#include "klaskast/screens/heading.h"

#include <stdio.h>
#include <string.h>

enum { NAME_X = 3, CELL = 5, LIST_TOP = 4, NAME_GAP = 4, MESSAGE_ROWS = 2 };

enum consent_answer consents_answer(const struct consent_screen *consent, int64_t pupil_id,
                                    enum consent_kind kind)
{
    return consent_of(consent->consents, consent->count, pupil_id, consent->year, kind);
}

/* --- filling in --------------------------------------------------------------------------------------- */

static const char *head_of(int kind)
{
    const char *const heads[CONSENT_KINDS] = { C_("short", "photo"), C_("short", "name"),
                                               C_("short", "solo") };
    return heads[kind];
}

static int missing(const struct consent_screen *consent, enum consent_kind kind)
{
    const struct model *model = consent->desk->model;
    int count = 0;
    for (size_t i = 0; i < model->pupil_count; i++)
        count += consents_answer(consent, model->pupils[i].pupil->id, kind) == CONSENT_OPEN;
    return count;
}

static void draw_title(const struct consent_screen *consent, struct canvas *canvas)
{
    char text[200], day[DAY_TEXT_SIZE];
    int year = consent->year, right = 0;
    if (consent->day == DAY_NONE)
        snprintf(text, sizeof text, "%s", _("copied from the portal today"));
    else
        snprintf(text, sizeof text, _("copied from the portal on %s"),
                 day_text(consent->day, DAY_SHORT, day));
    if (consent->width >= 60)
        right = canvas_right(canvas, 0, 0, consent->width - 1,
                             consent->day == DAY_NONE ? STYLE_MUTED : STYLE_WARNING, text) +
                2;
    snprintf(text, sizeof text, _("Consent for photos, %d-%d"), year, year + 1);
    canvas_text(canvas, 1, 0, consent->width - 2 - right, STYLE_TITLE, text);
    if (consent->height <= 1)
        return;
    snprintf(text, sizeof text, _("No answer yet: %s %d, %s %d, %s %d"), head_of(0),
             missing(consent, CONSENT_PHOTO), head_of(1), missing(consent, CONSENT_NAME), head_of(2),
             missing(consent, CONSENT_PORTRAIT));
    canvas_text(canvas, 1, 1, consent->width - 2, STYLE_MUTED, text);
}

static void draw_answer(struct canvas *canvas, int x, int y, enum consent_answer answer, bool here)
{
    static const enum style styles[CONSENT_ANSWERS] = { STYLE_MUTED, STYLE_GOOD, STYLE_WARNING };
    enum style style = here ? STYLE_SELECTED : styles[answer];
    if (here)
        canvas_fill(canvas, x - 1, y, CELL - 1, 1, style);
    if (answer == CONSENT_OPEN)
        canvas_sign(canvas, x, y, style, SIGN_DOT);
    else
        canvas_text(canvas, x, y, CELL - 2, style, consent_answer_label(answer));
}

static void draw_pupil(const struct consent_screen *consent, struct canvas *canvas, int row, int x, int y,
                       int width)
{
    const struct pupil *pupil = consent->desk->model->pupils[row].pupil;
    bool here = row == consent->list.selected;
    int cells = x + width - CONSENT_KINDS * CELL;
    if (here)
        canvas_sign(canvas, x + 1, y, STYLE_SELECTED, SIGN_POINTER);
    canvas_text(canvas, x + NAME_X, y, cells - x - NAME_X - 1, here ? STYLE_TITLE : STYLE_NORMAL,
                pupil_label(pupil));
    for (int kind = 0; kind < CONSENT_KINDS; kind++)
        draw_answer(canvas, cells + kind * CELL, y,
                    consents_answer(consent, pupil->id, (enum consent_kind)kind),
                    here && kind == (int)consent->kind);
}

/* A word as wide as its cell begins one to the left, where the names leave one free. */
static void draw_heads(const struct consent_screen *consent, struct canvas *canvas, int x)
{
    for (int kind = 0; kind < CONSENT_KINDS; kind++) {
        int wide = text_width(head_of(kind)) >= CELL;
        canvas_text(canvas, x + kind * CELL - wide, 2, CELL - 1 + wide,
                    kind == (int)consent->kind ? STYLE_TITLE : STYLE_MUTED, head_of(kind));
    }
}

static void draw_entry(const struct consent_screen *consent, struct canvas *canvas)
{
    int columns = consent->list.columns, width = (consent->width - 1) / columns;
    int column, line;
    char text[400];
    const struct model *model = consent->desk->model;
    width = columns == 1 && width > 60 ? 60 : width;
    draw_title(consent, canvas);
    for (int i = 0; i < columns && consent->height > 2; i++)
        draw_heads(consent, canvas, (i + 1) * width - CONSENT_KINDS * CELL);
    for (int row = list_first(&consent->list); row < list_end(&consent->list); row++)
        if (list_place(&consent->list, row, &column, &line) && CONSENT_TOP + line < consent->height)
            draw_pupil(consent, canvas, row, column * width, CONSENT_TOP + line, width);
    if (!model->pupil_count)
        canvas_wrap(canvas, 1, CONSENT_TOP, consent->width - 2, 2, STYLE_MUTED,
                    _("There is nobody in this class. Esc goes back; there, I reads a class list."));
    if (!consent->selected || consent->height <= CONSENT_TOP + CONSENT_DETAIL)
        return;
    size_t used = (size_t)snprintf(text, sizeof text,
                                   "%s: ", pupil_label(model_pupil(model, consent->selected)->pupil));
    consent_sentence(consent->consents, consent->count, consent->selected, consent->year, text + used,
                     sizeof text - used - 1);
    strcat(text, ".");
    canvas_wrap(canvas, 1, consent->height - CONSENT_DETAIL + 1, consent->width - 2, CONSENT_DETAIL - 1,
                STYLE_NORMAL, text);
}

/* --- who may not -------------------------------------------------------------------------------------- */

/* The name, with a sign for who has not answered: that counts as no. */
static void name_text(const struct consent_screen *consent, const struct pupil *pupil, char *text,
                      size_t size)
{
    bool open = consents_answer(consent, pupil->id, consent->kind) == CONSENT_OPEN;
    snprintf(text, size, "%s%s", pupil_label(pupil), open ? " *" : "");
}

/* A message comes over the last rows: no name may be under it, for who is not read there is photographed. */
static int list_rows(const struct consent_screen *consent)
{
    int rows = consent->height - LIST_TOP;
    if (rows > 3 * MESSAGE_ROWS)
        rows -= MESSAGE_ROWS;
    return rows > 1 ? rows : 1;
}

struct names {
    const struct pupil *pupils[200];
    int count, open, columns, step, cell;
};

/* Room between the lines where there is room: it is read at arm's length, with a camera in the other hand. */
static void lay_names(const struct consent_screen *consent, struct names *names)
{
    const struct model *model = consent->desk->model;
    int rows = list_rows(consent);
    char text[200];
    *names = (struct names){ .cell = 10 };
    for (size_t i = 0; i < model->pupil_count && names->count < 200; i++) {
        const struct pupil *pupil = model->pupils[i].pupil;
        enum consent_answer value = consents_answer(consent, pupil->id, consent->kind);
        if (value == CONSENT_YES)
            continue;
        names->pupils[names->count++] = pupil;
        names->open += value == CONSENT_OPEN;
        name_text(consent, pupil, text, sizeof text);
        int width = text_width(text);
        names->cell = width + NAME_GAP > names->cell ? width + NAME_GAP : names->cell;
    }
    int most = consent->width / names->cell > 1 ? consent->width / names->cell : 1;
    names->step = (names->count + most - 1) / most * 2 - 1 <= rows ? 2 : 1;
    int lines = (rows + names->step - 1) / names->step;
    names->columns = (names->count + lines - 1) / lines;
    if (names->columns > most)
        names->columns = most;
}

static int lines_of(const struct names *names)
{
    int columns = names->columns > 0 ? names->columns : 1;
    return (names->count + columns - 1) / columns;
}

static int lines_seen(const struct consent_screen *consent, const struct names *names)
{
    int rows = list_rows(consent);
    return (rows + names->step - 1) / names->step;
}

int consents_scroll_most(const struct consent_screen *consent)
{
    struct names names;
    lay_names(consent, &names);
    int over = lines_of(&names) - lines_seen(consent, &names);
    return over > 0 ? over : 0;
}

static void draw_names(const struct consent_screen *consent, struct canvas *canvas, const struct names *names)
{
    int lines = lines_of(names), most = consents_scroll_most(consent);
    int scroll = consent->scroll < most ? consent->scroll : most;
    char text[200];
    for (int i = 0; i < names->count; i++) {
        int x = 1 + i / lines * names->cell, line = i % lines - scroll, y = LIST_TOP + line * names->step;
        int room = consent->width - x - 1 < names->cell - 1 ? consent->width - x - 1 : names->cell - 1;
        if (line < 0 || y >= LIST_TOP + list_rows(consent) || y >= consent->height || room <= 0)
            continue;
        name_text(consent, names->pupils[i], text, sizeof text);
        canvas_text(canvas, x, y, room, STYLE_TITLE, text);
    }
    if (scroll < most && consent->height > LIST_TOP)
        canvas_sign(canvas, consent->width - 1, LIST_TOP + list_rows(consent) - 1, STYLE_MUTED,
                    SIGN_MORE_BELOW);
    if (scroll > 0 && consent->height > LIST_TOP)
        canvas_sign(canvas, consent->width - 1, LIST_TOP, STYLE_MUTED, SIGN_MORE_ABOVE);
}

static void draw_list(const struct consent_screen *consent, struct canvas *canvas)
{
    const struct model *model = consent->desk->model;
    struct names names;
    char text[300], class[120];
    lay_names(consent, &names);
    int right = canvas_right(canvas, 0, 0, consent->width - 1, STYLE_MUTED,
                             heading_class(model, class, sizeof class));
    canvas_text(canvas, 1, 0, consent->width - 3 - right, STYLE_TITLE, consent_list_title(consent->kind));
    if (!names.count)
        snprintf(text, sizeof text, "%s", _("Everybody may."));
    else
        snprintf(text, sizeof text, _("%d of %zu pupils. * no answer yet (%d): that counts as no."),
                 names.count, model->pupil_count, names.open);
    if (names.count && !names.open)
        snprintf(text, sizeof text, _("%d of %zu pupils."), names.count, model->pupil_count);
    canvas_wrap(canvas, 1, 1, consent->width - 2, 2, STYLE_MUTED, text);
    draw_names(consent, canvas, &names);
}

void consents_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct consent_screen *consent = (const struct consent_screen *)screen;
    if (consent->listing)
        draw_list(consent, canvas);
    else
        draw_entry(consent, canvas);
}
