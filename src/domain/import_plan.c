#include "klaskast/domain/import_plan.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/import_class.h"
#include "klaskast/domain/new_year_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Work in progress: for every row of the list its class and its match. */
struct matching {
    const struct import_input *input;
    struct import_plan *plan;
    const char **row_class; /* NULL: of a class that is not wanted */
    int64_t *row_class_id;
    const char **row_search;
    const struct pupil **match;
    bool *taken; /* by pupil */
    size_t room;
};

static bool has_key(const char *key)
{
    return key && key[0] && key[0] != '#';
}

/* --- who is who ---------------------------------------------------------------------------------------- */

static void match_by_key(struct matching *matching, size_t row)
{
    const struct import_input *input = matching->input;
    const char *key = input->list->rows[row].key;
    if (!has_key(key))
        return;
    for (size_t p = 0; p < input->pupil_count && !matching->match[row]; p++)
        if (!matching->taken[p] && strcmp(input->pupils[p].key, key) == 0) {
            matching->match[row] = &input->pupils[p];
            matching->taken[p] = true;
        }
}

static void match_by_name(struct matching *matching, size_t row, bool left)
{
    const struct import_input *input = matching->input;
    int64_t class_id = matching->row_class_id[row];
    for (size_t p = 0; p < input->pupil_count && class_id && !matching->match[row]; p++) {
        const struct pupil *pupil = &input->pupils[p];
        bool two_numbers = has_key(pupil->key) && has_key(input->list->rows[row].key);
        if (matching->taken[p] || pupil->class_id != class_id || (pupil->left_day != DAY_NONE) != left ||
            two_numbers || strcmp(pupil->search, matching->row_search[row]) != 0)
            continue;
        matching->match[row] = pupil;
        matching->taken[p] = true;
    }
}

/* Numbers go first, over the whole list: a namesake must not take the place of the one with the number. */
static void match_all(struct matching *matching)
{
    size_t rows = matching->input->list->row_count;
    for (int pass = 0; pass < 3; pass++)
        for (size_t i = 0; i < rows; i++) {
            if (!matching->row_class[i] || matching->match[i])
                continue;
            if (pass == 0)
                match_by_key(matching, i);
            else
                match_by_name(matching, i, pass == 2);
        }
}

/* --- lines --------------------------------------------------------------------------------------------- */

static unsigned what_changes(const struct classlist_row *row, const struct pupil *pupil, int64_t class_id)
{
    unsigned what = 0;
    if (strcmp(row->name.first, pupil->first) != 0 || strcmp(row->name.prefix, pupil->prefix) != 0 ||
        strcmp(row->name.surname, pupil->surname) != 0)
        what |= IMPORT_NAME;
    if (has_key(row->key) && strcmp(row->key, pupil->key) != 0)
        what |= IMPORT_KEY;
    if (row->group[0] && strcmp(row->group, pupil->group) != 0)
        what |= IMPORT_GROUP;
    if (class_id != pupil->class_id)
        what |= IMPORT_CLASS;
    return what;
}

static struct import_line *add_line(struct matching *matching, enum import_kind kind)
{
    struct import_plan *plan = matching->plan;
    plan->lines = arena_room(plan->arena, plan->lines, plan->count, &matching->room, sizeof *plan->lines);
    struct import_line *line = &plan->lines[plan->count++];
    *line = (struct import_line){ .kind = kind, .like = IMPORT_NOBODY };
    plan->counts[kind]++;
    return line;
}

/* The slot that the list gives a new pupil, as far as nobody else of the class has it or gets it. */
static int slot_of(const struct matching *matching, size_t row)
{
    const struct import_input *input = matching->input;
    const struct classlist_row *rows = input->list->rows;
    int slot = rows[row].slot;
    int64_t class_id = matching->row_class_id[row];
    for (size_t p = 0; slot && class_id && p < input->pupil_count; p++)
        if (input->pupils[p].class_id == class_id && input->pupils[p].slot == slot)
            return 0;
    for (size_t i = 0; slot && i < input->list->row_count; i++)
        if (i != row && rows[i].slot == slot && matching->row_class[i] && matching->row_class[row] &&
            strcmp(matching->row_class[i], matching->row_class[row]) == 0)
            return 0;
    return slot;
}

static void add_row(struct matching *matching, size_t i)
{
    const struct classlist_row *row = &matching->input->list->rows[i];
    const struct pupil *pupil = matching->match[i];
    int64_t class_id = matching->row_class_id[i];
    unsigned what = pupil ? what_changes(row, pupil, class_id) : 0;
    struct import_line *line = add_line(matching, !pupil                        ? IMPORT_NEW
                                                  : pupil->left_day != DAY_NONE ? IMPORT_CAME_BACK
                                                  : what                        ? IMPORT_CHANGED
                                                                                : IMPORT_UNCHANGED);
    char full[NAME_TEXT_SIZE];
    line->row = row;
    line->pupil = pupil;
    line->what = what;
    line->class_id = class_id;
    line->class_name = matching->row_class[i];
    line->slot = pupil ? 0 : slot_of(matching, i);
    line->name = arena_copy(matching->plan->arena, name_full(&row->name, full));
}

static const struct school_class *class_with(const struct import_input *input, int64_t id)
{
    for (size_t i = 0; i < input->class_count; i++)
        if (input->classes[i].id == id)
            return &input->classes[i];
    return NULL;
}

static bool class_is_in_list(const struct matching *matching, int64_t class_id)
{
    for (size_t i = 0; i < matching->input->list->row_count; i++)
        if (matching->row_class_id[i] == class_id)
            return true;
    return false;
}

/* A list of another class, without numbers, in which one new child has the whole name of this one: a new
 * school year, or a child that changed class. */
static bool may_have_gone_over(const struct matching *matching, const struct pupil *pupil)
{
    const struct classlist *list = matching->input->list;
    size_t rows = 0;
    bool unknown = false;
    for (size_t i = 0; i < list->row_count; i++) {
        if (strcmp(matching->row_search[i], pupil->search) != 0)
            continue;
        rows++;
        unknown = matching->row_class[i] && !matching->match[i] &&
                  !(has_key(pupil->key) && has_key(list->rows[i].key));
    }
    return rows == 1 && unknown;
}

/* Pupils of a class that the list is about, and that are not in it; or that may be in it elsewhere. */
static void add_missing(struct matching *matching)
{
    const struct import_input *input = matching->input;
    for (size_t p = 0; p < input->pupil_count; p++) {
        const struct pupil *pupil = &input->pupils[p];
        const struct school_class *class = class_with(input, pupil->class_id);
        if (matching->taken[p] || pupil->left_day != DAY_NONE || !class ||
            !(class_is_in_list(matching, class->id) || (!class->demo && may_have_gone_over(matching, pupil))))
            continue;
        struct import_line *line = add_line(matching, IMPORT_MISSING);
        line->pupil = pupil;
        line->class_id = class->id;
        line->class_name = class->name;
        line->name = pupil->name;
    }
}

static struct name pupil_name(const struct pupil *pupil)
{
    struct name name;
    name_set(&name, pupil->first, pupil->prefix, pupil->surname);
    return name;
}

static int by_kind_and_name(const void *a, const void *b)
{
    const struct import_line *left = a, *right = b;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    char first[NAME_KEY_SIZE], second[NAME_KEY_SIZE];
    struct name one = left->row ? left->row->name : pupil_name(left->pupil);
    struct name two = right->row ? right->row->name : pupil_name(right->pupil);
    name_sort_key(&one, left->row ? left->row->key : left->pupil->key, first);
    name_sort_key(&two, right->row ? right->row->key : right->pupil->key, second);
    int order = strcmp(first, second);
    /* Equal names keep the order of the file, so that the plan is the same every time. */
    return order || !left->row || !right->row ? order : left->row->line - right->row->line;
}

/* --- pairs --------------------------------------------------------------------------------------------- */

int import_likeness(const struct name *a, const struct name *b)
{
    enum { FAR = 3 };
    char full[2][NAME_KEY_SIZE], first[2][NAME_PART_SIZE], surname[2][NAME_PART_SIZE];
    const struct name *names[2] = { a, b };
    for (int i = 0; i < 2; i++) {
        name_search_key(names[i], full[i]);
        text_fold(first[i], sizeof first[i], names[i]->first);
        text_fold(surname[i], sizeof surname[i], names[i]->surname);
    }
    int letters = text_distance(full[0], full[1]);
    if (letters < FAR)
        return letters;
    if (first[0][0] && strcmp(first[0], first[1]) == 0 &&
        (strstr(surname[0], surname[1]) || strstr(surname[1], surname[0])))
        return FAR;
    /* 'Bo' and 'Boudewijn' of one surname. */
    bool one_surname = surname[0][0] && strcmp(surname[0], surname[1]) == 0;
    size_t shorter = strlen(first[0]) < strlen(first[1]) ? strlen(first[0]) : strlen(first[1]);
    return one_surname && shorter > 1 && strncmp(first[0], first[1], shorter) == 0 ? FAR + 1 : -1;
}

/* Who went to another class keeps the whole name; two numbers say that there are two children. */
static bool went_over(const struct import_line *new, const struct import_line *missing)
{
    char name[NAME_KEY_SIZE];
    return !(has_key(new->row->key) && has_key(missing->pupil->key)) &&
           strcmp(name_search_key(&new->row->name, name), missing->pupil->search) == 0;
}

static bool are_alike(const struct import_line *new, const struct import_line *missing, int likeness)
{
    struct name known = pupil_name(missing->pupil);
    if (new->class_id == missing->class_id)
        return import_likeness(&new->row->name, &known) == likeness;
    return likeness == 0 && went_over(new, missing);
}

/* The most alike first; each line at most once. */
static void suggest_pairs(struct import_plan *plan)
{
    size_t missing = plan->counts[IMPORT_NEW] + plan->counts[IMPORT_CHANGED] + plan->counts[IMPORT_CAME_BACK];
    size_t end = missing + plan->counts[IMPORT_MISSING];
    for (int wanted = 0; wanted <= 4; wanted++)
        for (size_t m = missing; m < end; m++)
            for (size_t n = 0; n < plan->counts[IMPORT_NEW] && plan->lines[m].like == IMPORT_NOBODY; n++) {
                struct import_line *new = &plan->lines[n];
                if (new->like != IMPORT_NOBODY || !are_alike(new, &plan->lines[m], wanted))
                    continue;
                new->like = m;
                plan->lines[m].like = n;
            }
}

void import_plan_pair(struct import_plan *plan, size_t index, bool paired)
{
    struct import_line *line = &plan->lines[index];
    if (line->like == IMPORT_NOBODY || line->paired == paired)
        return;
    struct import_line *other = &plan->lines[line->like];
    line->paired = other->paired = paired;
    line->leaves = other->leaves = false;
    size_t *const counts = plan->counts;
    counts[IMPORT_NEW] = paired ? counts[IMPORT_NEW] - 1 : counts[IMPORT_NEW] + 1;
    counts[IMPORT_MISSING] = paired ? counts[IMPORT_MISSING] - 1 : counts[IMPORT_MISSING] + 1;
    counts[IMPORT_CHANGED] = paired ? counts[IMPORT_CHANGED] + 1 : counts[IMPORT_CHANGED] - 1;
}

/* A list of the new school year, without numbers: '8A' holds the names of last year's '7A'. */
static void pair_new_year(struct import_plan *plan, int today)
{
    char up[CLASS_NAME_SIZE];
    for (size_t i = 0; i < plan->count && today; i++) {
        const struct import_line *new = &plan->lines[i];
        if (new->kind != IMPORT_NEW || new->like == IMPORT_NOBODY)
            continue;
        const struct import_line *missing = &plan->lines[new->like];
        if (new->class_id != missing->class_id && new_year_pupil_waits(missing->pupil, today) &&
            class_name_same(new_year_name(missing->class_name, up), new->class_name))
            import_plan_pair(plan, i, true);
    }
}

/* --- the whole ----------------------------------------------------------------------------------------- */

bool import_plan_make(struct import_plan *plan, struct arena *arena, const struct import_input *input,
                      struct err *err)
{
    const struct classlist *list = input->list;
    struct import_plan made = { .arena = arena, .list = list };
    struct matching matching = {
        .input = input,
        .plan = &made,
        .row_class = arena_new(arena, list->row_count, sizeof(const char *)),
        .row_class_id = arena_new(arena, list->row_count, sizeof(int64_t)),
        .row_search = arena_new(arena, list->row_count, sizeof(const char *)),
        .match = arena_new(arena, list->row_count, sizeof(const struct pupil *)),
        .taken = arena_new(arena, input->pupil_count, sizeof(bool)),
    };
    char search[NAME_KEY_SIZE];
    for (size_t i = 0; i < list->row_count; i++)
        matching.row_search[i] = arena_copy(arena, name_search_key(&list->rows[i].name, search));
    if (!import_class_find(input, arena, matching.row_class, matching.row_class_id, &made.other_rows, err))
        return false;
    match_all(&matching);
    for (size_t i = 0; i < list->row_count; i++)
        if (matching.row_class[i])
            add_row(&matching, i);
    add_missing(&matching);
    if (made.count)
        qsort(made.lines, made.count, sizeof *made.lines, by_kind_and_name);
    suggest_pairs(&made);
    pair_new_year(&made, input->today);
    *plan = made;
    return true;
}

/* --- what it comes to ---------------------------------------------------------------------------------- */

static const char *either(const char *new, const char *old)
{
    return new[0] ? new : old;
}

static struct roster_change change_of(const struct import_line *line, const struct pupil *pupil)
{
    const struct classlist_row *row = line->row;
    struct roster_change change = { .class_id = line->class_id,
                                    .class_name = line->class_id ? NULL : line->class_name };
    const char *key = has_key(row->key) ? row->key : "";
    change.kind = pupil ? ROSTER_CHANGED : ROSTER_NEW;
    change.pupil_id = pupil ? pupil->id : 0;
    change.first = row->name.first;
    change.prefix = row->name.prefix;
    change.surname = row->name.surname;
    change.key = pupil ? either(key, pupil->key) : key;
    change.group = pupil ? either(row->group, pupil->group) : row->group;
    /* A slot belongs to the cupboard of a class: who comes over gets the next one there. */
    change.slot = !pupil ? line->slot : pupil->class_id == line->class_id ? pupil->slot : 0;
    return change;
}

void import_plan_changes(const struct import_plan *plan, const struct roster_change **changes, size_t *count)
{
    struct roster_change *all = arena_new(plan->arena, 2 * plan->count, sizeof *all);
    size_t used = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct import_line *line = &plan->lines[i];
        if (line->kind == IMPORT_MISSING && line->leaves && !line->paired)
            all[used++] = (struct roster_change){ .kind = ROSTER_LEFT,
                                                  .pupil_id = line->pupil->id,
                                                  .class_id = line->class_id };
        if (line->kind == IMPORT_CAME_BACK)
            all[used++] = (struct roster_change){ .kind = ROSTER_CAME_BACK,
                                                  .pupil_id = line->pupil->id,
                                                  .class_id = line->pupil->class_id };
        if (line->kind == IMPORT_NEW)
            all[used++] = change_of(line, line->paired ? plan->lines[line->like].pupil : NULL);
        else if (line->what)
            all[used++] = change_of(line, line->pupil);
    }
    *changes = all;
    *count = used;
}

const char *import_plan_summary(const struct import_plan *plan, char *text, size_t size)
{
    snprintf(text, size, _("%zu new, %zu changed, %zu unchanged, %zu missing, %zu refused"),
             plan->counts[IMPORT_NEW], plan->counts[IMPORT_CHANGED] + plan->counts[IMPORT_CAME_BACK],
             plan->counts[IMPORT_UNCHANGED], plan->counts[IMPORT_MISSING], plan->list->refused_count);
    return text;
}

const char *import_line_like(const struct import_plan *plan, const struct import_line *line, char *text,
                             size_t size)
{
    if (line->like == IMPORT_NOBODY)
        return NULL;
    const struct import_line *like = &plan->lines[line->like];
    bool elsewhere = like->class_id != line->class_id;
    snprintf(text, size, elsewhere ? "%s (%s)" : "%s", like->name, like->class_name);
    return text;
}

const char *import_line_text(const struct import_line *line, char *text, size_t size)
{
    size_t length = 0;
    text[0] = '\0';
    if (line->kind == IMPORT_CAME_BACK)
        length += (size_t)snprintf(text, size, "%s", _("comes back"));
    if (!line->pupil || !line->row)
        return text;
    const struct {
        unsigned what;
        const char *format;
        const char *value;
    } parts[] = {
        { IMPORT_NAME, N_("was %s"), line->pupil->name },
        { IMPORT_KEY, N_("number %s"), line->row->key },
        { IMPORT_GROUP, N_("group %s"), line->row->group },
        { IMPORT_CLASS, N_("comes to %s"), line->class_name },
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!(line->what & parts[i].what) || length + 2 >= size)
            continue;
        if (length)
            length += (size_t)snprintf(text + length, size - length, ", ");
        length += (size_t)snprintf(text + length, size - length, translate(parts[i].format), parts[i].value);
        length = length < size ? length : size - 1;
    }
    return text;
}

const char *import_kind_label(enum import_kind kind)
{
    switch (kind) {
    case IMPORT_NEW:
        return _("new");
    case IMPORT_CHANGED:
        return _("changed");
    case IMPORT_CAME_BACK:
        return _("back");
    case IMPORT_MISSING:
        return _("missing");
    case IMPORT_UNCHANGED:
        return _("unchanged");
    case IMPORT_KINDS:
        break;
    }
    return "";
}
