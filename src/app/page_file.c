#include "klaskast/app/page_file.h"

#include "klaskast/base/translate.h"
#include "klaskast/io/page.h"
#include "klaskast/store/query.h"

#include <stdio.h>

enum { PAGE_MODE = 0666 }; /* less the umask */

/* Everybody whose name must not be on a page: pupils of all classes, also those that left, and teachers. */
static bool find_people(struct app *app, struct arena *arena, struct page_choice *choice, struct err *err)
{
    struct facts facts;
    const char *const *teachers;
    size_t teacher_count;
    if (!query_facts(app->store, &(struct scope){ .day = app->day, .school = true }, arena, &facts, err) ||
        !query_teachers(app->store, arena, &teachers, &teacher_count, err))
        return false;
    size_t room = facts.pupil_count + teacher_count + choice->count + 2;
    struct page_person *people = arena_new(arena, room, sizeof *people);
    for (size_t i = 0; i < facts.pupil_count; i++)
        people[choice->people_count++] =
            (struct page_person){ .first = facts.pupils[i].first, .whole = facts.pupils[i].name };
    for (size_t i = 0; i < teacher_count; i++)
        people[choice->people_count++] = (struct page_person){ .first = "", .whole = teachers[i] };
    for (size_t i = 0; i < choice->count; i++)
        people[choice->people_count++] =
            (struct page_person){ .first = "", .whole = choice->sites[i].reviewed_by };
    people[choice->people_count++] = (struct page_person){ .first = "", .whole = app->settings.teacher };
    people[choice->people_count++] = (struct page_person){ .first = "", .whole = app->settings.head };
    choice->people = people;
    return true;
}

static bool choose(struct app *app, int group, struct arena *arena, struct start_page *page, struct err *err)
{
    struct page_choice choice = { .group = group,
                                  .today = app->model.today,
                                  .review_months = app->settings.review_months,
                                  .school = app->settings.school };
    if (!query_sites(app->store, arena, &choice.sites, &choice.count, err) ||
        !find_people(app, arena, &choice, err))
        return false;
    start_page_choose(&choice, arena, page);
    return true;
}

static void say(const struct start_page *page, const struct page_wish *wish, struct page_report *report)
{
    snprintf(report->said, sizeof report->said,
             translate_count("Group %d, %s: %zu site, in %.200s.", "Group %d, %s: %zu sites, in %.200s.",
                             page->count),
             page->group, page_format_label(wish->format), page->count, wish->path);
    start_page_notes(page, wish->format, report);
}

bool page_file_bytes(struct app *app, const struct page_wish *wish, struct buffer *out,
                     struct page_report *report, struct err *err)
{
    struct arena arena;
    struct start_page page;
    enum language language = translate_language();
    *report = (struct page_report){ .exists = false };
    arena_init(&arena);
    bool ok = choose(app, wish->group, &arena, &page, err);
    translate_use(wish->language);
    ok = ok && page_write(&page, wish->format, wish->blocklist, out, err);
    translate_use(language);
    if (ok)
        say(&page, wish, report);
    arena_clear(&arena);
    return ok;
}

bool page_file_write(struct app *app, const struct page_wish *wish, struct page_report *report,
                     struct err *err)
{
    char path[FILE_PATH_SIZE];
    struct buffer out;
    buffer_init(&out);
    bool ok = page_file_bytes(app, wish, &out, report, err);
    if (ok && !file_expand(path, wish->path))
        ok = err_set(err, ERR_REFUSED, _("The name %s is too long."), wish->path);
    ok = ok && file_put(path, buffer_get(&out), out.length, PAGE_MODE, wish->replace, &report->exists, err);
    buffer_clear(&out);
    return ok;
}
