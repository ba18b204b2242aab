#include "klaskast/base/file.h"

#include "klaskast/base/translate.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

bool file_read(const char *path, size_t limit, struct buffer *out, struct err *err)
{
    /* O_NONBLOCK: a named pipe in the place of a file must not hang the program. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return err_set(err, ERR_REFUSED, _("There is no file %s."), path);
    if (fd < 0)
        return err_set(err, ERR_DISK, _("%s cannot be opened: %s."), path, strerror(errno));
    struct stat st;
    bool ok;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        ok = err_set(err, ERR_REFUSED, _("%s is not a file that can be read."), path);
    else
        ok = read_all(fd, path, limit, out, err);
    close(fd);
    return ok;
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

bool file_write(const char *path, const char *bytes, size_t length, struct err *err)
{
    char temporary[FILE_PATH_SIZE];
    if ((size_t)snprintf(temporary, sizeof temporary, "%s.tmp", path) >= sizeof temporary)
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), path);
    unlink(temporary); /* left by a run that was ended midway */
    int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && file_write_all(fd, bytes, length) && fsync(fd) == 0;
    int error = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        ok = false;
        error = errno;
    }
    if (ok && (rename(temporary, path) != 0 || !sync_folder(path))) {
        ok = false;
        error = errno;
    }
    if (ok)
        return true;
    unlink(temporary);
    return err_set(err, ERR_DISK, _("%s is not written: %s. What was there before is unchanged."), path,
                   strerror(error));
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
