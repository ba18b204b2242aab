/* Any bytes as a sealed copy: the front is read or refused, nothing opens with a key that is not its own, and
 * what is sealed anew with the front's own numbers opens as it was. */
#include "../harness/sealed_bytes.h"

#include "klaskast/base/digest.h"
#include "klaskast/io/sealed.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void demand_round(struct sealed_header header, const uint8_t *data, size_t size)
{
    static const unsigned char key[SECRET_KEY_SIZE] = { 7 };
    struct sealed_header again;
    struct buffer sealed, opened;
    buffer_init(&sealed);
    buffer_init(&opened);
    demand(sealed_bytes_make(&header, key, data, size, &sealed));
    demand(sealed_read_header(buffer_get(&sealed), sealed.length, &again, NULL));
    demand(memcmp(&again.cost.memory, &header.cost.memory, sizeof again.cost.memory) == 0 &&
           again.made == header.made && again.piece == header.piece);
    demand(sealed_bytes_open(buffer_get(&sealed), sealed.length, key, &opened, NULL));
    demand(opened.length == size && memcmp(buffer_get(&opened), data, size) == 0);
    buffer_clear(&opened);
    for (size_t cut = 1; cut < 40 && cut < sealed.length; cut++)
        demand(!sealed_bytes_open(buffer_get(&sealed), sealed.length - cut, key, &opened, NULL));
    buffer_clear(&sealed);
}

static void look(const uint8_t *data, size_t size)
{
    static const unsigned char key[SECRET_KEY_SIZE] = { 1, 2, 3 };
    struct sealed_header header;
    struct buffer opened;
    buffer_init(&opened);
    struct err err = { .kind = ERR_NONE };
    bool read = sealed_read_header(data, size, &header, &err);
    demand(read == (err.kind == ERR_NONE));
    demand(!sealed_bytes_open(data, size, key, &opened, NULL) && !opened.length);
    if (read) {
        demand(secret_cost_fits(&header.cost));
        demand_round(header, data, size);
    }
}

/* As it is, and with the sum of the front made right: no fuzzer would ever find that by itself. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    look(data, size);
    if (size >= SEALED_FRONT_SIZE) {
        struct digest digest;
        uint8_t *right = malloc(size);
        memcpy(right, data, size);
        digest_init(&digest);
        digest_add(&digest, right, SEALED_HEADER_SIZE + SEAL_EXTRA);
        digest_end(&digest, right + SEALED_HEADER_SIZE + SEAL_EXTRA);
        look(right, size);
        free(right);
    }
    return 0;
}
