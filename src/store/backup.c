#include "klaskast/store/backup.h"

#include "backup_files.h"
#include "sql.h"

#include "klaskast/base/translate.h"
#include "klaskast/store/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reads the copy back: the file, every row with its hash, and that they are rows of this journal. It is
 * another file than the one in use, so opening it drops no locks. */
static bool verified(struct store *store, const char *path)
{
    struct copy_look look;
    struct err unused;
    bool earlier = false;
    return copy_look_for(store, path, path, &look, &unused) &&
           copy_is_earlier(store, &look, &earlier, &unused) && earlier;
}

static bool sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    /* What is read back then comes from the disk, and not from what was kept of it in memory. */
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
    return ok;
}

bool backup_into(struct store *store, const char *path, struct err *err)
{
    /* An empty file with the right mode first: VACUUM INTO would make it readable for others. */
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_set(err, ERR_DISK, _("The backup %s cannot be made: %s."), path, strerror(errno));
    close(fd);
    struct err failed;
    /* It reads and writes each page once, so it needs few in memory. */
    sql_small_cache(store, true);
    bool ok = sql_run(store, &failed, "VACUUM INTO ?1", "t", path);
    sql_small_cache(store, false);
    if (ok)
        return true;
    /* Of the data file itself nothing is lost, so the words for a failed step would frighten for nothing. */
    const char *cause = sql_cause(sqlite3_extended_errcode(store->db));
    return err_set(err, ERR_DISK, "%s", cause ? cause : failed.text);
}

void backup_remove(const char *path)
{
    char journal[FILE_PATH_SIZE];
    snprintf(journal, sizeof journal, "%.*s-journal", FILE_PATH_SIZE - 16, path);
    unlink(path);
    unlink(journal);
}

bool backup_make(struct store *store, int day, const char *label, char path[FILE_PATH_SIZE], struct err *err)
{
    char folder[FILE_PATH_SIZE], stem[256], temporary[FILE_PATH_SIZE], unfinished[FILE_PATH_SIZE];
    if (!backup_files_path(store->path, day, label, path) || !file_unfinished(temporary, path) ||
        !backup_files_folder(store->path, folder, stem) || !file_join(unfinished, folder, stem))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), store->path);
    file_remove_unfinished(unfinished);
    file_remove_unfinished(store->path);
    struct err inner = { ERR_NONE, "" };
    bool ok = file_make_folder(folder, &inner) && backup_into(store, temporary, &inner);
    if (ok && !sync_path(temporary, O_RDONLY))
        ok = err_set(&inner, ERR_DISK, _("The backup %s cannot be made: %s."), path, strerror(errno));
    if (ok && !verified(store, temporary))
        ok = err_set(&inner, ERR_DISK, "%s", _("The backup did not read back well."));
    if (ok && (rename(temporary, path) != 0 || !sync_path(folder, O_RDONLY | O_DIRECTORY)))
        ok = err_set(&inner, ERR_DISK, _("The backup %s cannot be made: %s."), path, strerror(errno));
    if (!ok) {
        backup_remove(temporary);
        if (store->interrupted || (store->busy && store->busy(store->busy_context)))
            store->interrupted = true;
        return err_set(err, ERR_DISK, _("No backup was made; the earlier ones are as they were. %s"),
                       inner.text);
    }
    return true;
}

bool backup_of_day_exists(const struct store *store, int day)
{
    char path[FILE_PATH_SIZE];
    return backup_files_path(store->path, day, NULL, path) && file_kind(path, NULL, NULL) == FILE_REGULAR;
}

/* The copies that are gone through, and whose they are. */
struct copies {
    struct backup_files files;
    struct store *store;
};

static bool reads_back(void *context, size_t index)
{
    const struct copies *copies = context;
    struct copy_look look;
    struct err unused;
    const struct copy_file *file = &copies->files.items[index];
    return copy_look_for(copies->store, file->path, file->name, &look, &unused);
}

static void remove_copies(const struct backup_files *copies, const bool *keep)
{
    for (size_t i = 0; i < copies->count; i++)
        if (!keep[i])
            backup_remove(copies->items[i].path);
}

bool backup_rotate(struct store *store, const struct rotation *rule, int today)
{
    struct copies copies = { .store = store };
    struct backup_files *files = &copies.files, aside = { .count = 0 };
    store->interrupted = false;
    arena_init(&files->arena);
    arena_init(&aside.arena);
    backup_files_list(store->path, ".db", files);
    int *days = arena_new(&files->arena, files->count + 1, sizeof *days);
    bool *keep = arena_new(&files->arena, files->count + 1, sizeof *keep);
    for (size_t i = 0; i < files->count; i++)
        days[i] = files->items[i].day;
    rotation_keep(rule, today, days, files->count, reads_back, &copies, keep);
    if (!store->interrupted) {
        remove_copies(files, keep);
        backup_files_list(store->path, ".aside", &aside);
        for (size_t i = 0; i < aside.count; i++)
            if (aside.items[i].day < today - rule->days)
                backup_remove(aside.items[i].path);
    }
    arena_clear(&files->arena);
    arena_clear(&aside.arena);
    return !store->interrupted;
}

void backup_forget(const char *database, const char *keep, size_t *removed, size_t *stayed)
{
    static const char *const suffixes[] = { ".db", ".aside" };
    *removed = *stayed = 0;
    for (size_t k = 0; k < sizeof suffixes / sizeof *suffixes; k++) {
        struct backup_files copies = { .count = 0 };
        arena_init(&copies.arena);
        backup_files_list(database, suffixes[k], &copies);
        for (size_t i = 0; i < copies.count; i++) {
            const char *path = copies.items[i].path;
            if (strcmp(path, keep) == 0)
                continue;
            backup_remove(path);
            if (file_kind(path, NULL, NULL) == FILE_MISSING)
                ++*removed;
            else
                ++*stayed;
        }
        arena_clear(&copies.arena);
    }
}
