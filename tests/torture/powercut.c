/*
 * The power goes out. A VFS between SQLite and the disk keeps apart what was synced and what was only
 * written; at any call it can say what would be on the disk if the power went at that moment: what was
 * synced, and of the rest any part, in sectors of 512 bytes; a file that was made or removed without a sync
 * of its folder may be there or not. Such a disk is made, opened as the program would, and must hold all that
 * was acknowledged until then.
 *
 * The same with a disk that says it synced and did not loses data, as it must: else this would prove nothing.
 */
#include "room.h"
#include "torture.h"

#include "klaskast/app/app.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/store/journal.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES = 16, SECTOR = 512, GAP_MOST = 40 };

/* --- the disk ------------------------------------------------------------------------------------------ */

struct change {
    size_t at, length; /* a write; length 0: the file was cut off at `at` */
    bool cut;
    unsigned char *bytes;
};

/* A file as the disk has it for certain, and what came after. */
struct image {
    char path[ROOM_PATH];
    unsigned char *bytes;
    size_t length;
    struct change *changes;
    size_t count, room;
    bool on_disk; /* its name is for certain there */
    bool named;   /* its name is there as programs see it */
};

static struct disk {
    struct image *files[FILES];
    int count;
    bool lies;
    bool watch; /* the campaign runs */
    int until;  /* so many calls to the next power cut */
    const char *what;
    char *chain; /* of the last acknowledged row */
    int64_t rows;
    long cuts, lost;
    bool cutting;
} disk;

static bool of_interest(const char *path)
{
    return path && strncmp(path, room.path, strlen(room.path)) == 0 && !strstr(path, "-backups");
}

static struct image *image_of(const char *path)
{
    for (int i = 0; i < disk.count; i++)
        if (strcmp(disk.files[i]->path, path) == 0)
            return disk.files[i];
    if (disk.count == FILES) {
        fprintf(stderr, "powercut: too many files\n");
        exit(99);
    }
    struct image *image = disk.files[disk.count++] = calloc(1, sizeof *image);
    snprintf(image->path, sizeof image->path, "%s", path);
    return image;
}

static void forget_changes(struct image *image)
{
    for (size_t i = 0; i < image->count; i++)
        free(image->changes[i].bytes);
    image->count = 0;
}

static void put_bytes(unsigned char **bytes, size_t *length, size_t at, const unsigned char *from,
                      size_t count)
{
    if (at + count > *length) {
        *bytes = realloc(*bytes, at + count);
        memset(*bytes + *length, 0, at + count - *length);
        *length = at + count;
    }
    memcpy(*bytes + at, from, count);
}

static void add_change(struct image *image, size_t at, const void *bytes, size_t length, bool cut)
{
    if (image->count == image->room)
        image->changes =
            realloc(image->changes, (image->room = 2 * image->room + 64) * sizeof *image->changes);
    struct change *change = &image->changes[image->count++];
    *change =
        (struct change){ .at = at, .length = length, .cut = cut, .bytes = length ? malloc(length) : NULL };
    if (length)
        memcpy(change->bytes, bytes, length);
}

static void settle(struct image *image)
{
    for (size_t i = 0; i < image->count; i++) {
        const struct change *change = &image->changes[i];
        if (change->cut)
            image->length = change->at < image->length ? change->at : image->length;
        else
            put_bytes(&image->bytes, &image->length, change->at, change->bytes, change->length);
    }
    forget_changes(image);
}

/* --- the power goes ------------------------------------------------------------------------------------ */

/* What the disk may hold of a file: all that was synced, and any part of the rest. */
static void any_part(const struct image *image, unsigned char **bytes, size_t *length)
{
    unsigned mood = torture_any(4); /* all of the rest, none of it, or a part */
    *length = image->length;
    *bytes = malloc(image->length + 1);
    if (image->length)
        memcpy(*bytes, image->bytes, image->length);
    for (size_t i = 0; i < image->count; i++) {
        const struct change *change = &image->changes[i];
        if (change->cut) {
            if (mood == 0 || (mood > 1 && torture_any(2)))
                *length = change->at < *length ? change->at : *length;
            continue;
        }
        for (size_t from = 0; from < change->length;) {
            size_t to = from + SECTOR - (change->at + from) % SECTOR;
            to = to < change->length ? to : change->length;
            if (mood == 0 || (mood > 1 && torture_any(2)))
                put_bytes(bytes, length, change->at + from, change->bytes + from, to - from);
            from = to;
        }
    }
}

static void write_image(const struct image *image, const char *folder)
{
    char path[ROOM_PATH];
    unsigned char *bytes;
    size_t length;
    const char *name = strrchr(image->path, '/');
    any_part(image, &bytes, &length);
    snprintf(path, sizeof path, "%.2000s%s", folder, name);
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(bytes, 1, length, out) != length || fclose(out) != 0) {
        perror(path);
        exit(99);
    }
    free(bytes);
}

/* The chain of a row, as text. NULL: there is no such row. */
static char *chain_at(const char *path, int64_t row)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    char *chain = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT hex(chain) FROM journal WHERE number = ?1", -1, &statement, NULL) ==
            SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, row);
        if (sqlite3_step(statement) == SQLITE_ROW)
            chain = strdup((const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return chain;
}

static void look_at_disk(const char *path)
{
    sqlite3_vfs *real = sqlite3_vfs_find("unix"), *mine = sqlite3_vfs_find("powercut");
    sqlite3_vfs_register(real, 1);
    const char *why = room_verify(path);
    char *chain = why ? NULL : chain_at(path, disk.rows);
    sqlite3_vfs_register(mine, 1);
    if (!why && (!chain || strcmp(chain, disk.chain) != 0))
        why = "what was acknowledged is not there";
    free(chain);
    if (disk.lies) {
        disk.lost += why != NULL;
    } else {
        torture_tried(disk.what, why ? "cut %ld: %s" : NULL, disk.cuts, why);
    }
}

static void cut_power(void)
{
    char folder[ROOM_PATH], path[ROOM_PATH + 32];
    disk.cutting = true;
    disk.cuts++;
    snprintf(folder, sizeof folder, "%.2000s-cut", room.path);
    room_wipe(folder);
    mkdir(folder, 0700);
    for (int i = 0; i < disk.count; i++) {
        const struct image *image = disk.files[i];
        bool there = image->on_disk == image->named ? image->named : torture_any(2) != 0;
        if (there)
            write_image(image, folder);
    }
    snprintf(path, sizeof path, "%s/klaskast.db", folder);
    chmod(path, 0600);
    look_at_disk(path);
    room_wipe(folder);
    disk.cutting = false;
}

/* Before each call that changes something. */
static void call(void)
{
    if (!disk.watch || disk.cutting || --disk.until > 0)
        return;
    disk.until = 1 + (int)torture_any(GAP_MOST);
    cut_power();
}

/* --- the VFS ------------------------------------------------------------------------------------------- */

struct file {
    sqlite3_file base;
    struct image *image; /* NULL: of no interest */
    sqlite3_file *real;
};

static struct file *of(sqlite3_file *file)
{
    return (struct file *)file;
}

static int file_close(sqlite3_file *file)
{
    int code = of(file)->real->pMethods->xClose(of(file)->real);
    free(of(file)->real);
    return code;
}

static int file_read_at(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
    return of(file)->real->pMethods->xRead(of(file)->real, bytes, count, at);
}

static int file_write_at(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
    if (of(file)->image && !disk.cutting) {
        call();
        add_change(of(file)->image, (size_t)at, bytes, (size_t)count, false);
    }
    return of(file)->real->pMethods->xWrite(of(file)->real, bytes, count, at);
}

static int file_cut(sqlite3_file *file, sqlite3_int64 at)
{
    if (of(file)->image && !disk.cutting) {
        call();
        add_change(of(file)->image, (size_t)at, NULL, 0, true);
    }
    return of(file)->real->pMethods->xTruncate(of(file)->real, at);
}

/* A disk that lies remembers one sync in three. */
static int file_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    if (of(file)->image && !disk.cutting) {
        call();
        if (!disk.lies || torture_any(3) == 0) {
            settle(of(file)->image);
            of(file)->image->on_disk = true; /* SQLite syncs the folder with a new journal's first sync */
        }
    }
    return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return of(file)->real->pMethods->xFileSize(of(file)->real, size);
}

static int file_lock_to(sqlite3_file *file, int level)
{
    return of(file)->real->pMethods->xLock(of(file)->real, level);
}

static int file_unlock_to(sqlite3_file *file, int level)
{
    return of(file)->real->pMethods->xUnlock(of(file)->real, level);
}

static int file_reserved(sqlite3_file *file, int *out)
{
    return of(file)->real->pMethods->xCheckReservedLock(of(file)->real, out);
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
    return of(file)->real->pMethods->xFileControl(of(file)->real, operation, argument);
}

static int file_sector(sqlite3_file *file)
{
    (void)file;
    return SECTOR;
}

/* No promise of the disk about the order of writes. */
static int file_promises(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read_at,
    .xWrite = file_write_at,
    .xTruncate = file_cut,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock_to,
    .xUnlock = file_unlock_to,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_promises,
};

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out)
{
    sqlite3_vfs *real = vfs->pAppData;
    of(file)->image = NULL;
    bool creates = of_interest(path) && access(path, F_OK) != 0;
    of(file)->real = calloc(1, (size_t)real->szOsFile);
    int code = real->xOpen(real, path, of(file)->real, flags, out);
    of(file)->base.pMethods = of(file)->real->pMethods ? &methods : NULL;
    if (code != SQLITE_OK || !of_interest(path) || disk.cutting) {
        if (!of(file)->base.pMethods)
            free(of(file)->real);
        return code;
    }
    of(file)->image = image_of(path);
    if (creates) {
        call();
        forget_changes(of(file)->image);
        of(file)->image->length = 0;
    }
    of(file)->image->named = true;
    return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    sqlite3_vfs *real = vfs->pAppData;
    if (of_interest(path) && !disk.cutting) {
        struct image *image = image_of(path);
        call();
        image->named = false;
        if (sync_folder && !disk.lies)
            image->on_disk = false;
        call();
    }
    return real->xDelete(real, path, 0);
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    sqlite3_vfs *real = vfs->pAppData;
    return real->xAccess(real, path, flags, out);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size, char *out)
{
    sqlite3_vfs *real = vfs->pAppData;
    return real->xFullPathname(real, path, size, out);
}

static void install(void)
{
    static sqlite3_vfs mine;
    sqlite3_vfs *real = sqlite3_vfs_find("unix");
    mine = *real;
    mine.zName = "powercut";
    mine.szOsFile = (int)sizeof(struct file);
    mine.pAppData = real;
    mine.xOpen = vfs_open;
    mine.xDelete = vfs_delete;
    mine.xAccess = vfs_access;
    mine.xFullPathname = vfs_full_path;
    sqlite3_vfs_register(&mine, 1);
}

/* --- a school at work ---------------------------------------------------------------------------------- */

static struct app app;
static int64_t moment;

static void go_on(int seconds)
{
    char text[40], date[DAY_ISO_SIZE], time[CLOCK_TEXT_SIZE];
    moment += seconds;
    day_iso(clock_day(moment), date);
    snprintf(text, sizeof text, "%sT%s:%02d", date, clock_text(moment, time), (int)(moment % 60));
    setenv("KLASKAST_NOW", text, 1);
    clock_init();
}

/* From here on this much may not be lost any more. */
static void acknowledge(void)
{
    struct err err = { ERR_NONE, "" };
    char chain[DIGEST_HEX_SIZE];
    int64_t rows;
    bool was = disk.watch;
    disk.watch = false;
    if (!journal_head(app.store, &rows, chain, &err)) {
        fprintf(stderr, "powercut: %s\n", err.text);
        exit(99);
    }
    for (char *c = chain; *c; c++)
        *c = (char)(*c >= 'a' ? *c - 'a' + 'A' : *c);
    free(disk.chain);
    disk.chain = strdup(chain);
    disk.rows = rows;
    disk.watch = was;
}

static void perform(struct intent intent)
{
    struct outcome outcome;
    struct err err = { ERR_NONE, "" };
    if (app_perform(&app, &intent, &outcome, &err))
        acknowledge();
}

static void class_of(int pupils)
{
    static struct roster_change changes[60];
    static char names[60][24];
    char class[8];
    for (int i = 0; i < pupils && i < 60; i++) {
        snprintf(names[i], sizeof names[i], "Kind%c%c", 'a' + i / 26, 'a' + i % 26);
        changes[i] = (struct roster_change){ .kind = ROSTER_NEW, .first = names[i], .surname = "Voorbeeld" };
    }
    snprintf(class, sizeof class, "%u%c", 1 + torture_any(8), 'A' + (char)torture_any(6));
    perform((struct intent){ .kind = INTENT_ROSTER,
                             .text = class,
                             .group = "7",
                             .changes = changes,
                             .change_count = (size_t)pupils });
}

static void rebuild(void)
{
    struct err err = { ERR_NONE, "" };
    if (store_begin(app.store, &err) && store_rebuild(app.store, &err) && store_commit(app.store, &err))
        return;
    store_rollback(app.store);
}

static void work(void)
{
    const struct model *model = &app.model;
    unsigned dice = torture_any(40);
    if (!model->pupil_count || dice == 0) {
        class_of(5 + (int)torture_any(50));
        return;
    }
    int64_t pupil = model->pupils[torture_any((unsigned)model->pupil_count)].pupil->id;
    if (dice == 1)
        rebuild();
    else if (dice == 2)
        go_on(86400);
    else if (dice < 6)
        perform((struct intent){ .kind = INTENT_TAKE_BACK });
    else if (dice < 9)
        perform((struct intent){ .kind = INTENT_VIOLATION,
                                 .pupil_id = pupil,
                                 .violation = (enum violation_kind)torture_any(4),
                                 .again = true });
    else if (dice < 12)
        perform((struct intent){ .kind = INTENT_NOTE, .pupil_id = pupil, .text = "Een notitie." });
    else
        perform((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil });
}

static void open_school(bool lies)
{
    struct options options = { .database = room_db, .teacher = "Marit Bakker" };
    struct err err = { ERR_NONE, "" };
    for (int i = 0; i < disk.count; i++) {
        forget_changes(disk.files[i]);
        free(disk.files[i]->changes);
        free(disk.files[i]->bytes);
        free(disk.files[i]);
    }
    free(disk.chain);
    disk =
        (struct disk){ .lies = lies, .until = 1, .what = "power cut, any part of what was not synced kept" };
    room_fresh();
    moment = clock_now();
    /* What is there when the power comes on was synced long ago. */
    struct image *image = image_of(room_db);
    image->bytes = room_bytes(room_db, &image->length);
    image->on_disk = image->named = true;
    if (!app_open(&app, &options, false, &err)) {
        fprintf(stderr, "powercut: %s\n", err.text);
        exit(99);
    }
    acknowledge();
    disk.watch = true;
}

static void close_school(void)
{
    disk.watch = false;
    app_close(&app);
}

int main(void)
{
    torture_begin(4);
    room_make();
    install();
    unsetenv("XDG_CONFIG_HOME");
    setenv("HOME", room.path, 1);
    open_school(true);
    while (disk.lost == 0 && disk.cuts < 2000)
        work();
    torture_tried("a disk that lies about its syncs is seen to lose data",
                  disk.lost ? NULL : "%ld cuts lost nothing: the power cuts prove nothing", disk.cuts);
    close_school();
    open_school(false);
    while (torture_time_left())
        work();
    close_school();
    room_remove();
    return torture_end(1);
}
