#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/overview.h"

static void open_overview(enum language language, size_t days)
{
    stage_set(language);
    for (size_t i = 0; i < days; i++)
        stage.totals[stage.total_count++] = (struct day_total){ .day = test_class.model.today - (int)i,
                                                                .handed_in = 20 + (int)i % 9,
                                                                .none = 6,
                                                                .absent = (int)i % 3,
                                                                .violations = i % 4 == 0 };
    open_roster(&stage.stack, &test_class.desk, 0);
    press("F6");
}

/* Presses the key for the next page until the footer offers the one after `page`. */
static void go_to_page(const char *page)
{
    char next[40];
    snprintf(next, sizeof next, "g %s", page);
    for (int i = 0; i < 5 && !is_shown(80, 24, next); i++)
        press("g");
    press("g");
}

/* The cell of the calendar for a day, as the canvas has it. */
static struct cell cell_at(int width, int height, const char *day, bool violations)
{
    struct canvas canvas;
    struct overview *overview = (struct overview *)(void *)stack_top(&stage.stack);
    struct overview_places places;
    canvas_init(&canvas);
    canvas_resize(&canvas, width, height);
    stack_resize(&stage.stack, width, height);
    stack_draw(&stage.stack, &canvas);
    overview_places(overview, &places);
    struct overview_weeks weeks = overview_weeks(overview);
    int x = OVERVIEW_MAP_X + (year_column(&overview->year, stage_day(day)) - weeks.first) * weeks.columns;
    int y = (violations && places.second >= 0 ? places.second : places.map) + year_row(stage_day(day));
    struct cell cell = canvas.cells[y * width + x];
    canvas_clear(&canvas);
    stack_resize(&stage.stack, 80, 24);
    return cell;
}

#define expect_sign(sign, day, violations)                                                                   \
    do {                                                                                                     \
        struct cell cell_ = cell_at(80, 24, day, violations);                                                \
        assert_memory_equal(cell_.text, sign_text(sign, false), cell_.length);                               \
    } while (0)

static void overview__counts_days_and_violations(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 9);
    expect_shown("School year 2026-2027. Days: 9. Violations: 3.");
    go_to_page("days");
    expect_shown("> Fri 20 Nov 20 6 0 1 0");
    expect_shown("Thu 12 Nov 28 6 2 1 0");
}

static void overview__calendar__shows_how_much_by_a_sign(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 0);
    stage.totals[0] = (struct day_total){ .day = stage_day("2026-11-19"), .handed_in = 24, .violations = 4 };
    stage.totals[1] = (struct day_total){ .day = stage_day("2026-11-18"), .handed_in = 6, .violations = 1 };
    stage.totals[2] = (struct day_total){ .day = stage_day("2026-11-17"), .handed_in = 13 };
    stage.total_count = 3;
    stack_reload(&stage.stack);
    expect_sign(SIGN_BLOCK, "2026-11-19", false);
    expect_sign(SIGN_SHADE_1, "2026-11-18", false);
    expect_sign(SIGN_SHADE_3, "2026-11-17", false);
    expect_sign(SIGN_DOT, "2026-11-16", false);
    expect_sign(SIGN_BLOCK, "2026-11-19", true);
    expect_sign(SIGN_SHADE_1, "2026-11-18", true);
    expect_sign(SIGN_DOT, "2026-11-17", true);
    expect_shown("Handed in ░ 1-6 ▒ 7-12 ▓ 13-18 █ 19-24");
    expect_shown("Violations ░ 1 ▒ 2 ▓ 3 █ 4");
}

/* Every level has a sign of its own, in both forms. */
static void overview__levels__are_told_apart_without_colour(void **state)
{
    static const enum sign levels[] = { SIGN_DOT, SIGN_SHADE_1, SIGN_SHADE_2, SIGN_SHADE_3, SIGN_BLOCK };
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    for (int ascii = 0; ascii < 2; ascii++)
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < i; j++)
                assert_string_not_equal(sign_text(levels[i], ascii != 0), sign_text(levels[j], ascii != 0));
}

static void overview__without_utf8__is_ascii(void **state)
{
    struct buffer out;
    (void)state;
    open_overview(LANGUAGE_DUTCH, 9);
    buffer_init(&out);
    for (int page = 0; page < 4; page++, press("g")) {
        golden_print(&stage.stack, 80, 24, true, &out);
        for (const char *at = buffer_get(&out); *at; at++)
            assert_true((unsigned char)*at < 0x80);
        buffer_clear(&out);
    }
}

static void overview__arrows__say_the_day_in_words(void **state)
{
    (void)state;
    open_overview(LANGUAGE_DUTCH, 0);
    stage.totals[0] = (struct day_total){
        .day = stage_day("2026-11-12"), .handed_in = 23, .none = 2, .absent = 1, .violations = 1, .calls = 1
    };
    stage.totals[1] = (struct day_total){ .day = stage_day("2026-11-13"), .handed_in = 20 };
    stage.total_count = 2;
    stack_reload(&stage.stack);
    expect_shown("vr 20 nov: niets vastgelegd");
    press("Left");
    expect_shown("vr 13 nov: 20 ingeleverd, 0 overtredingen");
    press("Up");
    expect_shown("do 12 nov: 23 ingeleverd, 1 overtreding, 2 niets mee, 1 afwezig, 1 keer gebeld");
    press("Down");
    press("Down"); /* over the weekend */
    expect_shown("ma 16 nov: niets vastgelegd");
    press("Up");
    expect_shown("vr 13 nov: 20");
    press("End");
    press("Right"); /* what is not yet is not there */
    press("Down");
    expect_shown("vr 20 nov: niets");
    press("Home");
    expect_shown("ma 3 aug: niets");
}

static void overview__holiday__is_named(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 1);
    test_class.settings.holidays.items[0] =
        (struct holiday){ stage_day("2026-11-09"), stage_day("2026-11-13"), "autumn break" };
    test_class.settings.holidays.count = 1;
    stack_reload(&stage.stack);
    press("Left");
    expect_shown("Fri 13 Nov: no school, autumn break");
    press("Enter");
    assert_int_equal(stage.stack.count, 2); /* there is nothing to look back at */
    assert_int_equal(test_class.model.day, stage_day("2026-11-20"));
}

static void overview__enter__looks_back_at_the_day(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 9);
    press("Left");
    press("Enter");
    assert_int_equal(test_class.model.day, stage_day("2026-11-13"));
    assert_int_equal(stage.stack.count, 1);
    expect_shown("looking at Fri 13 Nov");
    stage_clear();
    open_overview(LANGUAGE_ENGLISH, 9);
    go_to_page("days");
    press("Down");
    press("Enter");
    assert_int_equal(test_class.model.day, stage_day("2026-11-19"));
}

static void overview__weekend__is_there_once_something_was(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 0);
    expect_not_shown("Sat");
    stage.totals[0] = (struct day_total){ .day = stage_day("2026-11-15"), .handed_in = 3 };
    stage.total_count = 1;
    stack_reload(&stage.stack);
    expect_shown("Sun");
}

static void overview__bars__weeks_kinds_and_hours(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 9);
    stage_record(1, VIOLATION_NOT_HANDED_IN, "2026-11-19 08:40", 1);
    stage_record(2, VIOLATION_NOT_HANDED_IN, "2026-11-19 10:40", 1);
    stage_record(3, VIOLATION_NOT_OFF, "2026-11-18 10:50", 1);
    stack_reload(&stage.stack);
    go_to_page("bars");
    expect_shown("Handed in by week (most: 110)");
    expect_shown("Violations by week (most: 2)");
    press("End");
    expect_shown("Phone not handed in 2 █");
    expect_shown("8 9 10");
    expect_shown("Thu 1 · 1");
    expect_shown("Wed · · 1");
    expect_shown("Phones are kept back most on: Thu.");
    press("Home");
    expect_shown("Handed in by week");
}

static void overview__open__duties_and_what_is_missing__S8_S9(void **state)
{
    (void)state;
    open_overview(LANGUAGE_DUTCH, 9);
    stage_task(1, 1, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-19", "2026-11-19");
    stage_task(2, 1, TASK_LETTER, OWNER_TEACHER, "2026-10-30", "2026-11-24");
    stack_reload(&stage.stack);
    go_to_page("open");
    expect_shown("korter dan een week 1 █");
    expect_shown("korter dan een maand 1 █");
    expect_shown("1 daarvan is te laat.");
    expect_shown("Toestemming voor foto's: bij 28 van de 28 leerlingen ontbreekt een antwoord.");
    expect_shown("Deze groep heeft de internetafspraken nog niet gemaakt.");
}

/* Another year, where there is one. */
static void overview__brackets__turn_to_another_school_year(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 2);
    press("]");
    expect_shown("This is the current school year.");
    press("[");
    expect_shown("Nothing is there of the school year 2025-2026.");
    expect_shown("School year 2026-2027. Days: 2.");
    stage.totals[stage.total_count++] = (struct day_total){ .day = stage_day("2026-05-18"), .handed_in = 7 };
    press("[");
    expect_shown("School year 2025-2026. Days: 1. Violations: 0.");
    press("]");
    expect_shown("School year 2026-2027. Days: 2.");
    expect_shown("Fri 20 Nov: 20 handed in");
}

static void overview__heads__are_whole_and_apart(void **state)
{
    (void)state;
    open_overview(LANGUAGE_DUTCH, 9);
    go_to_page("dagen");
    expect_shown("ingeleverd niets mee afwezig overtredingen gebeld");
    assert_true(is_shown(40, 12, "in niets afw. overtr."));
}

/* Numbers of a class, never of a child, until one asks; then they are gone with the page. */
static void overview__has_no_name_unless_asked__P17(void **state)
{
    (void)state;
    open_overview(LANGUAGE_DUTCH, 9);
    stage_record(2, VIOLATION_NOT_HANDED_IN, "2026-11-19 08:40", 1);
    stack_reload(&stage.stack);
    for (int page = 0; page < 5; page++, press("g"))
        for (size_t i = 0; i < test_class.model.pupil_count; i++)
            expect_not_shown(test_class.pupils[i].name);
    press("n");
    expect_shown("> Mees Bakker apparaten 1");
    expect_shown("Met namen");
    press("Esc");
    expect_not_shown("Mees Bakker");
    press("n");
    press("n");
    expect_not_shown("Mees Bakker");
    press("n");
    press("g");
    expect_not_shown("Mees Bakker");
    press("n");
    press("F3");
    press("F6");
    expect_not_shown("Mees Bakker");
    assert_null(((struct overview *)(void *)stack_top(&stage.stack))->pupils);
}

static void overview__names__enter_opens_the_card(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 9);
    press("n");
    expect_shown("Nobody has anything that counts or is open.");
    press("Enter");
    assert_int_equal(stage.stack.count, 2);
    stage_record(2, VIOLATION_NOT_HANDED_IN, "2026-11-19 08:40", 1);
    stack_reload(&stage.stack);
    press("Enter");
    assert_int_equal(stage.stack.count, 3);
    expect_shown("Mees Bakker");
}

static void overview__nothing_yet__says_so(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 0);
    expect_shown("Fri 20 Nov: nothing recorded");
    go_to_page("days");
    expect_shown("Nothing was recorded yet this school year.");
    expect_not_shown("handed in absent");
    press("Down");
    press("Enter");
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
}

static void overview__more_days_than_rows__scrolls(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 30);
    go_to_page("days");
    expect_not_shown("Thu 22 Oct");
    press("End");
    expect_shown("> Thu 22 Oct");
    press("Home");
    expect_shown("> Fri 20 Nov");
}

static void overview__media_literacy__counts_what_was_given__S8(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 9);
    go_to_page("open");
    expect_shown("Lessons about media literacy: group 7: 0");
    for (int i = 0; i < 3; i++)
        stage.lessons[stage.lesson_count++] = (struct lesson){ .media = true,
                                                               .groups = 0x40,
                                                               .day = stage_day("2026-10-01"),
                                                               .state = i ? LESSON_GIVEN : LESSON_PLANNED };
    stack_reload(&stage.stack);
    expect_shown("Lessons about media literacy: group 7: 2");
    /* Below group 5 there are none to count. */
    test_class.model.class.groups = "4";
    stack_reload(&stage.stack);
    expect_not_shown("media literacy");
    test_class.model.class.groups = "4-6";
    stack_reload(&stage.stack);
    expect_shown("Lessons about media literacy: group 5: 0, group 6: 0");
}

static void overview__rules__who_decided_and_what_changed_since__P18(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 3);
    go_to_page("open");
    expect_shown("The school's steps: who decided on them and when is not in the settings.");
    snprintf(test_class.settings.decided_by, sizeof test_class.settings.decided_by, "team and council");
    test_class.settings.decided_on = stage_day("2026-09-14");
    stage.rules[0] = (struct rules_change){ .day = stage_day("2026-08-31"), .who = "Marit", .changed = "" };
    stage.rules_count = 1;
    stack_reload(&stage.stack);
    expect_shown("The school's steps: decided by team and council on 14 September 2026. In use since");
    expect_shown("August 2026, unchanged.");
    stage.rules[0].changed = "rung2_period = 10 days";
    stage.rules[0].day = stage_day("2026-11-16");
    stack_reload(&stage.stack);
    expect_shown("Changed on 16");
    expect_shown("November 2026: rung2_period = 10 days.");
}

/* A school year with some days, records and duties. */
static void open_lived(enum language language)
{
    open_overview(language, 0);
    for (int i = 0; i < 30; i++)
        stage.totals[stage.total_count++] =
            (struct day_total){ .day = stage_day("2026-10-12") + i / 5 * 7 + i % 5,
                                .handed_in = 12 + i * 7 % 13,
                                .none = 6,
                                .absent = i % 3,
                                .violations = i % 4 ? 0 : 1 + i % 3 };
    stage_record(1, VIOLATION_NOT_HANDED_IN, "2026-11-19 08:40", 1);
    stage_record(2, VIOLATION_NOT_HANDED_IN, "2026-11-18 08:50", 1);
    stage_record(2, VIOLATION_NOT_HANDED_IN, "2026-11-19 13:10", 2);
    stage_record(3, VIOLATION_NOT_OFF, "2026-11-18 10:50", 1);
    stage_record(4, VIOLATION_MISUSE_PHOTO, "2026-11-16 11:50", 1);
    stage_task(2, 1, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-19", "2026-11-19");
    stage_task(2, 1, TASK_LETTER, OWNER_TEACHER, "2026-10-30", "2026-11-24");
    stage_task(4, 1, TASK_LETTER, OWNER_TEACHER, "2026-11-16", "2026-11-24");
    stack_reload(&stage.stack);
}

static void overview__every_size__is_as_it_was(void **state)
{
    static const enum language languages[] = { LANGUAGE_DUTCH, LANGUAGE_ENGLISH };
    (void)state;
    for (int i = 0; i < 2; i++) {
        open_lived(languages[i]);
        stage_golden("overview");
        press("g");
        stage_golden("overview-bars");
        press("g");
        stage_golden("overview-open");
        press("g");
        stage_golden("overview-days");
        press("n");
        stage_golden("overview-names");
        stage_clear();
    }
}

static void overview__every_size__stays_inside(void **state)
{
    (void)state;
    for (int days = 30; days >= 0; days -= 30) {
        open_overview(days ? LANGUAGE_DUTCH : LANGUAGE_ENGLISH, (size_t)days);
        stage_record(2, VIOLATION_NOT_HANDED_IN, "2026-11-18 08:50", 1);
        stack_reload(&stage.stack);
        for (int page = 0; page < 5; page++, press("g"))
            stage_every_size();
        press("n");
        stage_every_size();
        stage_clear();
    }
    stage_set(LANGUAGE_ENGLISH);
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

/* A day in May says of which year where that is not this school year. */
static void overview__day_of_another_school_year__says_its_year(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    test_class.model.day = stage_day("2026-11-18");
    open_roster(&stage.stack, &test_class.desk, 0);
    expect_shown("looking at Wed 18 Nov");
    expect_not_shown("looking at Wed 18 Nov 2026");
    test_class.model.day = stage_day("2026-05-20");
    expect_shown("looking at Wed 20 May 2026");
    /* On a small screen too: what is pressed there is written down on that day. */
    struct buffer out;
    buffer_init(&out);
    golden_print(&stage.stack, 40, 12, false, &out);
    assert_non_null(strstr(buffer_get(&out), "looking at Wed 20 May 2026"));
    buffer_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(overview__day_of_another_school_year__says_its_year),
        TEST(overview__counts_days_and_violations),
        TEST(overview__calendar__shows_how_much_by_a_sign),
        TEST(overview__levels__are_told_apart_without_colour),
        TEST(overview__without_utf8__is_ascii),
        TEST(overview__arrows__say_the_day_in_words),
        TEST(overview__holiday__is_named),
        TEST(overview__enter__looks_back_at_the_day),
        TEST(overview__weekend__is_there_once_something_was),
        TEST(overview__bars__weeks_kinds_and_hours),
        TEST(overview__open__duties_and_what_is_missing__S8_S9),
        TEST(overview__brackets__turn_to_another_school_year),
        TEST(overview__heads__are_whole_and_apart),
        TEST(overview__has_no_name_unless_asked__P17),
        TEST(overview__names__enter_opens_the_card),
        TEST(overview__nothing_yet__says_so),
        TEST(overview__more_days_than_rows__scrolls),
        TEST(overview__media_literacy__counts_what_was_given__S8),
        TEST(overview__rules__who_decided_and_what_changed_since__P18),
        TEST(overview__every_size__is_as_it_was),
        TEST(overview__every_size__stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
