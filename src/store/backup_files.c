#include "backup_files.h"

#include "klaskast/base/day.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool backup_files_folder(const char *database, char folder[FILE_PATH_SIZE], char stem[256])
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
    if (!backup_files_folder(database, folder, stem))
        return false;
    day_iso(day, iso);
    int length = snprintf(path, FILE_PATH_SIZE, "%s/%s-%s%s%s%s", folder, stem, iso, label ? "-" : "",
                          label ? label : "", suffix);
    return length > 0 && length < FILE_PATH_SIZE - 8;
}

bool backup_files_path(const char *database, int day, const char *label, char path[FILE_PATH_SIZE])
{
    return path_of(database, day, label, ".db", path);
}

bool backup_aside(const char *database, int day, const char *label, char path[FILE_PATH_SIZE])
{
    return path_of(database, day, label, ".aside", path);
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

void backup_files_list(const char *database, const char *suffix, struct backup_files *copies)
{
    char folder[FILE_PATH_SIZE], stem[256], name[FILE_PATH_SIZE];
    size_t room = 0;
    DIR *list = backup_files_folder(database, folder, stem) ? opendir(folder) : NULL;
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
    struct backup_files copies = { .arena = *arena };
    backup_files_list(database, ".db", &copies);
    *arena = copies.arena;
    *files = copies.items;
    *count = copies.count;
}

bool backup_newest(const char *database, char path[FILE_PATH_SIZE])
{
    struct backup_files copies = { .count = 0 };
    arena_init(&copies.arena);
    backup_files_list(database, ".db", &copies);
    if (copies.count)
        snprintf(path, FILE_PATH_SIZE, "%s", copies.items[0].path);
    arena_clear(&copies.arena);
    return copies.count > 0;
}
