/*
 * The lock and the blank screen with real keys in a real terminal, and what the program leaves behind for
 * others to see: on the terminal, in the list of processes, in a core file.
 */
#include "../harness/school.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static struct term *t;

static int set_up(void **state)
{
    (void)state;
    school_home();
    school_class("Nummer;Roepnaam;Tussenvoegsel;Achternaam\n1;Ilse;van;Aalst\n2;Mees;;Bakker\n3;Zoë;;Vos\n");
    return 0;
}

static int end(void **state)
{
    if (t != NULL)
        term_free(&t);
    return tear_down(state);
}

static void start_words(char *const *argv, int rows, int cols)
{
    char **env = home_env(&home);
    if (t != NULL)
        term_free(&t);
    t = term_start(argv, env, rows, cols);
    home_env_free(env);
}

static void start(void)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    start_words(argv, 24, 80);
}

/* klaskast pin VERB, in a terminal. */
static void start_pin(const char *verb)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), "pin", (char *)(uintptr_t)verb, NULL };
    start_words(argv, 24, 80);
}

static void ends_with(int wanted)
{
    int status;
    expect_screen(t, term_wait_exit(t, &status));
    expect_screen(t, WIFEXITED(status) && WEXITSTATUS(status) == wanted);
}

static void choose_pin(const char *pin)
{
    start_pin("set");
    expect_text(t, "New PIN or passphrase");
    expect_screen(t, term_keys(t, pin) && term_keys(t, "{Enter}"));
    expect_text(t, "Once more:");
    expect_screen(t, term_keys(t, pin) && term_keys(t, "{Enter}"));
    expect_text(t, "The PIN is kept.");
    expect_screen(t, !term_has(t, pin));
    ends_with(0);
}

static void settings(const char *text)
{
    char **env = home_env(&home);
    const char *folder = home_env_get(env, "XDG_CONFIG_HOME");
    char path[300];
    snprintf(path, sizeof path, "%s/klaskast/config.ini", folder + strlen(home.path) + 1);
    home_file(&home, path, text);
    home_env_free(env);
}

/* No name of a child, as soon as the whole frame has come. */
static bool no_child(void)
{
    return term_wait_no_text(t, "Ilse") && term_wait_no_text(t, "Mees") && term_wait_no_text(t, "Zoë");
}

static void unlock(const char *pin)
{
    expect_text(t, "Klaskast is locked");
    expect_screen(t, term_keys(t, pin) && term_keys(t, "{Enter}"));
    expect_text(t, "Ilse van Aalst");
    expect_idle(t);
}

/* --- the lock ----------------------------------------------------------------------------------------- */

static void lock__chosen_on_the_screen__is_asked_at_the_next_start(void **state)
{
    (void)state;
    start();
    expect_text(t, "Ilse van Aalst");
    expect_keys(t, "{F8}");
    expect_text(t, "New PIN:");
    expect_screen(t, no_child());
    expect_keys(t, "bezem 73{Enter}");
    expect_text(t, "Once more:");
    expect_screen(t, term_keys_after(t, 300, "bezem 73{Enter}"));
    expect_text(t, "Klaskast is locked");
    expect_screen(t, no_child());
    start();
    unlock("bezem 73");
    expect_keys(t, "1{Enter}");
    expect_text(t, "[x] 10:15");
}

/* A wrong one costs time, and neither an end without warning nor another time of day gives it back. */
static void lock__wrong__waits_also_after_a_kill_and_with_another_clock(void **state)
{
    int status;
    (void)state;
    choose_pin("1234");
    start();
    expect_text(t, "Klaskast is locked");
    expect_keys(t, "9999{Enter}");
    expect_text(t, "The next try can be in 1 second.");
    for (int i = 0; i < 2; i++) { /* 1, 2, 4 */
        while (!term_has(t, i == 0 ? "in 2 seconds" : "in 4 seconds"))
            expect_screen(t, term_keys_after(t, 400, "9999{Enter}") && term_wait_idle(t));
    }
    expect_screen(t, term_signal(t, SIGKILL) && term_wait_exit(t, &status));
    home_set(&home, "KLASKAST_NOW=2036-01-01T08:00:00");
    start();
    expect_text(t, "The PIN was wrong before.");
    expect_keys(t, "1234{Enter}");
    expect_text(t, "The PIN was wrong before.");
    expect_screen(t, no_child());
    home_set(&home, "KLASKAST_NOW=2016-01-01T08:00:00");
    start();
    expect_text(t, "The PIN was wrong before.");
    while (!term_has(t, "Ilse"))
        expect_screen(t, term_keys_after(t, 400, "1234{Enter}") && term_wait_idle(t));
}

static void lock__pasted_and_resized__is_still_the_lock(void **state)
{
    static const int sizes[][2] = { { 1, 1 }, { 5, 20 }, { 60, 200 }, { 12, 40 }, { 2, 80 }, { 24, 80 } };
    (void)state;
    choose_pin("vier losse woorden");
    start();
    expect_text(t, "Klaskast is locked");
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            term_resize(t, sizes[i][0], sizes[i][1]);
            term_pump(t, 5);
            expect_screen(t, no_child());
        }
    expect_text(t, "Klaskast is locked");
    expect_screen(t, term_paste(t, "vier losse woorden\n"));
    expect_text(t, "PIN: ******************");
    expect_screen(t, !term_has(t, "losse"));
    expect_keys(t, "{Enter}");
    expect_text(t, "Ilse van Aalst");
}

/* Another window works on while this one is locked: nothing of it is seen, and all of it after the PIN. */
static void lock__work_in_another_window__is_not_seen_until_it_opens(void **state)
{
    (void)state;
    settings("[lock]\ncommands = no\n");
    choose_pin("1234");
    start();
    expect_text(t, "Klaskast is locked");
    RUN(0, "Mees", "in", "Mees");
    expect_idle(t);
    expect_screen(t, no_child());
    unlock("1234");
    expect_text(t, "[x] 10:15");
}

/* A minute is 200 milliseconds here. */
static void lock__nobody_types__locks_by_itself(void **state)
{
    (void)state;
    home_set(&home, "KLASKAST_MINUTE=200");
    settings("[lock]\nafter = 2\n");
    choose_pin("1234");
    start();
    unlock("1234");
    expect_keys(t, "/");
    expect_text(t, "Klaskast is locked");
    expect_screen(t, no_child());
    unlock("1234");
    expect_text(t, "Find:");
}

static void board__nobody_types__comes_and_is_closed_by_the_lock__P5(void **state)
{
    (void)state;
    home_set(&home, "KLASKAST_MINUTE=200");
    settings("[program]\nboard_after = 1\n[lock]\nafter = 4\n");
    choose_pin("1234");
    start();
    unlock("1234");
    expect_no_text(t, "Aalst");
    expect_text(t, "Ilse");
    term_pump(t, 100);
    /* until the lock comes Esc asks about the class, afterwards for the PIN */
    for (int i = 0; i < 40 && !term_has(t, "Klaskast is locked"); i++) {
        term_pump(t, 300);
        if (i == 5)
            expect_screen(t, term_keys(t, "v"));
    }
    expect_text(t, "Klaskast is locked");
    expect_screen(t, no_child());
}

/* --- a substitute ------------------------------------------------------------------------------------- */

static void board__at_the_start__is_open_without_the_pin_to_tick__G1(void **state)
{
    (void)state;
    settings("[program]\nboard_at_start = yes\n");
    choose_pin("1234");
    start();
    expect_text(t, "Ilse");
    expect_screen(t, !term_has(t, "Aalst") && !term_has(t, "locked"));
    expect_keys(t, "2{Enter}");
    expect_text(t, "[x]");
    expect_keys(t, "u");
    expect_text(t, "Klaskast is locked");
    expect_screen(t, no_child());
    expect_keys(t, "1234{Enter}");
    expect_text(t, "Ilse");
    expect_screen(t, !term_has(t, "Aalst"));
    expect_keys(t, "{Esc}");
    expect_text(t, "Can the class see this screen?");
    expect_keys(t, "m");
    expect_text(t, "Mees Bakker");
    term_free(&t);
    settings("[lock]\ncommands = no\n");
    RUN(0, "substitute", "history", "Mees");
}

static void board__from_the_lock__is_tab(void **state)
{
    (void)state;
    choose_pin("1234");
    start();
    expect_text(t, "Tab board mode");
    expect_keys(t, "{Tab}");
    expect_text(t, "Ilse");
    expect_screen(t, !term_has(t, "Aalst"));
    expect_keys(t, " ");
    expect_text(t, "[x]");
    term_free(&t);
    settings("[lock]\nboard = no\n");
    start();
    expect_text(t, "Klaskast is locked");
    expect_screen(t, !term_has(t, "Tab"));
    expect_keys(t, "{Tab}");
    expect_screen(t, no_child());
}

/* --- commands ----------------------------------------------------------------------------------------- */

static void commands__with_a_pin__ask_for_it(void **state)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), "today", NULL };
    (void)state;
    choose_pin("1234");
    RUN(2, "no terminal", "today");
    RUN(2, "no terminal", "in", "Mees");
    RUN(2, "no terminal", "restore", "older.db", "--yes");
    RUN(2, "no terminal", "backup", "--to", home_path(&home, ""));
    RUN(0, "There is a PIN", "pin");
    RUN(0, "ok", "verify");
    RUN(0, "Made and read back", "backup");
    start_words(argv, 24, 80);
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, term_keys(t, "4321{Enter}"));
    expect_text(t, "That is not the PIN. The next try can be in 1 second.");
    expect_screen(t, no_child());
    ends_with(1);
    term_pump(t, 1000);
    for (;;) {
        start_words(argv, 24, 80);
        expect_screen(t, term_wait_text(t, "PIN of klaskast:") || term_has(t, "wrong before"));
        if (!term_has(t, "wrong before"))
            break;
    }
    expect_screen(t, term_keys(t, "x{Backspace}1234{Enter}"));
    expect_text(t, "Ilse van Aalst");
    expect_screen(t, !term_has(t, "1234"));
    ends_with(0);
    settings("[lock]\ncommands = no\n");
    RUN(0, "Ilse van Aalst", "today");
    RUN(1, "There is no file", "restore", "older.db", "--yes");
}

static void pin__set_and_removed__asks_the_one_of_now_and_leaves_the_echo_on(void **state)
{
    bool echo, canonical;
    (void)state;
    RUN(1, "There is no PIN", "pin", "remove");
    RUN(2, "no terminal", "pin", "set");
    RUN(2, "Use: klaskast pin", "pin", "1234");
    choose_pin("1234");
    start_pin("remove");
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, term_keys(t, "{C-c}"));
    ends_with(1);
    term_modes(t, &echo, &canonical);
    expect_screen(t, echo && canonical);
    start_pin("remove");
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, term_signal(t, SIGTERM));
    int status;
    expect_screen(t, term_wait_exit(t, &status) && WIFSIGNALED(status));
    term_modes(t, &echo, &canonical);
    expect_screen(t, echo && canonical);
    RUN(0, "There is a PIN", "pin");
    start_pin("remove");
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, term_keys(t, "1234{Enter}"));
    expect_text(t, "There is no PIN any more");
    ends_with(0);
    RUN(0, "There is no PIN", "pin");
}

/* The way out of a school whose teacher forgot it: the file goes, and so does the lock, also of a screen that
 * is locked. */
static void pin__file_removed__opens(void **state)
{
    struct run run;
    (void)state;
    choose_pin("1234");
    start();
    expect_text(t, "Klaskast is locked");
    run_klaskast(&run, &home, "pin", "--json", NULL);
    expect_code(&run, 0);
    char *path = strstr(run.out, "\"file\":\"");
    expect_run(&run, path != NULL);
    path += strlen("\"file\":\"");
    path[strcspn(path, "\"")] = '\0';
    assert_int_equal(unlink(path), 0);
    run_clear(&run);
    expect_keys(t, "{Enter}");
    expect_text(t, "Ilse van Aalst");
}

/* --- what stays behind -------------------------------------------------------------------------------- */

/* A shell that can stop the program and let it go on, on a terminal of this type. */
static void start_shell(const char *type)
{
    char command[700], term[80];
    char *argv[] = { (char *)(uintptr_t) "/bin/bash", (char *)(uintptr_t) "--norc", (char *)(uintptr_t) "-i",
                     NULL };
    snprintf(term, sizeof term, "TERM=%s", type);
    home_set(&home, term);
    home_set(&home, "PS1=shell> ");
    start_words(argv, 24, 80);
    expect_text(t, "shell>");
    snprintf(command, sizeof command, "%s{Enter}", home_program());
    expect_screen(t, term_keys(t, command));
}

static const char *const types[] = { "linux", "vt100", "xterm-256color", "screen" };
enum { TYPES = sizeof types / sizeof *types };

static void stopped__with_a_pin__wipes_and_is_locked_when_it_goes_on(void **state)
{
    (void)state;
    choose_pin("1234");
    for (int i = 0; i < TYPES; i++) {
        start_shell(types[i]);
        expect_text(t, "Klaskast is locked");
        expect_screen(t, term_keys(t, "1234{Enter}"));
        expect_text(t, "Ilse van Aalst");
        expect_screen(t, term_keys(t, "/zo{C-z}"));
        expect_text(t, "Stopped");
        expect_screen(t, no_child());
        expect_screen(t, term_keys(t, "fg{Enter}"));
        expect_text(t, "Klaskast is locked");
        expect_screen(t, no_child());
        expect_screen(t, term_keys(t, "1234{Enter}"));
        expect_text(t, "Find: zo");
        term_free(&t);
    }
}

static void stopped__without_a_pin__wipes_all_the_same(void **state)
{
    (void)state;
    for (int i = 0; i < TYPES; i++) {
        start_shell(types[i]);
        expect_text(t, "Ilse van Aalst");
        expect_screen(t, term_keys(t, "{C-z}"));
        expect_text(t, "Stopped");
        expect_screen(t, no_child());
        expect_screen(t, term_keys(t, "fg{Enter}"));
        expect_text(t, "Ilse van Aalst");
        expect_screen(t, term_keys(t, "ql"));
        expect_text(t, "shell>");
        expect_screen(t, no_child());
        term_free(&t);
    }
}

/* Stopped so that nothing can be done against it. */
static void stopped__by_another_program__is_locked_when_it_goes_on(void **state)
{
    (void)state;
    choose_pin("1234");
    start();
    unlock("1234");
    expect_screen(t, term_signal(t, SIGSTOP) && term_signal(t, SIGCONT));
    unlock("1234");
}

/* The last place of `text` in what was sent; -1: none. */
static long last_sent(const char *text)
{
    size_t length;
    const char *raw = term_raw(t, &length);
    long last = -1;
    for (const char *at = raw; (at = memmem(at, length - (size_t)(at - raw), text, strlen(text))) != NULL;
         at++)
        last = at - raw;
    return last;
}

static long next_sent(long from, const char *text)
{
    size_t length;
    const char *raw = term_raw(t, &length);
    const char *at = memmem(raw + from, length - (size_t)from, text, strlen(text));
    return at ? at - raw : (long)length;
}

/* Many terminals put what they showed in the scroll-back when they are told to clear themselves: on one
 * without a second screen the lines are deleted before that, however the program ends. */
static void scroll_back__of_a_terminal_with_one_screen__has_nothing_of_a_child(void **state)
{
    static const char *const clears[] = { "\033[2J", "\033[J" };
    static const int ends[] = { 0, SIGTERM, SIGHUP, SIGSEGV };
    (void)state;
    home_set(&home, "TERM=linux");
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        int status;
        start();
        expect_text(t, "Ilse van Aalst");
        expect_idle(t);
        expect_screen(t, ends[i] ? term_signal(t, ends[i]) : term_keys(t, "ql"));
        expect_screen(t, term_wait_exit(t, &status));
        expect_screen(t, no_child());
        long name = last_sent("Mees");
        expect_screen(t, name >= 0);
        long wiped = next_sent(name, ends[i] == SIGSEGV ? "\033[200M" : "\033[24M");
        for (size_t c = 0; c < sizeof clears / sizeof *clears; c++)
            expect_screen(t, wiped < next_sent(name, clears[c]));
    }
}

/* Neither to begin with nor on a card: a window's title stands in the task bar and on the board. */
static void title__of_the_window__is_never_set(void **state)
{
    static const char *const titles[] = { "\033]0;", "\033]1;", "\033]2;", "\033k", "\033]l", "\033]L" };
    (void)state;
    start();
    expect_text(t, "Ilse van Aalst");
    expect_keys(t, "{Enter}");
    expect_text(t, "Ilse van Aalst");
    expect_keys(t, "{Esc}{F3}{F4}{F5}{F6}");
    expect_keys(t, "{F9}");
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        expect_screen(t, last_sent(titles[i]) < 0);
}

static const char *proc_text(const char *name)
{
    static char text[8192];
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/%s", (long)term_pid(t), name);
    FILE *file = fopen(path, "re");
    size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        fclose(file);
    for (size_t i = 0; i < length; i++)
        text[i] = text[i] == '\0' ? ' ' : text[i];
    text[length] = '\0';
    return text;
}

/* While a command waits for the PIN its words can be looked at: there is no name in them. */
static void processes__their_list__has_no_name(void **state)
{
    char *argv[] = { (char *)(uintptr_t)home_program(),
                     "log",
                     "Mees",
                     "not-off",
                     "--note",
                     "under the table",
                     "--teacher",
                     "Marit Bakker",
                     NULL };
    (void)state;
    choose_pin("1234");
    start_words(argv, 24, 80);
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, strstr(proc_text("cmdline"), "klaskast") != NULL);
    expect_screen(t, strstr(proc_text("cmdline"), "Mees") == NULL);
    expect_screen(t, strstr(proc_text("cmdline"), "table") == NULL);
    expect_screen(t, strstr(proc_text("cmdline"), "Marit") == NULL);
    expect_screen(t, strstr(proc_text("comm"), "klaskast") != NULL);
    expect_screen(t, term_keys(t, "{C-c}"));
}

/* Also where the system would write one as large as it gets. */
static void core_file__of_a_crash__there_is_none(void **state)
{
    struct rlimit before, all;
    int status;
    (void)state;
    getrlimit(RLIMIT_CORE, &before);
    all = (struct rlimit){ before.rlim_max, before.rlim_max };
    setrlimit(RLIMIT_CORE, &all);
    home_set(&home, "KLASKAST_TRACEABLE");
    start();
    expect_text(t, "Ilse van Aalst");
    const char *limits = strstr(proc_text("limits"), "Max core file size");
    long soft = -1;
    bool read = limits != NULL && sscanf(limits, "Max core file size %ld", &soft) == 1;
    term_signal(t, SIGSEGV);
    bool ended = term_wait_exit(t, &status);
    setrlimit(RLIMIT_CORE, &before);
    expect_screen(t, read && soft == 0);
    expect_screen(t, ended && status != 0 && !(WIFSIGNALED(status) && WCOREDUMP(status)));
}

enum { MOST_MEMORY = 1 << 28 };

/* The bytes of what is typed are looked for in all of the memory that the program has. */
static bool in_memory(const char *secret)
{
    char maps[64], mem[64], line[400];
    bool found = false;
    snprintf(maps, sizeof maps, "/proc/%ld/maps", (long)term_pid(t));
    snprintf(mem, sizeof mem, "/proc/%ld/mem", (long)term_pid(t));
    FILE *list = fopen(maps, "re"), *memory = fopen(mem, "re");
    assert_true(list != NULL && memory != NULL);
    while (fgets(line, sizeof line, list)) {
        unsigned long from, to;
        char may[5];
        if (sscanf(line, "%lx-%lx %4s", &from, &to, may) != 3 || may[0] != 'r' || may[1] != 'w' ||
            to - from > MOST_MEMORY) /* what a sanitizer sets aside */
            continue;
        char *bytes = malloc(to - from);
        assert_non_null(bytes);
        size_t got = fseek(memory, (long)from, SEEK_SET) == 0 ? fread(bytes, 1, to - from, memory) : 0;
        found |= memmem(bytes, got, secret, strlen(secret)) != NULL;
        free(bytes);
        clearerr(memory);
    }
    fclose(list);
    fclose(memory);
    return found;
}

static void passphrase__typed_or_pasted__is_nowhere_in_memory_afterwards(void **state)
{
    (void)state;
    choose_pin("vier losse woorden");
    start();
    expect_text(t, "Klaskast is locked");
    expect_screen(t, term_paste(t, "vier losse woorden"));
    expect_text(t, "PIN: ****");
    expect_idle(t);
    expect_screen(t, in_memory("losse woorden")); /* while it is there it is found */
    expect_keys(t, "{Enter}");
    expect_text(t, "Ilse van Aalst");
    expect_idle(t);
    expect_screen(t, !in_memory("losse woorden"));
    expect_keys(t, "{F8}");
    unlock("vier losse woorden");
    expect_screen(t, !in_memory("losse woorden"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, end)
    const struct CMUnitTest tests[] = {
        TEST(lock__chosen_on_the_screen__is_asked_at_the_next_start),
        TEST(lock__wrong__waits_also_after_a_kill_and_with_another_clock),
        TEST(lock__pasted_and_resized__is_still_the_lock),
        TEST(lock__work_in_another_window__is_not_seen_until_it_opens),
        TEST(lock__nobody_types__locks_by_itself),
        TEST(board__nobody_types__comes_and_is_closed_by_the_lock__P5),
        TEST(board__at_the_start__is_open_without_the_pin_to_tick__G1),
        TEST(board__from_the_lock__is_tab),
        TEST(commands__with_a_pin__ask_for_it),
        TEST(pin__set_and_removed__asks_the_one_of_now_and_leaves_the_echo_on),
        TEST(pin__file_removed__opens),
        TEST(stopped__with_a_pin__wipes_and_is_locked_when_it_goes_on),
        TEST(stopped__without_a_pin__wipes_all_the_same),
        TEST(stopped__by_another_program__is_locked_when_it_goes_on),
        TEST(scroll_back__of_a_terminal_with_one_screen__has_nothing_of_a_child),
        TEST(title__of_the_window__is_never_set),
        TEST(processes__their_list__has_no_name),
        TEST(core_file__of_a_crash__there_is_none),
        TEST(passphrase__typed_or_pasted__is_nowhere_in_memory_afterwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
