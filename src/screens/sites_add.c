#include "klaskast/screens/sites_add.h"

#include "klaskast/base/file.h"
#include "klaskast/domain/site_host.h"
#include "klaskast/screens/ask_file.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <string.h>

/* --- one, or what is pasted ---------------------------------------------------------------------------- */

/* While it can still be left: is it there already, and is a letter in it not what it looks like? */
static void address_changed(struct screen *below, const char *text, char *out, size_t size)
{
    const struct sites *sites = (const struct sites *)below;
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE], host[SITE_HOST_SIZE];
    const struct site *same;
    if (!site_address(text, address, key, NULL))
        return;
    if ((same = site_by_key(sites->sites, sites->count, key)) != NULL)
        snprintf(out, size, _("%s is on the list already (%s)."), same->key, verdict_label(same->verdict));
    else
        site_host_warn(site_host_of(key, host), out, size);
}

static void many_added(struct sites *sites, struct stack *stack, const char *text)
{
    struct arena arena;
    struct site_plan plan;
    const struct site *list;
    size_t count;
    struct err err = { ERR_NONE, "" };
    arena_init(&arena);
    if (!sites->desk->sites(sites->desk, &arena, &list, &count, &err)) {
        stack_say_err(stack, &err);
        arena_clear(&arena);
        return;
    }
    site_plan_begin(&plan, &arena, list, count);
    site_plan_lines(&plan, text);
    stack_push(stack, site_preview_new(sites->desk, "", &arena, &plan), NULL);
}

/* A site that is there already is shown instead of added: nothing is refused that was only looked for. */
static void one_added(struct sites *sites, struct stack *stack, const char *text)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE], host[SITE_HOST_SIZE], warning[300];
    if (!site_address(text, address, key, NULL))
        return;
    sites_show_all(sites);
    const struct site *same = site_by_key(sites->sites, sites->count, key);
    if (same) {
        sites_select(sites, same->id);
        stack_say(stack, MESSAGE_INFO, _("%s is on the list already (%s)."), same->key,
                  verdict_label(same->verdict));
        return;
    }
    struct site_intent want = { .address = text };
    if (!carry_out(stack, sites->desk, &(struct intent){ .kind = INTENT_SITE_ADD, .site = &want }))
        return;
    const struct site *new = site_by_key(sites->sites, sites->count, key);
    if (new)
        sites_select(sites, new->id);
    if (site_host_warn(site_host_of(key, host), warning, sizeof warning))
        stack_say(stack, MESSAGE_WARNING, "%s", warning);
}

static void added(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct sites *sites = (struct sites *)below;
    if (answer == PROMPT_LINES)
        many_added(sites, stack, text);
    else if (answer == PROMPT_DONE)
        one_added(sites, stack, text);
}

void sites_add_ask(struct stack *stack, struct sites *sites)
{
    (void)sites;
    prompt_open(stack,
                &(struct prompt_options){ .label = _("Address"),
                                          .hint = _("rekenen.example, or paste a whole list"),
                                          .lines = true,
                                          .changed = address_changed,
                                          .check = typed_address_check },
                added);
}

/* --- bookmarks ----------------------------------------------------------------------------------------- */

/* What the prompt on top is about: there is never more than one. */
static struct desk *asking;

static bool readable(struct screen *below, const char *text, char *out, size_t size)
{
    struct arena arena;
    struct site_plan plan;
    struct err err = { ERR_NONE, "" };
    (void)below;
    arena_init(&arena);
    bool ok = asking->read_bookmarks(asking, text, &arena, &plan, &err);
    if (!ok)
        snprintf(out, size, "%s", err.text);
    arena_clear(&arena);
    return ok;
}

static void file_given(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct arena arena;
    struct site_plan plan;
    struct err err = { ERR_NONE, "" };
    const char *slash = strrchr(text, '/');
    (void)below;
    if (answer != PROMPT_DONE || !*text)
        return;
    arena_init(&arena);
    if (asking->read_bookmarks(asking, text, &arena, &plan, &err)) {
        stack_push(stack, site_preview_new(asking, slash ? slash + 1 : text, &arena, &plan), NULL);
    } else {
        stack_say_err(stack, &err);
        arena_clear(&arena);
    }
}

void sites_add_bookmarks(struct stack *stack, struct desk *desk)
{
    asking = desk;
    ask_file(stack, desk,
             &(struct ask_file){ .label = _("Bookmarks (HTML file)"),
                                 .hint = _("your browser exports it; Tab completes the name"),
                                 .downloads = true,
                                 .check = readable },
             file_given);
}
