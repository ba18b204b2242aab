/*
 * The files that commands write: where they come, and what is said of them.
 */
#include "../harness/school.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* What a terminal would do with this: take another title, and go red. */
#define BAD "in\033]0;gotcha\007\033[31mred"

static char here[PATH_MAX], program[PATH_MAX + 32];

static int set_up(void **state)
{
    (void)state;
    /* The program is found from here, not from the home. */
    snprintf(program, sizeof program, "KLASKAST_PROGRAM=%s", home_program());
    if (!getcwd(here, sizeof here) || putenv(program) != 0)
        return 1;
    school_home();
    return chdir(home.path);
}

static int put_away(void **state)
{
    return tear_down(state) || chdir(here);
}

/* A command line as a shell takes it, in the home. */
static void run_shell(struct run *run, const char *line)
{
    char command[1024];
    char *argv[] = { "/bin/sh", "-c", command, NULL };
    snprintf(command, sizeof command, "'%s' %s", home_program(), line);
    run_program(run, &home, argv, NULL);
}

static void must(const char *line)
{
    struct run run;
    run_shell(&run, line);
    expect_code(&run, 0);
    run_clear(&run);
}

/* Everything but newlines can be shown. */
static bool harmless(const char *said)
{
    for (; *said; said++)
        if (((unsigned char)*said < ' ' && *said != '\n') || *said == 0x7f)
            return false;
    return true;
}

#define SCHOOL                                                                                               \
    "[program]\nteacher = Marit Bakker\n[school]\nname = De Linde\nplace = Zeist\nhead = R. de "             \
    "Boer\npolicy_name = Beleid\n"                                                                           \
    "policy_date = 2026-02-24\n"

/* A variable that names a folder of the home. */
static void set_folder(const char *variable, const char *name)
{
    char set[PATH_MAX];
    snprintf(set, sizeof set, "%s=%s/%s", variable, home.path, name);
    home_set(&home, set);
}

static void files_in_bad_folder(void)
{
    home_file(&home, BAD "/klaskast/config.ini", SCHOOL);
    home_file(&home, BAD "/7A.csv", "Voornaam;Achternaam\nNoor;Vries\nSem;Bakker\n");
    home_file(&home, "words", "fiets lamp kaas regen\n");
}

/* What a command says of a file does not make the terminal obey the name of a folder. */
static void commands__a_folder_is_called_after_an_escape_sequence__show_it_harmless(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *says; /* the end of the name that it says */
    } all[] = {
        { "import --explain \"$D/7A.csv\"", "7A.csv" },
        { "import \"$D/7A.csv\" --class 7A", "7A.csv" },
        { "log noor not-off", "" },
        { "site add voorbeeld.nl", "" },
        { "settings --to \"$D/all.ini\"", "all.ini" },
        { "export days --to \"$D/days.csv\"", "days.csv" },
        { "report --to \"$D/report.html\"", "report.html" },
        { "page --group 7 --to \"$D/page.html\"", "page.html" },
        { "card noor --to \"$D/card.html\"", "card.html" },
        { "card noor", "/cards/card-" },
        { "inspect noor --to \"$D/all.txt\"", "all.txt" },
        { "consent --print \"$D/photos.html\"", "photos.html" },
        { "consent --print ''", "/cards/photos-" },
        { "agreements --print \"$D/agreements.html\"", "agreements.html" },
        { "letter noor warning --to \"$D/letter.html\"", "is made" },
        { "letter noor warning", "/letters/" },
        { "letter copy", "/letters/" },
        { "letter check", "" },
        { "prep export \"$D/prep.json\"", "prep.json" },
        { "backup", "-backups/" },
        { "backup --to \"$D\" --passphrase-fd 3 3<words", ".sealed" },
        { "contents \"$D\"/*.sealed --passphrase-fd 3 3<words", ".sealed" },
        { "verify --all", "-backups/" },
        { "verify --copy \"$D\"/*.sealed --passphrase-fd 3 3<words", ".sealed" },
        { "in sem", "" },
        { "restore --yes \"$D\"/*.sealed --passphrase-fd 3 3<words", ".aside" },
        { "pin", "" },
        { "mend", "klaskast.db" },
    };
    files_in_bad_folder();
    set_folder("XDG_DATA_HOME", BAD);
    set_folder("XDG_CONFIG_HOME", BAD);
    set_folder("D", BAD);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct run run;
        run_shell(&run, all[i].line);
        if (run.code != 0 || !harmless(run.out) || !harmless(run.err) ||
            (!strstr(run.out, all[i].says) && !strstr(run.err, all[i].says))) {
            fprintf(stderr, "klaskast %s\n", all[i].line);
            expect_code(&run, 0);
            expect_run(&run, harmless(run.out) && harmless(run.err));
            expect_run(&run, strstr(run.out, all[i].says) || strstr(run.err, all[i].says));
        }
        run_clear(&run);
    }
}

/* A name with two blanks or an accent is shown as it is: it can be taken over from the screen. */
static void commands__a_folder_with_blanks__is_said_as_it_is(void **state)
{
    (void)state;
    home_file(&home, "mijn  map \xc3\xa9\xc3\xa9n/7A.csv", "Voornaam;Achternaam\nNoor;Vries\n");
    must("import 'mijn  map \xc3\xa9\xc3\xa9n/7A.csv' --class 7A");
    RUN(0, "mijn  map \xc3\xa9\xc3\xa9n/days.csv is written", "export", "days", "--to",
        "mijn  map \xc3\xa9\xc3\xa9n/days.csv");
}

static const char *const to_file[] = {
    "settings --to %s",       "export days --to %s",   "report --to %s",
    "page --group 7 --to %s", "card noor --to %s",     "inspect noor --to %s",
    "consent --print %s",     "agreements --print %s", "letter noor warning --to %s",
    "prep export %s",
};
enum { TO_FILE = sizeof to_file / sizeof *to_file };

static void with_class(void)
{
    set_folder("XDG_CONFIG_HOME", ".config");
    home_file(&home, ".config/klaskast/config.ini", SCHOOL);
    home_file(&home, "7A.csv", "Voornaam;Achternaam\nNoor;Vries\nSem;Bakker\n");
    must("import 7A.csv --class 7A");
    must("log noor not-off");
}

static void commands__to_standard_output__write_it_there_and_no_file(void **state)
{
    (void)state;
    with_class();
    for (size_t i = 0; i < TO_FILE; i++) {
        struct run run;
        char line[200];
        snprintf(line, sizeof line, to_file[i], "-");
        run_shell(&run, line);
        expect_code(&run, 0);
        expect_run(&run, strlen(run.out) > 40 && !strstr(run.out, "klaskast:"));
        expect_run(&run, access("-", F_OK) != 0);
        run_clear(&run);
    }
    /* What cannot go there says so. */
    home_file(&home, "words", "fiets lamp kaas regen\n");
    struct run run;
    run_shell(&run, "backup --to - --passphrase-fd 3 3<words");
    expect_said(&run, 2, "name a folder");
    assert_int_not_equal(access("-", F_OK), 0);
}

static void commands__the_folder_is_not_there__say_so_and_make_none(void **state)
{
    (void)state;
    with_class();
    for (size_t i = 0; i < TO_FILE; i++) {
        struct run run;
        char line[200];
        snprintf(line, sizeof line, to_file[i], "nowhere/file");
        run_shell(&run, line);
        expect_said(&run, 1, "There is no folder nowhere. Make it first, or name another.");
        assert_int_not_equal(access("nowhere", F_OK), 0);
    }
    /* That of the settings is made with the first of them. */
    assert_int_equal(system("rm -r .config"), 0);
    must("settings --to \"$XDG_CONFIG_HOME/klaskast/config.ini\"");
    assert_int_equal(access(".config/klaskast/config.ini", F_OK), 0);
}

#define written_test(name) cmocka_unit_test_setup_teardown(name, set_up, put_away)

int main(void)
{
    const struct CMUnitTest tests[] = {
        written_test(commands__a_folder_is_called_after_an_escape_sequence__show_it_harmless),
        written_test(commands__a_folder_with_blanks__is_said_as_it_is),
        written_test(commands__to_standard_output__write_it_there_and_no_file),
        written_test(commands__the_folder_is_not_there__say_so_and_make_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
