#include "klaskast/store/backup.h"

#include "sql.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/copy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static bool path_of(const char *database, int day, const char *label, const char *suffix,
                    char path[FILE_PATH_SIZE])
{
    char folder[FILE_PATH_SIZE], stem[256], iso[DAY_ISO_SIZE];
    if (!places(database, folder, stem))
        return false;
    day_iso(day, iso);
    int length = snprintf(path, FILE_PATH_SIZE, "%s/%s-%s%s%s%s", folder, stem, iso, label ? "-" : "",
                          label ? label : "", suffix);
    return length > 0 && length < FILE_PATH_SIZE - 8;
}

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

static bool copy_path(const char *database, int day, const char *label, char path[FILE_PATH_SIZE])
{
    return path_of(database, day, label, ".db", path);
}

bool backup_aside(const char *database, int day, const char *label, char path[FILE_PATH_SIZE])
{
    return path_of(database, day, label, ".aside", path);
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

static bool vacuum_into(struct store *store, const char *path, struct err *err)
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

static void remove_files(const char *path)
{
    char journal[FILE_PATH_SIZE];
    snprintf(journal, sizeof journal, "%.*s-journal", FILE_PATH_SIZE - 16, path);
    unlink(path);
    unlink(journal);
}

/* The day in "stem-2026-11-20....db"; DAY_NONE for other names. */
static int day_of(const char *name, const char *stem, const char *suffix)
{
    size_t length = strlen(stem), whole = strlen(name), end = strlen(suffix);
    char iso[DAY_ISO_SIZE];
    int day;
    if (strncmp(name, stem, length) != 0 || name[length] != '-' || whole < length + 1 + 10 + end ||
        strcmp(name + whole - end, suffix) != 0)
        return DAY_NONE;
    snprintf(iso, sizeof iso, "%.10s", name + length + 1);
    return day_parse_iso(iso, &day) ? day : DAY_NONE;
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
    if (ok && !sync_path(temporary, O_RDONLY))
        ok = err_set(&inner, ERR_DISK, _("The backup %s cannot be made: %s."), path, strerror(errno));
    if (ok && !verified(store, temporary))
        ok = err_set(&inner, ERR_DISK, "%s", _("The backup did not read back well."));
    if (ok && (rename(temporary, path) != 0 || !sync_path(folder, O_RDONLY | O_DIRECTORY)))
        ok = err_set(&inner, ERR_DISK, _("The backup %s cannot be made: %s."), path, strerror(errno));
    if (!ok) {
        remove_files(temporary);
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
    return copy_path(store->path, day, NULL, path) && file_kind(path, NULL, NULL) == FILE_REGULAR;
}

/* --- the folder -------------------------------------------------------------------------------------------
 */

struct copies {
    struct arena arena;
    struct copy_file *items;
    size_t count;
    struct store *store;
};

/* The newest first: by day, and of one day the one that was made last, since a copy before an import holds
 * what the copy of the day does not. */
static int newest_first(const void *a, const void *b)
{
    const struct copy_file *one = a, *other = b;
    if (one->day != other->day)
        return one->day > other->day ? -1 : 1;
    if (one->made != other->made)
        return one->made > other->made ? -1 : 1;
    return strcmp(other->name, one->name);
}

/* Copies whose names end in `suffix`. */
static void list_copies(const char *database, const char *suffix, struct copies *copies)
{
    char folder[FILE_PATH_SIZE], stem[256], name[FILE_PATH_SIZE];
    size_t room = 0;
    DIR *list = places(database, folder, stem) ? opendir(folder) : NULL;
    if (!list)
        return;
    for (struct dirent *entry; (entry = readdir(list));) {
        struct stat file;
        int day = day_of(entry->d_name, stem, suffix);
        if (day == DAY_NONE || !file_join(name, folder, entry->d_name) || lstat(name, &file) != 0 ||
            !S_ISREG(file.st_mode))
            continue;
        if (copies->count == room) {
            struct copy_file *more = arena_new(&copies->arena, room = room ? room * 2 : 32, sizeof *more);
            if (copies->count)
                memcpy(more, copies->items, copies->count * sizeof *more);
            copies->items = more;
        }
        copies->items[copies->count++] =
            (struct copy_file){ .day = day,
                                .made = (int64_t)file.st_mtim.tv_sec * 1000000000 + file.st_mtim.tv_nsec,
                                .size = file.st_size,
                                .name = arena_copy(&copies->arena, entry->d_name),
                                .path = arena_copy(&copies->arena, name) };
    }
    closedir(list);
    if (copies->count)
        qsort(copies->items, copies->count, sizeof *copies->items, newest_first);
}

void backup_list(const char *database, struct arena *arena, const struct copy_file **files, size_t *count)
{
    struct copies copies = { .arena = *arena };
    list_copies(database, ".db", &copies);
    *arena = copies.arena;
    *files = copies.items;
    *count = copies.count;
}

static bool reads_back(void *context, size_t index)
{
    const struct copies *copies = context;
    struct copy_look look;
    struct err unused;
    const struct copy_file *file = &copies->items[index];
    return copy_look_for(copies->store, file->path, file->name, &look, &unused);
}

static void remove_copies(struct copies *copies, const bool *keep)
{
    for (size_t i = 0; i < copies->count; i++)
        if (!keep[i])
            remove_files(copies->items[i].path);
}

bool backup_rotate(struct store *store, const struct rotation *rule, int today)
{
    struct copies copies = { .store = store }, aside = { .store = store };
    store->interrupted = false;
    arena_init(&copies.arena);
    arena_init(&aside.arena);
    list_copies(store->path, ".db", &copies);
    int *days = arena_new(&copies.arena, copies.count + 1, sizeof *days);
    bool *keep = arena_new(&copies.arena, copies.count + 1, sizeof *keep);
    for (size_t i = 0; i < copies.count; i++)
        days[i] = copies.items[i].day;
    rotation_keep(rule, today, days, copies.count, reads_back, &copies, keep);
    if (!store->interrupted) {
        remove_copies(&copies, keep);
        list_copies(store->path, ".aside", &aside);
        for (size_t i = 0; i < aside.count; i++)
            if (aside.items[i].day < today - rule->days)
                remove_files(aside.items[i].path);
    }
    arena_clear(&copies.arena);
    arena_clear(&aside.arena);
    return !store->interrupted;
}

bool backup_newest(const char *database, char path[FILE_PATH_SIZE])
{
    struct copies copies = { .count = 0 };
    arena_init(&copies.arena);
    list_copies(database, ".db", &copies);
    if (copies.count)
        snprintf(path, FILE_PATH_SIZE, "%s", copies.items[0].path);
    arena_clear(&copies.arena);
    return copies.count > 0;
}

void backup_forget(const char *database, const char *keep, size_t *removed, size_t *stayed)
{
    static const char *const suffixes[] = { ".db", ".aside" };
    *removed = *stayed = 0;
    for (size_t k = 0; k < sizeof suffixes / sizeof *suffixes; k++) {
        struct copies copies = { .count = 0 };
        arena_init(&copies.arena);
        list_copies(database, suffixes[k], &copies);
        for (size_t i = 0; i < copies.count; i++) {
            const char *path = copies.items[i].path;
            if (strcmp(path, keep) == 0)
                continue;
            remove_files(path);
            if (file_kind(path, NULL, NULL) == FILE_MISSING)
                ++*removed;
            else
                ++*stayed;
        }
        arena_clear(&copies.arena);
    }
}
