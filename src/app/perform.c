/* The one road to the journal: BEGIN IMMEDIATE, facts, decide, append and fold, COMMIT. */
#include "klaskast/app/app.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/reconsider.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <string.h>

/* One try at an action. The UUID stays the same over tries, so a retry cannot double it. */
struct attempt {
    struct app *app;
    const struct intent *intent;
    char action[UUID_SIZE];
    struct arena arena;
    struct facts facts;
    struct context context;
    struct decision decision;
    bool committing; /* from here on it may be on disk */
};

static int64_t pupil_of(struct app *app, const struct intent *intent)
{
    switch (intent->kind) {
    case INTENT_TASK_DONE:
    case INTENT_TASK_REOPEN:
    case INTENT_LETTER_SIGN:
    case INTENT_LETTER_GIVE:
        return query_pupil_of(app->store, THING_TASK, intent->ref);
    case INTENT_WITHDRAW:
    case INTENT_VIEW:
        return query_pupil_of(app->store, THING_RECORD, intent->ref);
    case INTENT_PERIOD:
    case INTENT_PAUSE:
    case INTENT_LIFT:
    case INTENT_UPHOLD:
        return query_pupil_of(app->store, THING_MEASURE, intent->ref);
    case INTENT_NOTE_WITHDRAW:
        return query_pupil_of(app->store, THING_NOTE, intent->ref);
    case INTENT_EXEMPT_END:
        return query_pupil_of(app->store, THING_EXEMPTION, intent->ref);
    case INTENT_ROSTER:
    case INTENT_NEW_YEAR:
        return 0;
    default:
        return intent->pupil_id;
    }
}

static bool load_facts(struct attempt *attempt, int64_t pupil_id, struct err *err)
{
    struct app *app = attempt->app;
    enum intent_kind kind = attempt->intent->kind;
    bool about_lesson = kind >= INTENT_LESSON_ADD && kind <= INTENT_PREP;
    bool removes = kind == INTENT_CLASS_REMOVE; /* the demo class takes its sites and lessons along */
    bool back = kind == INTENT_TAKE_BACK || kind == INTENT_PUT_BACK;
    struct scope scope = { .class_id = attempt->intent->class_id ? attempt->intent->class_id : app->class_id,
                           .pupil_id = pupil_id,
                           .day = attempt->context.day,
                           .since = DAY_NONE,
                           .who = back ? attempt->context.who : NULL,
                           .today = attempt->context.today,
                           .sites = (kind >= INTENT_SITE_ADD && kind <= INTENT_PREP) || removes,
                           .prep = kind == INTENT_PREP,
                           .lessons = kind == INTENT_SITE_CHANGE || kind == INTENT_SITE_REVIEW ||
                                      about_lesson || removes,
                           .lesson_id = about_lesson ? attempt->intent->ref : 0,
                           .calls = kind == INTENT_CALL,
                           .school = kind == INTENT_ROSTER || kind == INTENT_NEW_YEAR,
                           .back = kind == INTENT_TAKE_BACK ? attempt->intent->ref : 0 };
    return query_facts(app->store, &scope, &attempt->arena, &attempt->facts, err);
}

static void set_context(struct attempt *attempt)
{
    struct app *app = attempt->app;
    struct context *context = &attempt->context;
    context->facts = &attempt->facts;
    context->settings = &app->settings;
    context->now = clock_now();
    context->today = clock_day(context->now);
    context->day = app->follow_today ? context->today : app->day;
    context->day_minute = clock_minute(context->now);
    context->day_now =
        context->day == context->today ? context->now : clock_moment(context->day, context->day_minute);
    context->who = app->model.who ? app->model.who : "";
    context->class_id = app->class_id;
    context->action = attempt->action;
}

/* After a change of the records of a pupil: does what was announced still follow? [P10a] */
static bool add_reconsiderations(struct attempt *attempt, struct err *err)
{
    const struct event *first = &attempt->decision.events[0];
    int64_t pupil_id = first->pupil_id;
    enum intent_kind kind = attempt->intent->kind;
    if (!pupil_id || (kind != INTENT_VIOLATION && kind != INTENT_WITHDRAW && kind != INTENT_TAKE_BACK &&
                      kind != INTENT_PUT_BACK))
        return true;
    if (!load_facts(attempt, pupil_id, err))
        return false;
    size_t before = attempt->decision.count;
    struct intent about = { .kind = kind, .pupil_id = pupil_id };
    reconsider(&attempt->context, &about, &attempt->decision);
    size_t added = attempt->decision.count - before;
    return !added || journal_append(attempt->app->store, attempt->action, attempt->context.now,
                                    attempt->decision.events + before, added, err);
}

/* What is decided, named or dated by the school's settings, or looked at again by them. What a class waits
 * for is not. */
static bool is_by_rules(const struct attempt *attempt)
{
    switch (attempt->intent->kind) {
    case INTENT_VIOLATION:
    case INTENT_WITHDRAW:
    case INTENT_TASK_DONE:
    case INTENT_LETTER:
    case INTENT_LETTER_SIGN:
    case INTENT_LETTER_GIVE:
    case INTENT_PERIOD:
    case INTENT_PAUSE:
    case INTENT_LIFT:
    case INTENT_UPHOLD:
    case INTENT_SITE_REVIEW:
    case INTENT_SITE_DOUBT:
        return true;
    case INTENT_TAKE_BACK:
        return event_info(attempt->facts.last.kind)->thing == THING_RECORD;
    case INTENT_PUT_BACK:
        return event_info(attempt->facts.last_back.kind)->thing == THING_RECORD;
    default:
        return false;
    }
}

/* The journal stores what was announced: never what the built-in settings would have said. [P18] */
static bool rules_are_there(const struct attempt *attempt, struct err *err)
{
    if (!attempt->app->rules_unread || !is_by_rules(attempt))
        return true;
    if (attempt->intent->kind == INTENT_VIOLATION)
        return err_set(
            err, ERR_DISK, "%s",
            _("The settings cannot be read, so what follows a violation is not known. Nothing is kept: "
              "'i' finishes it later. Check the settings file, then start klaskast again."));
    return err_set(err, ERR_DISK, "%s",
                   _("The settings cannot be read, so what the school agreed on this is not known. Nothing "
                     "is kept. Check the settings file, then start klaskast again."));
}

/* True: committed, or there is a question. */
static bool try_once(struct attempt *attempt, struct err *err)
{
    struct app *app = attempt->app;
    if (!store_begin(app->store, err))
        return false;
    attempt->decision = (struct decision){ .arena = &attempt->arena };
    bool ok = load_facts(attempt, pupil_of(app, attempt->intent), err) && rules_are_there(attempt, err) &&
              decide(&attempt->context, attempt->intent, &attempt->decision, err);
    if (ok && attempt->decision.question == QUESTION_NONE) {
        ok = journal_append(app->store, attempt->action, attempt->context.now, attempt->decision.events,
                            attempt->decision.count, err) &&
             add_reconsiderations(attempt, err);
        attempt->committing = ok;
        ok = ok && store_commit(app->store, err);
    }
    if (!ok || attempt->decision.question != QUESTION_NONE)
        store_rollback(app->store);
    return ok;
}

static bool run(struct app *app, const struct intent *intent, struct outcome *outcome, struct err *err)
{
    struct attempt attempt = { .app = app, .intent = intent };
    arena_init(&attempt.arena);
    set_context(&attempt);
    uuid_make(attempt.context.now, attempt.action);
    bool ok = try_once(&attempt, err);
    /* A commit that reports an error may have happened all the same: look before telling. */
    if (!ok && attempt.committing && journal_has_action(app->store, attempt.action))
        ok = true;
    if (ok) {
        outcome->question = attempt.decision.question;
        snprintf(outcome->said, sizeof outcome->said, "%s", attempt.decision.said);
    }
    arena_clear(&attempt.arena);
    return ok;
}

/* The first lines in which two texts of the rules differ, for people. */
static void what_changed(const char *before, const char *after, char *text, size_t size)
{
    text[0] = '\0';
    while (*after) {
        size_t length = strcspn(after, "\n");
        char line[256];
        snprintf(line, sizeof line, "%.*s", (int)(length < 250 ? length : 250), after);
        if (length && length < 250 && !strstr(before, line)) {
            size_t used = strlen(text);
            snprintf(text + used, size - used, "%s%s", used ? "; " : "", line);
        }
        after += length + (after[length] == '\n');
    }
}

/* The rules of the settings are part of what is accounted for: when they are new, the journal says so before
 * anything is decided by them. [P18] */
bool app_record_rules(struct app *app, struct err *err)
{
    if (app->rules_known || app->rules_unread)
        return true;
    char digest[DIGEST_HEX_SIZE];
    struct arena arena;
    const char *known, *rules;
    arena_init(&arena);
    settings_digest(&app->settings, digest);
    bool ok = query_policy(app->store, &arena, &known, &rules, err);
    if (ok && strcmp(known, digest) != 0) {
        struct buffer text;
        struct outcome outcome;
        buffer_init(&text);
        settings_policy_text(&app->settings, &text);
        if (*known)
            what_changed(rules, buffer_get(&text), app->policy_news, sizeof app->policy_news);
        struct intent intent = {
            .kind = INTENT_POLICY, .text = digest, .reason = buffer_get(&text), .group = app->policy_news
        };
        ok = run(app, &intent, &outcome, err);
        buffer_clear(&text);
    }
    app->rules_known = ok;
    arena_clear(&arena);
    return ok;
}

/* The class that was just made comes on the screen. */
static void show_new_class(struct app *app)
{
    struct arena arena;
    struct facts facts;
    arena_init(&arena);
    if (query_facts(app->store, &(struct scope){ .day = 0 }, &arena, &facts, NULL))
        for (size_t i = 0; i < facts.class_count; i++)
            if (facts.classes[i].id > app->class_id)
                app->class_id = facts.classes[i].id;
    arena_clear(&arena);
}

/* The pupils on the screen, before it is made anew; in the arena. */
static size_t keep_ids(const struct model *model, struct arena *arena, int64_t **ids)
{
    *ids = arena_new(arena, model->pupil_count + 1, sizeof **ids);
    for (size_t i = 0; i < model->pupil_count; i++)
        (*ids)[i] = model->pupils[i].pupil->id;
    return model->pupil_count;
}

/* The class that most of these pupils are in now; 0: none, or the one on the screen. */
static int64_t class_of_most(const struct app *app, const int64_t *ids, size_t count, struct arena *arena)
{
    struct facts school;
    size_t here = 0, most = 0;
    int64_t class_id = 0;
    for (size_t i = 0; i < count; i++)
        here += model_pupil(&app->model, ids[i]) != NULL;
    if (here * 2 >= count ||
        !query_facts(app->store, &(struct scope){ .day = app->day, .school = true }, arena, &school, NULL))
        return 0;
    for (size_t c = 0; c < school.class_count; c++) {
        size_t there = 0;
        for (size_t i = 0; i < count; i++) {
            const struct pupil *pupil = facts_pupil(&school, ids[i]);
            there += pupil && pupil->left_day == DAY_NONE && pupil->class_id == school.classes[c].id;
        }
        if (there > most) {
            most = there;
            class_id = school.classes[c].id;
        }
    }
    return class_id == app->class_id ? 0 : class_id;
}

static void open_class(struct app *app, int64_t class_id)
{
    char id[24];
    struct outcome outcome;
    app->class_id = class_id;
    snprintf(id, sizeof id, "%lld", (long long)class_id);
    const struct intent intent = { .kind = INTENT_PREFERENCE, .text = "class", .reason = id };
    app_perform(app, &intent, &outcome, NULL);
}

/* A new school year that is taken back or put back moves the class: the screen goes along with it. */
static void follow(struct app *app, const int64_t *ids, size_t count, struct arena *arena)
{
    int64_t class_id = class_of_most(app, ids, count, arena);
    if (class_id)
        open_class(app, class_id);
}

/* After the commit. */
static void show(struct app *app, const struct intent *intent, struct outcome *outcome)
{
    bool back = intent->kind == INTENT_TAKE_BACK || intent->kind == INTENT_PUT_BACK;
    struct err failed = { ERR_NONE, "" };
    struct arena arena;
    int64_t *ids;
    arena_init(&arena);
    size_t count = back ? keep_ids(&app->model, &arena, &ids) : 0;
    if (intent->kind == INTENT_CLASS_ADD || (intent->kind == INTENT_ROSTER && !intent->class_id))
        show_new_class(app);
    /* The step is on disk: whatever goes wrong now, it must not look as if it were not. */
    if (!app_reload(app, &failed)) {
        size_t used = strlen(outcome->said);
        snprintf(outcome->said + used, sizeof outcome->said - used, "%s%s", used ? " " : "",
                 _("It is kept, but the file cannot be read again now: what is shown is from before."));
    } else if (count) {
        follow(app, ids, count, &arena);
    }
    arena_clear(&arena);
}

bool app_perform(struct app *app, const struct intent *intent, struct outcome *outcome, struct err *err)
{
    struct err failed = { ERR_NONE, "" };
    *outcome = (struct outcome){ 0 };
    if (store_read_only(app->store))
        return err_set(
            err, ERR_DISK,
            _("The file %s can only be read, so nothing is kept. Check the stick's lock or its rights."),
            app->database_path);
    if (!app_record_rules(app, &failed) || !run(app, intent, outcome, &failed)) {
        if (err)
            *err = failed;
        return false;
    }
    int64_t version = app->data_version;
    if (outcome->question == QUESTION_NONE)
        show(app, intent, outcome);
    outcome->others_wrote = app->data_version != version;
    return true;
}

void app_open_class(struct app *app, const char *name)
{
    int64_t class_id;
    if (*name && app_find_class(app, name, &class_id, NULL))
        open_class(app, class_id);
}
