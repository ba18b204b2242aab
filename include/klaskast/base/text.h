/* The door to utf8proc: UTF-8 text as people see it. Widths are terminal columns as ncurses counts them
 * (wcwidth), whatever the locale. What a terminal cannot show (a control, an invalid byte, a mark without a
 * letter) takes one column: whoever draws it puts U+FFFD there. */
#ifndef KLASKAST_BASE_TEXT_H
#define KLASKAST_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one code point at `text` (NUL-terminated) and stores it; returns the bytes read, 0 at the end.
 * An invalid byte gives U+FFFD and 1. */
size_t text_next(const char *text, int32_t *code);

/* The UTF-8 of one code point (U+FFFD for what is none); returns its bytes, 1..4. No NUL is added. */
size_t text_encode(int32_t code, char out[4]);

/* Bytes of the first cluster (a letter with its marks: what stands in one cell), and the columns it takes,
 * 1 or 2; both 0 at the end. */
size_t text_cluster(const char *text, int *width);

/* Columns that `text` takes on a terminal. */
int text_width(const char *text);

/* The longest part of `text`, in bytes, that fits in `columns` columns; never cuts a cluster. */
size_t text_fit(const char *text, int columns);

/* Is it valid UTF-8 of `length` bytes? *bad is the offset of the first bad byte. */
bool text_valid(const char *bytes, size_t length, size_t *bad);

/* Makes foreign text safe to keep and to show: NFC; no control, escape, bidirectional control or zero-width
 * characters; invalid bytes, unassigned and private characters become U+FFFD; at most four marks on a letter;
 * runs of white space become one blank; trimmed. Curly and accent-like apostrophes become '. Cut to `size`
 * bytes (with the NUL) on a cluster. Returns the length. Doing it twice changes nothing. */
size_t text_clean(char *out, size_t size, const char *text);

/* For searching: 'Zoë' and 'ZOE' fold to 'zoe', 'Łukasz' to 'lukasz', 'Straße' to 'strasse', 'Aydın' to
 * 'aydin', "'t Hof" to "'t hof". Runs of white space become one blank; no fold of IJ to Y. Cut to `size`.
 * Returns the length. */
size_t text_fold(char *out, size_t size, const char *text);

/* The nearest ASCII, for terminals without UTF-8: 'Zoë' -> 'Zoe', signs that have none -> '?'. Cut to `size`.
 */
size_t text_ascii(char *out, size_t size, const char *text);

/* Is `needle` (already folded) in `haystack` (already folded) at the start of a word, or anywhere? */
enum text_match { TEXT_NO_MATCH, TEXT_INSIDE, TEXT_WORD_START };
enum text_match text_search(const char *haystack, const char *needle);

/* Number of single-letter changes from `a` to `b` (ASCII; for 'did you mean'); stops at 4. */
int text_distance(const char *a, const char *b);

#endif
