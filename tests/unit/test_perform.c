/* Whole histories, from intents to what is on disk: the laws, taking back, and measures that no longer
 * follow. */
#include "cupboard.h"

static void log_at(const char *first, enum violation_kind kind, const char *at)
{
    int64_t moment = 0;
    assert_true(clock_parse(at, clock_now(), &moment));
    done((struct intent){
        .kind = INTENT_VIOLATION, .pupil_id = pupil_called(first), .violation = kind, .at = moment });
}

static const struct record *record_of(const char *first, size_t index)
{
    const struct facts *facts = facts_of(pupil_called(first));
    assert_true(index < facts->record_count);
    return &facts->records[index];
}

/* The open duty of this kind; NULL when there is none. */
static const struct task *open_task(const char *first, enum task_kind kind)
{
    const struct facts *facts = facts_of(pupil_called(first));
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].kind == kind && facts->tasks[i].done_day == DAY_NONE)
            return &facts->tasks[i];
    return NULL;
}

static int64_t journal_rows(void)
{
    return number_of("SELECT count(*) FROM journal");
}

/* --- the laws ------------------------------------------------------------------------------------------ */

static void perform__the_screen_shows_what_is_on_disk__law_1(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor });
    assert_int_equal(model_pupil(&cupboard.app.model, noor)->state, PUPIL_HELD);
    assert_int_equal(number_of("SELECT count(*) FROM stay WHERE state = 0"), 1);
    reopen();
    assert_int_equal(model_pupil(&cupboard.app.model, noor)->state, PUPIL_HELD);
}

/* What another window wrote a moment ago comes on the screen with what one does oneself, and it is said so.
 */
static void perform__another_program_wrote__says_so_once(void **state)
{
    (void)state;
    struct app other = { .store = NULL };
    struct options options = { .database = cupboard.path };
    struct outcome outcome;
    struct intent intent = { .kind = INTENT_MARK, .pupil_id = pupil_called("Noor"), .mark = MARK_ABSENT };
    assert_true(app_open(&other, &options, false, &cupboard.err));
    done(intent);
    assert_false(cupboard.outcome.others_wrote);
    intent.pupil_id = pupil_called("Mees");
    assert_true(app_perform(&other, &intent, &outcome, &cupboard.err));
    assert_true(outcome.others_wrote); /* that Noor is absent */
    intent.pupil_id = pupil_called("Daan");
    done(intent);
    assert_true(cupboard.outcome.others_wrote);
    intent.pupil_id = pupil_called("Zoë");
    done(intent);
    assert_false(cupboard.outcome.others_wrote);
    app_close(&other);
}

/* Two children of one name in a class: the slot tells which, on the roster's message line, in lists, in a
 * search; the name itself stays as it is. When one has left there is nothing to tell apart. */
static void perform__two_of_one_name__are_told_apart_by_slot(void **state)
{
    (void)state;
    const struct roster_change twin = {
        .kind = ROSTER_NEW, .first = "Noor", .prefix = "de", .surname = "Vries", .slot = 12
    };
    int64_t noor = pupil_called("Noor");
    assert_string_equal(pupil_label(model_pupil(&cupboard.app.model, noor)->pupil), "Noor de Vries");
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = &twin, .change_count = 1 });
    int64_t other = number_of("SELECT max(id) FROM pupil");
    assert_string_equal(pupil_label(model_pupil(&cupboard.app.model, noor)->pupil), "Noor de Vries (1)");
    assert_string_equal(pupil_label(model_pupil(&cupboard.app.model, other)->pupil), "Noor de Vries (12)");
    assert_string_equal(model_pupil(&cupboard.app.model, other)->pupil->name, "Noor de Vries");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = other });
    assert_non_null(strstr(cupboard.outcome.said, "Noor de Vries (12): "));
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = other });
    const struct roster_change left = { .kind = ROSTER_LEFT, .pupil_id = other };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = &left, .change_count = 1 });
    assert_string_equal(pupil_label(model_pupil(&cupboard.app.model, noor)->pupil), "Noor de Vries");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor });
    assert_non_null(strstr(cupboard.outcome.said, "Noor de Vries: "));
}

/* Another program holds the file: the step is not kept, and the screen shows what is still true. */
static void perform__commit_fails__nothing_changes_but_the_message__law_1(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor"), rows = journal_rows();
    sqlite3 *other;
    assert_int_equal(sqlite3_open(cupboard.path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_false(perform((struct intent){ .kind = INTENT_TICK, .pupil_id = noor }));
    assert_int_equal(cupboard.err.kind, ERR_BUSY);
    assert_int_equal(model_pupil(&cupboard.app.model, noor)->state, PUPIL_NOT_ASKED);
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(other);
    assert_int_equal(journal_rows(), rows);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor });
    assert_int_equal(model_pupil(&cupboard.app.model, noor)->state, PUPIL_HELD);
}

static void perform__refused_or_asked__writes_nothing(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor"), rows = journal_rows();
    assert_false(perform((struct intent){ .kind = INTENT_DEVICE_BACK, .pupil_id = noor }));
    assert_int_equal(cupboard.err.kind, ERR_REFUSED);
    assert_true(perform((struct intent){ .kind = INTENT_TICK, .pupil_id = noor, .device = DEVICE_OTHER }));
    assert_int_equal(cupboard.outcome.question, QUESTION_LABEL);
    assert_int_equal(journal_rows(), rows);
}

/* --- who did it, and by which rules -------------------------------------------------------------------- */

static void perform__who_is_in_front_of_the_class__is_named_in_the_journal__G1(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor });
    assert_int_equal(
        number_of("SELECT count(*) FROM journal WHERE kind = 'device_in' AND who = 'Marit Bakker'"), 1);
    done((struct intent){ .kind = INTENT_TEACHER, .again = true });
    done((struct intent){ .kind = INTENT_MARK, .pupil_id = pupil_called("Mees"), .mark = MARK_ABSENT });
    assert_int_equal(
        number_of("SELECT count(*) FROM journal WHERE kind = 'pupil_marked' AND who = 'substitute'"), 1);
    assert_true(cupboard.app.model.substitute);
    /* The substitute has gone home the next day. */
    cupboard_now("2026-11-23T08:20:00");
    reopen();
    assert_string_equal(cupboard.app.model.who, "Marit Bakker");
}

static void perform__rules_that_changed__are_in_the_journal_first__P18(void **state)
{
    (void)state;
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'policy_set'"), 1);
    assert_int_equal(number_of("SELECT number FROM journal WHERE kind = 'policy_set'"), 1);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    reopen();
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") });
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'policy_set'"), 1);
    reopen();
    cupboard.app.settings.ladders[LADDER_DEVICE].rungs[1].period = (struct period){ 10, PERIOD_DAYS };
    cupboard.app.rules_known = false;
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'policy_set'"), 2);
    assert_int_equal(number_of("SELECT (SELECT max(number) FROM journal WHERE kind = 'policy_set') <"
                               " (SELECT number FROM journal WHERE kind = 'violation')"),
                     1);
    assert_true(*cupboard.app.policy_news);
}

/* --- measures that no longer follow -------------------------------------------------------------------- */

static void perform__earlier_one_recorded_late__opens_reconsider_and_changes_nothing__P10a(void **state)
{
    (void)state;
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    assert_null(open_task("Noor", TASK_RECONSIDER));
    cupboard_later(3600);
    log_at("Noor", VIOLATION_TAKEN_OUT, "yesterday 10:00");
    const struct facts *facts = facts_of(pupil_called("Noor"));
    assert_int_equal(facts->record_count, 2);
    /* By the moment they happened: the late one first, announced as the first; the other stays the first too.
     */
    assert_int_equal(facts->records[0].kind, VIOLATION_TAKEN_OUT);
    assert_int_equal(facts->records[0].times, 1);
    assert_int_equal(facts->records[1].times, 1);
    assert_int_equal(facts->records[1].measure, MEASURE_WARNING);
    const struct task *task = open_task("Noor", TASK_RECONSIDER);
    assert_non_null(task);
    assert_int_equal(task->about, facts->records[1].id);
    assert_string_equal(task->why, "2");
    /* Both count for the next. */
    cupboard_later(3600);
    log_at("Noor", VIOLATION_NOT_OFF, "12:00");
    assert_int_equal(record_of("Noor", 2)->times, 3);
}

static void perform__told_ban_whose_ground_is_taken_back__stays_and_is_reconsidered__P10a(void **state)
{
    (void)state;
    log_at("Noor", VIOLATION_NOT_OFF, "yesterday 10:00");
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    const struct task *told = open_task("Noor", TASK_CHILD_TOLD);
    assert_non_null(told);
    done((struct intent){ .kind = INTENT_TASK_DONE, .ref = told->id });
    const struct facts *facts = facts_of(pupil_called("Noor"));
    struct measure before = facts->measures[0];
    /* The first of the two falls away: the ban would now be a warning. */
    done((struct intent){
        .kind = INTENT_WITHDRAW, .ref = facts->records[0].id, .reason = "it was another child" });
    facts = facts_of(pupil_called("Noor"));
    assert_false(facts->measures[0].withdrawn);
    assert_int_equal(facts->measures[0].from, before.from);
    assert_int_equal(facts->measures[0].until, before.until);
    const struct task *task = open_task("Noor", TASK_RECONSIDER);
    assert_non_null(task);
    assert_int_equal(task->about, before.id);
    assert_string_equal(task->why, "1");
    /* Its own record falls away too: another reason, one open duty. */
    done((struct intent){
        .kind = INTENT_WITHDRAW, .ref = facts->records[1].id, .reason = "it was another child" });
    task = open_task("Noor", TASK_RECONSIDER);
    assert_string_equal(task->why, "withdrawn");
    assert_int_equal(
        number_of("SELECT count(*) FROM task WHERE kind = (SELECT kind FROM task WHERE why = 'withdrawn')"
                  " AND done_day IS NULL"),
        1);
}

static void perform__follows_again__the_duty_closes__P10a(void **state)
{
    (void)state;
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    cupboard_later(3600);
    log_at("Noor", VIOLATION_NOT_OFF, "yesterday 10:00");
    assert_non_null(open_task("Noor", TASK_RECONSIDER));
    done((struct intent){
        .kind = INTENT_WITHDRAW, .ref = record_of("Noor", 0)->id, .reason = "it was another child" });
    assert_null(open_task("Noor", TASK_RECONSIDER));
}

/* What was weighed and settled is not put on the list again. */
static void perform__settled__is_not_asked_again__P10a(void **state)
{
    (void)state;
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    cupboard_later(3600);
    log_at("Noor", VIOLATION_NOT_OFF, "yesterday 10:00");
    done((struct intent){ .kind = INTENT_TASK_DONE, .ref = open_task("Noor", TASK_RECONSIDER)->id });
    cupboard_later(3600);
    log_at("Noor", VIOLATION_NOT_OFF, "12:00");
    assert_null(open_task("Noor", TASK_RECONSIDER));
}

static void perform__of_another_ladder_or_pupil__opens_nothing__P10a(void **state)
{
    (void)state;
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    cupboard_later(3600);
    log_at("Noor", VIOLATION_MISUSE_PHOTO, "yesterday 10:00");
    log_at("Mees", VIOLATION_NOT_OFF, "yesterday 10:00");
    assert_null(open_task("Noor", TASK_RECONSIDER));
    assert_null(open_task("Mees", TASK_RECONSIDER));
}

/* --- last things --------------------------------------------------------------------------------------- */

static void take_back__of_a_violation__takes_its_duties_with_it(void **state)
{
    (void)state;
    char before[DIGEST_HEX_SIZE], between[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    cupboard_later(120);
    tables_digest(before);
    log_at("Noor", VIOLATION_NOT_OFF, "10:05");
    tables_digest(between);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_non_null(strstr(cupboard.outcome.said, "Noor de Vries"));
    tables_digest(after);
    assert_string_equal(after, before);
    done((struct intent){ .kind = INTENT_PUT_BACK });
    tables_digest(after);
    assert_string_equal(after, between);
    assert_false(perform((struct intent){ .kind = INTENT_PUT_BACK }));
}

static void take_back__again_and_again__goes_back_through_the_day(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor"), mees = pupil_called("Mees");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor });
    done((struct intent){ .kind = INTENT_MARK, .pupil_id = mees, .mark = MARK_ABSENT });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(model_pupil(&cupboard.app.model, mees)->state, PUPIL_NOT_ASKED);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(model_pupil(&cupboard.app.model, noor)->state, PUPIL_NOT_ASKED);
    /* And forward again, in the order they happened. */
    done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_int_equal(model_pupil(&cupboard.app.model, noor)->state, PUPIL_HELD);
    done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_int_equal(model_pupil(&cupboard.app.model, mees)->state, PUPIL_ABSENT);
    assert_false(perform((struct intent){ .kind = INTENT_PUT_BACK }));
    /* A new action clears what could be put back. */
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Zoë") });
    assert_false(perform((struct intent){ .kind = INTENT_PUT_BACK }));
    assert_verified();
}

/* What a reconsideration adds belongs to the step that caused it: u must not find it instead. */
static void take_back__with_a_reconsideration__is_one_step(void **state)
{
    (void)state;
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    cupboard_later(120);
    log_at("Noor", VIOLATION_NOT_OFF, "yesterday 10:00");
    const struct task *told = open_task("Noor", TASK_RECONSIDER);
    done((struct intent){ .kind = INTENT_TASK_DONE, .ref = told->id });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_non_null(open_task("Noor", TASK_RECONSIDER));
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_null(open_task("Noor", TASK_RECONSIDER));
    assert_int_equal(facts_of(pupil_called("Noor"))->record_count, 1);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(facts_of(pupil_called("Noor"))->record_count, 0);
    for (int i = 0; i < 3; i++)
        done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_int_equal(facts_of(pupil_called("Noor"))->record_count, 2);
    assert_verified();
}

/* The rows that a 'taken back' brings along (a duty opened or closed) are no step of their own either. */
static void take_back__that_opens_a_duty__is_followed_by_the_step_before(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor");
    done((struct intent){ .kind = INTENT_MARK, .pupil_id = pupil_called("Mees"), .mark = MARK_ABSENT });
    log_at("Noor", VIOLATION_NOT_OFF, "yesterday 10:00");
    cupboard.app.options.teacher = "Joris de Wit";
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    cupboard.app.options.teacher = NULL;
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    /* Marit takes back the first; Joris' second becomes the first: reconsider. */
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_non_null(open_task("Noor", TASK_RECONSIDER));
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(model_pupil(&cupboard.app.model, pupil_called("Mees"))->state, PUPIL_NOT_ASKED);
    assert_non_null(open_task("Noor", TASK_RECONSIDER));
    done((struct intent){ .kind = INTENT_PUT_BACK });
    done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_null(open_task("Noor", TASK_RECONSIDER));
    assert_int_equal(facts_of(noor)->record_count, 2);
    assert_verified();
}

static void take_back__of_yesterday__is_refused(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    cupboard_now("2026-11-21T00:00:00");
    assert_false(perform((struct intent){ .kind = INTENT_TAKE_BACK }));
    assert_int_equal(cupboard.err.kind, ERR_REFUSED);
    cupboard_now("2026-11-20T23:59:59");
    done((struct intent){ .kind = INTENT_TAKE_BACK });
}

static void take_back__of_another_teacher__is_refused__G1(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    done((struct intent){ .kind = INTENT_TEACHER, .text = "Joris de Wit" });
    assert_false(perform((struct intent){ .kind = INTENT_TAKE_BACK }));
    done((struct intent){ .kind = INTENT_TEACHER, .text = "Marit Bakker" });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
}

static void take_back__once_a_duty_is_done__points_to_the_card(void **state)
{
    (void)state;
    log_at("Noor", VIOLATION_NOT_OFF, "10:00");
    cupboard.app.options.teacher = "Joris de Wit";
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    done((struct intent){ .kind = INTENT_TASK_DONE, .ref = open_task("Noor", TASK_PARENTS_TOLD)->id });
    cupboard.app.options.teacher = NULL;
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    assert_false(perform((struct intent){ .kind = INTENT_TAKE_BACK }));
    assert_non_null(strstr(cupboard.err.text, "card"));
}

static void take_back__of_many__names_nobody(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_REST_NONE });
    assert_int_equal(cupboard.app.model.counts.none, 4);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_null(strstr(cupboard.outcome.said, "Bakker"));
    assert_int_equal(cupboard.app.model.counts.none, 0);
}

static void take_back__class_list__is_undone_as_a_whole(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(cupboard.app.model.class.id, 0);
    assert_int_equal(number_of("SELECT count(*) FROM pupil"), 0);
    done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_int_equal(number_of("SELECT count(*) FROM pupil"), 4);
    assert_verified();
}

static void perform__slip__is_as_if_it_never_was(void **state)
{
    (void)state;
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    tables_digest(before);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    cupboard_later(200);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    tables_digest(after);
    assert_string_equal(before, after);
}

/* Space, Space, Space ... in the afternoon: held and given back by turns, never a third thing. */
static void perform__space_over_and_over__goes_to_and_fro__P1(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor });
    cupboard_now("2026-11-20T14:30:00");
    for (int i = 0; i < 6; i++) {
        cupboard_later(1);
        done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor });
        assert_int_equal(model_pupil(&cupboard.app.model, noor)->state, i % 2 ? PUPIL_HELD : PUPIL_RETURNED);
        assert_int_equal(number_of("SELECT count(*) FROM stay"), 1);
    }
}

/* The built-in steps may be others than the school's: they are not taken for those, nor told to have changed.
 */
static void perform__settings_that_cannot_be_read__no_violation_and_no_other_rules_P18(void **state)
{
    char folder[FILE_PATH_SIZE];
    (void)state;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    int64_t rules = number_of("SELECT count(*) FROM journal WHERE kind = 'policy_set'");
    assert_true(file_join(folder, cupboard.folder, ".config/klaskast/config.ini"));
    assert_true(
        file_make_folder(folder, &cupboard.err)); /* a folder in its place: there, and not to be read */
    reopen();
    assert_false(perform((struct intent){
        .kind = INTENT_VIOLATION, .pupil_id = pupil_called("Mees"), .violation = VIOLATION_NOT_OFF }));
    assert_non_null(strstr(cupboard.err.text, "settings"));
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") });
    done((struct intent){ .kind = INTENT_LATER, .pupil_id = pupil_called("Mees") });
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'policy_set'"), rules);
}

/* Nor is anything else that the school's steps, names or terms decide, or by which it is looked at again. */
static void perform__settings_that_cannot_be_read__nothing_by_other_rules_P18(void **state)
{
    char folder[FILE_PATH_SIZE];
    (void)state;
    done((struct intent){
        .kind = INTENT_VIOLATION, .pupil_id = pupil_called("Mees"), .violation = VIOLATION_NOT_OFF });
    const int64_t record = record_of("Mees", 0)->id, task = open_task("Mees", TASK_PARENTS_TOLD)->id;
    assert_true(file_join(folder, cupboard.folder, ".config/klaskast/config.ini"));
    assert_true(file_make_folder(folder, &cupboard.err));
    reopen();
    int64_t rows = journal_rows();
    const struct letter_wish wish = {
        .kind = LETTER_WARNING, .version = 1, .language = "nl", .file = "", .digest = "ab12"
    };
    const struct intent refused[] = {
        { .kind = INTENT_WITHDRAW, .ref = record, .reason = "vergissing" },
        { .kind = INTENT_TASK_DONE, .ref = task },
        { .kind = INTENT_LETTER, .pupil_id = pupil_called("Mees"), .ref = record, .letter = &wish },
        { .kind = INTENT_TAKE_BACK },
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_false(perform(refused[i]));
        assert_int_equal(cupboard.err.kind, ERR_DISK);
        assert_non_null(strstr(cupboard.err.text, "settings"));
    }
    assert_int_equal(journal_rows(), rows);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    done((struct intent){ .kind = INTENT_TAKE_BACK }); /* of a tick: no rules say anything of that */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(perform__another_program_wrote__says_so_once),
        cupboard_test(perform__two_of_one_name__are_told_apart_by_slot),
        cupboard_test(perform__the_screen_shows_what_is_on_disk__law_1),
        cupboard_test(perform__commit_fails__nothing_changes_but_the_message__law_1),
        cupboard_test(perform__refused_or_asked__writes_nothing),
        cupboard_test(perform__who_is_in_front_of_the_class__is_named_in_the_journal__G1),
        cupboard_test(perform__rules_that_changed__are_in_the_journal_first__P18),
        cupboard_test(perform__earlier_one_recorded_late__opens_reconsider_and_changes_nothing__P10a),
        cupboard_test(perform__told_ban_whose_ground_is_taken_back__stays_and_is_reconsidered__P10a),
        cupboard_test(perform__follows_again__the_duty_closes__P10a),
        cupboard_test(perform__settled__is_not_asked_again__P10a),
        cupboard_test(perform__of_another_ladder_or_pupil__opens_nothing__P10a),
        cupboard_test(take_back__of_a_violation__takes_its_duties_with_it),
        cupboard_test(take_back__again_and_again__goes_back_through_the_day),
        cupboard_test(take_back__with_a_reconsideration__is_one_step),
        cupboard_test(take_back__that_opens_a_duty__is_followed_by_the_step_before),
        cupboard_test(take_back__of_yesterday__is_refused),
        cupboard_test(take_back__of_another_teacher__is_refused__G1),
        cupboard_test(take_back__once_a_duty_is_done__points_to_the_card),
        cupboard_test(take_back__of_many__names_nobody),
        cupboard_test(take_back__class_list__is_undone_as_a_whole),
        cupboard_test(perform__settings_that_cannot_be_read__no_violation_and_no_other_rules_P18),
        cupboard_test(perform__settings_that_cannot_be_read__nothing_by_other_rules_P18),
        cupboard_test(perform__slip__is_as_if_it_never_was),
        cupboard_test(perform__space_over_and_over__goes_to_and_fro__P1),
    };
    return cmocka_run_group_tests_name("perform", tests, NULL, NULL);
}
