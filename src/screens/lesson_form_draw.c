/* One lesson as a form: labels, hints, and how it looks. */
#include "lesson_form_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/value.h"

enum { LABEL = 22 };

static const char *field_label(enum form_field field)
{
    const char *const labels[FIELDS] = {
        [FIELD_TITLE] = _("Title"),
        [FIELD_SITE] = _("Sites"),
        [FIELD_ADD] = _("Sites"),
        [FIELD_DAY] = _("Day"),
        [FIELD_GROUPS] = _("Groups"),
        [FIELD_SUBJECT] = _("Subject"),
        [FIELD_GOAL] = _("Goal"),
        [FIELD_COPYRIGHT] = _("Copyright"),
        [FIELD_MEDIA] = _("Media literacy"),
        [FIELD_ADULT] = _("Adult beside them"),
        [FIELD_CONTACT] = _("Contact with"),
        [FIELD_LEAVE] = _("Permission from"),
    };
    return labels[field];
}

static const char *field_hint(enum form_field field)
{
    const char *const hints[FIELDS] = {
        [FIELD_TITLE] = _("What you call this lesson. Enter keeps it, from any field."),
        [FIELD_SITE] =
            _("Space: for the pupils, or only shown by you. Left and Right change the order. Delete "
              "takes it out of the lesson."),
        [FIELD_ADD] =
            _("Type a few letters of a site, Enter takes it. An address that is not on the list yet may "
              "be typed too."),
        [FIELD_DAY] = _("24-11, or a day of the week: the first one to come."),
        [FIELD_GROUPS] = _("5, or 5-8. The sites must be allowed for all of them (S1)."),
        [FIELD_SUBJECT] = _("May be left out."),
        [FIELD_GOAL] = _("In one sentence, what the children are going to do, and why. It comes large on the "
                         "board (S7)."),
        [FIELD_COPYRIGHT] = _("Own material, quoted from, or a licence (S5). May be left out."),
        [FIELD_MEDIA] =
            _("Space: about safe use of internet and social media. Groups 5 to 8 count them (S8)."),
        [FIELD_ADULT] = _("Space: an adult sits beside the children. In groups 1 and 2 always (S6)."),
        [FIELD_CONTACT] = _("Pupils of another school, an expert: who? Empty where there is no contact."),
        [FIELD_LEAVE] = _("Contact with others needs permission from a teacher: who gave it? (S7)"),
    };
    return hints[field];
}

static void draw_site(const struct lesson_form *form, struct canvas *canvas, int x, int y, int index)
{
    const struct site *site = site_by_key(form->sites, form->site_count, form->uses[index].key);
    enum lesson_gap gap =
        lesson_form_gap(form, form->sites, form->site_count, form->uses[index].key, form->uses[index].shown);
    const char *state = form->uses[index].shown ? _("only shown by you") : lesson_gap_label(gap);
    int room = form->width - x - 1, right = canvas_width(canvas, state);
    if (room < 4)
        return;
    if (right + 10 > room)
        right = 0;
    int used = canvas_text(canvas, x, y, room - right - (right ? 2 : 0), STYLE_NORMAL,
                           site && *site->title ? site->title : form->uses[index].key);
    int left = room - used - right - 4;
    if (left > 6 && site && *site->title)
        canvas_text(canvas, x + used + 2, y, left, STYLE_MUTED, site->key);
    if (right)
        canvas_text(canvas, x + room - right, y, right,
                    gap != GAP_NONE           ? STYLE_WARNING
                    : form->uses[index].shown ? STYLE_MUTED
                                              : STYLE_GOOD,
                    state);
}

static void draw_day(const struct lesson_form *form, struct canvas *canvas, int x, int y)
{
    char typed[ENTRY_SIZE], text[DAY_TEXT_SIZE];
    int day = form->day;
    entry_get(&form->entries[FIELD_DAY], typed);
    bool known = !form->entries[FIELD_DAY].changed || value_near_day(typed, form->desk->model->today, &day);
    x += 14;
    if (known && x + 4 < form->width)
        canvas_text(canvas, x, y, form->width - x - 1, STYLE_MUTED, day_text(day, DAY_FULL, text));
}

static void draw_row(const struct lesson_form *form, struct canvas *canvas, int y, int row)
{
    enum form_field field = lesson_form_field(form, row);
    bool selected = row == form->list.selected;
    int label_width = form->width > 2 * LABEL ? LABEL : form->width / 2;
    int room = form->width - label_width - 2;
    if (selected)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    /* The label of the sites stands before the first of them only. */
    if ((field != FIELD_SITE && field != FIELD_ADD) || row == 1)
        canvas_text(canvas, 3, y, label_width - 4, selected ? STYLE_PROMPT : STYLE_NORMAL,
                    field_label(field));
    if (room < 1)
        return;
    if (field == FIELD_SITE)
        draw_site(form, canvas, label_width, y, row - 1);
    else if (field == FIELD_ADD)
        canvas_text(canvas, label_width, y, room, STYLE_MUTED,
                    selected          ? _("type to find one")
                    : form->use_count ? "+"
                                      : _("none yet"));
    else if (lesson_form_is_box(field))
        canvas_text(canvas, label_width, y, room, STYLE_NORMAL, form->ticked[field] ? "[x]" : "[ ]");
    else
        entry_draw(&form->entries[field], canvas, label_width, y, field == FIELD_DAY && room > 12 ? 12 : room,
                   selected);
    if (field == FIELD_DAY)
        draw_day(form, canvas, label_width, y);
}

void lesson_form_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct lesson_form *form = (const struct lesson_form *)screen;
    const char *const titles[] = { [LESSON_FORM_NEW] = _("A new lesson"),
                                   [LESSON_FORM_CHANGE] = _("A lesson"),
                                   [LESSON_FORM_COPY] = _("A copy of a lesson") };
    canvas_text(canvas, 1, 0, form->width - 2, STYLE_TITLE, titles[form->use]);
    for (int row = list_first(&form->list); row < list_end(&form->list); row++)
        if (LESSON_FORM_TOP + row - form->list.top < form->height && form->width > 8)
            draw_row(form, canvas, LESSON_FORM_TOP + row - form->list.top, row);
    int y = LESSON_FORM_TOP + list_end(&form->list) - form->list.top + 1;
    if (y < form->height && form->width > 8)
        canvas_wrap(canvas, 3, y, form->width - 4, form->height - y, STYLE_MUTED,
                    field_hint(lesson_form_here(form)));
}
