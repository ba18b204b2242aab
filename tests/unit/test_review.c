#include "unit.h"

#include "../golden/sites.h"

static void review__form__looks_as_it_should__S2_S3(void **state)
{
    (void)state;
    press("Down");
    press("Enter");
    assert_int_equal(it.stack.count, 2);
    golden_of("review", 80, 24, review_again);
    golden_of("review", 40, 12, review_again);
    golden_of("review", 132, 50, review_again);
}

/* A colleague who gave no name leaves no comma behind. */
static void review__looked_at_by_nobody_with_a_name__says_the_day_alone(void **state)
{
    (void)state;
    it.sites[1].reviewed_by = "";
    stack_reload(&it.stack);
    press("Down");
    press("Enter");
    const struct review *review = (const struct review *)stack_top(&it.stack);
    assert_string_equal(review->before, "Last time: not allowed, 4 October 2026.");
}

static void review__rejecting_line__makes_it_not_allowed__S2(void **state)
{
    (void)state;
    press("Enter");
    struct review *review = (struct review *)stack_top(&it.stack);
    type_text(" ");
    assert_int_equal(review->checks, 1);
    assert_int_equal(review->verdict, VERDICT_NOT_ALLOWED);
    type_text("1");
    assert_int_equal(review->checks, 0);
    assert_int_equal(review->verdict, VERDICT_REVIEW);
}

static void review__again__brings_what_was_found_before(void **state)
{
    (void)state;
    press("Down");
    press("Enter");
    const struct review *review = (const struct review *)stack_top(&it.stack);
    assert_int_equal(review->checks, 3);
    assert_int_equal(review->verdict, VERDICT_NOT_ALLOWED);
    press("Enter");
    assert_string_equal(it.groups, "");
    assert_int_equal(it.checks, 3);
}

static void review__esc__keeps_nothing(void **state)
{
    (void)state;
    press("Enter");
    type_text("x");
    press("Esc");
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(it.performed, 0);
}

/* A checklist and a sentence are not lost by one key, and a second is no question. */
static void review__esc_with_something_filled_in__says_so_first(void **state)
{
    (void)state;
    press("Enter");
    type_text(" ");
    press("Esc");
    assert_int_equal(it.stack.count, 2);
    assert_non_null(strstr(it.stack.message, "Esc once more"));
    type_text(" "); /* on with it */
    assert_int_equal(it.stack.message_kind, MESSAGE_NONE);
    press("Esc");
    assert_int_equal(it.stack.count, 2);
    press("Esc");
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(it.performed, 0);
}

/* What was refused is said until it is answered, and no longer. */
static void review__a_refusal__goes_when_the_line_is_unticked__S2(void **state)
{
    (void)state;
    press("Enter");
    struct review *review = (struct review *)stack_top(&it.stack);
    type_text("1");
    review->verdict = VERDICT_ALLOWED;
    press("Enter");
    assert_int_equal(it.stack.count, 2);
    assert_int_equal(it.stack.message_kind, MESSAGE_WARNING);
    assert_non_null(strstr(it.stack.message, "answered with yes"));
    press("Down");
    assert_int_equal(it.stack.message_kind, MESSAGE_WARNING);
    type_text("1");
    assert_int_equal(it.stack.message_kind, MESSAGE_NONE);
}

static void review__every_size__nothing_is_drawn_outside(void **state)
{
    (void)state;
    press("Enter");
    every_size();
    for (int row = 0; row < 14; row++)
        press("Tab");
    every_size();
}

static void review__what_is_missing__stays_open_and_goes_there__S3_S4(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        press("Down");
    press("Enter");
    const struct review *review = (const struct review *)stack_top(&it.stack);
    assert_int_equal(review->list.selected, 0); /* the first line of the checklist */
    press("Enter");
    assert_int_equal(it.stack.count, 2);
    assert_int_equal(review->list.selected, 7); /* no verdict yet */
    type_text(" ");
    assert_int_equal(review->verdict, VERDICT_ALLOWED);
    press("Enter");
    assert_int_equal(review->list.selected, 8); /* for what? */
    assert_non_null(strstr(it.stack.message, "S4"));
    type_text("geschiedenis");
    press("Enter");
    assert_int_equal(it.stack.count, 2);
    assert_int_equal(review->list.selected, 9);
    assert_non_null(strstr(it.stack.message, "S3"));
    type_text("Lees over Romeinen.");
    press("Enter");
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(it.intent.ref, 4);
    assert_string_equal(it.subject, "geschiedenis");
    assert_string_equal(it.sentence, "Lees over Romeinen.");
    assert_string_equal(it.groups, "7"); /* those of the class on the screen */
    assert_int_equal(it.verdict, VERDICT_ALLOWED);
}

/* With one remark, another subject than is there, and the class's group: each key is counted. */
static void review__a_new_site__is_eight_keys_and_the_sentence__S1_S2_S3_S4(void **state)
{
    (void)state;
    int keys = 0;
    for (int i = 0; i < 3; i++)
        press("Down");
    press("Enter"), keys++; /* review */
    type_text("2"), keys++; /* there are adverts */
    type_text("a"), keys++; /* allowed */
    type_text("r"), keys++; /* rekenen, of another site */
    press("Tab"), keys++;
    type_text("Hier lees je over de Romeinen.");
    press("Enter"), keys++; /* record it */
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(it.verdict, VERDICT_ALLOWED);
    assert_int_equal(it.checks, 2);
    assert_string_equal(it.subject, "rekenen");
    assert_string_equal(it.groups, "7");
    assert_string_equal(it.sentence, "Hier lees je over de Romeinen.");
    assert_true(keys <= 8);
}

static void review__subject__is_completed_from_what_is_known__S4(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        press("Down");
    press("Enter");
    const struct review *review = (const struct review *)stack_top(&it.stack);
    type_text("a");
    assert_int_equal(review->list.selected, 8);
    assert_null(review_subject(review));
    type_text("Aa");
    assert_string_equal(review_subject(review), "aardrijkskunde"); /* a colleague's word */
    press("Delete");
    assert_null(review_subject(review)); /* refused, until something is typed */
    press("Backspace");
    type_text("m");
    assert_null(review_subject(review)); /* 'am' is the beginning of nothing */
    press("Backspace");
    press("Backspace");
    type_text("nat");
    assert_string_equal(review_subject(review), "natuur");
    press("Left");
    assert_null(review_subject(review)); /* in the middle of a word nothing is put behind it */
    press("Right");
    type_text("uur");
    assert_null(review_subject(review));
    press("Backspace");
    press("Down");
    char text[ENTRY_SIZE];
    assert_string_equal(entry_get(&review->texts[REVIEW_SUBJECT], text), "natuur");
}

static void review__groups_of_the_class__are_replaced_by_typing(void **state)
{
    (void)state;
    char text[ENTRY_SIZE];
    for (int i = 0; i < 3; i++)
        press("Down");
    press("Enter");
    const struct review *review = (const struct review *)stack_top(&it.stack);
    assert_string_equal(entry_get(&review->texts[REVIEW_GROUPS], text), "7");
    while (review->list.selected != 10)
        press("Down");
    type_text("5-8");
    assert_string_equal(entry_get(&review->texts[REVIEW_GROUPS], text), "5-8");
    press("Esc");
    press("Esc");
    press("Up");
    press("Up");
    press("Up");
    press("Enter");
    review = (const struct review *)stack_top(&it.stack);
    assert_string_equal(entry_get(&review->texts[REVIEW_GROUPS], text),
                        "6-8"); /* what a colleague said stays */
}

static void review__note_and_purpose__go_along__S4(void **state)
{
    (void)state;
    press("Enter");
    const struct review *review = (const struct review *)stack_top(&it.stack);
    while (review->list.selected != 11)
        press("Down");
    type_text("landen zoeken");
    press("Tab");
    type_text("Reclame rechts.");
    press("Tab");
    type_text("!");
    press("Enter");
    assert_int_equal(it.stack.count, 1);
    assert_string_equal(it.purpose, "landen zoeken");
    assert_string_equal(it.note, "Reclame rechts.");
    assert_string_equal(it.title, "Aardrijkskunde!");
}

static void review__what_a_child_came_upon__stands_above_it__I2(void **state)
{
    (void)state;
    it.sites[0].doubted_day = day_from_date(2026, 11, 19);
    it.sites[0].doubt = "reclame voor gokken";
    it.sites[0].verdict = VERDICT_REVIEW;
    it.sites[0].reviewed_day = DAY_NONE;
    stack_reload(&it.stack);
    golden("sites-doubt", 80, 24);
    golden_of("review-doubt", 80, 24, review_again);
}

static void review__a_letter_that_is_not_ours__is_pointed_out__S1(void **state)
{
    (void)state;
    it.sites[0].key = "k\xD0\xB0"
                      "art.example/eu";
    it.sites[0].address = "https://xn--kart-5cd.example/eu";
    stack_reload(&it.stack);
    golden("sites-alike", 80, 24);
    golden_of("review-alike", 80, 24, review_again);
}

int main(void)
{
    setenv("TZ", "Europe/Amsterdam", 1);
    const struct CMUnitTest tests[] = {
        sites_test(review__form__looks_as_it_should__S2_S3),
        sites_test(review__looked_at_by_nobody_with_a_name__says_the_day_alone),
        sites_test(review__rejecting_line__makes_it_not_allowed__S2),
        sites_test(review__again__brings_what_was_found_before),
        sites_test(review__esc__keeps_nothing),
        sites_test(review__esc_with_something_filled_in__says_so_first),
        sites_test(review__a_refusal__goes_when_the_line_is_unticked__S2),
        sites_test(review__every_size__nothing_is_drawn_outside),
        sites_test(review__what_is_missing__stays_open_and_goes_there__S3_S4),
        sites_test(review__a_new_site__is_eight_keys_and_the_sentence__S1_S2_S3_S4),
        sites_test(review__subject__is_completed_from_what_is_known__S4),
        sites_test(review__groups_of_the_class__are_replaced_by_typing),
        sites_test(review__note_and_purpose__go_along__S4),
        sites_test(review__what_a_child_came_upon__stands_above_it__I2),
        sites_test(review__a_letter_that_is_not_ours__is_pointed_out__S1),
    };
    return cmocka_run_group_tests_name("review", tests, NULL, NULL);
}
