/* The door to libsodium for what others may not read: passphrases, the keys made of them, sealed streams. */
#ifndef KLASKAST_BASE_SECRET_H
#define KLASKAST_BASE_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Room for one secret: zeroed, never swapped to disk where the system allows it, not in a core file, and
 * wiped when it is freed. Never NULL. */
void *secret_new(size_t size);
void secret_free(void **secret); /* of a variable: secret_free((void **)&key) */

/* Overwrites, also where the compiler sees that nobody reads it afterwards. */
void secret_wipe(void *bytes, size_t length);

/* Compares in a time that does not tell where they differ. */
bool secret_same(const void *a, const void *b, size_t length);

/* --- what people type ---------------------------------------------------------------------------------- */

/* Room for it, with the NUL; letters that a PIN or passphrase has at least. */
enum { SECRET_TYPED_SIZE = 256, SECRET_LEAST = 4 };

/* How many letters were typed, each of one byte or more. */
int secret_letters(const char *typed);
bool secret_long_enough(const char *typed);
/* The bytes that are left of `length` when its last letter (UTF-8) is taken away. */
size_t secret_without_last(const char *typed, size_t length);

/* --- from a passphrase or PIN to a key (argon2id) ------------------------------------------------------ */

enum { SECRET_KEY_SIZE = 32, SECRET_SALT_SIZE = 16 };

struct secret_cost {
    uint32_t passes;
    uint64_t memory; /* bytes */
};
extern const struct secret_cost secret_quick; /* 64 MiB, a tenth of a second: a PIN, asked many times a day */
extern const struct secret_cost
    secret_slow; /* 256 MiB, half a second or more: a copy that leaves the house */

/* What a file may ask for: more would keep the computer busy or without memory. */
enum { SECRET_MOST_PASSES = 16 };
#define SECRET_MOST_MEMORY ((uint64_t)1 << 30)
bool secret_cost_fits(const struct secret_cost *cost);

/* The key of these letters with this salt; always the same one. False: the cost is out of bounds, or there is
 * not that much memory free. */
bool secret_key(unsigned char key[SECRET_KEY_SIZE], const char *letters, size_t length,
                const unsigned char salt[SECRET_SALT_SIZE], const struct secret_cost *cost);

/* --- sealed streams (XChaCha20-Poly1305, in pieces) ---------------------------------------------------- */

enum { SEAL_START_SIZE = 24, SEAL_EXTRA = 17 };

struct seal {
    _Alignas(16) unsigned char state[64];
};

/* Begins to seal; `start` is random and goes before the pieces. */
void seal_begin(struct seal *seal, const unsigned char key[SECRET_KEY_SIZE],
                unsigned char start[SEAL_START_SIZE]);
/* One piece: `out` gets length + SEAL_EXTRA bytes. `beside` is not in it, but must be the same on opening. */
void seal_piece(struct seal *seal, const void *bytes, size_t length, const void *beside, size_t beside_length,
                bool last, unsigned char *out);

bool seal_open(struct seal *seal, const unsigned char key[SECRET_KEY_SIZE],
               const unsigned char start[SEAL_START_SIZE]);
/* `out` gets length - SEAL_EXTRA bytes. False: not sealed with this key, or altered, cut off or moved.
 * *last: it was sealed as the last one; a stream that ends without is cut off. */
bool seal_open_piece(struct seal *seal, const unsigned char *bytes, size_t length, const void *beside,
                     size_t beside_length, bool *last, void *out);

#endif
