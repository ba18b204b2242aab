#include "klaskast/store/place.h"

#include "klaskast/base/file.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/store.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Not all of these are in <linux/magic.h>. */
static const unsigned network[] = {
    0x6969,     /* NFS */
    0x517B,     /* SMB */
    0xFF534D42, /* CIFS */
    0xFE534D42, /* SMB 2 and later */
    0x5346414F, /* AFS */
    0x73757245, /* Coda */
    0x564C,     /* NCP */
    0x01021997, /* 9P */
    0x00C36400, /* Ceph */
    0x47504653, /* GPFS */
    0x0BD00BD0, /* Lustre */
};
static const unsigned without_modes[] = {
    0x4D44,     /* FAT */
    0x2011BAB0, /* exFAT */
    0x65735546, /* FUSE: NTFS, and shares that the desktop opens */
    0x5346544E, /* NTFS */
};

static bool is_one_of(const unsigned *list, size_t count, long magic)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == (unsigned)magic)
            return true;
    return false;
}

bool place_is_network(long magic)
{
    return is_one_of(network, sizeof network / sizeof *network, magic);
}

bool place_has_modes(long magic)
{
    return !place_is_network(magic) &&
           !is_one_of(without_modes, sizeof without_modes / sizeof *without_modes, magic);
}

/* "1" in `removable` of the disk, which for a part of a disk is one folder up; or it hangs on USB. */
bool place_is_removable(const char *sys, dev_t device)
{
    static const char *const files[] = { "removable", "../removable" };
    char link[FILE_PATH_SIZE], path[FILE_PATH_SIZE + 16];
    snprintf(link, sizeof link, "%s/dev/block/%u:%u", sys, major(device), minor(device));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", link, files[i]);
        FILE *file = fopen(path, "re");
        int first = file ? fgetc(file) : EOF;
        if (file)
            fclose(file);
        if (first == '1')
            return true;
    }
    char *real = realpath(link, NULL);
    bool usb = real && strstr(real, "/usb");
    free(real);
    return usb;
}

void place_look(const char *path, struct file_place *place)
{
    struct stat file, folder;
    struct statfs fs;
    char above[FILE_PATH_SIZE];
    *place = (struct file_place){ .mine = true };
    if (lstat(path, &file) != 0 || statfs(path, &fs) != 0)
        return;
    place->known = true;
    place->modes = place_has_modes((long)fs.f_type);
    place->network = place_is_network((long)fs.f_type);
    place->removable = place_is_removable("/sys", file.st_dev);
    /* What can only be read cannot be closed either: a backup on a disk that is write-protected. */
    place->others = place->modes && !(fs.f_flags & ST_RDONLY) && (file.st_mode & 077);
    place->mine = !place->modes || file.st_uid == geteuid();
    file_folder(above, path);
    place->folder = place->modes && stat(*above ? above : ".", &folder) == 0 && (folder.st_mode & 022) &&
                    !(folder.st_mode & S_ISVTX);
}

bool place_check(const struct file_place *place, const char *path, struct err *err)
{
    if (!place->mine)
        return err_set(err, ERR_REFUSED,
                       _("%s is of another user of this computer, so it is left alone. Ask whose it is for a "
                         "copy, or name another file with --database."),
                       path);
    if (place->others)
        return err_set(err, ERR_REFUSED,
                       _("Others on this computer can read %s, and it holds names of children. 'klaskast "
                         "mend' closes it to them."),
                       path);
    return true;
}

const char *place_warning(const struct file_place *place)
{
    if (place->network)
        return _("The data file is on a network drive. It belongs on a disk of this computer, which is "
                 "encrypted.");
    if (place->removable)
        return _("The data file is on a stick or another disk that can be taken out. Keep it with you, and "
                 "encrypted.");
    if (place->known && !place->modes)
        return _("This stick or share does not keep others out of the file. Keep it with you.");
    if (place->folder)
        return _("Others can put another file in the folder of the data file: 'klaskast mend' closes it.");
    return NULL;
}

/* --- mending ------------------------------------------------------------------------------------------- */

/* A link is passed over: what it points to is not ours. */
static bool close_to_others(const char *path, mode_t mode, struct err *err)
{
    struct stat file;
    if (lstat(path, &file) != 0 || !(S_ISREG(file.st_mode) || S_ISDIR(file.st_mode)) ||
        !(file.st_mode & 077) || file.st_uid != geteuid())
        return true;
    return chmod(path, mode) == 0 ||
           err_set(err, ERR_DISK, _("%s cannot be closed to others: %s."), path, strerror(errno));
}

static bool close_folder(const char *path, struct err *err)
{
    char file[FILE_PATH_SIZE];
    if (file_kind(path, NULL, NULL) != FILE_FOLDER)
        return true;
    bool ok = close_to_others(path, 0700, err);
    DIR *list = opendir(path);
    for (struct dirent *entry; list && (entry = readdir(list));)
        if (entry->d_name[0] != '.' && file_join(file, path, entry->d_name) &&
            file_kind(file, NULL, NULL) == FILE_REGULAR)
            ok = close_to_others(file, 0600, ok ? err : NULL) && ok;
    if (list)
        closedir(list);
    return ok;
}

/* SQLite has the number of the program in the 68th byte and the three after it. */
static bool is_klaskast(const char *path)
{
    static const char plain[] = "SQLite format 3"; /* with its \0 */
    char begin[72];
    uint32_t application = 0;
    if (file_begin(path, begin, sizeof begin) < sizeof begin || memcmp(begin, plain, sizeof plain) != 0)
        return false;
    for (size_t i = 68; i < sizeof begin; i++)
        application = application << 8 | (unsigned char)begin[i];
    return application == STORE_APPLICATION_ID;
}

bool place_mend(const char *path, struct err *err)
{
    static const char *const beside[] = { "letters", "cards" };
    char folder[FILE_PATH_SIZE], other[FILE_PATH_SIZE];
    struct file_place place;
    place_look(path, &place);
    if (!place.known)
        return err_set(err, ERR_REFUSED, _("There is no file %s yet. Start klaskast once to make it."), path);
    if (!place.mine)
        return place_check(&place, path, err);
    if (file_kind(path, NULL, NULL) != FILE_REGULAR)
        return err_set(err, ERR_REFUSED, _("%s is not a file. Name another with --database."), path);
    if (!is_klaskast(path))
        return err_set(err, ERR_REFUSED,
                       _("%s is not a klaskast file, so it is left alone. Name another with --database."),
                       path);
    bool ok = close_to_others(path, 0600, err);
    file_folder(folder, path);
    size_t stem = strlen(path);
    stem -= stem > 3 && strcmp(path + stem - 3, ".db") == 0 ? 3 : 0;
    snprintf(other, sizeof other, "%.*s-backups", (int)stem, path);
    ok = ok && close_folder(other, err);
    for (size_t i = 0; ok && i < sizeof beside / sizeof *beside; i++)
        ok = !file_join(other, folder, beside[i]) || close_folder(other, err);
    /* A folder that is not klaskast's own may be meant for others too, but not for writing. */
    if (ok && place.folder) {
        const char *name = strrchr(folder, '/');
        struct stat status;
        bool own = name && strcmp(name + 1, "klaskast") == 0;
        ok = stat(folder, &status) == 0 &&
             (chmod(folder, own ? 0700 : (status.st_mode & 07777 & ~(mode_t)022)) == 0 ||
              err_set(err, ERR_DISK, _("%s cannot be closed to others: %s."), folder, strerror(errno)));
    }
    return ok;
}
