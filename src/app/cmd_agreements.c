/* agreements, text: the class's internet agreements, and ready texts for parents. [I1, C5, P15] */
#include "klaskast/app/command.h"
#include "klaskast/app/paper.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/agreements.h"

#include <string.h>

enum { OWN_LINE = 4 * AGREEMENT_LINE_LETTERS + 1 };

static bool print_json(const struct app *app, const struct agreements *made, struct err *err)
{
    const struct agreement_texts *texts = agreement_texts(translate_language());
    struct json *object = json_new_object(), *list = json_new_list(), *own = json_new_list();
    char day[DAY_ISO_SIZE] = "", line[OWN_LINE];
    for (int i = 0; i < AGREEMENTS; i++)
        json_append_text(list, texts->text[i]);
    for (int i = 0; agreements_line(made, i, line, sizeof line); i++)
        json_append_text(own, line);
    if (made->day != DAY_NONE)
        day_iso(made->day, day);
    json_put_text(object, "class", app->model.class.name);
    json_put_text(object, "made", *day ? day : NULL);
    json_put(object, "agreements", list);
    json_put(object, "lines", own);
    return command_print_json(&object, err);
}

static void print_text(const struct app *app, const struct agreements *made)
{
    const struct agreement_texts *texts = agreement_texts(translate_language());
    char day[DAY_TEXT_SIZE], line[OWN_LINE];
    puts(texts->title);
    for (int i = 0; i < AGREEMENTS; i++)
        printf("%d  %s\n", i + 1, texts->text[i]);
    if (agreements_line(made, 0, line, sizeof line))
        printf("\n%s\n", texts->own);
    for (int i = 0; agreements_line(made, i, line, sizeof line); i++)
        printf("-  %s\n", line);
    if (made->day != DAY_NONE)
        printf(_("\nClass %s made them on %s.\n"), app->model.class.name, day_text(made->day, DAY_LONG, day));
    else
        printf(_("\nClass %s has not made them yet this school year.\n"), app->model.class.name);
}

/* Without --line the lines that the class has this school year stay. */
static bool make(struct app *app, const struct command_line *line, const struct agreements *made,
                 struct err *err)
{
    const char *lines[COMMAND_OPTIONS];
    char before[AGREEMENT_LINES][OWN_LINE];
    struct intent intent = { .kind = INTENT_AGREEMENTS, .day = app->model.day, .lines = lines };
    for (int i = 0; i < line->given_count; i++)
        if (strcmp(line->given[i].name, "line") == 0)
            lines[intent.line_count++] = line->given[i].value;
    for (int i = 0; !command_option(line, "line") && i < AGREEMENT_LINES &&
                    agreements_line(made, i, before[i], sizeof before[i]);
         i++)
        lines[intent.line_count++] = before[i];
    return command_perform(app, &intent, err);
}

static bool print_page(struct app *app, const char *to, struct err *err)
{
    char path[FILE_PATH_SIZE];
    if (!paper_agreements(app, *to ? to : NULL, path, err))
        return false;
    if (paper_is_output(to))
        return true;
    command_say(stdout, _("%s has the agreements on one page. Open it to print it.\n"), path);
    return true;
}

bool cmd_agreements(struct app *app, const struct command_line *line, struct err *err)
{
    struct agreements made;
    struct arena arena;
    if (!command_class(app, err))
        return false;
    if (command_option(line, "print"))
        return print_page(app, command_option(line, "print"), err);
    arena_init(&arena);
    bool ok = app_agreements(app, app->model.day, &arena, &made, err);
    if (ok && line->word_count && strcmp(line->words[0], "made") == 0)
        ok = make(app, line, &made, err);
    else if (ok && line->word_count)
        ok = err_set(err, ERR_USAGE, _("Use: klaskast %s %s"), "agreements", "[made]");
    else if (ok && line->options.json)
        ok = print_json(app, &made, err);
    else if (ok)
        print_text(app, &made);
    arena_clear(&arena);
    return ok;
}

bool cmd_text(struct app *app, const struct command_line *line, struct err *err)
{
    struct letter letter;
    if (!line->word_count) {
        for (size_t i = 0; parent_text_name(i); i++)
            printf("%-10s %s\n", parent_text_name(i), parent_text_label(i));
        return true;
    }
    letter_init(&letter);
    bool ok = parent_text_make(app, line->words[0], &letter, err);
    if (ok)
        fputs(buffer_get(&letter.text), stdout);
    letter_clear(&letter);
    return ok;
}
