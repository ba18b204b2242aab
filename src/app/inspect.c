#include "klaskast/app/inspect.h"

#include "klaskast/app/history.h"
#include "klaskast/app/paper.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/domain/reconsider.h"
#include "klaskast/domain/task.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 78, LABEL_COLUMNS = 24, DETAIL_TEXT = 1400, WORD = 5 };

/* The details of one row of the journal. */
struct row_details {
    int64_t number;
    const char *const *texts;
    size_t count;
    const char *name; /* as it was from then on; NULL */
};

/* What the text is made from, all of one moment. */
struct inspection {
    struct app *app;
    struct arena arena;
    struct buffer *out;
    struct facts facts; /* of this child */
    const struct pupil *pupil;
    const char *class;
    struct redaction others;
    const struct history_line *lines;
    size_t line_count;
    struct row_details *rows;
    size_t row_count, row_room;
    size_t emptied;
};

/* --- lines ---------------------------------------------------------------------------------------------- */

/* Wraps `text` behind `first`; the lines after it begin `indent` columns in. */
static void put(struct inspection *inspection, int indent, const char *first, const char *text)
{
    struct buffer *out = inspection->out;
    int room = COLUMNS - indent;
    buffer_print(out, "%s%*s", first, indent - text_width(first) > 0 ? indent - text_width(first) : 0, "");
    for (bool begun = false;; begun = true) {
        size_t length = strlen(text), fits = text_fit(text, room);
        if (begun)
            buffer_print(out, "%*s", indent, "");
        if (fits < length) {
            size_t blank = fits;
            while (blank && text[blank] != ' ')
                blank--;
            fits = blank ? blank : fits;
        }
        buffer_print(out, "%.*s\n", (int)fits, text);
        text += fits + strspn(text + fits, " ");
        if (!*text)
            return;
    }
}

static void title(struct inspection *inspection, const char *text)
{
    buffer_print(inspection->out, "\n%s\n", text);
    for (int i = text_width(text); i > 0; i--)
        buffer_text(inspection->out, "-");
    buffer_text(inspection->out, "\n");
}

static void field(struct inspection *inspection, const char *label, const char *value)
{
    char first[120];
    if (!*value)
        return;
    snprintf(first, sizeof first, "  %s", label);
    put(inspection, LABEL_COLUMNS, first, value);
}

/* --- what is read --------------------------------------------------------------------------------------- */

static const char *hide(struct inspection *inspection, const char *text)
{
    return redact_others(&inspection->others, text, &inspection->arena);
}

/* Why a duty has to be looked at again is a word of ours in the journal. */
static const char *why_of(struct inspection *inspection, const struct event *event)
{
    char text[300];
    const struct task *task = event->kind == EVENT_TASK_OPENED && *event_text(event, "why")
                                  ? facts_task(&inspection->facts, event->number)
                                  : NULL;
    if (!task)
        return NULL;
    task_why_text(&inspection->facts, task, text, sizeof text);
    return arena_copy(&inspection->arena, text);
}

static bool add_row(void *context, const struct journal_row *row)
{
    struct inspection *inspection = context;
    char text[DETAIL_TEXT];
    if (row->emptied || row->event.kind == EVENT_KINDS) {
        inspection->emptied++;
        return true;
    }
    struct event event = row->event;
    const char *why = why_of(inspection, &event);
    for (int i = 0; why && i < event.field_count; i++)
        if (strcmp(event.fields[i].key, "why") == 0)
            event.fields[i].text = why;
    const char **texts = arena_new(&inspection->arena, EVENT_FIELDS, sizeof *texts);
    size_t count = 0;
    while (count < EVENT_FIELDS && inspect_detail(&event, count, text, sizeof text)) {
        /* A name of the class list is this child's own, though another has it too. */
        bool own = event_info(event.kind)->thing == THING_PUPIL;
        texts[count] = arena_copy(&inspection->arena, own ? text : hide(inspection, text));
        count++;
    }
    inspection->rows = arena_room(&inspection->arena, inspection->rows, inspection->row_count,
                                  &inspection->row_room, sizeof *inspection->rows);
    inspection->rows[inspection->row_count++] = (struct row_details){ event.number, texts, count, NULL };
    return true;
}

static bool read_all(struct inspection *inspection, int64_t pupil_id, struct err *err)
{
    struct app *app = inspection->app;
    struct arena *arena = &inspection->arena;
    struct facts *school = arena_new(arena, 1, sizeof *school);
    const struct scope everybody = { .day = app->day, .since = DAY_NONE, .school = true };
    if (!app_pupil_facts(app, pupil_id, arena, &inspection->facts, err) ||
        !query_facts(app->store, &everybody, arena, school, err))
        return false;
    inspection->pupil = facts_pupil(&inspection->facts, pupil_id);
    if (!inspection->pupil)
        return err_set(err, ERR_REFUSED, "%s", _("There is no such pupil in this file."));
    inspection->class = "";
    for (size_t i = 0; i < school->class_count; i++)
        if (school->classes[i].id == inspection->pupil->class_id)
            inspection->class = school->classes[i].name;
    inspection->others =
        (struct redaction){ .pupils = school->pupils, .count = school->pupil_count, .pupil_id = pupil_id };
    return history_read(app, pupil_id, &inspection->others, arena, &inspection->lines,
                        &inspection->line_count, err) &&
           journal_walk(app->store, pupil_id, add_row, inspection, err);
}

/* --- its parts ------------------------------------------------------------------------------------------ */

static void heading(struct inspection *inspection)
{
    const struct app *app = inspection->app;
    char text[400], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    snprintf(text, sizeof text, _("All that klaskast keeps about %s"), inspection->pupil->name);
    buffer_print(inspection->out, "%s\n", text);
    for (int i = text_width(text); i > 0; i--)
        buffer_text(inspection->out, "=");
    buffer_text(inspection->out, "\n\n");
    if (*app->settings.school)
        put(inspection, 0, "", app->settings.school);
    snprintf(text, sizeof text, _("Made on %s at %s."), day_text(clock_today(), DAY_LONG, day),
             clock_text(clock_now(), time));
    put(inspection, 0, "", text);
    put(inspection, 0, "",
        _("For the parents of this child, who may look into what the school keeps about it and have a copy "
          "(AVG, article 15). It is about one child: the names of other children are not in it."));
}

static void who(struct inspection *inspection)
{
    const struct pupil *pupil = inspection->pupil;
    char text[80], day[DAY_TEXT_SIZE];
    title(inspection, _("The child"));
    field(inspection, C_("inspect", "first name"), pupil->first);
    field(inspection, C_("inspect", "prefix"), pupil->prefix);
    field(inspection, C_("inspect", "surname"), pupil->surname);
    field(inspection, C_("inspect", "school number"), pupil->key);
    field(inspection, C_("inspect", "class"), inspection->class);
    field(inspection, C_("inspect", "group"), pupil->group);
    snprintf(text, sizeof text, "%d", pupil->slot);
    field(inspection, C_("inspect", "slot in the cupboard"), pupil->slot ? text : "");
    field(inspection, C_("inspect", "in klaskast since"), day_text(pupil->came_day, DAY_LONG, day));
    if (pupil->left_day != DAY_NONE)
        field(inspection, C_("inspect", "left the class on"), day_text(pupil->left_day, DAY_LONG, day));
}

static void standing(struct inspection *inspection)
{
    const struct facts *facts = &inspection->facts;
    const struct settings *settings = &inspection->app->settings;
    int today = clock_today();
    char text[700], until[DAY_TEXT_SIZE];
    bool any = false;
    title(inspection, _("What holds now"));
    for (size_t i = 0; i < facts->measure_count; i++) {
        if (measure_over(facts, &facts->measures[i], today))
            continue;
        measure_text(facts, settings, &facts->measures[i], today, text, sizeof text);
        put(inspection, 4, "  -", text);
        any = true;
    }
    for (size_t i = 0; i < facts->exemption_count; i++) {
        const struct exemption *exemption = &facts->exemptions[i];
        if (exemption->ended || exemption->until < today)
            continue;
        snprintf(text, sizeof text, _("exempt: %s, up to and including %s"), device_label(exemption->device),
                 day_text(exemption->until, DAY_LONG, until));
        put(inspection, 4, "  -", text);
        any = true;
    }
    if (!any)
        put(inspection, 2, "", _("No measure and no exemption."));
    for (int year = day_schoolyear(today), more = 1; more; year--) {
        char answers[400];
        consent_sentence(facts->consents, facts->consent_count, inspection->pupil->id, year, answers,
                         sizeof answers);
        snprintf(text, sizeof text, _("consent for photos, %d-%d: %s"), year, year + 1, answers);
        put(inspection, 4, "  -", text);
        more = 0;
        for (size_t i = 0; i < facts->consent_count; i++)
            more |= facts->consents[i].year < year;
    }
}

static void duties(struct inspection *inspection)
{
    const struct facts *facts = &inspection->facts;
    char text[800];
    bool any = false;
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (!task_open(task, clock_today()))
            continue;
        if (!any)
            title(inspection, _("Still to be done"));
        any = true;
        task_owed_text(facts, task, text, sizeof text);
        put(inspection, 4, "  -", text);
    }
}

/* Is it said already: in the line, or as the day above it? */
static bool said(const struct history_line *line, const char *detail)
{
    char day[DAY_TEXT_SIZE];
    const char *value = strstr(detail, ": ");
    return value && ((strlen(value) > WORD && strstr(line->text, value + 2)) ||
                     strcmp(day_text(clock_day(line->occurred), DAY_LONG, day), value + 2) == 0);
}

static void details_of(struct inspection *inspection, const struct history_line *line)
{
    for (size_t i = 0; i < inspection->row_count; i++) {
        const struct row_details *row = &inspection->rows[i];
        for (size_t k = 0; row->number == line->number && k < row->count; k++)
            if (!said(line, row->texts[k]))
                put(inspection, 8, "      -", row->texts[k]);
    }
}

/* By whom, and when where that was later. */
static void written_down(struct inspection *inspection, const struct history_line *line)
{
    char text[300], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    bool later = line->recorded - line->occurred >= 60 || line->occurred > line->recorded;
    if (!later && !*line->who)
        return;
    if (later)
        snprintf(text, sizeof text,
                 *line->who ? _("written down on %s at %s by %s") : _("written down on %s at %s%s"),
                 day_text(clock_day(line->recorded), DAY_LONG, day), clock_text(line->recorded, time),
                 line->who);
    else
        snprintf(text, sizeof text, _("written down by %s"), line->who);
    put(inspection, 8, "      -", text);
}

/* Every row, as it was written, and what became of it. */
static void row(struct inspection *inspection, const struct history_line *line)
{
    char text[300], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    bool elsewhere = line->off_paper && !line->taken_back;
    snprintf(text, sizeof text, "  %s %s", day_text(clock_day(line->occurred), DAY_LONG, day),
             clock_text(line->occurred, time));
    buffer_print(inspection->out, "%s\n", text);
    put(inspection, 6, "",
        elsewhere ? _("A line that was about another child and was taken back. What it said is about that "
                      "child, and not shown.")
                  : line->text);
    if (!elsewhere)
        details_of(inspection, line);
    if (line->taken_back)
        put(inspection, 8, "      -", _("taken back the same day, as a slip: it does not count"));
    if (line->beside && !elsewhere)
        put(inspection, 8, "      -", line->beside);
    written_down(inspection, line);
}

static void history(struct inspection *inspection)
{
    char text[200];
    title(inspection, _("All that was written down, oldest first"));
    put(inspection, 0, "", _("Where nothing else is said, it was written down at that moment."));
    for (size_t i = inspection->line_count; i-- > 0;)
        row(inspection, &inspection->lines[i]);
    if (!inspection->line_count)
        put(inspection, 2, "", _("Nothing."));
    if (inspection->emptied) {
        snprintf(text, sizeof text,
                 _("Besides, %zu lines whose time was over: that they were there is kept, what they said is "
                   "gone."),
                 inspection->emptied);
        put(inspection, 2, "", text);
    }
}

static void ending(struct inspection *inspection)
{
    title(inspection, _("What you should know"));
    put(inspection, 4, "  -",
        _("Copies of the file are kept for some weeks, and hold the same. Letters and cards that were made "
          "are files of the school's computer; the lines above name them."));
    put(inspection, 4, "  -",
        _("Not kept: address, phone, e-mail, date of birth, sex, numbers of the state, photos, anything "
          "about "
          "health, and the ground of an exemption."));
    put(inspection, 4, "  -",
        _("Where other children were named in a text, it reads '(another child)'. What was written about "
          "others is not about this child, and not here."));
    put(inspection, 4, "  -",
        _("Is something here not right, or not whole? Tell the teacher. It is taken back with a reason, or "
          "your own words are put beside it (AVG, article 16)."));
}

static bool compose(struct inspection *inspection, int64_t pupil_id, struct err *err)
{
    bool ok = store_read_begin(inspection->app->store, err);
    ok = ok && read_all(inspection, pupil_id, err);
    store_read_end(inspection->app->store);
    if (!ok)
        return false;
    heading(inspection);
    who(inspection);
    standing(inspection);
    duties(inspection);
    history(inspection);
    ending(inspection);
    return true;
}

bool inspect_text(struct app *app, int64_t pupil_id, struct buffer *out, struct err *err)
{
    struct inspection inspection = { .app = app, .out = out };
    arena_init(&inspection.arena);
    bool ok = compose(&inspection, pupil_id, err);
    arena_clear(&inspection.arena);
    return ok;
}

/* --- where it goes -------------------------------------------------------------------------------------- */

/* "inspect-2026-11-23-1f3a9c02.txt": the digits follow from the journal and the child, and say nothing. */
static bool file_name(struct app *app, int64_t pupil_id, char name[80], struct err *err)
{
    char hex[DIGEST_HEX_SIZE], chain[DIGEST_HEX_SIZE], day[DAY_ISO_SIZE];
    unsigned char bytes[DIGEST_SIZE];
    struct digest digest;
    int64_t rows;
    if (!journal_head(app->store, &rows, chain, err))
        return false;
    digest_init(&digest);
    digest_add_text(&digest, chain);
    digest_add_integer(&digest, pupil_id);
    digest_end(&digest, bytes);
    digest_hex(bytes, hex);
    day_iso(clock_today(), day);
    snprintf(name, 80, "inspect-%s-%.8s.txt", day, hex);
    return true;
}

bool inspect_write(struct app *app, int64_t pupil_id, const char *to, char path[FILE_PATH_SIZE],
                   struct err *err)
{
    struct buffer text;
    char name[80];
    buffer_init(&text);
    bool ok = inspect_text(app, pupil_id, &text, err) && file_name(app, pupil_id, name, err) &&
              paper_write(app, name, to, &text, path, err);
    buffer_clear(&text);
    return ok;
}
