#include "klaskast/app/stick.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/secret.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/sealed.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/copy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char suffix[] = ".sealed";

enum { SAME_NAME_MOST = 99 };

/* --- what can happen to a stick ------------------------------------------------------------------------ */

static bool failed(const char *folder, int error, long long size, struct err *err)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return err_set(
            err, ERR_DISK,
            _("%s is full: the copy needs %lld kB. Remove something from it, or take another stick. "
              "The copies that were there are as they were."),
            folder, size / 1024 + 1);
    case EROFS:
    case EACCES:
    case EPERM:
        return err_set(err, ERR_DISK,
                       _("%s cannot be written. Look whether the stick has a lock on its side, or take "
                         "another."),
                       folder);
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
    case EIO:
    case ESTALE:
        return err_set(err, ERR_DISK,
                       _("%s is gone, or the stick gives errors (%s). Put it in again and make the copy once "
                         "more; your data file is as it was."),
                       folder, strerror(error));
    default:
        return err_set(err, ERR_DISK, _("The copy cannot be written to %s: %s."), folder, strerror(error));
    }
}

static bool lied(const char *folder, struct err *err)
{
    return err_set(err, ERR_DISK,
                   _("%s did not give back what was written to it, so this copy is not kept. Take another "
                     "stick: this one cannot be trusted."),
                   folder);
}

/* --- writing ------------------------------------------------------------------------------------------- */

/* From the plain copy to the stick, and back to be compared. */
struct sealing {
    const char *folder;
    int plain, stick;
    long long size; /* of the plain copy */
};

static bool take_plain(void *context, void *bytes, size_t size, size_t *got, struct err *err)
{
    const struct sealing *sealing = context;
    return file_read_next(sealing->plain, bytes, size, got) ||
           err_set(err, ERR_DISK, _("The copy beside the data file cannot be read: %s."), strerror(errno));
}

static bool give_stick(void *context, const void *bytes, size_t length, struct err *err)
{
    const struct sealing *sealing = context;
    return file_write_all(sealing->stick, bytes, length) ||
           failed(sealing->folder, errno, sealing->size, err);
}

static bool write_out(struct sealing *sealing, const char *path, struct sealed_header *header,
                      const unsigned char key[SECRET_KEY_SIZE], struct err *err)
{
    const struct sealed_flow flow = { take_plain, give_stick, sealing };
    sealing->stick = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (sealing->stick < 0)
        return failed(sealing->folder, errno, sealing->size, err);
    bool ok = sealed_make(header, key, &flow, err) &&
              (fsync(sealing->stick) == 0 || failed(sealing->folder, errno, sealing->size, err));
    /* What is read back then comes from the stick, and not from what was kept of it in memory. */
    posix_fadvise(sealing->stick, 0, 0, POSIX_FADV_DONTNEED);
    if (close(sealing->stick) != 0 && ok)
        ok = failed(sealing->folder, errno, sealing->size, err);
    return ok;
}

static bool take_stick(void *context, void *bytes, size_t size, size_t *got, struct err *err)
{
    const struct sealing *sealing = context;
    (void)err;
    return file_read_next(sealing->stick, bytes, size, got);
}

/* Not a byte other than what was sealed. */
static bool compare_plain(void *context, const void *bytes, size_t length, struct err *err)
{
    const struct sealing *sealing = context;
    const char *at = bytes;
    char plain[4096];
    bool same = true;
    (void)err;
    for (size_t got = 0; same && length; at += got, length -= got) {
        size_t size = length < sizeof plain ? length : sizeof plain;
        same =
            file_read_next(sealing->plain, plain, size, &got) && got == size && memcmp(plain, at, got) == 0;
    }
    secret_wipe(plain, sizeof plain);
    return same;
}

/* Reads the copy from the stick and opens it, whole: only then is it a copy. */
static bool reads_back(struct sealing *sealing, const char *path, const unsigned char key[SECRET_KEY_SIZE])
{
    const struct sealed_flow flow = { take_stick, compare_plain, sealing };
    char more;
    size_t got = 0;
    sealing->stick = file_open(path, NULL);
    if (sealing->stick < 0)
        return false;
    bool ok = lseek(sealing->plain, 0, SEEK_SET) == 0 && sealed_open(key, &flow, NULL) &&
              file_read_next(sealing->plain, &more, 1, &got) && !got;
    close(sealing->stick);
    return ok;
}

/* Never over one that is there; file systems of sticks know no rename that promises it. */
static bool give_name(const char *temporary, const char *path)
{
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return false;
    if (file_kind(path, NULL, NULL) != FILE_MISSING) {
        errno = EEXIST;
        return false;
    }
    return rename(temporary, path) == 0;
}

static void sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd); /* some file systems cannot; the bytes themselves are on the stick */
    close(fd);
}

static bool free_name(const char *folder, int64_t now, char path[FILE_PATH_SIZE], struct err *err)
{
    char day[DAY_ISO_SIZE], name[64];
    int minute = clock_minute(now);
    day_iso(clock_day(now), day);
    for (int n = 1; n <= SAME_NAME_MOST; n++) {
        char again[16] = "";
        if (n > 1)
            snprintf(again, sizeof again, "-%d", n);
        snprintf(name, sizeof name, "klaskast-%s-%02d%02d%s%s", day, minute / 60, minute % 60, again, suffix);
        if (!file_join(path, folder, name) || strlen(path) > FILE_PATH_SIZE - 32)
            return err_set(err, ERR_REFUSED, _("The name %s is too long."), folder);
        enum file_kind kind = file_kind(path, NULL, NULL);
        if (kind == FILE_MISSING)
            return true;
        if (kind == FILE_HIDDEN)
            return failed(folder, errno, 0, err);
    }
    return err_set(err, ERR_REFUSED, _("%s has many copies of this minute already. Wait a minute."), folder);
}

static bool put_on_stick(struct sealing *sealing, struct sealed_header *header,
                         const unsigned char key[SECRET_KEY_SIZE], struct stick_done *done, struct err *err)
{
    const char *folder = sealing->folder;
    char temporary[FILE_PATH_SIZE], begin[FILE_PATH_SIZE];
    if (file_join(begin, folder, "klaskast-"))
        file_remove_unfinished(begin);
    if (!free_name(folder, header->made, done->path, err) || !file_unfinished(temporary, done->path))
        return false;
    bool ok = write_out(sealing, temporary, header, key, err);
    if (ok && !reads_back(sealing, temporary, key)) {
        /* Gone is gone; what is still there and differs is a stick that lies. */
        ok = access(temporary, R_OK) != 0 ? failed(folder, errno, sealing->size, err) : lied(folder, err);
    }
    if (ok && !give_name(temporary, done->path))
        ok = failed(folder, errno, sealing->size, err);
    if (ok)
        sync_folder(folder);
    else
        unlink(temporary);
    return ok;
}

/* --- the copy ------------------------------------------------------------------------------------------ */

/* The data file as it is now, in a file beside it, looked through: what is damaged is not put on a stick as
 * if it were good. Others go on writing meanwhile, however slow the stick is. */
static bool plain_copy(struct app *app, const char *path, struct copy_look *look, struct err *err)
{
    const char *database = store_path(app->store);
    struct err why = { .kind = ERR_NONE };
    file_remove_unfinished(database);
    unlink(path); /* left by a run of the same number */
    if (!backup_into(app->store, path, &why))
        return err_set(err, ERR_DISK, _("No copy was made beside the data file. %s"), why.text);
    return copy_look(path, database, look, err);
}

/* Calls `found` for each copy of this data file in the folder. Those of others are theirs. */
static void each_copy(const char *folder, const unsigned char *source,
                      void (*found)(void *context, const char *path, int64_t made), void *context)
{
    char path[FILE_PATH_SIZE];
    DIR *list = opendir(folder);
    if (!list)
        return;
    for (struct dirent *entry; (entry = readdir(list));) {
        size_t length = strlen(entry->d_name);
        struct sealed_header header;
        char front[SEALED_FRONT_SIZE];
        if (strncmp(entry->d_name, "klaskast-", 9) != 0 || length < sizeof suffix ||
            strcmp(entry->d_name + length - (sizeof suffix - 1), suffix) != 0 ||
            !file_join(path, folder, entry->d_name))
            continue;
        if (sealed_read_header(front, file_begin(path, front, sizeof front), &header, NULL) &&
            memcmp(header.source, source, SEALED_SOURCE_SIZE) == 0)
            found(context, path, header.made);
    }
    closedir(list);
}

struct removing {
    int64_t before;
    int removed;
};

static void remove_old(void *context, const char *path, int64_t made)
{
    struct removing *removing = context;
    if (made < removing->before)
        removing->removed += unlink(path) == 0;
}

static bool seal(const char *plain, const char *folder, const struct copy_look *look, const char *passphrase,
                 struct stick_done *done, struct err *err)
{
    struct sealed_header header = { .cost = secret_slow, .made = clock_now(), .piece = SEALED_PIECE };
    struct sealing sealing = { .folder = folder, .plain = file_open(plain, err), .stick = -1 };
    struct stat size;
    if (sealing.plain < 0)
        return false;
    sealing.size = fstat(sealing.plain, &size) == 0 ? (long long)size.st_size : 0;
    unsigned char *key = secret_new(SECRET_KEY_SIZE);
    random_bytes(header.salt, sizeof header.salt);
    memcpy(header.source, look->source, sizeof header.source);
    bool ok = sealed_key(&header, passphrase, key, err) && put_on_stick(&sealing, &header, key, done, err);
    secret_free((void **)&key);
    close(sealing.plain);
    return ok;
}

static bool is_folder(const char *folder, struct err *err)
{
    struct stat there;
    if (stat(folder, &there) != 0)
        return failed(folder, errno, 0, err);
    return S_ISDIR(there.st_mode) || err_set(err, ERR_REFUSED, _("%s is not a folder."), folder);
}

bool stick_copy(struct app *app, const char *folder, const char *passphrase, struct stick_done *done,
                struct err *err)
{
    char plain[FILE_PATH_SIZE];
    struct copy_look look;
    *done = (struct stick_done){ .removed = 0 };
    if (!is_folder(folder, err))
        return false;
    if (!file_unfinished(plain, store_path(app->store)))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), store_path(app->store));
    bool ok = plain_copy(app, plain, &look, err) && seal(plain, folder, &look, passphrase, done, err);
    backup_remove(plain);
    if (ok) {
        struct removing removing = { .before = clock_moment(clock_today() - app->settings.rotation.days, 0) };
        each_copy(folder, look.source, remove_old, &removing);
        done->rows = look.rows;
        done->removed = removing.removed;
    }
    return ok;
}

/* --- where --------------------------------------------------------------------------------------------- */

struct places {
    struct arena *arena;
    const char **items;
    size_t count;
};

enum { PLACES_MOST = 16 };

static void add_place(struct places *places, const char *path)
{
    if (places->count < PLACES_MOST)
        places->items[places->count++] = arena_copy(places->arena, path);
}

/* A stick is a folder with a file system of its own. */
static void add_mounts(struct places *places, const char *folder, int depth)
{
    struct stat here, there;
    char path[FILE_PATH_SIZE];
    DIR *list = stat(folder, &here) == 0 ? opendir(folder) : NULL;
    if (!list)
        return;
    for (struct dirent *entry; (entry = readdir(list));) {
        if (entry->d_name[0] == '.' || !file_join(path, folder, entry->d_name) || stat(path, &there) != 0 ||
            !S_ISDIR(there.st_mode))
            continue;
        if (there.st_dev != here.st_dev && access(path, X_OK) == 0)
            add_place(places, path);
        else if (depth > 0)
            add_mounts(places, path, depth - 1);
    }
    closedir(list);
}

void stick_places(struct app *app, struct arena *arena, const char *const **items, size_t *count)
{
    struct places places = { .arena = arena, .items = arena_new(arena, PLACES_MOST, sizeof *places.items) };
    char set[FILE_PATH_SIZE];
    struct stat there;
    if (app->settings.stick[0] && file_expand(set, app->settings.stick) && stat(set, &there) == 0 &&
        S_ISDIR(there.st_mode))
        add_place(&places, set);
    add_mounts(&places, "/media", 1);
    add_mounts(&places, "/run/media", 1);
    *items = places.items;
    *count = places.count;
}

static void count_copy(void *context, const char *path, int64_t made)
{
    struct stick_copies *copies = context;
    int day = clock_day(made);
    if (!copies->count++ || day >= copies->newest) {
        copies->newest = day;
        snprintf(copies->at, sizeof copies->at, "%s", path);
    }
}

void stick_copies(struct app *app, struct stick_copies *copies)
{
    struct arena arena;
    const char *const *places;
    unsigned char source[COPY_SOURCE_SIZE];
    size_t count;
    struct err unused;
    *copies = (struct stick_copies){ .newest = DAY_NONE };
    arena_init(&arena);
    stick_places(app, &arena, &places, &count);
    if (copy_source(app->store, source, &unused))
        for (size_t i = 0; i < count; i++) {
            bool again = false; /* the folder of the settings may be a stick of the list */
            for (size_t k = 0; k < i; k++)
                again = again || strcmp(places[i], places[k]) == 0;
            if (!again)
                each_copy(places[i], source, count_copy, copies);
        }
    arena_clear(&arena);
}
