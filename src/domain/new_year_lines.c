/* What the new school year means besides who goes where, in sentences. [P1, P8, P11, P13, C1, I1] */
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/domain/new_year_plan.h"

#include <stdio.h>
#include <string.h>

enum { LINE = 400 };

struct lines {
    const struct new_year *plan;
    const struct settings *settings;
    int today;
    struct year_line *list;
    size_t count, room;
};

static void add(struct lines *lines, enum year_part part, const char *text)
{
    struct arena *arena = lines->plan->arena;
    lines->list = arena_room(arena, lines->list, lines->count, &lines->room, sizeof *lines->list);
    lines->list[lines->count++] = (struct year_line){ part, arena_copy(arena, text) };
}

const char *new_year_part_label(enum year_part part)
{
    switch (part) {
    case YEAR_KEPT:
        return _("What stays");
    case YEAR_ANEW:
        return _("What starts anew");
    case YEAR_GOES_ON:
        return _("What goes on");
    case YEAR_HERE:
        return _("Still in the cupboard");
    case YEAR_PARTS:
        break;
    }
    return "";
}

/* Of a class that is not invented, and still there. */
static const struct pupil *pupil_here(const struct facts *school, int64_t id)
{
    const struct pupil *pupil = facts_pupil(school, id);
    if (!pupil || pupil->left_day != DAY_NONE)
        return NULL;
    for (size_t i = 0; i < school->class_count; i++)
        if (school->classes[i].id == pupil->class_id)
            return school->classes[i].demo ? NULL : pupil;
    return NULL;
}

/* The ladders by when their count starts anew. [P11] */
static void add_counting(struct lines *lines)
{
    char anew[LINE] = "", on[LINE] = "", text[2 * LINE];
    for (int i = 0; i < LADDERS; i++) {
        bool own = i != LADDER_WATCH || lines->settings->watch_own_ladder;
        bool yearly = lines->settings->ladders[i].reset == RESET_SCHOOLYEAR;
        char *list = yearly ? anew : on;
        size_t used = strlen(list);
        if (own)
            snprintf(list + used, LINE - used, "%s%s", used ? ", " : "", ladder_label((enum ladder_kind)i));
    }
    snprintf(text, sizeof text, _("The steps: everybody begins at the first again (%s)."),
             *on ? anew : "P11");
    if (*anew)
        add(lines, YEAR_ANEW, text);
    if (*on) {
        snprintf(text, sizeof text, _("By the settings these steps count on over the summer: %s."), on);
        add(lines, YEAR_GOES_ON, text);
    }
}

static void add_measures(struct lines *lines)
{
    const struct facts *school = lines->plan->school;
    char what[LINE], text[2 * LINE];
    for (size_t i = 0; i < school->measure_count; i++) {
        const struct measure *measure = &school->measures[i];
        const struct pupil *pupil = pupil_here(school, measure->pupil_id);
        if (!pupil || measure_over(school, measure, lines->today))
            continue;
        measure_text(school, lines->settings, measure, lines->today, what, sizeof what);
        snprintf(text, sizeof text, "%s: %s.", pupil_label(pupil), what);
        add(lines, YEAR_GOES_ON, text);
    }
}

static void add_duties(struct lines *lines)
{
    const struct facts *school = lines->plan->school;
    size_t open = 0;
    char text[LINE];
    for (size_t i = 0; i < school->task_count; i++)
        open += task_open(&school->tasks[i], lines->today) && pupil_here(school, school->tasks[i].pupil_id);
    if (!open)
        return;
    snprintf(text, sizeof text,
             translate_count("%zu thing to do is still open; it goes along with the child.",
                             "%zu things to do are still open; they go along with the children.", open),
             open);
    add(lines, YEAR_GOES_ON, text);
}

static void add_devices(struct lines *lines)
{
    const struct facts *school = lines->plan->school;
    char day[DAY_TEXT_SIZE], text[LINE];
    for (size_t i = 0; i < school->stay_count; i++) {
        const struct stay *stay = &school->stays[i];
        const struct pupil *pupil = pupil_here(school, stay->pupil_id);
        if (!pupil || !stay_open(stay))
            continue;
        snprintf(text, sizeof text, _("%s: %s, since %s."), pupil_label(pupil),
                 *stay->label ? stay->label : device_label(stay->kind),
                 day_text(stay->in_day, DAY_LONG, day));
        add(lines, YEAR_HERE, text);
    }
}

size_t new_year_lines(const struct new_year *plan, const struct settings *settings, int today,
                      const struct year_line **list)
{
    struct lines lines = { .plan = plan, .settings = settings, .today = today };
    add(&lines, YEAR_KEPT, _("Websites, letters and settings, for everybody."));
    add(&lines, YEAR_KEPT, _("Lessons stay with their class: l (F5) copies them one by one."));
    add(&lines, YEAR_ANEW, _("Consent for photos: no answer yet, for everybody (C1)."));
    add(&lines, YEAR_ANEW, _("The internet agreements: each class makes them again (I1)."));
    add_counting(&lines);
    add_measures(&lines);
    add_duties(&lines);
    add_devices(&lines);
    *list = lines.list;
    return lines.count;
}
