/* Sealing and opening in memory, for the tests of io/sealed: a flow from one buffer to another. */
#ifndef KLASKAST_TESTS_SEALED_BYTES_H
#define KLASKAST_TESTS_SEALED_BYTES_H

#include "klaskast/base/buffer.h"
#include "klaskast/io/sealed.h"

#include <string.h>

struct sealed_bytes {
    const unsigned char *from;
    size_t left;
    struct buffer *to;
    size_t most; /* of what was asked for or given at once */
};

static inline bool sealed_bytes_take(void *context, void *bytes, size_t size, size_t *got, struct err *err)
{
    struct sealed_bytes *flow = context;
    (void)err;
    *got = flow->left < size ? flow->left : size;
    if (*got)
        memcpy(bytes, flow->from, *got);
    flow->from += *got;
    flow->left -= *got;
    flow->most = size > flow->most ? size : flow->most;
    return true;
}

static inline bool sealed_bytes_give(void *context, const void *bytes, size_t length, struct err *err)
{
    struct sealed_bytes *flow = context;
    (void)err;
    buffer_add(flow->to, bytes, length);
    flow->most = length > flow->most ? length : flow->most;
    return true;
}

static inline bool sealed_bytes_make(struct sealed_header *header, const unsigned char key[SECRET_KEY_SIZE],
                                     const void *bytes, size_t length, struct buffer *out)
{
    struct sealed_bytes both = { bytes, length, out, 0 };
    const struct sealed_flow flow = { sealed_bytes_take, sealed_bytes_give, &both };
    return sealed_make(header, key, &flow, NULL) &&
           both.most <= header->piece + SEAL_EXTRA + SEALED_FRONT_SIZE;
}

/* As callers do: what came out of a failure is nothing. */
static inline bool sealed_bytes_open(const void *bytes, size_t length,
                                     const unsigned char key[SECRET_KEY_SIZE], struct buffer *out,
                                     struct err *err)
{
    struct sealed_bytes both = { bytes, length, out, 0 };
    const struct sealed_flow flow = { sealed_bytes_take, sealed_bytes_give, &both };
    bool ok = sealed_open(key, &flow, err);
    if (!ok)
        buffer_clear(out);
    return ok;
}

#endif
