#include "klaskast/domain/lesson.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { YOUNGEST_GROUPS = 0x03 /* groups 1 and 2: an adult sits beside them [S6] */ };

/* --- states -------------------------------------------------------------------------------------------- */

static const char *const state_names[LESSON_STATES] = {
    [LESSON_PLANNED] = "planned",
    [LESSON_GIVEN] = "given",
    [LESSON_CANCELLED] = "cancelled",
};

static const char *const state_labels[LESSON_STATES] = {
    [LESSON_PLANNED] = NC_("lesson", "planned"),
    [LESSON_GIVEN] = NC_("lesson", "given"),
    [LESSON_CANCELLED] = NC_("lesson", "cancelled"),
};

const char *lesson_state_name(enum lesson_state state)
{
    return state_names[state];
}

bool lesson_state_parse(const char *name, enum lesson_state *state)
{
    for (int i = 0; i < LESSON_STATES; i++) {
        if (strcmp(name, state_names[i]) == 0) {
            *state = (enum lesson_state)i;
            return true;
        }
    }
    return false;
}

const char *lesson_state_label(enum lesson_state state)
{
    return C_("lesson", state_labels[state]);
}

/* --- its sites ----------------------------------------------------------------------------------------- */

static bool has_site(const struct lesson_site *sites, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(sites[i].key, key) == 0)
            return true;
    return false;
}

bool lesson_sites_read(const char *text, struct arena *arena, const struct lesson_site **sites, size_t *count)
{
    struct lesson_site *list = arena_new(arena, LESSON_SITES, sizeof *list);
    *sites = list;
    *count = 0;
    while (*(text += strspn(text, " "))) {
        size_t length = strcspn(text, " ");
        if (length < 3 || length - 2 >= SITE_ADDRESS_SIZE || text[1] != ':' ||
            (text[0] != 'p' && text[0] != 't'))
            return false;
        const char *key = arena_print(arena, "%.*s", (int)length - 2, text + 2);
        if (!has_site(list, *count, key)) {
            if (*count == LESSON_SITES)
                return false;
            list[(*count)++] = (struct lesson_site){ .key = key, .shown = text[0] == 't' };
        }
        text += length;
    }
    return true;
}

void lesson_sites_print(const struct lesson_site *sites, size_t count, char text[LESSON_SITES_SIZE])
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < count && used < LESSON_SITES_SIZE; i++)
        used += (size_t)snprintf(text + used, LESSON_SITES_SIZE - used, "%s%c:%s", i ? " " : "",
                                 sites[i].shown ? 't' : 'p', sites[i].key);
}

/* --- is it ready --------------------------------------------------------------------------------------- */

const char *lesson_gap_name(enum lesson_gap gap)
{
    static const char *const names[LESSON_GAPS] = {
        [GAP_NONE] = "",
        [GAP_GONE] = "gone",
        [GAP_REVIEW] = "review",
        [GAP_AGAIN] = "again",
        [GAP_NOT_ALLOWED] = "not-allowed",
        [GAP_TOGETHER] = "together",
        [GAP_GROUP] = "group",
        [GAP_NO_GROUPS] = "no-groups",
    };
    return names[gap];
}

const char *lesson_gap_label(enum lesson_gap gap)
{
    static const char *const labels[LESSON_GAPS] = {
        [GAP_NONE] = NC_("gap", "may be used"),
        [GAP_GONE] = NC_("gap", "no longer on the list"),
        [GAP_REVIEW] = NC_("gap", "to review"),
        [GAP_AGAIN] = NC_("gap", "to review again"),
        [GAP_NOT_ALLOWED] = NC_("gap", "not allowed"),
        [GAP_TOGETHER] = NC_("gap", "only with an adult beside"),
        [GAP_GROUP] = NC_("gap", "not for this group"),
        [GAP_NO_GROUPS] = NC_("gap", "its review names no group"),
    };
    return C_("gap", labels[gap]);
}

bool lesson_has_adult(const struct lesson *lesson)
{
    return lesson->adult || (lesson->groups && !(lesson->groups & ~(unsigned)YOUNGEST_GROUPS));
}

enum lesson_gap lesson_site_gap(const struct lesson *lesson, const struct lesson_site *use,
                                const struct site *sites, size_t count, int today, int review_months,
                                const struct site **site)
{
    *site = site_by_key(sites, count, use->key);
    if (use->shown)
        return GAP_NONE;
    if (!*site)
        return GAP_GONE;
    bool fits = (*site)->groups && !(lesson->groups & ~(*site)->groups);
    switch (site_status(*site, lesson->day > today ? lesson->day : today, review_months)) {
    case SITE_NEW:
        return GAP_REVIEW;
    case SITE_AGAIN:
        return GAP_AGAIN;
    case SITE_NOT_ALLOWED:
        return GAP_NOT_ALLOWED;
    case SITE_TOGETHER:
        if (fits && !lesson_has_adult(lesson))
            return GAP_TOGETHER;
        break;
    case SITE_ALLOWED:
        break;
    }
    if (!(*site)->groups)
        return GAP_NO_GROUPS;
    return fits ? GAP_NONE : GAP_GROUP;
}

struct lesson_check lesson_check(const struct lesson *lesson, const struct site *sites, size_t count,
                                 int today, int review_months)
{
    struct lesson_check check = { .no_leave = *lesson->contact && !*lesson->leave_by };
    for (size_t i = 0; i < lesson->site_count; i++) {
        const struct site *site;
        enum lesson_gap gap =
            lesson_site_gap(lesson, &lesson->sites[i], sites, count, today, review_months, &site);
        bool review = gap == GAP_REVIEW || gap == GAP_AGAIN;
        check.to_review += review;
        check.not_fit += gap != GAP_NONE && !review;
    }
    check.ready = !check.to_review && !check.not_fit && !check.no_leave;
    return check;
}

static void add(char *text, size_t size, const char *part)
{
    size_t used = strlen(text);
    if (used < size)
        snprintf(text + used, size - used, "%s%s", used ? ", " : "", part);
}

void lesson_check_text(const struct lesson *lesson, const struct lesson_check *check, char *text, size_t size)
{
    char why[200] = "", part[80];
    if (lesson->state != LESSON_PLANNED || check->ready) {
        snprintf(text, size, "%s",
                 lesson->state == LESSON_PLANNED ? C_("lesson", "ready") : lesson_state_label(lesson->state));
        return;
    }
    if (check->to_review) {
        snprintf(part, sizeof part,
                 translate_count("%d site to review", "%d sites to review", (unsigned long)check->to_review),
                 check->to_review);
        add(why, sizeof why, part);
    }
    if (check->not_fit) {
        snprintf(
            part, sizeof part,
            translate_count("%d site does not fit", "%d sites do not fit", (unsigned long)check->not_fit),
            check->not_fit);
        add(why, sizeof why, part);
    }
    if (check->no_leave)
        add(why, sizeof why, _("no permission for the contact"));
    snprintf(text, size, _("not ready: %s"), why);
}

/* --- finding, counting --------------------------------------------------------------------------------- */

const struct lesson *lesson_by_id(const struct lesson *lessons, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (lessons[i].id == id)
            return &lessons[i];
    return NULL;
}

int lesson_week(int day)
{
    return day - ((int)day_weekday(day) - MONDAY);
}

/* A week belongs to the year in which its Thursday falls. */
int lesson_week_number(int day)
{
    int thursday = lesson_week(day) + 3;
    return (thursday - day_from_date(day_date(thursday).year, 1, 1)) / 7 + 1;
}

unsigned lesson_class_groups(const char *groups)
{
    unsigned bits = 0;
    return groups_parse(groups, &bits) ? bits : 0;
}

int lesson_media_given(const struct lesson *lessons, size_t count, int group)
{
    int given = 0;
    for (size_t i = 0; i < count; i++)
        given += lessons[i].media && lessons[i].state == LESSON_GIVEN &&
                 (!lessons[i].groups || lessons[i].groups >> (group - 1) & 1U);
    return given;
}
