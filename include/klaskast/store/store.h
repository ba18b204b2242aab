/* The data file: one SQLite database, a rollback journal, nothing beside it at rest. The only layer that
 * knows SQLite. Every call that fails says in words what happened and what to do (kind ERR_DISK), and has
 * kept nothing of its own step; what was kept before is still there. */
#ifndef KLASKAST_STORE_STORE_H
#define KLASKAST_STORE_STORE_H

#include "klaskast/base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

enum { STORE_APPLICATION_ID = 0x6b6c6b73 /* "klks" */, STORE_VERSION = 4, STORE_CACHE_VERSION = 19 };

/* Opens the file, or makes it (mode 0600, its folder 0700) when it is not there and `create` says so. Refused
 * in words: one that others can read or that is somebody else's, a link, an empty file, a foreign file, one
 * of a newer program, one that cannot be read. An older one is migrated after a verified backup; where it
 * cannot be written it is refused. *store is NULL on failure. */
bool store_open(const char *path, bool create, int64_t now, struct store **store, struct err *err);
/* The same for a file that nobody else uses and that was made from a copy: it is migrated without a backup,
 * since what it was made from is still there. */
bool store_open_scratch(const char *path, int64_t now, struct store **store, struct err *err);
/* An empty one in memory, to see what would be done where there is no file yet. It can only be read. */
bool store_open_empty(const char *path, struct store **store, struct err *err);
void store_close(struct store **store);

const char *store_path(const struct store *store);

/* Is the file there only to read (a write-protected stick)? Writing is refused in words then. */
bool store_read_only(const struct store *store);

/* It lies on a stick or a share: a sentence for the teacher, or NULL. See store/place.h. */
const char *store_warning(const struct store *store);

/* Looks at the whole file, once: damaged, or with tables that are not its journal's, it is not written to. */
bool store_check(struct store *store, struct err *err);

/* One writing transaction (BEGIN IMMEDIATE). Waits up to two seconds for another program. The first one in a
 * file of up to a megabyte looks at the whole file first, as store_check does. */
bool store_begin(struct store *store, struct err *err);
/* The same for store_rebuild: the tables may differ. */
bool store_begin_rebuild(struct store *store, struct err *err);
bool store_commit(struct store *store, struct err *err);
void store_rollback(struct store *store);
/* One reading transaction, so that several queries see the same moment. */
bool store_read_begin(struct store *store, struct err *err);
void store_read_end(struct store *store);

/* Drops the caches and folds the whole journal anew, in the open transaction. [law 3] */
bool store_rebuild(struct store *store, struct err *err);
/* Whom a rebuild tells how far it is (0..100), for a large file some dozen times a second: a newer klaskast
 * does it once while it opens a file, and that can take half a minute. NULL: nobody. */
void store_on_rebuild(void (*tell)(int percent));

/* Changes when another program has written to the file. */
int64_t store_data_version(struct store *store);

/* Long work asks `busy` now and then and looks whether another program waits to write; then it stops, and
 * fails with store_interrupted. */
void store_interrupt(struct store *store, bool (*busy)(void *context), void *context);
/* Was the last failure such a stop? */
bool store_interrupted(const struct store *store);

#endif
