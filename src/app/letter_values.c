/* What stands for each placeholder of a letter, from facts and settings. */
#include "klaskast/app/letter_make.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure.h"
#include "klaskast/domain/task.h"

#include <string.h>
#include <strings.h>

struct filling {
    const struct app *app;
    const struct facts *facts;
    const struct letter_order *order;
    enum language language;
    struct arena *arena;
    struct letter_values *values;
    /* what it is about; NULL where it is not about such a thing */
    const struct pupil *pupil;
    const struct record *record;
    const struct measure *measure;
    const struct exemption *exemption;
};

static void put(struct filling *filling, const char *name, const char *text)
{
    struct letter_values *values = filling->values;
    if (text && *text && values->count < LETTER_VALUES)
        values->values[values->count++] = (struct letter_value){ name, arena_copy(filling->arena, text) };
}

static void put_day(struct filling *filling, const char *name, int day, enum day_form form)
{
    char text[LETTER_WORDS_SIZE];
    if (day != DAY_NONE)
        put(filling, name, letter_day(filling->language, day, form, text));
}

/* What somebody wrote down stands as a sentence. */
static void put_sentence(struct filling *filling, const char *name, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    if (length)
        put(filling, name, arena_print(filling->arena, strchr(".!?", text[length - 1]) ? "%s" : "%s.", text));
}

static void put_flag(struct filling *filling, const char *name, bool flag)
{
    put(filling, name, flag ? "1" : NULL);
}

/* --- the school, the pupil ----------------------------------------------------------------------------- */

/* A text of the program in the letter's language; _("...") itself, so that it is in the catalogue. */
static const char *said(const struct filling *filling, const char *context, const char *text)
{
    enum language before = translate_language();
    translate_use(filling->language);
    const char *words = translate_in_context(context, text);
    translate_use(before);
    return words;
}

static const struct school_class *class_of(const struct filling *filling)
{
    for (size_t i = 0; i < filling->facts->class_count; i++)
        if (filling->facts->classes[i].id == filling->pupil->class_id)
            return &filling->facts->classes[i];
    return NULL;
}

/* What the settings say. The invented class has an invented school until they say something: who tries the
 * program reads a whole letter, not what is still to be filled in. */
static void put_setting(struct filling *filling, const char *name, const char *given, const char *invented)
{
    const struct school_class *class = class_of(filling);
    put(filling, name, !*given && class && class->demo ? invented : given);
}

static void put_school(struct filling *filling)
{
    const struct settings *settings = &filling->app->settings;
    const char *policy = said(filling, "letter", NC_("letter", "Policy on phones, watches and the internet"));
    char date[LETTER_WORDS_SIZE];
    letter_day(filling->language, day_schoolyear_start(filling->app->model.today), DAY_LONG, date);
    put_setting(filling, "school", settings->school, "De Regenboog");
    put(filling, "address", settings->address);
    put(filling, "postcode", settings->postcode);
    put(filling, "phone", settings->phone);
    put(filling, "web", settings->web);
    put_setting(filling, "place", settings->place, "Utrecht");
    put_setting(filling, "head", settings->head, "Anna de Wit");
    put_setting(filling, "policy", settings->policy_name, policy);
    put_setting(filling, "policy_date", settings->policy_date, date);
    put(filling, "objection", settings->objection);
    put(filling, "teacher", filling->app->model.who);
    put_day(filling, "date", filling->app->model.today, DAY_LONG);
}

static void put_pupil(struct filling *filling)
{
    const struct pupil *pupil = filling->pupil;
    const struct school_class *class = class_of(filling);
    put(filling, "pupil", pupil->name);
    put(filling, "first", *pupil->first ? pupil->first : pupil->name);
    if (!class)
        return;
    put(filling, "class", class->name);
    put(filling, "group",
        arena_print(filling->arena, "%s %s", said(filling, "letter", NC_("letter", "group")), class->name));
}

/* --- what happened ------------------------------------------------------------------------------------- */

static const struct rung *rung_of(const struct filling *filling, int times)
{
    bool silent;
    const struct rung *rung =
        ladder_rung(&filling->app->settings.ladders[filling->record->ladder], times, &silent);
    return silent ? NULL : rung;
}

/* The first of the records that counted with this one. [P11] */
static int first_time(const struct filling *filling)
{
    const struct record *record = filling->record;
    for (size_t i = 0; record->times > 1 && i < filling->facts->record_count; i++) {
        const struct record *other = &filling->facts->records[i];
        if (other->pupil_id == record->pupil_id && other->ladder == record->ladder && !other->withdrawn &&
            other->day >= record->since && other->at < record->at)
            return other->day;
    }
    return DAY_NONE;
}

static void put_rung(struct filling *filling)
{
    const struct record *record = filling->record;
    const struct rung *rung = rung_of(filling, record->times), *next = rung_of(filling, record->times + 1);
    char text[LETTER_WORDS_SIZE];
    if (rung && rung->measure == record->measure) {
        put(filling, "rule", rung->rule);
        put(filling, "length", letter_length(filling->language, rung->period, text));
        put_flag(filling, "calendar", rung->period.unit != PERIOD_SCHOOL_DAYS);
    }
    if (next && next->measure == MEASURE_BAN)
        put(filling, "next_ban", letter_length(filling->language, next->period, text));
}

static void put_record(struct filling *filling)
{
    const struct record *record = filling->record;
    const char *first = *filling->pupil->first ? filling->pupil->first : filling->pupil->name;
    char text[LETTER_WORDS_SIZE];
    put(filling, "what",
        letter_what(filling->language, record->kind, record->agreement, first, record->note, text));
    put_day(filling, "when", record->day, DAY_FULL);
    put(filling, "times", letter_times(filling->language, record->times, text));
    put_day(filling, "first_time", first_time(filling), DAY_LONG);
    put(filling, "note", record->note);
    put_sentence(filling, "view", record->view);
    enum language before = translate_language();
    translate_use(filling->language);
    put(filling, "measure", measure_label(record->measure));
    translate_use(before);
    put_rung(filling);
}

/* --- what was done about it ---------------------------------------------------------------------------- */

/* The duty of this kind about the measure, or about the record; NULL: there is none. */
static const struct task *duty(const struct filling *filling, enum task_kind kind)
{
    for (size_t i = 0; i < filling->facts->task_count; i++) {
        const struct task *task = &filling->facts->tasks[i];
        if (task->kind == kind && ((filling->measure && task->about == filling->measure->id) ||
                                   (filling->record && task->about == filling->record->id)))
            return task;
    }
    return NULL;
}

static bool was_done(const struct task *task)
{
    return task && task->done_day != DAY_NONE && strcmp(task->how, HOW_DROPPED) != 0;
}

/* What somebody wrote there themselves; "" for a code. */
static const char *own_words(const struct task *task)
{
    static const char *const codes[] = { HOW_PHONE,   HOW_PORTAL,   HOW_PERSON, HOW_NO_SHOW,
                                         HOW_DROPPED, HOW_RESOLVED, HOW_RENEWED };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(task->how, codes[i]) == 0)
            return "";
    return task->how;
}

/* Whom a name in the list of a talk stands for: what the screen proposes is 'child, parents', in the language
 * of that day. */
enum present { PRESENT_OTHER, PRESENT_CHILD, PRESENT_PARENTS };

static enum present present_of(const char *name, size_t length)
{
    static const struct {
        const char *word;
        enum present present;
    } words[] = { { "kind", PRESENT_CHILD },        { "child", PRESENT_CHILD },
                  { "ouders", PRESENT_PARENTS },    { "parents", PRESENT_PARENTS },
                  { "het kind", PRESENT_CHILD },    { "the child", PRESENT_CHILD },
                  { "de ouders", PRESENT_PARENTS }, { "the parents", PRESENT_PARENTS } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i].word) == length && strncasecmp(words[i].word, name, length) == 0)
            return words[i].present;
    return PRESENT_OTHER;
}

/* The child by its name; the letter that says 'with Noor and with you' names the others only. */
static const char *who_were_there(const struct filling *filling, const char *names, bool others_only)
{
    const char *first = *filling->pupil->first ? filling->pupil->first : filling->pupil->name, *list = "";
    while (*(names += strspn(names, ",; "))) {
        size_t length = strcspn(names, ",;"), end = length;
        while (end && names[end - 1] == ' ')
            end--;
        enum present present =
            strlen(first) == end && strncmp(first, names, end) == 0 ? PRESENT_CHILD : present_of(names, end);
        const char *comma = *list ? ", " : "";
        if (present == PRESENT_OTHER)
            list = arena_print(filling->arena, "%s%s%.*s", list, comma, (int)end, names);
        else if (!others_only)
            list = arena_print(
                filling->arena, "%s%s%s", list, comma,
                present == PRESENT_CHILD ? first : said(filling, "letter", NC_("letter", "the parents")));
        names += length;
    }
    return list;
}

static void put_talk_held(struct filling *filling, const struct task *talk)
{
    char text[LETTER_WORDS_SIZE];
    const char *who = own_words(talk);
    put_day(filling, "talk_date", talk->done_day, DAY_FULL);
    /* A letter to the parents does not tell them that 'the parents' were there. */
    who = who_were_there(filling, *who ? who : "child, parents", filling->order->kind == LETTER_SUSPENSION);
    put(filling, "talk_who", letter_list(filling->language, who, text));
}

static void put_invitation(struct filling *filling)
{
    const struct letter_typed *typed = &filling->order->typed;
    const struct letter_made *before =
        letter_latest(filling->facts, filling->order->about, LETTER_INVITATION);
    int earlier = before ? letter_talk_day(before->typed.talk) : DAY_NONE;
    int day = letter_talk_day(typed->talk);
    char text[LETTER_WORDS_SIZE];
    put_day(filling, "talk_date", day, DAY_FULL);
    put(filling, "talk_time", letter_time(letter_talk_time(typed->talk), text));
    put(filling, "talk_place", typed->where);
    /* An invitation to a talk that was to be by now, and did not come about. */
    if (earlier != DAY_NONE && earlier < filling->app->model.today)
        put_day(filling, "earlier", earlier, DAY_FULL);
}

static void put_duties(struct filling *filling)
{
    const struct task *talk = duty(filling, TASK_TALK), *told = duty(filling, TASK_PARENTS_TOLD),
                      *heard = duty(filling, TASK_CHILD_HEARD);
    bool no_show = was_done(talk) && strcmp(talk->how, HOW_NO_SHOW) == 0;
    if (filling->order->kind == LETTER_INVITATION)
        put_invitation(filling);
    else if (was_done(talk) && !no_show)
        put_talk_held(filling, talk);
    put_flag(filling, "no_show", no_show);
    if (was_done(told)) {
        put_day(filling, "parents_told", told->done_day, DAY_LONG);
        put(filling, "told_by", told->done_by);
    }
    if (was_done(heard))
        put_sentence(filling, "story", own_words(heard));
    put(filling, "work", filling->order->typed.work);
    put_sentence(filling, "agreed", filling->order->typed.agreed);
}

static void put_period(struct filling *filling, int from, int until)
{
    char text[LETTER_WORDS_SIZE];
    int days = 0;
    if (from == DAY_NONE || until == DAY_NONE)
        return;
    for (int day = from; day <= until; day++)
        days += schoolday_is(&filling->app->settings.holidays, day);
    put_day(filling, "from", from, DAY_FULL);
    put_day(filling, "until", until, DAY_FULL);
    put(filling, "period", letter_period(filling->language, from, until, text));
    put(filling, "days", letter_days(filling->language, days, text));
    put_flag(filling, "inspectorate",
             filling->measure && filling->measure->kind == MEASURE_SUSPENSION && days > 1);
}

static void put_exemption(struct filling *filling)
{
    char text[LETTER_WORDS_SIZE];
    put(filling, "device", letter_device(filling->language, filling->exemption->device, text));
    put_day(filling, "agreed_date", filling->exemption->agreed, DAY_LONG);
    put_period(filling, filling->exemption->from, filling->exemption->until);
}

/* --- the order of things ------------------------------------------------------------------------------- */

static bool about_something(struct filling *filling, struct err *err)
{
    const struct facts *facts = filling->facts;
    int64_t about = filling->order->about;
    filling->pupil = facts_pupil(facts, filling->order->pupil_id);
    filling->measure = facts_measure(facts, about);
    filling->record = facts_record(facts, filling->measure ? filling->measure->record_id : about);
    for (size_t i = 0; i < facts->exemption_count; i++)
        if (facts->exemptions[i].id == about)
            filling->exemption = &facts->exemptions[i];
    if (filling->pupil &&
        (filling->order->kind == LETTER_EXEMPTION ? filling->exemption != NULL : filling->record != NULL))
        return true;
    return err_set(err, ERR_REFUSED, "%s",
                   _("There is nothing of this pupil that this letter can be about."));
}

/* No letter says more than what was done. [P10a, P13] */
static bool in_order(const struct filling *filling, struct err *err)
{
    const struct measure *measure = filling->measure;
    const struct task *talk = duty(filling, TASK_TALK);
    enum letter_kind kind = filling->order->kind;
    if (kind == LETTER_SUSPENSION && measure) {
        enum suspension_status status = measure_suspension_status(filling->facts, measure);
        if (status == SUSPENSION_TALK)
            return err_set(
                err, ERR_REFUSED, "%s",
                _("First the talk with child and parents, then the period, then the letter (P13). The "
                  "talk is not ticked off yet."));
        if (status == SUSPENSION_PERIOD)
            return err_set(
                err, ERR_REFUSED, "%s",
                _("First the talk, then the period, then the letter (P13). The period is not set yet."));
    }
    if (kind == LETTER_REPORT && !(was_done(talk) && strcmp(talk->how, HOW_NO_SHOW) != 0))
        return err_set(err, ERR_REFUSED, "%s",
                       _("There was no talk yet to report on. Tick it off first, with who were there."));
    if (kind == LETTER_WITHDRAWAL && !(measure && measure->lifted != DAY_NONE))
        return err_set(
            err, ERR_REFUSED, "%s",
            _("This measure still stands. Lift it first, with the reason; then the letter says so."));
    if ((kind == LETTER_BAN && !(measure && measure->kind == MEASURE_BAN)) ||
        (kind == LETTER_SUSPENSION && !(measure && measure->kind == MEASURE_SUSPENSION)))
        return err_set(err, ERR_REFUSED, "%s",
                       _("There is nothing of this pupil that this letter can be about."));
    return true;
}

bool letter_values_fill(const struct app *app, const struct facts *facts, const struct letter_order *order,
                        enum language language, struct arena *arena, struct letter_values *values,
                        struct err *err)
{
    struct filling filling = {
        .app = app, .facts = facts, .order = order, .language = language, .arena = arena, .values = values
    };
    values->count = 0;
    if (!about_something(&filling, err) || !in_order(&filling, err))
        return false;
    put_school(&filling);
    put_pupil(&filling);
    if (order->kind == LETTER_EXEMPTION) {
        put_exemption(&filling);
        return true;
    }
    put_record(&filling);
    put_duties(&filling);
    if (filling.measure) {
        put_flag(&filling, "ban", filling.measure->kind == MEASURE_BAN);
        put_flag(&filling, "suspension", filling.measure->kind == MEASURE_SUSPENSION);
        put_period(&filling, filling.measure->from, filling.measure->until);
        put(&filling, "reason", filling.measure->lifted_why);
    }
    return true;
}
