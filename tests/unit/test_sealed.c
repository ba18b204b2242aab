#include "unit.h"

#include "../harness/sealed_bytes.h"
#include "../harness/sealed_reader.h"

#include "klaskast/base/digest.h"
#include "klaskast/base/file.h"
#include "klaskast/io/sealed.h"

#include <stdio.h>

static const struct secret_cost cheap = { 1, 8192 };
static const char passphrase[] = "vier losse woorden hier";

static struct sealed_header header_for(uint32_t piece)
{
    struct sealed_header header = { .cost = cheap, .made = 1795420800, .piece = piece };
    for (int i = 0; i < SECRET_SALT_SIZE; i++)
        header.salt[i] = (unsigned char)(i + 1);
    for (int i = 0; i < SEALED_SOURCE_SIZE; i++)
        header.source[i] = (unsigned char)(0xa0 + i);
    return header;
}

/* Bytes that differ from place to place. */
static void fill(unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        bytes[i] = (unsigned char)(i * 31 + i / 251);
}

static void seal_bytes(const unsigned char *bytes, size_t length, uint32_t piece, struct buffer *out)
{
    unsigned char key[SECRET_KEY_SIZE];
    struct sealed_header header = header_for(piece);
    buffer_init(out);
    assert_true(sealed_key(&header, passphrase, key, NULL));
    assert_true(sealed_bytes_make(&header, key, bytes, length, out));
}

static bool open_with(const struct buffer *file, const char *words, struct buffer *out, struct err *err)
{
    unsigned char key[SECRET_KEY_SIZE];
    struct sealed_header header;
    buffer_init(out);
    return sealed_read_header(buffer_get(file), file->length, &header, err) &&
           sealed_key(&header, words, key, err) &&
           sealed_bytes_open(buffer_get(file), file->length, key, out, err);
}

static void assert_opens(const struct buffer *file, const unsigned char *bytes, size_t length)
{
    struct buffer opened;
    struct err err = { .text = "" };
    assert_true(open_with(file, passphrase, &opened, &err));
    assert_int_equal(opened.length, length);
    assert_memory_equal(buffer_get(&opened), bytes, length);
    buffer_clear(&opened);
}

/* --- as documented ------------------------------------------------------------------------------------- */

/* Random bytes that are known: 1, 2, 3, ... */
static const char *counting_name(void)
{
    return "counting";
}
static uint32_t counting_random(void)
{
    return 4;
}
static void counting_buf(void *const buf, const size_t size)
{
    for (size_t i = 0; i < size; i++)
        ((unsigned char *)buf)[i] = (unsigned char)(i + 1);
}

/* The vector as it stands in the document: the word 'klaskast' in one piece. */
static unsigned char vector[512];
static size_t vector_size;

static int read_vector(void **state)
{
    (void)state;
    struct buffer page;
    buffer_init(&page);
    assert_true(file_read("doc/backup-format.md", 1 << 20, &page, NULL));
    const char *at = strstr(buffer_get(&page), "become this file");
    assert_non_null(at);
    at = strstr(at, "```\n") + 4;
    vector_size = 0;
    unsigned byte;
    int used;
    while (sscanf(at, " %2x%n", &byte, &used) == 1 && vector_size < sizeof vector) {
        vector[vector_size++] = (unsigned char)byte;
        at += used;
    }
    buffer_clear(&page);
    return 0;
}

static void sealed_make__the_documented_input__gives_the_documented_bytes(void **state)
{
    (void)state;
    static struct randombytes_implementation counting = { .implementation_name = counting_name,
                                                          .random = counting_random,
                                                          .buf = counting_buf };
    struct buffer file;
    randombytes_set_implementation(&counting);
    seal_bytes((const unsigned char *)"klaskast", 8, 1024, &file);
    randombytes_set_implementation(&randombytes_sysrandom_implementation);
    assert_int_equal(file.length, vector_size);
    assert_memory_equal(buffer_get(&file), vector, vector_size);
    buffer_clear(&file);
}

static void sealed_open__the_documented_bytes__open(void **state)
{
    (void)state;
    struct buffer file = { (char *)vector, vector_size, 0 };
    struct sealed_header header;
    assert_opens(&file, (const unsigned char *)"klaskast", 8);
    assert_true(sealed_read_header(vector, vector_size, &header, NULL));
    assert_int_equal(header.made, 1795420800);
    assert_int_equal(header.piece, 1024);
    assert_int_equal(header.cost.memory, 8192);
    assert_int_equal(header.source[15], 0xaf);
}

/* Another program, by the document alone, reads what this one writes. */
static void sealed_make__of_any_length__is_read_by_another_program(void **state)
{
    (void)state;
    static const size_t lengths[] = { 0, 1, 15, 16, 17, 1023, 1024, 1025, 2048, 5000 };
    unsigned char bytes[5000];
    fill(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct buffer file;
        size_t length = 99;
        seal_bytes(bytes, lengths[i], 1024, &file);
        unsigned char *read =
            reader_open((const unsigned char *)buffer_get(&file), file.length, passphrase, &length);
        assert_non_null(read);
        assert_int_equal(length, lengths[i]);
        assert_memory_equal(read, bytes, length);
        free(read);
        assert_opens(&file, bytes, lengths[i]);
        buffer_clear(&file);
    }
}

/* A copy of any size goes through in pieces, and a flow that fails ends it in the flow's own words. */
struct failing {
    int takes, gives; /* that succeed */
};

static bool failing_take(void *context, void *bytes, size_t size, size_t *got, struct err *err)
{
    struct failing *failing = context;
    memset(bytes, 7, size);
    *got = size; /* never an end */
    return failing->takes-- > 0 || err_set(err, ERR_DISK, "no more to read");
}

static bool failing_give(void *context, const void *bytes, size_t length, struct err *err)
{
    struct failing *failing = context;
    (void)bytes;
    assert_true(length <= 1024 + SEAL_EXTRA || length == SEALED_FRONT_SIZE);
    return failing->gives-- > 0 || err_set(err, ERR_DISK, "no more room");
}

static void sealed_make__the_flow_fails__says_what_the_flow_says(void **state)
{
    (void)state;
    static const unsigned char key[SECRET_KEY_SIZE] = { 1 };
    for (int fails = 0; fails < 5; fails++) {
        struct sealed_header header = header_for(1024);
        struct failing failing = { .takes = fails, .gives = 100 };
        const struct sealed_flow flow = { failing_take, failing_give, &failing };
        struct err err = { .text = "" };
        assert_false(sealed_make(&header, key, &flow, &err));
        assert_string_equal(err.text, "no more to read");
        failing = (struct failing){ .takes = 100, .gives = fails };
        assert_false(sealed_make(&header, key, &flow, &err));
        assert_string_equal(err.text, "no more room");
    }
}

/* --- what may come ------------------------------------------------------------------------------------- */

static void refused(const struct buffer *file, size_t length, enum err_kind kind)
{
    struct buffer opened, part = { file->data, length, 0 };
    struct err err = { .text = "" };
    assert_false(open_with(&part, passphrase, &opened, &err));
    assert_int_equal(err.kind, kind);
    assert_null(opened.data);
}

static void sealed_open__another_passphrase__is_told_from_damage(void **state)
{
    (void)state;
    struct buffer file, opened;
    struct err err = { .text = "" };
    seal_bytes((const unsigned char *)"klaskast", 8, 1024, &file);
    assert_false(open_with(&file, "vier losse woorden hie", &opened, &err));
    assert_int_equal(err.kind, ERR_PASSPHRASE);
    buffer_clear(&file);
}

static void sealed_open__cut_off_anywhere__is_damaged(void **state)
{
    (void)state;
    struct buffer file;
    unsigned char bytes[2100];
    fill(bytes, sizeof bytes);
    seal_bytes(bytes, sizeof bytes, 1024, &file);
    /* Also between two pieces, where each piece is whole. */
    for (size_t length = 0; length < file.length; length += length < SEALED_FRONT_SIZE ? 7 : 1)
        refused(&file, length, ERR_DAMAGED);
    refused(&file, SEALED_FRONT_SIZE + 2 * (1024 + SEAL_EXTRA), ERR_DAMAGED);
    buffer_add(&file, "x", 1);
    refused(&file, file.length, ERR_DAMAGED);
    buffer_clear(&file);
}

static void sealed_open__any_byte_altered__is_damaged_or_refused(void **state)
{
    (void)state;
    struct buffer file;
    unsigned char bytes[1500];
    fill(bytes, sizeof bytes);
    seal_bytes(bytes, sizeof bytes, 1024, &file);
    for (size_t i = 0; i < file.length; i++) {
        struct buffer opened;
        struct err err = { .text = "" };
        file.data[i] ^= 0x10;
        assert_false(open_with(&file, passphrase, &opened, &err));
        /* Of the version a bit more is a newer klaskast's. */
        assert_true(err.kind == ERR_DAMAGED || (err.kind == ERR_REFUSED && i == 16));
        file.data[i] ^= 0x10;
    }
    assert_opens(&file, bytes, sizeof bytes);
    buffer_clear(&file);
}

static void sealed_open__two_pieces_changed_places__is_damaged(void **state)
{
    (void)state;
    struct buffer file;
    unsigned char bytes[3072];
    char piece[1024 + SEAL_EXTRA];
    fill(bytes, sizeof bytes);
    seal_bytes(bytes, sizeof bytes, 1024, &file);
    char *first = file.data + SEALED_FRONT_SIZE, *second = first + sizeof piece;
    memcpy(piece, first, sizeof piece);
    memcpy(first, second, sizeof piece);
    memcpy(second, piece, sizeof piece);
    refused(&file, file.length, ERR_DAMAGED);
    buffer_clear(&file);
}

/* What would take all memory or never end is not even tried. */
static void sealed_read_header__more_than_is_sensible__is_refused(void **state)
{
    (void)state;
    static const struct {
        struct secret_cost cost;
        uint32_t piece;
    } no[] = { { { 1, UINT64_MAX }, 1024 },
               { { 1, (uint64_t)2 << 30 }, 1024 },
               { { 4000000000u, 8192 }, 1024 },
               { { 0, 8192 }, 1024 },
               { { 1, 8192 }, 0 },
               { { 1, 8192 }, 512 },
               { { 1, 8192 }, UINT32_MAX - 16 } };
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        static const unsigned char key[SECRET_KEY_SIZE] = { 1 };
        struct sealed_header header = header_for(1024), read;
        struct buffer file;
        struct digest digest;
        struct err err = { .text = "" };
        header.cost = no[i].cost;
        buffer_init(&file);
        assert_true(sealed_bytes_make(&header, key, "x", 1, &file));
        for (int byte = 0; byte < 4; byte++)
            file.data[80 + byte] = (char)(no[i].piece >> 8 * byte);
        digest_init(&digest);
        digest_add(&digest, file.data, SEALED_HEADER_SIZE + SEAL_EXTRA);
        digest_end(&digest, (unsigned char *)file.data + SEALED_HEADER_SIZE + SEAL_EXTRA);
        assert_false(sealed_read_header(buffer_get(&file), file.length, &read, &err));
        assert_int_equal(err.kind, ERR_REFUSED);
        buffer_clear(&file);
    }
}

static void sealed_read_header__other_files__are_no_copies(void **state)
{
    (void)state;
    static const char *const others[] = { "", "klaskast", "SQLite format 3", "klaskast sealed" };
    struct sealed_header header;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct err err = { .text = "" };
        assert_false(sealed_is(others[i], strlen(others[i])));
        assert_false(sealed_read_header(others[i], strlen(others[i]), &header, &err));
        assert_int_equal(err.kind, ERR_DAMAGED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sealed_make__the_documented_input__gives_the_documented_bytes),
        cmocka_unit_test(sealed_open__the_documented_bytes__open),
        cmocka_unit_test(sealed_make__of_any_length__is_read_by_another_program),
        cmocka_unit_test(sealed_make__the_flow_fails__says_what_the_flow_says),
        cmocka_unit_test(sealed_open__another_passphrase__is_told_from_damage),
        cmocka_unit_test(sealed_open__cut_off_anywhere__is_damaged),
        cmocka_unit_test(sealed_open__any_byte_altered__is_damaged_or_refused),
        cmocka_unit_test(sealed_open__two_pieces_changed_places__is_damaged),
        cmocka_unit_test(sealed_read_header__more_than_is_sensible__is_refused),
        cmocka_unit_test(sealed_read_header__other_files__are_no_copies),
    };
    return cmocka_run_group_tests(tests, read_vector, NULL);
}
