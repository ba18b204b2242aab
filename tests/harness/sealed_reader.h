/* Reads a sealed copy by doc/backup-format.md alone, with nothing of the program and without libsodium's own
 * streams: what another program would write. Returns the copy (to be freed) or NULL. */
#ifndef TESTS_HARNESS_SEALED_READER_H
#define TESTS_HARNESS_SEALED_READER_H

#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    unsigned char key[32];
    unsigned char nonce[12]; /* a counter of 4 bytes, then 8 that every piece changes */
};

static inline uint64_t reader_number(const unsigned char *at, int size)
{
    uint64_t number = 0;
    for (int i = size - 1; i >= 0; i--)
        number = number << 8 | at[i];
    return number;
}

static inline void reader_length(crypto_onetimeauth_poly1305_state *mac, uint64_t length)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(length >> (8 * i));
    crypto_onetimeauth_poly1305_update(mac, bytes, sizeof bytes);
}

/* One piece: its tag, 0 or 3 (the last); -1 when it is not as it was written. */
static inline int reader_piece(struct reader *reader, const unsigned char *header, const unsigned char *piece,
                               size_t length, unsigned char *out)
{
    static const unsigned char zero[16];
    unsigned char block[64], sum[16];
    crypto_onetimeauth_poly1305_state mac;
    size_t text = length - 17;
    crypto_stream_chacha20_ietf(block, sizeof block, reader->nonce, reader->key);
    crypto_onetimeauth_poly1305_init(&mac, block);
    crypto_onetimeauth_poly1305_update(&mac, header, 112); /* a multiple of 16: nothing to fill up */
    memset(block, 0, sizeof block);
    block[0] = piece[0];
    crypto_stream_chacha20_ietf_xor_ic(block, block, sizeof block, reader->nonce, 1, reader->key);
    int tag = block[0];
    block[0] = piece[0];
    crypto_onetimeauth_poly1305_update(&mac, block, sizeof block);
    crypto_onetimeauth_poly1305_update(&mac, piece + 1, text);
    crypto_onetimeauth_poly1305_update(&mac, zero, text % 16);
    reader_length(&mac, 112);
    reader_length(&mac, 64 + text);
    crypto_onetimeauth_poly1305_final(&mac, sum);
    if (memcmp(sum, piece + 1 + text, sizeof sum) != 0)
        return -1;
    crypto_stream_chacha20_ietf_xor_ic(out, piece + 1, text, reader->nonce, 2, reader->key);
    for (int i = 0; i < 8; i++)
        reader->nonce[4 + i] ^= sum[i];
    for (int i = 0; i < 4 && ++reader->nonce[i] == 0; i++)
        ;
    return tag;
}

static inline unsigned char *reader_open(const unsigned char *file, size_t length, const char *passphrase,
                                         size_t *out_length)
{
    struct reader reader = { .nonce = { 1 } };
    unsigned char key[32];
    if (length < 161 + 17 || memcmp(file, "klaskast sealed\n", 16) != 0 || reader_number(file + 16, 4) != 1 ||
        crypto_pwhash(key, 32, passphrase, strlen(passphrase), file + 40, reader_number(file + 28, 4),
                      (size_t)reader_number(file + 32, 8), crypto_pwhash_ALG_ARGON2ID13) != 0)
        return NULL;
    crypto_core_hchacha20(reader.key, file + 88, key, NULL);
    memcpy(reader.nonce + 4, file + 88 + 16, 8);
    unsigned char *out = malloc(length), none[1];
    size_t piece = (size_t)reader_number(file + 80, 4) + 17;
    int tag = reader_piece(&reader, file, file + 112, 17, none);
    *out_length = 0;
    for (size_t at = 161; tag == 0 && at < length;) {
        size_t size = length - at < piece ? length - at : piece;
        tag = size < 17 ? -1 : reader_piece(&reader, file, file + at, size, out + *out_length);
        *out_length += size - 17;
        at += size;
        if (tag == 3 && at == length)
            return out;
    }
    free(out);
    return NULL;
}

#endif
