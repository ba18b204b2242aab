/* Two data files, one at school and one at home, and a stick that goes to and fro. */
#include "cupboard.h"

#include "klaskast/app/prep_work.h"
#include "klaskast/base/file.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/io/prep_file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct app home;
static char stick[300];

static int open_two(void **state)
{
    static char path[300];
    cupboard_open(state);
    snprintf(path, sizeof path, "%s/home.db", cupboard.folder);
    snprintf(stick, sizeof stick, "%s/stick.json", cupboard.folder);
    struct options options = { .database = path, .teacher = "Joris de Wit" };
    if (!app_open(&home, &options, true, &cupboard.err))
        fail_msg("home cannot be made: %s", cupboard.err.text);
    return 0;
}

static int close_two(void **state)
{
    app_close(&home);
    return cupboard_close(state);
}

static bool does(struct app *app, struct intent intent)
{
    cupboard.err = (struct err){ ERR_NONE, "" };
    return app_perform(app, &intent, &cupboard.outcome, &cupboard.err);
}

static void must(struct app *app, struct intent intent)
{
    if (!does(app, intent))
        fail_msg("refused: %s", cupboard.err.text);
}

static void writes(struct app *app)
{
    char said[400];
    bool exists;
    if (!prep_export(app, stick, true, &exists, said, sizeof said, &cupboard.err))
        fail_msg("not written: %s", cupboard.err.text);
}

/* Reads the stick; conflicts take what is in the file, or not. Returns the lines that there were. */
static int reads(struct app *app, bool conflicts)
{
    struct prep_look look;
    struct arena arena;
    arena_init(&arena);
    if (!prep_read(app, stick, &arena, &look, &cupboard.err))
        fail_msg("not read: %s", cupboard.err.text);
    assert_int_equal(look.passed_over, 0);
    unsigned char *take = arena_new(&arena, look.theirs.count + 1, 1);
    memset(take, conflicts ? 3 : 0, look.theirs.count);
    const struct prep_wish wish = { &look.theirs, take };
    int lines = (int)look.plan.count - (conflicts ? 0 : look.plan.counts[PREP_CONFLICT]);
    if (lines)
        must(app, (struct intent){ .kind = INTENT_PREP, .prep = &wish });
    arena_clear(&arena);
    return lines;
}

static int conflicts(struct app *app)
{
    struct prep_look look;
    struct arena arena;
    arena_init(&arena);
    assert_true(prep_read(app, stick, &arena, &look, &cupboard.err));
    int count = look.plan.counts[PREP_CONFLICT];
    arena_clear(&arena);
    return count;
}

static const char *stick_text(void)
{
    static struct buffer text;
    buffer_clear(&text);
    assert_true(file_read(stick, PREP_FILE_LIMIT, &text, &cupboard.err));
    return buffer_get(&text);
}

/* --- what people do ------------------------------------------------------------------------------------ */

static void add_site(struct app *app, const char *address, const char *title)
{
    must(app, (struct intent){
                  .kind = INTENT_SITE_ADD,
                  .site = &(struct site_intent){ .address = address, .title = title, .subject = "x" } });
}

static int64_t site_id(struct app *app, const char *key)
{
    const struct site *sites;
    size_t count;
    assert_true(query_sites(app->store, &cupboard.arena, &sites, &count, &cupboard.err));
    const struct site *site = site_by_key(sites, count, key);
    return site ? site->id : 0;
}

static void review(struct app *app, const char *key, const char *sentence)
{
    must(app, (struct intent){
                  .kind = INTENT_SITE_REVIEW,
                  .ref = site_id(app, key),
                  .site = &(struct site_intent){ .verdict = VERDICT_ALLOWED, .sentence = sentence } });
}

static void retitle(struct app *app, const char *key, const char *title)
{
    must(app, (struct intent){ .kind = INTENT_SITE_CHANGE,
                               .ref = site_id(app, key),
                               .site = &(struct site_intent){ .title = title } });
}

static const struct lesson *lessons_of(struct app *app, size_t *count)
{
    const struct lesson *lessons;
    assert_true(query_lessons(app->store, app->class_id, 0, 1 << 20, &cupboard.arena, &lessons, count,
                              &cupboard.err));
    return lessons;
}

static void add_lesson(struct app *app, const char *title, const char *sites)
{
    must(app,
         (struct intent){ .kind = INTENT_LESSON_ADD,
                          .lesson = &(struct lesson_intent){
                              .day = clock_today() + 3, .title = title, .sites = sites, .groups = "7" } });
}

/* --- tests --------------------------------------------------------------------------------------------- */

static void prep__prepared_at_school__is_the_same_at_home__S1_S7(void **state)
{
    (void)state;
    add_site(&cupboard.app, "rekenen.example", "Sommen");
    review(&cupboard.app, "rekenen.example", "Hier oefen je sommen.");
    add_lesson(&cupboard.app, "Sommen tot 100", "p:rekenen.example");
    writes(&cupboard.app);
    assert_int_equal(reads(&home, false), 2);
    const struct site *sites;
    size_t count;
    assert_true(query_sites(home.store, &cupboard.arena, &sites, &count, &cupboard.err));
    assert_int_equal(count, 1);
    assert_int_equal(sites[0].verdict, VERDICT_ALLOWED);
    assert_string_equal(sites[0].reviewed_by, "Marit Bakker"); /* not who read the file */
    assert_int_equal(sites[0].reviewed_day, clock_today());
    const struct lesson *lessons = lessons_of(&home, &count);
    assert_int_equal(count, 1);
    assert_string_equal(lessons[0].title, "Sommen tot 100");
    assert_int_equal(lessons[0].site_count, 1);
    assert_int_equal(reads(&home, true), 0); /* once more: nothing */
}

static void prep__prepared_at_home__comes_back_in_the_class__S7(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(home.model.class.id, 0); /* there is no class at home */
    add_site(&home, "rekenen.example", "Sommen");
    add_lesson(&home, "Sommen tot 100", "p:rekenen.example");
    writes(&home);
    assert_int_equal(reads(&cupboard.app, false), 2);
    const struct lesson *lessons = lessons_of(&cupboard.app, &count);
    assert_int_equal(count, 1);
    assert_int_equal(lessons[0].class_id, cupboard.app.class_id);
    writes(&cupboard.app);
    assert_int_equal(reads(&home, true), 0);
}

/* At home nobody gave a name, so the review has none in the file; here it gets that of who read it. */
static void prep__reviewed_by_nobody_named__brings_nothing_the_second_time__S1_S7(void **state)
{
    (void)state;
    char path[FILE_PATH_SIZE];
    snprintf(path, sizeof path, "%s/nobody.db", cupboard.folder);
    app_close(&home);
    assert_true(app_open(&home, &(struct options){ .database = path }, true, &cupboard.err));
    add_site(&home, "rekenen.example", "Sommen");
    review(&home, "rekenen.example", "Hier oefen je sommen.");
    writes(&home);
    assert_int_equal(reads(&cupboard.app, false), 1);
    assert_int_equal(conflicts(&cupboard.app), 0);
    assert_int_equal(reads(&cupboard.app, true), 0);
}

static void prep__no_child__is_in_the_file__C3_S7(void **state)
{
    (void)state;
    struct stat stat_;
    size_t count;
    add_site(&cupboard.app, "rekenen.example", "Sommen");
    add_lesson(&cupboard.app, "Sommen", "p:rekenen.example");
    int64_t lesson = lessons_of(&cupboard.app, &count)[0].id;
    must(&cupboard.app, (struct intent){ .kind = INTENT_LESSON_LINE,
                                         .ref = lesson,
                                         .pupil_id = pupil_called("Noor"),
                                         .text = "doet het met de bak" });
    must(&cupboard.app,
         (struct intent){ .kind = INTENT_SITE_DOUBT, .text = "spel.example", .reason = "Mees zag iets" });
    writes(&cupboard.app);
    const char *text = stick_text();
    static const char *const none[] = { "Noor", "Mees",     "Zoë", "Daan", "Vries",
                                        "bak",  "zag iets", "7A",  "pupil" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (strstr(text, none[i]) && strcmp(none[i], "bak") != 0)
            fail_msg("'%s' is in the file", none[i]);
    assert_null(strstr(text, "met de bak"));
    assert_int_equal(stat(stick, &stat_), 0);
    assert_int_equal(stat_.st_mode & 0777, 0600);
    /* A whole name in a text of the lesson itself is not let out either. */
    must(&cupboard.app, (struct intent){ .kind = INTENT_LESSON_CHANGE,
                                         .ref = lesson,
                                         .lesson = &(struct lesson_intent){
                                             .day = DAY_NONE, .goal = "Wat doet noor de  vries?" } });
    char said[400];
    bool exists;
    assert_false(prep_export(&cupboard.app, stick, true, &exists, said, sizeof said, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "lesson Sommen"));
    assert_null(strstr(cupboard.err.text, "Noor"));
}

/* Nobody could take the name out of it any more. */
static void prep__taken_away_with_a_childs_name_in_it__is_left_out__C3(void **state)
{
    (void)state;
    size_t count;
    add_site(&cupboard.app, "rekenen.example", "Sommen");
    add_lesson(&cupboard.app, "Sommen voor Noor de Vries", "p:rekenen.example");
    int64_t lesson = lessons_of(&cupboard.app, &count)[0].id;
    must(&cupboard.app, (struct intent){ .kind = INTENT_LESSON_REMOVE, .ref = lesson });
    writes(&cupboard.app);
    assert_null(strstr(stick_text(), "Noor"));
    assert_non_null(strstr(stick_text(), "rekenen.example"));
}

static void prep__a_childs_name_in_an_address__is_not_let_out__C3(void **state)
{
    (void)state;
    char said[400];
    bool exists;
    add_site(&cupboard.app, "pad.example/noor-de-vries", "Boek");
    assert_false(prep_export(&cupboard.app, stick, true, &exists, said, sizeof said, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "The name of a pupil"));
}

static void prep__changed_on_both_sides__is_asked_and_nothing_is_lost__S7(void **state)
{
    (void)state;
    add_site(&cupboard.app, "a.example", "Eerst");
    writes(&cupboard.app);
    reads(&home, false);
    cupboard_later(60);
    retitle(&cupboard.app, "a.example", "School");
    cupboard_later(60);
    retitle(&home, "a.example", "Thuis");
    review(&home, "a.example", "Omdat het leuk is.");
    writes(&home);
    assert_int_equal(conflicts(&cupboard.app), 1);
    assert_int_equal(reads(&cupboard.app, false), 1); /* the review comes, the title waits */
    const struct site *sites;
    size_t count;
    assert_true(query_sites(cupboard.app.store, &cupboard.arena, &sites, &count, &cupboard.err));
    assert_string_equal(sites[0].title, "School");
    assert_string_equal(sites[0].sentence, "Omdat het leuk is.");
    assert_int_equal(reads(&cupboard.app, true), 1);
    assert_true(query_sites(cupboard.app.store, &cupboard.arena, &sites, &count, &cupboard.err));
    assert_string_equal(sites[0].title, "Thuis");
    writes(&cupboard.app);
    assert_int_equal(reads(&home, false), 0);
}

static void prep__taken_back__is_as_if_it_was_never_read(void **state)
{
    (void)state;
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    add_site(&cupboard.app, "a.example", "Eerst");
    writes(&cupboard.app);
    reads(&home, false);
    cupboard_later(60);
    retitle(&home, "a.example", "Thuis");
    add_lesson(&home, "Romeinen", "p:a.example");
    writes(&home);
    tables_digest(before);
    assert_int_equal(reads(&cupboard.app, false), 2);
    must(&cupboard.app, (struct intent){ .kind = INTENT_TAKE_BACK });
    assert_non_null(strstr(cupboard.outcome.said, "Sites and lessons read"));
    tables_digest(after);
    assert_string_equal(before, after);
    assert_verified();
    assert_int_equal(reads(&cupboard.app, false), 2); /* and it can be read anew */
}

static void prep__removed_at_home__is_removed_here_unless_changed(void **state)
{
    (void)state;
    add_site(&cupboard.app, "a.example", "A");
    add_site(&cupboard.app, "b.example", "B");
    writes(&cupboard.app);
    reads(&home, false);
    cupboard_later(60);
    must(&home, (struct intent){ .kind = INTENT_SITE_REMOVE, .ref = site_id(&home, "a.example") });
    must(&home, (struct intent){ .kind = INTENT_SITE_REMOVE, .ref = site_id(&home, "b.example") });
    retitle(&cupboard.app, "b.example", "B, maar beter");
    writes(&home);
    assert_int_equal(reads(&cupboard.app, false), 1);
    assert_int_equal(site_id(&cupboard.app, "a.example"), 0);
    assert_true(site_id(&cupboard.app, "b.example") != 0);
    assert_int_equal(conflicts(&cupboard.app), 1);
}

static void prep__report_of_a_child__goes_along_without_a_word__I2(void **state)
{
    (void)state;
    add_site(&cupboard.app, "a.example", "A");
    review(&cupboard.app, "a.example", "Omdat.");
    writes(&cupboard.app);
    reads(&home, false);
    cupboard_later(60);
    must(&cupboard.app, (struct intent){ .kind = INTENT_SITE_DOUBT, .text = "a.example", .reason = "bloot" });
    writes(&cupboard.app);
    assert_null(strstr(stick_text(), "bloot"));
    assert_int_equal(reads(&home, false), 1);
    const struct site *sites;
    size_t count;
    assert_true(query_sites(home.store, &cupboard.arena, &sites, &count, &cupboard.err));
    assert_int_equal(sites[0].doubted_day, clock_today());
    assert_int_equal(sites[0].verdict, VERDICT_REVIEW);
}

/* --- any history --------------------------------------------------------------------------------------- */

static uint64_t seed;

static int draw(int count)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (int)((seed * UINT64_C(2685821657736338717) >> 33) % (uint64_t)count);
}

static void any_site_work(struct app *app)
{
    static const enum intent_kind kinds[] = { INTENT_SITE_ADD,    INTENT_SITE_ADD,    INTENT_SITE_REVIEW,
                                              INTENT_SITE_CHANGE, INTENT_SITE_REMOVE, INTENT_SITE_DOUBT };
    char key[40], address[40], title[20];
    snprintf(key, sizeof key, "site%d.example", draw(6));
    snprintf(address, sizeof address, "https://site%d.example", draw(6));
    snprintf(title, sizeof title, "T%d", draw(9));
    enum intent_kind kind = kinds[draw(6)];
    struct site_intent want = { .address = kind == INTENT_SITE_ADD || draw(4) == 0 ? address : NULL,
                                .title = title,
                                .subject = "x",
                                .verdict = (enum site_verdict)(1 + draw(3)),
                                .sentence = draw(2) ? "Omdat." : "Daarom.",
                                .groups = draw(2) ? "5-8" : "" };
    does(app, (struct intent){ .kind = kind, .ref = site_id(app, key), .site = &want, .text = address });
}

static void any_lesson_work(struct app *app)
{
    static const enum intent_kind kinds[] = { INTENT_LESSON_ADD,   INTENT_LESSON_CHANGE, INTENT_LESSON_CHANGE,
                                              INTENT_LESSON_STATE, INTENT_LESSON_REMOVE, INTENT_LESSON_COPY };
    char title[20];
    size_t count;
    const struct lesson *lessons = lessons_of(app, &count);
    snprintf(title, sizeof title, "L%d", draw(9));
    const struct lesson_intent want = { .day = clock_today() + draw(9) - 4,
                                        .title = title,
                                        .goal = draw(2) ? "Doel." : "",
                                        .media = (enum lesson_flag)draw(3) };
    does(app, (struct intent){ .kind = kinds[draw(count > 12 ? 5 : 6)],
                               .ref = count ? lessons[draw((int)count)].id : 0,
                               .lesson = &want,
                               .text = lesson_state_name((enum lesson_state)draw(LESSON_STATES)) });
}

static void any_work(struct app *app)
{
    for (int steps = draw(6); steps > 0; steps--) {
        cupboard_later(60 + draw(600));
        if (draw(8) == 0)
            does(app, (struct intent){ .kind = draw(2) ? INTENT_TAKE_BACK : INTENT_PUT_BACK });
        else if (draw(2))
            any_site_work(app);
        else
            any_lesson_work(app);
    }
}

static void assert_the_same(const struct prep *one, const struct prep *other)
{
    for (size_t i = 0; i < one->count; i++) {
        const struct prep_item *item = &one->items[i];
        const struct prep_item *twin = prep_find(other, item->kind, item->key);
        if (item->removed) {
            assert_true(!twin || twin->removed);
            continue;
        }
        assert_non_null(twin);
        assert_false(twin->removed);
        for (int place = 0; place < PREP_PARTS; place++)
            if (strcmp(item->parts[place].digest, twin->parts[place].digest) != 0)
                fail_msg("%s differs in part %d", item->key, place);
    }
}

static void exchange(void)
{
    struct prep at_school, at_home;
    writes(&home);
    reads(&cupboard.app, draw(2) == 0);
    assert_int_equal(reads(&cupboard.app, false), 0); /* twice changes nothing */
    writes(&cupboard.app);
    reads(&home, true); /* what is asked is answered with what the school has */
    assert_int_equal(reads(&home, true), 0);
    writes(&home);
    assert_int_equal(reads(&cupboard.app, true), 0);
    assert_true(query_prep(cupboard.app.store, &cupboard.arena, &at_school, &cupboard.err));
    assert_true(query_prep(home.store, &cupboard.arena, &at_home, &cupboard.err));
    assert_the_same(&at_school, &at_home);
    assert_the_same(&at_home, &at_school);
}

static void random_exchanges(uint64_t start)
{
    seed = start;
    for (int round = 0; round < 25; round++) {
        any_work(&cupboard.app);
        any_work(&home);
        cupboard_later(60);
        exchange();
        if (round % 8 == 7)
            assert_verified();
    }
}

static void prep__random_exchange_1__both_end_up_the_same(void **state)
{
    (void)state;
    random_exchanges(20261122);
}

static void prep__random_exchange_2__both_end_up_the_same(void **state)
{
    (void)state;
    random_exchanges(7);
}

/* KLASKAST_SEED=N runs another. */
static void prep__random_exchange_of_the_day__both_end_up_the_same(void **state)
{
    (void)state;
    const char *text = getenv("KLASKAST_SEED");
    random_exchanges(text ? strtoull(text, NULL, 10) | 1 : 4711);
}

#define two_test(name) cmocka_unit_test_setup_teardown(name, open_two, close_two)

int main(void)
{
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
    const struct CMUnitTest tests[] = {
        two_test(prep__prepared_at_school__is_the_same_at_home__S1_S7),
        two_test(prep__prepared_at_home__comes_back_in_the_class__S7),
        two_test(prep__reviewed_by_nobody_named__brings_nothing_the_second_time__S1_S7),
        two_test(prep__no_child__is_in_the_file__C3_S7),
        two_test(prep__taken_away_with_a_childs_name_in_it__is_left_out__C3),
        two_test(prep__a_childs_name_in_an_address__is_not_let_out__C3),
        two_test(prep__changed_on_both_sides__is_asked_and_nothing_is_lost__S7),
        two_test(prep__taken_back__is_as_if_it_was_never_read),
        two_test(prep__removed_at_home__is_removed_here_unless_changed),
        two_test(prep__report_of_a_child__goes_along_without_a_word__I2),
        two_test(prep__random_exchange_1__both_end_up_the_same),
        two_test(prep__random_exchange_2__both_end_up_the_same),
        two_test(prep__random_exchange_of_the_day__both_end_up_the_same),
    };
    return cmocka_run_group_tests_name("prep_work", tests, NULL, NULL);
}
