/* verify, rules, rebuild: looking after the data file. */
#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/query.h"

#include <ctype.h>

/* As it stands on paper, with blanks and capitals as people type them; false: it is none. */
static bool read_digits(const char *text, char digits[DIGEST_HEX_SIZE])
{
    size_t used = 0;
    for (; *text; text++) {
        if (isspace((unsigned char)*text))
            continue;
        if (!isxdigit((unsigned char)*text) || used == DIGEST_HEX_SIZE - 1)
            return false;
        digits[used++] = (char)tolower((unsigned char)*text);
    }
    digits[used] = '\0';
    return used >= FINGERPRINT_LEAST;
}

/* What stood before a card was printed: is it as it was? [P17] */
static bool verify_fingerprint(struct app *app, const char *text, struct err *err)
{
    char digits[DIGEST_HEX_SIZE], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    struct fingerprint found;
    if (!read_digits(text, digits))
        return err_set(
            err, ERR_USAGE,
            _("A fingerprint is 64 digits 0-9 and a-f, as they stand on the card; the first %d are "
              "enough."),
            FINGERPRINT_LEAST);
    if (!journal_fingerprint(app->store, digits, &found, err))
        return false;
    if (found.result == FINGERPRINT_UNKNOWN)
        return err_set(
            err, ERR_REFUSED, "%s",
            _("This journal never had this fingerprint: it is of another file, a digit is wrong, or "
              "something from before it was altered."));
    if (found.result == FINGERPRINT_ALTERED)
        return err_set(
            err, ERR_DISK,
            _("Row %lld of the journal is not as it was written, so the fingerprint proves nothing "
              "from there on. 'klaskast verify' says more."),
            (long long)found.broken);
    printf(_("The fingerprint holds: rows 1 to %lld of the journal are as they were on %s at %s.\n"),
           (long long)found.row, day_text(clock_day(found.recorded), DAY_LONG, day),
           clock_text(found.recorded, time));
    printf(_("Rows written since: %lld.\n"), (long long)(found.rows - found.row));
    if (found.emptied)
        printf(_("Rows emptied since: %lld. That they were there is proved; what they said is gone.\n"),
               (long long)found.emptied);
    if (found.redacted)
        printf(_("Rows that a name was taken out of since: %lld. That they were there is proved.\n"),
               (long long)found.redacted);
    return !found.broken ||
           err_set(err, ERR_DISK,
                   _("Row %lld, written later, is not as it was written. 'klaskast verify' says "
                     "more."),
                   (long long)found.broken);
}

bool cmd_verify(struct app *app, const struct command_line *line, struct err *err)
{
    const char *fingerprint = command_option(line, "fingerprint");
    if (fingerprint)
        return verify_fingerprint(app, fingerprint, err);
    bool all = command_option(line, "all") != NULL || command_option(line, "copy") != NULL;
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
        return !all || verify_copy(app, line, err);
    fflush(stdout);
    return backup_newest(store_path(app->store), copy)
               ? err_set(err, ERR_DISK, _("The file %s is not in order. The newest backup is %s."),
                         store_path(app->store), copy)
               : err_set(err, ERR_DISK, _("The file %s is not in order, and there is no backup beside it."),
                         store_path(app->store));
}

bool cmd_rules(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    struct arena arena;
    struct buffer text;
    const struct rules_change *changes;
    size_t count = 0;
    char day[DAY_TEXT_SIZE];
    arena_init(&arena);
    buffer_init(&text);
    bool ok = query_rules(app->store, &arena, &changes, &count, err);
    settings_policy_text(&app->settings, &text);
    fputs(buffer_get(&text), stdout);
    for (size_t i = 0; ok && i < count; i++)
        if (*changes[i].changed)
            printf(_("Changed on %s: %s\n"), day_text(changes[i].day, DAY_LONG, day), changes[i].changed);
        else
            printf(_("In use since %s\n"), day_text(changes[i].day, DAY_LONG, day));
    buffer_clear(&text);
    arena_clear(&arena);
    return ok;
}

bool cmd_rebuild(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    if (!store_begin_rebuild(app->store, err))
        return false;
    if (!store_rebuild(app->store, err) || !store_commit(app->store, err)) {
        store_rollback(app->store);
        return false;
    }
    puts(_("The tables are made anew from the journal."));
    return true;
}
