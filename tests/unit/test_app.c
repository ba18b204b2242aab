/* What the program shows of a class and does for it, over days, classes and teachers: with a real data file.
 */
#include "cupboard.h"

#include "klaskast/app/year.h"
#include "klaskast/store/backup.h"

#include <sys/stat.h>
#include <unistd.h>

static int64_t new_class_called(const char *name)
{
    int64_t id = 0;
    done((struct intent){ .kind = INTENT_CLASS_ADD, .text = name });
    assert_true(app_find_class(&cupboard.app, name, &id, &cupboard.err));
    return id;
}

static void look_at_class(int64_t class_id)
{
    assert_true(cupboard.app.desk.look(&cupboard.app.desk, class_id, clock_today(), &cupboard.err));
}

static const struct pupil_day *row_called(const char *first)
{
    return model_pupil(&cupboard.app.model, pupil_called(first));
}

static void log_now(const char *first, enum violation_kind kind)
{
    done((struct intent){ .kind = INTENT_VIOLATION, .pupil_id = pupil_called(first), .violation = kind });
    cupboard_later(120);
}

static void tell(const char *first)
{
    const struct facts *facts = facts_of(pupil_called(first));
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].done_day == DAY_NONE &&
            (facts->tasks[i].kind == TASK_CHILD_TOLD || facts->tasks[i].kind == TASK_PARENTS_TOLD))
            done((struct intent){ .kind = INTENT_TASK_DONE, .ref = facts->tasks[i].id, .day = DAY_NONE });
}

/* --- another class ------------------------------------------------------------------------------------- */

static void move_to(const char *first, int64_t class_id)
{
    const struct pupil *pupil = row_called(first)->pupil;
    const struct roster_change change = { .kind = ROSTER_CHANGED,
                                          .pupil_id = pupil->id,
                                          .class_id = class_id,
                                          .first = pupil->first,
                                          .prefix = pupil->prefix,
                                          .surname = pupil->surname };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = class_id, .changes = &change, .change_count = 1 });
}

/* Over 1 August a child comes into the next group; a ban that runs, duties and a phone that was left go
 * along. */
static void app__pupil_in_another_class__takes_along_what_is_open__P8_P1(void **state)
{
    (void)state;
    cupboard_now("2027-07-08T09:00:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    log_now("Noor", VIOLATION_NOT_OFF);
    tell("Noor");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor"), .device = DEVICE_WATCH });
    done((struct intent){ .kind = INTENT_EXEMPT,
                          .pupil_id = pupil_called("Noor"),
                          .device = DEVICE_PHONE,
                          .from = clock_today(),
                          .until = clock_today() + 20,
                          .day = clock_today() });
    int open = row_called("Noor")->open_tasks;
    assert_true(open > 0);
    int64_t next = new_class_called("8A");
    cupboard_now("2027-07-12T09:00:00");
    look_at_class(number_of("SELECT id FROM class WHERE name = '7A'"));
    move_to("Noor", next);
    look_at_class(next);
    const struct pupil_day *noor = row_called("Noor");
    assert_int_equal(noor->times[LADDER_DEVICE], 2);
    assert_int_equal(noor->ban_count, 1);
    assert_int_equal(noor->bans[0].status, BAN_TOLD);
    assert_non_null(noor->banned);
    assert_true(noor->exempt);
    assert_int_equal(noor->open_tasks, open);
    assert_int_equal(noor->state, PUPIL_HELD);
    assert_int_equal(cupboard.app.model.counts.left_behind, 1);
    cupboard_now("2027-08-05T09:00:00");
    look_at_class(next);
    noor = row_called("Noor");
    assert_int_equal(noor->times[LADDER_DEVICE], 0);
    assert_non_null(noor->banned);
    look_at_class(number_of("SELECT id FROM class WHERE name = '7A'"));
    assert_int_equal(cupboard.app.model.counts.held, 0);
    assert_verified();
}

/* --- after the commit ---------------------------------------------------------------------------------- */

/* What is on disk must not be told as a failure, or it would be done twice. */
/* The year counts what happened in this class in this year, also with a child that is in another one by now.
 */
static void app_year__pupil_in_another_class__counts_where_it_was(void **state)
{
    static struct year year;
    struct app *app = &cupboard.app;
    (void)state;
    int64_t first = app->class_id;
    cupboard_now("2027-06-30T13:10:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    cupboard_now("2027-11-18T13:10:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    int64_t next = new_class_called("8A");
    look_at_class(first);
    move_to("Noor", next);
    look_at_class(first);
    int from = day_schoolyear_start(clock_today()), until = day_schoolyear_end(from);
    assert_true(app_year(app, from, until, &year, &cupboard.err));
    assert_int_equal(year.violations, 1);
    assert_int_equal(year.kinds[VIOLATION_NOT_OFF], 1);
    assert_int_equal(year.hours[THURSDAY - MONDAY][13], 1);
    assert_true(app_year(app, day_add_months(from, -12), from - 1, &year, &cupboard.err));
    assert_int_equal(year.violations, 1);
    assert_int_equal(year.kinds[VIOLATION_NOT_OFF], 1);
    look_at_class(next);
    assert_true(app_year(app, from, until, &year, &cupboard.err));
    assert_int_equal(year.violations, 0);
    assert_int_equal(year.kinds[VIOLATION_NOT_OFF], 0);
    assert_true(year.duties > 0); /* what is to be done goes along */
}

static void app_perform__written_but_not_read_again__says_that_it_is_kept(void **state)
{
    (void)state;
    int64_t rows = number_of("SELECT count(*) FROM journal");
    assert_int_equal(run_sql("DROP TABLE preference"), SQLITE_OK);
    assert_true(perform((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") }));
    assert_non_null(strstr(cupboard.outcome.said, "phone in"));
    assert_non_null(strstr(cupboard.outcome.said, "It is kept"));
    assert_int_equal(number_of("SELECT count(*) FROM journal"), rows + 1);
}

/* --- taking back beside others ------------------------------------------------------------------------- */

static void now_is(const char *who)
{
    done((struct intent){ .kind = INTENT_TEACHER, .text = who });
}

static void is_refused(enum intent_kind kind, const char *with)
{
    assert_false(perform((struct intent){ .kind = kind }));
    assert_int_equal(cupboard.err.kind, ERR_REFUSED);
    if (!strstr(cupboard.err.text, with))
        fail_msg("said: %s", cupboard.err.text);
}

/* Marit ticks and takes it back, Kim ticks: Ctrl-R would make two phones of one. */
static void put_back__after_a_colleague_did_the_same__is_refused__G1(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    now_is("Kim");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    now_is("Marit Bakker");
    is_refused(INTENT_PUT_BACK, "Others");
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 1);
}

static void put_back__after_a_colleague_did_something_else__works(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    now_is("Kim");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") });
    now_is("Marit Bakker");
    done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 2);
}

/* Two steps back and two forth, while each of them opens and closes a duty 'reconsider'. */
static void put_back__two_steps_with_duties__comes_back_to_where_it_was__P10a(void **state)
{
    (void)state;
    now_is("Kim");
    log_now("Noor", VIOLATION_NOT_OFF);
    now_is("Marit Bakker");
    int64_t at = clock_now() - 3600;
    for (int i = 0; i < 2; i++)
        done((struct intent){ .kind = INTENT_VIOLATION,
                              .pupil_id = pupil_called("Noor"),
                              .violation = VIOLATION_TAKEN_OUT,
                              .at = at + 120 * i });
    for (int i = 0; i < 2; i++)
        done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(row_called("Noor")->times[LADDER_DEVICE], 1);
    for (int i = 0; i < 2; i++)
        done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_int_equal(row_called("Noor")->times[LADDER_DEVICE], 3);
    is_refused(INTENT_PUT_BACK, "nothing");
    assert_verified();
}

/* A class that was made, and into which a colleague has put a child since. */
static void take_back__class_that_has_pupils_now__is_refused(void **state)
{
    (void)state;
    new_class_called("8A");
    now_is("Kim");
    const struct roster_change change = { .kind = ROSTER_NEW,
                                          .first = "Saar",
                                          .class_id = cupboard.app.class_id };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = &change, .change_count = 1 });
    now_is("Marit Bakker");
    is_refused(INTENT_TAKE_BACK, "Others");
}

static void change_slot(const char *first, int slot)
{
    const struct pupil *pupil = row_called(first)->pupil;
    const struct roster_change change = { .kind = ROSTER_CHANGED,
                                          .pupil_id = pupil->id,
                                          .first = pupil->first,
                                          .prefix = pupil->prefix,
                                          .surname = pupil->surname,
                                          .slot = slot };
    done((struct intent){ .kind = INTENT_ROSTER, .changes = &change, .change_count = 1 });
}

/* Who comes back must not share a slot with the one who got it meanwhile: a number is one child. */
static void app__pupil_who_comes_back__gets_a_slot_of_its_own(void **state)
{
    (void)state;
    struct roster_change change = { .kind = ROSTER_LEFT, .pupil_id = pupil_called("Mees") };
    int slot = row_called("Mees")->pupil->slot;
    done((struct intent){ .kind = INTENT_ROSTER, .changes = &change, .change_count = 1 });
    change_slot("Noor", slot);
    change.kind = ROSTER_CAME_BACK;
    done((struct intent){ .kind = INTENT_ROSTER, .changes = &change, .change_count = 1 });
    assert_int_equal(row_called("Noor")->pupil->slot, slot);
    assert_int_equal(row_called("Mees")->pupil->slot, 5);
    assert_string_equal(row_called("Mees")->pupil->name, "Mees Bakker");
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    change_slot("Noor", 9);
    done((struct intent){ .kind = INTENT_ROSTER, .changes = &change, .change_count = 1 });
    assert_int_equal(row_called("Mees")->pupil->slot, slot);
}

/* --- a watch ------------------------------------------------------------------------------------------- */

static void tick__watch_out_of_the_bag_by_a_slip__is_in_the_bag_again__P2(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor");
    done((struct intent){ .kind = INTENT_DEVICE_BAG, .pupil_id = noor, .device = DEVICE_WATCH });
    cupboard_later(600);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor, .device = DEVICE_WATCH });
    assert_int_equal(row_called("Noor")->device[DEVICE_WATCH]->state, STAY_HELD);
    cupboard_later(60);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor, .device = DEVICE_WATCH });
    assert_int_equal(row_called("Noor")->device[DEVICE_WATCH]->state, STAY_IN_BAG);
    assert_int_equal(cupboard.app.model.counts.returned, 0);
    assert_verified();
}

/* --- who is there -------------------------------------------------------------------------------------- */

/* The name of the settings holds on a new day, until somebody says who is there. */
static void app__teacher_of_the_settings__is_there_on_a_new_day__G1(void **state)
{
    (void)state;
    strcpy(cupboard.app.settings.teacher, "Juf Ans");
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    assert_string_equal(cupboard.app.model.who, "Marit Bakker");
    cupboard_now("2026-11-23T08:00:00");
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    assert_string_equal(cupboard.app.model.who, "Juf Ans");
    now_is("Kim");
    assert_string_equal(cupboard.app.model.who, "Kim");
    cupboard.app.settings.teacher[0] = '\0';
    cupboard_now("2026-11-24T08:00:00");
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    assert_string_equal(cupboard.app.model.who, "Kim");
}

static void app__teacher_of_the_command_line__is_no_substitute_and_clean__G1(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TEACHER, .again = true });
    assert_true(cupboard.app.model.substitute);
    assert_string_equal(cupboard.app.model.who, "substitute");
    cupboard.app.options.teacher = "Kim\x1b[31m\nJansen";
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    assert_false(cupboard.app.model.substitute);
    assert_string_equal(cupboard.app.model.who, "Kim[31m Jansen");
    cupboard.app.options.teacher = NULL;
}

/* --- a file of another klaskast ------------------------------------------------------------------------ */

/* On a write-protected stick the tables cannot be brought up to date; old ones must not be read as new. */
static void app__other_tables_and_only_to_read__is_refused_in_words(void **state)
{
    (void)state;
    struct app app;
    struct options options = { .database = cupboard.path };
    assert_int_equal(run_sql("UPDATE cache_version SET version = version - 1"), SQLITE_OK);
    assert_int_equal(chmod(cupboard.folder, 0755) + chmod(cupboard.path, 0444), 0);
    bool root = geteuid() == 0;
    if (root)
        assert_int_equal(seteuid(65534), 0);
    bool opened = app_open(&app, &options, false, &cupboard.err);
    app_close(&app);
    if (root)
        assert_int_equal(seteuid(0), 0);
    assert_false(opened);
    assert_non_null(strstr(cupboard.err.text, "another klaskast"));
    assert_int_equal(chmod(cupboard.path, 0600), 0);
    reopen();
    assert_int_equal(number_of("SELECT version FROM cache_version"), STORE_CACHE_VERSION);
    assert_verified();
}

/* --- copies -------------------------------------------------------------------------------------------- */

/* When the file is damaged this is the one that is named: it must not be the older of one day. */
static void backup_newest__two_of_one_day__is_the_last_made(void **state)
{
    (void)state;
    char of_day[FILE_PATH_SIZE], before[FILE_PATH_SIZE], newest[FILE_PATH_SIZE];
    assert_false(backup_newest(cupboard.path, newest));
    assert_true(backup_make(cupboard.app.store, clock_today(), NULL, of_day, &cupboard.err));
    assert_true(backup_make(cupboard.app.store, clock_today(), "before-import", before, &cupboard.err));
    assert_true(backup_newest(cupboard.path, newest));
    assert_string_equal(newest, before);
    assert_true(backup_make(cupboard.app.store, clock_today(), NULL, of_day, &cupboard.err));
    assert_true(backup_newest(cupboard.path, newest));
    assert_string_equal(newest, of_day);
    assert_true(backup_make(cupboard.app.store, clock_today() - 1, "before-import", before, &cupboard.err));
    assert_true(backup_newest(cupboard.path, newest));
    assert_string_equal(newest, of_day);
}

/* --- settings that change ------------------------------------------------------------------------------ */

/* The school lets a count run on over the years: last year's records count from now on, and what was
 * announced by the rules of then needs no second thought. */
static void app__count_that_never_starts_anew__leaves_what_was_announced__P10a_P11(void **state)
{
    (void)state;
    cupboard_now("2027-06-10T10:00:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    cupboard_now("2027-09-10T10:00:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    cupboard.app.settings.ladders[LADDER_DEVICE].reset = RESET_NEVER;
    cupboard_now("2027-10-10T10:00:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    const struct facts *facts = facts_of(pupil_called("Noor"));
    assert_int_equal(facts->records[1].times, 1);
    assert_int_equal(facts->records[2].times, 3);
    assert_int_equal(facts->records[2].since, DAY_NONE);
    for (size_t i = 0; i < facts->task_count; i++)
        assert_int_not_equal(facts->tasks[i].kind, TASK_RECONSIDER);
    assert_verified();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(app__pupil_in_another_class__takes_along_what_is_open__P8_P1),
        cupboard_test(app_year__pupil_in_another_class__counts_where_it_was),
        cupboard_test(app_perform__written_but_not_read_again__says_that_it_is_kept),
        cupboard_test(put_back__after_a_colleague_did_the_same__is_refused__G1),
        cupboard_test(put_back__after_a_colleague_did_something_else__works),
        cupboard_test(put_back__two_steps_with_duties__comes_back_to_where_it_was__P10a),
        cupboard_test(take_back__class_that_has_pupils_now__is_refused),
        cupboard_test(app__teacher_of_the_settings__is_there_on_a_new_day__G1),
        cupboard_test(app__teacher_of_the_command_line__is_no_substitute_and_clean__G1),
        cupboard_test(backup_newest__two_of_one_day__is_the_last_made),
        cupboard_test(tick__watch_out_of_the_bag_by_a_slip__is_in_the_bag_again__P2),
        cupboard_test(app__pupil_who_comes_back__gets_a_slot_of_its_own),
        cupboard_test(app__other_tables_and_only_to_read__is_refused_in_words),
        cupboard_test(app__count_that_never_starts_anew__leaves_what_was_announced__P10a_P11),
    };
    return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
