/* Files that are built into the program (see embedded_files.S). */
#ifndef KLASKAST_BASE_EMBEDDED_H
#define KLASKAST_BASE_EMBEDDED_H

#include <stddef.h>

struct embedded {
    const char *name; /* "config.ini", "nl.mo", "themes/default.ini", "letters/nl/ban.md" */
    const char *bytes;
    size_t length;
};

/* The file of that name, or NULL. */
const struct embedded *embedded_find(const char *name);
/* All of them, by index, or NULL past the last. */
const struct embedded *embedded_at(size_t index);

#endif
