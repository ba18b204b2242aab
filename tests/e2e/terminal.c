/*
 * The program in terminals of all sorts: what they show, what they send, and how they go away.
 */
#include "../harness/expect.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

static struct home home;
static struct term *t;

static int set_up(void **state)
{
    struct run run;

    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=C.UTF-8");
    run_klaskast(
        &run, &home, "import",
        home_file(&home, "list.csv",
                  "Nummer;Roepnaam;Tussenvoegsel;Achternaam;Groep\n1;Ilse;van;Aalst;7A\n2;Mees;;Bakker;7A\n"
                  "3;Daan;van den;Berg;7A\n4;Zoë;;Öztürk-Aydın;7A\n5;Łukasz;;Wiśniewski;7A\n"),
        NULL);
    expect_code(&run, 0);
    run_clear(&run);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    if (t != NULL)
        term_free(&t);
    home_clear(&home);
    return 0;
}

static void start(int rows, int cols)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);

    t = term_start(argv, env, rows, cols);
    home_env_free(env);
}

static void start_and_see(void)
{
    start(24, 80);
    expect_text(t, "Ilse van Aalst");
    expect_idle(t);
}

/* --- what they show ----------------------------------------------------------------------------------- */

static void terminal__of_every_type__shows_the_roster(void **state)
{
    static const char *const types[] = {
        "TERM=xterm-256color", "TERM=tmux-256color",    "TERM=linux", "TERM=vt100",
        "TERM=screen",         "TERM=no-such-terminal", "TERM"
    };
    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        home_set(&home, types[i]);
        start_and_see();
        expect_keys(t, "j");
        expect_keys(t, "1{Enter}");
        expect_text(t, "[x] 10:15");
        expect_keys(t, "u");
        expect_no_text(t, "[x] 10:15");
        expect_screen(t, term_keys(t, "q"));
        expect_text(t, "Leave all the same");
        expect_screen(t, term_keys(t, "l"));
        expect_exit(t, 0);
        term_free(&t);
    }
}

static void terminal__that_cannot_place_its_cursor__is_refused_in_words(void **state)
{
    (void)state;
    home_set(&home, "TERM=dumb");
    start(24, 80);
    expect_text(t, "cannot place its cursor");
    expect_exit(t, 2);
}

static void terminal__none__is_a_sentence_and_2(void **state)
{
    struct run run;
    (void)state;
    run_klaskast(&run, &home, NULL);
    expect_code(&run, 2);
    expect_err(&run, "terminal");
    expect_run(&run, run.out[0] == '\0');
    run_clear(&run);
}

static void terminal__without_utf8__gets_ascii(void **state)
{
    (void)state;
    home_set(&home, "LC_ALL=C");
    start_and_see();
    expect_text(t, "Zoe Ozturk-Aydin");
    expect_text(t, "Lukasz Wisniewski");
    for (const char *at = term_screen(t); *at != '\0'; at++)
        expect_screen(t, (unsigned char)*at < 0x80);
}

static void terminal__locale_that_is_not_installed__is_utf8_all_the_same(void **state)
{
    (void)state;
    home_set(&home, "LC_ALL=nl_NL.UTF-8");
    start_and_see();
    expect_text(t, "Zoë Öztürk-Aydın");
    expect_text(t, "Groep 7A");
}

static void terminal__NO_COLOR__has_none_and_still_shows_the_row(void **state)
{
    int row, col;
    (void)state;
    home_set(&home, "NO_COLOR=1");
    start_and_see();
    for (int y = 0; y < 24; y++)
        for (int x = 0; x < 80; x++) {
            struct term_cell cell = term_cell(t, y, x);
            expect_screen(t, cell.fore == TERM_COLOUR_DEFAULT && cell.back == TERM_COLOUR_DEFAULT);
        }
    expect_screen(t, term_find(t, "Ilse van Aalst", &row, &col) && term_cell(t, row, col).reverse);
}

static void terminal__every_theme__comes_round(void **state)
{
    (void)state;
    start_and_see();
    expect_keys(t, "t");
    expect_text(t, "light");
    expect_screen(t, term_cell(t, 5, 60).back == 255);
    for (int i = 0; i < 4; i++)
        expect_keys_after(t, "t");
    expect_text(t, "default");
    expect_screen(t, term_cell(t, 5, 60).back == TERM_COLOUR_DEFAULT);
}

/* --- size --------------------------------------------------------------------------------------------- */

static void resize__storm_down_to_one_cell__comes_back_by_itself(void **state)
{
    static const int sizes[][2] = { { 1, 1 },  { 60, 200 }, { 5, 20 }, { 24, 35 },
                                    { 8, 80 }, { 50, 132 }, { 2, 2 } };
    (void)state;
    start_and_see();
    for (int round = 0; round < 5; round++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            term_resize(t, sizes[i][0], sizes[i][1]);
            if (i % 2 == 0)
                term_pump(t, 5);
        }
    term_resize(t, 6, 60);
    expect_text(t, "too small");
    term_resize(t, 24, 80);
    expect_text(t, "Łukasz Wiśniewski");
    expect_keys(t, "1{Enter}");
    expect_text(t, "[x] 10:15");
}

/* --- what they send ----------------------------------------------------------------------------------- */

static void paste__outside_a_prompt__changes_nothing(void **state)
{
    (void)state;
    start_and_see();
    expect_screen(t, term_paste(t, " jn\n1\naq"));
    expect_idle(t);
    expect_text(t, "Not asked yet 5");
    expect_keys(t, "/");
    expect_screen(t, term_paste(t, "Łuk\nasz"));
    expect_text(t, "Find: Łuk asz");
}

static void mouse_and_answers__of_the_terminal__change_nothing(void **state)
{
    static const char bytes[] =
        "\033[<0;10;5M\033[<0;10;5m\033[?64;1;2c\033[M !!\033]11;rgb:0000/0000/0000\007\033[I\033[200;5u";
    (void)state;
    start_and_see();
    expect_screen(t, term_send(t, bytes, sizeof bytes - 1));
    expect_idle(t);
    expect_text(t, "Not asked yet 5");
    expect_text(t, "> 1 Ilse");
}

static void held_key__in_a_terminal__writes_once(void **state)
{
    (void)state;
    start_and_see();
    for (int i = 0; i < 12; i++) {
        expect_screen(t, term_keys(t, " "));
        term_pump(t, 30);
    }
    expect_idle(t);
    expect_text(t, "Phones in 1");
}

static void thousand_keys__at_once__end_in_the_right_state(void **state)
{
    char keys[1001];
    (void)state;
    start_and_see();
    /* each round: down to the last, up to the first, one down */
    for (size_t i = 0; i < sizeof keys - 1; i++)
        keys[i] = "jjjjjkkkkkjk"[i % 12];
    memcpy(keys + 990, "kkkkkkjjnk", 10);
    expect_screen(t, term_send(t, keys, sizeof keys - 1));
    expect_idle(t);
    expect_text(t, "> 2 Mees Bakker");
    expect_text(t, "None 1");
}

static void escape__alone__acts_at_once(void **state)
{
    (void)state;
    start_and_see();
    expect_keys(t, "/");
    expect_text(t, "Find:");
    expect_screen(t, term_keys(t, "{Esc}"));
    expect_no_text(t, "Find:");
}

/* --- how they go away --------------------------------------------------------------------------------- */

static void window_closed__ends_the_program(void **state)
{
    int status;
    (void)state;
    start_and_see();
    expect_keys(t, "1{Enter}");
    term_hangup(t);
    assert_true(term_wait_exit(t, &status));
}

static void signals__end_it_and_restore_the_terminal(void **state)
{
    static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        bool echo, canonical;
        int status;
        start_and_see();
        expect_screen(t, term_signal(t, signals[i]));
        expect_screen(t, term_wait_exit(t, &status) && WIFEXITED(status));
        term_modes(t, &echo, &canonical);
        expect_screen(t, echo && canonical && !term_in_altscreen(t));
        expect_screen(t, !term_has(t, "Ilse"));
        term_free(&t);
    }
}

static void crash__restores_the_terminal_and_dies_of_it(void **state)
{
    static const int signals[] = { SIGSEGV, SIGABRT };
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        bool echo, canonical;
        int status;
        start_and_see();
        expect_screen(t, term_signal(t, signals[i]));
        expect_screen(t, term_wait_exit(t, &status) && !(WIFEXITED(status) && WEXITSTATUS(status) == 0));
        term_modes(t, &echo, &canonical);
        expect_screen(t, echo && canonical && !term_in_altscreen(t));
        term_free(&t);
    }
}

/* Where what it loads when it is needed is no library, it ends in the middle of its screen. */
static void library_lost__restores_the_terminal_and_says_which(void **state)
{
    bool echo, canonical;
    int status;
    char folder[256], keys[400];

    (void)state;
    home_file(&home, "lost/libexpat.so.1", "no library");
    snprintf(folder, sizeof folder, "LD_LIBRARY_PATH=%s", home_path(&home, "lost"));
    snprintf(keys, sizeof keys, "%s{Enter}", home_file(&home, "list.xml", "<?xml version=\"1.0\"?><EDEX/>"));
    home_set(&home, folder);
    start_and_see();
    expect_keys(t, "I");
    expect_keys(t, keys);
    expect_screen(t, term_wait_exit(t, &status) && WIFEXITED(status) && WEXITSTATUS(status) == 3);
    term_modes(t, &echo, &canonical);
    expect_screen(t, echo && canonical && !term_in_altscreen(t));
    expect_text(t, "libexpat.so.1 is not on this computer");
    expect_screen(t, !term_has(t, "Ilse"));
}

static void stopped_and_continued__shows_everything_again(void **state)
{
    (void)state;
    start_and_see();
    expect_screen(t, term_signal(t, SIGSTOP));
    term_resize(t, 30, 100);
    expect_screen(t, term_signal(t, SIGCONT));
    expect_text(t, "Ilse van Aalst");
    expect_keys(t, "1{Enter}");
    expect_text(t, "[x] 10:15");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* No pipe for signals, no timer, no memory file: what is left works, and leaves when it is told to. */
static void terminal__few_files_may_be_open__still_ends_on_a_signal(void **state)
{
    (void)state;
    char command[600];
    snprintf(command, sizeof command, "ulimit -n 6; exec '%s'", home_program());
    char shell[] = "/bin/sh", option[] = "-c";
    char *argv[] = { shell, option, command, NULL };
    char **env = home_env(&home);
    t = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_text(t, "Ilse van Aalst");
    int status;
    kill(term_pid(t), SIGTERM);
    expect_screen(t, term_wait_exit(t, &status));
}

/* A limit on the size of files is an error like a full disk, and no signal that ends the program. */
static void terminal__files_may_not_grow__is_told__P1(void **state)
{
    (void)state;
    struct run run;
    char command[600];
    snprintf(command, sizeof command, "ulimit -f 8; exec '%s' in Mees", home_program());
    char shell[] = "/bin/sh", option[] = "-c";
    char *argv[] = { shell, option, command, NULL };
    run_program(&run, &home, argv, NULL);
    expect_code(&run, 3);
    run_clear(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(terminal__of_every_type__shows_the_roster),
        TEST(terminal__that_cannot_place_its_cursor__is_refused_in_words),
        TEST(terminal__none__is_a_sentence_and_2),
        TEST(terminal__without_utf8__gets_ascii),
        TEST(terminal__locale_that_is_not_installed__is_utf8_all_the_same),
        TEST(terminal__NO_COLOR__has_none_and_still_shows_the_row),
        TEST(terminal__every_theme__comes_round),
        TEST(resize__storm_down_to_one_cell__comes_back_by_itself),
        TEST(paste__outside_a_prompt__changes_nothing),
        TEST(mouse_and_answers__of_the_terminal__change_nothing),
        TEST(held_key__in_a_terminal__writes_once),
        TEST(thousand_keys__at_once__end_in_the_right_state),
        TEST(escape__alone__acts_at_once),
        TEST(window_closed__ends_the_program),
        TEST(signals__end_it_and_restore_the_terminal),
        TEST(crash__restores_the_terminal_and_dies_of_it),
        TEST(library_lost__restores_the_terminal_and_says_which),
        TEST(stopped_and_continued__shows_everything_again),
        TEST(terminal__few_files_may_be_open__still_ends_on_a_signal),
        TEST(terminal__files_may_not_grow__is_told__P1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
