/* erase: one pupil whole. */
#include "klaskast/app/command.h"
#include "klaskast/app/erase.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

static void print_look(const struct erase_look *look)
{
    char day[DAY_TEXT_SIZE];
    printf(translate_count("%s: %zu row of the journal would be emptied, the name too.\n",
                           "%s: %zu rows of the journal would be emptied, the name too.\n", look->rows),
           look->name, look->rows);
    puts(_("Letters and cards of this pupil go, and the copies beside the data file are made anew."));
    if (look->open)
        printf(_("Mind: %s.\n"), look->open);
    if (look->text_count)
        puts(_("From these texts about others the name is taken out:"));
    for (size_t i = 0; i < look->text_count; i++) {
        const struct erase_text *text = &look->texts[i];
        printf("  %lld %s%s%s: %s\n", (long long)text->number, day_text(text->day, DAY_SHORT, day),
               *text->pupil ? ", " : "", text->pupil, text->text);
    }
    if (look->text_count)
        puts(_("With --keep-texts they stay as they are."));
}

bool cmd_erase(struct app *app, const struct command_line *line, struct err *err)
{
    int64_t pupil_id;
    struct arena arena;
    struct erase_look look;
    struct erase_done done;
    const char *typed = command_option(line, "confirm");
    if (!command_any_pupil(app, line->words[0], &pupil_id, err))
        return false;
    arena_init(&arena);
    bool ok = erase_look(app, pupil_id, &arena, &look, err);
    if (ok && !typed) {
        print_look(&look);
        ok = err_set(err, ERR_REFUSED, _("Gone is gone for good, so this asks first: --confirm \"%s\""),
                     look.name);
    } else if (ok && !erase_confirmed(&look, typed)) {
        ok = err_set(err, ERR_REFUSED, _("That is not the whole name: it is \"%s\". Nothing was emptied."),
                     look.name);
    }
    for (size_t i = 0; ok && i < look.text_count; i++)
        look.texts[i].goes = !command_option(line, "keep-texts");
    if (ok && erase_run(app, &look, &done, err))
        command_say(stdout, "%s\n", done.said);
    else
        ok = false;
    arena_clear(&arena);
    return ok;
}
