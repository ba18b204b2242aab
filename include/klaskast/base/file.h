/* Files and folders. Never used on the database file: closing a second descriptor would drop SQLite's locks.
 */
#ifndef KLASKAST_BASE_FILE_H
#define KLASKAST_BASE_FILE_H

#include "klaskast/base/buffer.h"
#include "klaskast/base/err.h"

#include <stddef.h>

#define FILE_PATH_SIZE 4096

enum file_kind {
    FILE_MISSING,
    FILE_REGULAR,
    FILE_FOLDER,
    FILE_LINK,
    FILE_SPECIAL,
    FILE_HIDDEN /* it cannot be seen what is there: a closed folder, a failing disk */
};

/* What is at `path` (a symbolic link is FILE_LINK), and its mode bits and size where asked. */
enum file_kind file_kind(const char *path, unsigned *mode, long long *size);

/* Reads a whole regular file of at most `limit` bytes into `out` (added to what is there). */
bool file_read(const char *path, size_t limit, struct buffer *out, struct err *err);

/* Opens a regular file to read; -1: there is none, or it cannot be read. */
int file_open(const char *path, struct err *err);

/* The next `size` bytes of a descriptor, fewer only at its end. False: errno says why. */
bool file_read_next(int fd, void *bytes, size_t size, size_t *got);

/* The first bytes of a regular file, at most `size`; how many there were, 0 also where it cannot be read. */
size_t file_begin(const char *path, char *bytes, size_t size);

/* Writes all or nothing: a temporary file (mode 0600) beside it, fsync, rename, fsync of the folder. */
bool file_write(const char *path, const char *bytes, size_t length, struct err *err);

/* Makes the folder and its parents, each 0700; an existing one is left as it is. */
bool file_make_folder(const char *path, struct err *err);

/* The same for a file that people asked for, with `mode` less the umask. What is there already is only
 * replaced when `replace`, and only when it is a plain file: a folder, a symbolic link or a device is
 * refused. Refused with *exists set (may be NULL) when a plain file is in its place and `replace` is false.
 * A folder that is not there is not made; "-", which means standard output elsewhere, is no name. */
bool file_put(const char *path, const char *bytes, size_t length, unsigned mode, bool replace, bool *exists,
              struct err *err);

/* "~" and "~/..." as the home folder; any other path as it is. False when it does not fit. */
bool file_expand(char out[FILE_PATH_SIZE], const char *path);

/* The name beside `path` under which this process makes it: "PATH.1234.new". Its own for each process, so
 * that two that make the same file at once do not write into each other's. False when it does not fit. */
bool file_unfinished(char out[FILE_PATH_SIZE], const char *path);

/* Removes what runs that were ended midway left unfinished, of all files whose path begins so; also SQLite's
 * journals of them. */
void file_remove_unfinished(const char *begin);

/* The same for all files of a folder that only this program writes in. */
void file_remove_unfinished_in(const char *folder);

/* One process at a time in a folder: waits for the other, five seconds at most, and goes on without when the
 * file system knows no locks. Gives what file_unlock takes. A process that ends lets go by itself. */
int file_lock(const char *folder);
void file_unlock(int lock);

/* "a" + "b" -> "a/b"; false when it does not fit in FILE_PATH_SIZE. An absolute `name` stands alone. */
bool file_join(char out[FILE_PATH_SIZE], const char *folder, const char *name);

/* The folder part of a path ("." when there is none). */
void file_folder(char out[FILE_PATH_SIZE], const char *path);

/* Writes to a descriptor until all is out, also over interruptions. False: errno says why. */
bool file_write_all(int fd, const char *bytes, size_t length);

#endif
