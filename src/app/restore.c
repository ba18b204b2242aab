#include "klaskast/app/restore.h"

#include "klaskast/app/ask_secret.h"
#include "klaskast/app/retention.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/secret.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/sealed.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char plain[] = "SQLite format 3"; /* with its \0 */

/* --- reading ------------------------------------------------------------------------------------------- */

/* From the copy to the scratch file. */
struct reading {
    const char *path;
    int from, to;
};

static bool take(void *context, void *bytes, size_t size, size_t *got, struct err *err)
{
    const struct reading *reading = context;
    return file_read_next(reading->from, bytes, size, got) ||
           err_set(err, ERR_DISK, _("%s cannot be read: %s."), reading->path, strerror(errno));
}

static bool no_room(const char *path, int error, struct err *err)
{
    return err_set(err, ERR_DISK,
                   _("%s cannot be opened beside the data file: %s. Nothing was changed; make room there and "
                     "try again."),
                   path, strerror(error));
}

static bool give(void *context, const void *bytes, size_t length, struct err *err)
{
    const struct reading *reading = context;
    return file_write_all(reading->to, bytes, length) || no_room(reading->path, errno, err);
}

static bool open_sealed(struct restore *restore, struct reading *reading, const struct sealed_header *header,
                        restore_ask *ask, void *context, struct err *err)
{
    const struct sealed_flow flow = { take, give, reading };
    if (!ask)
        return err_set(err, ERR_PASSPHRASE, _("%s is sealed: it asks for its passphrase."), restore->path);
    char *secret = secret_new(SECRET_TYPED_SIZE);
    unsigned char *key = secret_new(SECRET_KEY_SIZE);
    bool ok =
        ask(context, secret, err) && sealed_key(header, secret, key, err) && sealed_open(key, &flow, err);
    secret_free((void **)&secret);
    secret_free((void **)&key);
    restore->sealed = header->made;
    return ok;
}

static bool copy_plain(struct reading *reading, struct err *err)
{
    char bytes[1 << 16];
    size_t got = 0;
    do
        if (!take(reading, bytes, sizeof bytes, &got, err) || !give(reading, bytes, got, err))
            return false;
    while (got == sizeof bytes);
    return true;
}

/* What SQLite was still writing when the program was ended is beside the file, and would be missed. */
static bool closed_well(const char *path, struct err *err)
{
    char journal[FILE_PATH_SIZE + 8];
    long long size = 0;
    snprintf(journal, sizeof journal, "%s-journal", path);
    return file_kind(journal, NULL, &size) == FILE_MISSING || size == 0 ||
           err_set(err, ERR_BUSY,
                   _("%s is in use, or was not closed well. Close it there, or open it once with klaskast "
                     "--database."),
                   path);
}

/* Which of the two it is shows at its front. */
static bool read_copy(struct restore *restore, struct reading *reading, restore_ask *ask, void *context,
                      struct err *err)
{
    struct sealed_header header;
    char front[SEALED_FRONT_SIZE];
    size_t length;
    if (!take(reading, front, sizeof front, &length, err))
        return false;
    if (lseek(reading->from, 0, SEEK_SET) != 0)
        return err_set(err, ERR_DISK, _("%s cannot be read: %s."), restore->path, strerror(errno));
    if (sealed_is(front, length))
        return sealed_read_header(front, length, &header, err) &&
               open_sealed(restore, reading, &header, ask, context, err);
    if (length < sizeof plain || memcmp(front, plain, sizeof plain) != 0)
        return err_set(err, ERR_DAMAGED, _("%s is no copy of klaskast."), restore->path);
    return closed_well(restore->path, err) && copy_plain(reading, err);
}

/* A new file beside the data file, that nobody else can read. On a new computer the folder is not there yet.
 */
static int open_scratch(const char *database, char scratch[FILE_PATH_SIZE], struct err *err)
{
    char folder[FILE_PATH_SIZE];
    file_remove_unfinished(database);
    file_folder(folder, database);
    if (!file_unfinished(scratch, database)) {
        *scratch = '\0';
        err_set(err, ERR_REFUSED, _("The name %s is too long."), database);
        return -1;
    }
    if (!file_make_folder(folder, err))
        return -1;
    unlink(scratch);
    int fd = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        no_room(scratch, errno, err);
    return fd;
}

bool restore_read(const char *path, const char *database, restore_ask *ask, void *context,
                  struct restore *restore, struct err *err)
{
    *restore = (struct restore){ .sealed = 0 };
    if (!file_expand(restore->path, path))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), path);
    struct reading reading = { restore->path, file_open(restore->path, err), -1 };
    if (reading.from < 0)
        return false;
    reading.to = open_scratch(database, restore->scratch, err);
    bool ok = reading.to >= 0 && read_copy(restore, &reading, ask, context, err);
    close(reading.from);
    if (reading.to >= 0 && close(reading.to) != 0 && ok)
        ok = no_room(restore->path, errno, err);
    ok = ok && copy_look(restore->scratch, restore->path, &restore->look, err);
    if (!ok)
        restore_clear(restore);
    return ok;
}

void restore_clear(struct restore *restore)
{
    char journal[FILE_PATH_SIZE + 8];
    if (!*restore->scratch)
        return;
    snprintf(journal, sizeof journal, "%s-journal", restore->scratch);
    unlink(journal);
    unlink(restore->scratch);
    *restore->scratch = '\0';
}

/* --- beside the present file --------------------------------------------------------------------------- */

/* Of two that have rows in common from the first on: which has more. */
static bool relate(const struct restore *restore, struct store *store, const struct copy_look *now,
                   struct restore_against *against, struct err *err)
{
    bool earlier;
    if (!copy_is_earlier(store, &restore->look, &earlier, err))
        return false;
    against->last = now->last;
    against->rows = now->rows - restore->look.rows;
    if (earlier && restore->look.rows) {
        against->present =
            against->rows || now->emptied != restore->look.emptied ? PRESENT_LATER : PRESENT_SAME;
        return true;
    }
    against->present = PRESENT_OTHER;
    if (memcmp(now->source, restore->look.source, COPY_SOURCE_SIZE) == 0 && against->rows < 0 &&
        copy_has(restore->scratch, now)) {
        against->present = PRESENT_EARLIER;
        against->rows = -against->rows;
    }
    return true;
}

bool restore_compare(const struct restore *restore, const char *database, struct restore_against *against,
                     struct err *err)
{
    struct store *store;
    struct copy_look now;
    struct err failed = { .kind = ERR_NONE };
    *against = (struct restore_against){ .present = PRESENT_MISSING };
    if (file_kind(database, NULL, NULL) == FILE_MISSING)
        return true;
    against->present = PRESENT_DAMAGED;
    bool ok = store_open(database, false, clock_now(), &store, &failed);
    ok = ok && store_begin(store, &failed); /* is anybody writing? */
    if (ok)
        store_rollback(store);
    ok = ok && copy_look_open(store, &now, &failed);
    ok = ok && relate(restore, store, &now, against, &failed);
    if (!ok && failed.kind == ERR_BUSY) {
        store_close(&store);
        *err = failed;
        return false;
    }
    if (!ok) {
        against->present = PRESENT_DAMAGED;
        snprintf(against->wrong, sizeof against->wrong, "%s", failed.text);
    }
    store_close(&store);
    return true;
}

/* --- the scratch file ---------------------------------------------------------------------------------- */

static bool findings_good(struct store *store, const char *path, struct err *err)
{
    struct finding findings[FINDINGS];
    if (!journal_verify(store, findings, err))
        return false;
    for (int i = 0; i < FINDINGS; i++)
        if (!findings[i].good)
            return err_set(err, ERR_DAMAGED, _("%s is not in order: %s. Take another copy."), path,
                           findings[i].text);
    return true;
}

/* The scratch file brought up to date, and looked through. */
static bool bring_up_to_date(const struct restore *restore, struct err *err)
{
    struct store *store = NULL;
    bool ok = store_open_scratch(restore->scratch, clock_now(), &store, err) &&
              findings_good(store, restore->path, err);
    store_close(&store);
    return ok;
}

/* --- carrying out -------------------------------------------------------------------------------------- */

/* Whatever still can be read says what was removed since: the file in use, damaged or not, and its copies. */
static bool empty_again(struct app *app, const char *database, struct restore_done *done, struct err *err)
{
    struct arena arena;
    const struct copy_file *files;
    size_t count, read = 0;
    arena_init(&arena);
    backup_list(database, &arena, &files, &count);
    bool ok = true;
    for (size_t i = 0; ok && i <= count; i++) {
        const char *path = i ? files[i - 1].path : database;
        int64_t emptied = 0;
        bool readable = false;
        ok = file_kind(path, NULL, NULL) != FILE_REGULAR ||
             copy_empty_as(app->store, path, clock_now(), &emptied, &readable, err);
        read += readable;
        done->emptied += emptied;
        if (i == 0 && readable)
            break; /* it knows all that its copies know */
    }
    done->unsure = !read;
    arena_clear(&arena);
    return ok;
}

/* Opens the scratch file as the program would, and does what has to be done before it is used. */
static bool prepare(const struct restore *restore, const struct options *options, const char *database,
                    struct restore_done *done, struct err *err)
{
    struct app app;
    struct options own = *options;
    struct retention_done gone;
    own.database = restore->scratch;
    own.class_name = NULL;
    bool ok = app_open(&app, &own, false, err) && retention_run(&app, RETENTION_BY_ITSELF, NULL, &gone, err);
    if (ok)
        snprintf(done->retention, sizeof done->retention, "%s", gone.said);
    ok = ok && empty_again(&app, database, done, err) &&
         copy_note_restored(app.store, clock_now(), &restore->look, err) &&
         findings_good(app.store, restore->path, err);
    app_close(&app);
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

/* NAME-backups/NAME-2026-11-23-1.aside: copies go by their day, and so does this. */
static bool aside_path(const char *database, char path[FILE_PATH_SIZE], struct err *err)
{
    char day[DAY_ISO_SIZE], label[32];
    day_iso(clock_today(), day);
    for (int n = 1; n < 1000; n++) {
        snprintf(label, sizeof label, "%d", n);
        if (!backup_aside(database, clock_today(), label, path))
            return err_set(err, ERR_REFUSED, _("The name %s is too long."), database);
        if (file_kind(path, NULL, NULL) == FILE_MISSING)
            return true;
    }
    return err_set(err, ERR_REFUSED, _("The folder for copies of %s is full."), database);
}

static bool swap_failed(const char *database, struct err *err)
{
    return err_set(err, ERR_DISK, _("%s cannot be replaced: %s. It is as it was."), database,
                   strerror(errno));
}

/* The file in use gets a second name, and only then loses its first: at every moment there is a data file. A
 * journal of a damaged one must not be beside the new one, since SQLite would play it back into that. */
static bool put_aside(const char *database, char aside[FILE_PATH_SIZE], struct err *err)
{
    char backups[FILE_PATH_SIZE];
    if (!aside_path(database, aside, err))
        return false;
    file_folder(backups, aside);
    if (!file_make_folder(backups, err))
        return false;
    /* Where there are no links the file has no name for a moment. */
    if (link(database, aside) != 0 && rename(database, aside) != 0)
        return swap_failed(database, err);
    chmod(aside, 0600);
    sync_path(backups, O_RDONLY | O_DIRECTORY);
    return true;
}

/* What could not be replaced has its own name again, and its journal beside it. */
static bool swap_back(const char *database, char aside[FILE_PATH_SIZE], const char *journal,
                      const char *journal_aside, struct err *err)
{
    int cause = errno;
    if (*journal_aside)
        rename(journal_aside, journal);
    if (*aside && file_kind(database, NULL, NULL) == FILE_MISSING)
        rename(aside, database);
    else if (*aside)
        unlink(aside);
    *aside = '\0';
    errno = cause;
    return swap_failed(database, err);
}

static bool swap(const char *database, const char *scratch, char aside[FILE_PATH_SIZE], struct err *err)
{
    char folder[FILE_PATH_SIZE], journal[FILE_PATH_SIZE + 8], journal_aside[FILE_PATH_SIZE + 8];
    bool there = file_kind(database, NULL, NULL) != FILE_MISSING;
    file_folder(folder, database);
    snprintf(journal, sizeof journal, "%s-journal", database);
    if (there && !put_aside(database, aside, err)) {
        *aside = '\0';
        return false;
    }
    snprintf(journal_aside, sizeof journal_aside, "%s-journal", there ? aside : scratch);
    if (file_kind(journal, NULL, NULL) == FILE_MISSING)
        *journal_aside = '\0';
    else if (rename(journal, journal_aside) != 0)
        return swap_back(database, aside, journal, "", err);
    if (rename(scratch, database) != 0)
        return swap_back(database, aside, journal, journal_aside, err);
    sync_path(folder, O_RDONLY | O_DIRECTORY);
    return true;
}

/* Nobody writes to the file in use while it is put aside. One that does not open cannot be held. */
static bool hold(const char *database, struct store **store, struct err *err)
{
    struct err failed = { .kind = ERR_NONE };
    *store = NULL;
    if (file_kind(database, NULL, NULL) == FILE_MISSING ||
        !store_open(database, false, clock_now(), store, &failed))
        return true;
    if (store_begin(*store, &failed))
        return true;
    store_close(store);
    if (failed.kind != ERR_BUSY)
        return true;
    *err = failed;
    return false;
}

bool restore_carry_out(struct restore *restore, const struct options *options, const char *database,
                       struct restore_done *done, struct err *err)
{
    struct store *held = NULL;
    *done = (struct restore_done){ .emptied = 0 };
    bool ok = bring_up_to_date(restore, err) && hold(database, &held, err) &&
              prepare(restore, options, database, done, err);
    if (ok && !sync_path(restore->scratch, O_RDONLY))
        ok = swap_failed(database, err);
    ok = ok && swap(database, restore->scratch, done->aside, err);
    if (held) {
        store_rollback(held);
        store_close(&held);
    }
    restore_clear(restore); /* where it took the place of the data file it has that name now */
    return ok;
}

/* --- a rehearsal --------------------------------------------------------------------------------------- */

bool restore_rehearse(const struct restore *restore, struct app *app, struct buffer *lines, struct err *err)
{
    char day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    bool earlier = false;
    int64_t rows = 0;
    char chain[DIGEST_HEX_SIZE];
    bool ok = bring_up_to_date(restore, err) && copy_is_earlier(app->store, &restore->look, &earlier, err) &&
              journal_head(app->store, &rows, chain, err);
    if (!ok)
        return false;
    if (!earlier)
        return err_set(
            err, ERR_DAMAGED,
            _("%s does not say what the data file says: an older copy was put back since, it is of "
              "another file, or one of the two was altered."),
            restore->path);
    buffer_print(lines, _("ok  copy: %s was put back into a scratch file and holds\n"), restore->path);
    buffer_print(lines, _("ok  compared: its %lld rows are the first %lld of the data file's %lld\n"),
                 (long long)restore->look.rows, (long long)restore->look.rows, (long long)rows);
    if (restore->look.last)
        buffer_print(lines, _("    its last row is of %s at %s; rows written since: %lld\n"),
                     day_text(clock_day(restore->look.last), DAY_LONG, day),
                     clock_text(restore->look.last, time), (long long)(rows - restore->look.rows));
    return true;
}
