#include "klaskast/io/sealed.h"

#include "klaskast/base/digest.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"

#include <assert.h>
#include <stdlib.h>
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

/* --- piece by piece ------------------------------------------------------------------------------------ */

/* A piece, the one that comes after it, and what it is sealed: no more of a copy is ever in memory. */
struct pieces {
    unsigned char *here, *next, *sealed;
    size_t size; /* of a whole one, as it is read */
};

static void pieces_init(struct pieces *pieces, size_t size)
{
    *pieces = (struct pieces){ .size = size,
                               .here = memory_new(size, 1),
                               .next = memory_new(size, 1),
                               .sealed = memory_new(size + SEAL_EXTRA, 1) };
}

static void pieces_clear(struct pieces *pieces)
{
    secret_wipe(pieces->here, pieces->size);
    secret_wipe(pieces->next, pieces->size);
    secret_wipe(pieces->sealed, pieces->size + SEAL_EXTRA);
    free(pieces->here);
    free(pieces->next);
    free(pieces->sealed);
}

/* The piece that was read ahead is the one to do now. */
static void pieces_turn(struct pieces *pieces)
{
    unsigned char *done = pieces->here;
    pieces->here = pieces->next;
    pieces->next = done;
}

/* Which piece is the last is known once nothing comes after it. */
static bool make_pieces(struct seal *seal, const unsigned char *front, struct pieces *pieces,
                        const struct sealed_flow *flow, struct err *err)
{
    size_t length, after = 0;
    if (!flow->take(flow->context, pieces->here, pieces->size, &length, err))
        return false;
    for (bool last = false; !last; length = after) {
        if (length == pieces->size) {
            if (!flow->take(flow->context, pieces->next, pieces->size, &after, err))
                return false;
        } else
            after = 0;
        last = !after;
        seal_piece(seal, pieces->here, length, front, SEALED_HEADER_SIZE, last, pieces->sealed);
        if (!flow->give(flow->context, pieces->sealed, length + SEAL_EXTRA, err))
            return false;
        pieces_turn(pieces);
    }
    return true;
}

bool sealed_make(struct sealed_header *header, const unsigned char key[SECRET_KEY_SIZE],
                 const struct sealed_flow *flow, struct err *err)
{
    struct seal seal = { .state = { 0 } };
    struct pieces pieces;
    unsigned char front[SEALED_FRONT_SIZE];
    assert(header->piece >= SEALED_PIECE_LEAST && header->piece <= SEALED_PIECE_MOST);
    pieces_init(&pieces, header->piece);
    seal_begin(&seal, key, header->start);
    write_header(header, front);
    seal_piece(&seal, "", 0, front, SEALED_HEADER_SIZE, false, front + SEALED_HEADER_SIZE);
    sum_of(front, front + SEALED_HEADER_SIZE + SEAL_EXTRA);
    bool ok =
        flow->give(flow->context, front, sizeof front, err) && make_pieces(&seal, front, &pieces, flow, err);
    secret_wipe(&seal, sizeof seal);
    pieces_clear(&pieces);
    return ok;
}

/* The pieces behind the front, up to the one that was sealed as the last, which has to be the last. */
static bool open_pieces(struct seal *seal, const unsigned char *front, struct pieces *pieces,
                        const struct sealed_flow *flow, struct err *err)
{
    size_t length, whole = pieces->size + SEAL_EXTRA;
    for (bool last = false; !last;) {
        if (!flow->take(flow->context, pieces->sealed, whole, &length, err))
            return false;
        if (!seal_open_piece(seal, pieces->sealed, length, front, SEALED_HEADER_SIZE, &last, pieces->here))
            return damaged(err);
        if (!flow->give(flow->context, pieces->here, length - SEAL_EXTRA, err))
            return false;
    }
    return flow->take(flow->context, pieces->sealed, 1, &length, err) && (!length || damaged(err));
}

bool sealed_open(const unsigned char key[SECRET_KEY_SIZE], const struct sealed_flow *flow, struct err *err)
{
    struct sealed_header header;
    struct seal seal = { .state = { 0 } };
    struct pieces pieces;
    unsigned char front[SEALED_FRONT_SIZE];
    size_t length;
    bool last;
    if (!flow->take(flow->context, front, sizeof front, &length, err) ||
        !sealed_read_header(front, length, &header, err))
        return false;
    pieces_init(&pieces, header.piece);
    seal_open(&seal, key, header.start);
    bool ok = seal_open_piece(&seal, front + SEALED_HEADER_SIZE, SEAL_EXTRA, front, SEALED_HEADER_SIZE, &last,
                              pieces.here) ||
              err_set(err, ERR_PASSPHRASE, "%s", _("The copy does not open with this passphrase."));
    ok = ok && open_pieces(&seal, front, &pieces, flow, err);
    secret_wipe(&seal, sizeof seal);
    pieces_clear(&pieces);
    return ok;
}
