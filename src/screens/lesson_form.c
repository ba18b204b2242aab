#include "klaskast/screens/lesson_form.h"

#include "klaskast/base/day.h"
#include "klaskast/screens/carry.h"
#include "klaskast/ui/entry.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 2, LABEL = 22, HINT_ROWS = 2 };

/* From top to bottom. The sites in use stand before the row on which one more is looked for. */
enum form_field {
    FIELD_TITLE,
    FIELD_SITE,
    FIELD_ADD,
    FIELD_DAY,
    FIELD_GROUPS,
    FIELD_SUBJECT,
    FIELD_GOAL,
    FIELD_COPYRIGHT,
    FIELD_MEDIA,
    FIELD_ADULT,
    FIELD_CONTACT,
    FIELD_LEAVE,
    FIELDS
};

struct lesson_form {
    struct screen screen;
    struct desk *desk;
    struct arena arena; /* of the sites, made anew by each reload */
    const struct site *sites;
    size_t site_count;
    enum lesson_form_use use;
    int64_t lesson_id;
    int day; /* as it was before it was typed over */
    struct entry entries[FIELDS];
    bool ticked[FIELDS];
    struct {
        char key[SITE_ADDRESS_SIZE];
        bool shown;
    } uses[LESSON_SITES];
    int use_count;
    bool touched;     /* something else than a text was changed */
    bool arrived;     /* on this field just now: what is typed replaces what stands there */
    struct list list; /* the rows */
    int width, height;
};

/* --- rows and fields ----------------------------------------------------------------------------------- */

static int row_count(const struct lesson_form *form)
{
    return FIELDS - 1 + form->use_count;
}

static enum form_field field_at(const struct lesson_form *form, int row)
{
    if (row == 0)
        return FIELD_TITLE;
    return row <= form->use_count ? FIELD_SITE : (enum form_field)(row - form->use_count + 1);
}

static int row_of(const struct lesson_form *form, enum form_field field)
{
    return field == FIELD_TITLE ? 0 : form->use_count + (int)field - 1;
}

static enum form_field here(const struct lesson_form *form)
{
    return field_at(form, form->list.selected);
}

static bool is_box(enum form_field field)
{
    return field == FIELD_MEDIA || field == FIELD_ADULT;
}

static bool is_text(enum form_field field)
{
    return field != FIELD_SITE && field != FIELD_ADD && !is_box(field);
}

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
        [FIELD_LEAVE] = _("Leave given by"),
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
        [FIELD_LEAVE] = _("Contact with others needs the leave of a teacher: who gave it? (S7)"),
    };
    return hints[field];
}

/* --- sites --------------------------------------------------------------------------------------------- */

static bool reload(struct screen *screen, struct err *err)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    struct arena arena;
    const struct site *sites;
    size_t count;
    arena_init(&arena);
    if (!form->desk->sites(form->desk, &arena, &sites, &count, err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&form->arena);
    form->arena = arena;
    form->sites = sites;
    form->site_count = count;
    return true;
}

static int find_use(const struct lesson_form *form, const char *key)
{
    for (int i = 0; i < form->use_count; i++)
        if (strcmp(form->uses[i].key, key) == 0)
            return i;
    return -1;
}

static void set_rows(struct lesson_form *form)
{
    list_layout(&form->list, row_count(form), 1, form->list.height);
}

static void go_to(struct lesson_form *form, enum form_field field)
{
    list_select(&form->list, row_of(form, field));
    form->arrived = field == FIELD_DAY || field == FIELD_GROUPS;
}

static void use_site(struct lesson_form *form, struct stack *stack, const char *key)
{
    if (form->use_count == LESSON_SITES) {
        stack_say(stack, MESSAGE_WARNING, _("A lesson has at most %d sites."), (int)LESSON_SITES);
        return;
    }
    if (find_use(form, key) >= 0)
        return;
    snprintf(form->uses[form->use_count].key, SITE_ADDRESS_SIZE, "%s", key);
    form->uses[form->use_count++].shown = false;
    form->touched = true;
    set_rows(form);
    go_to(form, FIELD_ADD);
}

/* One that was not on the list comes on it, to be reviewed. [S1] */
static void use_address(struct lesson_form *form, struct stack *stack, const char *text)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    struct err err;
    if (!site_address(text, address, key, &err)) {
        stack_say_err(stack, &err);
        return;
    }
    struct site_intent want = { .address = text };
    if (site_by_key(form->sites, form->site_count, key) ||
        carry_out(stack, form->desk, &(struct intent){ .kind = INTENT_SITE_ADD, .site = &want }))
        use_site(form, stack, key);
}

static void site_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct lesson_form *form = (struct lesson_form *)below;
    const struct site *site = answer >= 0 ? site_by_id(form->sites, form->site_count, answer) : NULL;
    if (site)
        use_site(form, stack, site->key);
    else if (answer == PICKER_TYPED)
        use_address(form, stack, text);
}

static unsigned groups_typed(const struct lesson_form *form)
{
    char text[ENTRY_SIZE];
    unsigned groups = 0;
    return groups_parse(entry_get(&form->entries[FIELD_GROUPS], text), &groups) ? groups : 0;
}

/* Of one that is looked for among `sites`. */
static enum lesson_gap gap_among(const struct lesson_form *form, const struct site *sites, size_t count,
                                 const char *key, bool shown)
{
    const struct model *model = form->desk->model;
    const struct lesson lesson = { .day = form->day,
                                   .groups = groups_typed(form),
                                   .adult = form->ticked[FIELD_ADULT] };
    const struct lesson_site use = { key, shown };
    const struct site *site;
    return lesson_site_gap(&lesson, &use, sites, count, model->today, model->settings->review_months, &site);
}

static enum lesson_gap gap_of(const struct lesson_form *form, const char *key, bool shown)
{
    return gap_among(form, form->sites, form->site_count, key, shown);
}

/* The sites that are not in it yet: first what this group may use, then the others with the reason why not.
 * What was typed to get here is typed there. */
static void ask_site(struct lesson_form *form, struct stack *stack, const char *typed)
{
    struct arena arena;
    size_t count = 0;
    arena_init(&arena);
    struct picker_row *rows = arena_new(&arena, form->site_count + 1, sizeof *rows);
    for (int fits = 1; fits >= 0; fits--)
        for (size_t i = 0; i < form->site_count; i++) {
            const struct site *site = &form->sites[i];
            enum lesson_gap gap = gap_among(form, site, 1, site->key, false);
            if ((gap == GAP_NONE) != fits || find_use(form, site->key) >= 0)
                continue;
            rows[count++] = (struct picker_row){ .text = arena_print(&arena, "%s%s%s", site->title,
                                                                     *site->title ? "  " : "", site->key),
                                                 .right = fits ? site->subject : lesson_gap_label(gap),
                                                 .value = (int)site->id };
        }
    picker_open(stack, _("Which site"), rows, count, 0, true, site_chosen);
    struct screen *picker = stack_top(stack);
    if (*typed)
        picker->kind->type(picker, stack, typed, false);
    arena_clear(&arena);
}

/* Moves the site of this row one place; the cursor goes along. */
static void move_site(struct lesson_form *form, int step)
{
    int at = form->list.selected - 1, to = at + step;
    if (to < 0 || to >= form->use_count)
        return;
    char key[SITE_ADDRESS_SIZE];
    bool shown = form->uses[at].shown;
    memcpy(key, form->uses[at].key, sizeof key);
    form->uses[at] = form->uses[to];
    memcpy(form->uses[to].key, key, sizeof key);
    form->uses[to].shown = shown;
    form->touched = true;
    list_select(&form->list, to + 1);
}

static void drop_site(struct lesson_form *form)
{
    int at = form->list.selected - 1;
    memmove(&form->uses[at], &form->uses[at + 1], (size_t)(form->use_count - at - 1) * sizeof form->uses[0]);
    form->use_count--;
    form->touched = true;
    set_rows(form);
}

/* --- keeping it ---------------------------------------------------------------------------------------- */

struct typed {
    char texts[FIELDS][ENTRY_SIZE];
    char sites[LESSON_SITES_SIZE];
    int day;
};

static bool read_typed(struct lesson_form *form, struct stack *stack, struct typed *typed)
{
    struct lesson_site uses[LESSON_SITES];
    typed->day = form->day;
    for (int i = 0; i < FIELDS; i++)
        if (is_text((enum form_field)i))
            entry_get(&form->entries[i], typed->texts[i]);
    if (form->entries[FIELD_DAY].changed &&
        !lesson_day_parse(typed->texts[FIELD_DAY], form->desk->model->today, &typed->day)) {
        stack_say(stack, MESSAGE_WARNING, "%s", _("Give the day as 24-11, 24-11-2026 or Thursday."));
        go_to(form, FIELD_DAY);
        return false;
    }
    for (int i = 0; i < form->use_count; i++)
        uses[i] = (struct lesson_site){ form->uses[i].key, form->uses[i].shown };
    lesson_sites_print(uses, (size_t)form->use_count, typed->sites);
    return true;
}

static bool is_changed(const struct lesson_form *form)
{
    for (int i = 0; i < FIELDS; i++)
        if (form->entries[i].changed)
            return true;
    return form->touched || form->use != LESSON_FORM_CHANGE;
}

/* Where something is missing, the cursor goes there. */
static void go_to_gap(struct lesson_form *form, const struct typed *typed)
{
    unsigned groups;
    if (!*typed->texts[FIELD_TITLE])
        go_to(form, FIELD_TITLE);
    else if (!groups_parse(typed->texts[FIELD_GROUPS], &groups))
        go_to(form, FIELD_GROUPS);
}

static void accept(struct lesson_form *form, struct stack *stack)
{
    static const enum intent_kind kinds[] = { [LESSON_FORM_NEW] = INTENT_LESSON_ADD,
                                              [LESSON_FORM_CHANGE] = INTENT_LESSON_CHANGE,
                                              [LESSON_FORM_COPY] = INTENT_LESSON_COPY };
    struct typed typed;
    if (!is_changed(form)) {
        stack_pop(stack, -1, "");
        return;
    }
    if (!read_typed(form, stack, &typed))
        return;
    const struct lesson_intent want = {
        .day = typed.day,
        .title = typed.texts[FIELD_TITLE],
        .subject = typed.texts[FIELD_SUBJECT],
        .goal = typed.texts[FIELD_GOAL],
        .groups = typed.texts[FIELD_GROUPS],
        .contact = typed.texts[FIELD_CONTACT],
        .leave_by = typed.texts[FIELD_LEAVE],
        .copyright = typed.texts[FIELD_COPYRIGHT],
        .sites = typed.sites,
        .media = form->ticked[FIELD_MEDIA] ? LESSON_YES : LESSON_NO,
        .adult = form->ticked[FIELD_ADULT] ? LESSON_YES : LESSON_NO,
    };
    const struct intent intent = { .kind = kinds[form->use], .ref = form->lesson_id, .lesson = &want };
    if (carry_out(stack, form->desk, &intent))
        stack_pop(stack, typed.day, form->use == LESSON_FORM_CHANGE ? "changed" : "");
    else
        go_to_gap(form, &typed);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void tick(struct lesson_form *form, enum form_field field)
{
    form->ticked[field] = !form->ticked[field];
    form->touched = true;
}

static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    enum form_field field = here(form);
    bool space = !pasted && strcmp(text, " ") == 0;
    if (is_text(field)) {
        if (form->arrived)
            entry_set(&form->entries[field], "");
        entry_insert(&form->entries[field], text);
    } else if (is_box(field) && space) {
        tick(form, field);
    } else if (field == FIELD_SITE && space) {
        form->uses[form->list.selected - 1].shown ^= true;
        form->touched = true;
    } else if (!is_box(field)) {
        ask_site(form, stack, space ? "" : text);
    }
    form->arrived = false;
    return true;
}

static bool key(struct screen *screen, struct stack *stack, struct key pressed)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    enum form_field field = here(form);
    (void)stack;
    if (is_text(field)) {
        bool taken = entry_key(&form->entries[field], pressed);
        form->arrived = form->arrived && !taken;
        return taken;
    }
    if (field != FIELD_SITE || pressed.ctrl || pressed.alt)
        return false;
    if (pressed.code == K_LEFT || pressed.code == K_RIGHT)
        move_site(form, pressed.code == K_RIGHT ? 1 : -1);
    else if (pressed.code == K_DELETE || pressed.code == K_BACKSPACE)
        drop_site(form);
    else
        return false;
    return true;
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    int rows = row_count(form), at = form->list.selected;
    if (action == ACTION_NEXT_FIELD || action == ACTION_PREVIOUS_FIELD) {
        list_select(&form->list, (at + (action == ACTION_NEXT_FIELD ? 1 : rows - 1)) % rows);
        form->arrived = here(form) == FIELD_DAY || here(form) == FIELD_GROUPS;
    } else if (action == ACTION_ACCEPT) {
        accept(form, stack);
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, -1, "");
    } else {
        return false;
    }
    return true;
}

static const char *lead(const struct screen *screen)
{
    const struct lesson_form *form = (const struct lesson_form *)screen;
    if (here(form) == FIELD_SITE)
        return _("Space\tpupils or shown");
    return is_box(here(form)) ? _("Space\tyes or no") : NULL;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action == ACTION_ACCEPT ? C_("footer", "keep it") : NULL;
}

/* --- drawing ------------------------------------------------------------------------------------------- */

static void draw_site(const struct lesson_form *form, struct canvas *canvas, int x, int y, int index)
{
    const struct site *site = site_by_key(form->sites, form->site_count, form->uses[index].key);
    enum lesson_gap gap = gap_of(form, form->uses[index].key, form->uses[index].shown);
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
    bool known = !form->entries[FIELD_DAY].changed || lesson_day_parse(typed, form->desk->model->today, &day);
    x += 14;
    if (known && x + 4 < form->width)
        canvas_text(canvas, x, y, form->width - x - 1, STYLE_MUTED, day_text(day, DAY_FULL, text));
}

static void draw_row(const struct lesson_form *form, struct canvas *canvas, int y, int row)
{
    enum form_field field = field_at(form, row);
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
    else if (is_box(field))
        canvas_text(canvas, label_width, y, room, STYLE_NORMAL, form->ticked[field] ? "[x]" : "[ ]");
    else
        entry_draw(&form->entries[field], canvas, label_width, y, field == FIELD_DAY && room > 12 ? 12 : room,
                   selected);
    if (field == FIELD_DAY)
        draw_day(form, canvas, label_width, y);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct lesson_form *form = (const struct lesson_form *)screen;
    const char *const titles[] = { [LESSON_FORM_NEW] = _("A new lesson"),
                                   [LESSON_FORM_CHANGE] = _("A lesson"),
                                   [LESSON_FORM_COPY] = _("A copy of a lesson") };
    canvas_text(canvas, 1, 0, form->width - 2, STYLE_TITLE, titles[form->use]);
    for (int row = list_first(&form->list); row < list_end(&form->list); row++)
        if (TOP + row - form->list.top < form->height && form->width > 8)
            draw_row(form, canvas, TOP + row - form->list.top, row);
    int y = TOP + list_end(&form->list) - form->list.top + 1;
    if (y < form->height && form->width > 8)
        canvas_wrap(canvas, 3, y, form->width - 4, form->height - y, STYLE_MUTED, field_hint(here(form)));
}

static void lay_out(struct screen *screen, int width, int height)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    int room = height - TOP - HINT_ROWS - 1;
    form->width = width;
    form->height = height;
    list_layout(&form->list, row_count(form), 1, room < 1 ? 1 : room);
}

static void close_form(struct screen *screen)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    arena_clear(&form->arena);
    free(form);
}

static const struct screen_kind kind = {
    .name = "lesson-form",
    .place = PLACE_FORM,
    .form = SCREEN_BODY,
    .layout = lay_out,
    .reload = reload,
    .draw = draw,
    .type = type,
    .key = key,
    .act = act,
    .label = label,
    .lead = lead,
    .close = close_form,
};

/* --- opening ------------------------------------------------------------------------------------------- */

static void set_day(struct lesson_form *form, int day)
{
    char text[24];
    struct date date = day_date(day);
    snprintf(text, sizeof text, "%02d-%02d-%04d", date.day, date.month, date.year);
    form->day = day;
    entry_set(&form->entries[FIELD_DAY], text);
}

static void fill_in(struct lesson_form *form, const struct lesson *lesson)
{
    char groups[GROUPS_SIZE];
    entry_set(&form->entries[FIELD_TITLE], lesson->title);
    entry_set(&form->entries[FIELD_GROUPS], groups_print(lesson->groups, groups));
    entry_set(&form->entries[FIELD_SUBJECT], lesson->subject);
    entry_set(&form->entries[FIELD_GOAL], lesson->goal);
    entry_set(&form->entries[FIELD_COPYRIGHT], lesson->copyright);
    entry_set(&form->entries[FIELD_CONTACT], lesson->contact);
    if (form->use == LESSON_FORM_CHANGE)
        entry_set(&form->entries[FIELD_LEAVE], lesson->leave_by);
    form->ticked[FIELD_MEDIA] = lesson->media;
    form->ticked[FIELD_ADULT] = lesson->adult;
    for (size_t i = 0; i < lesson->site_count; i++) {
        snprintf(form->uses[i].key, SITE_ADDRESS_SIZE, "%s", lesson->sites[i].key);
        form->uses[i].shown = lesson->sites[i].shown;
    }
    form->use_count = (int)lesson->site_count;
    form->lesson_id = lesson->id;
}

struct screen *lesson_form_new(struct desk *desk, enum lesson_form_use use, const struct lesson *lesson,
                               int day)
{
    static const size_t limits[FIELDS] = {
        [FIELD_TITLE] = LESSON_TITLE_SIZE - 1,
        [FIELD_DAY] = 20,
        [FIELD_GROUPS] = 20,
        [FIELD_SUBJECT] = SITE_SUBJECT_SIZE - 1,
        [FIELD_GOAL] = LESSON_GOAL_SIZE - 1,
        [FIELD_COPYRIGHT] = LESSON_TEXT_SIZE - 1,
        [FIELD_CONTACT] = LESSON_TEXT_SIZE - 1,
        [FIELD_LEAVE] = LESSON_TEXT_SIZE - 1,
    };
    struct lesson_form *form = memory_new(1, sizeof *form);
    char groups[GROUPS_SIZE];
    form->screen.kind = &kind;
    form->desk = desk;
    form->use = use;
    arena_init(&form->arena);
    list_init(&form->list);
    for (int i = 0; i < FIELDS; i++)
        entry_init(&form->entries[i], limits[i]);
    entry_set(
        &form->entries[FIELD_GROUPS],
        groups_print(lesson_class_groups(desk->model->class.id ? desk->model->class.groups : ""), groups));
    if (lesson)
        fill_in(form, lesson);
    set_day(form, use == LESSON_FORM_COPY ? day + 7 : day);
    list_layout(&form->list, row_count(form), 1, 20);
    if (use == LESSON_FORM_COPY)
        go_to(form, FIELD_DAY);
    return &form->screen;
}
