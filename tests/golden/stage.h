/* The invented class with a past (records, measures, tasks, a journal), a stack of screens, and keys: for
 * tests of the screens about violations and what follows from them. */
#ifndef KLASKAST_TESTS_STAGE_H
#define KLASKAST_TESTS_STAGE_H

#include "class.h"
#include "golden.h"

#include "klaskast/screens/anywhere.h"
#include "klaskast/screens/open.h"
#include "klaskast/ui/entry.h"

enum { STAGE_ROOM = 32 };

static struct stage {
    struct keymap keymap;
    struct stack stack;
    int64_t ticks;
    struct record records[STAGE_ROOM];
    struct measure measures[STAGE_ROOM];
    struct task tasks[STAGE_ROOM];
    size_t record_count, measure_count, task_count;
    struct history_line history[STAGE_ROOM];
    size_t history_count;
    struct consent consents[8 * STAGE_ROOM];
    size_t consent_count;
    struct agreements agreements;
    char copied[4000];
    char lines[AGREEMENT_LINES][200]; /* of what was performed last */
    struct day_total totals[STAGE_ROOM];
    size_t total_count;
    struct lesson lessons[STAGE_ROOM];
    size_t lesson_count;
    struct rules_change rules[4]; /* newest first */
    size_t rules_count;
    char text[ENTRY_SIZE], reason[ENTRY_SIZE]; /* of what was performed last */
    struct roster_change changes[STAGE_ROOM];  /* likewise; their names in `names` */
    char names[STAGE_ROOM][3][80];
} stage;

static inline int64_t stage_moment(const char *text)
{
    int64_t at = 0;
    if (!clock_parse(text, clock_now(), &at))
        fail_msg("no moment: %s", text);
    return at;
}

static inline int stage_day(const char *text)
{
    int day = DAY_NONE;
    if (!day_parse_iso(text, &day))
        fail_msg("no day: %s", text);
    return day;
}

static inline void stage_derive(void)
{
    struct facts *facts = &test_class.model.facts;
    facts->records = stage.records;
    facts->record_count = stage.record_count;
    facts->measures = stage.measures;
    facts->measure_count = stage.measure_count;
    facts->tasks = stage.tasks;
    facts->task_count = stage.task_count;
    model_derive(&test_class.model, &test_class.arena);
}

static inline bool stage_outlook(struct desk *desk, int64_t pupil_id, enum violation_kind kind, int64_t at,
                                 struct arena *arena, struct outlook *outlook, struct err *err)
{
    struct context context = { .facts = &desk->model->facts, .settings = desk->model->settings };
    (void)arena;
    (void)err;
    if (!at)
        at = clock_now();
    outlook_make(&context, pupil_id, kind, clock_day(at), at, outlook);
    return true;
}

static inline bool stage_pupil_facts(struct desk *desk, int64_t pupil_id, struct arena *arena,
                                     struct facts *facts, struct err *err)
{
    (void)err;
    struct task *tasks = arena_new(arena, stage.task_count + 1, sizeof *tasks);
    *facts = desk->model->facts;
    facts->tasks = tasks;
    facts->task_count = 0;
    for (size_t i = 0; i < stage.task_count; i++)
        if (stage.tasks[i].pupil_id == pupil_id)
            tasks[facts->task_count++] = stage.tasks[i];
    if (facts->exemption_count && facts->exemptions[0].pupil_id != pupil_id)
        facts->exemption_count = 0;
    facts->consents = stage.consents;
    facts->consent_count = stage.consent_count;
    return true;
}

static inline bool stage_history(struct desk *desk, int64_t pupil_id, struct arena *arena,
                                 const struct history_line **lines, size_t *count, struct err *err)
{
    (void)desk;
    (void)pupil_id;
    (void)arena;
    (void)err;
    *lines = stage.history;
    *count = stage.history_count;
    return true;
}

/* From the totals, the records, the tasks and the lessons of the stage. */
static inline bool stage_year(struct desk *desk, int from, int until, struct year *year, struct err *err)
{
    (void)err;
    year_make(year, &(struct year_input){ .settings = desk->model->settings,
                                          .totals = stage.totals,
                                          .total_count = stage.total_count,
                                          .records = stage.records,
                                          .record_count = stage.record_count,
                                          .facts = &desk->model->facts,
                                          .lessons = stage.lessons,
                                          .lesson_count = stage.lesson_count,
                                          .groups = lesson_class_groups(desk->model->class.groups),
                                          .from = from,
                                          .until = until,
                                          .today = desk->model->today });
    return true;
}

static inline bool stage_consents(struct desk *desk, int year, struct arena *arena,
                                  const struct consent **consents, size_t *count, struct err *err)
{
    (void)desk;
    (void)err;
    struct consent *list = arena_new(arena, stage.consent_count + 1, sizeof *list);
    *consents = list;
    *count = 0;
    for (size_t i = 0; i < stage.consent_count; i++)
        if (stage.consents[i].year == year)
            list[(*count)++] = stage.consents[i];
    return true;
}

static inline bool stage_agreements(struct desk *desk, int day, struct arena *arena,
                                    struct agreements *agreements, struct err *err)
{
    (void)desk;
    (void)arena;
    (void)err;
    *agreements = stage.agreements;
    if (agreements->day != DAY_NONE && day_schoolyear(agreements->day) != day_schoolyear(day))
        *agreements = (struct agreements){ DAY_NONE, "" };
    return true;
}

static inline bool stage_print_agreements(struct desk *desk, char *path, size_t size, struct err *err)
{
    (void)desk;
    (void)err;
    snprintf(path, size, "%s", "/home/marit/cards/internet-agreements-2026-11-20.html");
    return true;
}

static inline bool stage_print_consents(struct desk *desk, enum consent_kind kind, char *path, size_t size,
                                        struct err *err)
{
    (void)desk;
    (void)err;
    snprintf(path, size, "/home/marit/cards/photos-%d.html", (int)kind);
    return true;
}

static inline const char *stage_parent_text(struct desk *desk, size_t index)
{
    static const char *const labels[] = { "For the portal", "For a banner" };
    (void)desk;
    return index < 2 ? labels[index] : NULL;
}

static inline bool stage_read_parent_text(struct desk *desk, size_t index, struct buffer *text,
                                          struct err *err)
{
    (void)desk;
    if (test_class.refuse)
        return err_set(err, ERR_USAGE, "%s", "letters/nl/text-photos.md, line 3: there is no {{scool}}.");
    buffer_text(text, index ? "A banner.\n" : "Dear parents,\n\n");
    for (int i = 0; !index && i < 40; i++)
        buffer_print(text, "line %d of what we ask you about photos of school\n", i + 1);
    return true;
}

static inline void stage_copy(struct desk *desk, const char *text)
{
    (void)desk;
    snprintf(stage.copied, sizeof stage.copied, "%s", text);
}

/* What a pupil's parents answered in the school year of that day. */
static inline void stage_consent(int64_t pupil_id, enum consent_kind kind, enum consent_answer answer,
                                 const char *taken)
{
    int on = stage_day(taken);
    size_t i = 0;
    while (i < stage.consent_count &&
           (stage.consents[i].pupil_id != pupil_id || stage.consents[i].kind != kind ||
            stage.consents[i].year != day_schoolyear(on)))
        i++;
    assert_true(i < sizeof stage.consents / sizeof *stage.consents);
    stage.consents[i] = (struct consent){ pupil_id, day_schoolyear(on), kind, answer, on };
    stage.consent_count += i == stage.consent_count;
}

static inline bool stage_rules(struct desk *desk, struct arena *arena, const struct rules_change **changes,
                               size_t *count, struct err *err)
{
    (void)desk;
    (void)arena;
    (void)err;
    *changes = stage.rules;
    *count = stage.rules_count;
    return true;
}

static inline bool stage_complete(struct desk *desk, const char *typed, char *out, size_t size, char *others,
                                  size_t others_size)
{
    (void)desk;
    (void)typed;
    (void)out;
    (void)size;
    (void)others;
    (void)others_size;
    return false;
}

static inline bool stage_language(struct desk *desk, enum language language, struct err *err)
{
    (void)desk;
    (void)err;
    translate_use(language);
    return true;
}

static inline bool stage_perform(struct desk *desk, const struct intent *intent, struct outcome *outcome,
                                 struct err *err)
{
    if (!test_class_perform(desk, intent, outcome, err))
        return false;
    snprintf(stage.text, sizeof stage.text, "%s", intent->text ? intent->text : "");
    snprintf(stage.reason, sizeof stage.reason, "%s", intent->reason ? intent->reason : "");
    for (int i = 0; intent->kind == INTENT_CONSENT && i < CONSENT_KINDS; i++) {
        char taken[DAY_ISO_SIZE];
        day_iso(intent->day, taken);
        if (intent->consent == CONSENT_KINDS || (int)intent->consent == i)
            stage_consent(intent->pupil_id, (enum consent_kind)i, intent->consented, taken);
    }
    for (size_t i = 0; i < AGREEMENT_LINES; i++)
        snprintf(stage.lines[i], sizeof stage.lines[i], "%s", i < intent->line_count ? intent->lines[i] : "");
    for (size_t i = 0; i < intent->change_count && i < STAGE_ROOM; i++) {
        stage.changes[i] = intent->changes[i];
        snprintf(stage.names[i][0], 80, "%s", intent->changes[i].first);
        snprintf(stage.names[i][1], 80, "%s", intent->changes[i].prefix);
        snprintf(stage.names[i][2], 80, "%s", intent->changes[i].surname);
    }
    if (intent->kind == INTENT_TEACHER) {
        static char who[ENTRY_SIZE];
        test_class.model.who = strcpy(who, stage.text);
    }
    return true;
}

static inline bool stage_lessons(struct desk *desk, int from, int until, struct arena *arena,
                                 const struct lesson **lessons, size_t *count, struct err *err)
{
    (void)desk;
    (void)from;
    (void)until;
    (void)arena;
    (void)err;
    *lessons = stage.lessons;
    *count = stage.lesson_count;
    return true;
}

/* The class on Friday 20 November 2026, with no past yet and nothing on the stack. */
static inline void stage_set(enum language language)
{
    struct desk *desk = &test_class.desk;
    test_class_make(28, language);
    stage = (struct stage){ .ticks = 100000 };
    desk->perform = stage_perform;
    desk->outlook = stage_outlook;
    desk->pupil_facts = stage_pupil_facts;
    desk->history = stage_history;
    desk->year = stage_year;
    desk->lessons = stage_lessons;
    desk->consents = stage_consents;
    desk->agreements = stage_agreements;
    desk->print_agreements = stage_print_agreements;
    desk->print_consents = stage_print_consents;
    desk->parent_text = stage_parent_text;
    desk->read_parent_text = stage_read_parent_text;
    desk->copy = stage_copy;
    stage.agreements = (struct agreements){ DAY_NONE, "" };
    desk->rules = stage_rules;
    desk->complete_path = stage_complete;
    desk->use_language = stage_language;
    keymap_init(&stage.keymap);
    stack_init(&stage.stack, &stage.keymap);
    stage.stack.global = anywhere_act;
    stage.stack.context = desk;
    stack_resize(&stage.stack, 80, 24);
    stage_derive();
}

static inline void stage_clear(void)
{
    stack_clear(&stage.stack);
    arena_clear(&test_class.arena);
}

/* For cmocka's teardown. */
static inline int stage_end(void **state)
{
    (void)state;
    stage_clear();
    return 0;
}

/* "v", "Enter", ... as they come from a keyboard, a second apart. */
static inline void press(const char *name)
{
    struct input input = { .kind = INPUT_KEY, .ticks = stage.ticks += 1000 };
    if (!key_parse(name, &input.key))
        fail_msg("no key: %s", name);
    if (input.key.code < 0x80 && !input.key.ctrl)
        input.text[0] = (char)input.key.code;
    stack_input(&stage.stack, &input);
    stack_tidy(&stage.stack);
}

static inline void type_in(const char *text)
{
    for (char letter[2] = { 0 }; (letter[0] = *text) != '\0'; text++)
        press(*text == ' ' ? "Space" : letter);
}

static inline void paste(const char *text)
{
    stack_input(&stage.stack, &(struct input){ .kind = INPUT_PASTE, .paste = text, .ticks = stage.ticks });
    stack_tidy(&stage.stack);
}

static inline const char *shown(int width, int height)
{
    static struct buffer out;
    buffer_clear(&out);
    golden_print(&stage.stack, width, height, false, &out);
    return buffer_get(&out);
}

/* The text of all rows from column `x` on, one after another, as if it were one line: texts that are broken
 * over lines are found in it. Frames count as blanks. */
static inline const char *stage_flat(int width, int height, int x)
{
    static char flat[200 * 70 * 4];
    struct canvas canvas;
    size_t used = 0;
    canvas_init(&canvas);
    canvas_resize(&canvas, width, height);
    stack_resize(&stage.stack, width, height);
    stack_draw(&stage.stack, &canvas);
    for (int i = 0; i < width * height; i++) {
        const struct cell *cell = &canvas.cells[i];
        bool blank = cell->text[0] == ' ' || cell->style == STYLE_RULE;
        if (i % width < x || (blank && i % width && used && flat[used - 1] == ' '))
            continue;
        if (i % width == x && used && flat[used - 1] != ' ')
            flat[used++] = ' ';
        if (blank)
            flat[used++] = ' ';
        else
            memcpy(flat + used, cell->text, cell->length);
        used += blank ? 0 : cell->length;
    }
    flat[used] = '\0';
    canvas_clear(&canvas);
    return flat;
}

/* Is it on the screen, on one line or more? At the right of the violation panel, too. */
static inline bool is_shown(int width, int height, const char *text)
{
    static const int columns[] = { 0, 1, 2, 43 };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (strstr(stage_flat(width, height, columns[i]), text))
            return true;
    return false;
}

#define expect_shown(text)                                                                                   \
    do {                                                                                                     \
        if (!is_shown(80, 24, text))                                                                         \
            fail_msg("not shown: %s\n%s", text, shown(80, 24));                                              \
    } while (0)
#define expect_not_shown(text)                                                                               \
    do {                                                                                                     \
        if (is_shown(80, 24, text))                                                                          \
            fail_msg("shown: %s\n%s", text, shown(80, 24));                                                  \
    } while (0)

/* NAME-80x24-en and so on. */
static inline void stage_golden(const char *name)
{
    static const int sizes[][2] = { { 80, 24 }, { 40, 12 }, { 132, 50 }, { 1, 1 } };
    char path[120];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        snprintf(path, sizeof path, "%s-%dx%d-%s", name, sizes[i][0], sizes[i][1],
                 translate_language() == LANGUAGE_DUTCH ? "nl" : "en");
        golden_check(path, &stage.stack, sizes[i][0], sizes[i][1]);
    }
    stack_resize(&stage.stack, 80, 24);
}

/* Draws what is on the stack at every size; nothing may fall outside. */
static inline void stage_every_size(void)
{
    struct canvas canvas;
    canvas_init(&canvas);
    for (int width = 1; width <= 200; width++)
        for (int height = 1; height <= 70; height += height < 26 ? 1 : 4) {
            canvas_resize(&canvas, width, height);
            stack_resize(&stage.stack, width, height);
            stack_draw(&stage.stack, &canvas);
            if (canvas.outside != 0)
                fail_msg("%dx%d: draws outside", width, height);
        }
    canvas_clear(&canvas);
    stack_resize(&stage.stack, 80, 24);
}

/* --- a past -------------------------------------------------------------------------------------------- */

static inline const struct record *stage_record(int64_t pupil_id, enum violation_kind kind, const char *at,
                                                int times)
{
    struct record *record = &stage.records[stage.record_count++];
    *record = (struct record){ .id = 500 + (int64_t)stage.record_count,
                               .pupil_id = pupil_id,
                               .kind = kind,
                               .ladder = violation_ladder(kind, false),
                               .times = times,
                               .reason = "",
                               .note = "",
                               .at = stage_moment(at),
                               .day = clock_day(stage_moment(at)),
                               .recorded = stage_moment(at),
                               .who = "Marit Bakker" };
    stage_derive();
    return record;
}

static inline const struct measure *stage_ban(const struct record *record, const char *from,
                                              const char *until)
{
    struct measure *measure = &stage.measures[stage.measure_count++];
    *measure = (struct measure){ .id = 700 + (int64_t)stage.measure_count,
                                 .pupil_id = record->pupil_id,
                                 .record_id = record->id,
                                 .kind = MEASURE_BAN,
                                 .from = stage_day(from),
                                 .until = stage_day(until),
                                 .day = record->day,
                                 .lifted = DAY_NONE };
    stage_derive();
    return measure;
}

/* One without a period yet: first the talk. */
static inline const struct measure *stage_suspension(const struct record *record)
{
    struct measure *measure = &stage.measures[stage.measure_count++];
    *measure = (struct measure){ .id = 700 + (int64_t)stage.measure_count,
                                 .pupil_id = record->pupil_id,
                                 .record_id = record->id,
                                 .kind = MEASURE_SUSPENSION,
                                 .from = DAY_NONE,
                                 .until = DAY_NONE,
                                 .day = record->day,
                                 .lifted = DAY_NONE };
    stage_derive();
    return measure;
}

/* They stand in the facts by their last day: add them in that order. */
static inline struct task *stage_task(int64_t pupil_id, int64_t about, enum task_kind kind,
                                      enum task_owner owner, const char *since, const char *due)
{
    struct task *task = &stage.tasks[stage.task_count++];
    *task = (struct task){ .id = 900 + (int64_t)stage.task_count,
                           .pupil_id = pupil_id,
                           .about = about,
                           .kind = kind,
                           .owner = owner,
                           .at = clock_moment(stage_day(since), 10 * 60 + 40),
                           .day = stage_day(since),
                           .due = stage_day(due),
                           .done_day = DAY_NONE,
                           .done_by = "",
                           .how = "",
                           .why = "" };
    stage_derive();
    return task;
}

#endif
