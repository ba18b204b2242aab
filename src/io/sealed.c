#include "klaskast/io/sealed.h"

#include "klaskast/base/digest.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"

#include <string.h>

static const char magic[] = "klaskast sealed\n"; /* the \0 is not in the file */

enum { MAGIC_SIZE = sizeof magic - 1, KEY_FROM_ARGON2ID = 1 };

_Static_assert(MAGIC_SIZE == 16, "where the numbers begin");

bool sealed_is(const void *bytes, size_t length)
{
    return length >= MAGIC_SIZE && memcmp(bytes, magic, MAGIC_SIZE) == 0;
}

static void put(unsigned char *at, uint64_t number, int size)
{
    for (int i = 0; i < size; i++)
        at[i] = (unsigned char)(number >> (8 * i));
}

static uint64_t get(const unsigned char *at, int size)
{
    uint64_t number = 0;
    for (int i = 0; i < size; i++)
        number |= (uint64_t)at[i] << (8 * i);
    return number;
}

static void write_header(const struct sealed_header *header, unsigned char bytes[SEALED_HEADER_SIZE])
{
    memset(bytes, 0, SEALED_HEADER_SIZE);
    memcpy(bytes, magic, MAGIC_SIZE);
    put(bytes + 16, SEALED_VERSION, 4);
    put(bytes + 20, SEALED_HEADER_SIZE, 4);
    put(bytes + 24, KEY_FROM_ARGON2ID, 4);
    put(bytes + 28, header->cost.passes, 4);
    put(bytes + 32, header->cost.memory, 8);
    memcpy(bytes + 40, header->salt, SECRET_SALT_SIZE);
    put(bytes + 56, (uint64_t)header->made, 8);
    memcpy(bytes + 64, header->source, SEALED_SOURCE_SIZE);
    put(bytes + 80, header->piece, 4);
    memcpy(bytes + 88, header->start, SEAL_START_SIZE);
}

/* Of the header and the empty piece: tells a damaged front from another passphrase. */
static void sum_of(const unsigned char *bytes, unsigned char sum[DIGEST_SIZE])
{
    struct digest digest;
    digest_init(&digest);
    digest_add(&digest, bytes, SEALED_HEADER_SIZE + SEAL_EXTRA);
    digest_end(&digest, sum);
}

static bool damaged(struct err *err)
{
    return err_set(err, ERR_DAMAGED, "%s",
                   _("The copy is damaged: it is not as it was written. Take another copy."));
}

static bool numbers_fit(const unsigned char *bytes, struct sealed_header *header, struct err *err)
{
    header->cost = (struct secret_cost){ (uint32_t)get(bytes + 28, 4), get(bytes + 32, 8) };
    header->piece = (uint32_t)get(bytes + 80, 4);
    memcpy(header->salt, bytes + 40, SECRET_SALT_SIZE);
    header->made = (int64_t)get(bytes + 56, 8);
    memcpy(header->source, bytes + 64, SEALED_SOURCE_SIZE);
    memcpy(header->start, bytes + 88, SEAL_START_SIZE);
    if (get(bytes + 20, 4) != SEALED_HEADER_SIZE || get(bytes + 24, 4) != KEY_FROM_ARGON2ID ||
        !secret_cost_fits(&header->cost) || header->piece < SEALED_PIECE_LEAST ||
        header->piece > SEALED_PIECE_MOST)
        return err_set(err, ERR_REFUSED, "%s",
                       _("The copy asks for more than klaskast gives: it was not made by klaskast."));
    return true;
}

bool sealed_read_header(const void *bytes, size_t length, struct sealed_header *header, struct err *err)
{
    const unsigned char *front = bytes;
    unsigned char sum[DIGEST_SIZE];
    if (!sealed_is(bytes, length))
        return err_set(err, ERR_DAMAGED, "%s", _("This is not a sealed copy of klaskast."));
    if (length >= 20 && get(front + 16, 4) > SEALED_VERSION && get(front + 16, 4) < 1000)
        return err_set(err, ERR_REFUSED, "%s", _("The copy was made by a newer klaskast. Use that one."));
    if (length < SEALED_FRONT_SIZE)
        return damaged(err);
    sum_of(front, sum);
    if (memcmp(sum, front + SEALED_HEADER_SIZE + SEAL_EXTRA, DIGEST_SIZE) != 0 ||
        get(front + 16, 4) != SEALED_VERSION)
        return damaged(err);
    return numbers_fit(front, header, err);
}

bool sealed_key(const struct sealed_header *header, const char *passphrase,
                unsigned char key[SECRET_KEY_SIZE], struct err *err)
{
    return secret_key(key, passphrase, strlen(passphrase), header->salt, &header->cost) ||
           err_set(err, ERR_REFUSED,
                   _("The passphrase needs %d MB of memory for a moment, and that is not free. Close other "
                     "programs and try again."),
                   (int)(header->cost.memory >> 20));
}

/* `size` bytes more, at once, so that no earlier piece stays behind where the buffer was before. */
static unsigned char *room(struct buffer *out, size_t size)
{
    out->data = memory_resize(out->data, out->length + size + 1, 1);
    out->capacity = out->length + size + 1;
    unsigned char *at = (unsigned char *)out->data + out->length;
    out->length += size;
    out->data[out->length] = '\0';
    return at;
}

static size_t pieces_of(size_t length, size_t piece)
{
    return length ? (length + piece - 1) / piece : 1;
}

void sealed_make(struct sealed_header *header, const unsigned char key[SECRET_KEY_SIZE], const void *bytes,
                 size_t length, struct buffer *out)
{
    struct seal seal;
    const unsigned char *from = bytes;
    size_t count = pieces_of(length, header->piece);
    unsigned char *front = room(out, SEALED_FRONT_SIZE + length + count * SEAL_EXTRA), *at;
    seal_begin(&seal, key, header->start);
    write_header(header, front);
    seal_piece(&seal, "", 0, front, SEALED_HEADER_SIZE, false, front + SEALED_HEADER_SIZE);
    sum_of(front, front + SEALED_HEADER_SIZE + SEAL_EXTRA);
    at = front + SEALED_FRONT_SIZE;
    for (size_t i = 0; i < count; i++) {
        size_t size = i + 1 < count ? header->piece : length - i * header->piece;
        seal_piece(&seal, from, size, front, SEALED_HEADER_SIZE, i + 1 == count, at);
        from += size;
        at += size + SEAL_EXTRA;
    }
    secret_wipe(&seal, sizeof seal);
}

/* The pieces behind the front; false: not as they were written, or the last one is missing. */
static bool open_pieces(struct seal *seal, const unsigned char *front, size_t length, size_t piece,
                        struct buffer *out)
{
    const unsigned char *at = front + SEALED_FRONT_SIZE;
    size_t left = length - SEALED_FRONT_SIZE, sealed = piece + SEAL_EXTRA;
    size_t count = (left + sealed - 1) / sealed;
    if (!count || (left % sealed && left % sealed < SEAL_EXTRA))
        return false; /* the rest of a piece, too short to be one */
    unsigned char *to = room(out, left - count * SEAL_EXTRA);
    bool last = false;
    while (left && !last) {
        size_t size = left < sealed ? left : sealed;
        if (!seal_open_piece(seal, at, size, front, SEALED_HEADER_SIZE, &last, to))
            return false;
        at += size;
        to += size - SEAL_EXTRA;
        left -= size;
    }
    return last && !left;
}

bool sealed_open(const void *bytes, size_t length, const unsigned char key[SECRET_KEY_SIZE],
                 struct buffer *out, struct err *err)
{
    const unsigned char *front = bytes;
    struct sealed_header header;
    struct seal seal;
    bool last;
    if (!sealed_read_header(bytes, length, &header, err))
        return false;
    seal_open(&seal, key, header.start);
    bool ok = seal_open_piece(&seal, front + SEALED_HEADER_SIZE, SEAL_EXTRA, front, SEALED_HEADER_SIZE, &last,
                              &(unsigned char){ 0 }) ||
              err_set(err, ERR_PASSPHRASE, "%s", _("The copy does not open with this passphrase."));
    ok = ok && (open_pieces(&seal, front, length, header.piece, out) || damaged(err));
    secret_wipe(&seal, sizeof seal);
    if (!ok)
        secret_clear(out);
    return ok;
}
