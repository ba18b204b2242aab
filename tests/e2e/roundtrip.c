/*
 * What is exported is read again to the same facts: export -> an empty file -> import -> export gives the
 * same bytes, as CSV and as JSON, for made-up classes, sites and lessons with odd letters in them.
 */
#include "../harness/school.h"

#include <stdio.h>
#include <stdlib.h>

enum { SEEDS = 3, SITES = 6, LESSONS = 5, PUPILS = 9 };

static unsigned seed;

static int set_up(void **state)
{
    (void)state;
    school_home();
    return 0;
}

static size_t pick(size_t below)
{
    seed = seed * 1103515245U + 12345U;
    return (seed >> 16) % below;
}

/* Words that a spreadsheet, a parser or a cleaner might take for something else. */
static const char *words(char text[200])
{
    static const char *const parts[] = { "=SOM(A1)",   "+31",  "-",      "@naam",    "'=x",    "''-y",
                                         "\"zo\"",     "a;b",  "c,d",    "Renée",    "Öztürk", "'s",
                                         "1-2",        "|",    "\\",     "<b>&amp;", "{{x}}",  "007",
                                         "2026-01-02", "漢字", "e\u0301" };
    text[0] = '\0';
    for (size_t i = 0, count = 1 + pick(3); i < count; i++) {
        strcat(text, i ? " " : "");
        strcat(text, parts[pick(sizeof parts / sizeof *parts)]);
    }
    return text;
}

static const char *data_file(const char *name)
{
    static char paths[4][300];
    static int next;
    snprintf(paths[next = (next + 1) % 4], sizeof paths[0], "%s/%s", home.path, name);
    return paths[next];
}

/* Exports a table of a data file and gives its bytes, to be freed. */
static char *export(const char *database, const char *table, bool json)
{
    struct run run;
    run_klaskast(&run, &home, "--database", database, "export", table, json ? "--json" : NULL, NULL);
    expect_code(&run, 0);
    char *bytes = strdup(run.out);
    run_clear(&run);
    return bytes;
}

static void make_sites(const char *database)
{
    static const char *const groups[] = { "5-8", "1,2", "3", "1-8" };
    char address[80], title[200], sentence[200], note[200];
    for (int i = 0; i < SITES; i++) {
        snprintf(address, sizeof address, "https://site%d.example/a?b=%u&c=d,e;f", i, seed % 97);
        RUN(0, "", "--database", database, "site", "add", address, "--title", words(title), "--groups",
            groups[pick(4)], "--subject", "rekenen");
        if (pick(2))
            RUN(0, "", "--database", database, "--teacher", "Marit Bakker", "site", "review", address,
                "--verdict", pick(2) ? "allowed" : "together", "--sentence", words(sentence), "--note",
                words(note), "--groups", groups[pick(4)]);
        else if (pick(3) == 0)
            RUN(0, "", "--database", database, "report-site", address);
    }
}

static void make_lessons(const char *database)
{
    char title[220], text[200], goal[200], day[20];
    for (int i = 0; i < LESSONS; i++) {
        snprintf(title, sizeof title, "Les%c %s", (char)(65 + i), words(text));
        snprintf(day, sizeof day, "2026-12-%02d", (int)(1 + pick(18)));
        RUN(0, "", "--database", database, "lesson", "add", title, "--day", day, "--goal", words(goal),
            "--groups", "6,7", "--site", "site1.example", pick(2) ? "--media" : "--no-media");
    }
    RUN(0, "", "--database", database, "lesson", "cancel", "LesD");
}

static void make_class(const char *database)
{
    static const char *const names[] = { "Noor;de;Vries", "Renée;van 't;Hof", "Zoë;;Öztürk-Aydın",
                                         "Yara;;",        "Sem;van den;Berg", "Mees;;O'Brien",
                                         "Bo;;Le Roux",   "Tim;;Vries",       "Fleur;d';Hondt" };
    char list[1000] = "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Klas;Leerjaar\n";
    for (int i = 0; i < PUPILS; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "00%d;%s;5/6;%d\n", i + 1, names[i], (int)(5 + pick(2)));
    }
    home_file(&home, "class.csv", list);
    RUN(0, "", "--database", database, "import", home_path(&home, "class.csv"));
}

static void same(const char *table, bool json, const char *first, const char *second)
{
    if (strcmp(first, second) != 0)
        fail_msg("%s as %s, seed %u:\n%s\nand after reading it again:\n%s", table, json ? "JSON" : "CSV",
                 seed, first, second);
}

/* From `database` to a new one and out again; and once more into the same, which brings nothing. */
static void there_and_back(const char *database, const char *table, bool json)
{
    char name[80], list[80];
    static int count;
    bool class = strcmp(table, "class") == 0;
    snprintf(name, sizeof name, "there-%d.db", ++count);
    snprintf(list, sizeof list, "%s.out", table);
    const char *there = data_file(name);
    char *first = export(database, table, json);
    home_file(&home, list, first);
    const char *path = home_path(&home, list);
    if (class)
        RUN(0, "0 refused", "--database", there, "import", path);
    else
        RUN(0, "", "--database", there, "prep", "import", path);
    char *second = export(there, table, json);
    same(table, json, first, second);
    if (class)
        RUN(0, "nothing to change", "--database", database, "import", path);
    else
        RUN(0, "nothing new", "--database", database, "prep", "import", path);
    free(first);
    free(second);
}

static void roundtrip__made_up_data__comes_back_byte_for_byte(void **state)
{
    static const char *const tables[] = { "class", "sites", "lessons" };
    (void)state;
    for (unsigned round = 1; round <= SEEDS; round++) {
        char name[40];
        seed = 20261123 + round;
        snprintf(name, sizeof name, "round-%u.db", round);
        char *database = strdup(data_file(name));
        make_class(database);
        make_sites(database);
        make_lessons(database);
        for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
            for (int json = 0; json < 2; json++)
                there_and_back(database, tables[i], json != 0);
        free(database);
    }
}

/* A teacher's own list of sites needs no more than the addresses. */
static void prep_import__sheet_of_a_teacher__brings_sites_to_review_S1(void **state)
{
    (void)state;
    home_file(&home, "mine.csv",
              "Titel;Website;Vak;Groepen\r\nSommen;rekenen.example;rekenen;5-8\r\n"
              "Kaart;www.kaart.example/nl;;\r\nniets;;;\r\n");
    RUN(0, "2 new", "prep", "import", home_path(&home, "mine.csv"));
    RUN(0, "Sommen", "site", "list");
    /* The same again, and after a review: what the sheet does not say stays. */
    RUN(0, "", "site", "review", "rekenen.example", "--verdict", "allowed", "--sentence", "Hier oefen je.");
    RUN(0, "nothing new", "prep", "import", home_path(&home, "mine.csv"));
    home_file(&home, "other.csv", "Titel;Website\r\nAndere titel;rekenen.example\r\n");
    RUN(1, "changed both here and in the file", "prep", "import", home_path(&home, "other.csv"));
    RUN(0, "1 change", "prep", "import", home_path(&home, "other.csv"), "--conflicts", "file");
    RUN(0, "Andere titel", "site", "list", "--verdict", "allowed");
}

static void prep_import__other_tables__say_what_is_expected_and_where(void **state)
{
    (void)state;
    home_file(&home, "7A.csv", "Naam;Groep\nNoor Vries;7A\n");
    RUN(1, "line 1: here headings are expected", "prep", "import", home_path(&home, "7A.csv"));
    home_file(&home, "cut.json", "[\n {\"address\": \"https://a.example\"},\n {\"addr");
    RUN(1, "cut.json, line 3: this JSON is damaged or cut off", "prep", "import",
        home_path(&home, "cut.json"));
    RUN(1, "cut.json, line 3: this JSON is damaged or cut off", "import", home_path(&home, "cut.json"));
    home_file(&home, "empty.csv", "");
    RUN(1, "", "prep", "import", home_path(&home, "empty.csv"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(roundtrip__made_up_data__comes_back_byte_for_byte, set_up, tear_down),
        cmocka_unit_test_setup_teardown(prep_import__sheet_of_a_teacher__brings_sites_to_review_S1, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(prep_import__other_tables__say_what_is_expected_and_where, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("e2e roundtrip", tests, NULL, NULL);
}
