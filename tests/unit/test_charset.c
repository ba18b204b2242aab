#include "unit.h"

#include "klaskast/io/charset.h"

static struct charset_found found;

static void reads(const char *bytes, size_t length, enum charset charset, const char *expected)
{
    struct buffer out;
    struct err err = { 0 };
    buffer_init(&out);
    assert_true(charset_is_text("list.csv", bytes, length, &err));
    assert_true(charset_read("list.csv", bytes, length, &out, &found, &err));
    assert_string_equal(buffer_get(&out), expected);
    assert_int_equal(found.charset, charset);
    assert_int_equal(err.kind, ERR_NONE);
    buffer_clear(&out);
}
#define READS(bytes, charset, expected) reads(bytes, sizeof(bytes) - 1, charset, expected)

static void charset_read__utf8__with_and_without_mark(void **state)
{
    (void)state;
    READS("Roepnaam\r\nZo\xC3\xAB", CHARSET_UTF8, "Roepnaam\r\nZoë");
    assert_false(found.mark);
    READS("\xEF\xBB\xBFRoepnaam\r\nZo\xC3\xAB", CHARSET_UTF8, "Roepnaam\r\nZoë");
    assert_true(found.mark);
    READS("", CHARSET_UTF8, "");
}

/* The bytes that Excel writes for Renée;van ’t;Hof;5/6 under a heading. */
static void charset_read__windows_1252__accents_and_curly_apostrophe(void **state)
{
    (void)state;
    static const unsigned char bytes[] = {
        0x52, 0x6F, 0x65, 0x70, 0x6E, 0x61, 0x61, 0x6D, 0x3B, 0x54, 0x75, 0x73, 0x73, 0x65, 0x6E, 0x76,
        0x6F, 0x65, 0x67, 0x73, 0x65, 0x6C, 0x3B, 0x41, 0x63, 0x68, 0x74, 0x65, 0x72, 0x6E, 0x61, 0x61,
        0x6D, 0x3B, 0x47, 0x72, 0x6F, 0x65, 0x70, 0x0D, 0x0A, 0x52, 0x65, 0x6E, 0xE9, 0x65, 0x3B, 0x76,
        0x61, 0x6E, 0x20, 0x92, 0x74, 0x3B, 0x48, 0x6F, 0x66, 0x3B, 0x35, 0x2F, 0x36, 0x0D, 0x0A,
    };
    reads((const char *)bytes, sizeof bytes, CHARSET_WINDOWS_1252,
          "Roepnaam;Tussenvoegsel;Achternaam;Groep\r\nRenée;van ’t;Hof;5/6\r\n");
    READS("van \x92t Hof", CHARSET_WINDOWS_1252, "van ’t Hof");
    READS("Milo\x9A \x8Aimi\xE6", CHARSET_WINDOWS_1252, "Miloš Šimiæ");
    READS("Lo\xEFs\nAnn\xFA", CHARSET_WINDOWS_1252, "Loïs\nAnnú");
}

static void charset_read__cp850__ms_dos_accents(void **state)
{
    (void)state;
    READS("Zo\x89;\x99zt\x81rk\r\nRen\x82"
          "e;Hof",
          CHARSET_CP850, "Zoë;Öztürk\r\nRenée;Hof");
    READS("No\x89l", CHARSET_CP850, "Noël");
    READS("\x9Anal\nAndr\x82", CHARSET_CP850, "Ünal\nAndré");
}

static void charset_read__utf16__both_orders_with_and_without_mark(void **state)
{
    (void)state;
    READS("\xFF\xFEZ\0o\0\xEB\0\t\0A\0", CHARSET_UTF16_LE, "Zoë\tA");
    READS("\xFE\xFF\0Z\0o\0\xEB\0\t\0A", CHARSET_UTF16_BE, "Zoë\tA");
    READS("N\0o\0o\0r\0\n\0", CHARSET_UTF16_LE, "Noor\n");
    READS("\xFF\xFE\x42\x01u\0", CHARSET_UTF16_LE, "łu");
    READS("\xFF\xFE\x3D\xD8\x00\xDE", CHARSET_UTF16_LE, "😀");
    READS("\xFF\xFE\x3D\xD8x\0", CHARSET_UTF16_LE, "\xEF\xBF\xBDx");
    assert_int_equal(found.unreadable, 1);
}

static void charset_read__encoded_twice__is_put_right_and_counted(void **state)
{
    (void)state;
    READS("RenÃ©e;ZoÃ«", CHARSET_UTF8, "Renée;Zoë");
    assert_int_equal(found.twice, 2);
    READS("van â€™t Hof", CHARSET_UTF8, "van ’t Hof");
    READS("Ã", CHARSET_UTF8, "Ã");
    assert_int_equal(found.twice, 0);
    READS("Renée Öztürk-Aydın", CHARSET_UTF8, "Renée Öztürk-Aydın");
    assert_int_equal(found.twice, 0);
}

static void refuses(const char *bytes, size_t length, const char *word)
{
    struct err err = { 0 };
    assert_false(charset_is_text("list.csv", bytes, length, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_non_null(strstr(err.text, "list.csv"));
    assert_non_null(strstr(err.text, word));
    assert_null(strchr(err.text, '!'));
}
#define REFUSES(bytes, word) refuses(bytes, sizeof(bytes) - 1, word)

static void charset_is_text__spreadsheets_and_the_like__say_how_to_save_as_csv(void **state)
{
    (void)state;
    REFUSES("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0[Content_Types].xml", ".xlsx");
    REFUSES("PK\x03\x04\x14\0\0\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods");
    REFUSES("PK\x03\x04\x14\0\0\0\0\0users.csv", "ZIP");
    REFUSES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".xls");
    REFUSES("%PDF-1.7", "PDF");
    REFUSES("<html><table><tr><td>Naam", "web page");
    REFUSES("\xEF\xBB\xBF<?xml version=\"1.0\"?><EDEX/>", "XML");
}

static void charset_read__zero_bytes__are_no_text(void **state)
{
    (void)state;
    struct buffer out;
    struct err err = { 0 };
    buffer_init(&out);
    assert_false(charset_read("list.csv", "Noor\0de Vries;x", 15, &out, &found, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    buffer_clear(&out);
}

/* A download that broke off: what came is not the whole class, and half a letter is nobody's name. */
static void charset_read__utf16_of_odd_length__is_refused_as_cut_off(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
    } cut[] = { { "\xFF\xFE\0", 3 }, { "\0\xFF\xFE", 3 }, { "\xFE\xFF\0Z\0", 5 }, { "\xFF\xFEx\0y", 5 } };
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        struct buffer out;
        struct err err = { 0 };
        buffer_init(&out);
        assert_false(charset_read("list.csv", cut[i].bytes, cut[i].length, &out, &found, &err));
        assert_int_equal(err.kind, ERR_REFUSED);
        assert_non_null(strstr(err.text, "list.csv stops halfway"));
        buffer_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charset_read__utf8__with_and_without_mark),
        cmocka_unit_test(charset_read__windows_1252__accents_and_curly_apostrophe),
        cmocka_unit_test(charset_read__cp850__ms_dos_accents),
        cmocka_unit_test(charset_read__utf16__both_orders_with_and_without_mark),
        cmocka_unit_test(charset_read__encoded_twice__is_put_right_and_counted),
        cmocka_unit_test(charset_is_text__spreadsheets_and_the_like__say_how_to_save_as_csv),
        cmocka_unit_test(charset_read__zero_bytes__are_no_text),
        cmocka_unit_test(charset_read__utf16_of_odd_length__is_refused_as_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
