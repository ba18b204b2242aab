/* backup, restore, and the copies of verify: what is made of the data file, and put back. */
#include "klaskast/app/ask_secret.h"
#include "klaskast/app/command.h"
#include "klaskast/app/pin.h"
#include "klaskast/app/restore.h"
#include "klaskast/app/stick.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/secret.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/passphrase.h"
#include "klaskast/store/backup.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- the passphrase ------------------------------------------------------------------------------------ */

/* One line of a descriptor that a script opened: --passphrase-fd 3 3<file. Never an argument, since everybody
 * sees those. */
static bool read_descriptor(const char *number, char *secret, struct err *err)
{
    char *end;
    long fd = strtol(number, &end, 10);
    size_t length = 0;
    ssize_t got = -1;
    if (*end || end == number || fd < 0 || fd > 1000000)
        return err_set(err, ERR_USAGE, _("'%s' is no number of an open file: --passphrase-fd 3 3<FILE."),
                       number);
    while (length < SECRET_TYPED_SIZE - 1 &&
           ((got = read((int)fd, secret + length, 1)) == 1 || errno == EINTR))
        if (got == 1 && secret[length] == '\n')
            break;
        else
            length += got == 1;
    secret[length] = '\0';
    return (got >= 0 && length) ||
           err_set(err, ERR_USAGE, _("There is no passphrase to read from file %s."), number);
}

bool command_passphrase(void *context, char *secret, struct err *err)
{
    const char *number = command_option(context, "passphrase-fd");
    return number ? read_descriptor(number, secret, err) : ask_secret(_("Passphrase"), secret, err);
}

static bool strong_enough(const char *secret, struct err *err)
{
    enum passphrase_strength strength = passphrase_strength(secret);
    const char *hint = passphrase_hint(strength);
    if (strength == PASSPHRASE_SHORT)
        return err_set(err, ERR_REFUSED, "%s", hint);
    fprintf(stderr, "%s\n", hint);
    return true;
}

/* Asked twice: what is mistyped unseen would never open again. */
static bool ask_new(const struct command_line *line, char *secret, struct err *err)
{
    const char *number = command_option(line, "passphrase-fd");
    if (number)
        return read_descriptor(number, secret, err) && strong_enough(secret, err);
    char *again = secret_new(SECRET_TYPED_SIZE);
    bool ok = ask_secret(_("A passphrase for the copy"), secret, err) && strong_enough(secret, err) &&
              ask_secret(_("The same once more"), again, err);
    if (ok && strcmp(secret, again) != 0)
        ok =
            err_set(err, ERR_REFUSED, "%s", _("These were two different ones. Nothing was made; try again."));
    secret_free((void **)&again);
    return ok;
}

/* --- backup -------------------------------------------------------------------------------------------- */

static bool to_stick(struct app *app, const struct command_line *line, const char *folder, struct err *err)
{
    struct stick_done done;
    char *secret = secret_new(SECRET_TYPED_SIZE);
    /* With a passphrase of his own a thief could read the copy. */
    bool ok = (!app->settings.lock_commands || pin_ask(app->database_path, err)) &&
              ask_new(line, secret, err) && stick_copy(app, folder, secret, &done, err);
    secret_free((void **)&secret);
    if (!ok)
        return false;
    command_say(stdout, _("Made, sealed, read back and opened: %s\n"), done.path);
    if (done.removed)
        printf(translate_count("%d copy on it was over its time and is removed.\n",
                               "%d copies on it were over their time and are removed.\n",
                               (unsigned long)done.removed),
               done.removed);
    puts(_("Without the passphrase nobody opens it, not even you. Keep it in another place than the stick."));
    return true;
}

bool cmd_backup(struct app *app, const struct command_line *line, struct err *err)
{
    const char *to = command_option(line, "to");
    char path[FILE_PATH_SIZE];
    if (to && strcmp(to, "-") == 0)
        return err_set(
            err, ERR_USAGE, "%s",
            _("A sealed copy is read back from where it lies: name a folder, such as that of a stick."));
    if (to && !file_expand(path, to))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), to);
    if (to)
        return to_stick(app, line, path, err);
    if (!app_backup(app, NULL, path, err))
        return false;
    command_say(stdout, _("Made and read back: %s\n"), path);
    return true;
}

/* --- restore ------------------------------------------------------------------------------------------- */

static const char *moment_text(int64_t moment, char text[DAY_TEXT_SIZE + CLOCK_TEXT_SIZE + 8])
{
    char day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    snprintf(text, DAY_TEXT_SIZE + CLOCK_TEXT_SIZE + 8, _("%s at %s"),
             day_text(clock_day(moment), DAY_LONG, day), clock_text(moment, time));
    return text;
}

static void print_look(const struct restore *restore)
{
    char moment[DAY_TEXT_SIZE + CLOCK_TEXT_SIZE + 8];
    const struct copy_look *look = &restore->look;
    command_say(stdout, "%s\n", restore->path);
    if (restore->sealed)
        printf(_("  sealed on %s\n"), moment_text(restore->sealed, moment));
    if (look->last)
        printf(_("  last written on %s\n"), moment_text(look->last, moment));
    printf(_("  pupils: %lld, rows of the journal: %lld, emptied: %lld, version: %d\n"),
           (long long)look->pupils, (long long)look->rows, (long long)look->emptied, look->version);
    puts(_("  whole: the file, every row and the chain"));
}

static void print_against(const struct restore_against *against)
{
    char moment[DAY_TEXT_SIZE + CLOCK_TEXT_SIZE + 8];
    switch (against->present) {
    case PRESENT_MISSING:
        puts(_("There is no data file now."));
        return;
    case PRESENT_DAMAGED:
        command_say(stdout, _("The data file cannot be used: %s\n"), against->wrong);
        return;
    case PRESENT_SAME:
        puts(_("The data file says the same."));
        return;
    case PRESENT_LATER:
        printf(_("The data file is newer; rows written since: %lld, up to %s. They would be put aside.\n"),
               (long long)against->rows, moment_text(against->last, moment));
        return;
    case PRESENT_EARLIER:
        printf(_("The copy is newer than the data file; rows more: %lld.\n"), (long long)against->rows);
        return;
    case PRESENT_OTHER:
        printf(_("The data file is another one, last written on %s. It would be put aside as a whole.\n"),
               moment_text(against->last, moment));
        return;
    }
}

/* An answer at the terminal; a script says --yes. */
static bool said_yes(const struct command_line *line, struct err *err)
{
    char answer[16] = "";
    if (command_option(line, "yes"))
        return true;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(err, ERR_REFUSED, "%s", _("Nothing was changed. With --yes it is put back."));
    printf("%s ", _("Put it back? Type yes:"));
    fflush(stdout);
    if (fgets(answer, sizeof answer, stdin))
        answer[strcspn(answer, "\n")] = '\0';
    return strcmp(answer, "yes") == 0 || strcmp(answer, _("yes")) == 0 ||
           err_set(err, ERR_REFUSED, "%s", _("Nothing was changed."));
}

static void print_done(const struct restore_done *done, const char *database)
{
    command_say(stdout, _("Put back: %s\n"), database);
    if (*done->aside)
        command_say(stdout, _("What was there is put aside: %s\n"), done->aside);
    if (done->emptied)
        printf(_("Removed again, since it was removed after the copy was made; rows: %lld.\n"),
               (long long)done->emptied);
    if (*done->retention)
        printf("%s\n", done->retention);
    if (done->unsure)
        puts(_(
            "Nothing was found that says what was removed since the copy was made. If a pupil was erased in "
            "that time, erase that pupil once more."));
}

bool cmd_restore(struct app *app, const struct command_line *line, struct err *err)
{
    struct restore restore;
    struct restore_against against;
    struct restore_done done;
    const char *database = app->database_path;
    /* An older copy takes back what was recorded of pupils since. */
    if (app->settings.lock_commands && !pin_ask(database, err))
        return false;
    if (!restore_read(line->words[0], database, command_passphrase, (void *)(uintptr_t)line, &restore, err))
        return false;
    bool ok = restore_compare(&restore, database, &against, err);
    if (ok) {
        print_look(&restore);
        print_against(&against);
    }
    if (ok && against.present == PRESENT_SAME)
        ok = err_set(err, ERR_REFUSED, "%s", _("There is nothing to put back."));
    ok = ok && said_yes(line, err) && restore_carry_out(&restore, &line->options, database, &done, err);
    restore_clear(&restore);
    if (ok)
        print_done(&done, database);
    return ok;
}

/* The newest copy that reads back. */
static bool newest_good(const char *database, struct restore *restore)
{
    struct arena arena;
    const struct copy_file *files;
    size_t count;
    struct err unused;
    bool found = false;
    arena_init(&arena);
    backup_list(database, &arena, &files, &count);
    for (size_t i = 0; i < count && !found; i++)
        found = restore_read(files[i].path, database, NULL, NULL, restore, &unused);
    arena_clear(&arena);
    return found;
}

/* Of a newer klaskast, or closed to us: then a copy is not what helps. */
static bool lost(const char *database)
{
    struct copy_look look;
    struct err why = { .kind = ERR_NONE };
    if (file_kind(database, NULL, NULL) == FILE_MISSING)
        return true;
    return file_kind(database, NULL, NULL) == FILE_REGULAR && !copy_look(database, database, &look, &why) &&
           why.kind == ERR_DAMAGED;
}

bool restore_offer(const char *database, const struct options *options, struct err *err)
{
    static const struct command_line line;
    struct restore restore;
    struct restore_done done;
    if (!*database || !lost(database) || !newest_good(database, &restore))
        return false;
    command_say(stdout, "%s\n\n%s\n", err->text, _("There is a copy that is good:"));
    print_look(&restore);
    bool ok = said_yes(&line, err) && restore_carry_out(&restore, options, database, &done, err);
    restore_clear(&restore);
    if (ok)
        print_done(&done, database);
    return ok;
}

/* --- verify --all -------------------------------------------------------------------------------------- */

bool verify_copy(struct app *app, const struct command_line *line, struct err *err)
{
    char path[FILE_PATH_SIZE];
    struct restore restore;
    struct buffer lines;
    const char *copy = command_option(line, "copy");
    if (!copy && !backup_newest(store_path(app->store), path))
        return err_set(err, ERR_REFUSED, "%s", _("There is no copy yet. 'klaskast backup' makes one."));
    fflush(stdout);
    if (!restore_read(copy ? copy : path, store_path(app->store), command_passphrase, (void *)(uintptr_t)line,
                      &restore, err))
        return false;
    buffer_init(&lines);
    bool ok = restore_rehearse(&restore, app, &lines, err);
    if (ok)
        command_say(stdout, "%s", buffer_get(&lines));
    buffer_clear(&lines);
    restore_clear(&restore);
    return ok;
}

/* --- lost ---------------------------------------------------------------------------------------------- */

void help_lost(void)
{
    static const char *const steps[] = {
        N_("Tell the school at once: the head, and who is in charge of privacy (the FG). Also when it was "
           "sealed, also when "
           "it may still turn up. If it is a data breach the school has 72 hours to report it; the school "
           "decides that, "
           "not you."),
        N_("Write down what is gone, where and when you saw it last, whether the laptop was on, whether its "
           "disk is "
           "encrypted, whether the copy was sealed and where the passphrase is."),
        N_("'klaskast contents FILE' says of a copy that you still have how many pupils and which kinds of "
           "data were in it, "
           "without a name: that can go into the report as it is."),
        N_("Take another passphrase for the next copies if somebody may know this one, and change the "
           "password of your "
           "account."),
        N_("'klaskast restore FILE' puts a copy back, on this computer or on another one."),
    };
    printf("%s\n\n", _("When a stick or a laptop is lost"));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        printf("%zu. %s\n", i + 1, _(steps[i]));
}
