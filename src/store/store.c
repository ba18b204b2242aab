#include "sql.h"

#include "klaskast/base/file.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHECKED_AT_ONCE = 1024 * 1024 };

static const char pragmas[] =
    "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON;"
    "PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
    "PRAGMA temp_store = MEMORY;";

static void harden(struct store *store)
{
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, WAIT_MS);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

static bool connect(struct store *store, const char *path, struct err *err)
{
    /* Nobody asks how much memory SQLite has; counting it is a lock around each piece. Refused, and no
     * matter, when a file was opened before. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int code = sqlite3_open_v2(path, &store->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL);
    if (code != SQLITE_OK)
        return sql_fail(store, code, err);
    harden(store);
    store->read_only = sqlite3_db_readonly(store->db, "main") == 1 || access(path, W_OK) != 0;
    sql_small_cache(store, false);
    return sql_exec(store, pragmas, err);
}

/* Gives the new file its name, unless another program was first: then that one's file is used. */
static bool name_it(const char *fresh, const char *path)
{
    if (renameat2(AT_FDCWD, fresh, AT_FDCWD, path, RENAME_NOREPLACE) == 0 || errno == EEXIST)
        return true;
    return rename(fresh, path) == 0; /* a file system that knows no RENAME_NOREPLACE */
}

/* A new file is made beside its name and renamed when it is whole, so that a run that is ended midway leaves
 * nothing that looks like a data file. */
static bool create_file(const char *path, struct err *err)
{
    char folder[FILE_PATH_SIZE], fresh[FILE_PATH_SIZE], journal[FILE_PATH_SIZE + 8];
    file_folder(folder, path);
    if (!file_make_folder(folder, err))
        return false;
    if (!file_unfinished(fresh, path))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), path);
    file_remove_unfinished(path);
    int fd = open(fresh, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_set(err, ERR_DISK, _("The file %s cannot be made: %s."), path, strerror(errno));
    close(fd);
    /* A journal without its file is worth nothing, and SQLite would roll it back into the new one. */
    snprintf(journal, sizeof journal, "%s-journal", path);
    unlink(journal);
    struct store store = { .path = (char *)(uintptr_t)path };
    bool ok = connect(&store, fresh, err) && schema_create(&store, err);
    sqlite3_close(store.db);
    if (ok && !name_it(fresh, path))
        ok = err_set(err, ERR_DISK, _("The file %s cannot be made: %s."), path, strerror(errno));
    unlink(fresh);
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (at >= 0) {
        if (ok && fsync(at) != 0)
            ok = err_set(err, ERR_DISK, _("The file %s cannot be made: %s."), path, strerror(errno));
        close(at);
    }
    return ok;
}

/* SQLite would take an empty file for a new one, and follow a link to anywhere. */
static bool look_at(const char *path, bool create, struct err *err)
{
    long long size = 0;
    switch (file_kind(path, NULL, &size)) {
    case FILE_REGULAR:
        if (size > 0)
            return true;
        return err_set(err, ERR_DISK,
                       _("The file %s is empty. Put a backup in its place, or remove it to begin anew."),
                       path);
    case FILE_MISSING:
        if (create)
            return create_file(path, err);
        return err_set(err, ERR_REFUSED, _("There is no file %s yet. Start klaskast once to make it."), path);
    case FILE_HIDDEN:
        return err_set(err, ERR_DISK,
                       _("The file %s cannot be reached: %s. Check its folder and the rights."), path,
                       strerror(errno));
    case FILE_LINK:
        return err_set(err, ERR_DISK, _("%s is a link. Name the file itself with --database."), path);
    case FILE_FOLDER:
    case FILE_SPECIAL:
        break;
    }
    return err_set(err, ERR_DISK, _("%s is not a file. Name another with --database."), path);
}

/* The folder may be reached by links (a home on another disk); the file itself may not be one. */
static char *real_path(const char *path)
{
    char folder[FILE_PATH_SIZE], joined[FILE_PATH_SIZE];
    file_folder(folder, path);
    char *real = realpath(folder, NULL);
    const char *slash = strrchr(path, '/');
    bool fits = real && file_join(joined, real, slash ? slash + 1 : path);
    free(real);
    return memory_copy(fits ? joined : path);
}

static bool open_as(const char *path, bool create, bool scratch, int64_t now, struct store **out,
                    struct err *err)
{
    *out = NULL;
    if (!look_at(path, create, err))
        return false;
    struct store *store = memory_new(1, sizeof *store);
    store->scratch = scratch;
    store->path = real_path(path);
    struct file_place place;
    place_look(store->path, &place);
    /* Of another kind of file it is not said that it is to be closed. A scratch copy is made by us. */
    if (!connect(store, store->path, err) || !schema_check(store, now, err) ||
        !(scratch || place_check(&place, store->path, err))) {
        store_close(&store);
        return false;
    }
    store->warning = memory_copy(
        store->tidied
            ? _("Somebody put a view or a trigger in the data file; it is taken away. 'klaskast verify' "
                "says whether the rest is as it was written.")
            : place_warning(&place));
    *out = store;
    return true;
}

bool store_open(const char *path, bool create, int64_t now, struct store **out, struct err *err)
{
    return open_as(path, create, false, now, out, err);
}

bool store_open_scratch(const char *path, int64_t now, struct store **out, struct err *err)
{
    return open_as(path, false, true, now, out, err);
}

bool store_open_empty(const char *path, struct store **out, struct err *err)
{
    struct store *store = memory_new(1, sizeof *store);
    store->path = real_path(path);
    *out = store;
    if (connect(store, ":memory:", err) && schema_create(store, err)) {
        store->read_only = true;
        return true;
    }
    store_close(out);
    return false;
}

void store_close(struct store **closing)
{
    struct store *store = *closing;
    if (!store)
        return;
    sql_forget(store);
    sqlite3_close(store->db);
    free(store->path);
    free(store->warning);
    free(store);
    *closing = NULL;
}

const char *store_path(const struct store *store)
{
    return store->path;
}

bool store_read_only(const struct store *store)
{
    return store->read_only;
}

const char *store_warning(const struct store *store)
{
    return store->warning;
}

bool store_check(struct store *store, struct err *err)
{
    struct finding findings[FINDINGS];
    if (store->damaged)
        return sql_fail(store, SQLITE_CORRUPT, err);
    if (store->checked)
        return true;
    store->stale = false;
    if (!journal_verify(store, findings, err))
        return false;
    if (store->damaged)
        return sql_fail(store, SQLITE_CORRUPT, err);
    if (store->stale)
        return err_set(err, ERR_DISK,
                       _("The tables in %s differ from its journal, so nothing is decided by them. 'klaskast "
                         "rebuild' makes them anew; nothing is lost."),
                       store->path);
    return true;
}

/* Before the first row is written in a file it is looked at as a whole, where that takes no longer than a
 * moment. A larger one is looked at with the copy of the day, and while nobody types. */
static bool check_small(struct store *store, struct err *err)
{
    long long size = 0;
    file_kind(store->path, NULL, &size);
    return (size > CHECKED_AT_ONCE && !store->stale) || store_check(store, err);
}

bool store_begin(struct store *store, struct err *err)
{
    if (!transaction_begin(store, err))
        return false;
    if (check_small(store, err))
        return true;
    store_rollback(store);
    return false;
}

bool store_begin_rebuild(struct store *store, struct err *err)
{
    if (!transaction_begin(store, err))
        return false;
    struct err stale = { ERR_NONE, "" };
    if (check_small(store, &stale) || store->stale)
        return true;
    store_rollback(store);
    *err = stale;
    return false;
}
