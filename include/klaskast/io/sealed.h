/* A copy of the data file, sealed with a passphrase: bytes to bytes, a piece at a time, so that a large one
 * needs no more memory than a small one. The form, byte by byte, is in doc/backup-format.md; a file that was
 * made today must open for ever. */
#ifndef KLASKAST_IO_SEALED_H
#define KLASKAST_IO_SEALED_H

#include "klaskast/base/err.h"
#include "klaskast/base/secret.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SEALED_VERSION = 1,
    SEALED_HEADER_SIZE = 112,
    SEALED_FRONT_SIZE = SEALED_HEADER_SIZE + SEAL_EXTRA + 32, /* header, empty piece, sum */
    SEALED_SOURCE_SIZE = 16,
    SEALED_PIECE_LEAST = 1024,
    SEALED_PIECE = 64 * 1024,
    SEALED_PIECE_MOST = 1024 * 1024,
};

struct sealed_header {
    struct secret_cost cost;
    unsigned char salt[SECRET_SALT_SIZE];
    unsigned char
        source[SEALED_SOURCE_SIZE]; /* the same for all copies of one data file; says nothing else */
    unsigned char start[SEAL_START_SIZE];
    int64_t made;   /* seconds since 1970 */
    uint32_t piece; /* bytes of the copy in each piece but the last */
};

/* Do these bytes begin as a sealed copy does? For telling it from other files. */
bool sealed_is(const void *bytes, size_t length);

/* What the front of it says, its sum checked. ERR_DAMAGED: it is none, was cut off, or is not as it was
 * written; ERR_REFUSED: of a newer klaskast, or asks for more memory than is sensible. */
bool sealed_read_header(const void *bytes, size_t length, struct sealed_header *header, struct err *err);

/* The key of a passphrase for this header. Takes half a second or more, by design. */
bool sealed_key(const struct sealed_header *header, const char *passphrase,
                unsigned char key[SECRET_KEY_SIZE], struct err *err);

/* Where the bytes come from and where they go, a piece at a time. */
struct sealed_flow {
    /* Fills `bytes` with the next `size` of them; *got is less only at the end. */
    bool (*take)(void *context, void *bytes, size_t size, size_t *got, struct err *err);
    bool (*give)(void *context, const void *bytes, size_t length, struct err *err);
    void *context;
};

/* Seals what is taken to its end. The header's salt is the one the key was made with; `start` is filled in.
 * False: the flow failed, and said why. */
bool sealed_make(struct sealed_header *header, const unsigned char key[SECRET_KEY_SIZE],
                 const struct sealed_flow *flow, struct err *err);

/* Opens what is taken, from its front on. **What was given is to be believed only once this is true**: then
 * the piece that was sealed as the last was seen, and nothing came after it. ERR_PASSPHRASE: another key;
 * ERR_DAMAGED: altered, or cut off. */
bool sealed_open(const unsigned char key[SECRET_KEY_SIZE], const struct sealed_flow *flow, struct err *err);

#endif
