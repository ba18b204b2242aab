#include "klaskast/domain/new_year_plan.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LAST_GROUP = 8, EARLY_DAYS = 31 };

/* A list of the new year may be read in July. */
static bool is_of_before(const struct pupil *pupil, int today)
{
    return pupil->left_day == DAY_NONE && pupil->placed_day < day_schoolyear_start(today) - EARLY_DAYS;
}

bool new_year_pupil_waits(const struct pupil *pupil, int today)
{
    return is_of_before(pupil, today + EARLY_DAYS);
}

bool new_year_waits(const struct facts *facts, const struct school_class *class, int today)
{
    if (!class->id || class->demo || facts->year_begun >= day_schoolyear(today))
        return false;
    for (size_t i = 0; i < facts->pupil_count; i++)
        if (facts->pupils[i].class_id == class->id && is_of_before(&facts->pupils[i], today))
            return true;
    return false;
}

/* --- one group up -------------------------------------------------------------------------------------- */

const char *new_year_name(const char *name, char up[CLASS_NAME_SIZE])
{
    char years[CLASS_YEARS_SIZE];
    class_name_clean(name, up);
    class_name_years(up, years);
    size_t digits = (strlen(years) + 1) / 2;
    if (!years[0] || strchr(years, '0' + LAST_GROUP))
        return up;
    for (char *at = up; *at && digits; at++)
        if (isdigit((unsigned char)*at)) {
            *at = (char)(*at + 1);
            digits--;
        }
    return up;
}

/* The group a pupil is in: as it was noted, else that of a class of one group; 0 unknown. */
static int group_of(const struct new_year *plan, const struct year_move *move)
{
    const struct school_class *class = plan->classes[move->from].class;
    char years[CLASS_YEARS_SIZE];
    const char *group = move->pupil->group;
    if (!group[0])
        group = class->groups[0] ? class->groups : class_name_years(class->name, years);
    return strlen(group) == 1 && group[0] >= '1' && group[0] <= '8' ? group[0] - '0' : 0;
}

static bool has_several(const struct school_class *class)
{
    char years[CLASS_YEARS_SIZE];
    return strlen(class_name_years(class->name, years)) > 1 || strlen(class->groups) > 1;
}

/* --- the proposal -------------------------------------------------------------------------------------- */

static const struct stay *held_of(const struct facts *school, int64_t pupil_id)
{
    for (size_t i = 0; i < school->stay_count; i++)
        if (school->stays[i].pupil_id == pupil_id && stay_open(&school->stays[i]))
            return &school->stays[i];
    return NULL;
}

static void add_pupils(struct new_year *plan, size_t from, int today)
{
    const struct facts *school = plan->school;
    for (size_t i = 0; i < school->pupil_count; i++) {
        const struct pupil *pupil = &school->pupils[i];
        if (pupil->class_id != plan->classes[from].class->id || !is_of_before(pupil, today))
            continue;
        struct year_move *move = &plan->moves[plan->move_count];
        *move = (struct year_move){ .pupil = pupil, .from = from, .held = held_of(school, pupil->id) };
        if (group_of(plan, move) == LAST_GROUP)
            move->fate = move->held ? YEAR_STAYS : YEAR_LEAVES;
        plan->move_count++;
    }
}

void new_year_make(struct new_year *plan, const struct facts *school, int today, struct arena *arena)
{
    *plan = (struct new_year){ .arena = arena,
                               .school = school,
                               .year = day_schoolyear(today),
                               .classes = arena_new(arena, school->class_count + 1, sizeof *plan->classes),
                               .moves = arena_new(arena, school->pupil_count + 1, sizeof *plan->moves) };
    char up[CLASS_NAME_SIZE];
    for (size_t i = 0; i < school->class_count; i++) {
        const struct school_class *class = &school->classes[i];
        size_t before = plan->move_count;
        plan->classes[plan->class_count] =
            (struct year_class){ .class = class,
                                 .to = arena_copy(arena, new_year_name(class->name, up)),
                                 .asks = has_several(class) };
        if (!class->demo)
            add_pupils(plan, plan->class_count, today);
        plan->class_count += plan->move_count > before;
    }
}

/* --- changed by hand ----------------------------------------------------------------------------------- */

bool new_year_set(struct new_year *plan, size_t index, enum year_fate fate, const char *to)
{
    struct year_move *move = &plan->moves[index];
    if (fate == YEAR_LEAVES && move->held)
        return false;
    move->fate = fate;
    move->to = to ? arena_copy(plan->arena, to) : NULL;
    return true;
}

void new_year_set_class(struct new_year *plan, size_t index, enum year_fate fate, const char *to)
{
    struct year_class *class = &plan->classes[index];
    if (to)
        class->to = arena_copy(plan->arena, to);
    class->asks = false;
    for (size_t i = 0; i < plan->move_count; i++)
        if (plan->moves[i].from == index && !new_year_set(plan, i, fate, NULL))
            new_year_set(plan, i, YEAR_STAYS, NULL);
}

enum year_fate new_year_fate(const struct new_year *plan, size_t index)
{
    size_t counts[YEAR_FATES] = { 0 };
    enum year_fate most = YEAR_GOES;
    for (size_t i = 0; i < plan->move_count; i++)
        if (plan->moves[i].from == index)
            counts[plan->moves[i].fate]++;
    for (int fate = 0; fate < YEAR_FATES; fate++)
        if (counts[fate] > counts[most])
            most = (enum year_fate)fate;
    return most;
}

/* --- what it comes to ---------------------------------------------------------------------------------- */

const char *new_year_class(const struct new_year *plan, const struct year_move *move)
{
    const struct year_class *class = &plan->classes[move->from];
    if (move->fate == YEAR_STAYS)
        return class->class->name;
    return move->to ? move->to : class->to;
}

/* One up; but who goes to a class of its own year (7A -> 7B) does that year once more. */
static const char *new_year_group(const struct new_year *plan, const struct year_move *move,
                                  char group[CLASS_YEARS_SIZE])
{
    int now = group_of(plan, move);
    char years[CLASS_YEARS_SIZE];
    snprintf(group, CLASS_YEARS_SIZE, "%s", move->pupil->group);
    if (!now || move->fate == YEAR_STAYS)
        return group;
    class_name_years(new_year_class(plan, move), years);
    bool same = years[0] && strchr(years, '0' + now) && !strchr(years, '1' + now);
    snprintf(group, CLASS_YEARS_SIZE, "%d", now < LAST_GROUP && !same ? now + 1 : now);
    return group;
}

static const struct school_class *class_named(const struct facts *school, const char *name)
{
    for (size_t i = 0; i < school->class_count; i++)
        if (class_name_same(school->classes[i].name, name))
            return &school->classes[i];
    return NULL;
}

static const struct year_move *move_of(const struct new_year *plan, int64_t pupil_id)
{
    for (size_t i = 0; i < plan->move_count; i++)
        if (plan->moves[i].pupil->id == pupil_id)
            return &plan->moves[i];
    return NULL;
}

/* Will somebody else have this slot there? Those who are there already go first, then the order of the plan.
 */
static bool slot_is_taken(const struct new_year *plan, const struct year_move *mover, const char *to)
{
    const struct school_class *there = class_named(plan->school, to);
    for (size_t i = 0; i < plan->school->pupil_count; i++) {
        const struct pupil *other = &plan->school->pupils[i];
        const struct year_move *move = move_of(plan, other->id);
        if (other->id == mover->pupil->id || other->slot != mover->pupil->slot || other->left_day != DAY_NONE)
            continue;
        if (!move || move->fate == YEAR_STAYS) {
            if (there && other->class_id == there->id)
                return true;
        } else if (move->fate == YEAR_GOES && class_name_same(new_year_class(plan, move), to) &&
                   (move < mover || (there && other->class_id == there->id))) {
            return true;
        }
    }
    return false;
}

static struct roster_change change_of(const struct new_year *plan, const struct year_move *move)
{
    const struct pupil *pupil = move->pupil;
    if (move->fate == YEAR_LEAVES)
        return (
            struct roster_change){ .kind = ROSTER_LEFT, .pupil_id = pupil->id, .class_id = pupil->class_id };
    const char *to = new_year_class(plan, move);
    const struct school_class *class = class_named(plan->school, to);
    char group[CLASS_YEARS_SIZE];
    bool taken = (!class || class->id != pupil->class_id) && slot_is_taken(plan, move, to);
    return (struct roster_change){ .kind = ROSTER_CHANGED,
                                   .pupil_id = pupil->id,
                                   .class_id = class ? class->id : 0,
                                   .class_name = class ? NULL : to,
                                   .first = pupil->first,
                                   .prefix = pupil->prefix,
                                   .surname = pupil->surname,
                                   .key = pupil->key,
                                   .group = arena_copy(plan->arena, new_year_group(plan, move, group)),
                                   .slot = taken ? 0 : pupil->slot };
}

void new_year_changes(const struct new_year *plan, const struct roster_change **changes, size_t *count)
{
    struct roster_change *all = arena_new(plan->arena, plan->move_count + 1, sizeof *all);
    size_t used = 0;
    for (size_t i = 0; i < plan->move_count; i++) {
        const struct year_move *move = &plan->moves[i];
        if (move->fate == YEAR_STAYS)
            continue;
        struct roster_change change = change_of(plan, move);
        bool same = change.kind == ROSTER_CHANGED && change.class_id == move->pupil->class_id &&
                    strcmp(change.group, move->pupil->group) == 0;
        if (!same)
            all[used++] = change;
    }
    *changes = all;
    *count = used;
}

/* --- words --------------------------------------------------------------------------------------------- */

void new_year_move_text(const struct new_year *plan, const struct year_move *move, char *text, size_t size)
{
    char group[CLASS_YEARS_SIZE], years[CLASS_YEARS_SIZE];
    const char *class = new_year_class(plan, move);
    new_year_group(plan, move, group);
    class_name_years(class, years);
    if (move->fate == YEAR_LEAVES)
        snprintf(text, size, "%s", _("has left"));
    else if (move->fate == YEAR_STAYS && move->held)
        snprintf(text, size, _("stays in %s: first give the device back"), class);
    else if (move->fate == YEAR_STAYS)
        snprintf(text, size, _("stays in %s"), class);
    else if (group[0] && strcmp(group, years) != 0)
        snprintf(text, size, _("%s, group %s"), class, group);
    else
        snprintf(text, size, "%s", class);
}

void new_year_class_text(const struct new_year *plan, size_t index, char *text, size_t size)
{
    const struct year_class *class = &plan->classes[index];
    size_t goes = 0, leaves = 0, all = 0, used = 0;
    for (size_t i = 0; i < plan->move_count; i++) {
        if (plan->moves[i].from != index)
            continue;
        all++;
        goes += plan->moves[i].fate == YEAR_GOES;
        leaves += plan->moves[i].fate == YEAR_LEAVES;
    }
    const char *name = class->class->name;
    size_t stays = all - goes - leaves;
    if (leaves == all)
        snprintf(text, size, translate_count("%s: %zu pupil has left", "%s: all %zu have left", all), name,
                 all);
    else if (stays == all)
        snprintf(text, size, translate_count("%s: %zu pupil stays", "%s: all %zu stay", all), name, all);
    else if (!goes)
        snprintf(text, size, "%s: ", name);
    else if (class_name_same(name, class->to))
        snprintf(text, size,
                 translate_count("%s: %zu pupil one group up", "%s: %zu pupils one group up", goes), name,
                 goes);
    else
        snprintf(text, size, translate_count("%s becomes %s: %zu pupil", "%s becomes %s: %zu pupils", goes),
                 name, class->to, goes);
    if (leaves && leaves < all) {
        used = strlen(text);
        snprintf(text + used, size - used, _("%s%zu left"), goes ? ", " : "", leaves);
    }
    if (stays && stays < all) {
        used = strlen(text);
        snprintf(text + used, size - used, translate_count(", %zu stays", ", %zu stay", stays), stays);
    }
}
