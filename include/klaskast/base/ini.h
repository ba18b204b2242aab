/* The door to iniparser: one settings or theme file, checked line by line before the library sees it (the
 * library drops or changes some values without a word). */
#ifndef KLASKAST_BASE_INI_H
#define KLASKAST_BASE_INI_H

#include "klaskast/base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct ini;

/* A larger file is not read at all. */
#define INI_LIMIT (64 * 1024)

/* One thing that is wrong with a file; the sentence names file, line, setting and what is expected. */
struct ini_fault {
    int line; /* from 1; 0 when it is about the file as a whole */
    char text[400];
};

/* Reads `length` bytes that came from `name` (for messages). Lines that cannot be understood are left out
 * and reported in faults; the rest is read. Of two equal keys the first holds. Never NULL; free with
 * ini_free.
 *
 * A file is UTF-8 with lines of at most 1000 bytes: '[section]', 'name = value', comments with ; or # on
 * lines of their own. A value with ; or # in it, one that begins with ' or ends in \ stands between double
 * quotes; no double quote can stand inside those. */
struct ini *ini_read(const char *name, const char *bytes, size_t length);
void ini_free(struct ini **ini);

/* Puts a file below this one: what it sets and this one does not, line by line; of a section for which
 * `whole` says so, all its lines or none, none when this one has any there. Its faults come along. `below`
 * may be freed after it. */
void ini_add_below(struct ini *ini, const struct ini *below, bool (*whole)(const char *section));

/* The faults in the order of the file, at most 100; borrowed until a fault is added. */
size_t ini_faults(const struct ini *ini, const struct ini_fault **faults);
/* Adds a fault found by the caller (an unknown key, a value out of range) on the line of section/key. The
 * file's name and the line go before the sentence; naming the setting is up to the caller. NULL for both: of
 * no line. */
void ini_add_fault(struct ini *ini, const char *section, const char *key, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The value as written (quotes removed), or NULL; names are compared without case. Borrowed. */
const char *ini_get(const struct ini *ini, const char *section, const char *key);

/* The name of the file in which a value stands, or NULL. Borrowed. */
const char *ini_file(const struct ini *ini, const char *section, const char *key);

/* Walks all keys in the file's order: index 0.. until false. */
bool ini_entry(const struct ini *ini, size_t index, const char **section, const char **key,
               const char **value);

#endif
