/* letter PUPIL: which letters there can be, making one, signed, given. [P9, P10a, P13] */
#include "klaskast/app/command.h"
#include "klaskast/app/letter_make.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_choices.h"
#include "klaskast/domain/task.h"

#include <stdlib.h>
#include <string.h>

/* What is known of the pupil, and what was asked. */
struct asked {
    struct app *app;
    const struct command_line *line;
    const struct pupil *pupil;
    struct arena arena;
    struct facts facts;
    int64_t about; /* 0: not said */
    struct letter_choice choices[LETTER_CHOICES];
    size_t count;
};

/* --- the list ------------------------------------------------------------------------------------------ */

static const char *step_of(const struct asked *asked, int64_t task_id)
{
    const struct task *task = task_id ? facts_task(&asked->facts, task_id) : NULL;
    return task && letter_task(task) ? letter_step_label(letter_next(&asked->facts, task)) : "";
}

static void print_choice(const struct asked *asked, const struct letter_choice *choice)
{
    char about[120];
    const struct task as_task = { .about = choice->about, .how = "", .why = "" };
    const char *step = step_of(asked, choice->task);
    task_about_text(&asked->facts, &as_task, about, sizeof about);
    printf(_("  %-12s --about %lld: %s%s%s%s%s\n"), letter_kind_name(choice->kind), (long long)choice->about,
           letter_kind_text(choice->kind), *about ? ", " : "", about, *step ? "; " : "", step);
}

static void print_made(const struct letter_made *made)
{
    char day[DAY_ISO_SIZE];
    day_iso(made->day, day);
    printf(_("  %s  %s, version %d, about %lld%s%s\n"), day, letter_kind_text(made->kind), made->version,
           (long long)made->about, *made->file ? ": " : "", made->file);
}

static void print_list(const struct asked *asked)
{
    if (!asked->count && !asked->facts.letter_count) {
        puts(_("There is nothing to write about: no violation, no measure, no exemption."));
        return;
    }
    puts(_("Letters that make sense now:"));
    for (size_t i = 0; i < asked->count; i++)
        print_choice(asked, &asked->choices[i]);
    if (asked->facts.letter_count)
        puts(_("Letters that were made:"));
    for (size_t i = 0; i < asked->facts.letter_count; i++)
        print_made(&asked->facts.letters[i]);
}

static struct json *choice_json(const struct asked *asked, const struct letter_choice *choice)
{
    const struct task *task = choice->task ? facts_task(&asked->facts, choice->task) : NULL;
    struct json *object = json_new_object();
    json_put_text(object, "kind", letter_kind_name(choice->kind));
    json_put_integer(object, "about", choice->about);
    if (task) {
        json_put_integer(object, "task", task->id);
        json_put_text(object, "step",
                      letter_task(task) ? letter_step_name(letter_next(&asked->facts, task)) : NULL);
    }
    return object;
}

static struct json *made_json(const struct letter_made *made)
{
    char day[DAY_ISO_SIZE];
    struct json *object = json_new_object();
    json_put_text(object, "kind", letter_kind_name(made->kind));
    json_put_integer(object, "about", made->about);
    json_put_integer(object, "version", made->version);
    day_iso(made->day, day);
    json_put_text(object, "made", day);
    json_put_text(object, "by", *made->who ? made->who : NULL);
    json_put_text(object, "language", made->language);
    json_put_text(object, "file", *made->file ? made->file : NULL);
    json_put_text(object, "digest", made->digest);
    return object;
}

static bool list_letters(const struct asked *asked, struct err *err)
{
    if (!asked->line->options.json) {
        print_list(asked);
        return true;
    }
    struct json *object = json_new_object(), *possible = json_new_list(), *made = json_new_list();
    json_put_text(object, "pupil", asked->pupil->name);
    for (size_t i = 0; i < asked->count; i++)
        json_append(possible, choice_json(asked, &asked->choices[i]));
    for (size_t i = 0; i < asked->facts.letter_count; i++)
        json_append(made, made_json(&asked->facts.letters[i]));
    json_put(object, "possible", possible);
    json_put(object, "made", made);
    return command_print_json(&object, err);
}

/* --- made ---------------------------------------------------------------------------------------------- */

static bool typed(const struct asked *asked, struct letter_order *order, char talk[LETTER_TALK_SIZE],
                  struct err *err)
{
    const char *text = command_option(asked->line, "talk");
    const struct letter_made *before = letter_latest(&asked->facts, order->about, order->kind);
    if (before)
        order->typed = before->typed;
    if (order->kind == LETTER_INVITATION && before &&
        letter_talk_day(before->typed.talk) < asked->app->model.today)
        order->typed.talk = order->typed.where = ""; /* that talk has been, or never was */
    if (text && !letter_talk_read(text, talk, &order->typed.where))
        return err_set(err, ERR_USAGE, _("'%s' is no talk. Give it as '25-11-2026 15:30 in room 7A'."), text);
    if (text)
        order->typed.talk = talk;
    if (command_option(asked->line, "work"))
        order->typed.work = command_option(asked->line, "work");
    if (command_option(asked->line, "agreed"))
        order->typed.agreed = command_option(asked->line, "agreed");
    order->language = command_option(asked->line, "language");
    enum language known;
    return !order->language || language_parse(order->language, &known) ||
           err_set(err, ERR_USAGE, _("'%s' is no language of letters. There are: %s."), order->language,
                   language_codes());
}

/* To standard output nothing but the letter goes. */
static bool make_to(const struct asked *asked, const struct letter_order *order, const char *to,
                    struct err *err)
{
    struct outcome outcome;
    bool text = command_option(asked->line, "text") != NULL, out = strcmp(to, "-") == 0;
    if (!letter_make_to(asked->app, order, to, text, &outcome, err))
        return false;
    command_say(out ? stderr : stdout, _("%s It holds a child's name: mind where it goes."), outcome.said);
    fputc('\n', out ? stderr : stdout);
    return true;
}

static bool make(const struct asked *asked, enum letter_kind kind, struct err *err)
{
    struct letter_order order = { .pupil_id = asked->pupil->id, .about = asked->about, .kind = kind };
    char talk[LETTER_TALK_SIZE], path[FILE_PATH_SIZE];
    struct outcome outcome;
    for (size_t i = 0; i < asked->count && !order.about; i++)
        if (asked->choices[i].kind == kind)
            order.about = asked->choices[i].about;
    for (size_t i = 0; i < asked->facts.measure_count && !asked->about; i++)
        if (!asked->facts.measures[i].withdrawn && !order.about)
            order.about = asked->facts.measures[i].id; /* what is missing for it is said there */
    if (!order.about)
        return err_set(
            err, ERR_REFUSED,
            _("For %s there is nothing that this letter can be about: %s. 'klaskast letter PUPIL' lists "
              "which there can be."),
            asked->pupil->name, letter_kind_text(kind));
    if (!typed(asked, &order, talk, err))
        return false;
    const char *to = command_option(asked->line, "to");
    if (to || command_option(asked->line, "text"))
        return make_to(asked, &order, to ? to : "-", err);
    if (!letter_make_files(asked->app, &order, &outcome, path, sizeof path, err))
        return false;
    command_say(stdout, _("%s It holds a child's name: mind where it goes."), outcome.said);
    command_say(stdout, "\n%s\n", path);
    return true;
}

/* --- signed, given ------------------------------------------------------------------------------------- */

static const struct task *open_duty(const struct asked *asked, struct err *err)
{
    for (size_t i = 0; i < asked->facts.task_count; i++) {
        const struct task *task = &asked->facts.tasks[i];
        if (letter_task(task) && task->done_day == DAY_NONE &&
            (!asked->about || asked->about == task->about || asked->about == task->id))
            return task;
    }
    err_set(err, ERR_REFUSED, _("No letter is to be signed or given for %s."), asked->pupil->name);
    return NULL;
}

static bool step(const struct asked *asked, enum intent_kind kind, struct err *err)
{
    const struct task *task = open_duty(asked, err);
    const struct command_line *line = asked->line;
    const char *from = command_option(line, "from"), *until = command_option(line, "until");
    if (!task)
        return false;
    const struct measure *measure = facts_measure(&asked->facts, task->about);
    struct intent intent = { .kind = kind,
                             .ref = task->id,
                             .text = command_option(line, "how"),
                             .reason = command_option(line, "by"),
                             .day = DAY_NONE };
    if (line->options.date || line->options.at)
        intent.day = asked->app->day;
    if (measure && measure->from != DAY_NONE) {
        intent.from = measure->from;
        intent.until = measure->until;
    }
    if ((from && !day_parse(from, &intent.from)) || (until && !day_parse(until, &intent.until)))
        return err_set(err, ERR_USAGE, _("'%s' is not a day. Give it as 2026-11-24."),
                       from && !day_parse(from, &intent.from) ? from : until);
    return command_perform(asked->app, &intent, err);
}

/* --- which --------------------------------------------------------------------------------------------- */

static bool unknown(const char *word, struct err *err)
{
    char kinds[200] = "";
    for (int i = 0; i < LETTER_KINDS; i++)
        strcat(strcat(kinds, letter_kind_name((enum letter_kind)i)), i + 1 < LETTER_KINDS ? ", " : "");
    return err_set(err, ERR_USAGE, _("'%s' is no letter. It is one of: %s; or sign, give."), word, kinds);
}

static bool carry(struct asked *asked, struct err *err)
{
    const char *word = asked->line->word_count > 1 ? asked->line->words[1] : NULL;
    const char *about = command_option(asked->line, "about");
    enum letter_kind kind;
    char *end;
    asked->about = about ? strtoll(about, &end, 10) : 0;
    if (about && (*end || asked->about <= 0))
        return err_set(err, ERR_USAGE,
                       _("'%s' is no number. 'klaskast letter PUPIL' shows what letters are about."), about);
    asked->count = letter_choices(&asked->facts, asked->pupil->id, asked->app->model.today, asked->choices);
    if (!word)
        return list_letters(asked, err);
    if (strcmp(word, "sign") == 0)
        return step(asked, INTENT_LETTER_SIGN, err);
    if (strcmp(word, "give") == 0)
        return step(asked, INTENT_LETTER_GIVE, err);
    return letter_kind_find(word, &kind) ? make(asked, kind, err) : unknown(word, err);
}

bool cmd_letter_pupil(struct app *app, const struct command_line *line, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    if (!row)
        return false;
    struct asked asked = { .app = app, .line = line, .pupil = row->pupil };
    arena_init(&asked.arena);
    bool ok = app_pupil_facts(app, row->pupil->id, &asked.arena, &asked.facts, err) && carry(&asked, err);
    arena_clear(&asked.arena);
    return ok;
}
