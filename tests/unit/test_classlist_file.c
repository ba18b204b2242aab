#include "unit.h"

#include "klaskast/domain/bsn.h"
#include "klaskast/io/cell.h"
#include "klaskast/io/classlist_file.h"

#include <stdio.h>

static struct arena arena;
static struct classlist list;

static void parse(const char *bytes, size_t length, const struct classlist_mapping *mapping)
{
    struct err err = { 0 };
    memset(&list, 0, sizeof list);
    if (!classlist_parse("list.csv", bytes, length, mapping, &arena, &list, &err))
        fail_msg("%s", err.text);
    assert_int_equal(err.kind, ERR_NONE);
}

static void reads(const char *text, size_t rows)
{
    parse(text, strlen(text), NULL);
    assert_true(list.understood);
    assert_int_equal(list.row_count, rows);
}

static void row_is(size_t index, const char *name, const char *key, const char *class, const char *group)
{
    char full[NAME_TEXT_SIZE];
    const struct classlist_row *row = &list.rows[index];
    assert_string_equal(name_full(&row->name, full), name);
    assert_string_equal(row->key, key);
    assert_string_equal(row->class, class);
    assert_string_equal(row->group, group);
}

static const struct classlist_column *column(const char *heading)
{
    for (size_t c = 0; c < list.column_count; c++)
        if (strcmp(list.columns[c].heading, heading) == 0)
            return &list.columns[c];
    fail_msg("no column %s", heading);
    return NULL;
}

static void refused_is(size_t index, int line, enum refusal why, int earlier)
{
    assert_int_equal(list.refused[index].line, line);
    assert_int_equal(list.refused[index].why, why);
    assert_int_equal(list.refused[index].earlier, earlier);
}

static void classlist_parse__semicolons_mark_and_crlf__reads_a_combination_class(void **state)
{
    (void)state;
    reads("\xEF\xBB\xBFRoepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klasnaam;Leerjaar\r\n"
          "Noor;de;Vries;03-11-2014;5/6;6\r\nDaan;van den;Berg;14-2-2015;5/6;5\r\n"
          "Zoë;;Öztürk-Aydın;09-07-2015;5/6;5\r\n",
          3);
    row_is(0, "Noor de Vries", "", "5/6", "6");
    row_is(1, "Daan van den Berg", "", "5/6", "5");
    row_is(2, "Zoë Öztürk-Aydın", "", "5/6", "5");
    assert_int_equal(column("Geboortedatum")->use, COLUMN_FORBIDDEN);
    assert_null(column("Geboortedatum")->samples[0]);
    assert_int_equal(list.class_count, 1);
    assert_int_equal(list.classes[0].rows, 3);
}

static void classlist_parse__windows_1252__reads_renee_van_t_hof(void **state)
{
    (void)state;
    static const char bytes[] = "Roepnaam;Tussenvoegsel;Achternaam;Groep\r\nRen\xE9"
                                "e;van \x92t;Hof;5/6\r\n";
    parse(bytes, sizeof bytes - 1, NULL);
    assert_int_equal(list.row_count, 1);
    row_is(0, "Renée van 't Hof", "", "5/6", "");
    assert_string_equal(list.rows[0].name.prefix, "van 't");
}

static void classlist_parse__utf16_with_tabs__is_what_excel_calls_unicode_text(void **state)
{
    (void)state;
    static const char bytes[] = "\xFF\xFEN\0a\0a\0m\0\t\0G\0r\0o\0e\0p\0\r\0\n\0Z\0o\0\xEB\0\t\0"
                                "7\0A\0\r\0\n";
    parse(bytes, sizeof bytes, NULL); /* the NUL of the literal is the last byte */
    assert_int_equal(list.row_count, 1);
    row_is(0, "Zoë", "", "7A", "7");
}

static void classlist_parse__magister_style__keeps_leading_zeros_and_drops_the_mentor(void **state)
{
    (void)state;
    reads("\xEF\xBB\xBFStamnummer,Roepnaam,Tussenvoegsel,Achternaam,Klas,Klassenmentor 1\n"
          "001001,Noor,\"de\",Vries,7A,Marit Bakker\n001002,\"Daan\",\"\",Berg,7A,\"\"\n",
          2);
    row_is(0, "Noor de Vries", "001001", "7A", "7");
    row_is(1, "Daan Berg", "001002", "7A", "7");
    assert_int_equal(column("Klassenmentor 1")->use, COLUMN_UNKNOWN);
}

static void classlist_parse__title_above_and_total_below__one_name_column(void **state)
{
    (void)state;
    reads("Groepslijst 7A - schooljaar 2026-2027;;\nNaam;Groep;\nVries, Noor de;Groep 7A;\n"
          "\"Berg, Daan van den\";7a;\nAantal leerlingen: 2;;\n",
          2);
    row_is(0, "Noor de Vries", "", "7A", "7");
    row_is(1, "Daan van den Berg", "", "7A", "7");
    assert_string_equal(list.rows[0].written, "Vries, Noor de");
    assert_string_equal(list.title_class, "7A");
    assert_int_equal(list.totals, 1);
    assert_int_equal(list.heading_line, 2);
    assert_int_equal(list.class_count, 1);
}

static void classlist_parse__tabs_without_heading__is_told_from_the_values(void **state)
{
    (void)state;
    reads("Noor\tde Vries\t5\nSem\tJansen\tGroep 3\n", 2);
    row_is(0, "Noor de Vries", "", "5", "5");
    row_is(1, "Sem Jansen", "", "3", "3");
    assert_int_equal(list.heading_line, 0);
    assert_string_equal(list.rows[0].name.prefix, "de");
    assert_string_equal(list.rows[0].written, "de Vries");
    assert_int_equal(list.columns[0].why, WHY_VALUES);
}

static void classlist_parse__names_line_by_line__need_no_table(void **state)
{
    (void)state;
    reads("Noor de Vries\nDaan van den Berg\nYara\n", 3);
    row_is(0, "Noor de Vries", "", "", "");
    row_is(2, "Yara", "", "", "");
    reads("Vries, Noor de\nBakker, Mees\nYara\nAalst, Ilse van\nJansen, Sem", 5);
    row_is(0, "Noor de Vries", "", "", "");
    row_is(1, "Mees Bakker", "", "", "");
    row_is(3, "Ilse van Aalst", "", "", "");
    reads("Vries, Noor de\nYara\n", 2);
    row_is(0, "Noor de Vries", "", "", "");
    reads("Noor, de Vries\nSem, Jansen\n", 2);
    row_is(0, "Noor de Vries", "", "", "");
    row_is(1, "Sem Jansen", "", "", "");
    reads("Naam\nVries, Noor de\nBakker, Mees\n", 2);
    row_is(1, "Mees Bakker", "", "", "");
    reads("Groep 7A\nNoor de Vries\nMees Bakker\n", 2);
    assert_string_equal(list.title_class, "7A");
}

static void classlist_parse__no_heading__tells_number_class_and_surname_first(void **state)
{
    (void)state;
    reads("1;de Vries;Noor;1001;7A;03-11-2014\n2;van den Berg;Daan;1002;7A;14-02-2015\n"
          "3;Bakker;Mees;1003;7A;01-05-2015\n",
          3);
    row_is(0, "Noor de Vries", "1001", "7A", "7");
    row_is(2, "Mees Bakker", "1003", "7A", "7");
    assert_int_equal(list.columns[5].use, COLUMN_FORBIDDEN);
    reads("Noor;de;Vries;Vlinders\nDaan;van den;Berg;Vlinders\nSem;;Jansen;Vlinders", 3);
    row_is(1, "Daan van den Berg", "", "Vlinders", "");
}

static void classlist_parse__google_admin_list__skips_who_is_not_active(void **state)
{
    (void)state;
    reads("First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Password "
          "Hash Function [UPLOAD ONLY],Org Unit Path [Required],New Primary Email [UPLOAD ONLY],Status [READ "
          "ONLY]\n"
          "Noor,de Vries,noor.devries@school.example,****,,/Leerlingen/Groep 7A,,Active\n"
          "Daan,van den Berg,daan.vandenberg@school.example,****,,/Leerlingen/Groep 7A,,Suspended\n"
          "Marit,Bakker,marit@school.example,****,,/Personeel/Groep 7A,,Active\n"
          "Zoë,Öztürk,zoe@school.example,****,,/Leerlingen/2026/Groep 5/6,,Active\n",
          2);
    row_is(0, "Noor de Vries", "", "7A", "7");
    row_is(1, "Zoë Öztürk", "", "5/6", "");
    assert_int_equal(list.inactive, 2);
    assert_int_equal(list.class_count, 2);
    assert_int_equal(column("Password [Required]")->use, COLUMN_FORBIDDEN);
    assert_int_equal(column("Email Address [Required]")->use, COLUMN_FORBIDDEN);
}

static void classlist_parse__headings_in_any_order_and_language__are_understood(void **state)
{
    (void)state;
    reads("Klas;LAST_NAME;Tussenvoegsel(s);First-Name;Leerling nr.\n7B;Vries;de;Noor;12\n", 1);
    row_is(0, "Noor de Vries", "12", "7B", "7");
    reads("Groep;Klas;Roepnaam;Achternaam\n5;Vlinders;Noor;Vries\n6;Vlinders;Sem;Bos\n", 2);
    row_is(0, "Noor Vries", "", "Vlinders", "5");
    reads("Voornamen;Achternaam;Middle Name\nNoor Maria;Vries;de\nSem Jan;Bos;Jan\n", 2);
    row_is(0, "Noor de Vries", "", "", "");
    row_is(1, "Sem Bos", "", "", "");
    reads("Roepnaam;Voornamen;Achternaam\nNoor;Eleonora Maria;Vries\n;Jan Willem;Bos\n", 2);
    row_is(0, "Noor Vries", "", "", "");
    row_is(1, "Jan Bos", "", "", "");
}

static void classlist_parse__name_beside_first_name__is_the_surname(void **state)
{
    (void)state;
    reads("Naam;Voornaam;Klas\nde Vries;Noor;7A\nBos;Sem;7A\n", 2);
    row_is(0, "Noor de Vries", "", "7A", "7");
    reads("Roepnaam;Volledige naam;Klas\nNoor;Eleonora de Vries;7A\n", 1);
    row_is(0, "Noor Eleonora de Vries", "", "7A", "7");
    reads("Roepnaam;Volledige naam;Klas\nNoor;Noor de Vries;7A\n", 1);
    row_is(0, "Noor de Vries", "", "7A", "7");
    static const char text[] = "Name;Vorname\nBos;Sem\nSmit;Bo\n";
    parse(text, strlen(text), NULL);
    assert_false(list.understood);
}

static void classlist_parse__whole_name_headings__are_understood(void **state)
{
    (void)state;
    reads("Achternaam, roepnaam;Groep\n\"Vries, Noor de\";7A\nJansen, Sem;7A\n", 2);
    row_is(0, "Noor de Vries", "", "7A", "7");
    reads("Voornaam Achternaam\nNoor de Vries\nSara El Amrani\n", 2);
    assert_false(list.rows[0].guess);
    assert_true(list.rows[1].guess);
    assert_null(list.rows[1].written);
    reads("noor de vries\nsem jansen\n", 2);
    reads("1. Noor de Vries\n2. Sem Jansen\n10) Bo Smit\n", 3);
    row_is(2, "Bo Smit", "", "", "");
}

static void classlist_parse__class_on_a_line_of_its_own__holds_for_those_below(void **state)
{
    (void)state;
    reads(
        "Groep 7A\nNoor de Vries\nSem Jansen\nBo Smit\nTim Bos\n2 leerlingen\nGroep 7B\nIlse van Aalst\nMees "
        "Bakker\nYara\nZoë Kok\n",
        8);
    row_is(0, "Noor de Vries", "", "", "");
    assert_string_equal(list.title_class, "7A");
    row_is(4, "Ilse van Aalst", "", "7B", "7");
    reads("Voornaam kind;Achternaam kind\nKlas Vlinders;\nNoor;Vries\nKlas Bijen;\nSem;Bos\n", 2);
    row_is(0, "Noor Vries", "", "Vlinders", "");
    row_is(1, "Sem Bos", "", "Bijen", "");
    reads("Leerling;;Groep\nRoepnaam;Achternaam;\nNoor;Vries;7A\n", 1);
    row_is(0, "Noor Vries", "", "", "");
    reads("Naam;Groep\nNoor Vries;7A\nBron: de administratie;\n", 1);
    refused_is(0, 3, REFUSED_NO_NAME, 0);
}

static void classlist_parse__same_heading_twice__the_first_counts(void **state)
{
    (void)state;
    reads("Roepnaam;Achternaam;Achternaam;Groep\nNoor;Vries;Jansen;7A\n", 1);
    row_is(0, "Noor Vries", "", "7A", "7");
    assert_int_equal(list.columns[2].use, COLUMN_UNKNOWN);
    assert_int_equal(list.columns[2].why, WHY_DOUBLE);
}

static void classlist_parse__parents_columns__are_never_taken_for_the_child(void **state)
{
    (void)state;
    reads("Roepnaam;Achternaam;Voornaam moeder;Achternaam ouder 1;E-mail;Tel. thuis;M/V;Postcode;Medische "
          "gegevens\nNoor;Vries;Anna;Bos;a@b.example;0612345678;v;1234 AB;astma\n",
          1);
    row_is(0, "Noor Vries", "", "", "");
    for (size_t c = 2; c < list.column_count; c++) {
        assert_int_equal(list.columns[c].use, COLUMN_FORBIDDEN);
        assert_null(list.columns[c].samples[0]);
    }
}

static void classlist_parse__unknown_headings__ask_for_a_mapping(void **state)
{
    (void)state;
    static const char text[] = "Wie;Heet zo;Lokaal\nNoor;de Vries;7A\nSem;Jansen;7A\nIlse;van Aalst;7A\n";
    parse(text, strlen(text), NULL);
    assert_false(list.understood);
    assert_int_equal(list.heading_line, 1);
    assert_int_equal(list.row_count, 0);
    assert_int_equal(list.column_count, 3);
    assert_string_equal(list.columns[1].heading, "Heet zo");
    assert_string_equal(list.columns[0].samples[0], "Noor");
    assert_int_equal(list.columns[1].use, COLUMN_SURNAME); /* a proposal */
    static const enum column_use uses[] = { COLUMN_FIRST, COLUMN_SURNAME, COLUMN_CLASS };
    const struct classlist_mapping mapping = { 1, uses, 3 };
    parse(text, strlen(text), &mapping);
    assert_true(list.understood);
    assert_int_equal(list.row_count, 3);
    row_is(0, "Noor de Vries", "", "7A", "7");
    assert_string_equal(list.columns[1].heading, "Heet zo");
}

static void classlist_parse__heading_without_a_name__asks_for_a_mapping(void **state)
{
    (void)state;
    static const char text[] = "Leerlingnummer;Klas;Wie\n1001;7A;Noor de Vries\n1002;7A;Sem Jansen\n";
    parse(text, strlen(text), NULL);
    assert_false(list.understood);
    assert_int_equal(list.heading_line, 1);
    assert_string_equal(list.columns[2].samples[0], "Noor de Vries");
}

static void classlist_parse__bsn_under_any_heading__is_refused(void **state)
{
    (void)state;
    reads("Leerlingnummer;Roepnaam;Achternaam\n111222333;Noor;Vries\n123456782;Sem;Bos\n", 2);
    row_is(0, "Noor Vries", "", "", "");
    row_is(1, "Sem Bos", "", "", "");
    assert_int_equal(list.columns[0].use, COLUMN_FORBIDDEN);
    assert_int_equal(list.columns[0].why, WHY_BSN);
    assert_null(list.columns[0].samples[0]);
    static const enum column_use uses[] = { COLUMN_KEY, COLUMN_FIRST, COLUMN_SURNAME };
    const struct classlist_mapping mapping = { 1, uses, 3 };
    static const char text[] = "Code;Wie;Waar\n1112.22.333;Noor;Vries\n123456782;Sem;Bos\n";
    parse(text, strlen(text), &mapping);
    assert_int_equal(list.columns[0].why, WHY_BSN);
    row_is(0, "Noor Vries", "", "", "");
}

static void classlist_parse__one_bsn_among_numbers__is_not_kept(void **state)
{
    (void)state;
    reads("Nummer;Naam\n1001;Noor\n1002;Sem\n123456782;Ilse\n1004;Bo\n", 4);
    row_is(2, "Ilse", "", "", "");
    row_is(3, "Bo", "1004", "", "");
    assert_int_equal(list.numbers_dropped, 1);
}

static void bsn_like__eleven_test__tells(void **state)
{
    (void)state;
    assert_true(bsn_like("111222333"));
    assert_true(bsn_like("123456782"));
    assert_true(bsn_like("1234.56.782"));
    assert_false(bsn_like("123456789"));
    assert_false(bsn_like("1001"));
    assert_false(bsn_like("Noor"));
    assert_false(bsn_like(""));
}

static void classlist_parse__rows_that_cannot_be__are_refused_with_line_and_reason(void **state)
{
    (void)state;
    char text[200];
    reads("Nummer;Roepnaam;Achternaam\n1;Noor;Vries\n;;\n3;;\n1;Sem;Bos\n4;06-12345678;\n5;Noor;Vries\n;Noor;"
          "Vries\n",
          2);
    assert_int_equal(list.refused_count, 4);
    refused_is(0, 4, REFUSED_NO_NAME, 0);
    refused_is(1, 5, REFUSED_SAME_KEY, 2);
    refused_is(2, 6, REFUSED_NUMBER_IN_NAME, 0);
    refused_is(3, 8, REFUSED_SAME_NAME, 2);
    classlist_refusal_text(&list.refused[1], text, sizeof text);
    assert_string_equal(text, "line 5: Sem Bos has the same number as line 2");
    classlist_refusal_text(&list.refused[2], text, sizeof text);
    assert_null(strstr(text, "0612"));
}

static void classlist_parse__namesakes_with_two_numbers__are_both_kept(void **state)
{
    (void)state;
    reads(
        "Nummer;Naam;Groep\n00001;Noor Vries;7A\n1;Noor Vries;7A\n;Bo;7A\n;Bo;7B\n#01;Ilse;7A\n#01;Yara;7A\n",
        6);
    row_is(0, "Noor Vries", "00001", "7A", "7");
    row_is(1, "Noor Vries", "1", "7A", "7");
    assert_int_equal(list.refused_count, 0);
    assert_int_equal(list.class_count, 2);
}

static void classlist_parse__lost_letters__are_pointed_out(void **state)
{
    (void)state;
    reads("Naam\nRen?e Hof\nZo_ Bos\nNoor Vries\n", 3);
    assert_true(list.rows[0].odd);
    assert_true(list.rows[1].odd);
    assert_false(list.rows[2].odd);
    reads("Naam\nRenÃ©e Hof\nNoor Bos\n", 2);
    row_is(0, "Renée Hof", "", "", "");
    assert_int_equal(list.twice, 1);
}

static void classlist_parse__control_characters__do_not_reach_the_terminal(void **state)
{
    (void)state;
    reads("Naam;Groep\n\x1B]PNoor;7A\n", 1);
    row_is(0, "]PNoor", "", "7A", "7");
    reads("Naam;\x1B[31mGroep\n\x1B[JNoor\xE2\x80\xAE Vries;7A\n", 1);
    row_is(0, "[JNoor Vries", "", "", "");
    assert_string_equal(list.columns[1].heading, "[31mGroep");
}

static void classlist_parse__line_break_in_quotes__keeps_the_line_numbers(void **state)
{
    (void)state;
    reads("Naam;Opmerking\r\nNoor Vries;\"twee\r\nregels\"\r\n;leeg\r\nSem Bos;\r\n", 2);
    assert_int_equal(list.rows[1].line, 5);
    refused_is(0, 4, REFUSED_NO_NAME, 0);
}

static void classlist_parse__repeated_heading__is_passed_over(void **state)
{
    (void)state;
    reads("Naam;Groep\nNoor Vries;7A\nNaam;Groep\nSem Bos;7A\n", 2);
    assert_int_equal(list.totals, 1);
}

static void classlist_parse__classroom_marks__are_no_groups(void **state)
{
    (void)state;
    reads("Last Name,First Name,Email Address,Grade,Assignment "
          "State,Comments\nVries,Noor,n@s.example,8,Done,\n",
          1);
    row_is(0, "Noor Vries", "", "", "");
    assert_int_equal(column("Grade")->use, COLUMN_FORBIDDEN);
}

static void refuses(const char *text, const char *word)
{
    struct err err = { 0 };
    assert_false(classlist_parse("list.csv", text, strlen(text), NULL, &arena, &list, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_non_null(strstr(err.text, word));
}

static void classlist_parse__broken_files__are_refused_in_words(void **state)
{
    (void)state;
    refuses("", "empty");
    refuses(" \r\n;;\r\n", "empty");
    refuses("Naam;Groep\nNoor;7A\n\"Sem;7A\nIlse;7A\n", "line 3");
    refuses("%PDF-1.4", "PDF");
}

/* The lists of tests/data, which the fuzzer starts from too. */
static void classlist_read__files_of_many_programs__are_read_from_disk(void **state)
{
    static const struct {
        const char *file, *charset, *first;
        size_t rows;
    } lists[] = {
        { "cp850.csv", "CP850", "Zoë Öztürk", 2 },
        { "excel-unicode.txt", "UTF-16", "Zoë", 1 },
        { "google-admin.csv", "UTF-8", "Noor de Vries", 1 },
        { "mac-sep-bsn.csv", "UTF-8", "Noor de Vries", 1 },
        { "magister.csv", "UTF-8", "Noor de Vries", 2 },
        { "names.txt", "UTF-8", "Noor de Vries", 3 },
        { "no-heading.tsv", "UTF-8", "Noor de Vries", 2 },
        { "social-schools.csv", "UTF-8", "Noor de Vries", 3 },
        { "title-and-total.csv", "UTF-8", "Noor de Vries", 2 },
        { "windows-1252.csv", "Windows-1252", "Renée van 't Hof", 1 },
    };
    char path[200], full[NAME_TEXT_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct err err = { 0 };
        snprintf(path, sizeof path, "tests/data/classlists/%s", lists[i].file);
        if (!classlist_read(path, NULL, &arena, &list, &err))
            fail_msg("%s", err.text);
        assert_string_equal(list.charset, lists[i].charset);
        assert_int_equal(list.row_count, lists[i].rows);
        assert_string_equal(name_full(&list.rows[0].name, full), lists[i].first);
    }
}

static void classlist_read__missing_file__says_so(void **state)
{
    (void)state;
    struct err err = { 0 };
    assert_false(classlist_read("/nonexistent/list.csv", NULL, &arena, &list, &err));
    assert_non_null(strstr(err.text, "/nonexistent/list.csv"));
}

static int open_arena(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

int main(void)
{
#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)
    const struct CMUnitTest tests[] = {
        WITH_ARENA(classlist_parse__semicolons_mark_and_crlf__reads_a_combination_class),
        WITH_ARENA(classlist_parse__windows_1252__reads_renee_van_t_hof),
        WITH_ARENA(classlist_parse__utf16_with_tabs__is_what_excel_calls_unicode_text),
        WITH_ARENA(classlist_parse__magister_style__keeps_leading_zeros_and_drops_the_mentor),
        WITH_ARENA(classlist_parse__title_above_and_total_below__one_name_column),
        WITH_ARENA(classlist_parse__tabs_without_heading__is_told_from_the_values),
        WITH_ARENA(classlist_parse__names_line_by_line__need_no_table),
        WITH_ARENA(classlist_parse__no_heading__tells_number_class_and_surname_first),
        WITH_ARENA(classlist_parse__google_admin_list__skips_who_is_not_active),
        WITH_ARENA(classlist_parse__headings_in_any_order_and_language__are_understood),
        WITH_ARENA(classlist_parse__name_beside_first_name__is_the_surname),
        WITH_ARENA(classlist_parse__whole_name_headings__are_understood),
        WITH_ARENA(classlist_parse__class_on_a_line_of_its_own__holds_for_those_below),
        WITH_ARENA(classlist_parse__same_heading_twice__the_first_counts),
        WITH_ARENA(classlist_parse__parents_columns__are_never_taken_for_the_child),
        WITH_ARENA(classlist_parse__unknown_headings__ask_for_a_mapping),
        WITH_ARENA(classlist_parse__heading_without_a_name__asks_for_a_mapping),
        WITH_ARENA(classlist_parse__bsn_under_any_heading__is_refused),
        WITH_ARENA(classlist_parse__one_bsn_among_numbers__is_not_kept),
        cmocka_unit_test(bsn_like__eleven_test__tells),
        WITH_ARENA(classlist_parse__rows_that_cannot_be__are_refused_with_line_and_reason),
        WITH_ARENA(classlist_parse__namesakes_with_two_numbers__are_both_kept),
        WITH_ARENA(classlist_parse__lost_letters__are_pointed_out),
        WITH_ARENA(classlist_parse__control_characters__do_not_reach_the_terminal),
        WITH_ARENA(classlist_parse__line_break_in_quotes__keeps_the_line_numbers),
        WITH_ARENA(classlist_parse__repeated_heading__is_passed_over),
        WITH_ARENA(classlist_parse__classroom_marks__are_no_groups),
        WITH_ARENA(classlist_parse__broken_files__are_refused_in_words),
        WITH_ARENA(classlist_read__files_of_many_programs__are_read_from_disk),
        WITH_ARENA(classlist_read__missing_file__says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
