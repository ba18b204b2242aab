#include "klaskast/base/digest.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

_Static_assert(sizeof(struct digest) >= sizeof(crypto_generichash_state), "the state fits");

static crypto_generichash_state *state_of(struct digest *digest)
{
    return (crypto_generichash_state *)(void *)digest->state;
}

void digest_init(struct digest *digest)
{
    crypto_generichash_init(state_of(digest), NULL, 0, DIGEST_SIZE);
}

void digest_add(struct digest *digest, const void *bytes, size_t length)
{
    unsigned char size[8];
    for (size_t i = 0; i < sizeof size; i++)
        size[i] = (unsigned char)((uint64_t)length >> (8 * i));
    crypto_generichash_update(state_of(digest), size, sizeof size);
    if (length)
        crypto_generichash_update(state_of(digest), bytes, length);
}

void digest_add_text(struct digest *digest, const char *text)
{
    digest_add(digest, text ? "t" : "n", 1);
    if (text)
        digest_add(digest, text, strlen(text));
}

void digest_add_integer(struct digest *digest, int64_t number)
{
    unsigned char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
    digest_add(digest, bytes, sizeof bytes);
}

void digest_end(struct digest *digest, unsigned char out[DIGEST_SIZE])
{
    crypto_generichash_final(state_of(digest), out, DIGEST_SIZE);
}

void digest_hex(const unsigned char bytes[DIGEST_SIZE], char text[DIGEST_HEX_SIZE])
{
    sodium_bin2hex(text, DIGEST_HEX_SIZE, bytes, DIGEST_SIZE);
}

void random_bytes(void *bytes, size_t length)
{
    randombytes_buf(bytes, length);
}

void uuid_make(int64_t moment, char text[UUID_SIZE])
{
    static int64_t last;
    int64_t ms = moment * 1000;
    if (ms <= last)
        ms = last + 1;
    last = ms;
    unsigned char b[16];
    randombytes_buf(b, sizeof b);
    for (int i = 0; i < 6; i++)
        b[i] = (unsigned char)((uint64_t)ms >> (40 - 8 * i));
    b[6] = (unsigned char)(0x70 | (b[6] & 0x0f));
    b[8] = (unsigned char)(0x80 | (b[8] & 0x3f));
    snprintf(text, UUID_SIZE, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0],
             b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}
