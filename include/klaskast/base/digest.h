/* The door to libsodium: hashes, random bytes, identifiers. */
#ifndef KLASKAST_BASE_DIGEST_H
#define KLASKAST_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define DIGEST_SIZE 32

/* BLAKE2b with 32 bytes of output over parts that are each preceded by their length (so that 'ab','c' and
 * 'a','bc' differ). */
struct digest {
    _Alignas(64) unsigned char state[384];
};
void digest_init(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t length);
void digest_add_text(struct digest *digest, const char *text); /* NULL is not the empty text */
void digest_add_integer(struct digest *digest, int64_t number);
void digest_end(struct digest *digest, unsigned char out[DIGEST_SIZE]);

#define DIGEST_HEX_SIZE (2 * DIGEST_SIZE + 1)
void digest_hex(const unsigned char bytes[DIGEST_SIZE], char text[DIGEST_HEX_SIZE]);

void random_bytes(void *bytes, size_t length);

/* A UUID version 7 (RFC 9562): sorts by the time it was made, unique also when the clock goes back. */
#define UUID_SIZE 37
void uuid_make(int64_t moment, char text[UUID_SIZE]);

#endif
