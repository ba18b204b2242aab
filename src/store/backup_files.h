/* Names and places of the copies, for backup.c. */
#ifndef KLASKAST_BACKUP_FILES_H
#define KLASKAST_BACKUP_FILES_H

#include "klaskast/store/backup.h"

/* "…/klaskast.db" -> "…/klaskast-backups" and "klaskast". False: too long. */
bool backup_files_folder(const char *database, char folder[FILE_PATH_SIZE], char stem[256]);
/* The path of a copy; `label` NULL: the copy of the day. False: too long. */
bool backup_files_path(const char *database, int day, const char *label, char path[FILE_PATH_SIZE]);

struct backup_files {
    struct arena arena; /* the caller's, made and cleared by it */
    struct copy_file *items;
    size_t count;
};
/* Adds those whose names end in `suffix`, the newest first. */
void backup_files_list(const char *database, const char *suffix, struct backup_files *files);

#endif
