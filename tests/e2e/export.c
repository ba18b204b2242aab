/*
 * Tables that go out: for a spreadsheet and for programs, and the same when they come in again.
 */
#include "../harness/school.h"

#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    return 0;
}

static void give_class(void)
{
    RUN(0, "3 new", "import",
        home_file(&home, "list.csv",
                  "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Groep\n"
                  "00101;Noor;de;Vries;7\n00102;Renée;van 't;Hof;7\n;Łukasz;;Wiśniewski;7\n"),
        "--class", "7A");
}

/* What --json says of a table. */
static json_t *ask(const char *table)
{
    struct run run;
    run_klaskast(&run, &home, "export", table, "--json", NULL);
    expect_code(&run, 0);
    json_t *list = json_loads(run.out, 0, NULL);
    expect_run(&run, json_is_array(list));
    run_clear(&run);
    return list;
}

static const char *text(const json_t *list, size_t row, const char *key)
{
    const char *value = json_string_value(json_object_get(json_array_get(list, row), key));
    return value ? value : "(null)";
}

static void export__class__reads_back_to_the_same_pupils(void **state)
{
    (void)state;
    give_class();
    char path[300];
    snprintf(path, sizeof path, "%s/out.csv", home.path);
    RUN(0, "is written", "export", "class", "--to", path);
    json_t *before = ask("class");
    home_set(&home, "XDG_DATA_HOME=/nowhere");
    char other[300];
    snprintf(other, sizeof other, "XDG_DATA_HOME=%s/other", home.path);
    home_set(&home, other);
    RUN(0, "3 new", "import", path);
    json_t *after = ask("class");
    assert_int_equal(json_array_size(after), 3);
    assert_true(json_equal(before, after));
    json_decref(before);
    json_decref(after);
}

static void export__names_of_children__are_said_and_kept_private(void **state)
{
    struct stat file;
    char path[300];
    (void)state;
    give_class();
    snprintf(path, sizeof path, "%s/out.csv", home.path);
    RUN(0, "names of children", "export", "class", "--to", path);
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    RUN(1, path, "export", "class", "--to", path); /* what is there stays */
}

static void export__days__have_no_names(void **state)
{
    struct run run;
    (void)state;
    give_class();
    RUN(0, "", "log", "noor", "not-off");
    RUN(0, "", "in", "renée");
    run_klaskast(&run, &home, "export", "days", NULL);
    expect_code(&run, 0);
    expect_run(&run, strstr(run.out, "\"2026-11-20\";\"1\";\"0\";\"0\";\"1\";\"0\""));
    expect_run(&run, !strstr(run.out, "Noor") && !*run.err);
    run_clear(&run);
}

static void export__violations_and_duties__say_what_was_announced__P7(void **state)
{
    (void)state;
    give_class();
    RUN(0, "P7", "log", "noor", "not-off", "--note", "=SUM(1)");
    json_t *list = ask("violations");
    assert_string_equal(text(list, 0, "kind"), "not-off");
    assert_string_equal(text(list, 0, "measure"), "warning");
    assert_string_equal(text(list, 0, "note"), "=SUM(1)");
    assert_string_equal(text(list, 0, "pupil"), "Noor de Vries");
    json_decref(list);
    RUN(0, "\"'=SUM(1)\"", "export", "violations"); /* harmless in a spreadsheet */
    list = ask("duties");
    assert_int_equal(json_array_size(list), 3);
    assert_string_equal(text(list, 0, "kind"), "put-right");
    assert_string_equal(text(list, 0, "due"), "2026-11-23");
    assert_string_equal(text(list, 0, "done"), "(null)");
    json_decref(list);
    RUN(0, "[]", "export", "violations", "--json", "--from", "2026-11-21");
    RUN(0, "not-off", "export", "violations", "--until", "20-11-2026");
}

static void export__sites_and_lessons__come_without_a_class(void **state)
{
    (void)state;
    RUN(0, "", "site", "add", "rekenen.example", "--title", "Rekenen");
    RUN(0, "https://rekenen.example", "export", "sites");
    RUN(0, "[]", "export", "lessons", "--json");
    RUN(1, "no class yet", "export", "class");
    RUN(2, "is no table", "export", "phones");
}

static void report__written__is_private_and_never_over_another(void **state)
{
    struct stat file;
    char path[300];
    (void)state;
    give_class();
    RUN(0, "", "log", "noor", "not-off");
    snprintf(path, sizeof path, "%s/r.html", home.path);
    RUN(0, "is written", "report", "--to", path);
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    struct run run;
    run_klaskast(&run, &home, "report", "--to", "-", NULL);
    expect_code(&run, 0);
    expect_run(&run, !strstr(run.out, "Noor") && strstr(run.out, "fewer than 3"));
    run_clear(&run);
    RUN(1, path, "report", "--to", path);
    RUN(0, "is written", "report", "--to", path, "--replace");
    RUN(0, "names of children", "report", "--with-names", "--to", "-");
    RUN(0, "Noor de Vries", "report", "--with-names", "--to", "-", "--month", "11");
    RUN(0, "1 October 2026", "report", "--to", "-", "--month", "2026-10");
    RUN(0, "1 February 2027", "report", "--to", "-", "--month", "2");
    RUN(2, "is no month", "report", "--month", "13");
}

int main(void)
{
#define IN_HOME(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        IN_HOME(export__class__reads_back_to_the_same_pupils),
        IN_HOME(export__names_of_children__are_said_and_kept_private),
        IN_HOME(export__days__have_no_names),
        IN_HOME(export__violations_and_duties__say_what_was_announced__P7),
        IN_HOME(report__written__is_private_and_never_over_another),
        IN_HOME(export__sites_and_lessons__come_without_a_class),
    };
    return cmocka_run_group_tests_name("e2e export", tests, NULL, NULL);
}
