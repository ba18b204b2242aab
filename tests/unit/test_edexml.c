/* EDEXML and UWLR. The children are invented; the numbers are those of the files that schools have. */
#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/io/edexml.h"
#include "klaskast/io/xml.h"

#include <stdio.h>
#include <stdlib.h>

static struct arena arena;
static struct classlist list;
static struct err err;
static int today;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    memset(&list, 0, sizeof list);
    memset(&err, 0, sizeof err);
    day_parse_iso("2026-11-20", &today);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

#define GROUPS                                                                                               \
    "<groepen>"                                                                                              \
    "<groep key=\"G5\"><naam>5/6</naam><jaargroep>5</jaargroep></groep>"                                     \
    "<groep key=\"G6\"><naam> 5/6 </naam><jaargroep>6</jaargroep></groep>"                                   \
    "<groep key=\"G7A\"><naam>Groep 7a</naam><jaargroep>7</jaargroep></groep>"                               \
    "<groep key=\"G34\"><naam>3/4</naam><jaargroep>C</jaargroep></groep>"                                    \
    "<samengestelde_groep key=\"PLUS\"><naam>Plusgroep</naam></samengestelde_groep>"                         \
    "</groepen>"

static void reads(const char *xml, size_t rows)
{
    if (!edexml_read("EDEX.XML", xml, strlen(xml), today, &arena, &list, &err))
        fail_msg("%s", err.text);
    assert_int_equal(list.row_count, rows);
}

/* A school with GROUPS and these pupils. */
static void reads_pupils(const char *pupils, size_t rows)
{
    reads(arena_print(&arena,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EDEX><school><schooljaar>2026-2027"
                      "</schooljaar><xsdversie>2.1</xsdversie></school>" GROUPS
                      "<leerlingen>%s</leerlingen></EDEX>",
                      pupils),
          rows);
}

static void refuses(const char *xml, size_t length, const char *says)
{
    assert_false(edexml_read("EDEX.XML", xml, length, today, &arena, &list, &err));
    if (!strstr(err.text, says))
        fail_msg("'%s' is not in '%s'", says, err.text);
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

static bool noted(const char *part)
{
    char text[400];
    for (size_t i = 0; classlist_note(&list, i, text, sizeof text); i++)
        if (strstr(text, part))
            return true;
    return false;
}

/* --- 1: both envelopes ---------------------------------------------------------------------------------- */

static void edexml_read__root_without_namespace__is_read(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><achternaam>Vries</achternaam><voorvoegsel>de</voorvoegsel>"
                 "<roepnaam>Noor</roepnaam><jaargroep>6</jaargroep><groep key=\"G6\"/></leerling>",
                 1);
    row_is(0, "Noor de Vries", "1", "5/6", "6");
    assert_string_equal(list.form, "EDEXML 2.1");
    assert_string_equal(list.charset, "UTF-8");
}

static void edexml_read__uwlr_in_its_envelope__is_the_same(void **state)
{
    (void)state;
    reads("<s:Envelope xmlns:s=\"urn:s\"><s:Body><le:leerlinggegevens_antwoord xmlns:le=\"urn:le\">"
          "<le:leerlinggegevens><le:school><le:schooljaar>2026-2027</le:schooljaar></le:school>"
          "<le:groepen><le:groep key=\"G7A\"><le:naam>7A</le:naam><le:jaargroep>7</le:jaargroep></le:groep>"
          "</le:groepen><le:leerlingen><le:leerling eckid=\"https://keten.example/0123456789abcdef\">"
          "<le:achternaam>Bos</le:achternaam><le:voorvoegsel></le:voorvoegsel><le:roepnaam>Sem</le:roepnaam>"
          "<le:groep key=\"G7A\"/></le:leerling></le:leerlingen></le:leerlinggegevens>"
          "</le:leerlinggegevens_antwoord></s:Body></s:Envelope>",
          1);
    row_is(0, "Sem Bos", "//keten.example/0123456789abcdef", "7A", "7");
    assert_string_equal(list.form, "UWLR");
}

static void edexml_read__other_xml__says_what_it_is(void **state)
{
    (void)state;
    static const char xml[] = "<?xml version=\"1.0\"?><svg><g/></svg>";
    refuses(xml, strlen(xml), "<svg>");
}

/* --- 2: the school year --------------------------------------------------------------------------------- */

static void edexml_read__school_year__is_told_and_an_odd_one_too(void **state)
{
    (void)state;
    reads_pupils("", 0);
    assert_int_equal(list.school_year, 2026);
    assert_true(noted("School year 2026-2027"));
    reads("<EDEX><school><schooljaar>2026-2028</schooljaar></school><leerlingen/></EDEX>", 0);
    assert_true(noted("not two years in a row"));
    reads("<EDEX><leerlingen/></EDEX>", 0);
    assert_int_equal(list.school_year, 0);
    assert_false(noted("year"));
}

/* --- 3, 4: groups -------------------------------------------------------------------------------------- */

static void edexml_read__groups_of_one_name__are_one_class(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><roepnaam>Daan</roepnaam><achternaam>Berg</achternaam>"
                 "<groep key=\"G5\"/></leerling>"
                 "<leerling key=\"2\"><roepnaam>Noor</roepnaam><achternaam>Kok</achternaam>"
                 "<groep key=\"G6\"/></leerling>",
                 2);
    assert_int_equal(list.class_count, 1);
    row_is(0, "Daan Berg", "1", "5/6", "5");
    row_is(1, "Noor Kok", "2", "5/6", "6");
}

static void edexml_read__combination_group__has_the_pupils_own_year(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><roepnaam>Bo</roepnaam><jaargroep>4</jaargroep><groep key=\"G34\"/>"
                 "</leerling><leerling key=\"2\"><roepnaam>Fem</roepnaam><groep key=\"G34\"/></leerling>",
                 2);
    row_is(0, "Bo", "1", "3/4", "4");
    row_is(1, "Fem", "2", "3/4", "");
}

static void edexml_read__group_for_some_lessons__is_no_class(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><roepnaam>Bo</roepnaam><groep key=\"G7A\"/><samengestelde_groepen>"
                 "<samengestelde_groep key=\"PLUS\"/></samengestelde_groepen></leerling>",
                 1);
    row_is(0, "Bo", "1", "7A", "7");
    assert_int_equal(list.class_count, 1);
    assert_true(noted("Plusgroep"));
}

static void edexml_read__groups_of_a_teacher__change_nothing(void **state)
{
    (void)state;
    reads("<EDEX>" GROUPS
          "<leerlingen><leerling key=\"1\"><roepnaam>Bo</roepnaam><groep key=\"G7A\"/></leerling>"
          "</leerlingen><leerkrachten><leerkracht key=\"L\"><achternaam>Bakker</achternaam><groepen>"
          "<groep "
          "key=\"G5\"><rol>LRK</rol><naam>anders</naam></groep></groepen></leerkracht></leerkrachten></EDEX>",
          1);
    row_is(0, "Bo", "1", "7A", "7");
}

/* --- 5, 6: names and what is missing ------------------------------------------------------------------- */

static void edexml_read__parts_of_a_name_missing__takes_what_there_is(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><roepnaam>Yara</roepnaam><groep key=\"G7A\"/></leerling>"
                 "<leerling key=\"2\"><achternaam>Maas</achternaam><voornamen>Johan Willem</voornamen>"
                 "<groep key=\"G7A\"/></leerling>"
                 "<leerling key=\"3\"><achternaam>Smit</achternaam><voorletters-1>YH</voorletters-1>"
                 "<groep key=\"G7A\"/></leerling>"
                 "<leerling key=\"4\"><groep key=\"G7A\"/></leerling>",
                 3);
    row_is(0, "Yara", "1", "7A", "7");
    row_is(1, "Johan Maas", "2", "7A", "7");
    row_is(2, "YH Smit", "3", "7A", "7");
    assert_int_equal(list.refused_count, 1);
    assert_int_equal(list.refused[0].why, REFUSED_NO_NAME);
}

static void edexml_read__no_group__is_in_the_class_of_its_year(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><roepnaam>Bo</roepnaam><jaargroep>4</jaargroep></leerling>\n"
                 "<leerling key=\"2\"><roepnaam>Fem</roepnaam><jaargroep>7</jaargroep><groep key=\"WEG\"/>"
                 "</leerling>\n<leerling key=\"3\"><roepnaam>Sil</roepnaam></leerling>",
                 2);
    row_is(0, "Bo", "1", "4", "4");
    row_is(1, "Fem", "2", "7", "7");
    assert_int_equal(list.strays, 1);
    assert_int_equal(list.refused[0].why, REFUSED_NO_CLASS);
    assert_int_equal(list.refused[0].line, 4);
}

static void edexml_read__pupils_only__leaves_the_class_to_be_named(void **state)
{
    (void)state;
    reads("<EDEX><leerlingen><leerling key=\"1\"><roepnaam>Bo</roepnaam><jaargroep>4</jaargroep></leerling>"
          "</leerlingen></EDEX>",
          1);
    row_is(0, "Bo", "1", "", "4");
}

static void edexml_read__prefixes__are_found_wherever_they_stand(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><achternaam>Vries</achternaam><voorvoegsel/><roepnaam>A</roepnaam>"
                 "<groep key=\"G7A\"/></leerling>"
                 "<leerling key=\"2\"><achternaam>De Vries</achternaam><roepnaam>B</roepnaam>"
                 "<groep key=\"G7A\"/></leerling>"
                 "<leerling key=\"3\"><achternaam>Aa</achternaam><voorvoegsel>v. d.</voorvoegsel>"
                 "<roepnaam>Fem</roepnaam><groep key=\"G7A\"/></leerling>",
                 3);
    assert_string_equal(list.rows[0].name.prefix, "");
    assert_string_equal(list.rows[1].name.surname, "Vries");
    assert_string_equal(list.rows[2].name.surname, "Aa");
    assert_string_equal(list.rows[2].name.prefix, "v. d.");
}

/* --- 7, 8: numbers ------------------------------------------------------------------------------------- */

static void edexml_read__keys__are_texts(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\" 00001 \"><roepnaam>Bo</roepnaam><groep key=\" G7A\"/></leerling>"
                 "<leerling key=\"1\"><roepnaam>Fem</roepnaam><groep key=\"G7A\"/></leerling>"
                 "<leerling key=\"#004\"><roepnaam>Sil</roepnaam><groep key=\"G7A\"/></leerling>"
                 "<leerling key=\"#004\"><roepnaam>Tes</roepnaam><groep key=\"G7A\"/></leerling>"
                 "<leerling key=\"1\"><roepnaam>Gijs</roepnaam><groep key=\"G7A\"/></leerling>",
                 4);
    row_is(0, "Bo", "00001", "7A", "7");
    row_is(1, "Fem", "1", "7A", "7");
    assert_int_equal(list.refused_count, 1);
    assert_int_equal(list.refused[0].why, REFUSED_SAME_KEY);
}

static void edexml_read__key_that_may_be_a_bsn__is_dropped(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"111222333\"><roepnaam>Bo</roepnaam><groep key=\"G7A\"/></leerling>", 1);
    row_is(0, "Bo", "", "7A", "7");
    assert_int_equal(list.numbers_dropped, 1);
}

/* --- 9, 10: who left, who is alike --------------------------------------------------------------------- */

static void edexml_read__who_left__is_counted_and_passed_over(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><roepnaam>Zoë</roepnaam><jaargroep>H</jaargroep></leerling>"
                 "<leerling key=\"2\"><roepnaam>Bo</roepnaam><groep key=\"G7A\"/>"
                 "<uitstroomdatum>2026-11-19</uitstroomdatum></leerling>"
                 "<leerling key=\"3\"><roepnaam>Fem</roepnaam><groep key=\"G7A\"/>"
                 "<uitstroomdatum>2027-07-31T00:00:00</uitstroomdatum></leerling>"
                 "<leerling key=\"4\"><roepnaam>Sil</roepnaam><groep key=\"G7A\"/>"
                 "<uitstroomdatum>2026-11-20</uitstroomdatum></leerling>",
                 2);
    assert_int_equal(list.gone, 2);
    assert_true(noted("2 pupils have left"));
}

static void edexml_read__twins_and_namesakes__are_two(void **state)
{
    (void)state;
    reads_pupils(
        "<leerling key=\"1\"><achternaam>Bos</achternaam><roepnaam>Mia</roepnaam><groep key=\"G7A\"/>"
        "</leerling><leerling key=\"2\"><achternaam>Bos</achternaam><roepnaam>Lea</roepnaam>"
        "<groep key=\"G7A\"/></leerling><leerling key=\"3\"><achternaam>Bos</achternaam>"
        "<roepnaam>Lea</roepnaam><groep key=\"G7A\"/></leerling>",
        3);
}

/* --- 13: what must never be kept ----------------------------------------------------------------------- */

static void edexml_read__forbidden_fields__are_nowhere_and_named(void **state)
{
    static const char *const secrets[] = { "2014-11-03", "noor@school.example", "1234AB",  "123456782", "NLD",
                                           "0,3",        "ziet slecht",         "foto.jpg" };
    (void)state;
    reads_pupils(
        "<leerling key=\"1\"><achternaam>Vries</achternaam><roepnaam>Noor</roepnaam>"
        "<geboortedatum>2014-11-03</geboortedatum><geslacht>2</geslacht><groep key=\"G7A\"/>"
        "<emailadres>noor@school.example</emailadres><fotourl>foto.jpg</fotourl><land>NLD</land>"
        "<bsn>123456782</bsn><gewicht>0,3</gewicht><postcodenl>1234AB</postcodenl>"
        "<toevoegingen><blok><omschrijving>ziet slecht</omschrijving></blok></toevoegingen></leerling>",
        1);
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        assert_false(noted(secrets[i]));
        assert_null(strstr(list.rows[0].name.first, secrets[i]));
    }
    assert_true(noted("geboortedatum"));
    assert_true(noted("bsn"));
    for (size_t i = 0; i < list.column_count; i++)
        assert_null(list.columns[i].samples[0]);
}

/* --- 14: hostile and damaged --------------------------------------------------------------------------- */

static void edexml_read__doctype__is_refused_at_once(void **state)
{
    (void)state;
    static const char laughs[] = "<?xml version=\"1.0\"?>\n<!DOCTYPE EDEX [<!ENTITY a \"aaaa\"><!ENTITY b "
                                 "\"&a;&a;\">]>\n<EDEX><leerlingen>&b;</leerlingen></EDEX>";
    refuses(laughs, strlen(laughs), "line 2: it has a DOCTYPE");
}

static void edexml_read__cut_off__names_the_line(void **state)
{
    (void)state;
    static const char cut[] = "<EDEX>\n<leerlingen>\n<leerling key=\"1\"><roepnaam>Bo";
    refuses(cut, strlen(cut), "line 3: here the file is damaged or cut off");
    refuses("", 0, "damaged or cut off");
}

static void edexml_read__deep_and_long__are_refused(void **state)
{
    char *deep = arena_new(&arena, 1, 4000), *text = arena_new(&arena, 1, XML_TEXT_LIMIT + 200);
    (void)state;
    for (int i = 0; i < 33; i++)
        strcat(deep, "<EDEX>");
    refuses(deep, strlen(deep), "nested too deeply");
    memset(&err, 0, sizeof err);
    sprintf(text, "<EDEX><school><schooljaar>");
    memset(text + strlen(text), '1', XML_TEXT_LIMIT + 1);
    refuses(text, strlen(text), "too long");
}

/* --- 15: letters --------------------------------------------------------------------------------------- */

static void edexml_read__encodings__keep_the_names(void **state)
{
    static const char *const heads[] = { "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                                         "<?xml version=\"1.0\" encoding='windows-1252'?>",
                                         "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "" };
    (void)state;
    /* Latin letters of one byte: as the file says, or as it should have said. */
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        reads(arena_print(&arena,
                          "%s<EDEX><leerlingen><leerling key=\"1\"><roepnaam>Zo\xEB</roepnaam></leerling>"
                          "</leerlingen></EDEX>",
                          heads[i]),
              1);
        row_is(0, "Zoë", "1", "", "");
    }
    reads("\xEF\xBB\xBF<EDEX><leerlingen><leerling key=\"1\"><roepnaam>Ren&#233;e</roepnaam><achternaam>"
          "van &apos;t Hof</achternaam></leerling></leerlingen></EDEX>",
          1);
    row_is(0, "Renée van 't Hof", "1", "", "");
}

static void edexml_read__utf16__is_read(void **state)
{
    static const char ascii[] = "<EDEX><leerlingen><leerling key=\"1\"><roepnaam>Bo</roepnaam></leerling>"
                                "</leerlingen></EDEX>";
    char wide[2 * sizeof ascii] = "\xFF\xFE";
    (void)state;
    for (size_t i = 0; i + 1 < sizeof ascii; i++)
        wide[2 + 2 * i] = ascii[i];
    assert_true(xml_is(wide, 2 * sizeof ascii));
    if (!edexml_read("EDEX.XML", wide, 2 * sizeof ascii, today, &arena, &list, &err))
        fail_msg("%s", err.text);
    row_is(0, "Bo", "1", "", "");
}

static void edexml_read__unknown_encoding__says_so(void **state)
{
    (void)state;
    static const char xml[] = "<?xml version=\"1.0\" encoding=\"EBCDIC-XX\"?><EDEX/>";
    refuses(xml, strlen(xml), "Export it as UTF-8");
}

static void edexml_read__unknown_elements_and_any_order__do_no_harm(void **state)
{
    (void)state;
    reads(
        "<EDEX><!-- x --><leerlingen><leerling key='1'><instroomdatum>2020-08-01</instroomdatum>"
        "<groep "
        "key='a>b'/><iets><roepnaam>Fout</roepnaam></iets><roepnaam><![CDATA[Bo]]></roepnaam></leerling>"
        "</leerlingen><?php x ?><groepen><groep key='a>b'><naam>8B Hannelore</naam></groep></groepen></EDEX>",
        1);
    row_is(0, "Bo", "1", "8B Hannelore", "8");
}

/* --- 19 ------------------------------------------------------------------------------------------------ */

static void edexml_read__signs_that_steer_a_terminal__are_gone(void **state)
{
    (void)state;
    reads_pupils("<leerling key=\"1\"><roepnaam>Bo&#x202E;&#x9B;</roepnaam><groep key=\"G7A\"/></leerling>",
                 1);
    row_is(0, "Bo", "1", "7A", "7");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(edexml_read__root_without_namespace__is_read),
        TEST(edexml_read__uwlr_in_its_envelope__is_the_same),
        TEST(edexml_read__other_xml__says_what_it_is),
        TEST(edexml_read__school_year__is_told_and_an_odd_one_too),
        TEST(edexml_read__groups_of_one_name__are_one_class),
        TEST(edexml_read__combination_group__has_the_pupils_own_year),
        TEST(edexml_read__group_for_some_lessons__is_no_class),
        TEST(edexml_read__groups_of_a_teacher__change_nothing),
        TEST(edexml_read__parts_of_a_name_missing__takes_what_there_is),
        TEST(edexml_read__no_group__is_in_the_class_of_its_year),
        TEST(edexml_read__pupils_only__leaves_the_class_to_be_named),
        TEST(edexml_read__prefixes__are_found_wherever_they_stand),
        TEST(edexml_read__keys__are_texts),
        TEST(edexml_read__key_that_may_be_a_bsn__is_dropped),
        TEST(edexml_read__who_left__is_counted_and_passed_over),
        TEST(edexml_read__twins_and_namesakes__are_two),
        TEST(edexml_read__forbidden_fields__are_nowhere_and_named),
        TEST(edexml_read__doctype__is_refused_at_once),
        TEST(edexml_read__cut_off__names_the_line),
        TEST(edexml_read__deep_and_long__are_refused),
        TEST(edexml_read__encodings__keep_the_names),
        TEST(edexml_read__utf16__is_read),
        TEST(edexml_read__unknown_encoding__says_so),
        TEST(edexml_read__unknown_elements_and_any_order__do_no_harm),
        TEST(edexml_read__signs_that_steer_a_terminal__are_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
