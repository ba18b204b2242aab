#include "klaskast/app/card_paper.h"

#include "klaskast/app/history.h"
#include "klaskast/app/paper.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/domain/reconsider.h"
#include "klaskast/domain/task.h"
#include "klaskast/io/html.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <string.h>

/* What the paper is made from, all of one moment. */
struct paper {
    struct app *app;
    struct arena arena;
    struct buffer out;
    struct facts facts; /* of this child */
    const struct pupil *pupil;
    const struct history_line *lines;
    size_t line_count;
    int64_t rows;
    char chain[DIGEST_HEX_SIZE];
};

/* The reason for another measure is typed, too. */
static void hide_in_records(struct paper *paper, const struct redaction *others)
{
    struct facts *facts = &paper->facts;
    struct record *records = arena_new(&paper->arena, facts->record_count + 1, sizeof *records);
    for (size_t i = 0; i < facts->record_count; i++) {
        records[i] = facts->records[i];
        records[i].reason = redact_others(others, records[i].reason, &paper->arena);
    }
    facts->records = records;
}

static bool read_all(struct paper *paper, int64_t pupil_id, struct err *err)
{
    struct app *app = paper->app;
    struct facts *school = arena_new(&paper->arena, 1, sizeof *school);
    struct scope everybody = {
        .class_id = app->class_id, .day = app->day, .since = DAY_NONE, .school = true
    };
    if (!app_pupil_facts(app, pupil_id, &paper->arena, &paper->facts, err) ||
        !query_facts(app->store, &everybody, &paper->arena, school, err))
        return false;
    struct redaction others = { .pupils = school->pupils,
                                .count = school->pupil_count,
                                .pupil_id = pupil_id };
    paper->pupil = facts_pupil(&paper->facts, pupil_id);
    hide_in_records(paper, &others);
    return history_read(app, pupil_id, &others, &paper->arena, &paper->lines, &paper->line_count, err) &&
           journal_head(app->store, &paper->rows, paper->chain, err);
}

/* --- its parts ----------------------------------------------------------------------------------------- */

static void element(struct paper *paper, const char *tag, const char *text)
{
    buffer_print(&paper->out, "<%s>", tag);
    html_text(&paper->out, text);
    buffer_print(&paper->out, "</%s>\n", tag);
}

static void heading(struct paper *paper)
{
    const struct settings *settings = &paper->app->settings;
    char text[300], day[DAY_TEXT_SIZE];
    buffer_text(&paper->out, "<header>\n");
    if (*settings->school)
        element(paper, "p", settings->school);
    snprintf(text, sizeof text, _("Card of %s"), paper->pupil->name);
    element(paper, "h1", text);
    const char *who = paper->app->model.who;
    snprintf(text, sizeof text, *who ? _("Made on %s by %s.") : _("Made on %s.%s"),
             day_text(clock_today(), DAY_LONG, day), who);
    element(paper, "p", text);
    element(paper, "p", _("This card is about one child, and is for its parents and the school."));
    buffer_text(&paper->out, "</header>\n");
}

/* A list that is left out when it is empty. */
static void list_item(struct paper *paper, bool *open, const char *title, const char *text)
{
    if (!*open) {
        element(paper, "h2", title);
        buffer_text(&paper->out, "<ul>\n");
    }
    *open = true;
    element(paper, "li", text);
}

static void list_end(struct paper *paper, bool open)
{
    if (open)
        buffer_text(&paper->out, "</ul>\n");
}

/* Does it stand on a record that was about another child? Then it is not on the paper. */
static bool about_other_child(const struct paper *paper, int64_t about)
{
    const struct measure *measure = facts_measure(&paper->facts, about);
    int64_t record = measure ? measure->record_id : about;
    for (size_t i = 0; i < paper->line_count; i++)
        if (paper->lines[i].number == record)
            return paper->lines[i].off_paper;
    return false;
}

static void standing(struct paper *paper)
{
    const struct facts *facts = &paper->facts;
    int today = clock_today();
    char text[700], until[DAY_TEXT_SIZE];
    bool open = false;
    const char *title = _("What holds now");
    for (size_t i = facts->measure_count; i-- > 0;) {
        const struct measure *measure = &facts->measures[i];
        if (measure_over(facts, measure, today) || about_other_child(paper, measure->id))
            continue;
        measure_text(facts, &paper->app->settings, measure, today, text, sizeof text);
        list_item(paper, &open, title, text);
    }
    for (size_t i = 0; i < facts->exemption_count; i++) {
        const struct exemption *exemption = &facts->exemptions[i];
        if (exemption->ended || exemption->until < today)
            continue;
        snprintf(text, sizeof text, _("exempt: %s, up to and including %s"), device_label(exemption->device),
                 day_text(exemption->until, DAY_LONG, until));
        list_item(paper, &open, title, text);
    }
    char consent[300];
    consent_brief(facts->consents, facts->consent_count, paper->pupil->id, day_schoolyear(today), consent,
                  sizeof consent);
    snprintf(text, sizeof text, _("consent for photos: %s"), consent);
    list_item(paper, &open, title, text);
    list_end(paper, open);
}

static void duties(struct paper *paper)
{
    const struct facts *facts = &paper->facts;
    char text[700];
    bool open = false;
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (!task_open(task, clock_today()) || about_other_child(paper, task->about))
            continue;
        task_owed_text(facts, task, text, sizeof text);
        list_item(paper, &open, _("Still to be done"), text);
    }
    list_end(paper, open);
}

static void line_row(struct paper *paper, const struct history_line *line)
{
    char day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE], text[200];
    int occurred = clock_day(line->occurred), recorded = clock_day(line->recorded);
    buffer_print(&paper->out, "<tr><td class=\"when\">%s %s</td><td><span%s>",
                 day_text(occurred, DAY_LONG, day), clock_text(line->occurred, time),
                 line->beside ? " class=\"gone\"" : "");
    html_text(&paper->out, line->text);
    buffer_text(&paper->out, "</span>");
    if (line->beside) {
        buffer_text(&paper->out, "<span class=\"beside\">");
        html_text(&paper->out, line->beside);
        buffer_text(&paper->out, "</span>");
    }
    if (recorded != occurred) {
        snprintf(text, sizeof text, _("written down on %s"), day_text(recorded, DAY_LONG, day));
        buffer_text(&paper->out, "<span class=\"beside\">");
        html_text(&paper->out, text);
        buffer_text(&paper->out, "</span>");
    }
    buffer_text(&paper->out, "</td><td class=\"who\">");
    html_text(&paper->out, line->who);
    buffer_text(&paper->out, "</td></tr>\n");
}

/* What is to be done from now on stands above while it is open, and here once it is done. */
static bool on_paper(const struct history_line *line)
{
    return !line->off_paper && !line->opens_task && !line->daily;
}

static void history(struct paper *paper)
{
    bool any = false;
    for (size_t i = 0; i < paper->line_count; i++) {
        if (!on_paper(&paper->lines[i]))
            continue;
        if (!any) {
            element(paper, "h2", _("What happened, newest first"));
            buffer_print(&paper->out, "<table>\n<tr><th>%s</th><th>%s</th><th>%s</th></tr>\n",
                         C_("card", "When"), C_("card", "What"), C_("card", "Who"));
        }
        any = true;
        line_row(paper, &paper->lines[i]);
    }
    if (any)
        buffer_text(&paper->out, "</table>\n");
    else
        element(paper, "p", _("Nothing has happened yet."));
}

/* Devices that came and went, one paragraph a day. */
static void days(struct paper *paper)
{
    char day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    int last = DAY_NONE;
    for (size_t i = 0; i < paper->line_count; i++) {
        const struct history_line *line = &paper->lines[i];
        if (!line->daily || line->off_paper)
            continue;
        int now = clock_day(line->occurred);
        if (last == DAY_NONE) {
            element(paper, "h2", _("Handed in and given back"));
            buffer_text(&paper->out, "<ul class=\"days\">\n");
        }
        if (now == last)
            buffer_text(&paper->out, "; ");
        else
            buffer_print(&paper->out, "%s<li>%s: ", last == DAY_NONE ? "" : "</li>\n",
                         day_text(now, DAY_LONG, day));
        buffer_print(&paper->out, "%s ", clock_text(line->occurred, time));
        html_text(&paper->out, line->text);
        last = now;
    }
    if (last != DAY_NONE)
        buffer_text(&paper->out, "</li>\n</ul>\n");
}

/* In groups of eight, to be read aloud and typed. */
static void fingerprint(struct paper *paper)
{
    buffer_text(&paper->out, "<p class=\"print\">");
    for (size_t i = 0; paper->chain[i]; i++)
        buffer_print(&paper->out, "%s%c", i && i % 8 == 0 ? " " : "", paper->chain[i]);
    buffer_text(&paper->out, "</p>\n");
}

static void ending(struct paper *paper)
{
    const struct settings *settings = &paper->app->settings;
    char text[400], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    buffer_text(&paper->out, "<footer>\n");
    if (*settings->policy_name) {
        snprintf(text, sizeof text,
                 *settings->policy_date ? _("By the policy '%s' of %s.") : _("By the policy '%s'.%s"),
                 settings->policy_name, settings->policy_date);
        element(paper, "p", text);
    }
    element(
        paper, "p",
        _("Left out: what was taken back at once as a slip, and what was about another child. Names of other "
          "children in a text are hidden."));
    snprintf(text, sizeof text, _("Fingerprint of the journal on %s at %s, row %lld:"),
             day_text(clock_today(), DAY_LONG, day), clock_text(clock_now(), time), (long long)paper->rows);
    element(paper, "p", text);
    fingerprint(paper);
    element(paper, "p",
            _("With it the school can show later that nothing from before was altered: 'klaskast verify "
              "--fingerprint' and the digits above."));
    buffer_text(&paper->out, "</footer>\n");
}

static void compose(struct paper *paper)
{
    html_begin(&paper->out, _("Card"), "paper card", "card");
    heading(paper);
    standing(paper);
    duties(paper);
    history(paper);
    days(paper);
    ending(paper);
    html_end(&paper->out);
}

/* --- where it goes ------------------------------------------------------------------------------------- */

/* "cards/card-2026-11-23-1f3a9c02.html": the digits follow from the moment of the journal and the child, and
 * say nothing about it. */
static void paper_name(const struct paper *paper, char name[80])
{
    char hex[DIGEST_HEX_SIZE], day[DAY_ISO_SIZE];
    unsigned char bytes[DIGEST_SIZE];
    struct digest digest;
    digest_init(&digest);
    digest_add_text(&digest, paper->chain);
    digest_add_integer(&digest, paper->pupil->id);
    digest_end(&digest, bytes);
    digest_hex(bytes, hex);
    day_iso(clock_today(), day);
    snprintf(name, 80, "card-%s-%.8s.html", day, hex);
}

bool card_paper(struct app *app, int64_t pupil_id, const char *to, char path[FILE_PATH_SIZE], struct err *err)
{
    struct paper paper = { .app = app };
    arena_init(&paper.arena);
    buffer_init(&paper.out);
    bool ok = store_read_begin(app->store, err);
    ok = ok && read_all(&paper, pupil_id, err);
    store_read_end(app->store);
    if (ok && !paper.pupil)
        ok = err_set(err, ERR_REFUSED, "%s", _("This pupil is not in the class."));
    if (ok)
        compose(&paper);
    char name[80] = "";
    if (ok)
        paper_name(&paper, name);
    ok = ok && paper_write(app, name, to, &paper.out, path, err);
    buffer_clear(&paper.out);
    arena_clear(&paper.arena);
    return ok;
}
