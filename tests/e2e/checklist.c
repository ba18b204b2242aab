/*
 * What reading a class list must do, line by line: 22 lines, a test each, from outside. The first words of
 * each test are the line; main() is the table. What goes on inside is tested beside the readers (test_edexml,
 * test_classlist_file, test_oneroster, test_import_plan).
 */
#include "../harness/school.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    return 0;
}

/* --- files ---------------------------------------------------------------------------------------------- */

static const char *bytes_file(const char *name, const char *bytes, size_t length)
{
    const char *path = home_path(&home, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    return path;
}

static const char *list(const char *bytes)
{
    return home_file(&home, "list.csv", bytes);
}

#define GROUPS                                                                                               \
    "<groepen><groep key=\"G5\"><naam>5/6</naam><jaargroep>5</jaargroep></groep><groep key=\"G6\">"          \
    "<naam>5/6</naam><jaargroep>6</jaargroep></groep><groep key=\"G7\"><naam>Groep 7a</naam>"                \
    "<jaargroep>7</jaargroep></groep><groep key=\"C\"><naam>3/4</naam><jaargroep>C</jaargroep></groep>"      \
    "<samengestelde_groep key=\"P\"><naam>Plusgroep</naam></samengestelde_groep></groepen>"

static const char *edexml_of(const char *year, const char *pupils)
{
    static char bytes[20000];
    snprintf(bytes, sizeof bytes,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EDEX>\n<school><schooljaar>%s</schooljaar>"
             "<xsdversie>2.1</xsdversie></school>\n" GROUPS "\n<leerlingen>\n%s\n</leerlingen></EDEX>\n",
             year, pupils);
    return home_file(&home, "EDEX.XML", bytes);
}

static const char *edexml(const char *pupils)
{
    return edexml_of("2026-2027", pupils);
}

#define PUPIL(key, name, group) "<leerling key=\"" key "\">" name "<groep key=\"" group "\"/></leerling>"
#define NOOR "<achternaam>Vries</achternaam><voorvoegsel>de</voorvoegsel><roepnaam>Noor</roepnaam>"
#define SEM "<achternaam>Bos</achternaam><roepnaam>Sem</roepnaam>"

/* What a command says, to be freed. */
static char *said(const char *first, const char *second, const char *third)
{
    struct run run;
    run_klaskast(&run, &home, first, second, third, NULL);
    char *text = malloc(strlen(run.out) + strlen(run.err) + 1);
    assert_non_null(text);
    strcpy(text, run.out);
    strcat(text, run.err);
    run_clear(&run);
    return text;
}

/* Is there anything like it in what the program keeps or wrote anywhere below its folders? */
static bool is_kept(const char *text)
{
    char command[900];
    snprintf(command, sizeof command, "grep -rqaF -- '%s' '%s/data' '%s/.config' '%s/.local' 2>/dev/null",
             text, home.path, home.path, home.path);
    return system(command) == 0;
}

/* --- the lines ------------------------------------------------------------------------------------------ */

static void line_01__edex_root_and_uwlr_envelope__are_both_read(void **state)
{
    (void)state;
    RUN(0, "EDEX.XML: EDEXML 2.1", "import", "--explain", edexml(PUPIL("1", NOOR, "G7")));
    RUN(0, "1 new", "import", edexml(PUPIL("1", NOOR, "G7")));
    home_file(
        &home, "uwlr.xml",
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:u=\"urn:uwlr\"><s:Body>"
        "<u:leerlinggegevens_antwoord><u:leerlinggegevens><u:school><u:schooljaar>2026-2027"
        "</u:schooljaar></u:school><u:groepen><u:groep key=\"g\"><u:naam>8B</u:naam></u:groep></u:groepen>"
        "<u:leerlingen><u:leerling key=\"2\"><u:achternaam>Bos</u:achternaam><u:roepnaam>Sem</u:roepnaam>"
        "<u:groep key=\"g\"/></u:leerling></u:leerlingen></u:leerlinggegevens>"
        "</u:leerlinggegevens_antwoord></s:Body></s:Envelope>");
    RUN(0, "UWLR", "import", "--explain", home_path(&home, "uwlr.xml"));
    RUN(0, "1 new", "import", home_path(&home, "uwlr.xml"));
    RUN(0, "Sem Bos", "--class", "8B", "today");
}

static void line_02__school_year__odd_is_warned_another_asks_first(void **state)
{
    (void)state;
    RUN(0, "school year", "import", "--explain", edexml_of("2026-2028", PUPIL("1", NOOR, "G7")));
    RUN(1, "--other-year", "import", edexml_of("2025-2026", PUPIL("1", NOOR, "G7")));
    RUN(0, "1 new", "import", edexml(PUPIL("1", NOOR, "G7")));
}

static void line_03__groups_of_one_name__are_one_class_and_c_takes_the_pupils_year(void **state)
{
    (void)state;
    RUN(0, "class 5/6: 2 pupils", "import", "--explain",
        edexml(PUPIL("1", NOOR, "G5") PUPIL("2", SEM, "G6")));
    RUN(0, "1 new", "import", edexml(PUPIL("1", NOOR "<jaargroep>4</jaargroep>", "C")));
    RUN(0, "\"4\";\"3/4\"", "--class", "3/4", "export", "class");
}

static void line_04__samengestelde_groep__is_told_and_no_class(void **state)
{
    (void)state;
    char *text = said("import", "--explain",
                      edexml(PUPIL("1",
                                   NOOR "<samengestelde_groepen><samengestelde_groep key=\"P\"/>"
                                        "</samengestelde_groepen>",
                                   "G7")));
    assert_non_null(strstr(text, "Plusgroep"));
    assert_null(strstr(text, "class Plusgroep"));
    free(text);
}

static void line_05__parts_that_are_missing__are_done_without(void **state)
{
    (void)state;
    RUN(0, "4 new", "import",
        edexml(PUPIL("1", "<roepnaam>Yara</roepnaam>", "G7")
                   PUPIL("2", "<achternaam>Bos</achternaam><voorletters-1>S</voorletters-1>", "G7")
                       PUPIL("3", SEM "<jaargroep>7</jaargroep>",
                             "ONBEKEND") "<leerling key=\"4\">" NOOR "<jaargroep>8</jaargroep></leerling>"));
    RUN(0, "Yara", "--class", "7A", "today");
    RUN(0, "S Bos", "--class", "7A", "today");
    RUN(0, "Noor de Vries", "--class", "8", "today");
}

static void line_06__prefixes__are_found_wherever_they_stand(void **state)
{
    (void)state;
    RUN(0, "4 new", "import",
        edexml(PUPIL("1", "<achternaam>Bos</achternaam><voorvoegsel/><roepnaam>Sem</roepnaam>", "G7")
                   PUPIL("2", "<achternaam>van den Berg</achternaam><roepnaam>Daan</roepnaam>", "G7")
                       PUPIL("3", "<achternaam>De Vries</achternaam><roepnaam>Noor</roepnaam>", "G7")
                           PUPIL("4",
                                 "<achternaam>Aa</achternaam><voorvoegsel>v. d.</voorvoegsel>"
                                 "<roepnaam>Fem</roepnaam>",
                                 "G7")));
    RUN(0, "\"Daan\";\"van den\";\"Berg\"", "export", "class");
    RUN(0, "\"Noor\";\"de\";\"Vries\"", "export", "class");
    RUN(0, "\"Fem\";\"v. d.\";\"Aa\"", "export", "class");
}

static void line_07__keys__are_texts_and_a_hash_is_none(void **state)
{
    (void)state;
    RUN(0, "3 new", "import",
        edexml(PUPIL(" 00001 ", NOOR, "G7") PUPIL("1", SEM, "G7")
                   PUPIL("#7", "<roepnaam>Yara</roepnaam>", "G7")));
    RUN(0, "\"00001\";\"Noor\"", "export", "class");
    RUN(0, "\"1\";\"Sem\"", "export", "class");
    /* Another child has that # now: it is not Yara. */
    RUN(0, "1 new, 0 changed, 2 unchanged, 1 missing", "import",
        edexml(PUPIL("00001", NOOR, "G7") PUPIL("1", SEM, "G7")
                   PUPIL("#7", "<roepnaam>Fleur</roepnaam><achternaam>Kok</achternaam>", "G7")),
        "--dry-run");
}

static void line_08__same_key_twice__is_reported_and_not_joined(void **state)
{
    (void)state;
    RUN(0, "1 new, 0 changed, 0 unchanged, 0 missing, 1 refused", "import",
        edexml(PUPIL("1", NOOR, "G7") PUPIL("1", SEM, "G7")));
}

static void line_09__who_left__is_counted_and_not_read(void **state)
{
    (void)state;
    RUN(0, "left the school", "import", "--explain",
        edexml(PUPIL("1", NOOR "<uitstroomdatum>2026-07-10</uitstroomdatum>", "G7") PUPIL(
            "2", SEM "<jaargroep>H</jaargroep>", "G7") PUPIL("3", "<roepnaam>Yara</roepnaam>", "G7")));
    RUN(0, "class 7A: 1 pupil", "import", "--explain", home_path(&home, "EDEX.XML"));
}

static void line_10__twins_and_namesakes__are_two_and_told_apart(void **state)
{
    (void)state;
    RUN(0, "4 new", "import",
        edexml(PUPIL("1", NOOR "<geboortedatum>2015-01-02</geboortedatum>", "G7")
                   PUPIL("2",
                         "<achternaam>Vries</achternaam><voorvoegsel>de</voorvoegsel><roepnaam>Mees"
                         "</roepnaam><geboortedatum>2015-01-02</geboortedatum>",
                         "G7") PUPIL("3", SEM, "G7") PUPIL("4", SEM, "G7")));
    RUN(1, "can be", "history", "Sem Bos"); /* and the slot tells which */
    RUN(0, "\"3\";\"Sem\"", "export", "class");
    RUN(0, "\"4\";\"Sem\"", "export", "class");
}

static void line_11__second_list__shows_first_and_never_removes(void **state)
{
    (void)state;
    RUN(0, "2 new", "import", edexml(PUPIL("1", NOOR, "G7") PUPIL("2", SEM, "G7")));
    RUN(0, "1 new, 1 changed, 0 unchanged, 1 missing", "import",
        edexml(PUPIL("1", "<achternaam>Smit</achternaam><roepnaam>Noor</roepnaam>", "G7")
                   PUPIL("3", "<roepnaam>Yara</roepnaam>", "G7")),
        "--dry-run");
    RUN(0, "Noor de Vries", "today");
    RUN(0, "1 new", "import", home_path(&home, "EDEX.XML"));
    RUN(0, "Sem Bos", "today");
    RUN(0, "Noor Smit", "today");
}

static char *data_bytes(void)
{
    char path[300];
    snprintf(path, sizeof path, "%s/data/klaskast/klaskast.db", home.path);
    FILE *file = fopen(path, "rb");
    char *bytes = calloc(1, 1 << 20);
    assert_non_null(file);
    assert_non_null(bytes);
    assert_true(fread(bytes, 1, 1 << 20, file) > 0);
    fclose(file);
    return bytes;
}

static void line_12__whatever_fails__leaves_the_file_byte_for_byte(void **state)
{
    char command[700];
    (void)state;
    RUN(0, "1 new", "import", edexml(PUPIL("1", NOOR, "G7")));
    RUN(0, "", "backup");
    char *before = data_bytes();
    RUN(1, "damaged", "import", home_file(&home, "cut.xml", "<EDEX><leerlingen><leerling>"));
    RUN(1, "Class 9 is not in", "import", list("Naam;Groep\nSem Bos;7A\nNoor Vries;8B\n"), "--class", "9");
    /* No room for what it writes: tests/fault does this at each system call. */
    list("Naam;Groep\nSem Bos;7A\nMees Bakker;7A\n");
    snprintf(command, sizeof command, "trap '' XFSZ; ulimit -f 8; '%s' import '%s' >/dev/null 2>&1",
             home_program(), home_path(&home, "list.csv"));
    char *argv[] = { (char *)(uintptr_t) "/bin/sh", (char *)(uintptr_t) "-c", command, NULL };
    struct run run;
    run_program(&run, &home, argv, NULL);
    assert_int_not_equal(run.code, 0);
    run_clear(&run);
    char *after = data_bytes();
    assert_memory_equal(before, after, 1 << 20);
    free(before);
    free(after);
}

/* Each field that may never be kept, with a value that stands nowhere else. */
static const char *const secrets[] = {
    "2013-12-24",      "24-12-2013",   "jvriesgebruiker",   "noor.geheim@school.example",
    "geheimefoto.jpg", "9161QX",       "123456782",         "111222333",
    "222333441",       "NLD-geheim",   "vader-land",        "moeder-land",
    "gewicht-0,3",     "ziet slecht",  "0612345678",        "Geheimstraat",
    "Geheimstad",      "astma-geheim", "wachtwoord-geheim", "dokter Geheim",
};

static void nowhere(const char *path)
{
    static const char *const ways[] = { "--explain", "--dry-run", "" };
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
        char *text = said("import", path, *ways[w] ? ways[w] : NULL);
        for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
            if (strstr(text, secrets[i]))
                fail_msg("'%s' is said with %s of %s:\n%s", secrets[i], ways[w], path, text);
        free(text);
    }
}

static void not_on_screen(const char *path)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    char keys[400];
    struct term *t = term_start(argv, env, 40, 120);
    home_env_free(env);
    expect_text(t, "Noor");
    expect_keys(t, "I");
    expect_keys(t, "{Home}");
    snprintf(keys, sizeof keys, "%s", path);
    expect_keys(t, keys);
    expect_keys_after(t, "{Enter}");
    expect_text(t, "unchanged");
    for (int page = 0; page < 3; page++) {
        for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
            expect_screen(t, !strstr(term_screen(t), secrets[i]));
        expect_keys(t, "{PgDn}");
    }
    term_free(&t);
}

static void line_13__what_may_never_be_kept__is_in_no_file_and_on_no_screen(void **state)
{
    (void)state;
    home_file(
        &home, "secret.xml",
        "<EDEX><school><schooljaar>2026-2027</schooljaar></school>" GROUPS
        "<leerlingen><leerling key=\"1\">" NOOR "<geboortedatum>2013-12-24</geboortedatum>"
        "<geslacht>2</geslacht><gebruikersnaam>jvriesgebruiker</gebruikersnaam>"
        "<emailadres>noor.geheim@school.example</emailadres><fotourl>geheimefoto.jpg</fotourl>"
        "<etniciteit>NLD-geheim</etniciteit><land>NLD-geheim</land><land_vader>vader-land</land_vader>"
        "<land_moeder>moeder-land</land_moeder><bsn>123456782</bsn><sofinummer>111222333</sofinummer>"
        "<onderwijsnummer>222333441</onderwijsnummer><gewicht_nieuw>gewicht-0,3</gewicht_nieuw>"
        "<postcodenl>9161QX</postcodenl><groep key=\"G7\"/><toevoegingen><blok><omschrijving>ziet slecht"
        "</omschrijving></blok></toevoegingen></leerling></leerlingen></EDEX>");
    home_file(
        &home, "secret.csv",
        "Roepnaam;Tussenvoegsel;Achternaam;Groep;Geb.datum;BSN;Telefoon;Straat;Woonplaats;Postcode;Medisch;"
        "Wachtwoord;Huisarts;E-mail ouder;Geboorteland\n"
        "Noor;de;Vries;7A;24-12-2013;111222333;0612345678;Geheimstraat 1;Geheimstad;9161QX;astma-geheim;"
        "wachtwoord-geheim;dokter Geheim;noor.geheim@school.example;NLD-geheim\n");
    home_file(
        &home, "or/users.csv",
        "sourcedId,role,givenName,familyName,username,email,phone,password,identifier\n"
        "u1,student,Noor,de Vries,jvriesgebruiker,noor.geheim@school.example,0612345678,wachtwoord-geheim,"
        "123456782\n");
    home_file(&home, "or/classes.csv", "sourcedId,title\nc1,7A\n");
    home_file(&home, "or/enrollments.csv", "classSourcedId,userSourcedId\nc1,u1\n");
    home_file(&home, "or/demographics.csv", "sourcedId,birthDate\nu1,2013-12-24\n");
    static const char *const files[] = { "secret.xml", "secret.csv", "or" };
    for (size_t i = 0; i < 3; i++)
        nowhere(home_path(&home, files[i]));
    for (size_t i = 0; i < 3; i++)
        not_on_screen(home_path(&home, files[i]));
    RUN(0, "", "backup");
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        if (is_kept(secrets[i]))
            fail_msg("'%s' is in what is kept", secrets[i]);
    assert_true(is_kept("Noor"));
}

static void line_14__hostile_and_damaged__are_refused_with_their_line(void **state)
{
    (void)state;
    RUN(1, "DOCTYPE", "import",
        home_file(&home, "bomb.xml",
                  "<?xml version=\"1.0\"?>\n<!DOCTYPE EDEX [<!ENTITY a \"aaaa\">]><EDEX>&a;"
                  "</EDEX>"));
    RUN(1, "line 3: here the file is damaged", "import",
        home_file(&home, "cut.xml", "<EDEX>\n<leerlingen>\n<le"));
    /* 50 MB: of blanks, which no disk block is needed for. */
    const char *large = home_file(&home, "large.xml", "<EDEX>");
    assert_int_equal(truncate(large, 50 << 20), 0);
    RUN(1, "large.xml", "import", large);
}

static void line_15__bytes_of_many_programs__are_one_list(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } files[] = {
#define F(text) { text, sizeof text - 1 }
        F("\xEF\xBB\xBFRoepnaam;Achternaam;Groep\r\nRen\xC3\xA9"
          "e;Hof;7A\r\n"),
        F("Roepnaam;Achternaam;Groep\r\nRen\xE9"
          "e;Hof;7A\r\n"),
        F("\xFF\xFER\0o\0e\0p\0n\0a\0a\0m\0\t\0A\0c\0h\0t\0e\0r\0n\0a\0a\0m\0\t\0G\0r\0o\0e\0p\0\r\0\n\0R\0e"
          "\0n\0"
          "\xE9\0e\0\t\0H\0o\0f\0\t\0007\0A\0\r\0\n\0"),
        F("Roepnaam;Achternaam;Groep\rRen\xC3\xA9"
          "e;Hof;7A\r"),
        F("sep=|\r\nRoepnaam|Achternaam|Groep\r\nRen\xC3\xA9"
          "e|Hof|7A\r\n"),
        F("Roepnaam;Achternaam;Groep\n\"Ren\xC3\xA9"
          "e\";\"Hof\n\";7A\n"),
        F("Roepnaam;Achternaam;Groep;;\nRen\xC3\xA9"
          "e;Hof;7A;;\n"),
        F("Groepslijst 7A - schooljaar 2026-2027;;\nRoepnaam;Achternaam;\nRen\xC3\xA9"
          "e;Hof;\nAantal leerlingen:"
          " 1;;\n"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char *text = said("import", bytes_file("list.csv", files[i].bytes, files[i].length), "--explain");
        if (!strstr(text, "class 7A: 1 pupil"))
            fail_msg("file %zu: %s", i, text);
        free(text);
    }
    RUN(0, "1 new", "import", bytes_file("list.csv", files[1].bytes, files[1].length));
    RUN(0,
        "Ren\xC3\xA9"
        "e Hof",
        "today");
}

static void line_16__headings__double_in_another_order_missing_or_unknown(void **state)
{
    (void)state;
    RUN(0, "an earlier column is the same", "import", "--explain",
        list("Roepnaam;Roepnaam;Achternaam\nNoor;Anna;Vries\n"));
    RUN(0, "class 7A: 1 pupil", "import", "--explain", list("Groep;Achternaam;Roepnaam\n7A;Vries;Noor\n"));
    RUN(0, "pupil", "import", "--explain", list("Noor\tde Vries\t5\nSem\tJansen\tGroep 3\n"));
    RUN(1, "Wie, Heet zo, Lokaal", "import", list("Wie;Heet zo;Lokaal\nNoor;Vries;7A\nSem;Bos;7A\n"));
}

static void line_17__bsn__is_refused_whatever_its_heading(void **state)
{
    (void)state;
    RUN(0, "BSN", "import", list("Nummer;Naam;Groep\n111222333;Noor Vries;7A\n123456782;Sem Bos;7A\n"));
    assert_false(is_kept("111222333"));
}

static void line_18__other_files__are_known_by_their_first_bytes(void **state)
{
    static const struct {
        const char *bytes, *says;
        size_t length;
    } files[] = {
        { "PK\x03\x04xx[Content_Types].xml", "CSV UTF-8", 25 },
        { "\xD0\xCF\x11\xE0xx", "CSV UTF-8", 6 },
        { "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument", "CSV UTF-8", 47 },
        { "%PDF-1.7", "PDF", 8 },
        { "PK\x03\x04users.csv", "ZIP", 13 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        RUN(1, files[i].says, "import", bytes_file("list.csv", files[i].bytes, files[i].length));
}

static void line_19__signs_that_steer_a_terminal__do_not_reach_it(void **state)
{
    static const char *const ways[] = { "--explain", "--dry-run", "" };
    (void)state;
    list("Naam;Groep\nNoor\x1b]0;x\x07 \x1b[31mVries\x9b;7A\n");
    for (size_t i = 0; i < 3; i++) {
        char *text = said("import", home_path(&home, "list.csv"), *ways[i] ? ways[i] : NULL);
        assert_null(strpbrk(text, "\x1b\x07"));
        free(text);
    }
    char *text = said("today", NULL, NULL);
    assert_null(strpbrk(text, "\x1b\x07"));
    free(text);
}

static void line_20__names__sort_and_show_as_the_dutch_do(void **state)
{
    static const char *const order[] = {
        "Ilse van Aalst",    "Mees Bakker",      "Daan van den Berg", "Renée van 't Hof", "Bo Ijsbrand",
        "Fenna IJsselstein", "Zoë Öztürk-Aydın", "Tim Vries",         "Noor de Vries",    "Yara",
        "Pim Yildiz"
    };
    (void)state;
    RUN(0, "11 new", "import",
        list("Roepnaam;Tussenvoegsel;Achternaam;Groep\nNoor;de;Vries;7A\nDaan;van den;Berg;7A\nRenée;van "
             "'t;Hof;7A\n"
             "Zoë;;Öztürk-Aydın;7A\nYara;;;7A\nMees;;Bakker;7A\nIlse;van;Aalst;7A\nTim;;Vries;7A\n"
             "Fenna;;IJsselstein;7A\nBo;;Ijsbrand;7A\nPim;;Yildiz;7A\n"));
    char *text = said("today", NULL, NULL);
    const char *at = text;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *next = strstr(at, order[i]);
        if (!next)
            fail_msg("%s is not behind %s in:\n%s", order[i], i ? order[i - 1] : "the top", text);
        at = next;
    }
    free(text);
}

static void line_21__after_reading__the_file_and_its_copies_are_named(void **state)
{
    (void)state;
    RUN(0, "still holds the names", "import", list("Naam;Groep\nNoor Vries;7A\n"));
    RUN(0, "Downloads", "import", list("Naam;Groep\nNoor Vries;7A\nSem Bos;7A\n"));
    assert_int_equal(access(home_path(&home, "list.csv"), F_OK), 0);
}

static void line_22__formulas__go_out_as_text(void **state)
{
    (void)state;
    RUN(0, "", "site", "add", "a.example", "--title", "=1+1");
    RUN(0, "", "site", "add", "b.example", "--title", "@SUM(A1)");
    RUN(0, "\"'=1+1\"", "export", "sites");
    RUN(0, "\"'@SUM(A1)\"", "export", "sites");
}

int main(void)
{
#define LINE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        LINE(line_01__edex_root_and_uwlr_envelope__are_both_read),
        LINE(line_02__school_year__odd_is_warned_another_asks_first),
        LINE(line_03__groups_of_one_name__are_one_class_and_c_takes_the_pupils_year),
        LINE(line_04__samengestelde_groep__is_told_and_no_class),
        LINE(line_05__parts_that_are_missing__are_done_without),
        LINE(line_06__prefixes__are_found_wherever_they_stand),
        LINE(line_07__keys__are_texts_and_a_hash_is_none),
        LINE(line_08__same_key_twice__is_reported_and_not_joined),
        LINE(line_09__who_left__is_counted_and_not_read),
        LINE(line_10__twins_and_namesakes__are_two_and_told_apart),
        LINE(line_11__second_list__shows_first_and_never_removes),
        LINE(line_12__whatever_fails__leaves_the_file_byte_for_byte),
        LINE(line_13__what_may_never_be_kept__is_in_no_file_and_on_no_screen),
        LINE(line_14__hostile_and_damaged__are_refused_with_their_line),
        LINE(line_15__bytes_of_many_programs__are_one_list),
        LINE(line_16__headings__double_in_another_order_missing_or_unknown),
        LINE(line_17__bsn__is_refused_whatever_its_heading),
        LINE(line_18__other_files__are_known_by_their_first_bytes),
        LINE(line_19__signs_that_steer_a_terminal__do_not_reach_it),
        LINE(line_20__names__sort_and_show_as_the_dutch_do),
        LINE(line_21__after_reading__the_file_and_its_copies_are_named),
        LINE(line_22__formulas__go_out_as_text),
    };
    return cmocka_run_group_tests_name("e2e checklist of class lists", tests, NULL, NULL);
}
