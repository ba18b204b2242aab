/*
 * Klaskast never goes out: over a whole session with keys, and over every command, no socket is opened but a
 * local one. Watched from outside, by strace.
 */
#include "../harness/expect.h"

#include <stdlib.h>
#include <unistd.h>

static struct home home;

static int set_up(void **state)
{
    struct run run;
    const char *options = getenv("ASAN_OPTIONS");
    char assignment[600];
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
    home_set(&home, "BROWSER=/bin/true"); /* whatever a browser does is not ours */
    home_file(&home, "7A.csv", "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Jansen\n");
    home_file(&home, "b.html", "<DL><p><DT><A HREF=\"https://weer.example/\">Het weer</A></DL>");
    run_klaskast(&run, &home, "import", home_path(&home, "7A.csv"), "--class", "7A", NULL);
    expect_code(&run, 0);
    run_clear(&run);
    /* The leak check of a sanitizer cannot work beneath strace. */
    snprintf(assignment, sizeof assignment, "ASAN_OPTIONS=%s%sdetect_leaks=0", options ? options : "",
             options ? ":" : "");
    home_set(&home, assignment);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    home_clear(&home);
    return 0;
}

static const char *trace_path(void)
{
    static char path[256];
    snprintf(path, sizeof path, "%s", home_path(&home, "calls"));
    return path;
}

/* Runs a program with its network calls written down. -D: the program is our child, strace watches beside it.
 */
static int traced(char *const *words)
{
    /* In the home: some commands make a file where they are. */
    char *argv[40] = {
        "/usr/bin/env", "-C", home.path, "/usr/bin/strace", "-D", "-f",
        "-qq",          "-A", "-e",      "trace=%network",  "-o", (char *)(uintptr_t)trace_path()
    };
    int count = 12;
    struct run run;
    for (; *words && count < 39; words++)
        argv[count++] = *words;
    run_program(&run, &home, argv, NULL);
    int code = run.code;
    run_clear(&run);
    return code;
}

/* The first call that is no talk within this computer; "" when there is none. */
static const char *call_out(void)
{
    static char line[600];
    FILE *file = fopen(trace_path(), "r");
    while (file && fgets(line, sizeof line, file)) {
        bool makes = strstr(line, "socket(") || strstr(line, "socketpair(");
        bool local = strstr(line, "AF_UNIX") || strstr(line, "AF_LOCAL");
        if ((makes && !local) || strstr(line, "AF_INET") || strstr(line, "AF_NETLINK")) {
            fclose(file);
            return line;
        }
    }
    if (file)
        fclose(file);
    return "";
}

static bool can_trace(void)
{
    char *words[] = { "/bin/true", NULL };
    return traced(words) == 0;
}

static void network__the_watch_itself__sees_who_goes_out(void **state)
{
    char *words[] = { "/bin/bash", "-c", ": </dev/tcp/127.0.0.1/9", NULL };
    (void)state;
    if (!can_trace())
        skip();
    traced(words);
    for (int i = 0; i < 100 && !*call_out(); i++) /* strace writes beside it */
        usleep(20000);
    assert_non_null(strstr(call_out(), "AF_INET"));
}

static void network__a_session_with_keys__stays_at_home(void **state)
{
    char *argv[] = { "/usr/bin/strace",
                     "-D",
                     "-f",
                     "-qq",
                     "-A",
                     "-e",
                     "trace=%network",
                     "-o",
                     (char *)(uintptr_t)trace_path(),
                     (char *)(uintptr_t)home_program(),
                     NULL };
    char **env;
    struct term *t;
    (void)state;
    if (!can_trace())
        skip();
    env = home_env(&home);
    t = term_start(argv, env, 24, 80);
    home_env_free(env);
    static const struct {
        const char *keys, *shows;
    } steps[] = {
        { "", "Noor de Vries" },
        { "{Space}", "phone in" },
        { "v", "Violation" },
        { "{Esc}", "Noor de Vries" },
        { "{Enter}", "Noor de Vries" },
        { "{Esc}", "Sem Jansen" },
        { "{F3}", "" },
        { "{F4}", "No sites yet" },
        { "+", "Address" },
        { "vogels.example{Enter}", "vogels.example is on the list" },
        { "o", "was asked to open" },
        { "y", "Copied" },
        { "H", "put on the list" },
        { "{Esc}", "vogels.example" },
        { "I", "Bookmarks" },
        { "{C-u}~/b.html{Enter}", "1 new" },
        { "{Enter}", "weer.example is on the list" },
        { "{Home}{Enter}", "Review a site" },
        { "{Esc}", "weer.example" },
        { "{F5}", "" },
        { "{F6}", "" },
        { "{F2}", "Sem Jansen" },
        { "!", "Which site" },
        { "eng.example{Enter}", "What was there" },
        { "{Enter}", "eng.example" },
        { "?", "" },
        { "{Esc}", "Sem Jansen" },
        { "u", "taken back" },
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        expect_screen(t, term_keys_after(t, 300, steps[i].keys));
        if (*steps[i].shows)
            expect_text(t, steps[i].shows);
        else
            expect_idle(t);
    }
    expect_keys_after(t, "q");
    expect_text(t, "Leave all the same?");
    expect_screen(t, term_keys_after(t, 300, "l"));
    expect_exit(t, 0);
    term_free(&t);
    assert_string_equal(call_out(), "");
}

/* The names of all commands, from --help, so that a new one is watched too. */
static size_t command_names(char names[80][40])
{
    struct run run;
    size_t count = 0;
    char *rest = NULL;
    run_klaskast(&run, &home, "--help", NULL);
    for (char *line = strtok_r(run.out, "\n", &rest); line && count < 80; line = strtok_r(NULL, "\n", &rest))
        if (strncmp(line, "  ", 2) == 0 && sscanf(line, " %39s", names[count]) == 1)
            count++;
    run_clear(&run);
    return count;
}

static void network__every_command__stays_at_home(void **state)
{
    static char names[80][40];
    char *program = (char *)(uintptr_t)home_program();
    char file[256];
    char *real[][6] = { { program, "in", "Noor", NULL },
                        { program, "log", "Noor", "not-off", NULL },
                        { program, "site", "add", "https://vogels.example", "b.example", NULL },
                        { program, "site", "import", file, NULL },
                        { program, "site", "list", "--json", NULL },
                        { program, "site", "history", "vogels", NULL },
                        { program, "report-site", "http://eng.example/", NULL },
                        { program, "backup", NULL } };
    (void)state;
    if (!can_trace())
        skip();
    snprintf(file, sizeof file, "%s", home_path(&home, "b.html"));
    remove(trace_path());
    for (size_t i = 0; i < sizeof real / sizeof *real; i++)
        assert_int_equal(traced(real[i]), 0);
    size_t count = command_names(names);
    assert_true(count > 20);
    for (size_t i = 0; i < count; i++) {
        char *bare[] = { program, names[i], NULL };
        char *with[] = { program, names[i], "Noor", "--json", NULL };
        traced(bare);
        traced(with);
    }
    assert_string_equal(call_out(), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(network__the_watch_itself__sees_who_goes_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(network__a_session_with_keys__stays_at_home, set_up, tear_down),
        cmocka_unit_test_setup_teardown(network__every_command__stays_at_home, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("e2e network", tests, NULL, NULL);
}
