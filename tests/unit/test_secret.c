#include "unit.h"

#include "klaskast/base/secret.h"

static const struct secret_cost cheap = { 1, 8192 }; /* as little as argon2id can do with */
static const unsigned char salt[SECRET_SALT_SIZE] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
static const char beside[] = "header";

static void key_of(unsigned char key[SECRET_KEY_SIZE], const char *letters)
{
    assert_true(secret_key(key, letters, strlen(letters), salt, &cheap));
}

/* A file that was sealed years ago must open with the same words. */
static void secret_key__known_input__gives_the_known_key(void **state)
{
    (void)state;
    static const unsigned char known[SECRET_KEY_SIZE] = {
        0x1d, 0x66, 0xca, 0x8e, 0x0d, 0xff, 0x06, 0x79, 0xed, 0xf8, 0xca, 0xa3, 0xfe, 0xb4, 0x71, 0x98,
        0x17, 0x80, 0x9b, 0x66, 0x9d, 0x81, 0x59, 0x90, 0xeb, 0xde, 0x61, 0xfa, 0xf8, 0x16, 0xaa, 0xee,
    };
    unsigned char key[SECRET_KEY_SIZE], again[SECRET_KEY_SIZE];
    key_of(key, "vier losse woorden hier");
    assert_memory_equal(key, known, sizeof key);
    key_of(again, "vier losse woorden hie");
    assert_memory_not_equal(key, again, sizeof key);
}

static void secret_key__a_cost_out_of_bounds__is_refused(void **state)
{
    (void)state;
    unsigned char key[SECRET_KEY_SIZE];
    static const struct secret_cost no[] = { { 0, 8192 },
                                             { SECRET_MOST_PASSES + 1, 8192 },
                                             { 1, 8191 },
                                             { 1, SECRET_MOST_MEMORY + 1 },
                                             { 1, UINT64_MAX } };
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(secret_key(key, "x", 1, salt, &no[i]));
    assert_true(secret_cost_fits(&secret_quick) && secret_cost_fits(&secret_slow));
}

enum { PIECE = 100, SEALED = PIECE + SEAL_EXTRA };

struct stream {
    unsigned char key[SECRET_KEY_SIZE], start[SEAL_START_SIZE], pieces[2][SEALED];
};

static void sealed(struct stream *stream)
{
    struct seal seal;
    char text[PIECE];
    memset(text, 'a', sizeof text);
    key_of(stream->key, "vier losse woorden hier");
    seal_begin(&seal, stream->key, stream->start);
    seal_piece(&seal, text, sizeof text, beside, sizeof beside, false, stream->pieces[0]);
    seal_piece(&seal, text, sizeof text, beside, sizeof beside, true, stream->pieces[1]);
}

static void seal_open_piece__what_was_sealed__comes_back(void **state)
{
    (void)state;
    struct stream stream;
    struct seal seal;
    char text[PIECE];
    bool last;
    sealed(&stream);
    assert_memory_not_equal(stream.pieces[0], stream.pieces[1], PIECE);
    assert_true(seal_open(&seal, stream.key, stream.start));
    assert_true(seal_open_piece(&seal, stream.pieces[0], SEALED, beside, sizeof beside, &last, text));
    assert_false(last);
    memset(text, 0, sizeof text);
    assert_true(seal_open_piece(&seal, stream.pieces[1], SEALED, beside, sizeof beside, &last, text));
    assert_true(last && text[0] == 'a' && text[PIECE - 1] == 'a');
}

static void seal_open_piece__every_flipped_bit__is_refused(void **state)
{
    (void)state;
    struct stream stream;
    struct seal seal;
    char text[PIECE];
    bool last;
    sealed(&stream);
    for (int bit = 0; bit < SEALED * 8; bit++) {
        stream.pieces[0][bit / 8] ^= (unsigned char)(1 << bit % 8);
        seal_open(&seal, stream.key, stream.start);
        assert_false(seal_open_piece(&seal, stream.pieces[0], SEALED, beside, sizeof beside, &last, text));
        stream.pieces[0][bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
}

static void seal_open_piece__another_order_key_or_header__is_refused(void **state)
{
    (void)state;
    struct stream stream;
    struct seal seal;
    char text[PIECE];
    bool last;
    sealed(&stream);
    seal_open(&seal, stream.key, stream.start);
    assert_false(seal_open_piece(&seal, stream.pieces[1], SEALED, beside, sizeof beside, &last, text));
    seal_open(&seal, stream.key, stream.start);
    assert_false(seal_open_piece(&seal, stream.pieces[0], SEALED, "Header", sizeof beside, &last, text));
    assert_false(
        seal_open_piece(&seal, stream.pieces[0], SEAL_EXTRA - 1, beside, sizeof beside, &last, text));
    stream.key[0] ^= 1;
    seal_open(&seal, stream.key, stream.start);
    assert_false(seal_open_piece(&seal, stream.pieces[0], SEALED, beside, sizeof beside, &last, text));
}

static void secret_new__its_bytes__are_zero_and_can_be_used(void **state)
{
    (void)state;
    char *secret = secret_new(64);
    for (int i = 0; i < 64; i++)
        assert_int_equal(secret[i], 0);
    memset(secret, 'x', 64);
    assert_true(secret_same(secret, secret + 32, 32));
    secret_wipe(secret, 32);
    assert_false(secret_same(secret, secret + 32, 32));
    assert_int_equal(secret[31], 0);
    void *gone = secret;
    secret_free(&gone);
    assert_null(gone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secret_key__known_input__gives_the_known_key),
        cmocka_unit_test(secret_key__a_cost_out_of_bounds__is_refused),
        cmocka_unit_test(seal_open_piece__what_was_sealed__comes_back),
        cmocka_unit_test(seal_open_piece__every_flipped_bit__is_refused),
        cmocka_unit_test(seal_open_piece__another_order_key_or_header__is_refused),
        cmocka_unit_test(secret_new__its_bytes__are_zero_and_can_be_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
