#include "klaskast/base/secret.h"

#include "klaskast/base/memory.h"

#include <sodium.h>
#include <string.h>

const struct secret_cost secret_quick = { crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                          crypto_pwhash_MEMLIMIT_INTERACTIVE };
const struct secret_cost secret_slow = { crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE };

_Static_assert(SECRET_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES, "the key fits the stream");
_Static_assert(SECRET_SALT_SIZE == crypto_pwhash_argon2id_SALTBYTES, "the salt fits argon2id");
_Static_assert(SEAL_START_SIZE == crypto_secretstream_xchacha20poly1305_HEADERBYTES, "the start fits");
_Static_assert(SEAL_EXTRA == crypto_secretstream_xchacha20poly1305_ABYTES, "the extra bytes fit");
_Static_assert(sizeof(struct seal) >= sizeof(crypto_secretstream_xchacha20poly1305_state), "the state fits");

void *secret_new(size_t size)
{
    void *secret = sodium_init() < 0 ? NULL : sodium_malloc(size);
    if (!secret)
        memory_none();
    else
        memset(secret, 0, size);
    return secret;
}

void secret_free(void **secret)
{
    sodium_free(*secret);
    *secret = NULL;
}

void secret_wipe(void *bytes, size_t length)
{
    sodium_memzero(bytes, length);
}

bool secret_same(const void *a, const void *b, size_t length)
{
    return sodium_memcmp(a, b, length) == 0;
}

static bool begins_letter(char byte)
{
    return ((unsigned char)byte & 0xc0) != 0x80;
}

int secret_letters(const char *typed)
{
    int letters = 0;
    for (; *typed; typed++)
        letters += begins_letter(*typed);
    return letters;
}

bool secret_long_enough(const char *typed)
{
    return secret_letters(typed) >= SECRET_LEAST;
}

size_t secret_without_last(const char *typed, size_t length)
{
    while (length > 0 && !begins_letter(typed[length - 1]))
        length--;
    return length > 0 ? length - 1 : 0;
}

bool secret_cost_fits(const struct secret_cost *cost)
{
    return cost->passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN && cost->passes <= SECRET_MOST_PASSES &&
           cost->memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN && cost->memory <= SECRET_MOST_MEMORY;
}

bool secret_key(unsigned char key[SECRET_KEY_SIZE], const char *letters, size_t length,
                const unsigned char salt[SECRET_SALT_SIZE], const struct secret_cost *cost)
{
    return secret_cost_fits(cost) && sodium_init() >= 0 &&
           crypto_pwhash(key, SECRET_KEY_SIZE, letters, length, salt, cost->passes, (size_t)cost->memory,
                         crypto_pwhash_ALG_ARGON2ID13) == 0;
}

static crypto_secretstream_xchacha20poly1305_state *state_of(struct seal *seal)
{
    return (crypto_secretstream_xchacha20poly1305_state *)(void *)seal->state;
}

void seal_begin(struct seal *seal, const unsigned char key[SECRET_KEY_SIZE],
                unsigned char start[SEAL_START_SIZE])
{
    crypto_secretstream_xchacha20poly1305_init_push(state_of(seal), start, key);
}

void seal_piece(struct seal *seal, const void *bytes, size_t length, const void *beside, size_t beside_length,
                bool last, unsigned char *out)
{
    crypto_secretstream_xchacha20poly1305_push(state_of(seal), out, NULL, bytes, length, beside,
                                               beside_length,
                                               last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                    : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
}

bool seal_open(struct seal *seal, const unsigned char key[SECRET_KEY_SIZE],
               const unsigned char start[SEAL_START_SIZE])
{
    return crypto_secretstream_xchacha20poly1305_init_pull(state_of(seal), start, key) == 0;
}

bool seal_open_piece(struct seal *seal, const unsigned char *bytes, size_t length, const void *beside,
                     size_t beside_length, bool *last, void *out)
{
    unsigned char tag;
    if (length < SEAL_EXTRA ||
        crypto_secretstream_xchacha20poly1305_pull(state_of(seal), out, NULL, &tag, bytes, length, beside,
                                                   beside_length) != 0)
        return false;
    *last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return *last || tag == crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
}
