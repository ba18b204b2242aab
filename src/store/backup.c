#include "klaskast/store/backup.h"

#include "sql.h"

#include "klaskast/base/day.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/translate.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEEP_DAYS = 31 };

/* "…/klaskast.db" -> "…/klaskast-backups" and "klaskast". */
static bool places(const char *database, char folder[FILE_PATH_SIZE], char stem[256])
{
    const char *slash = strrchr(database, '/');
    const char *name = slash ? slash + 1 : database;
    size_t length = strlen(name);
    if (length > 3 && strcmp(name + length - 3, ".db") == 0)
        length -= 3;
    if (length >= 256)
        return false;
    snprintf(stem, 256, "%.*s", (int)length, name);
    return snprintf(folder, FILE_PATH_SIZE, "%.*s%s-backups", (int)(name - database), database, stem) <
           FILE_PATH_SIZE - 64;
}

static bool copy_path(const char *database, int day, const char *label, char path[FILE_PATH_SIZE])
{
    char folder[FILE_PATH_SIZE], stem[256], iso[DAY_ISO_SIZE];
    if (!places(database, folder, stem))
        return false;
    day_iso(day, iso);
    int length = snprintf(path, FILE_PATH_SIZE, "%s/%s-%s%s%s.db", folder, stem, iso, label ? "-" : "",
                          label ? label : "");
    return length > 0 && length < FILE_PATH_SIZE - 8;
}

static bool head_of(sqlite3 *db, int64_t *rows, unsigned char chain[DIGEST_SIZE])
{
    sqlite3_stmt *statement;
    memset(chain, 0, DIGEST_SIZE);
    *rows = 0;
    if (sqlite3_prepare_v2(
            db, "SELECT count(*), (SELECT chain FROM journal ORDER BY number DESC LIMIT 1) FROM journal", -1,
            &statement, NULL) != SQLITE_OK)
        return false;
    bool ok = sqlite3_step(statement) == SQLITE_ROW;
    if (ok) {
        *rows = sqlite3_column_int64(statement, 0);
        if (sqlite3_column_bytes(statement, 1) == DIGEST_SIZE)
            memcpy(chain, sqlite3_column_blob(statement, 1), DIGEST_SIZE);
    }
    sqlite3_finalize(statement);
    return ok;
}

static bool integrity_ok(sqlite3 *db)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &statement, NULL) != SQLITE_OK)
        return false;
    bool ok = sqlite3_step(statement) == SQLITE_ROW &&
              strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
    sqlite3_finalize(statement);
    return ok;
}

/* Reads the copy back. It is another file than the one in use, so opening it drops no locks. */
static bool verified(struct store *store, const char *path)
{
    sqlite3 *copy = NULL;
    int64_t rows = 0, rows_here = 0;
    unsigned char chain[DIGEST_SIZE], chain_here[DIGEST_SIZE];
    bool ok = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW, NULL) == SQLITE_OK;
    if (ok && store->busy)
        sqlite3_progress_handler(copy, PROGRESS_STEPS, sql_busy, store);
    ok = ok && integrity_ok(copy) && head_of(copy, &rows, chain) &&
         head_of(store->db, &rows_here, chain_here) && rows <= rows_here &&
         (rows < rows_here || memcmp(chain, chain_here, DIGEST_SIZE) == 0);
    sqlite3_close(copy);
    return ok;
}

static bool sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    close(fd);
    return ok;
}

static bool vacuum_into(struct store *store, const char *path, struct err *err)
{
    /* An empty file with the right mode first: VACUUM INTO would make it readable for others. */
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_set(err, ERR_DISK, _("The backup %s cannot be made: %s."), path, strerror(errno));
    close(fd);
    struct err failed;
    if (sql_run(store, &failed, "VACUUM INTO ?1", "t", path))
        return true;
    /* Of the data file itself nothing is lost, so the words for a failed step would frighten for nothing. */
    const char *cause = sql_cause(sqlite3_extended_errcode(store->db));
    return err_set(err, ERR_DISK, "%s", cause ? cause : failed.text);
}

static void remove_files(const char *path)
{
    char journal[FILE_PATH_SIZE];
    snprintf(journal, sizeof journal, "%.*s-journal", FILE_PATH_SIZE - 16, path);
    unlink(path);
    unlink(journal);
}

/* The day in "stem-2026-11-20....db"; DAY_NONE for other names. */
static int day_of(const char *name, const char *stem)
{
    size_t length = strlen(stem), whole = strlen(name);
    char iso[DAY_ISO_SIZE];
    int day;
    if (strncmp(name, stem, length) != 0 || name[length] != '-' || whole < length + 1 + 10 + 3 ||
        strcmp(name + whole - 3, ".db") != 0)
        return DAY_NONE;
    snprintf(iso, sizeof iso, "%.10s", name + length + 1);
    return day_parse_iso(iso, &day) ? day : DAY_NONE;
}

/* Copies that are over their time go, once a good new one is there. */
static void remove_old(const char *database, int today)
{
    char folder[FILE_PATH_SIZE], stem[256], path[FILE_PATH_SIZE];
    if (!places(database, folder, stem))
        return;
    DIR *list = opendir(folder);
    if (!list)
        return;
    for (struct dirent *entry; (entry = readdir(list));) {
        int day = day_of(entry->d_name, stem);
        if (day != DAY_NONE && day < today - KEEP_DAYS && file_join(path, folder, entry->d_name))
            unlink(path);
    }
    closedir(list);
}

bool backup_make(struct store *store, int day, const char *label, char path[FILE_PATH_SIZE], struct err *err)
{
    char folder[FILE_PATH_SIZE], stem[256], temporary[FILE_PATH_SIZE], unfinished[FILE_PATH_SIZE];
    if (!copy_path(store->path, day, label, path) || !file_unfinished(temporary, path) ||
        !places(store->path, folder, stem) || !file_join(unfinished, folder, stem))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), store->path);
    file_remove_unfinished(unfinished);
    struct err inner = { ERR_NONE, "" };
    bool ok = file_make_folder(folder, &inner) && vacuum_into(store, temporary, &inner);
    if (ok && !verified(store, temporary))
        ok = err_set(&inner, ERR_DISK, "%s", _("The backup did not read back well."));
    if (ok && (!sync_path(temporary, O_RDONLY) || rename(temporary, path) != 0 ||
               !sync_path(folder, O_RDONLY | O_DIRECTORY)))
        ok = err_set(&inner, ERR_DISK, _("The backup %s cannot be made: %s."), path, strerror(errno));
    if (!ok) {
        remove_files(temporary);
        if (store->interrupted || (store->busy && store->busy(store->busy_context)))
            store->interrupted = true;
        return err_set(err, ERR_DISK, _("No backup was made; the earlier ones are as they were. %s"),
                       inner.text);
    }
    remove_old(store->path, day);
    return true;
}

bool backup_of_day_exists(const struct store *store, int day)
{
    char path[FILE_PATH_SIZE];
    return copy_path(store->path, day, NULL, path) && file_kind(path, NULL, NULL) == FILE_REGULAR;
}

/* Of one day the one that was made last: a copy before an import holds what the copy of the day does not. */
bool backup_newest(const char *database, char path[FILE_PATH_SIZE])
{
    char folder[FILE_PATH_SIZE], stem[256], name[FILE_PATH_SIZE];
    int best = DAY_NONE;
    struct timespec made = { 0 };
    if (!places(database, folder, stem))
        return false;
    DIR *list = opendir(folder);
    if (!list)
        return false;
    for (struct dirent *entry; (entry = readdir(list));) {
        struct stat file;
        int day = day_of(entry->d_name, stem);
        if (day == DAY_NONE || day < best || !file_join(name, folder, entry->d_name) ||
            lstat(name, &file) != 0)
            continue;
        bool later = file.st_mtim.tv_sec > made.tv_sec ||
                     (file.st_mtim.tv_sec == made.tv_sec && file.st_mtim.tv_nsec > made.tv_nsec);
        if (day == best && !later)
            continue;
        best = day;
        made = file.st_mtim;
        memcpy(path, name, sizeof name);
    }
    closedir(list);
    return best != DAY_NONE;
}
