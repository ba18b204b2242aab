#include "unit.h"

#include "klaskast/io/csv.h"

static struct arena arena;
static struct csv_table table;
static struct err err;

static void reads(const char *text, char delimiter, size_t count)
{
    err = (struct err){ 0 };
    if (!csv_read("list.csv", text, 0, &arena, &table, &err))
        fail_msg("%s", err.text);
    assert_int_equal(table.delimiter, delimiter);
    assert_int_equal(table.count, count);
}

static void field_is(size_t record, size_t column, const char *expected)
{
    assert_string_equal(csv_field(&table.records[record], column), expected);
}

static void csv_read__each_delimiter__is_found(void **state)
{
    (void)state;
    reads("Roepnaam;Achternaam\nNoor;Vries\n", ';', 2);
    reads("Roepnaam,Achternaam\nNoor,Vries\n", ',', 2);
    reads("Roepnaam\tAchternaam\nNoor\tVries\n", '\t', 2);
    reads("Roepnaam|Achternaam\nNoor|Vries\n", '|', 2);
    reads("Roepnaam\nNoor\n", 0, 2);
    field_is(1, 0, "Noor");
}

static void csv_read__title_line_and_commas_in_names__do_not_mislead(void **state)
{
    (void)state;
    reads("Groepslijst 7A - schooljaar 2026-2027, team boven;;\nNaam;Groep;\nVries, Noor de;Groep 7A;\n"
          "\"Berg, Daan van den\";7a;\nAantal leerlingen: 2;;\n",
          ';', 5);
    field_is(2, 0, "Vries, Noor de");
    field_is(3, 0, "Berg, Daan van den");
    assert_int_equal(table.records[3].line, 4);
}

static void csv_read__sep_line__is_obeyed(void **state)
{
    (void)state;
    reads("sep=|\r\nNaam|Groep\r\nYara|7A\r\n", '|', 2);
    assert_int_equal(table.records[0].line, 2);
    reads("\"sep=,\"\nNaam,Groep\n", ',', 1);
    reads("SEP=;\nNaam;Groep\n", ';', 1);
}

static void csv_read__line_ends__cr_lf_and_both(void **state)
{
    (void)state;
    reads("a;b\rc;d\r", ';', 2);
    reads("a;b\nc;d", ';', 2);
    reads("a;b\r\nc;d\r\n\r\n;;\r\n", ';', 2);
    field_is(1, 1, "d");
    assert_int_equal(table.records[1].line, 2);
}

static void csv_read__quotes__hold_delimiters_quotes_and_lines(void **state)
{
    (void)state;
    reads("a;\"b;\"\"c\"\"\";\"two\r\nlines\"\nx;y;z\n", ';', 2);
    field_is(0, 1, "b;\"c\"");
    field_is(0, 2, "two\nlines");
    assert_int_equal(table.records[1].line, 3);
    reads("a;\"\";Jan \"Jantje\" Smit\n", ';', 1);
    field_is(0, 1, "");
    field_is(0, 2, "Jan \"Jantje\" Smit");
    reads("a; \"b\" ;\"c\"d\n", ';', 1);
    field_is(0, 1, "b");
    field_is(0, 2, "cd");
}

static void csv_read__missing_and_trailing_fields__are_empty(void **state)
{
    (void)state;
    reads("a;b;\nc\n", ';', 2);
    field_is(0, 2, "");
    field_is(1, 1, "");
    assert_int_equal(table.records[0].count, 3);
    reads("", 0, 0);
    reads("\n\n", 0, 0);
}

static void refuses(const char *text, const char *line)
{
    err = (struct err){ 0 };
    assert_false(csv_read("list.csv", text, 0, &arena, &table, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_non_null(strstr(err.text, line));
}

static void csv_read__unclosed_quote__names_its_opening_line(void **state)
{
    (void)state;
    refuses("a;b\nc;\"d\ne;f\ng;h\n", "line 2");
}

static void csv_read__too_much__is_refused(void **state)
{
    (void)state;
    static char text[3 * CSV_RECORDS + CSV_FIELD_LIMIT];
    memset(text, 'a', CSV_FIELD_LIMIT + 10);
    refuses(text, "line 1");
    memset(text, 0, sizeof text);
    memset(text, ';', CSV_COLUMNS + 1);
    refuses(text, "line 1");
    memset(text, 0, sizeof text);
    for (size_t i = 0; i <= CSV_RECORDS; i++)
        memcpy(text + 2 * i, "a\n", 2);
    refuses(text, "20000");
}

/* --- writing ------------------------------------------------------------------------------------------- */

static void csv_write__fields__are_quoted_and_read_back(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out);
    csv_begin(&out);
    csv_write(&out, (const char *const[]){ "Vak", "a;b", "zeg \"dag\"", "" }, 4);
    csv_write(&out, (const char *const[]){ "Zoë", "twee\nregels", "\x07x", "-" }, 4);
    assert_string_equal(buffer_get(&out), "\xEF\xBB\xBF\"Vak\";\"a;b\";\"zeg \"\"dag\"\"\";\"\"\r\n"
                                          "\"Zoë\";\"twee regels\";\"x\";\"'-\"\r\n");
    assert_true(csv_read("a.csv", buffer_get(&out) + 3, 0, &arena, &table, &err));
    assert_int_equal(table.count, 2);
    assert_string_equal(csv_field(&table.records[0], 2), "zeg \"dag\"");
    buffer_clear(&out);
}

static void csv_write__what_a_spreadsheet_would_run__is_text(void **state)
{
    (void)state;
    static const char *const formulas[] = { "=1+1",      "+1",        "-1",       "@sum",
                                            "\t=1",      "\r=1",      "  =1",     "\u00A0=1",
                                            "|x",        "\uFF1D1+1", "\uFF0B1",  "\uFF0D1",
                                            "\uFF20sum", " \uFF1D1",  "\u3000=1", "\uFF5Cx" };
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        buffer_clear(&out);
        csv_write(&out, &formulas[i], 1);
        assert_int_equal(strncmp(buffer_get(&out), "\"'", 2), 0);
    }
    buffer_clear(&out);
    csv_write(&out, (const char *const[]){ "1+1=2" }, 1);
    assert_string_equal(buffer_get(&out), "\"1+1=2\"\r\n");
    buffer_clear(&out);
    csv_write(&out, (const char *const[]){ "\uFF11\uFF1D1", "\u0142" }, 2);
    assert_string_equal(buffer_get(&out), "\"\uFF11\uFF1D1\";\"\u0142\"\r\n");
    buffer_clear(&out);
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
        WITH_ARENA(csv_read__each_delimiter__is_found),
        WITH_ARENA(csv_read__title_line_and_commas_in_names__do_not_mislead),
        WITH_ARENA(csv_read__sep_line__is_obeyed),
        WITH_ARENA(csv_read__line_ends__cr_lf_and_both),
        WITH_ARENA(csv_read__quotes__hold_delimiters_quotes_and_lines),
        WITH_ARENA(csv_read__missing_and_trailing_fields__are_empty),
        WITH_ARENA(csv_read__unclosed_quote__names_its_opening_line),
        WITH_ARENA(csv_read__too_much__is_refused),
        WITH_ARENA(csv_write__fields__are_quoted_and_read_back),
        WITH_ARENA(csv_write__what_a_spreadsheet_would_run__is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
