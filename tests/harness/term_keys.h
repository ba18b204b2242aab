/*
 * What a key sends on a terminal of some type, from that type's terminfo.
 */
#ifndef KLASKAST_TESTS_TERM_KEYS_H
#define KLASKAST_TESTS_TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the bytes of KEYS (see term_keys) for terminal TYPE into BYTES and
 * sets *LENGTH. False, with a line on stderr, when a name is unknown or the
 * type has no such key. */
bool term_keys_encode(const char *type, const char *keys, char *bytes, size_t size, size_t *length);

#endif
