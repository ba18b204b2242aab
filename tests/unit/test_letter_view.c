#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/letter_view.h"

enum { RENEE = 4, SEM = 8 };

static int made;
static struct letter_order ordered;

static bool show_letter(struct desk *desk, const struct letter_order *order, struct arena *arena,
                        struct letter_page *page, struct err *err)
{
    (void)desk;
    ordered = *order;
    if (test_class.refuse)
        return err_set(err, ERR_REFUSED, "%s", "letters/en/ban.md, line 3: {{place}} has no value.");
    *page = (struct letter_page){
        .text =
            arena_print(arena,
                        "School The Example Tree\n\nTo the parents of\nRenée van 't Hof, group 7A\n\n"
                        "Exampleton, 20 November 2026\n\nSubject: no phone to school%s\n\nDear parents,\n\n"
                        "From Saturday 14 November 2026 up to and including Sunday 13 December\n2026 Renée "
                        "brings no phone.\n\nKind regards,\n\n\n\nEls de Groot\nhead\n",
                        order->typed.talk && *order->typed.talk ? order->typed.talk : ""),
        .subject = "no phone to school",
        .warning = "Mind: it begins on 14 Nov, before the date of this letter.",
        .version = made + 1,
        .by_head = true
    };
    return true;
}

static bool make_letter(struct desk *desk, const struct letter_order *order, struct outcome *outcome,
                        char *path, size_t size, struct err *err)
{
    (void)desk;
    ordered = *order;
    if (test_class.refuse)
        return err_set(err, ERR_DISK, "%s", "The disk is full. The letter is not made.");
    made++;
    snprintf(outcome->said, sizeof outcome->said, "Made, version %d.", made);
    snprintf(path, size, "/home/marit/.local/share/klaskast/letters/2026-11-20-ban-17-v%d.html", made);
    return true;
}

/* Renée's ban waits for its letter, Sem's suspension for the talk. */
static struct task *to_do(enum language language)
{
    stage_set(language);
    made = 0;
    test_class.desk.letter = show_letter;
    test_class.desk.make_letter = make_letter;
    const struct record *record = stage_record(RENEE, VIOLATION_NOT_HANDED_IN, "2026-11-13 08:40", 2);
    const struct measure *ban = stage_ban(record, "2026-11-14", "2026-12-13");
    struct task *letter = stage_task(RENEE, ban->id, TASK_LETTER, OWNER_HEAD, "2026-11-13", "2026-11-18");
    const struct record *misuse = stage_record(SEM, VIOLATION_MISUSE_THREAT, "2026-11-19 12:00", 1);
    const struct measure *suspension = stage_suspension(misuse);
    stage_task(SEM, suspension->id, TASK_TALK, OWNER_TEACHER, "2026-11-19", "2026-11-23");
    stage_derive();
    open_roster(&stage.stack, &test_class.desk, RENEE);
    press("F3");
    return letter;
}

static void preview__of_a_duty__is_the_letter_as_it_will_be__P9(void **state)
{
    (void)state;
    to_do(LANGUAGE_ENGLISH);
    press("l");
    expect_shown("Renée van 't Hof: letter about the ban");
    expect_shown("to be made");
    expect_shown("Subject: no phone to school");
    expect_shown("Mind: it begins on 14 Nov");
    expect_shown("Enter make it");
    assert_int_equal(ordered.kind, LETTER_BAN);
    press("y");
    assert_non_null(strstr(stage.copied, "Dear parents,\n"));
    assert_int_equal(made, 0);
    press("Enter");
    assert_int_equal(made, 1);
    expect_shown("2026-11-20-ban-17-v1.html");
    expect_shown("holds a child's name");
    press("Esc");
    expect_shown("To do for Group 7A");
}

static void preview__s_and_g__sign_and_give__P9(void **state)
{
    (void)state;
    struct task *letter = to_do(LANGUAGE_ENGLISH);
    press("l");
    press("g");
    expect_shown("First it is signed by the head");
    press("s");
    press("Enter");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LETTER_SIGN);
    assert_int_equal(test_class.last.ref, letter->id);
    assert_int_equal(test_class.last.until, stage_day("2026-12-13"));
    letter->letter = LETTER_SIGNED;
    letter->signed_day = stage_day("2026-11-20");
    stage_derive();
    stack_reload(&stage.stack);
    expect_shown("to be given");
    press("s");
    press("g");
    press("o");
    assert_int_equal(test_class.last.kind, INTENT_LETTER_GIVE);
    assert_string_equal(stage.text, "portal");
}

/* Signed or given by mistake, and found out on a later day, when u takes it back no more. */
static void tick__signed_or_given_by_mistake__can_be_opened_again__P9(void **state)
{
    (void)state;
    struct task *letter = to_do(LANGUAGE_ENGLISH);
    press("Space");
    expect_not_shown("open it again"); /* nothing was signed */
    press("Esc");
    letter->letter = LETTER_SIGNED;
    letter->signed_day = stage_day("2026-11-18");
    stage_derive();
    stack_reload(&stage.stack);
    press("Space");
    stage_golden("letter-give");
    press("a");
    assert_int_equal(test_class.last.kind, INTENT_TASK_REOPEN);
    assert_int_equal(test_class.last.ref, letter->id);
    letter->letter = LETTER_GIVEN;
    letter->given_day = stage_day("2026-11-19");
    stage_derive();
    stack_reload(&stage.stack);
    test_class.last.kind = INTENT_TAKE_BACK;
    press("Space");
    expect_shown("signed slip");
    press("n"); /* not given after all */
    assert_int_equal(test_class.last.kind, INTENT_TASK_REOPEN);
}

static void tick__nothing_made__asks_make_or_signed_on_paper__P9(void **state)
{
    (void)state;
    const struct task *letter = to_do(LANGUAGE_ENGLISH);
    press("Space");
    expect_shown("letter from the head, to be made");
    press("Enter");
    expect_shown("Subject: no phone to school");
    press("Esc");
    press("Space");
    press("d");
    assert_int_equal(test_class.last.kind, INTENT_TASK_DONE);
    assert_int_equal(test_class.last.ref, letter->id);
    assert_string_equal(stage.text, "dropped");
}

static void preview__what_is_missing__is_said_and_nothing_opens__G2(void **state)
{
    (void)state;
    to_do(LANGUAGE_ENGLISH);
    test_class.refuse = true;
    press("l");
    expect_shown("line 3: {{place}} has no value.");
    expect_shown("To do for Group 7A");
}

static void preview__disk_full__is_said_and_nothing_is_made(void **state)
{
    (void)state;
    to_do(LANGUAGE_ENGLISH);
    press("l");
    test_class.refuse = true;
    press("Enter");
    expect_shown("The disk is full.");
    assert_int_equal(made, 0);
}

static void invitation__talk_is_filled_in__P13(void **state)
{
    (void)state;
    to_do(LANGUAGE_ENGLISH);
    press("Down");
    press("l");
    expect_shown("invitation to a talk");
    assert_int_equal(ordered.kind, LETTER_INVITATION);
    press("e");
    type_in("19-11-2026");
    press("Enter");
    expect_shown("that day has been");
    press("Ctrl-U");
    type_in("25-11-2026 15:30 in room 7A");
    press("Enter");
    assert_string_equal(ordered.typed.talk, "2026-11-25T15:30");
    assert_string_equal(ordered.typed.where, "in room 7A");
    expect_shown("2026-11-25T15:30");
}

static void letter__suspension_without_a_period__asks_that_first__P13(void **state)
{
    (void)state;
    to_do(LANGUAGE_ENGLISH);
    const struct measure *suspension = &stage.measures[1];
    const struct task *letter =
        stage_task(SEM, suspension->id, TASK_LETTER, OWNER_HEAD, "2026-11-19", "2026-11-26");
    stage.tasks[1].done_day = stage_day("2026-11-20");
    stage_derive();
    stack_reload(&stage.stack);
    press("Down");
    press("l");
    expect_shown("The head decides: from");
    press("Esc");
    (void)letter;
}

static void letter_menu__nothing_to_write_about__says_so(void **state)
{
    (void)state;
    to_do(LANGUAGE_DUTCH);
    open_roster(&stage.stack, &test_class.desk, 1);
    press("Enter");
    press("l");
    expect_shown("Er is niets om over te schrijven");
}

static void preview__every_size__is_as_it_was(void **state)
{
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        to_do((enum language)language);
        press("l");
        stage_golden("letter");
        press("Enter");
        stage_golden("letter-made");
        stage_clear();
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_teardown(f, stage_end)
    const struct CMUnitTest tests[] = {
        TEST(preview__of_a_duty__is_the_letter_as_it_will_be__P9),
        TEST(preview__s_and_g__sign_and_give__P9),
        TEST(tick__signed_or_given_by_mistake__can_be_opened_again__P9),
        TEST(tick__nothing_made__asks_make_or_signed_on_paper__P9),
        TEST(preview__what_is_missing__is_said_and_nothing_opens__G2),
        TEST(preview__disk_full__is_said_and_nothing_is_made),
        TEST(invitation__talk_is_filled_in__P13),
        TEST(letter__suspension_without_a_period__asks_that_first__P13),
        TEST(letter_menu__nothing_to_write_about__says_so),
        TEST(preview__every_size__is_as_it_was),
    };
    return cmocka_run_group_tests_name("letter_view", tests, NULL, NULL);
}
