/* verify, rebuild, backup: looking after the data file. */
#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/journal.h"

bool cmd_verify(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    struct finding findings[FINDINGS];
    if (!journal_verify(app->store, findings, err))
        return false;
    bool good = true;
    for (int i = 0; i < FINDINGS; i++) {
        printf("%s %s: %s\n", findings[i].good ? "ok " : "BAD", findings[i].name, findings[i].text);
        good &= findings[i].good;
    }
    char copy[FILE_PATH_SIZE];
    if (good)
        return true;
    fflush(stdout);
    return backup_newest(store_path(app->store), copy)
               ? err_set(err, ERR_DISK, _("The file %s is not in order. The newest backup is %s."),
                         store_path(app->store), copy)
               : err_set(err, ERR_DISK, _("The file %s is not in order, and there is no backup beside it."),
                         store_path(app->store));
}

bool cmd_rebuild(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    if (!store_begin(app->store, err))
        return false;
    if (!store_rebuild(app->store, err) || !store_commit(app->store, err)) {
        store_rollback(app->store);
        return false;
    }
    puts(_("The tables are made anew from the journal."));
    return true;
}

bool cmd_backup(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    char path[FILE_PATH_SIZE];
    if (!backup_make(app->store, clock_today(), NULL, path, err))
        return false;
    printf(_("Made and read back: %s\n"), path);
    return true;
}
