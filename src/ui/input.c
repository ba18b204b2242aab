#include "klaskast/ui/input.h"

#include "klaskast/base/text.h"

#include <string.h>

#define ESCAPE 0x1b
#define PASTE_BEGIN "\033[200~"
#define PASTE_END "\033[201~"
enum { PASTE_MARK = 6 };

void decoder_init(struct decoder *decoder)
{
    *decoder = (struct decoder){ 0 };
    buffer_init(&decoder->paste);
}

void decoder_clear(struct decoder *decoder)
{
    buffer_clear(&decoder->paste);
    decoder_init(decoder);
}

void decoder_learn(struct decoder *decoder, const char *bytes, int32_t code)
{
    if (bytes == NULL || bytes[0] != ESCAPE || bytes[1] == '\0' ||
        decoder->sequence_count == DECODER_SEQUENCES || strlen(bytes) >= sizeof decoder->sequences[0].bytes)
        return;
    struct decoder_sequence *sequence = &decoder->sequences[decoder->sequence_count++];
    strcpy(sequence->bytes, bytes);
    sequence->code = code;
}

unsigned char *decoder_room(struct decoder *decoder, size_t *room)
{
    *room = DECODER_BYTES - decoder->length;
    return decoder->bytes + decoder->length;
}

void decoder_added(struct decoder *decoder, size_t count)
{
    decoder->alone = decoder->length == 0 && count == 2;
    decoder->length += count;
}

bool decoder_waiting(const struct decoder *decoder)
{
    return decoder->length > 0 && !decoder->pasting;
}

static void drop(struct decoder *decoder, size_t count)
{
    decoder->length -= count;
    memmove(decoder->bytes, decoder->bytes + count, decoder->length);
    memset(decoder->bytes + decoder->length, 0, count); /* it may have been a PIN */
}

/* --- paste -------------------------------------------------------------------------------------------- */

static void paste_add(struct decoder *decoder, size_t count)
{
    for (size_t i = 0; i < count && decoder->paste.length < DECODER_PASTE_LIMIT; i++) {
        char byte = (char)decoder->bytes[i];
        if (byte == '\n' && decoder->after_return) {
            decoder->after_return = false;
            continue;
        }
        decoder->after_return = byte == '\r';
        if (byte == '\r')
            byte = '\n';
        if (byte != '\0')
            buffer_add(&decoder->paste, &byte, 1);
    }
    drop(decoder, count);
}

/* Takes over pasted bytes; true when the end of the paste was among them. */
static bool paste_next(struct decoder *decoder)
{
    const unsigned char *end = memmem(decoder->bytes, decoder->length, PASTE_END, PASTE_MARK);

    if (end != NULL) {
        paste_add(decoder, (size_t)(end - decoder->bytes));
        drop(decoder, PASTE_MARK);
        decoder->pasting = false;
        return true;
    }
    if (decoder->length >= PASTE_MARK) /* the last bytes may be the begin of the mark */
        paste_add(decoder, decoder->length - (PASTE_MARK - 1));
    return false;
}

/* A paste that was dealt with may have been a passphrase. */
static void paste_forget(struct decoder *decoder)
{
    if (decoder->pasting || decoder->paste.length == 0)
        return;
    memset(decoder->paste.data, 0, decoder->paste.capacity);
    buffer_clear(&decoder->paste);
}

static void paste_begin(struct decoder *decoder)
{
    drop(decoder, PASTE_MARK);
    decoder->pasting = true;
    decoder->after_return = false;
}

/* --- escape sequences --------------------------------------------------------------------------------- */

/* What a sequence was: `length` bytes, 0 for 'wait for more'; code K_NONE for 'drop it'. */
struct found {
    size_t length;
    int32_t code;
};

static int32_t letter_code(unsigned char final)
{
    switch (final) {
    case 'A':
        return K_UP;
    case 'B':
        return K_DOWN;
    case 'C':
        return K_RIGHT;
    case 'D':
        return K_LEFT;
    case 'H':
        return K_HOME;
    case 'F':
        return K_END;
    case 'M':
        return K_ENTER;
    case 'P':
    case 'Q':
    case 'R':
    case 'S':
        return K_F1 + (final - 'P');
    case 'Z':
        return K_BACK_TAB;
    default:
        return K_NONE;
    }
}

static int32_t number_code(int number)
{
    static const struct {
        int number;
        int32_t code;
    } table[] = {
        { 1, K_HOME },      { 2, K_INSERT },  { 3, K_DELETE },  { 4, K_END },      { 5, K_PAGE_UP },
        { 6, K_PAGE_DOWN }, { 7, K_HOME },    { 8, K_END },     { 11, K_F1 },      { 12, K_F1 + 1 },
        { 13, K_F1 + 2 },   { 14, K_F1 + 3 }, { 15, K_F1 + 4 }, { 17, K_F1 + 5 },  { 18, K_F1 + 6 },
        { 19, K_F1 + 7 },   { 20, K_F1 + 8 }, { 21, K_F1 + 9 }, { 23, K_F1 + 10 }, { 24, K_F1 + 11 }
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].number == number)
            return table[i].code;
    return K_NONE;
}

/* ESC [ ... : numbers and a last letter. Those of the mouse and answers of the terminal come out as K_NONE.
 */
static struct found control_sequence(const unsigned char *bytes, size_t length)
{
    size_t at = 2;
    int number = 0;
    bool plain = true, first = true;

    if (length > 2 && bytes[2] == '[') { /* the linux console's F1 to F5 */
        if (length < 4)
            return (struct found){ 0, K_NONE };
        bool known = bytes[3] >= 'A' && bytes[3] <= 'E';
        return (struct found){ 4, known ? K_F1 + (bytes[3] - 'A') : K_NONE };
    }
    if (length > 2 && bytes[2] == 'M') /* the mouse in its old form: three bytes that can be anything */
        return (struct found){ length < 6 ? 0 : 6, K_NONE };
    for (; at < length && bytes[at] >= 0x20 && bytes[at] < 0x40; at++) {
        if (bytes[at] == ';')
            first = false;
        else if (bytes[at] < '0' || bytes[at] > '9')
            plain = false;
        else if (first && number < 1000)
            number = number * 10 + (bytes[at] - '0');
    }
    if (at == length)
        return (struct found){ 0, K_NONE };
    if (bytes[at] < 0x40 || bytes[at] > 0x7e) /* not a sequence after all */
        return (struct found){ at, K_NONE };
    int32_t code = bytes[at] == '~'   ? number_code(number)
                   : bytes[at] == 'M' ? K_NONE
                                      : letter_code(bytes[at]);
    return (struct found){ at + 1, plain ? code : K_NONE };
}

/* ESC ] ... BEL, ESC P ... ESC \ : answers of the terminal. */
static struct found answer(const unsigned char *bytes, size_t length)
{
    for (size_t at = 2; at < length; at++) {
        if (bytes[at] == 0x07)
            return (struct found){ at + 1, K_NONE };
        if (bytes[at] == ESCAPE && at + 1 < length && bytes[at + 1] == '\\')
            return (struct found){ at + 2, K_NONE };
    }
    return (struct found){ 0, K_NONE };
}

/* A sequence of this terminal's own description; length 0 with *partly set: it may become one. */
static struct found learned(const struct decoder *decoder, bool *partly)
{
    *partly = false;
    for (size_t i = 0; i < decoder->sequence_count; i++) {
        const struct decoder_sequence *sequence = &decoder->sequences[i];
        size_t length = strlen(sequence->bytes);
        size_t common = length < decoder->length ? length : decoder->length;
        if (memcmp(sequence->bytes, decoder->bytes, common) != 0)
            continue;
        if (common == length)
            return (struct found){ length, sequence->code };
        *partly = true;
    }
    return (struct found){ 0, K_NONE };
}

/* --- one key ------------------------------------------------------------------------------------------ */

static void give(struct input *input, struct key key)
{
    *input = (struct input){ .kind = INPUT_KEY, .key = key };
}

/* A letter at `at`: its bytes, 0 when it is not whole yet, and 1 with code 0 for a byte that is none. */
static size_t letter_at(const struct decoder *decoder, size_t at, bool late, int32_t *code)
{
    unsigned char first = decoder->bytes[at];
    size_t need = first < 0x80   ? 1
                  : first < 0xc2 ? 1
                  : first < 0xe0 ? 2
                  : first < 0xf0 ? 3
                  : first < 0xf5 ? 4
                                 : 1;
    char text[5] = { 0 };

    *code = 0;
    if (decoder->length - at < need)
        return late ? 1 : 0;
    memcpy(text, decoder->bytes + at, need);
    if (text_next(text, code) != need || *code == 0xfffd || *code < 32 || (*code >= 0x7f && *code < 0xa0)) {
        *code = 0;
        return 1;
    }
    return need;
}

static bool take_letter(struct decoder *decoder, bool late, struct input *input, bool *given)
{
    int32_t code;
    size_t length = letter_at(decoder, 0, late, &code);

    *given = false;
    if (length == 0)
        return false;
    if (code != 0) {
        give(input, (struct key){ .code = code });
        memcpy(input->text, decoder->bytes, length);
        *given = true;
    }
    drop(decoder, length);
    return true;
}

static bool take_control(struct decoder *decoder, struct input *input)
{
    unsigned char byte = decoder->bytes[0];
    struct key key = { .code = K_NONE };

    if (byte == '\r' || byte == '\n')
        key.code = K_ENTER;
    else if (byte == '\t')
        key.code = K_TAB;
    else if (byte == 0x7f || byte == 0x08)
        key.code = K_BACKSPACE;
    else if (byte >= 1 && byte <= 26)
        key = (struct key){ .code = 'a' + byte - 1, .ctrl = true };
    drop(decoder, 1);
    give(input, key);
    return key.code != K_NONE;
}

/* Bytes that begin with Esc. Returns false when they must wait; *given: a key came out. */
static bool take_escape(struct decoder *decoder, bool late, struct input *input, bool *given)
{
    bool partly;
    struct found found = learned(decoder, &partly);
    unsigned char second = decoder->length > 1 ? decoder->bytes[1] : 0;

    *given = true;
    if (found.length == 0 && partly && !late && decoder->length > 1)
        return false;
    if (found.length == 0 && second == '[')
        found = control_sequence(decoder->bytes, decoder->length);
    else if (found.length == 0 && second == 'O' && decoder->length > 2)
        found = (struct found){ 3, letter_code(decoder->bytes[2]) };
    else if (found.length == 0 && second != 0 && strchr("]P_^X", second) != NULL)
        found = answer(decoder->bytes, decoder->length);
    else if (found.length == 0 && second >= 0x20 && second != 'O' && second != 0x7f) {
        int32_t code;
        size_t length = letter_at(decoder, 1, late, &code);
        /* Alt and a letter is one press, so it comes alone. In a burst it was Esc, then the letter. */
        bool alt = decoder->alone && length == 1 && code != 0;
        give(input, alt ? (struct key){ .code = code, .alt = true } : (struct key){ .code = K_ESCAPE });
        drop(decoder, alt ? 2 : 1);
        return true;
    } else if (found.length == 0 && second != 0 && second != 'O') {
        found = (struct found){ 1, K_ESCAPE };
    }
    if (found.length == 0) {
        if (!late && decoder->length < DECODER_BYTES)
            return false;
        /* A lone Esc; or one that looked like the begin of a sequence, whose second byte is no key. */
        found = (struct found){ second == '[' || second == 'O' ? decoder->length : 1, K_ESCAPE };
    }
    give(input, (struct key){ .code = found.code });
    *given = found.code != K_NONE;
    drop(decoder, found.length);
    return true;
}

bool decoder_next(struct decoder *decoder, bool late, struct input *input)
{
    paste_forget(decoder);
    while (decoder->length > 0) {
        bool given;
        if (decoder->pasting) {
            if (!paste_next(decoder))
                return false;
            *input = (struct input){ .kind = INPUT_PASTE, .paste = buffer_get(&decoder->paste) };
            return true;
        }
        if (decoder->length >= PASTE_MARK && memcmp(decoder->bytes, PASTE_BEGIN, PASTE_MARK) == 0) {
            paste_begin(decoder);
            continue;
        }
        unsigned char first = decoder->bytes[0];
        if (first == ESCAPE) {
            if (!take_escape(decoder, late, input, &given))
                return false;
        } else if (first < 32 || first == 0x7f) {
            given = take_control(decoder, input);
        } else if (!take_letter(decoder, late, input, &given)) {
            return false;
        }
        if (given)
            return true;
    }
    return false;
}
