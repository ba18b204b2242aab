/* The copy on a stick, on the screen: which stick, and a passphrase that nobody sees. */
#include "unit.h"

#include "../golden/stage.h"

#include "klaskast/screens/stick_form.h"

static struct {
    const char *places[2];
    size_t count;
    const char *refusal; /* NULL: it works out */
    char folder[200], passphrase[200];
    int made;
    bool watched;
} stick;

static void places(struct desk *desk, struct arena *arena, const char *const **list, size_t *count)
{
    (void)desk;
    (void)arena;
    *list = stick.places;
    *count = stick.count;
}

static bool copy_to(struct desk *desk, const char *folder, const char *passphrase, char *said, size_t size,
                    struct err *err)
{
    (void)desk;
    snprintf(stick.folder, sizeof stick.folder, "%s", folder);
    snprintf(stick.passphrase, sizeof stick.passphrase, "%s", passphrase);
    if (stick.refusal)
        return err_set(err, ERR_DISK, "%s", stick.refusal);
    stick.made++;
    snprintf(said, size, "The copy is on the stick.");
    return true;
}

static void watch(struct desk *desk, bool on)
{
    (void)desk;
    stick.watched = on;
}

static void begin(enum language language, size_t count)
{
    stage_set(language);
    memset(&stick, 0, sizeof stick);
    stick.places[0] = "/media/marit/BLAUW";
    stick.places[1] = "/media/marit/ROOD";
    stick.count = count;
    test_class.desk.stick_places = places;
    test_class.desk.stick_copy = copy_to;
    test_class.desk.watch_sticks = watch;
    open_roster(&stage.stack, &test_class.desk, 0);
    stick_ask(&stage.stack, &test_class.desk);
}

static void stick_form__passphrase_twice__makes_the_copy_and_shows_no_letter(void **state)
{
    (void)state;
    begin(LANGUAGE_ENGLISH, 2);
    stage_golden("stick_which_en");
    press("Down");
    press("Enter");
    type_in("fiets lamp kaas regen");
    assert_false(is_shown(80, 24, "fiets"));
    assert_true(is_shown(80, 24, "This is strong."));
    stage_golden("stick_passphrase_en");
    press("Enter");
    type_in("fiets lamp kaas regen");
    press("Enter");
    assert_int_equal(stick.made, 1);
    assert_string_equal(stick.folder, "/media/marit/ROOD");
    assert_string_equal(stick.passphrase, "fiets lamp kaas regen");
    assert_int_equal(stage.stack.count, 1);
    assert_true(is_shown(80, 24, "The copy is on the stick."));
}

static void stick_form__too_short_or_different__is_not_made(void **state)
{
    (void)state;
    begin(LANGUAGE_DUTCH, 1);
    press("Enter");
    stage_golden("stick_form_nl");
    type_in("kort");
    press("Enter");
    type_in(" fiets lamp kaas");
    press("Enter");
    type_in("kort fiets lamp kaaz");
    press("Enter");
    assert_int_equal(stick.made, 0);
    assert_true(is_shown(80, 24, "Dat waren twee verschillende."));
    assert_false(is_shown(80, 24, "*"));
}

/* A stick that is full or was pulled out: said, and Enter tries again with what was typed. */
static void stick_form__the_stick_fails__says_so_and_can_be_tried_again(void **state)
{
    (void)state;
    begin(LANGUAGE_ENGLISH, 1);
    press("Enter");
    type_in("fiets lamp kaas regen");
    press("Enter");
    type_in("fiets lamp kaas regen");
    stick.refusal = "/media/marit/BLAUW is full: the copy needs 228 kB.";
    press("Enter");
    assert_true(is_shown(80, 24, "is full"));
    stage_every_size();
    stick.refusal = NULL;
    press("Enter");
    assert_int_equal(stick.made, 1);
}

static void stick_form__no_stick__takes_a_folder_or_nothing(void **state)
{
    (void)state;
    begin(LANGUAGE_ENGLISH, 0);
    assert_true(is_shown(80, 24, "No stick found. Put one in, or type a folder."));
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
    stick_ask(&stage.stack, &test_class.desk);
    type_in("/mnt/stick");
    press("Enter");
    assert_true(is_shown(80, 24, "/mnt/stick"));
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
    assert_int_equal(stick.made, 0);
}

/* Without a key: what was put in is there, what was pulled out is not, and what is typed stays. */
static void stick_form__a_stick_comes_and_goes__the_list_says_so(void **state)
{
    (void)state;
    begin(LANGUAGE_ENGLISH, 0);
    assert_true(stick.watched);
    stick.count = 1;
    stick_changed(&stage.stack);
    assert_true(is_shown(80, 24, "On which stick?"));
    assert_true(is_shown(80, 24, "> /media/marit/BLAUW"));
    stick.count = 2;
    stick_changed(&stage.stack);
    press("Down");
    stick_changed(&stage.stack); /* another one than these */
    assert_true(is_shown(80, 24, "> /media/marit/ROOD"));
    stick.places[0] = "/media/marit/ROOD";
    stick.count = 1;
    stick_changed(&stage.stack);
    assert_true(is_shown(80, 24, "> /media/marit/ROOD"));
    assert_false(is_shown(80, 24, "BLAUW"));
    type_in("/mnt");
    stick_changed(&stage.stack);
    assert_true(is_shown(80, 24, "/ /mnt"));
    stage_every_size();
    press("Esc");
    assert_false(stick.watched);
    stick_changed(&stage.stack);
    assert_int_equal(stage.stack.count, 1);
}

/* Gone without an answer: the next that wakes finds no list, and ends the watching. */
static void stick_form__the_list_is_dropped__is_watched_no_longer(void **state)
{
    (void)state;
    begin(LANGUAGE_ENGLISH, 1);
    stack_drop(&stage.stack);
    stack_tidy(&stage.stack);
    stick_changed(&stage.stack);
    assert_false(stick.watched);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(stick_form__passphrase_twice__makes_the_copy_and_shows_no_letter,
                                  stage_end),
        cmocka_unit_test_teardown(stick_form__too_short_or_different__is_not_made, stage_end),
        cmocka_unit_test_teardown(stick_form__the_stick_fails__says_so_and_can_be_tried_again, stage_end),
        cmocka_unit_test_teardown(stick_form__no_stick__takes_a_folder_or_nothing, stage_end),
        cmocka_unit_test_teardown(stick_form__a_stick_comes_and_goes__the_list_says_so, stage_end),
        cmocka_unit_test_teardown(stick_form__the_list_is_dropped__is_watched_no_longer, stage_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
