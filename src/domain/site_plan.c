#include "klaskast/domain/site_plan.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site_host.h"

#include <stdio.h>
#include <string.h>

void site_plan_begin(struct site_plan *plan, struct arena *arena, const struct site *sites, size_t site_count)
{
    *plan = (struct site_plan){ .arena = arena, .sites = sites, .site_count = site_count };
}

static const char *clean(struct site_plan *plan, const char *text, size_t size)
{
    char *out = arena_new(plan->arena, size, 1);
    text_clean(out, size, text ? text : "");
    return arena_copy(plan->arena, out);
}

static const struct site_find *earlier(const struct site_plan *plan, const char *key)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->finds[i].kind == SITE_FIND_NEW && strcmp(plan->finds[i].key, key) == 0)
            return &plan->finds[i];
    return NULL;
}

/* What is to be said of an address that is understood. */
static void judge(struct site_plan *plan, struct site_find *find)
{
    char host[SITE_HOST_SIZE], warning[300];
    const struct site *same = site_by_key(plan->sites, plan->site_count, find->key);
    const struct site_find *before = earlier(plan, find->key);
    if (same) {
        find->kind = SITE_FIND_KNOWN;
        find->why = arena_print(plan->arena, _("%s is on the list already (%s)."), same->key,
                                verdict_label(same->verdict));
    } else if (before) {
        find->kind = SITE_FIND_TWICE;
        find->why = arena_print(plan->arena, _("%s stands on line %d too."), find->key, before->line);
    } else {
        find->kind = SITE_FIND_NEW;
        find->take = true;
        if (site_host_warn(site_host_of(find->key, host), warning, sizeof warning))
            find->why = arena_copy(plan->arena, warning);
    }
}

void site_plan_add(struct site_plan *plan, int line, const char *text, const char *title, const char *subject)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    struct err err = { ERR_NONE, "" };
    if (plan->count == SITE_PLAN_MOST) {
        plan->beyond++;
        return;
    }
    struct site_find find = { .line = line,
                              .text = clean(plan, text, SITE_ADDRESS_SIZE),
                              .title = clean(plan, title, SITE_TITLE_SIZE),
                              .subject = clean(plan, subject, SITE_SUBJECT_SIZE),
                              .why = "" };
    if (site_address(text ? text : "", address, key, &err)) {
        find.address = arena_copy(plan->arena, address);
        find.key = arena_copy(plan->arena, key);
        judge(plan, &find);
    } else {
        find.why = arena_copy(plan->arena, err.text);
    }
    plan->finds = arena_room(plan->arena, plan->finds, plan->count, &plan->room, sizeof *plan->finds);
    plan->finds[plan->count++] = find;
    plan->counts[find.kind]++;
}

/* The first cell of a line from a sheet that is no address. */
static const char *title_cell(struct site_plan *plan, const char *line)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE], *rest = NULL;
    if (!strchr(line, '\t'))
        return "";
    for (char *cell = strtok_r(arena_copy(plan->arena, line), "\t", &rest); cell;
         cell = strtok_r(NULL, "\t", &rest))
        if (cell[strspn(cell, " ")] && !site_address(cell, address, key, NULL))
            return cell;
    return "";
}

void site_plan_lines(struct site_plan *plan, const char *text)
{
    for (int line = 1; *text; line++) {
        size_t length = strcspn(text, "\r\n");
        char *copy = arena_print(plan->arena, "%.*s", (int)length, text);
        if (copy[strspn(copy, " \t")])
            site_plan_add(plan, line, copy, title_cell(plan, copy), NULL);
        text += length;
        text += strncmp(text, "\r\n", 2) == 0 ? 2 : *text != '\0';
    }
}

void site_plan_wants(const struct site_plan *plan, const struct site_intent **wants, size_t *count)
{
    struct site_intent *list = arena_new(plan->arena, plan->count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct site_find *find = &plan->finds[i];
        if (find->kind == SITE_FIND_NEW && find->take)
            list[(*count)++] = (struct site_intent){ .address = find->address,
                                                     .title = find->title,
                                                     .subject = find->subject };
    }
    *wants = list;
}

static void add_part(char *text, size_t size, const char *part)
{
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s%s", used ? ", " : "", part);
}

const char *site_plan_summary(const struct site_plan *plan, char *text, size_t size)
{
    static const struct {
        enum site_find_kind kind;
        const char *format;
    } parts[] = { { SITE_FIND_NEW, N_("%zu new") },
                  { SITE_FIND_KNOWN, N_("%zu on the list already") },
                  { SITE_FIND_TWICE, N_("%zu twice") },
                  { SITE_FIND_REFUSED, N_("%zu refused") } };
    char part[80];
    text[0] = '\0';
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!plan->counts[parts[i].kind] && parts[i].kind != SITE_FIND_NEW)
            continue;
        snprintf(part, sizeof part, _(parts[i].format), plan->counts[parts[i].kind]);
        add_part(text, size, part);
    }
    if (plan->left_out) {
        snprintf(part, sizeof part, _("%zu that lead to no site left out"), plan->left_out);
        add_part(text, size, part);
    }
    if (plan->beyond) {
        snprintf(part, sizeof part, _("%zu too many, not read"), plan->beyond);
        add_part(text, size, part);
    }
    size_t used = strlen(text);
    snprintf(text + used, size - used, ".");
    return text;
}

const char *site_find_label(enum site_find_kind kind)
{
    static const char *const labels[SITE_FIND_KINDS] = { [SITE_FIND_REFUSED] = N_("refused"),
                                                         [SITE_FIND_NEW] = N_("new"),
                                                         [SITE_FIND_TWICE] = N_("twice"),
                                                         [SITE_FIND_KNOWN] = N_("on the list") };
    return _(labels[kind]);
}
