#include "klaskast/app/retention.h"

#include "klaskast/app/made_files.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/purge.h"

#include <stdio.h>
#include <string.h>

static bool plan_now(struct app *app, unsigned kinds, struct arena *arena, struct retention_plan *plan,
                     struct err *err)
{
    struct retention_input input;
    if (!purge_input(app->store, &app->settings, clock_today(), kinds, arena, &input, err))
        return false;
    retention_plan_make(&input, arena, plan);
    return true;
}

bool retention_report(struct app *app, struct arena *arena, struct retention_plan *plan, struct err *err)
{
    bool ok = store_read_begin(app->store, err) && plan_now(app, RETENTION_ALL, arena, plan, err);
    store_read_end(app->store);
    return ok;
}

/* Another window may have written, or the day may have changed, since somebody was asked. */
static bool as_announced(const struct retention_plan *announced, const struct retention_plan *now,
                         unsigned kinds, struct err *err)
{
    return retention_same(announced, now, kinds & RETENTION_ASKED) ||
           err_set(err, ERR_REFUSED, "%s",
                   _("What is past its time is not the same any more as what was shown. Nothing is gone; "
                     "look once more."));
}

/* One transaction: the plan is made of what is there now. */
static bool run_once(struct app *app, unsigned kinds, const struct retention_plan *announced,
                     struct purge_result *result, struct retention_plan *limits, struct err *err)
{
    struct arena arena;
    struct retention_plan plan;
    bool asked = (kinds & RETENTION_ASKED) != 0;
    struct purge_order order = { .now = clock_now(),
                                 .who = asked && app->model.who ? app->model.who : "",
                                 .asked = asked,
                                 .kinds = kinds,
                                 .plan = &plan };
    arena_init(&arena);
    bool ok = store_begin(app->store, err) && plan_now(app, kinds, &arena, &plan, err) &&
              (!announced || as_announced(announced, &plan, kinds, err)) &&
              purge_run(app->store, &order, result, err) && store_commit(app->store, err);
    if (!ok)
        store_rollback(app->store);
    else
        memcpy(limits->lines, plan.lines, sizeof plan.lines);
    arena_clear(&arena);
    return ok;
}

static void add(struct retention_done *done, const char *sentence)
{
    size_t used = strlen(done->said);
    snprintf(done->said + used, sizeof done->said - used, "%s%s", used ? " " : "", sentence);
}

static void tell(unsigned kinds, const struct retention_plan *limits, const struct made_files *files,
                 struct retention_done *done)
{
    char text[300], day[DAY_TEXT_SIZE];
    if (done->rows && kinds & RETENTION_ASKED) {
        snprintf(text, sizeof text,
                 translate_count("Gone for good: %zu row of the journal. The numbers of the days stay.",
                                 "Gone for good: %zu rows of the journal. The numbers of the days stay.",
                                 done->rows),
                 done->rows);
        add(done, text);
    } else if (done->rows) {
        snprintf(text, sizeof text,
                 _("The ticks up to %s are emptied, as their time is over; the numbers of the days stay."),
                 day_text(limits->lines[RETENTION_TICKS].before - 1, DAY_LONG, day));
        add(done, text);
    }
    if (files->removed) {
        snprintf(text, sizeof text,
                 translate_count("%zu file with a letter or card went too.",
                                 "%zu files with letters or cards went too.", files->removed),
                 files->removed);
        add(done, text);
    }
    if (files->stayed) {
        snprintf(text, sizeof text, _("This file could not be removed: %s. Remove it yourself."),
                 files->stayed_at);
        add(done, text);
    }
}

/* What was emptied may still be in free pages. That this fails takes nothing of it back. */
static void wipe(struct app *app, struct retention_done *done)
{
    struct err failed = { ERR_NONE, "" };
    char text[400];
    done->wiped = purge_wipe(app->store, clock_now(), &failed);
    if (done->wiped || store_interrupted(app->store))
        return;
    snprintf(
        text, sizeof text,
        _("It is emptied, but the file could not be made anew, so traces may be in it still: %s It is tried "
          "again at the next start."),
        failed.text);
    add(done, text);
}

bool retention_run(struct app *app, unsigned kinds, const struct retention_plan *announced,
                   struct retention_done *done, struct err *err)
{
    struct retention_plan limits = { 0 };
    struct purge_result result = { .more = true };
    struct made_files files = { 0 };
    bool unwiped;
    *done = (struct retention_done){ 0 };
    while (result.more) {
        if (!run_once(app, kinds, announced, &result, &limits, err))
            return false;
        announced = NULL; /* the first piece took all that was asked about */
        done->rows += result.rows;
    }
    made_files_past(app, limits.lines[RETENTION_TICKS].before, &files);
    done->files = files.removed;
    tell(kinds, &limits, &files, done);
    if (purge_unwiped(app->store, &unwiped, NULL) && unwiped)
        wipe(app, done);
    return !done->rows || app_reload(app, err);
}

bool retention_start(struct app *app, char *said, size_t size, struct err *err)
{
    unsigned due;
    bool unwiped;
    struct retention_done done = { 0 };
    struct retention_plan plan;
    struct arena arena;
    *said = '\0';
    if (store_read_only(app->store))
        return true;
    bool ok = store_read_begin(app->store, err) &&
              purge_due(app->store, &app->settings, clock_today(), &due, err) &&
              purge_unwiped(app->store, &unwiped, err);
    store_read_end(app->store);
    unsigned itself = ok ? due & RETENTION_BY_ITSELF : 0;
    bool leaped = itself && app_clock_leaped(app);
    if (leaped)
        itself = 0;
    if (ok && (itself || unwiped))
        ok = retention_run(app, itself, NULL, &done, err);
    if (!ok)
        return false;
    char day[DAY_TEXT_SIZE];
    if (leaped)
        snprintf(
            said, size,
            _("The computer says that it is %s. If that is not so, set its clock: what is past its time then "
              "goes tomorrow."),
            day_text(clock_today(), DAY_LONG, day));
    else
        snprintf(said, size, "%s", done.said);
    if (!(due & RETENTION_ASKED))
        return true;
    arena_init(&arena);
    ok = retention_report(app, &arena, &plan, err);
    size_t count = ok ? retention_count(&plan, RETENTION_ASKED) : 0, used = strlen(said);
    if (count)
        snprintf(said + used, size - used,
                 translate_count("%s%zu thing is past its time: X shows it, and asks.",
                                 "%s%zu things are past their time: X shows them, and asks.", count),
                 used ? " " : "", count);
    arena_clear(&arena);
    return ok;
}
