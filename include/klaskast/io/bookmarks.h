/* Reads the bookmarks file that Chrome, Edge and Firefox all export (HTML in the form of Netscape). Nothing
 * is written anywhere: the result is for a preview. [S1] */
#ifndef KLASKAST_IO_BOOKMARKS_H
#define KLASKAST_IO_BOOKMARKS_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"

#include <stdbool.h>
#include <stddef.h>

enum { BOOKMARKS_MOST = 20000 };

struct bookmark {
    int line;
    const char *address; /* as it stands there, entities undone */
    const char *title;   /* trimmed; "" for none */
    const char *folder;  /* the innermost; "" in a folder of the browser's own (the bar, other bookmarks) */
};

struct bookmarks {
    const char *file; /* its name, without folders */
    struct bookmark *links;
    size_t count, room;
    size_t left_out; /* javascript:, file:, place:, chrome: and what else leads to no site */
    size_t beyond;   /* after BOOKMARKS_MOST: not read */
};

/* Reads the file at `path` (32 MiB at most; icons are in it). Everything lives in `arena`. False: it cannot
 * be read, or is no bookmarks file; `err` says how to make one. */
bool bookmarks_read(const char *path, struct arena *arena, struct bookmarks *bookmarks, struct err *err);

/* The same from bytes in memory; `name` is for messages. */
bool bookmarks_parse(const char *name, const char *bytes, size_t length, struct arena *arena,
                     struct bookmarks *bookmarks, struct err *err);

#endif
