/* lesson add, change, copy, site, pupil, given, cancel, plan, remove, list, show, count. [S1, S5, S7, S8] */
#include "klaskast/app/command.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/value.h"
#include "klaskast/store/query.h"

#include <stdlib.h>
#include <string.h>

/* What there is to choose from. */
struct shelf {
    struct arena arena;
    const struct lesson *lessons;
    size_t count;
    const struct site *sites;
    size_t site_count;
};

static bool shelf_open(struct app *app, struct shelf *shelf, struct err *err)
{
    arena_init(&shelf->arena);
    return query_lessons(app->store, app->class_id, 0, INT32_MAX, &shelf->arena, &shelf->lessons,
                         &shelf->count, err) &&
           query_sites(app->store, &shelf->arena, &shelf->sites, &shelf->site_count, err);
}

static bool title_matches(const struct lesson *lesson, const char *folded)
{
    char title[2 * LESSON_TITLE_SIZE];
    text_fold(title, sizeof title, lesson->title);
    return strstr(title, folded) != NULL;
}

/* A lesson by its number, or by a part of its title that no other coming lesson has. */
static const struct lesson *find(const struct app *app, const struct shelf *shelf, const char *text,
                                 struct err *err)
{
    char folded[2 * LESSON_TITLE_SIZE], candidates[300] = "", day[DAY_TEXT_SIZE], *end;
    const struct lesson *found = NULL;
    int count = 0;
    long long number = strtoll(text, &end, 10);
    if (*text && !*end && (found = lesson_by_id(shelf->lessons, shelf->count, number)))
        return found;
    text_fold(folded, sizeof folded, text);
    for (int past = 0; past < 2 && !count && *folded; past++)
        for (size_t i = 0; i < shelf->count; i++) {
            const struct lesson *lesson = &shelf->lessons[i];
            if ((lesson->day < app->model.today) != past || !title_matches(lesson, folded))
                continue;
            size_t used = strlen(candidates);
            if (used + 1 < sizeof candidates)
                snprintf(candidates + used, sizeof candidates - used, "%s%lld (%s, %s)", used ? ", " : "",
                         (long long)lesson->id, lesson->title, day_text(lesson->day, DAY_SHORT, day));
            found = lesson;
            count++;
        }
    if (count == 1)
        return found;
    if (count > 1)
        err_set(err, ERR_REFUSED, _("'%s' can be %s. Give its number."), text, candidates);
    else
        err_set(err, ERR_REFUSED, _("There is no lesson '%s'. 'klaskast lesson list' shows them."), text);
    return NULL;
}

/* A class goes on to the next group, but its lessons are for the class that comes. */
static const struct lesson *find_anywhere(const struct app *app, struct shelf *shelf, const char *text,
                                          struct err *err)
{
    struct err own = *err;
    *err = (struct err){ ERR_NONE, "" };
    if (!query_lessons_all(app->store, &shelf->arena, &shelf->lessons, &shelf->count, err))
        return NULL;
    const struct lesson *lesson = find(app, shelf, text, err);
    if (!lesson && !shelf->count)
        *err = own;
    return lesson;
}

/* --- showing ------------------------------------------------------------------------------------------- */

static struct lesson_check check_of(const struct app *app, const struct shelf *shelf,
                                    const struct lesson *lesson)
{
    return lesson_check(lesson, shelf->sites, shelf->site_count, app->model.today,
                        app->settings.review_months);
}

static enum lesson_gap gap_of(const struct app *app, const struct shelf *shelf, const struct lesson *lesson,
                              const struct lesson_site *use, const struct site **site)
{
    return lesson_site_gap(lesson, use, shelf->sites, shelf->site_count, app->model.today,
                           app->settings.review_months, site);
}

static struct json *sites_json(const struct app *app, const struct shelf *shelf, const struct lesson *lesson)
{
    struct json *list = json_new_list();
    for (size_t i = 0; i < lesson->site_count; i++) {
        const struct site *site;
        enum lesson_gap gap = gap_of(app, shelf, lesson, &lesson->sites[i], &site);
        struct json *object = json_new_object();
        json_put_text(object, "site", lesson->sites[i].key);
        json_put_text(object, "address", site ? site->address : NULL);
        json_put_text(object, "title", site ? site->title : NULL);
        json_put_text(object, "use", lesson->sites[i].shown ? "shown" : "pupils");
        json_put_text(object, "not_ready", gap ? lesson_gap_name(gap) : NULL);
        json_append(list, object);
    }
    return list;
}

static struct json *lesson_json(const struct app *app, const struct shelf *shelf, const struct lesson *lesson)
{
    char groups[GROUPS_SIZE], day[DAY_ISO_SIZE], leave[DAY_ISO_SIZE] = "";
    struct json *object = json_new_object();
    struct lesson_check check = check_of(app, shelf, lesson);
    day_iso(lesson->day, day);
    if (lesson->leave_day != DAY_NONE)
        day_iso(lesson->leave_day, leave);
    json_put_integer(object, "number", lesson->id);
    json_put_text(object, "uid", lesson->uid);
    json_put_text(object, "day", day);
    json_put_text(object, "title", lesson->title);
    json_put_text(object, "subject", lesson->subject);
    json_put_text(object, "goal", lesson->goal);
    json_put_text(object, "groups", groups_print(lesson->groups, groups));
    json_put(object, "sites", sites_json(app, shelf, lesson));
    json_put_text(object, "contact", *lesson->contact ? lesson->contact : NULL);
    json_put_text(object, "leave_by", *lesson->leave_by ? lesson->leave_by : NULL);
    json_put_text(object, "leave", *leave ? leave : NULL);
    json_put_bool(object, "media_literacy", lesson->media);
    json_put_bool(object, "adult", lesson->adult);
    json_put_text(object, "copyright", *lesson->copyright ? lesson->copyright : NULL);
    json_put_text(object, "state", lesson_state_name(lesson->state));
    json_put_bool(object, "ready", check.ready);
    return object;
}

static void print_lesson(const struct app *app, const struct shelf *shelf, const struct lesson *lesson,
                         int columns)
{
    char number[24], day[DAY_TEXT_SIZE], groups[GROUPS_SIZE], text[240];
    struct lesson_check check = check_of(app, shelf, lesson);
    lesson_check_text(lesson, &check, text, sizeof text);
    snprintf(number, sizeof number, "%lld", (long long)lesson->id);
    command_print_padded(number, 6);
    command_print_padded(day_text(lesson->day, DAY_MEDIUM, day), 11);
    command_print_padded(groups_print(lesson->groups, groups), 6);
    command_print_padded(lesson->title, columns + 2);
    printf("%s\n", text);
}

/* From this week on; all with --all. */
static bool list(struct app *app, const struct command_line *line, struct shelf *shelf, struct err *err)
{
    struct json *json = line->options.json ? json_new_list() : NULL;
    int from = command_option(line, "all") ? 0 : lesson_week(app->model.day), columns = 0, shown = 0;
    for (size_t i = 0; i < shelf->count; i++) {
        int width = text_width(shelf->lessons[i].title);
        columns = shelf->lessons[i].day >= from && width > columns ? width : columns;
    }
    for (size_t i = 0; i < shelf->count; i++) {
        if (shelf->lessons[i].day < from)
            continue;
        shown++;
        if (json)
            json_append(json, lesson_json(app, shelf, &shelf->lessons[i]));
        else
            print_lesson(app, shelf, &shelf->lessons[i], columns > 40 ? 40 : columns);
    }
    if (json)
        return command_print_json(&json, err);
    if (!shown)
        puts(_("No lesson from this week on. 'klaskast lesson add TITLE' prepares one; --all shows earlier "
               "ones."));
    return true;
}

static void print_sites(const struct app *app, const struct shelf *shelf, const struct lesson *lesson)
{
    for (size_t i = 0; i < lesson->site_count; i++) {
        const struct site *site;
        enum lesson_gap gap = gap_of(app, shelf, lesson, &lesson->sites[i], &site);
        printf("  %s  %s\n", lesson->sites[i].key,
               lesson->sites[i].shown ? _("only shown by the teacher") : lesson_gap_label(gap));
    }
}

static bool print_lines(struct app *app, struct shelf *shelf, const struct lesson *lesson, struct err *err)
{
    const struct lesson_line *lines;
    size_t count;
    if (!query_lesson_lines(app->store, lesson->id, &shelf->arena, &lines, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct pupil *pupil = facts_pupil(&app->model.facts, lines[i].pupil_id);
        if (pupil)
            printf("  %s: %s\n", pupil_label(pupil), lines[i].text);
    }
    return true;
}

static bool show(struct app *app, const struct command_line *line, struct shelf *shelf,
                 const struct lesson *lesson, struct err *err)
{
    char text[240], day[DAY_TEXT_SIZE], groups[GROUPS_SIZE];
    struct json *json = line->options.json ? lesson_json(app, shelf, lesson) : NULL;
    if (json)
        return command_print_json(&json, err);
    struct lesson_check check = check_of(app, shelf, lesson);
    lesson_check_text(lesson, &check, text, sizeof text);
    printf("%s, %s", lesson->title, day_text(lesson->day, DAY_FULL, day));
    if (lesson->groups)
        printf(_(", group %s"), groups_print(lesson->groups, groups));
    printf("\n%s\n", text);
    const struct {
        const char *label, *value;
    } facts[] = { { _("Subject"), lesson->subject },
                  { _("Goal"), lesson->goal },
                  { _("Contact with"), lesson->contact },
                  { _("Permission from"), lesson->leave_by },
                  { _("Copyright"), lesson->copyright },
                  { _("Media literacy"), lesson->media ? _("yes") : "" },
                  { _("Adult beside them"), lesson->adult ? _("yes") : "" } };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (*facts[i].value)
            printf("%s: %s\n", facts[i].label, facts[i].value);
    print_sites(app, shelf, lesson);
    return print_lines(app, shelf, lesson, err);
}

/* How many media-literacy lessons were given this school year, for each group from 5 on. [S8] */
static bool count_media(struct app *app, const struct command_line *line, struct err *err)
{
    struct arena arena;
    const struct lesson *lessons;
    size_t count;
    int from = day_schoolyear_start(app->model.day);
    arena_init(&arena);
    bool ok = query_lessons(app->store, app->class_id, from, day_schoolyear_end(from), &arena, &lessons,
                            &count, err);
    struct json *json = ok && line->options.json ? json_new_object() : NULL;
    for (int group = 5; ok && group <= 8; group++) {
        char key[16];
        int given = lesson_media_given(lessons, count, group);
        snprintf(key, sizeof key, "group_%d", group);
        if (json)
            json_put_integer(json, key, given);
        else
            printf(_("Group %d: %d media-literacy lessons given this school year\n"), group, given);
    }
    arena_clear(&arena);
    return ok && (!json || command_print_json(&json, err));
}

/* --- changing ------------------------------------------------------------------------------------------ */

static enum lesson_flag flag(const struct command_line *line, const char *yes, const char *no)
{
    if (command_option(line, no))
        return LESSON_NO;
    return command_option(line, yes) ? LESSON_YES : LESSON_KEEP;
}

static bool add_use(struct shelf *shelf, const char *text, bool shown, char *sites, struct err *err)
{
    const struct site *site = command_site(shelf->sites, shelf->site_count, text, err);
    size_t used = strlen(sites);
    if (!site)
        return false;
    if (used + strlen(site->key) + 4 > LESSON_SITES_SIZE)
        return err_set(err, ERR_REFUSED, _("A lesson has at most %d sites."), (int)LESSON_SITES);
    snprintf(sites + used, LESSON_SITES_SIZE - used, "%s%c:%s", used ? " " : "", shown ? 't' : 'p',
             site->key);
    return true;
}

/* --site and --show, each as often as need be, in their order. */
static bool read_sites(struct shelf *shelf, const struct command_line *line, struct lesson_intent *want,
                       struct err *err)
{
    char *sites = arena_new(&shelf->arena, LESSON_SITES_SIZE, 1);
    for (int i = 0; i < line->given_count; i++) {
        bool shown = strcmp(line->given[i].name, "show") == 0;
        if (!shown && strcmp(line->given[i].name, "site") != 0)
            continue;
        want->sites = sites;
        if (*line->given[i].value && !add_use(shelf, line->given[i].value, shown, sites, err))
            return false;
    }
    return true;
}

static bool read_intent(const struct app *app, struct shelf *shelf, const struct command_line *line,
                        struct lesson_intent *want, struct err *err)
{
    *want = (struct lesson_intent){ .day = DAY_NONE,
                                    .subject = command_option(line, "subject"),
                                    .goal = command_option(line, "goal"),
                                    .groups = command_option(line, "groups"),
                                    .contact = command_option(line, "contact"),
                                    .leave_by = command_option(line, "leave"),
                                    .copyright = command_option(line, "copyright"),
                                    .media = flag(line, "media", "no-media"),
                                    .adult = flag(line, "adult", "no-adult") };
    const char *day = command_option(line, "day");
    if (day && !value_near_day(day, app->model.today, &want->day))
        return err_set(err, ERR_USAGE, _("'%s' is not a day. Give it as 2026-11-24."), day);
    return read_sites(shelf, line, want, err);
}

static bool add(struct app *app, const struct command_line *line, struct shelf *shelf, struct err *err)
{
    struct lesson_intent want;
    if (!read_intent(app, shelf, line, &want, err))
        return false;
    want.title = line->words[1];
    if (want.day == DAY_NONE)
        want.day = app->model.day;
    const char *groups =
        app->model.class.id ? app->model.class.groups : ""; /* at home there may be no class */
    if (!want.groups)
        want.groups = lesson_class_groups(groups) ? groups : "";
    return command_perform(app, &(struct intent){ .kind = INTENT_LESSON_ADD, .lesson = &want }, err);
}

static bool change(struct app *app, const struct command_line *line, struct shelf *shelf,
                   const struct lesson *lesson, enum intent_kind kind, struct err *err)
{
    struct lesson_intent want;
    if (!read_intent(app, shelf, line, &want, err))
        return false;
    want.title = line->word_count > 2 ? line->words[2] : NULL;
    return command_perform(app, &(struct intent){ .kind = kind, .ref = lesson->id, .lesson = &want }, err);
}

/* One site more at the end, shown by the teacher or not, or one less. */
static bool change_site(struct app *app, const struct command_line *line, struct shelf *shelf,
                        const struct lesson *lesson, struct err *err)
{
    if (line->word_count < 3)
        return err_set(err, ERR_USAGE, "%s",
                       _("Which site? Use: klaskast lesson site LESSON SITE [--shown|--off]"));
    const struct site *site = command_site(shelf->sites, shelf->site_count, line->words[2], err);
    if (!site)
        return false;
    struct lesson_site list[LESSON_SITES + 1];
    size_t count = 0;
    char *sites = arena_new(&shelf->arena, LESSON_SITES_SIZE, 1);
    for (size_t i = 0; i < lesson->site_count; i++)
        if (strcmp(lesson->sites[i].key, site->key) != 0)
            list[count++] = lesson->sites[i];
    if (!command_option(line, "off") && count == LESSON_SITES)
        return err_set(err, ERR_REFUSED, _("A lesson has at most %d sites."), (int)LESSON_SITES);
    if (!command_option(line, "off"))
        list[count++] = (struct lesson_site){ site->key, command_option(line, "shown") != NULL };
    lesson_sites_print(list, count, sites);
    struct lesson_intent want = { .day = DAY_NONE, .sites = sites };
    return command_perform(
        app, &(struct intent){ .kind = INTENT_LESSON_CHANGE, .ref = lesson->id, .lesson = &want }, err);
}

/* The plan is different for one pupil; an empty text takes that away. [S7] */
static bool change_line(struct app *app, const struct command_line *line, const struct lesson *lesson,
                        struct err *err)
{
    if (line->word_count < 4)
        return err_set(err, ERR_USAGE, "%s", _("Use: klaskast lesson pupil LESSON PUPIL TEXT"));
    const struct pupil_day *row = command_pupil(app, line->words[2], err);
    struct intent intent = { .kind = INTENT_LESSON_LINE, .ref = lesson->id, .text = line->words[3] };
    if (!row)
        return false;
    intent.pupil_id = row->pupil->id;
    return command_perform(app, &intent, err);
}

static bool on_lesson(struct app *app, const struct command_line *line, struct shelf *shelf, struct err *err)
{
    static const struct {
        const char *verb, *state;
    } states[] = { { "given", "given" }, { "cancel", "cancelled" }, { "plan", "planned" } };
    const char *verb = line->words[0];
    const struct lesson *lesson = find(app, shelf, line->words[1], err);
    if (!lesson && strcmp(verb, "copy") == 0)
        lesson = find_anywhere(app, shelf, line->words[1], err);
    if (!lesson)
        return false;
    struct intent intent = { .kind = INTENT_LESSON_STATE, .ref = lesson->id };
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(verb, states[i].verb) == 0)
            intent.text = states[i].state;
    if (intent.text)
        return command_perform(app, &intent, err);
    intent.kind = INTENT_LESSON_REMOVE;
    if (strcmp(verb, "remove") == 0)
        return command_perform(app, &intent, err);
    if (strcmp(verb, "show") == 0)
        return show(app, line, shelf, lesson, err);
    if (strcmp(verb, "site") == 0)
        return change_site(app, line, shelf, lesson, err);
    if (strcmp(verb, "pupil") == 0)
        return change_line(app, line, lesson, err);
    return change(app, line, shelf, lesson,
                  strcmp(verb, "copy") == 0 ? INTENT_LESSON_COPY : INTENT_LESSON_CHANGE, err);
}

bool cmd_lesson(struct app *app, const struct command_line *line, struct err *err)
{
    static const char *const verbs[] = { "add",    "change", "copy",   "site", "pupil", "given",
                                         "cancel", "plan",   "remove", "show", NULL };
    const char *verb = line->words[0];
    struct shelf shelf;
    if (strcmp(verb, "count") == 0)
        return count_media(app, line, err);
    bool known = strcmp(verb, "list") == 0;
    for (int i = 0; verbs[i]; i++)
        known |= strcmp(verb, verbs[i]) == 0;
    if (!known)
        return err_set(
            err, ERR_USAGE,
            _("'%s' cannot be done with a lesson. It is add, change, copy, site, pupil, given, cancel, "
              "plan, remove, list, show or count."),
            verb);
    if (strcmp(verb, "list") != 0 && line->word_count < 2)
        return err_set(err, ERR_USAGE, _("Which lesson? Use: klaskast lesson %s LESSON"), verb);
    bool ok = shelf_open(app, &shelf, err);
    if (ok && strcmp(verb, "list") == 0)
        ok = list(app, line, &shelf, err);
    else if (ok && strcmp(verb, "add") == 0)
        ok = add(app, line, &shelf, err);
    else if (ok)
        ok = on_lesson(app, line, &shelf, err);
    arena_clear(&shelf.arena);
    return ok;
}
