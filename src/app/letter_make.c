/* Making letters: the page and its text, in files of mode 0600, and the journal. */
#include "klaskast/app/letter_make.h"

#include "klaskast/base/day.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_SIZE = 120 };

/* A letter that was written, and what the journal is to know of it. */
struct written {
    struct arena arena;
    struct facts facts;
    struct letter letter;
    struct letter_wish wish;
    char digest[DIGEST_HEX_SIZE];
    char warning[160];
};

static void written_clear(struct written *written)
{
    letter_clear(&written->letter);
    arena_clear(&written->arena);
}

static void digest_page(const struct letter *letter, char text[DIGEST_HEX_SIZE])
{
    struct digest digest;
    unsigned char out[DIGEST_SIZE];
    digest_init(&digest);
    digest_add(&digest, buffer_get(&letter->html), letter->html.length);
    digest_end(&digest, out);
    digest_hex(out, text);
}

/* A period that begins before the letter's date is not passed over in silence. */
static void warn(const struct app *app, const struct letter_order *order, struct written *written)
{
    const struct measure *measure = facts_measure(&written->facts, order->about);
    char day[DAY_TEXT_SIZE];
    written->warning[0] = '\0';
    if (measure && measure->from != DAY_NONE && measure->from < app->model.today &&
        (order->kind == LETTER_BAN || order->kind == LETTER_SUSPENSION))
        snprintf(written->warning, sizeof written->warning,
                 _("Mind: it begins on %s, before the date of this letter."),
                 day_text(measure->from, DAY_SHORT, day));
}

/* Everything but the files. False: nothing to clear. */
static bool write_letter(struct app *app, const struct letter_order *order, struct written *written,
                         struct err *err)
{
    enum language language = letter_language(app->settings.letter_language);
    if (order->language)
        language_parse(order->language, &language);
    struct letter_values values;
    arena_init(&written->arena);
    letter_init(&written->letter);
    bool ok = app_pupil_facts(app, order->pupil_id, &written->arena, &written->facts, err) &&
              letter_values_fill(app, &written->facts, order, language, &written->arena, &values, err) &&
              letter_write(app->config_folder, language, letter_kind_name(order->kind), values.values,
                           values.count, &written->letter, err);
    if (!ok) {
        written_clear(written);
        return false;
    }
    const struct letter_made *latest = letter_latest(&written->facts, order->about, order->kind);
    digest_page(&written->letter, written->digest);
    written->wish = (struct letter_wish){ .kind = order->kind,
                                          .version = latest ? latest->version + 1 : 1,
                                          .language = language_code(language),
                                          .digest = written->digest,
                                          .typed = order->typed };
    warn(app, order, written);
    return true;
}

bool letter_preview(struct app *app, const struct letter_order *order, struct arena *arena,
                    struct letter_page *page, struct err *err)
{
    struct written written;
    if (!write_letter(app, order, &written, err))
        return false;
    *page = (struct letter_page){ .text = arena_copy(arena, buffer_get(&written.letter.text)),
                                  .subject = arena_copy(arena, buffer_get(&written.letter.subject)),
                                  .warning = arena_copy(arena, written.warning),
                                  .version = written.wish.version,
                                  .by_head = written.letter.signer == LETTER_SIGNED_BY_HEAD };
    written_clear(&written);
    return true;
}

static bool record(struct app *app, const struct letter_order *order, const struct written *written,
                   struct outcome *outcome, struct err *err)
{
    struct intent intent = {
        .kind = INTENT_LETTER, .pupil_id = order->pupil_id, .ref = order->about, .letter = &written->wish
    };
    return app_perform(app, &intent, outcome, err);
}

/* The folder for letters, beside the data file; only its owner can look into it. */
static bool folder(const struct app *app, char path[FILE_PATH_SIZE], struct err *err)
{
    char beside[FILE_PATH_SIZE];
    unsigned mode = 0;
    file_folder(beside, app->database_path);
    if (!file_join(path, beside, "letters"))
        return err_set(err, ERR_DISK, _("The path of %s is too long."), beside);
    if (file_kind(path, &mode, NULL) == FILE_LINK)
        return err_set(err, ERR_DISK,
                       _("%s is a link to another place, so no letter is put there. Move it away first."),
                       path);
    if (!file_make_folder(path, err))
        return false;
    if (file_kind(path, &mode, NULL) == FILE_FOLDER && mode & 077)
        chmod(path, 0700); /* the files are closed to others all the same */
    return true;
}

/* Both files, or none. */
static bool put_files(const char *page, const char *text, const struct letter *letter, struct err *err)
{
    if (!file_put(page, buffer_get(&letter->html), letter->html.length, 0600, true, NULL, err))
        return false;
    if (file_put(text, buffer_get(&letter->text), letter->text.length, 0600, true, NULL, err))
        return true;
    unlink(page);
    return false;
}

/* What the files are called: no child's name. A letter that was taken back left its files: it was perhaps
 * printed, so its version is not used again. */
static bool name_files(const char *where, int today, const struct letter_order *order,
                       struct letter_wish *wish, char name[NAME_SIZE], char page[FILE_PATH_SIZE],
                       char text[FILE_PATH_SIZE])
{
    char day[DAY_ISO_SIZE], other[NAME_SIZE];
    day_iso(today, day);
    for (;; wish->version++) {
        int stem = snprintf(name, NAME_SIZE, "%s-%s-%lld-v%d.html", day, letter_kind_name(order->kind),
                            (long long)order->about, wish->version);
        snprintf(other, sizeof other, "%.*s.txt", stem - (int)strlen(".html"), name);
        if (!file_join(page, where, name) || !file_join(text, where, other))
            return false;
        if (file_kind(page, NULL, NULL) != FILE_REGULAR && file_kind(text, NULL, NULL) != FILE_REGULAR)
            return true;
    }
}

/* The folder is ours: no other window makes the same version meanwhile. */
static bool make_in(const char *where, struct app *app, const struct letter_order *order,
                    struct outcome *outcome, char page[FILE_PATH_SIZE], struct err *err)
{
    struct written written;
    char name[NAME_SIZE], text[FILE_PATH_SIZE];
    if (!write_letter(app, order, &written, err))
        return false;
    written.wish.file = name;
    bool ok = (name_files(where, app->model.today, order, &written.wish, name, page, text) ||
               err_set(err, ERR_DISK, _("The path of %s is too long."), where)) &&
              put_files(page, text, &written.letter, err);
    if (ok && !record(app, order, &written, outcome, err)) {
        unlink(page);
        unlink(text);
        ok = false;
    }
    written_clear(&written);
    return ok;
}

bool letter_make_files(struct app *app, const struct letter_order *order, struct outcome *outcome, char *path,
                       size_t size, struct err *err)
{
    char where[FILE_PATH_SIZE], page[FILE_PATH_SIZE];
    if (!folder(app, where, err))
        return false;
    int lock = file_lock(where);
    file_remove_unfinished_in(where);
    bool ok = make_in(where, app, order, outcome, page, err);
    file_unlock(lock);
    if (ok)
        snprintf(path, size, "%s", page);
    return ok;
}

bool letter_make_to(struct app *app, const struct letter_order *order, const char *to, bool text,
                    struct outcome *outcome, struct err *err)
{
    struct written written;
    bool out = strcmp(to, "-") == 0, exists = false;
    if (!write_letter(app, order, &written, err))
        return false;
    const struct buffer *bytes = text ? &written.letter.text : &written.letter.html;
    bool ok = out || file_put(to, buffer_get(bytes), bytes->length, 0600, false, &exists, err);
    if (ok && !record(app, order, &written, outcome, err)) {
        if (!out)
            unlink(to);
        ok = false;
    }
    if (ok && out && fwrite(buffer_get(bytes), 1, bytes->length, stdout) != bytes->length)
        ok = err_set(err, ERR_DISK, "%s", _("It could not be printed."));
    written_clear(&written);
    return ok;
}
