/* What can happen at a terminal, and bytes of a keyboard made into keys.
 *
 * Decoding is our own, not curses': an escape sequence that no table knows (a mouse report, a terminal's
 * answer) is dropped whole, where curses would hand out its letters, each of which is a command here. */
#ifndef KLASKAST_UI_INPUT_H
#define KLASKAST_UI_INPUT_H

#include "klaskast/base/buffer.h"
#include "klaskast/ui/key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum input_kind {
    INPUT_NONE,   /* nothing came within the time */
    INPUT_KEY,    /* key; text for a letter */
    INPUT_PASTE,  /* paste: what was pasted, as one text, lines end with \n; not cleaned */
    INPUT_RESIZE, /* width, height; `resumed`: the program was stopped before it */
    INPUT_CLOSED, /* the terminal is gone or a signal asks to end: leave now */
    INPUT_WAKE,   /* the file descriptor that was waited for can be read */
    INPUT_MINUTE, /* a new minute has begun */
};

struct input {
    enum input_kind kind;
    struct key key;
    char text[8];      /* UTF-8 of a letter without Ctrl or Alt, else "" */
    const char *paste; /* borrowed until the next input */
    int width, height;
    bool resumed;
    int64_t ticks; /* clock_ticks() when it was read */
};

#define DECODER_BYTES 4096
#define DECODER_PASTE_LIMIT 65536 /* what is pasted beyond this many bytes is left out */
#define DECODER_SEQUENCES 64

struct decoder {
    unsigned char bytes[DECODER_BYTES];
    size_t length;
    bool pasting, after_return;
    bool alone; /* the last read brought two bytes and nothing was waiting */
    struct buffer paste;
    struct decoder_sequence {
        char bytes[12];
        int32_t code;
    } sequences[DECODER_SEQUENCES]; /* what this terminal's own description adds */
    size_t sequence_count;
};

void decoder_init(struct decoder *decoder);
void decoder_clear(struct decoder *decoder);
/* A sequence of this terminal for a key (from terminfo); NULL or long ones are passed over. */
void decoder_learn(struct decoder *decoder, const char *bytes, int32_t code);
/* Where the next bytes may be read into, and how many fit (0: take keys out first). */
unsigned char *decoder_room(struct decoder *decoder, size_t *room);
void decoder_added(struct decoder *decoder, size_t count);

/* Takes the next key or paste out. False: nothing whole is there. While `late` is false a lone Esc and an
 * unfinished sequence wait for more bytes; with `late` (no byte came for 50 ms) they are taken as they are.
 */
bool decoder_next(struct decoder *decoder, bool late, struct input *input);
/* Are there bytes that decoder_next kept waiting, and for which 50 ms decide? */
bool decoder_waiting(const struct decoder *decoder);

#endif
