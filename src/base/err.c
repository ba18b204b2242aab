#include "klaskast/base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Two paths at their longest, and the sentence around them. */
enum { WHOLE = 9000, ELLIPSIS = 3, NAME_MOST = 200 };

static bool inside_letter(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The longest word: where a sentence does not fit it is a path. */
static char *longest_word(char *text, size_t *length)
{
    char *found = text;
    *length = 0;
    for (char *at = text; *at;) {
        size_t here = strcspn(at, " \n");
        if (here > *length) {
            found = at;
            *length = here;
        }
        at += here + (at[here] != '\0');
    }
    return found;
}

/* How many bytes of the word's end stay: the name of the file, and as much before it as of its beginning. */
static size_t end_of(const char *word, size_t length, size_t stays)
{
    size_t name = 0;
    while (name < length && name < NAME_MOST && word[length - 1 - name] != '/')
        name++;
    return name > stays / 2 && name < stays ? name : stays / 2;
}

/* Takes `over` bytes out of the middle of the longest word, and puts an ellipsis there. */
static void shorten(char *text, size_t over)
{
    size_t length;
    char *word = longest_word(text, &length);
    over += ELLIPSIS;
    if (length <= over + ELLIPSIS)
        return;
    size_t end = end_of(word, length, length - over);
    char *from = word + length - end - over, *until = word + length - end;
    while (from > word && inside_letter(*from))
        from--;
    while (inside_letter(*until))
        until++;
    memcpy(from, "\xe2\x80\xa6", ELLIPSIS);
    memmove(from + ELLIPSIS, until, strlen(until) + 1);
}

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    char whole[WHOLE];
    if (!err)
        return false;
    err->kind = kind;
    va_list args;
    va_start(args, format);
    vsnprintf(whole, sizeof whole, format, args);
    va_end(args);
    size_t length = strlen(whole), most = sizeof err->text - 1;
    if (length > most)
        shorten(whole, length - most);
    length = strlen(whole);
    length = length > most ? most : length;
    while (length && inside_letter(whole[length])) /* whole[] ends with a NUL, which is none */
        length--;
    snprintf(err->text, sizeof err->text, "%.*s", (int)length, whole);
    return false;
}
