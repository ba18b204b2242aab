/* purge: what is past its time goes, by kind. */
#include "klaskast/app/command.h"
#include "klaskast/app/retention.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"

static bool read_kinds(const struct command_line *line, unsigned *kinds, struct err *err)
{
    enum retention_kind kind;
    *kinds = line->word_count ? 0 : RETENTION_ALL;
    for (int i = 0; i < line->word_count; i++) {
        if (!retention_parse(line->words[i], &kind))
            return err_set(err, ERR_USAGE,
                           _("'%s' is none of: ticks, teachers, records, notes, answers, pupils."),
                           line->words[i]);
        *kinds |= 1U << kind;
    }
    return true;
}

static void print_plan(const struct retention_plan *plan, unsigned kinds)
{
    char text[2000];
    for (int kind = 0; kind < RETENTION_KINDS; kind++)
        if (kinds & 1U << kind && plan->lines[kind].going) {
            retention_line_text(plan, (enum retention_kind)kind, text, sizeof text);
            printf("%s\n", text);
        }
    if (!retention_count(plan, kinds))
        puts(_("Nothing is past its time."));
    bool head = false;
    for (size_t i = 0; i < plan->held_count; i++) {
        if (!(kinds & 1U << plan->held[i].kind))
            continue;
        if (!head)
            puts(_("Held back:"));
        head = true;
        retention_held_text(&plan->held[i], text, sizeof text);
        printf("  %s\n", text);
    }
}

static bool print_json(const struct retention_plan *plan, unsigned kinds, struct err *err)
{
    char day[DAY_ISO_SIZE];
    struct json *out = json_new_object(), *list = json_new_list();
    for (int kind = 0; kind < RETENTION_KINDS; kind++) {
        if (!(kinds & 1U << kind))
            continue;
        struct json *row = json_new_object();
        json_put_text(row, "kind", retention_name((enum retention_kind)kind));
        day_iso(plan->lines[kind].before, day);
        json_put_text(row, "before", day);
        json_put_integer(row, "going", (int64_t)plan->lines[kind].going);
        json_put_integer(row, "held", (int64_t)plan->lines[kind].held);
        json_append(list, row);
    }
    json_put(out, "kinds", list);
    return command_print_json(&out, err);
}

bool cmd_purge(struct app *app, const struct command_line *line, struct err *err)
{
    unsigned kinds;
    struct arena arena;
    struct retention_plan plan;
    struct retention_done done;
    if (!read_kinds(line, &kinds, err))
        return false;
    arena_init(&arena);
    bool ok = retention_report(app, &arena, &plan, err);
    bool asks = ok && retention_count(&plan, kinds & RETENTION_ASKED) && !command_option(line, "yes");
    bool look = command_option(line, "dry-run");
    if (ok && app->options.json && (look || asks))
        ok = print_json(&plan, kinds, err);
    else if (ok && (look || asks))
        print_plan(&plan, kinds);
    if (ok && !look && asks)
        ok = err_set(err, ERR_REFUSED, "%s",
                     _("Gone is gone for good, so this asks first: add --yes. 'klaskast purge ticks' does "
                       "what goes by itself."));
    ok = ok && (look || retention_run(app, kinds, &plan, &done, err));
    arena_clear(&arena);
    if (!ok || look)
        return ok;
    puts(*done.said ? done.said : _("Nothing is past its time."));
    return true;
}
