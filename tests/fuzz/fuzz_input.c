/* Any bytes from a keyboard, in reads of any length: nothing crashes or hangs, every key that comes out has a
 * name that gives the same key back, and no control character comes out as a letter. */
#include "klaskast/ui/action.h"
#include "klaskast/ui/entry.h"
#include "klaskast/ui/input.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void take(struct decoder *decoder, struct entry *entry, bool late)
{
    struct input input;

    while (decoder_next(decoder, late, &input)) {
        char name[KEY_TEXT_SIZE];
        struct key again;
        if (input.kind == INPUT_PASTE) {
            entry_insert(entry, input.paste);
            continue;
        }
        demand(input.kind == INPUT_KEY && input.key.code != K_NONE);
        demand(key_parse(key_print(input.key, name), &again) && key_same(again, input.key));
        demand((unsigned char)input.text[0] >= 32 || input.text[0] == '\0');
        if (input.text[0] != '\0')
            entry_insert(entry, input.text);
        else
            entry_key(entry, input.key);
        demand(entry->cursor <= entry->length && strlen(entry->text) == entry->length);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct decoder decoder;
    struct entry entry;

    decoder_init(&decoder);
    decoder_learn(&decoder, "\033[11^", K_F1);
    entry_init(&entry, 200);
    while (size > 0) {
        size_t room, length = 1 + data[0] % 7;
        unsigned char *at = decoder_room(&decoder, &room);
        length = length < size ? length : size;
        demand(room >= length);
        memcpy(at, data, length);
        decoder_added(&decoder, length);
        take(&decoder, &entry, data[0] & 8);
        data += length;
        size -= length;
    }
    take(&decoder, &entry, true);
    demand(decoder.pasting || decoder.length == 0);
    decoder_clear(&decoder);
    return 0;
}
