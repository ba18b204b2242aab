/* Class lists that are broken in hundreds of ways, always the same hundreds: each is read without anything
 * that may not be kept or shown, or is refused in a sentence that names the file. And lists that are not
 * broken but written otherwise, which must be read as the plain one is. The children are invented. */
#include "unit.h"

#include "../fuzz/list.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/file.h"
#include "klaskast/io/oneroster.h"
#include "klaskast/io/prep_table.h"

#include <dirent.h>
#include <stdio.h>

enum { SAMPLE_MOST = 24, VARIANTS = 60, WAYS = 9 };

static unsigned seed;

static size_t pick(size_t below)
{
    seed = seed * 1103515245U + 12345U;
    return below ? (seed >> 8) % below : 0;
}

/* --- samples -------------------------------------------------------------------------------------------- */

static const char edexml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EDEX><school><schooljaar>2026-2027</schooljaar></school>\n"
    "<groepen><groep key=\"G7\"><naam>7A</naam><jaargroep>7</jaargroep></groep></groepen>\n<leerlingen>\n"
    "<leerling key=\"1\"><achternaam>Vries</achternaam><voorvoegsel>de</voorvoegsel><roepnaam>Noor</roepnaam>"
    "<geboortedatum>2014-11-03</geboortedatum><bsn>123456782</bsn><groep key=\"G7\"/></leerling>\n"
    "<leerling key=\"2\"><achternaam>Hof</achternaam><voorvoegsel>van &apos;t</voorvoegsel>"
    "<roepnaam>Ren&#233;e</roepnaam><groep key=\"G7\"/></leerling>\n</leerlingen></EDEX>\n";
static const char json[] =
    "[{\"first_name\": \"Noor\", \"prefix\": \"de\", \"surname\": \"Vries\", \"class\": "
    "\"7A\", \"slot\": 3},\n {\"first_name\": \"Zo\xC3\xAB\", \"surname\": \"Bos\"}]\n";
static const char sites[] =
    "\xEF\xBB\xBF\"address\";\"title\";\"verdict\";\"sentence\";\"reviewed\"\r\n"
    "\"https://rekenen.example\";\"'=Rekenen\";\"allowed\";\"Oefen.\";\"2026-11-23\"\r\n";

static struct buffer samples[SAMPLE_MOST];
static size_t sample_count;

static void add_sample(const char *bytes, size_t length)
{
    assert_true(sample_count < SAMPLE_MOST);
    buffer_init(&samples[sample_count]);
    buffer_add(&samples[sample_count++], bytes, length);
}

static int set_up(void **state)
{
    (void)state;
    DIR *folder = opendir("tests/data/classlists");
    assert_non_null(folder);
    clock_init();
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[FILE_PATH_SIZE];
        struct buffer bytes;
        buffer_init(&bytes);
        if (entry->d_name[0] != '.' && file_join(path, "tests/data/classlists", entry->d_name) &&
            file_read(path, 1 << 20, &bytes, NULL))
            add_sample(bytes.data, bytes.length);
        buffer_clear(&bytes);
    }
    closedir(folder);
    add_sample(edexml, sizeof edexml - 1);
    add_sample(json, sizeof json - 1);
    add_sample(sites, sizeof sites - 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    while (sample_count)
        buffer_clear(&samples[--sample_count]);
    return 0;
}

/* --- ways to break ------------------------------------------------------------------------------------- */

static void replace(struct buffer *bytes, size_t from, size_t count, const char *with, size_t length)
{
    struct buffer fresh;
    buffer_init(&fresh);
    buffer_add(&fresh, bytes->data, from);
    buffer_add(&fresh, with, length);
    buffer_add(&fresh, bytes->data + from + count, bytes->length - from - count);
    buffer_clear(bytes);
    *bytes = fresh;
}

static void widen(struct buffer *bytes)
{
    struct buffer fresh;
    buffer_init(&fresh);
    buffer_add(&fresh, "\xFF\xFE", 2);
    for (size_t i = 0; i < bytes->length; i++)
        buffer_add(&fresh, (const char[]){ bytes->data[i], 0 }, 2);
    buffer_clear(bytes);
    *bytes = fresh;
}

static void mangle(struct buffer *bytes, int way)
{
    static const struct {
        const char *bytes;
        size_t length;
    } odd[] = { { "\"", 1 },           { "\0", 1 },   { "\xFF\xFE", 2 },  { "\xEF\xBB\xBF", 3 },
                { "\x1b[31m", 5 },     { "]]>", 3 },  { "&bogus;", 7 },   { "<!--", 4 },
                { "\xE2\x80\xAE", 3 }, { "\r", 1 },   { ";;;;;;", 6 },    { "123456782", 9 },
                { "\xC3\xA9", 2 },     { "\xE9", 1 }, { "<![CDATA[", 9 }, { "\\u0000", 6 } };
    size_t at = pick(bytes->length + 1), o = pick(sizeof odd / sizeof *odd);
    size_t some = pick(bytes->length - at + 1);
    switch (way) {
    case 0: /* cut off */
        bytes->length = at;
        break;
    case 1: /* its beginning is gone */
        replace(bytes, 0, at, "", 0);
        break;
    case 2: /* a byte is another */
        if (at < bytes->length)
            bytes->data[at] = (char)pick(256);
        break;
    case 3: /* something odd stands in it */
        replace(bytes, at, 0, odd[o].bytes, odd[o].length);
        break;
    case 4: /* a part is gone */
        replace(bytes, at, some, "", 0);
        break;
    case 5: { /* a part stands twice */
        char *part = memory_new(some + 1, 1);
        memcpy(part, bytes->data + at, some);
        replace(bytes, at, 0, part, some);
        free(part);
        break;
    }
    case 6: /* said to be something else */
        replace(bytes, 0, 0, "<?xml version=\"1.0\" encoding=\"x-none\"?>", pick(2) ? 40 : 20);
        break;
    case 7: /* the other width */
        widen(bytes);
        break;
    default: /* bits */
        for (size_t i = 0; i < 8 && bytes->length; i++)
            bytes->data[pick(bytes->length)] ^= (char)(1U << pick(8));
        break;
    }
}

static void is_refused(const struct err *err)
{
    assert_int_equal(err->kind, ERR_REFUSED);
    if (!strstr(err->text, "lijst.csv") || strpbrk(err->text, "\n\x1b"))
        fail_msg("no sentence about the file: '%s'", err->text);
}

static void read_broken(const struct buffer *bytes, size_t *read, size_t *refused)
{
    struct arena arena;
    struct classlist list;
    struct prep prep;
    const struct prep nothing = { .who = "" };
    struct err err = { .kind = ERR_NONE };
    size_t passed_over;
    arena_init(&arena);
    if (classlist_parse("lijst.csv", bytes->data, bytes->length, NULL, &arena, &list, &err)) {
        demand_list(&list);
        ++*read;
    } else {
        is_refused(&err);
        ++*refused;
    }
    err = (struct err){ .kind = ERR_NONE };
    if (!prep_table_parse("lijst.csv", bytes->data, bytes->length, &nothing, &arena, &prep, &passed_over,
                          &err))
        is_refused(&err);
    arena_clear(&arena);
}

static void broken_lists__hundreds_of_ways__are_read_cleanly_or_refused_in_words(void **state)
{
    (void)state;
    size_t read = 0, refused = 0;
    for (seed = 1; seed < 4; seed++)
        for (size_t s = 0; s < sample_count; s++)
            for (int variant = 0; variant < VARIANTS; variant++) {
                unsigned kept = seed;
                struct buffer bytes;
                seed = seed * 7919U + (unsigned)(s * VARIANTS) + (unsigned)variant;
                buffer_init(&bytes);
                buffer_add(&bytes, samples[s].data, samples[s].length);
                for (size_t times = 1 + pick(2); times > 0; times--)
                    mangle(&bytes, variant % WAYS);
                read_broken(&bytes, &read, &refused);
                buffer_clear(&bytes);
                seed = kept;
            }
    /* Both happen, or the test says nothing. */
    assert_true(read > 300 && refused > 300);
}

/* --- written otherwise --------------------------------------------------------------------------------- */

static void odd_case(char *text)
{
    for (; *text; text++)
        if (pick(2) && *text >= 'a' && *text <= 'z')
            *text = (char)(*text - 'a' + 'A');
}

static void broken_lists__columns_in_any_order_and_case__say_the_same(void **state)
{
    static const char *const rows[4][6] = {
        { "Leerlingnummer", "Roepnaam", "Tussenvoegsel", "Achternaam", "Klas", "Mentor" },
        { "0101", "Noor", "de", "Vries", "7A", "Marit Bakker" },
        { "0102", "Renée", "van 't", "Hof", "7A", "" },
        { "0103", "Zoë", "", "Öztürk-Aydın", "7A", "Marit Bakker" },
    };
    static const char *const names[] = { "Noor de Vries", "Renée van 't Hof", "Zoë Öztürk-Aydın" };
    (void)state;
    for (seed = 1; seed < 200; seed++) {
        unsigned kept = seed;
        size_t order[6] = { 0, 1, 2, 3, 4, 5 };
        struct buffer bytes;
        struct arena arena;
        struct classlist list;
        struct err err;
        buffer_init(&bytes);
        arena_init(&arena);
        for (size_t i = 5; i > 0; i--) {
            size_t j = pick(i + 1), swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        const char delimiter = ";,\t|"[pick(4)], *end = pick(2) ? "\r\n" : "\n";
        buffer_text(&bytes, pick(2) ? "\xEF\xBB\xBF" : "");
        for (int row = 0; row < 4; row++)
            for (size_t c = 0; c < 6; c++) {
                char cell[60];
                snprintf(cell, sizeof cell, "%s", rows[row][order[c]]);
                if (row == 0)
                    odd_case(cell);
                buffer_print(&bytes, pick(2) ? "\"%s\"" : "%s", cell);
                if (c < 5)
                    buffer_add(&bytes, &delimiter, 1);
                else if (row < 3 || pick(2))
                    buffer_text(&bytes, end);
            }
        if (!classlist_parse("lijst.csv", bytes.data, bytes.length, NULL, &arena, &list, &err))
            fail_msg("%s\n%s", err.text, bytes.data);
        if (list.row_count != 3)
            fail_msg("%zu rows:\n%s", list.row_count, bytes.data);
        for (size_t i = 0; i < 3; i++) {
            char full[NAME_TEXT_SIZE];
            assert_string_equal(name_full(&list.rows[i].name, full), names[i]);
            assert_string_equal(list.rows[i].class, "7A");
            assert_string_equal(list.rows[i].key, rows[i + 1][0]);
        }
        arena_clear(&arena);
        buffer_clear(&bytes);
        seed = kept;
    }
}

/* As public sample sets stray from the specification: other order, other names, capitals, dates without a
 * time, extra columns, no end of line at the end. */
static void broken_lists__oneroster_that_strays__is_read(void **state)
{
    static const char users[] =
        "role,givenName,sourcedId,status,userId,enabledUser,familyName,orgSourcedIds,metadata.x,password\n"
        "Student,Noor,u1,active,n,TRUE,de Vries,o,1,geheim\nstudent,Sem,u2,active,s,True,Bos,o,,\n"
        "student,Lea,u3,active,l,FALSE,Bos,o,,\nTeacher,Marit,t1,active,m,TRUE,Bakker,o,,";
    static const char classes[] =
        "title,sourcedId,grade,classType,termSourcedId\r\nGroep 7A,c1,07,HomeRoom,s\r\n";
    static const char enrollments[] =
        "userSourcedId,role,classSourcedId,beginDate,endDate,primary\n"
        "u1,student,c1,2026-08-01,2027-07-31,FALSE\nu2,student,c1,,,\nu3,student,c1,,,";
    struct oneroster_bytes files[ONEROSTER_FILES] = {
        [ONEROSTER_USERS] = { users, sizeof users - 1 },
        [ONEROSTER_CLASSES] = { classes, sizeof classes - 1 },
        [ONEROSTER_ENROLLMENTS] = { enrollments, sizeof enrollments - 1 },
    };
    struct arena arena;
    struct classlist list;
    struct err err;
    int today;
    (void)state;
    arena_init(&arena);
    assert_true(day_parse_iso("2026-11-20", &today));
    if (!oneroster_parse("export", files, today, &arena, &list, &err))
        fail_msg("%s", err.text);
    assert_int_equal(list.row_count, 2);
    assert_int_equal(list.inactive, 2);
    assert_string_equal(list.rows[0].name.surname, "Vries");
    assert_string_equal(list.rows[0].class, "7A");
    /* Each file cut off anywhere: no crash, and a sentence or clean rows. */
    for (enum oneroster_file file = 0; file <= ONEROSTER_ENROLLMENTS; file++) {
        size_t whole = files[file].length;
        for (size_t length = 0; length < whole; length += 3) {
            files[file].length = length;
            err = (struct err){ .kind = ERR_NONE };
            if (oneroster_parse("export", files, today, &arena, &list, &err))
                demand_list(&list);
            else
                assert_true(err.kind == ERR_REFUSED && strstr(err.text, "export"));
        }
        files[file].length = whole;
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_lists__hundreds_of_ways__are_read_cleanly_or_refused_in_words),
        cmocka_unit_test(broken_lists__columns_in_any_order_and_case__say_the_same),
        cmocka_unit_test(broken_lists__oneroster_that_strays__is_read),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
