/* The board proven: what a class sees of children with every situation is what it sees of children without
 * any, but for the boxes. */
#include "unit.h"

#include "../golden/stage.h"

#include "klaskast/screens/board.h"
#include "klaskast/screens/lock.h"

enum { PUPILS = 28, WIDTH = 80, HEIGHT = 24 };

static const char *const boxes[] = { "[x]", "[~]", "[ ]", " - ", " . " };

/* Whose situation says that no phone is asked for. */
enum { EXEMPT = 6, BANNED = 10, SUSPENDED = 15, NOTHING = 4 };

static void give_situations(void)
{
    const struct record *record = stage_record(8, VIOLATION_NOT_HANDED_IN, "2026-11-19 09:00", 1);
    stage_task(8, record->id, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-19", "2026-11-19");
    stage_task(8, record->id, TASK_LETTER, OWNER_TEACHER, "2026-11-19", "2026-11-20")->letter = true;
    stage_record(9, VIOLATION_NOT_OFF, "2026-11-20 08:25", 2);
    stage_ban(stage_record(BANNED + 1, VIOLATION_NOT_HANDED_IN, "2026-11-10 09:00", 2), "2026-11-11",
              "2026-12-10");
    struct measure *suspension = &stage.measures[stage.measure_count];
    stage_suspension(stage_record(SUSPENDED + 1, VIOLATION_MISUSE_THREAT, "2026-11-18 10:00", 1));
    suspension->from = suspension->until = stage_day("2026-11-20");
    suspension->confirmed = true;
    stage_suspension(stage_record(13, VIOLATION_MISUSE_RECORDING, "2026-11-20 08:20", 1)); /* still open */
    stage_ban(stage_record(14, VIOLATION_TAKEN_OUT, "2026-11-20 08:30", 3), "2026-11-23", "2026-12-22");
    stage.records[0].note = "phone under the table";
    for (int kind = 0; kind < CONSENT_KINDS; kind++)
        stage_consent(15, (enum consent_kind)kind, CONSENT_NO, "2026-09-10");
    stage.history[stage.history_count++] = (struct history_line){ .text = "a note on the card" };
    stage_derive();
}

/* The same children on the same day, of whom nothing is known. */
static void take_situations_away(void)
{
    struct facts *facts = &test_class.model.facts;
    stage.record_count = stage.measure_count = stage.task_count = stage.consent_count = 0;
    stage.history_count = 0;
    facts->stay_count = facts->mark_count = facts->exemption_count = 0;
    stage_derive();
}

/* Of the board with situations, and of that without. */
static struct canvas pictures[2];

static void take_picture(struct canvas *canvas)
{
    canvas_init(canvas);
    canvas_resize(canvas, WIDTH, HEIGHT);
    stack_resize(&stage.stack, WIDTH, HEIGHT);
    stack_draw(&stage.stack, canvas);
}

static void set_board(bool situations)
{
    stage_set(LANGUAGE_ENGLISH);
    if (situations)
        give_situations();
    else
        take_situations_away();
    open_roster(&stage.stack, &test_class.desk, 1);
    press("b");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_BOARD);
}

/* Is this cell in the box of a child? */
static bool in_box(int x, int y)
{
    const struct board *board = (const struct board *)stage.stack.screens[1];
    enum { FIRST_COLUMN = 3, BOX_WIDTH = 3, GAP = 4, FIRST_ROW = 2 };
    int column = (x - FIRST_COLUMN) % board->cell, width = board->cell - 2 - 1 - BOX_WIDTH - GAP;
    return x >= FIRST_COLUMN && y >= FIRST_ROW && (y - FIRST_ROW) % board->step == 0 && column > width &&
           column <= width + BOX_WIDTH;
}

static void compare(const char *when)
{
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            const struct cell *a = &pictures[0].cells[y * WIDTH + x], *b = &pictures[1].cells[y * WIDTH + x];
            bool same =
                a->style == b->style && a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
            if (!same && !in_box(x, y))
                fail_msg("%s: row %d column %d tells a child from another", when, y, x);
        }
}

/* Draws both boards after the same keys; keys[i] NULL ends them. */
static void same_after(const char *const *keys)
{
    char when[200] = "";
    for (int i = 0; i < 2; i++) {
        set_board(i == 0);
        for (int k = 0; keys[k]; k++) {
            press(keys[k]);
            snprintf(when + strlen(when), sizeof when - strlen(when), "%s ", i ? "" : keys[k]);
        }
        take_picture(&pictures[i]);
        if (i == 0)
            stage_clear();
    }
    compare(when);
    stage_clear();
    canvas_clear(&pictures[0]);
    canvas_clear(&pictures[1]);
}

static const char *box_of(int pupil, struct cell cells[3])
{
    static char text[64];
    const struct board *board = (const struct board *)stage.stack.screens[1];
    int column, line;
    assert_true(list_place(&board->list, pupil, &column, &line));
    int x = 3 + column * board->cell + (board->cell - 2 - 1 - 3 - 4) + 1, y = 2 + line * board->step;
    text[0] = '\0';
    for (int i = 0; i < 3; i++) {
        cells[i] = pictures[0].cells[y * WIDTH + x + i];
        strncat(text, cells[i].text, cells[i].length);
    }
    return text;
}

/* --- tests -------------------------------------------------------------------------------------------- */

static void board__every_situation__differs_in_boxes_only__P5_C4(void **state)
{
    (void)state;
    same_after((const char *const[]){ NULL });
    set_board(true);
    take_picture(&pictures[0]);
    for (int i = 0; i < PUPILS; i++) {
        struct cell cells[3];
        const char *box = box_of(i, cells);
        bool known = false;
        for (size_t b = 0; b < sizeof boxes / sizeof *boxes; b++)
            known |= strcmp(box, boxes[b]) == 0;
        if (!known)
            fail_msg("pupil %d has box '%s'", i, box);
    }
    canvas_clear(&pictures[0]);
    stage_clear();
}

/* Exempt, banned, suspended: the very cells of a child that brought nothing, colour included. */
static void board__exempt_banned_suspended__look_like_who_brought_nothing__P5_P8_P12(void **state)
{
    static const int who[] = { EXEMPT, BANNED, SUSPENDED };
    struct cell nothing[3], cells[3];
    (void)state;
    set_board(true);
    const struct model *model = &test_class.model;
    assert_true(model->pupils[EXEMPT].exempt && model->pupils[BANNED].banned &&
                model->pupils[SUSPENDED].suspended);
    take_picture(&pictures[0]);
    assert_string_equal(box_of(NOTHING, nothing), " - ");
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        assert_string_equal(box_of(who[i], cells), " - ");
        for (int c = 0; c < 3; c++)
            assert_int_equal(cells[c].style, nothing[c].style);
    }
    canvas_clear(&pictures[0]);
    stage_clear();
}

/* Every key there is, with the cursor on a child of each situation, and what it opens. */
static void board__every_key__shows_nothing_of_a_child__P5_C4(void **state)
{
    char keys[400][KEY_TEXT_SIZE];
    int count = 0;
    (void)state;
    for (int32_t code = '!'; code < 0x7f; code++)
        key_print((struct key){ .code = code }, keys[count++]);
    for (int32_t code = K_ENTER; code <= K_F12; code++)
        key_print((struct key){ .code = code }, keys[count++]);
    for (int32_t letter = 'a'; letter <= 'z'; letter++)
        if (!strchr("hijm", letter)) /* these are Backspace, Tab, Enter */
            key_print((struct key){ .code = letter, .ctrl = true }, keys[count++]);
    key_print((struct key){ .code = ' ' }, keys[count++]);
    for (int k = 0; k < count; k++) {
        same_after((const char *const[]){ keys[k], NULL });
        /* with a child chosen by its slot: 10 to 19 have every situation, 15 to 19 some of them */
        char slot[2] = { (char)('1' + k % 9), '\0' };
        same_after((const char *const[]){ slot, keys[k], NULL });
        same_after((const char *const[]){ "1", slot, keys[k], NULL });
    }
}

/* The question that comes first, and what is large for the class: the agreements, and what they ask. */
static void board__what_opens_over_it__shows_nothing_of_a_child__P5_S7(void **state)
{
    (void)state;
    same_after((const char *const[]){ "v", NULL });
    same_after((const char *const[]){ "v", "Esc", NULL });
    same_after((const char *const[]){ "u", "x", "Space", NULL });
    same_after((const char *const[]){ "r", NULL });
    same_after((const char *const[]){ "r", "End", NULL });
    same_after((const char *const[]){ "r", "m", NULL });
    same_after((const char *const[]){ "r", "p", NULL });
    same_after((const char *const[]){ "r", "Esc", NULL });
    same_after((const char *const[]){ "F9", NULL });
    same_after((const char *const[]){ "F9", "F9", NULL });
}

/* Messages about children are for the roster: on the board there is none, but for a disk that failed. */
static void board__messages__are_not_shown_on_it__P5(void **state)
{
    (void)state;
    set_board(true);
    stack_say(&stage.stack, MESSAGE_WARNING, "%s", "Mees has a ban until 10 December.");
    expect_not_shown("ban");
    test_class.refuse = true;
    press("Space");
    expect_shown("The disk is full.");
    stage_clear();
}

/* Ticking asks nothing about a child and says nothing, whoever it is. */
static void board__ticking__is_the_same_for_every_child__P5(void **state)
{
    (void)state;
    set_board(true);
    for (int i = 0; i < PUPILS; i++) {
        int before = test_class.performed;
        press("Space");
        assert_int_equal(test_class.performed, before + 1);
        assert_int_equal(test_class.last.kind, INTENT_TICK);
        assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_BOARD);
        press("Down");
    }
    stage_clear();
}

static const char *name(size_t index)
{
    static char text[160];
    return board_name(&test_class.model, index, text, sizeof text);
}

static void board_name__two_of_one_first_name__have_a_letter(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    test_class.pupils[1].first = "Ilse";
    assert_string_equal(name(0), "Ilse A");
    assert_string_equal(name(1), "Ilse B");
    assert_string_equal(name(2), "Daan B");
    stage_clear();
}

static void board_name__the_same_letter_too__have_one_more_until_they_differ(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    for (size_t i = 0; i < 4; i++)
        test_class.pupils[i].first = "Ilse";
    test_class.pupils[0].surname = "Bakker";
    test_class.pupils[1].surname = "Bakels";
    test_class.pupils[2].surname = "Berg";
    test_class.pupils[3].surname = "Öztürk";
    assert_string_equal(name(0), "Ilse Bakk");
    assert_string_equal(name(1), "Ilse Bake");
    assert_string_equal(name(2), "Ilse Be");
    assert_string_equal(name(3), "Ilse Ö");
    stage_clear();
}

/* What is said the same is told apart too: with an accent, with a capital. */
static void board_name__the_same_but_for_accents_or_capitals__have_a_letter(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    test_class.pupils[0].first = "Zoe"; /* Zoë Öztürk-Aydın is the sixth */
    test_class.pupils[1].first = "ZOE";
    test_class.pupils[1].surname = "Ozan";
    assert_string_equal(name(0), "Zoe A");
    assert_string_equal(name(1), "ZOE Oza");
    assert_string_equal(name(5), "Zoë Özt");
    test_class.pupils[1].surname = "Ozturk-Aydin";
    test_class.pupils[1].prefix = "";
    test_class.pupils[1].name = "ZOE Ozturk-Aydin";
    assert_string_equal(name(1), "ZOE Ozturk-Aydin 2");
    assert_string_equal(name(5), "Zoë Öztürk-Aydın 6");
    stage_clear();
}

static void board_name__three_of_one_name__are_three(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    for (size_t i = 0; i < 3; i++) {
        test_class.pupils[i].first = "Noor";
        test_class.pupils[i].prefix = i == 2 ? "de" : "";
        test_class.pupils[i].surname = "Vries";
        test_class.pupils[i].name = i == 2 ? "Noor de Vries" : "Noor Vries";
    }
    test_class.pupils[9].first = test_class.pupils[9].name = "Sanne";
    assert_string_equal(name(0), "Noor Vries 1");
    assert_string_equal(name(1), "Noor Vries 2");
    assert_string_equal(name(2), "Noor de Vries");
    stage_clear();
}

/* A prefix, or else the number of the slot, where the surname is the same. */
static void board_name__the_same_surname__have_their_slot(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    for (size_t i = 0; i < 2; i++) {
        test_class.pupils[i].first = "Noor";
        test_class.pupils[i].prefix = "";
        test_class.pupils[i].surname = "Vries";
        test_class.pupils[i].name = "Noor Vries";
    }
    test_class.pupils[9].first = test_class.pupils[9].name = "Sanne";
    assert_string_equal(name(0), "Noor Vries 1");
    assert_string_equal(name(1), "Noor Vries 2");
    test_class.pupils[0].slot = 7; /* one of them without: then they are counted */
    test_class.pupils[1].slot = 0;
    assert_string_equal(name(0), "Noor Vries 1");
    assert_string_equal(name(1), "Noor Vries 2");
    test_class.pupils[0].slot = 0;
    assert_string_equal(name(0), "Noor Vries 1");
    test_class.pupils[1].name = "Noor de Vries";
    assert_string_equal(name(0), "Noor Vries");
    assert_string_equal(name(1), "Noor de Vries");
    test_class.pupils[0].surname = "Vos"; /* the start of another's is not enough, the whole of it is */
    test_class.pupils[1].surname = "Vossen";
    assert_string_equal(name(0), "Noor Vos");
    assert_string_equal(name(1), "Noor Voss");
    stage_clear();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(board__every_situation__differs_in_boxes_only__P5_C4),
        cmocka_unit_test(board__exempt_banned_suspended__look_like_who_brought_nothing__P5_P8_P12),
        cmocka_unit_test(board__every_key__shows_nothing_of_a_child__P5_C4),
        cmocka_unit_test(board__what_opens_over_it__shows_nothing_of_a_child__P5_S7),
        cmocka_unit_test(board__messages__are_not_shown_on_it__P5),
        cmocka_unit_test(board__ticking__is_the_same_for_every_child__P5),
        cmocka_unit_test(board_name__two_of_one_first_name__have_a_letter),
        cmocka_unit_test(board_name__the_same_letter_too__have_one_more_until_they_differ),
        cmocka_unit_test(board_name__the_same_but_for_accents_or_capitals__have_a_letter),
        cmocka_unit_test(board_name__three_of_one_name__are_three),
        cmocka_unit_test(board_name__the_same_surname__have_their_slot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
