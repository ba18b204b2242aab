#include "lesson_form_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/value.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- rows and fields ----------------------------------------------------------------------------------- */

static int row_count(const struct lesson_form *form)
{
    return FIELDS - 1 + form->use_count;
}

static int row_of(const struct lesson_form *form, enum form_field field)
{
    return field == FIELD_TITLE ? 0 : form->use_count + (int)field - 1;
}

static bool is_text(enum form_field field)
{
    return field != FIELD_SITE && field != FIELD_ADD && !lesson_form_is_box(field);
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
            enum lesson_gap gap = lesson_form_gap(form, site, 1, site->key, false);
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
        !value_near_day(typed->texts[FIELD_DAY], form->desk->model->today, &typed->day)) {
        stack_say(stack, MESSAGE_WARNING, "%s", _("Give the day as 24-11, 24-11-2026 or Thursday."));
        go_to(form, FIELD_DAY);
        return false;
    }
    for (int i = 0; i < form->use_count; i++)
        uses[i] = (struct lesson_site){ form->uses[i].key, form->uses[i].shown };
    lesson_sites_print(uses, (size_t)form->use_count, typed->sites);
    return true;
}

static bool is_touched(const struct lesson_form *form)
{
    for (int i = 0; i < FIELDS; i++)
        if (form->entries[i].changed)
            return true;
    return form->touched;
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
    if (!is_touched(form) && form->use == LESSON_FORM_CHANGE) {
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
    enum form_field field = lesson_form_here(form);
    bool space = !pasted && strcmp(text, " ") == 0;
    form->leaving = false;
    if (is_text(field)) {
        if (form->arrived)
            entry_set(&form->entries[field], "");
        entry_insert(&form->entries[field], text);
    } else if (lesson_form_is_box(field) && space) {
        tick(form, field);
    } else if (field == FIELD_SITE && space) {
        form->uses[form->list.selected - 1].shown ^= true;
        form->touched = true;
    } else if (!lesson_form_is_box(field)) {
        ask_site(form, stack, space ? "" : text);
    }
    form->arrived = false;
    return true;
}

static bool key(struct screen *screen, struct stack *stack, struct key pressed)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    enum form_field field = lesson_form_here(form);
    (void)stack;
    if (is_text(field)) {
        bool taken = entry_key(&form->entries[field], pressed);
        form->leaving = form->leaving && !taken;
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
    form->leaving = false;
    return true;
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    int rows = row_count(form), at = form->list.selected;
    if (action == ACTION_NEXT_FIELD || action == ACTION_PREVIOUS_FIELD) {
        list_select(&form->list, (at + (action == ACTION_NEXT_FIELD ? 1 : rows - 1)) % rows);
        form->arrived = lesson_form_here(form) == FIELD_DAY || lesson_form_here(form) == FIELD_GROUPS;
    } else if (action == ACTION_ACCEPT) {
        accept(form, stack);
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        typed_leave(stack, is_touched(form), &form->leaving);
    } else {
        return false;
    }
    return true;
}

static const char *lead(const struct screen *screen)
{
    const struct lesson_form *form = (const struct lesson_form *)screen;
    if (lesson_form_here(form) == FIELD_SITE)
        return _("Space\tpupils or shown");
    return lesson_form_is_box(lesson_form_here(form)) ? _("Space\tyes or no") : NULL;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action == ACTION_ACCEPT ? C_("footer", "keep it") : NULL;
}

static void lay_out(struct screen *screen, int width, int height)
{
    struct lesson_form *form = (struct lesson_form *)screen;
    int room = height - LESSON_FORM_TOP - LESSON_FORM_HINT_ROWS - 1;
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
    .draw = lesson_form_draw,
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
    set_day(form, day);
    list_layout(&form->list, row_count(form), 1, 20);
    if (use == LESSON_FORM_COPY)
        go_to(form, FIELD_DAY);
    return &form->screen;
}
