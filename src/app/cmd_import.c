/* import: a class list without a screen. */
#include "klaskast/app/command.h"
#include "klaskast/app/import.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <string.h>

enum { LABEL = 17 }; /* columns; the Dutch words are the longest */

static void print_line(const struct import_plan *plan, const struct import_line *line)
{
    char what[200];
    command_print_padded(import_kind_label(line->kind), LABEL);
    command_print_padded(line->class_name, 6);
    printf("%s", line->name);
    if (line->row && line->row->written)
        printf(_(" (from '%s')"), line->row->written);
    else if (line->row && line->row->guess && line->kind != IMPORT_UNCHANGED)
        printf(_(" (surname %s)"), line->row->name.surname);
    if (*import_line_text(line, what, sizeof what))
        printf(": %s", what);
    if (line->kind == IMPORT_MISSING && import_line_like(plan, line, what, sizeof what))
        printf(_(": perhaps now %s"), what);
    putchar('\n');
}

static void print_refused(const struct classlist *list)
{
    char text[300];
    for (size_t i = 0; i < list->refused_count; i++) {
        command_print_padded(_("refused"), LABEL);
        puts(classlist_refusal_text(&list->refused[i], text, sizeof text));
    }
}

static void print_plan(const struct import_preview *preview, bool all)
{
    const struct import_plan *plan = &preview->plan;
    char text[480];
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].kind != IMPORT_UNCHANGED && (all || plan->lines[i].kind != IMPORT_NEW))
            print_line(plan, &plan->lines[i]);
    print_refused(&preview->list);
    for (size_t i = 0; classlist_note(&preview->list, i, text, sizeof text); i++)
        puts(text);
    if (plan->other_rows)
        printf(translate_count("%zu pupil of another class is passed over.\n",
                               "%zu pupils of other classes are passed over.\n", plan->other_rows),
               plan->other_rows);
    printf("%s\n", import_plan_summary(plan, text, sizeof text));
    if (plan->counts[IMPORT_MISSING])
        puts(_("Who is missing from the list stays in the class until you say otherwise (key e)."));
}

static bool not_understood(const struct classlist *list, struct err *err)
{
    char headings[200] = "";
    size_t length = 0;
    for (size_t c = 0; c < list->column_count && length + 90 < sizeof headings; c++)
        if (list->columns[c].heading[0])
            length += (size_t)snprintf(headings + length, sizeof headings - length, "%s%s",
                                       length ? ", " : "", list->columns[c].heading);
    return err_set(
        err, ERR_REFUSED,
        *headings
            ? _("It is not clear which columns of %s are names (%s). Start klaskast, press I, and say what "
                "each column is.")
            : _("It is not clear which columns of %s are names. Start klaskast, press I, and say what each "
                "column is."),
        list->file, headings);
}

static bool check(const struct import_preview *preview, struct err *err)
{
    if (!preview->list.understood)
        return not_understood(&preview->list, err);
    if (!preview->planned)
        return err_set(
            err, ERR_REFUSED,
            _("%s does not say which class it is. Give its name with --class, such as --class 7A."),
            preview->list.file);
    if (preview->plan.count || preview->list.refused_count)
        return true;
    return err_set(err, ERR_REFUSED, _("There is no pupil in %s."), preview->list.file);
}

/* --- what was seen, and why ---------------------------------------------------------------------------- */

static const char *form_why(const struct classlist *list)
{
    if (strncmp(list->form, "EDEXML", 6) == 0)
        return _("It begins with <EDEX>, as the file of a school's administration does.");
    if (strncmp(list->form, "UWLR", 4) == 0)
        return _("<leerlinggegevens> is in it, as in an answer to UWLR.");
    if (strcmp(list->form, "OneRoster") == 0)
        return _("It is a folder with the tables of OneRoster.");
    return _("It is text in lines.");
}

static const char *column_why(const struct classlist_column *column)
{
    switch (column->why) {
    case WHY_HEADING:
        return _("its heading says so");
    case WHY_VALUES:
        return _("what stands in it looks so");
    case WHY_DOUBLE:
        return _("an earlier column is the same");
    case WHY_BSN:
        return _("what stands in it looks like BSNs");
    }
    return "";
}

static void explain(const struct classlist *list)
{
    char text[480];
    command_say(stdout, "%s: %s, %s\n%s\n", list->file, list->form, list->charset, form_why(list));
    if (list->delimiter)
        printf(_("Its columns are parted by '%s'.\n"),
               list->delimiter == '\t' ? _("tab") : (char[]){ list->delimiter, '\0' });
    if (list->heading_line)
        printf(_("Its headings are on line %d.\n"), list->heading_line);
    for (size_t i = 0; i < list->column_count; i++)
        printf(_("  column %zu '%s': %s (%s)\n"), i + 1, list->columns[i].heading,
               column_label(list->columns[i].use), column_why(&list->columns[i]));
    for (size_t i = 0; i < list->class_count; i++)
        printf(translate_count("  class %s: %zu pupil\n", "  class %s: %zu pupils\n", list->classes[i].rows),
               *list->classes[i].name ? list->classes[i].name
               : *list->title_class   ? list->title_class
                                      : "?",
               list->classes[i].rows);
    print_refused(list);
    for (size_t i = 0; classlist_note(list, i, text, sizeof text); i++)
        puts(text);
    puts(_("Only looked at: nothing is changed."));
}

/* Without a data file: it may be the first thing that somebody asks. */
static bool cmd_explain(const char *path, struct err *err)
{
    struct arena arena;
    struct classlist list;
    arena_init(&arena);
    bool ok = import_look(path, &arena, &list, err);
    if (ok)
        explain(&list);
    arena_clear(&arena);
    return ok;
}

bool cmd_import(struct app *app, const struct command_line *line, struct err *err)
{
    if (command_option(line, "explain"))
        return cmd_explain(line->words[0], err);
    struct arena arena;
    struct import_preview preview;
    struct outcome outcome;
    const struct import_wish wish = { .wanted = line->options.class_name };
    bool dry = command_option(line, "dry-run") != NULL;
    arena_init(&arena);
    bool ok = import_read(app, line->words[0], &wish, &arena, &preview, err) && check(&preview, err);
    if (ok && preview.list.other_year && !dry && !command_option(line, "other-year"))
        ok = err_set(err, ERR_REFUSED,
                     _("%s is of school year %d-%d, which is not this one. If it is the right file, add "
                       "--other-year."),
                     preview.list.file, preview.list.school_year, preview.list.school_year + 1);
    if (ok)
        print_plan(&preview, dry);
    const struct roster_change *changes;
    size_t count = 0;
    if (ok)
        import_plan_changes(&preview.plan, &changes, &count);
    if (ok && !preview.list.row_count) {
        ok = err_set(err, ERR_REFUSED, _("There is no pupil in %s."), preview.list.file);
    } else if (ok && dry) {
        puts(_("Only looked at: nothing is changed."));
    } else if (ok && !count) {
        puts(_("There is nothing to change."));
    } else if (ok) {
        ok = import_perform(app, &preview, &outcome, err);
        if (ok)
            command_say(
                stdout,
                _("%s\n%s still holds the names: delete it when you no longer need it, and its copies "
                  "in Downloads, in the mail and on sticks too.\n"),
                outcome.said, preview.list.file);
    }
    arena_clear(&arena);
    return ok;
}
