/* The demo class's sites and lessons. [S1-S9, I2] */
#include "demo_parts.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/demo.h"
#include "klaskast/domain/schoolday.h"
#include "klaskast/store/query.h"

#include <string.h>

enum { AFTER_SCHOOL = 16 * 60 + 5 };

static const char *local(const char *text)
{
    return text && *text ? _(text) : text;
}

static int64_t site_called(struct app *app, const char *address, struct err *err)
{
    char wire[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    const struct site *sites;
    size_t count;
    struct arena arena;
    int64_t id = 0;
    arena_init(&arena);
    if (site_address(address, wire, key, err) && query_sites(app->store, &arena, &sites, &count, err)) {
        const struct site *site = site_by_key(sites, count, key);
        id = site ? site->id : 0;
    }
    arena_clear(&arena);
    return id;
}

static int64_t lesson_called(struct app *app, const char *title, int day, struct err *err)
{
    const struct lesson *lessons;
    size_t count;
    struct arena arena;
    int64_t id = 0;
    arena_init(&arena);
    if (query_lessons(app->store, app->class_id, day, day, &arena, &lessons, &count, err))
        for (size_t i = 0; i < count; i++)
            if (strcmp(lessons[i].title, title) == 0)
                id = lessons[i].id;
    arena_clear(&arena);
    return id;
}

static bool tell_site(struct app *app, const struct demo_site *demo, int64_t now, struct err *err)
{
    struct site_intent site = demo->site;
    site.address = local(site.address);
    site.title = local(site.title);
    site.subject = local(site.subject);
    site.purpose = local(site.purpose);
    site.sentence = local(site.sentence);
    struct intent intent = { .kind = INTENT_SITE_ADD, .site = &site };
    int64_t moment =
        demo->reviewed_ago ? clock_moment(clock_day(now) - demo->reviewed_ago, AFTER_SCHOOL) : now;
    if (!demo_go_to(app, moment, err) || !demo_perform(app, &intent, err))
        return false;
    intent.kind = INTENT_SITE_REVIEW;
    intent.ref = demo->reviewed_ago ? site_called(app, site.address, err) : 0;
    if (intent.ref && !demo_perform(app, &intent, err))
        return false;
    intent = (struct intent){ .kind = INTENT_SITE_DOUBT, .text = site.address, .reason = local(demo->doubt) };
    return !demo->doubt || (demo_go_to(app, now, err) && demo_perform(app, &intent, err));
}

bool demo_tell_sites(struct app *app, int64_t now, struct err *err)
{
    size_t count;
    const struct demo_site *sites = demo_sites(&count);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = tell_site(app, &sites[i], now, err);
    return ok && demo_go_to(app, now, err);
}

static int school_day(const struct holidays *holidays, int today, int ahead)
{
    int day = ahead >= 0 ? schoolday_after(holidays, today, ahead) : today;
    for (; ahead < 0; ahead++)
        day = schoolday_previous(holidays, day);
    return day;
}

static bool tell_lesson(struct app *app, const struct demo_lesson *demo, int64_t now, struct err *err)
{
    struct lesson_intent lesson = demo->lesson;
    lesson.day = school_day(&app->settings.holidays, clock_day(now), demo->ahead);
    lesson.title = local(lesson.title);
    lesson.subject = local(lesson.subject);
    lesson.goal = local(lesson.goal);
    lesson.contact = local(lesson.contact);
    lesson.copyright = local(lesson.copyright);
    lesson.sites = local(lesson.sites);
    struct intent intent = { .kind = INTENT_LESSON_ADD, .class_id = app->class_id, .lesson = &lesson };
    if (!demo_perform(app, &intent, err))
        return false;
    int64_t id = lesson_called(app, lesson.title, lesson.day, err);
    intent = (struct intent){ .kind = INTENT_LESSON_STATE, .ref = id, .text = "given" };
    if (id && demo->given && !demo_perform(app, &intent, err))
        return false;
    intent = (struct intent){ .kind = INTENT_LESSON_LINE, .ref = id, .text = local(demo->line) };
    if (demo->pupil)
        intent.pupil_id = demo_pupil(app, demo->pupil);
    return !id || !demo->line || demo_perform(app, &intent, err);
}

bool demo_tell_lessons(struct app *app, int64_t now, struct err *err)
{
    size_t count;
    const struct demo_lesson *lessons = demo_lessons(&count);
    bool ok = demo_go_to(app, now, err);
    for (size_t i = 0; ok && i < count; i++)
        ok = tell_lesson(app, &lessons[i], now, err);
    return ok;
}
