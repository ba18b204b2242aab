#include "klaskast/base/file.h"

#include "klaskast/base/translate.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOCK_TRIES = 250, LOCK_PAUSE = 20 /* ms */ };

enum file_kind file_kind(const char *path, unsigned *mode, long long *size)
{
    struct stat st;
    if (lstat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_HIDDEN;
    if (mode)
        *mode = st.st_mode & 07777;
    if (size)
        *size = (long long)st.st_size;
    if (S_ISREG(st.st_mode))
        return FILE_REGULAR;
    if (S_ISDIR(st.st_mode))
        return FILE_FOLDER;
    return S_ISLNK(st.st_mode) ? FILE_LINK : FILE_SPECIAL;
}

static bool read_all(int fd, const char *path, size_t limit, struct buffer *out, struct err *err)
{
    char chunk[65536];
    size_t total = 0;
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set(err, ERR_DISK, _("%s cannot be read: %s."), path, strerror(errno));
        if (got == 0)
            return true;
        total += (size_t)got;
        if (total > limit)
            return err_set(err, ERR_REFUSED, _("%s is too large: at most %zu KiB can be read."), path,
                           limit / 1024);
        buffer_add(out, chunk, (size_t)got);
    }
}

int file_open(const char *path, struct err *err)
{
    /* O_NONBLOCK: a named pipe in the place of a file must not hang the program. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    if (fd < 0 && errno == ENOENT)
        err_set(err, ERR_REFUSED, _("There is no file %s."), path);
    else if (fd < 0)
        err_set(err, ERR_DISK, _("%s cannot be opened: %s."), path, strerror(errno));
    else if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        err_set(err, ERR_REFUSED, _("%s is not a file that can be read."), path);
        close(fd);
        fd = -1;
    }
    return fd;
}

bool file_read(const char *path, size_t limit, struct buffer *out, struct err *err)
{
    int fd = file_open(path, err);
    if (fd < 0)
        return false;
    bool ok = read_all(fd, path, limit, out, err);
    close(fd);
    return ok;
}

bool file_read_next(int fd, void *bytes, size_t size, size_t *got)
{
    *got = 0;
    while (*got < size) {
        ssize_t more = read(fd, (char *)bytes + *got, size - *got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return false;
        if (more == 0)
            break;
        *got += (size_t)more;
    }
    return true;
}

size_t file_begin(const char *path, char *bytes, size_t size)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t got = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? read(fd, bytes, size) : -1;
    if (fd >= 0)
        close(fd);
    return got > 0 ? (size_t)got : 0;
}

bool file_write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

static bool sync_folder(const char *path)
{
    char folder[FILE_PATH_SIZE];
    file_folder(folder, path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    close(fd);
    return ok;
}

/* The bytes in a new file, on the disk; *error says why not. */
static bool write_new(const char *path, const char *bytes, size_t length, unsigned mode, int *error)
{
    unlink(path); /* left by a run that was ended midway */
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode);
    bool ok = fd >= 0 && file_write_all(fd, bytes, length) && fsync(fd) == 0;
    *error = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        ok = false;
        *error = errno;
    }
    return ok;
}

static bool write_failed(const char *path, const char *temporary, int error, struct err *err)
{
    unlink(temporary);
    return err_set(err, ERR_DISK, _("%s is not written: %s. What was there before is unchanged."), path,
                   strerror(error));
}

static bool temporary_name(char out[FILE_PATH_SIZE], const char *path, struct err *err)
{
    return (size_t)snprintf(out, FILE_PATH_SIZE, "%s.tmp", path) < FILE_PATH_SIZE ||
           err_set(err, ERR_REFUSED, _("The name %s is too long."), path);
}

bool file_write(const char *path, const char *bytes, size_t length, struct err *err)
{
    char temporary[FILE_PATH_SIZE];
    int error;
    if (!temporary_name(temporary, path, err))
        return false;
    if (!write_new(temporary, bytes, length, 0600, &error))
        return write_failed(path, temporary, error, err);
    if (rename(temporary, path) != 0 || !sync_folder(path))
        return write_failed(path, temporary, errno, err);
    return true;
}

static bool exists_already(const char *path, bool *exists, struct err *err)
{
    if (exists)
        *exists = true;
    return err_set(err, ERR_REFUSED, _("%s is there already, and stays as it is."), path);
}

/* May the file be made in this place? */
static bool place_free(const char *path, bool replace, bool *exists, struct err *err)
{
    switch (file_kind(path, NULL, NULL)) {
    case FILE_MISSING:
        return true;
    case FILE_REGULAR:
        return replace || exists_already(path, exists, err);
    case FILE_FOLDER:
        return err_set(err, ERR_REFUSED, _("%s is a folder. Name the file as well."), path);
    case FILE_LINK:
        return err_set(err, ERR_REFUSED, _("%s is a link to another file. Choose another name."), path);
    case FILE_SPECIAL:
    case FILE_HIDDEN:
        break;
    }
    return err_set(err, ERR_REFUSED, _("%s cannot be a file. Choose another name."), path);
}

/* The name of a folder is what is mistyped most. */
static bool put_failed(const char *path, const char *temporary, int error, struct err *err)
{
    char folder[FILE_PATH_SIZE];
    file_folder(folder, path);
    if (error == ENOENT && file_kind(folder, NULL, NULL) == FILE_MISSING)
        return err_set(err, ERR_REFUSED, _("There is no folder %s. Make it first, or name another."), folder);
    return write_failed(path, temporary, error, err);
}

bool file_put(const char *path, const char *bytes, size_t length, unsigned mode, bool replace, bool *exists,
              struct err *err)
{
    char temporary[FILE_PATH_SIZE];
    int error;
    if (strcmp(path, "-") == 0)
        return err_set(err, ERR_REFUSED, "%s", _("Name a file; '-' is none here."));
    if (!place_free(path, replace, exists, err))
        return false;
    /* Its own name for each process: the folder may be one that colleagues share. */
    if (!file_unfinished(temporary, path))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), path);
    if (!write_new(temporary, bytes, length, mode, &error))
        return put_failed(path, temporary, error, err);
    /* A link cannot land on what came there in the meantime; not every stick knows links. */
    if (!replace && link(temporary, path) == 0) {
        unlink(temporary);
        sync_folder(path);
        return true;
    }
    if (!replace && errno == EEXIST) {
        unlink(temporary);
        return exists_already(path, exists, err);
    }
    if (rename(temporary, path) != 0)
        return write_failed(path, temporary, errno, err);
    sync_folder(path); /* some file systems cannot; the bytes themselves are on the disk */
    return true;
}

bool file_expand(char out[FILE_PATH_SIZE], const char *path)
{
    const char *home = getenv("HOME");
    if (path[0] != '~' || (path[1] && path[1] != '/') || !home || !*home)
        return file_join(out, "", path);
    return path[1] && path[2] ? file_join(out, home, path + 2) : file_join(out, "", home);
}

bool file_unfinished(char out[FILE_PATH_SIZE], const char *path)
{
    int length = snprintf(out, FILE_PATH_SIZE, "%s.%ld.new", path, (long)getpid());
    return length > 0 && length < FILE_PATH_SIZE;
}

/* Is `end` the ".1234.new" of a process that is gone? Another one's work goes on. */
static bool left_behind(const char *end)
{
    long process;
    int used = 0;
    if (sscanf(end, ".%ld.new%n", &process, &used) != 1 || !used || process <= 0)
        return false;
    return (!end[used] || strcmp(end + used, "-journal") == 0) && kill((pid_t)process, 0) != 0 &&
           errno == ESRCH;
}

void file_remove_unfinished(const char *begin)
{
    char folder[FILE_PATH_SIZE], path[FILE_PATH_SIZE];
    const char *slash = strrchr(begin, '/'), *first = slash ? slash + 1 : begin;
    file_folder(folder, begin);
    DIR *list = opendir(folder);
    if (!list)
        return;
    for (struct dirent *entry; (entry = readdir(list));) {
        const char *name = entry->d_name;
        if (strncmp(name, first, strlen(first)) != 0)
            continue;
        for (const char *end = strchr(name, '.'); end; end = strchr(end + 1, '.'))
            if (left_behind(end) && file_join(path, folder, name))
                unlink(path);
    }
    closedir(list);
}

void file_remove_unfinished_in(const char *folder)
{
    char begin[FILE_PATH_SIZE];
    if (file_join(begin, folder, "") && strlen(begin) > 1)
        file_remove_unfinished(begin);
}

bool file_make_folder(const char *path, struct err *err)
{
    char part[FILE_PATH_SIZE];
    size_t length = strlen(path);
    if (length >= sizeof part)
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), path);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            return err_set(err, ERR_DISK, _("The folder %s cannot be made: %s."), part, strerror(errno));
    }
    if (file_kind(path, NULL, NULL) != FILE_FOLDER && access(path, X_OK) != 0)
        return err_set(err, ERR_DISK, _("%s is not a folder."), path);
    return true;
}

int file_lock(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int tries = 0; fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0 && tries < LOCK_TRIES; tries++)
        poll(NULL, 0, LOCK_PAUSE);
    return fd;
}

void file_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}

bool file_join(char out[FILE_PATH_SIZE], const char *folder, const char *name)
{
    int length = name[0] == '/' || !*folder ? snprintf(out, FILE_PATH_SIZE, "%s", name)
                                            : snprintf(out, FILE_PATH_SIZE, "%s/%s", folder, name);
    return length > 0 && length < FILE_PATH_SIZE;
}

void file_folder(char out[FILE_PATH_SIZE], const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        snprintf(out, FILE_PATH_SIZE, ".");
    else if (slash == path)
        snprintf(out, FILE_PATH_SIZE, "/");
    else
        snprintf(out, FILE_PATH_SIZE, "%.*s", (int)(slash - path), path);
}
