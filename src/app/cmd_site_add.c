/* site add, site import: one site or many at once. [S1] */
#include "cmd_site.h"

#include "klaskast/app/site_work.h"
#include "klaskast/base/buffer.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site_host.h"

#include <string.h>

enum { INPUT_MOST = 1 << 20 };

/* What wants an eye: refused, twice, on the list, a letter that is not what it looks like. */
static void print_find(const struct site_find *find, bool all)
{
    if (find->kind == SITE_FIND_NEW && !all && !*find->why)
        return;
    const char *label = site_find_label(find->kind);
    printf(_("line %d"), find->line);
    printf("  %s%*s  ", label, text_width(label) < 12 ? 12 - text_width(label) : 0, "");
    if (*find->why)
        puts(find->why);
    else
        printf("%s%s%s%s%s\n", find->key, *find->title ? "  " : "", find->title, *find->subject ? "  " : "",
               find->subject);
}

static bool perform_plan(struct app *app, const struct command_line *line, const struct site_plan *plan,
                         struct err *err)
{
    const struct site_intent *wants;
    struct site_intent common, *list;
    size_t count;
    bool dry = command_option(line, "dry-run") != NULL;
    char text[600];
    for (size_t i = 0; i < plan->count; i++)
        print_find(&plan->finds[i], dry);
    puts(site_plan_summary(plan, text, sizeof text));
    site_plan_wants(plan, &wants, &count);
    if (dry) {
        puts(_("Only looked at: nothing is changed."));
        return true;
    }
    if (!count)
        return err_set(err, ERR_REFUSED, "%s", _("There is nothing new among them."));
    if (!site_read_intent(app, line, &common, err))
        return false;
    list = arena_new(plan->arena, count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i] = wants[i];
        list[i].groups = common.groups;
        list[i].purpose = common.purpose;
        if (common.subject)
            list[i].subject = common.subject;
    }
    return command_perform(
        app, &(struct intent){ .kind = INTENT_SITE_ADD, .site = list, .site_count = count }, err);
}

/* One address: what is wrong with it is the answer. */
static bool add_one(struct app *app, const struct command_line *line, struct err *err)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE], host[SITE_HOST_SIZE], warning[300];
    struct site_intent want;
    if (!site_read_intent(app, line, &want, err))
        return false;
    want.address = line->words[1];
    if (!command_perform(app, &(struct intent){ .kind = INTENT_SITE_ADD, .site = &want }, err))
        return false;
    if (site_address(want.address, address, key, NULL) &&
        site_host_warn(site_host_of(key, host), warning, sizeof warning))
        puts(warning);
    return true;
}

static bool read_input(struct buffer *text, struct err *err)
{
    char bytes[4096];
    size_t got;
    while ((got = fread(bytes, 1, sizeof bytes, stdin)) > 0 && text->length <= INPUT_MOST)
        buffer_add(text, bytes, got);
    if (ferror(stdin))
        return err_set(err, ERR_DISK, "%s", _("The addresses cannot be read."));
    return text->length <= INPUT_MOST ||
           err_set(err, ERR_REFUSED, "%s", _("These are more addresses than can be read at once."));
}

static bool add_many(struct app *app, const struct command_line *line, struct err *err)
{
    struct site_list list;
    struct site_plan plan;
    struct buffer text;
    if (command_option(line, "title"))
        return err_set(err, ERR_USAGE, "%s", _("--title is for one site."));
    buffer_init(&text);
    bool ok = true;
    for (int i = 1; ok && i < line->word_count; i++) {
        if (strcmp(line->words[i], "-") == 0)
            ok = read_input(&text, err);
        else
            buffer_print(&text, "%s\n", line->words[i]);
    }
    ok = site_list_open(app, &list, ok ? err : NULL) && ok;
    if (ok) {
        site_plan_begin(&plan, &list.arena, list.sites, list.count);
        site_plan_lines(&plan, buffer_get(&text));
        ok = perform_plan(app, line, &plan, err);
    }
    arena_clear(&list.arena);
    buffer_clear(&text);
    return ok;
}

bool cmd_site_add(struct app *app, const struct command_line *line, struct err *err)
{
    bool one = line->word_count == 2 && strcmp(line->words[1], "-") != 0 && !command_option(line, "dry-run");
    return one ? add_one(app, line, err) : add_many(app, line, err);
}

bool cmd_site_import(struct app *app, const struct command_line *line, struct err *err)
{
    struct arena arena;
    struct site_plan plan;
    arena_init(&arena);
    bool ok =
        site_work_bookmarks(app, line->words[1], &arena, &plan, err) && perform_plan(app, line, &plan, err);
    arena_clear(&arena);
    return ok;
}
