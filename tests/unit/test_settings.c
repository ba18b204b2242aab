#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/embedded.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings.h"

#include <stdio.h>
#include <stdlib.h>

static struct ini *ini;
static struct settings settings;

static int english(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    return 0;
}

static int close_file(void **state)
{
    (void)state;
    ini_free(&ini);
    return 0;
}

static void read_text(const char *text)
{
    ini_free(&ini);
    ini = ini_read("config.ini", text, strlen(text));
    settings_read(&settings, ini);
}

static void is_fine(void)
{
    const struct ini_fault *faults;
    size_t count = ini_faults(ini, &faults);
    if (count)
        print_error("%s\n", faults[0].text);
    assert_int_equal(count, 0);
}

static void complains(int line, const char *words)
{
    const struct ini_fault *faults;
    size_t count = ini_faults(ini, &faults);
    for (size_t i = 0; i < count; i++)
        if (count > 1 || faults[i].line != line || !strstr(faults[i].text, words))
            print_error("%s\n", faults[i].text);
    assert_int_equal(count, 1);
    assert_int_equal(faults[0].line, line);
    assert_non_null(strstr(faults[0].text, words));
}

/* Everything about the settings, as text. */
static char *whole(const struct settings *what)
{
    struct buffer out;
    buffer_init(&out);
    settings_print(what, &out);
    return out.data;
}

static void are_defaults(void)
{
    struct settings built_in;
    settings_defaults(&built_in);
    char *expected = whole(&built_in), *found = whole(&settings);
    assert_string_equal(found, expected);
    free(expected);
    free(found);
}

/* The shipped file is the printed defaults, with the keys behind it. UPDATE_GOLDEN=1 writes it anew. */
static void shipped_file__is_the_built_in_values_with_a_line_for_each(void **state)
{
    (void)state;
    const struct embedded *file = embedded_find("config.ini");
    assert_non_null(file);
    settings_defaults(&settings);
    char *expected = whole(&settings);
    const char *keys = strstr(file->bytes, "\n; Other keys");
    size_t length = keys ? (size_t)(keys - file->bytes) : file->length;
    if (getenv("UPDATE_GOLDEN")) {
        FILE *out = fopen("config.ini", "w");
        assert_non_null(out);
        fprintf(out, "%s%s", expected, keys ? keys : "");
        fclose(out);
    } else {
        assert_int_equal(strlen(expected), length);
        assert_memory_equal(expected, file->bytes, length);
    }
    free(expected);
}

static void shipped_file__read__has_no_fault_and_equals_the_defaults(void **state)
{
    (void)state;
    const struct embedded *file = embedded_find("config.ini");
    ini_free(&ini);
    ini = ini_read("config.ini", file->bytes, file->length);
    settings_read(&settings, ini);
    is_fine();
    are_defaults();
    assert_int_equal(settings.decided_on, DAY_NONE);
}

static void settings_defaults__are_the_policy__P7_P8_P10_P13(void **state)
{
    (void)state;
    settings_defaults(&settings);
    const struct ladder *device = settings_ladder(&settings, VIOLATION_NOT_HANDED_IN, NULL);
    assert_int_equal(device->rung_count, 2);
    assert_int_equal(device->rungs[0].measure, MEASURE_WARNING);
    assert_string_equal(device->rungs[0].rule, "P7");
    assert_int_equal(device->rungs[0].duties[0].kind, TASK_PUT_RIGHT);
    assert_int_equal(device->rungs[1].measure, MEASURE_BAN);
    assert_int_equal(device->rungs[1].period.count, 1);
    assert_int_equal(device->rungs[1].period.unit, PERIOD_MONTHS);
    assert_int_equal(device->rungs[1].duties[3].kind, TASK_LETTER);
    assert_int_equal(device->rungs[1].duties[3].owner, OWNER_HEAD);
    assert_int_equal(device->beyond, BEYOND_HEAD);
    assert_int_equal(device->after.measure, MEASURE_HEAD);
    assert_int_equal(device->after.duties[0].kind, TASK_TALK_HEAD);
    assert_int_equal(device->reset, RESET_SCHOOLYEAR);
    const struct ladder *misuse = settings_ladder(&settings, VIOLATION_MISUSE_THREAT, NULL);
    assert_int_equal(misuse->rungs[0].measure, MEASURE_SUSPENSION);
    assert_int_equal(misuse->rungs[0].duties[0].kind, TASK_TALK);
    assert_int_equal(misuse->beyond, BEYOND_LAST_AGAIN);
    assert_false(settings.police_line);
    assert_int_equal(settings.give_back_from, 14 * 60);
    assert_int_equal(settings.review_months, 12);
}

static void settings_defaults__internet_ladder__a_talk_then_parents_told__I3(void **state)
{
    (void)state;
    settings_defaults(&settings);
    const struct ladder *ladder = settings_ladder(&settings, VIOLATION_INTERNET, NULL);
    assert_int_equal(ladder->rungs[0].measure, MEASURE_TALK);
    assert_int_equal(ladder->rungs[0].duty_count, 1);
    assert_int_equal(ladder->rungs[1].duties[1].kind, TASK_PARENTS_TOLD);
    assert_int_equal(ladder->beyond, BEYOND_LAST_AGAIN);
    assert_string_equal(ladder->rungs[0].rule, "");
}

static void settings_read__nothing__is_the_defaults(void **state)
{
    (void)state;
    read_text("");
    is_fine();
    are_defaults();
}

static void settings_read__single_values__are_read(void **state)
{
    (void)state;
    read_text(
        "[program]\nlanguage = nl\ngive_back_from = 11:45\nboard_at_start = ja\nboard_after = 3\n"
        "database = ../kast.db\n[school]\nname = De Kring\nhead = \"Els 't Hooft\"\n"
        "[rules]\ndecided_by = team en MR\ndecided_on = 14-9-2026\nban_covers = all\nreview_months = 6\n");
    is_fine();
    assert_int_equal(settings.language, LANGUAGE_DUTCH);
    assert_int_equal(settings.give_back_from, 705);
    assert_true(settings.board_at_start);
    assert_int_equal(settings.board_after, 3);
    assert_string_equal(settings.database, "../kast.db");
    assert_string_equal(settings.school, "De Kring");
    assert_string_equal(settings.head, "Els 't Hooft");
    assert_int_equal(settings.decided_on, day_from_date(2026, 9, 14));
    assert_true(settings.ban_covers_all);
    assert_int_equal(settings.review_months, 6);
}

static void settings_read__unknown_key__names_line_and_what_was_meant(void **state)
{
    (void)state;
    read_text("[program]\n\ngive_back_form = 12:00\n");
    complains(3, "give_back_form: there is no such setting in [program]");
    const struct ini_fault *faults;
    ini_faults(ini, &faults);
    assert_non_null(strstr(faults[0].text, "Did you mean 'give_back_from'?"));
    are_defaults();
}

static void settings_read__unknown_section__is_named_once(void **state)
{
    (void)state;
    read_text("[scool]\nname = x\nplace = y\n[keys]\nanything = x\n");
    complains(2, "Did you mean 'school'?");
}

static void settings_read__bad_values__say_what_is_expected_and_the_built_in_holds(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } cases[] = {
        { "[program]\ngive_back_from = 25:00\n",
          "give_back_from: '25:00' is not understood; expected is a time" },
        { "[program]\nlanguage = dutch\n", "one of: nl, en, auto" },
        { "[program]\nboard_after = 1000\n", "a whole number from 0 to 240" },
        { "[program]\nboard_at_start = yikes\n", "yes or no" },
        { "[rules]\nban_covers = phones\n", "Did you mean 'phone'?" },
        { "[rules]\ndecided_on = 31-02-2026\n", "a date such as" },
        { "[holidays]\nautumn = 2026-10-25 to 2026-10-17\n", "two dates such as" },
        { "[holidays]\nautumn = soon\n", "two dates such as" },
        { "[review]\nadverts = perhaps | Is er reclame?\n", "'reject' or 'remark'" },
        { "[ladder.device]\nrung1 = warnin\n", "Did you mean 'warning'?" },
        { "[ladder.device]\nrung1_duties = parent-told\n", "Did you mean 'parents-told'?" },
        { "[ladder.device]\nrung1_duties = parents-told pupil 2\n", "'teacher' or 'head'" },
        { "[ladder.device]\nrung1_duties = parents-told teacher 2 3\n", "'teacher' or 'head'" },
        { "[ladder.device]\nrung2_period = 1 moon\n", "a period such as '1 month'" },
        { "[ladder.device]\nbeyond = again\n", "head (the policy is silent) or last" },
        { "[ladder.device]\nreset = yearly\n", "schoolyear, never, or a number of days" },
        { "[ladder.device]\nrung1_duty = letter\n", "there is no such setting in [ladder.device]" },
        { "[ladder.device]\nrung9 = ban\n", "there is no such setting" },
        { "[ladder.device]\nrung2_rule = paragraph 8\n", "a rule's number" },
        { "[ladder.misuse]\nrung1_period = 6 school days\n", "at most '5 school days' or '7 days'" },
        { "[ladder.misuse]\nrung1_period = 1 month\n", "at most '5 school days' or '7 days'" },
        { "[ladder.device]\nrung4_duties = letter\n", "this ladder has 2 rungs" },
        { "[ladder.device]\nrung1 =\n", "at least one rung" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(cases[i].text);
        complains(2, cases[i].words);
        are_defaults();
    }
}

static void settings_read__school_adds_a_rung__it_is_a_rung__P18(void **state)
{
    (void)state;
    read_text("[ladder.device]\nrung3 = ban\nrung3_period = 2 months\nrung3_duties = parents-told, letter "
              "head 3\n");
    is_fine();
    const struct ladder *ladder = &settings.ladders[LADDER_DEVICE];
    assert_int_equal(ladder->rung_count, 3);
    assert_int_equal(ladder->rungs[1].measure, MEASURE_BAN);
    assert_int_equal(ladder->rungs[2].period.count, 2);
    assert_int_equal(ladder->rungs[2].duty_count, 2);
    assert_int_equal(ladder->rungs[2].duties[0].owner, OWNER_TEACHER);
    assert_int_equal(ladder->rungs[2].duties[1].within, 3);
    assert_string_equal(ladder->rungs[2].rule, "");
}

static void settings_read__another_measure__drops_the_built_in_duties(void **state)
{
    (void)state;
    read_text("[ladder.device]\nrung2 = talk\n");
    is_fine();
    assert_int_equal(settings.ladders[LADDER_DEVICE].rungs[1].duty_count, 0);
    assert_string_equal(settings.ladders[LADDER_DEVICE].rungs[1].rule, "");
    assert_int_equal(settings.ladders[LADDER_DEVICE].rungs[1].period.count, 0);
}

static void settings_read__empty_rung__ends_the_ladder(void **state)
{
    (void)state;
    read_text("[ladder.device]\nrung2 =\nreset = 180 days\nbeyond = last\n");
    is_fine();
    assert_int_equal(settings.ladders[LADDER_DEVICE].rung_count, 1);
    assert_int_equal(settings.ladders[LADDER_DEVICE].reset, RESET_DAYS);
    assert_int_equal(settings.ladders[LADDER_DEVICE].reset_days, 180);
    assert_int_equal(settings.ladders[LADDER_DEVICE].beyond, BEYOND_LAST_AGAIN);
}

static void settings_read__ban_without_a_period__lasts_a_month(void **state)
{
    (void)state;
    read_text("[ladder.device]\nrung2_period =\n");
    complains(2, "how long the ban lasts");
    are_defaults();
}

static void settings_read__ban_in_school_days__is_as_set__P8(void **state)
{
    (void)state;
    read_text("[ladder.device]\nrung2_period = 20 school days\n");
    is_fine();
    assert_int_equal(settings.ladders[LADDER_DEVICE].rungs[1].period.unit, PERIOD_SCHOOL_DAYS);
    assert_int_equal(settings.ladders[LADDER_DEVICE].rungs[1].duty_count, 4);
}

static void settings_ladder__watch__has_its_own_where_set__P3(void **state)
{
    (void)state;
    enum ladder_kind which;
    read_text("[rules]\nwatch_own_ladder = yes\n[ladder.device]\nrung2_period = 10 days\n");
    is_fine();
    const struct ladder *ladder = settings_ladder(&settings, VIOLATION_SMARTWATCH, &which);
    assert_int_equal(which, LADDER_WATCH);
    assert_int_equal(ladder->rungs[1].period.count, 10);
    read_text("[ladder.watch]\nrung1 = talk\n");
    settings_ladder(&settings, VIOLATION_SMARTWATCH, &which);
    assert_int_equal(which, LADDER_DEVICE);
}

static void settings_read__holidays__are_days_without_school(void **state)
{
    (void)state;
    read_text("[holidays]\nherfst 2026 = 2026-10-17 to 2026-10-25\nkerst 2026 = 19-12-2026 t/m 3-1-2027\n"
              "studiedag = 2026-11-30\nmei = 2027-04-24..2027-05-02\n");
    is_fine();
    assert_int_equal(settings.holidays.count, 4);
    assert_string_equal(settings.holidays.items[0].name, "herfst 2026");
    assert_false(schoolday_is(&settings.holidays, day_from_date(2026, 10, 19)));
    assert_false(schoolday_is(&settings.holidays, day_from_date(2026, 12, 24)));
    assert_false(schoolday_is(&settings.holidays, day_from_date(2026, 11, 30)));
    assert_true(schoolday_is(&settings.holidays, day_from_date(2026, 12, 1)));
    assert_false(schoolday_is(&settings.holidays, day_from_date(2027, 4, 28)));
}

static void settings_read__own_checklist__replaces_the_built_in_one__S2(void **state)
{
    (void)state;
    read_text(
        "[review]\nviolence = reject | Is het gewelddadig? | Is it violent?\nfun = remark | Is het leuk?\n");
    is_fine();
    assert_int_equal(settings.check_count, 2);
    assert_true(settings.checks[0].rejects);
    assert_string_equal(settings.checks[0].text[LANGUAGE_DUTCH], "Is het gewelddadig?");
    assert_string_equal(settings.checks[0].text[LANGUAGE_ENGLISH], "Is it violent?");
    assert_false(settings.checks[1].rejects);
    assert_string_equal(settings.checks[1].text[LANGUAGE_ENGLISH], "Is het leuk?");
}

static void settings_read__end_of_day__own_lines_or_none__P16(void **state)
{
    (void)state;
    settings_defaults(&settings);
    assert_int_equal(settings.end_of_day_count, 1);
    assert_string_equal(settings.end_of_day[0].text[LANGUAGE_ENGLISH], "photos removed from my phone");
    read_text("[end_of_day]\nkey = kast op slot | cupboard locked\nbin = prullenbak leeg\n");
    is_fine();
    assert_int_equal(settings.end_of_day_count, 2);
    assert_string_equal(settings.end_of_day[0].text[LANGUAGE_ENGLISH], "cupboard locked");
    assert_string_equal(settings.end_of_day[1].text[LANGUAGE_ENGLISH], "prullenbak leeg");
    read_text("[end_of_day]\nnone =\n");
    is_fine();
    assert_int_equal(settings.end_of_day_count, 0);
}

static void settings_read__lesson_ends__are_times_in_order__P6(void **state)
{
    (void)state;
    read_text("[program]\nlesson_ends = \"10:15, 12:00,14:30\"\n");
    is_fine();
    assert_int_equal(settings.lesson_ends.count, 3);
    assert_int_equal(settings.lesson_ends.minutes[2], 14 * 60 + 30);
    read_text("[program]\nlesson_ends = 12:00, 10:15\n");
    assert_int_equal(settings.lesson_ends.count, 0);
}

static void settings_read__duties__have_their_school_days__P18(void **state)
{
    (void)state;
    settings_defaults(&settings);
    assert_int_equal(settings.within[TASK_RECONSIDER], 2);
    assert_int_equal(settings.within[TASK_HEAD_CONFIRMS], 1);
    read_text("[duties]\nreconsider = 4\nict = 0\n");
    is_fine();
    assert_int_equal(settings.within[TASK_RECONSIDER], 4);
    assert_int_equal(settings.within[TASK_ICT], 0);
    assert_int_equal(settings.within[TASK_INSPECTORATE], 2);
}

static void settings_print__changed_settings__read_back_the_same(void **state)
{
    (void)state;
    read_text("[program]\nlesson_ends = 10:15, 12:00\ntheme = light\ndatabase = "
              "\"/media/a;b/kast.db\"\n[school]\nname = team \"De Kring\"\n"
              "[rules]\ndecided_on = 2026-09-14\nwatch_own_ladder = yes\n"
              "[ladder.device]\nrung2 =\n[ladder.watch]\nrung1 = talk\nrung2 = none\nrung3 = ban\n"
              "rung3_period = 2 days\n[ladder.misuse]\nreset = never\nrung1_rule =\n"
              "[holidays]\nx = 2026-10-17\n[review]\na = \"reject | b; c\"\n[end_of_day]\nnone =\n"
              "[duties]\nict = 3\n");
    is_fine();
    char *first = whole(&settings);
    translate_use(LANGUAGE_DUTCH); /* comments only */
    char *dutch = whole(&settings);
    translate_use(LANGUAGE_ENGLISH);
    read_text(dutch);
    is_fine();
    char *second = whole(&settings);
    assert_string_equal(first, second);
    free(first);
    free(second);
    free(dutch);
}

static void settings_digest__only_the_rules__change_it__P18(void **state)
{
    (void)state;
    char built_in[DIGEST_HEX_SIZE], other[DIGEST_HEX_SIZE];
    settings_defaults(&settings);
    settings_digest(&settings, built_in);
    read_text("[program]\nlanguage = nl\n[school]\nname = x\n[holidays]\nx = 2026-10-17\n");
    settings_digest(&settings, other);
    assert_string_equal(built_in, other);
    static const char *const changes[] = { "[ladder.device]\nrung2_period = 2 months\n",
                                           "[ladder.misuse]\nreset = never\n",
                                           "[ladder.internet]\nrung1_duties =\n",
                                           "[rules]\nban_covers = all\n",
                                           "[rules]\ndecided_by = team\n",
                                           "[rules]\ndecided_on = 2026-09-14\n",
                                           "[rules]\nwatch_own_ladder = yes\n" };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        read_text(changes[i]);
        is_fine();
        settings_digest(&settings, other);
        assert_string_not_equal(built_in, other);
    }
}

static void settings_policy_text__is_the_same_in_every_language__P18(void **state)
{
    (void)state;
    struct buffer english_text, dutch_text;
    buffer_init(&english_text);
    buffer_init(&dutch_text);
    settings_defaults(&settings);
    settings_policy_text(&settings, &english_text);
    translate_use(LANGUAGE_DUTCH);
    settings_policy_text(&settings, &dutch_text);
    assert_string_equal(buffer_get(&english_text), buffer_get(&dutch_text));
    assert_non_null(strstr(buffer_get(&english_text), "[ladder.device]\nrung1 = warning\nrung1_rule = P7\n"));
    assert_null(strstr(buffer_get(&english_text), "[ladder.watch]"));
    buffer_clear(&english_text);
    buffer_clear(&dutch_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(shipped_file__is_the_built_in_values_with_a_line_for_each, english),
        cmocka_unit_test_setup(shipped_file__read__has_no_fault_and_equals_the_defaults, english),
        cmocka_unit_test_setup(settings_defaults__are_the_policy__P7_P8_P10_P13, english),
        cmocka_unit_test_setup(settings_defaults__internet_ladder__a_talk_then_parents_told__I3, english),
        cmocka_unit_test_setup(settings_read__nothing__is_the_defaults, english),
        cmocka_unit_test_setup(settings_read__single_values__are_read, english),
        cmocka_unit_test_setup(settings_read__unknown_key__names_line_and_what_was_meant, english),
        cmocka_unit_test_setup(settings_read__unknown_section__is_named_once, english),
        cmocka_unit_test_setup(settings_read__bad_values__say_what_is_expected_and_the_built_in_holds,
                               english),
        cmocka_unit_test_setup(settings_read__school_adds_a_rung__it_is_a_rung__P18, english),
        cmocka_unit_test_setup(settings_read__another_measure__drops_the_built_in_duties, english),
        cmocka_unit_test_setup(settings_read__empty_rung__ends_the_ladder, english),
        cmocka_unit_test_setup(settings_read__ban_without_a_period__lasts_a_month, english),
        cmocka_unit_test_setup(settings_read__ban_in_school_days__is_as_set__P8, english),
        cmocka_unit_test_setup(settings_ladder__watch__has_its_own_where_set__P3, english),
        cmocka_unit_test_setup(settings_read__holidays__are_days_without_school, english),
        cmocka_unit_test_setup(settings_read__own_checklist__replaces_the_built_in_one__S2, english),
        cmocka_unit_test_setup(settings_read__end_of_day__own_lines_or_none__P16, english),
        cmocka_unit_test_setup(settings_read__lesson_ends__are_times_in_order__P6, english),
        cmocka_unit_test_setup(settings_read__duties__have_their_school_days__P18, english),
        cmocka_unit_test_setup(settings_print__changed_settings__read_back_the_same, english),
        cmocka_unit_test_setup(settings_digest__only_the_rules__change_it__P18, english),
        cmocka_unit_test_setup(settings_policy_text__is_the_same_in_every_language__P18, english),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, close_file);
}
