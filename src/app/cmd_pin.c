/* pin: the PIN of the lock, from the command line. Never in the words of the command: the list of processes
 * and the shell's history would show it. */
#include "klaskast/app/ask_secret.h"
#include "klaskast/app/command.h"
#include "klaskast/app/pin.h"
#include "klaskast/base/json.h"
#include "klaskast/base/secret.h"
#include "klaskast/base/translate.h"

#include <string.h>

static bool show(const struct app *app, bool set, struct err *err)
{
    char path[FILE_PATH_SIZE] = "";
    pin_path(path, app->database_path);
    if (app->options.json) {
        struct json *json = json_new_object();
        json_put_bool(json, "set", set);
        json_put_text(json, "file", set ? path : NULL);
        return command_print_json(&json, err);
    }
    if (set)
        command_say(stdout,
                    _("There is a PIN. Whoever lost it removes this file, and the lock with it: %s\n"), path);
    else
        puts(_("There is no PIN, so nothing is locked. 'klaskast pin set' chooses one."));
    return true;
}

static bool choose(const char *database, char *typed, char *again, struct err *err)
{
    char label[120];
    snprintf(label, sizeof label, _("New PIN or passphrase (at least %d letters or digits)"), SECRET_LEAST);
    if (!ask_secret(label, typed, err) || !ask_secret(_("Once more"), again, err))
        return false;
    if (!*typed)
        return err_set(err, ERR_REFUSED, "%s",
                       _("Nothing was typed, so nothing was done. 'klaskast pin remove' does without."));
    if (strcmp(typed, again) != 0)
        return err_set(err, ERR_REFUSED, "%s", _("These two were not the same. Nothing was changed."));
    if (!pin_change(database, typed, err))
        return false;
    puts(_("The PIN is kept. The screen asks for it when it starts, and F8 locks."));
    return true;
}

static bool set_pin(const char *database, struct err *err)
{
    char *typed = secret_new(SECRET_TYPED_SIZE), *again = secret_new(SECRET_TYPED_SIZE);
    bool ok = pin_ask(database, err) && choose(database, typed, again, err);
    secret_free((void **)&typed);
    secret_free((void **)&again);
    return ok;
}

static bool remove_pin(const char *database, struct err *err)
{
    if (!pin_is_set(database))
        return err_set(err, ERR_REFUSED, "%s", _("There is no PIN."));
    if (!pin_ask(database, err) || !pin_change(database, "", err))
        return false;
    puts(_("There is no PIN any more: nothing is locked."));
    return true;
}

bool cmd_pin(struct app *app, const struct command_line *line, struct err *err)
{
    const char *verb = line->word_count ? line->words[0] : "show";
    if (strcmp(verb, "show") == 0)
        return show(app, pin_is_set(app->database_path), err);
    if (strcmp(verb, "set") == 0)
        return set_pin(app->database_path, err);
    if (strcmp(verb, "remove") == 0)
        return remove_pin(app->database_path, err);
    return err_set(err, ERR_USAGE, "%s", _("Use: klaskast pin, klaskast pin set or klaskast pin remove."));
}
