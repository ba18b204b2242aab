/* new-year: what the screen shows, and doing it. */
#include "klaskast/app/command.h"
#include "klaskast/app/new_year_work.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <string.h>

enum { HALF = 200 };

/* "7A=8A" in its two halves, blanks around them gone. */
static bool split(const char *text, char left[HALF], char right[HALF], struct err *err)
{
    const char *equals = strchr(text, '=');
    char half[HALF];
    if (!equals || equals == text || !equals[1])
        return err_set(err, ERR_USAGE, _("'%s' needs two sides, such as 7A=8A."), text);
    snprintf(half, sizeof half, "%.*s", (int)(equals - text), text);
    text_clean(left, HALF, half);
    snprintf(half, sizeof half, "%s", equals + 1);
    text_clean(right, HALF, half);
    return true;
}

/* 7A=8A, 7A=left, 7A=7A. */
static bool set_class(struct new_year *plan, const char *value, struct err *err)
{
    char from[HALF], to[HALF], name[CLASS_NAME_SIZE], known[HALF] = "";
    if (!split(value, from, to, err))
        return false;
    class_name_clean(to, name);
    for (size_t i = 0; i < plan->class_count; i++) {
        const char *here = plan->classes[i].class->name;
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, "%s%s", used ? ", " : "", here);
        if (!class_name_same(here, from))
            continue;
        if (strcmp(to, "left") == 0)
            new_year_set_class(plan, i, YEAR_LEAVES, NULL);
        else
            new_year_set_class(plan, i, YEAR_GOES, name);
        return true;
    }
    return err_set(err, ERR_REFUSED,
                   *known ? _("No class %s waits for the new school year. These do: %s.")
                          : _("No class %s waits for the new school year."),
                   from, known);
}

/* The one pupil that a part of a name means; the school is larger than a class, so the class stands beside
 * it. */
static bool find_pupil(const struct new_year *plan, const char *text, size_t *found, struct err *err)
{
    char folded[256], candidates[400] = "";
    size_t count = 0;
    bool whole = false;
    text_fold(folded, sizeof folded, text);
    for (size_t i = 0; i < plan->move_count; i++) {
        const struct pupil *pupil = plan->moves[i].pupil;
        bool same = strcmp(pupil->search, folded) == 0;
        if (!*folded || (whole && !same) || text_search(pupil->search, folded) == TEXT_NO_MATCH)
            continue;
        if (same && !whole) {
            candidates[0] = '\0';
            count = 0;
        }
        whole |= same;
        size_t used = strlen(candidates);
        snprintf(candidates + used, sizeof candidates - used, "%s%s (%s, %d)", used ? ", " : "",
                 pupil_label(pupil), plan->classes[plan->moves[i].from].class->name, pupil->slot);
        *found = i;
        count++;
    }
    if (count == 1)
        return true;
    if (count)
        return err_set(err, ERR_REFUSED, _("'%s' can be %s. Give more of the name."), text, candidates);
    return err_set(err, ERR_REFUSED, _("Nobody called '%s' waits for the new school year."), text);
}

static bool set_pupil(struct new_year *plan, const char *name, enum year_fate fate, const char *to,
                      struct err *err)
{
    size_t index;
    if (!find_pupil(plan, name, &index, err))
        return false;
    return new_year_set(plan, index, fate, to) ||
           err_set(err, ERR_REFUSED,
                   _("A device of %s is still here. Give it back first, then the pupil can leave."),
                   pupil_label(plan->moves[index].pupil));
}

static bool set_move(struct new_year *plan, const char *value, struct err *err)
{
    char pupil[HALF], to[HALF], name[CLASS_NAME_SIZE];
    return split(value, pupil, to, err) && set_pupil(plan, pupil, YEAR_GOES, class_name_clean(to, name), err);
}

/* In the order in which they were given: first a whole class, then who is an exception. */
static bool apply(struct new_year *plan, const struct command_line *line, struct err *err)
{
    bool ok = true;
    for (int i = 0; ok && i < line->given_count; i++) {
        const char *name = line->given[i].name, *value = line->given[i].value;
        if (strcmp(name, "class") == 0)
            ok = set_class(plan, value, err);
        else if (strcmp(name, "left") == 0)
            ok = set_pupil(plan, value, YEAR_LEAVES, NULL, err);
        else if (strcmp(name, "stays") == 0)
            ok = set_pupil(plan, value, YEAR_STAYS, NULL, err);
        else if (strcmp(name, "move") == 0)
            ok = set_move(plan, value, err);
    }
    return ok;
}

/* Who does something else than the class. */
static void print_exceptions(const struct new_year *plan, size_t index)
{
    char text[200];
    enum year_fate most = new_year_fate(plan, index);
    for (size_t i = 0; i < plan->move_count; i++) {
        const struct year_move *move = &plan->moves[i];
        if (move->from != index || (move->fate == most && !move->to))
            continue;
        new_year_move_text(plan, move, text, sizeof text);
        printf("    %s: %s\n", pupil_label(move->pupil), text);
    }
}

static void print_look(const struct year_look *look)
{
    char text[300];
    enum year_part part = YEAR_PARTS;
    for (size_t i = 0; i < look->plan.class_count; i++) {
        new_year_class_text(&look->plan, i, text, sizeof text);
        printf("%s%s\n", text,
               look->plan.classes[i].asks ? _("  (a combination class: is this right?)") : "");
        print_exceptions(&look->plan, i);
    }
    for (size_t i = 0; i < look->line_count; i++) {
        if (look->lines[i].part != part)
            printf("\n%s\n", new_year_part_label(look->lines[i].part));
        part = look->lines[i].part;
        printf("  %s\n", look->lines[i].text);
    }
    if (look->going_count)
        printf("\n%s\n", _("Past its time, for the last step"));
    for (size_t i = 0; i < look->going_count; i++)
        printf("  %s\n", look->going[i]);
    putchar('\n');
}

static bool begin(struct app *app, const struct command_line *line, struct arena *arena, struct err *err)
{
    struct year_look look;
    struct outcome outcome;
    if (!new_year_look_at(app, arena, &look, err) || !apply(&look.plan, line, err))
        return false;
    if (look.begun)
        printf(_("School year %d-%d was begun already. There is nothing left to move.\n"), look.plan.year,
               look.plan.year + 1);
    else if (!look.plan.move_count)
        puts(_("Everybody is in the class of this school year: there is nothing left to move."));
    print_look(&look);
    if (look.begun || !look.plan.move_count)
        return true;
    if (command_option(line, "dry-run")) {
        puts(_("Only looked at: nothing is changed."));
        return true;
    }
    if (!new_year_begin(app, &look.plan, &outcome, err))
        return false;
    printf("%s %s\n", outcome.said, _("'klaskast new-year --undo' takes it back."));
    return true;
}

bool cmd_new_year(struct app *app, const struct command_line *line, struct err *err)
{
    struct arena arena;
    struct outcome outcome;
    if (command_option(line, "undo")) {
        bool taken = new_year_take_back(app, &outcome, err);
        if (taken)
            puts(outcome.said);
        return taken;
    }
    arena_init(&arena);
    bool ok = begin(app, line, &arena, err);
    arena_clear(&arena);
    return ok;
}
