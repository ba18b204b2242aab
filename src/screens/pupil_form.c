#include "klaskast/screens/pupil_form.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/name.h"
#include "klaskast/screens/carry.h"
#include "klaskast/ui/entry.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 2, LABEL = 22, SLOT_LAST = 999 };
enum form_field {
    FIELD_CLASS,
    FIELD_FIRST,
    FIELD_PREFIX,
    FIELD_SURNAME,
    FIELD_SLOT,
    FIELD_GROUP,
    FIELD_KEY,
    FIELD_LEFT,
    FIELDS
};

struct pupil_form {
    struct screen screen;
    struct desk *desk;
    int64_t pupil_id; /* 0: a new one */
    int64_t back_id;  /* of a pupil that left and may be this one; while that is asked */
    struct entry entries[FIELDS];
    bool left;
    enum form_field field;
    bool arrived; /* on this field just now: a digit replaces the number that stands there */
    int width, height;
};

static const struct pupil *pupil_of(const struct pupil_form *form)
{
    return form->pupil_id ? facts_pupil(&form->desk->model->facts, form->pupil_id) : NULL;
}

static bool is_shown(const struct pupil_form *form, enum form_field field)
{
    if (field == FIELD_CLASS)
        return form->desk->model->class.id == 0;
    return field != FIELD_LEFT || form->pupil_id != 0;
}

static const char *field_label(enum form_field field)
{
    switch (field) {
    case FIELD_CLASS:
        return _("Class");
    case FIELD_FIRST:
        return _("First name");
    case FIELD_PREFIX:
        return _("Prefix");
    case FIELD_SURNAME:
        return _("Surname");
    case FIELD_SLOT:
        return _("Slot");
    case FIELD_GROUP:
        return _("Group");
    case FIELD_KEY:
        return _("Pupil number");
    case FIELD_LEFT:
        return _("Has left the class");
    case FIELDS:
        break;
    }
    return "";
}

static const char *field_hint(enum form_field field)
{
    switch (field) {
    case FIELD_CLASS:
        return _("The first pupil makes the class: 7A, 5/6, Vlinders.");
    case FIELD_FIRST:
        return _("A whole name may stand here too: Noor de Vries.");
    case FIELD_PREFIX:
        return _("de, van den, van 't: the class is sorted without it.");
    case FIELD_SURNAME:
        return _("Without the prefix. May be left out.");
    case FIELD_SLOT:
        return _("The number in the phone cupboard. For a new pupil: empty gives the next that nobody had.");
    case FIELD_GROUP:
        return _("1 to 8. May be left out.");
    case FIELD_KEY:
        return _("Of the school's administration: a class list finds the pupil by it. Never the BSN.");
    case FIELD_LEFT:
        return _("Space ticks it. What was recorded stays, and the slot goes to nobody else by itself.");
    case FIELDS:
        break;
    }
    return "";
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void layout(struct screen *screen, int width, int height)
{
    struct pupil_form *form = (struct pupil_form *)screen;
    form->width = width;
    form->height = height;
}

static void draw_field(const struct pupil_form *form, struct canvas *canvas, enum form_field field, int y)
{
    bool here = field == form->field;
    int label = form->width > 2 * LABEL ? LABEL : form->width / 2;

    if (here)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    canvas_text(canvas, 3, y, label - 4, here ? STYLE_PROMPT : STYLE_NORMAL, field_label(field));
    if (field == FIELD_LEFT)
        canvas_text(canvas, label, y, 3, STYLE_NORMAL, form->left ? "[x]" : "[ ]");
    else
        entry_draw(&form->entries[field], canvas, label, y, form->width - label - 2, here);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct pupil_form *form = (const struct pupil_form *)screen;
    const struct pupil *pupil = pupil_of(form);
    int y = TOP;

    canvas_text(canvas, 1, 0, form->width - 2, STYLE_TITLE, pupil ? pupil_label(pupil) : _("A new pupil"));
    /* Where there is no room for all, the field one is on is seen. */
    int shown = 0, before = 0, room = form->height - TOP - 2;
    for (int i = 0; i < FIELDS; i++) {
        shown += is_shown(form, (enum form_field)i);
        before += is_shown(form, (enum form_field)i) && i < (int)form->field;
    }
    int skip = room < 1 || shown <= room || before < room ? 0 : before - room + 1;
    for (int i = 0; i < FIELDS; i++) {
        if (!is_shown(form, (enum form_field)i) || skip-- > 0)
            continue;
        if (y < form->height)
            draw_field(form, canvas, (enum form_field)i, y);
        y++;
    }
    if (y + 1 < form->height)
        canvas_wrap(canvas, 3, y + 1, form->width - 4, form->height - y - 1, STYLE_MUTED,
                    field_hint(form->field));
}

/* --- what was typed ------------------------------------------------------------------------------------ */

struct typed {
    struct name name;
    char class_name[CLASS_NAME_SIZE], key[ENTRY_SIZE], group[CLASS_YEARS_SIZE];
    int slot;
};

static bool read_name(const struct pupil_form *form, struct name *name)
{
    char first[ENTRY_SIZE], prefix[ENTRY_SIZE], surname[ENTRY_SIZE];

    entry_get(&form->entries[FIELD_FIRST], first);
    entry_get(&form->entries[FIELD_PREFIX], prefix);
    entry_get(&form->entries[FIELD_SURNAME], surname);
    if (!*prefix && !*surname && form->entries[FIELD_FIRST].changed)
        return name_read(name, first);
    if (!name_set(name, first, prefix, surname))
        return false;
    if (form->entries[FIELD_SURNAME].changed)
        name_split(name);
    return true;
}

/* Whole numbers only; "" is 0. */
static bool read_slot(const char *text, int *slot)
{
    char *end;
    long number = strtol(text, &end, 10);

    *slot = (int)number;
    return *end == '\0' && number >= 0 && number <= SLOT_LAST && (*text == '\0' || number > 0);
}

static bool read_typed(struct pupil_form *form, struct typed *typed, const char **wrong)
{
    char text[ENTRY_SIZE];

    class_name_clean(entry_get(&form->entries[FIELD_CLASS], text), typed->class_name);
    entry_get(&form->entries[FIELD_KEY], typed->key);
    form->field = FIELD_SLOT;
    *wrong = _("A slot is a number from 1 to 999, or empty.");
    if (!read_slot(entry_get(&form->entries[FIELD_SLOT], text), &typed->slot))
        return false;
    form->field = FIELD_GROUP;
    *wrong = _("A group is one number from 1 to 8, or empty.");
    class_name_years(entry_get(&form->entries[FIELD_GROUP], text), typed->group);
    if (*text && strlen(typed->group) != 1)
        return false;
    form->field = FIELD_FIRST;
    *wrong = _("A pupil needs a first name or a surname.");
    return read_name(form, &typed->name);
}

/* --- keeping it ---------------------------------------------------------------------------------------- */

static void clear(struct pupil_form *form)
{
    for (int i = 0; i < FIELDS; i++) {
        size_t limit = i == FIELD_SLOT ? 3 : i == FIELD_GROUP ? 8 : NAME_PART_SIZE - 1;
        if (i != FIELD_CLASS || !form->entries[i].length)
            entry_init(&form->entries[i], limit);
    }
    form->field = is_shown(form, FIELD_CLASS) ? FIELD_CLASS : FIELD_FIRST;
}

static bool carry(struct pupil_form *form, struct stack *stack, const struct roster_change *changes,
                  size_t count, const char *class_name)
{
    const struct intent intent = { .kind = INTENT_ROSTER,
                                   .class_id = form->desk->model->class.id,
                                   .text = form->desk->model->class.id ? NULL : class_name,
                                   .changes = changes,
                                   .change_count = count };
    return carry_out(stack, form->desk, &intent);
}

static struct roster_change change_of(const struct pupil_form *form, const struct typed *typed)
{
    return (struct roster_change){ .kind = form->pupil_id ? ROSTER_CHANGED : ROSTER_NEW,
                                   .pupil_id = form->pupil_id,
                                   .first = typed->name.first,
                                   .prefix = typed->name.prefix,
                                   .surname = typed->name.surname,
                                   .key = typed->key,
                                   .group = typed->group,
                                   .slot = typed->slot };
}

static void add(struct pupil_form *form, struct stack *stack)
{
    struct typed typed;
    const char *wrong;

    if (!read_typed(form, &typed, &wrong))
        return;
    struct roster_change change = change_of(form, &typed);
    if (carry(form, stack, &change, 1, typed.class_name))
        clear(form);
}

static void same_child(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct pupil_form *form = (struct pupil_form *)below;
    const struct roster_change change = { .kind = ROSTER_CAME_BACK, .pupil_id = form->back_id };

    (void)text;
    if (answer == 1 && carry(form, stack, &change, 1, NULL))
        clear(form);
    else if (answer == 2)
        add(form, stack);
}

/* One that left under this name: perhaps the child is back, and then its card should be too. */
static bool asks_for_back(struct pupil_form *form, struct stack *stack, const struct name *name)
{
    struct arena arena;
    struct facts facts;
    struct err err;
    bool found = false;
    char search[NAME_KEY_SIZE], text[300], day[DAY_TEXT_SIZE];

    name_search_key(name, search);
    arena_init(&arena);
    /* Of all years: who left long ago is not in the model. */
    bool known = form->desk->pupil_facts(form->desk, 0, &arena, &facts, &err);
    if (!known)
        stack_say_err(stack, &err);
    for (size_t i = 0; known && !found && i < facts.pupil_count; i++) {
        const struct pupil *pupil = &facts.pupils[i];
        if (pupil->left_day == DAY_NONE || strcmp(pupil->search, search) != 0)
            continue;
        form->back_id = pupil->id;
        snprintf(text, sizeof text, _("%s left this class on %s. Is it the same child?"), pupil_label(pupil),
                 day_text(pupil->left_day, DAY_LONG, day));
        question_open(stack, text,
                      (struct reply[]){ { _("the &same child, it is back"), 1 }, { _("&another child"), 2 } },
                      2, same_child);
        found = true;
    }
    arena_clear(&arena);
    return found;
}

static bool unchanged(const struct pupil_form *form)
{
    for (int i = 0; i < FIELDS; i++)
        if (form->entries[i].changed)
            return false;
    return true;
}

static void change(struct pupil_form *form, struct stack *stack, const struct typed *typed)
{
    struct roster_change changes[2] = { change_of(form, typed),
                                        { .kind = ROSTER_LEFT, .pupil_id = form->pupil_id } };
    bool same = unchanged(form);

    if (same && !form->left) {
        stack_pop(stack, -1, "");
        return;
    }
    if (carry(form, stack, same ? changes + 1 : changes, (size_t)(!same + form->left), NULL))
        stack_pop(stack, 0, "");
}

static void accept(struct pupil_form *form, struct stack *stack)
{
    enum form_field here = form->field;
    struct typed typed;
    const char *wrong;

    if (!read_typed(form, &typed, &wrong)) {
        stack_say(stack, MESSAGE_WARNING, "%s", wrong);
        return;
    }
    form->field = here;
    if (form->pupil_id)
        change(form, stack, &typed);
    else if (!asks_for_back(form, stack, &typed.name))
        add(form, stack);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void move(struct pupil_form *form, int step)
{
    do
        form->field = (enum form_field)(((int)form->field + step + FIELDS) % FIELDS);
    while (!is_shown(form, form->field));
    form->arrived = form->field == FIELD_SLOT || form->field == FIELD_GROUP;
}

static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct pupil_form *form = (struct pupil_form *)screen;

    (void)stack;
    if (form->arrived)
        entry_set(&form->entries[form->field], "");
    form->arrived = false;
    if (form->field == FIELD_LEFT)
        form->left ^= !pasted && strcmp(text, " ") == 0;
    else
        entry_insert(&form->entries[form->field], text);
    return true;
}

static bool key(struct screen *screen, struct stack *stack, struct key pressed)
{
    struct pupil_form *form = (struct pupil_form *)screen;

    (void)stack;
    bool taken = form->field != FIELD_LEFT && entry_key(&form->entries[form->field], pressed);
    form->arrived = form->arrived && !taken;
    return taken;
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct pupil_form *form = (struct pupil_form *)screen;

    if (action == ACTION_NEXT_FIELD)
        move(form, 1);
    else if (action == ACTION_PREVIOUS_FIELD)
        move(form, -1);
    else if (action == ACTION_ACCEPT)
        accept(form, stack);
    else if (action == ACTION_BACK || action == ACTION_STOP)
        stack_pop(stack, -1, "");
    else
        return false;
    return true;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    const struct pupil_form *form = (const struct pupil_form *)screen;

    if (action != ACTION_ACCEPT)
        return NULL;
    return form->pupil_id ? C_("footer", "keep it") : C_("footer", "add, and the next");
}

static void close_form(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind kind = {
    .name = "pupil-form",
    .place = PLACE_FORM,
    .form = SCREEN_BODY,
    .layout = layout,
    .draw = draw,
    .type = type,
    .key = key,
    .act = act,
    .label = label,
    .close = close_form,
};

struct screen *pupil_form_new(struct desk *desk, int64_t pupil_id)
{
    struct pupil_form *form = memory_new(1, sizeof *form);
    char slot[16];

    form->screen.kind = &kind;
    form->desk = desk;
    form->pupil_id = pupil_id;
    clear(form);
    const struct pupil *pupil = pupil_of(form);
    if (pupil != NULL) {
        snprintf(slot, sizeof slot, "%d", pupil->slot);
        entry_set(&form->entries[FIELD_FIRST], pupil->first);
        entry_set(&form->entries[FIELD_PREFIX], pupil->prefix);
        entry_set(&form->entries[FIELD_SURNAME], pupil->surname);
        entry_set(&form->entries[FIELD_SLOT], pupil->slot ? slot : "");
        entry_set(&form->entries[FIELD_GROUP], pupil->group);
        entry_set(&form->entries[FIELD_KEY], pupil->key);
    }
    return &form->screen;
}
