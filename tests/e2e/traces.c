/* What the program leaves behind for others to see: on the terminal, in the list of processes, in a core
 * file, in memory. */
#include "../harness/locked.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

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
    const struct CMUnitTest tests[] = {
        lock_test(stopped__with_a_pin__wipes_and_is_locked_when_it_goes_on),
        lock_test(stopped__without_a_pin__wipes_all_the_same),
        lock_test(stopped__by_another_program__is_locked_when_it_goes_on),
        lock_test(scroll_back__of_a_terminal_with_one_screen__has_nothing_of_a_child),
        lock_test(title__of_the_window__is_never_set),
        lock_test(processes__their_list__has_no_name),
        lock_test(core_file__of_a_crash__there_is_none),
        lock_test(passphrase__typed_or_pasted__is_nowhere_in_memory_afterwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
