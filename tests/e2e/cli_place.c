/*
 * Where data and settings are, and who may see what: the command line from outside.
 */
#include "../harness/school.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char here[PATH_MAX];

static int set_up(void **state)
{
    (void)state;
    if (!getcwd(here, sizeof here))
        return 1;
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
    home_file(&home, "7A.csv", "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Bakker\n");
    return 0;
}

static int put_away(void **state)
{
    return tear_down(state) || chdir(here);
}

static void import(void)
{
    RUN(0, "2 new", "import", home_path(&home, "7A.csv"), "--class", "7A");
}

/* A path inside the home, of a variable such as XDG_DATA_HOME. */
static const char *xdg(const char *variable, const char *name)
{
    static char path[PATH_MAX];
    char **env = home_env(&home);

    snprintf(path, sizeof path, "%s/%s", home_env_get(env, variable) + strlen(home.path) + 1, name);
    home_env_free(env);
    return path;
}

static int mode_of(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 ? (int)(st.st_mode & 07777) : -1;
}

static void database__usual_place__is_closed_to_others(void **state)
{
    (void)state;
    import();
    assert_int_equal(mode_of(home_path(&home, xdg("XDG_DATA_HOME", "klaskast/klaskast.db"))), 0600);
    assert_int_equal(mode_of(home_path(&home, xdg("XDG_DATA_HOME", "klaskast"))), 0700);
    RUN(0, "klaskast-backups/klaskast-2026-11-20.db", "backup");
    assert_int_equal(mode_of(home_path(&home, xdg("XDG_DATA_HOME", "klaskast/klaskast-backups"))), 0700);
    assert_int_equal(
        mode_of(home_path(&home, xdg("XDG_DATA_HOME", "klaskast/klaskast-backups/klaskast-2026-11-20.db"))),
        0600);
}

static void database__relative_path__is_in_the_folder_of_now(void **state)
{
    char program[PATH_MAX];

    (void)state;
    /* The program is found from here, not from there. */
    snprintf(program, sizeof program, "KLASKAST_PROGRAM=%s", home_program());
    assert_int_equal(putenv(program), 0);
    assert_int_equal(chdir(home.path), 0);
    RUN(0, "2 new", "import", "7A.csv", "--class", "7A", "--database", "kast.db");
    assert_int_equal(mode_of(home_path(&home, "kast.db")), 0600);
    RUN(0, "Noor de Vries", "today", "--database", "./kast.db");
    RUN(1, "no file", "today");
    assert_int_equal(chdir(here), 0);
    RUN(0, "Noor de Vries", "today", "--database", home_path(&home, "kast.db"));
    unsetenv("KLASKAST_PROGRAM");
}

/* A stick that carries settings and data: the path is relative to the settings file. */
static void settings__database_beside_them__goes_along_with_the_stick(void **state)
{
    (void)state;
    home_file(&home, "stick/config.ini", "[program]\ndatabase = data/kast.db\nteacher = Ans Mol\n");
    RUN(0, "2 new", "import", home_path(&home, "7A.csv"), "--class", "7A", "--config",
        home_path(&home, "stick/config.ini"));
    assert_int_equal(mode_of(home_path(&home, "stick/data/kast.db")), 0600);
    assert_int_equal(rename(home_path(&home, "stick"), home_path(&home, "andere-naam")), 0);
    RUN(0, "\"teacher\":\"Ans Mol\"", "today", "--json", "--config",
        home_path(&home, "andere-naam/config.ini"));
    RUN(0, "Noor de Vries", "today", "--config", home_path(&home, "andere-naam/config.ini"));
    RUN(2, "no settings file", "today", "--config", home_path(&home, "stick/config.ini"));
}

static void settings__in_their_usual_place__move_the_data(void **state)
{
    (void)state;
    home_file(&home, xdg("XDG_CONFIG_HOME", "klaskast/config.ini"),
              "[program]\ndatabase = ../../elders.db\n");
    import();
    assert_int_equal(mode_of(home_path(&home, xdg("XDG_DATA_HOME", "klaskast/klaskast.db"))), -1);
    RUN(0, "Noor de Vries", "today");
    RUN(1, "no file", "today", "--database", home_path(&home, "nergens.db"));
}

/* Reads what the list of processes shows of a child. */
static void command_line_of(pid_t pid, char *text, size_t size)
{
    char path[64];
    ssize_t got = 0;

    snprintf(path, sizeof path, "/proc/%ld/cmdline", (long)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        got = read(fd, text, size - 1);
        close(fd);
    }
    text[got > 0 ? got : 0] = '\0';
    for (ssize_t i = 0; i < got - 1; i++)
        if (!text[i])
            text[i] = ' ';
}

/* Holds SQLite's lock for writers, as another program does for as long as it writes. */
static int hold(const char *database)
{
    struct flock reserved = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000001, .l_len = 1 };
    int fd = open(database, O_RDWR | O_CLOEXEC);

    assert_true(fd >= 0);
    assert_int_equal(fcntl(fd, F_SETLK, &reserved), 0);
    return fd;
}

/* While the command waits for another program its words are looked at; then it gives up in words. */
static void command__waits_for_another__shows_no_names_and_then_says_so(void **state)
{
    char text[1024] = "", *argv[] = { (char *)(uintptr_t)home_program(),
                                      "log",
                                      "Noor",
                                      "not-off",
                                      "--note=Sem zag het",
                                      "--teacher",
                                      "Marit Bakker",
                                      NULL };
    struct term *t;
    int lock, status;

    (void)state;
    import();
    RUN(0, "", "backup");
    lock = hold(home_path(&home, xdg("XDG_DATA_HOME", "klaskast/klaskast.db")));
    char **env = home_env(&home);
    t = term_start(argv, env, 24, 80);
    home_env_free(env);
    for (int i = 0; i < 150 && (!*text || strstr(text, "Noor")); i++) {
        term_pump(t, 10);
        command_line_of(term_pid(t), text, sizeof text);
    }
    assert_non_null(strstr(text, "klaskast"));
    assert_null(strstr(text, "Noor"));
    assert_null(strstr(text, "Sem"));
    assert_null(strstr(text, "Marit"));
    expect_screen(t, term_wait_exit(t, &status));
    expect_screen(t, status == 6 << 8);
    expect_screen(t, term_has(t, "Another window"));
    term_free(&t);
    close(lock);
    RUN(0, "Nothing is to be done", "tasks");
    RUN(0, "P7", "log", "Noor", "not-off");
}

static void screen__no_terminal__is_a_sentence_and_2(void **state)
{
    (void)state;
    import();
    RUN(2, "terminal", "--class", "7A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(database__usual_place__is_closed_to_others, set_up, put_away),
        cmocka_unit_test_setup_teardown(database__relative_path__is_in_the_folder_of_now, set_up, put_away),
        cmocka_unit_test_setup_teardown(settings__database_beside_them__goes_along_with_the_stick, set_up,
                                        put_away),
        cmocka_unit_test_setup_teardown(settings__in_their_usual_place__move_the_data, set_up, put_away),
        cmocka_unit_test_setup_teardown(command__waits_for_another__shows_no_names_and_then_says_so, set_up,
                                        put_away),
        cmocka_unit_test_setup_teardown(screen__no_terminal__is_a_sentence_and_2, set_up, put_away),
    };
    return cmocka_run_group_tests_name("e2e cli place", tests, NULL, NULL);
}
