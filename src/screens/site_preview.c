/* What would come on the list of sites: by folder where there are folders, with a box before each, and Enter
 * writes it. What is on the list already, or is no address, stands at the end and says so. */
#include "klaskast/screens/sites_add.h"

#include "klaskast/screens/carry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 3, DETAIL = 2, LINE = 6 };

/* A folder has no find; its box is for all that are in it. */
struct row {
    struct site_find *find;
    const char *folder;
};

struct preview {
    struct screen screen;
    struct desk *desk;
    struct arena arena;
    struct site_plan plan;
    char from[120];
    struct row *rows;
    bool folders;
    struct list list;
    int width, height;
};

/* --- rows ---------------------------------------------------------------------------------------------- */

static void add_row(struct preview *preview, struct site_find *find, const char *folder)
{
    preview->rows[preview->list.count++] = (struct row){ find, folder };
}

static bool is_new(const struct site_find *find)
{
    return find->kind == SITE_FIND_NEW;
}

/* The new ones of each folder, in the order of the file; then the rest by what is the matter. */
static void make_rows(struct preview *preview)
{
    struct site_plan *plan = &preview->plan;
    preview->rows = arena_new(&preview->arena, 2 * plan->count + 1, sizeof *preview->rows);
    for (size_t i = 0; i < plan->count; i++)
        preview->folders |= *plan->finds[i].subject != '\0';
    bool *done = arena_new(&preview->arena, plan->count + 1, sizeof *done);
    for (size_t i = 0; i < plan->count; i++) {
        if (!is_new(&plan->finds[i]) || done[i])
            continue;
        const char *folder = plan->finds[i].subject;
        if (preview->folders)
            add_row(preview, NULL, folder);
        for (size_t j = i; j < plan->count; j++)
            if (is_new(&plan->finds[j]) &&
                (!preview->folders || strcmp(plan->finds[j].subject, folder) == 0)) {
                add_row(preview, &plan->finds[j], folder);
                done[j] = true;
            }
    }
    for (int kind = 0; kind < SITE_FIND_KINDS; kind++)
        for (size_t i = 0; kind != SITE_FIND_NEW && i < plan->count; i++)
            if (plan->finds[i].kind == (enum site_find_kind)kind)
                add_row(preview, &plan->finds[i], "");
}

static const struct row *selected(const struct preview *preview)
{
    return preview->list.count ? &preview->rows[preview->list.selected] : NULL;
}

/* Of the new ones in a folder (NULL: of all): how many are ticked, and how many there are. */
static int ticked(const struct preview *preview, const char *folder, int *all)
{
    int count = 0;
    *all = 0;
    for (size_t i = 0; i < preview->plan.count; i++) {
        const struct site_find *find = &preview->plan.finds[i];
        if (!is_new(find) || (folder && strcmp(find->subject, folder) != 0))
            continue;
        ++*all;
        count += find->take;
    }
    return count;
}

static void tick_all(struct preview *preview, const char *folder)
{
    int all, count = ticked(preview, folder, &all);
    for (size_t i = 0; i < preview->plan.count; i++) {
        struct site_find *find = &preview->plan.finds[i];
        if (is_new(find) && (!folder || strcmp(find->subject, folder) == 0))
            find->take = count < all;
    }
}

/* --- drawing ------------------------------------------------------------------------------------------- */

static void layout(struct screen *screen, int width, int height)
{
    struct preview *preview = (struct preview *)screen;
    int rows = height - TOP - DETAIL - 1;
    preview->width = width;
    preview->height = height;
    list_layout(&preview->list, preview->list.count, 1, rows > 1 ? rows : 1);
}

static void draw_folder(const struct preview *preview, struct canvas *canvas, const char *folder, int y,
                        bool here)
{
    char text[SITE_SUBJECT_SIZE + 40];
    int all, count = ticked(preview, folder, &all);
    canvas_text(canvas, 3, y, 3, count ? STYLE_HELD : STYLE_OPEN,
                count == 0     ? "[ ]"
                : count == all ? "[x]"
                               : "[-]");
    snprintf(text, sizeof text, _("%s (%d of %d)"), *folder ? folder : _("without a folder"), count, all);
    canvas_text(canvas, 7, y, preview->width - 8, here ? STYLE_SELECTED : STYLE_TITLE, text);
}

static void draw_new(const struct preview *preview, struct canvas *canvas, const struct site_find *find,
                     int y, bool here)
{
    int x = preview->folders ? 5 : 3, room = preview->width - x - 6, key = *find->title ? room / 2 : room;
    enum style style = here ? STYLE_SELECTED : *find->why ? STYLE_WARNING : STYLE_NORMAL;
    canvas_text(canvas, x, y, 3, find->take ? STYLE_HELD : STYLE_OPEN, find->take ? "[x]" : "[ ]");
    canvas_text(canvas, x + 4, y, key - 1, style, find->key);
    if (*find->title)
        canvas_text(canvas, x + 4 + key, y, room - key, STYLE_MUTED, find->title);
}

static void draw_other(const struct preview *preview, struct canvas *canvas, const struct site_find *find,
                       int y, bool here)
{
    char line[24];
    int x = 3;
    snprintf(line, sizeof line, "%d", find->line);
    enum style style = find->kind == SITE_FIND_REFUSED ? STYLE_WARNING : STYLE_MUTED;
    x += canvas_text(canvas, x, y, 14, style, site_find_label(find->kind)) + 1;
    x = x < 17 && preview->width > 40 ? 17 : x;
    canvas_right(canvas, x, y, LINE - 1, STYLE_MUTED, line);
    x += LINE;
    canvas_text(canvas, x, y, preview->width - x - 1, here ? STYLE_SELECTED : style,
                find->key ? find->key : find->text);
}

static void draw_row(const struct preview *preview, struct canvas *canvas, int index, int y)
{
    const struct row *row = &preview->rows[index];
    bool here = index == preview->list.selected;
    if (here)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    if (!row->find)
        draw_folder(preview, canvas, row->folder, y, here);
    else if (is_new(row->find))
        draw_new(preview, canvas, row->find, y, here);
    else
        draw_other(preview, canvas, row->find, y, here);
}

static void draw_detail(const struct preview *preview, struct canvas *canvas)
{
    const struct row *row = selected(preview);
    char text[800];
    if (!row || !row->find || preview->height <= TOP + DETAIL + 1)
        return;
    const struct site_find *find = row->find;
    if (*find->why)
        snprintf(text, sizeof text, _("Line %d: %s"), find->line, find->why);
    else
        snprintf(text, sizeof text, _("Line %d: %s"), find->line, find->address);
    canvas_wrap(canvas, 1, preview->height - DETAIL, preview->width - 2, DETAIL,
                *find->why ? STYLE_NORMAL : STYLE_MUTED, text);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct preview *preview = (const struct preview *)screen;
    char text[600];
    int column, line;
    if (*preview->from)
        snprintf(text, sizeof text, _("Bookmarks from %s"), preview->from);
    else
        snprintf(text, sizeof text, "%s", _("Sites that were pasted"));
    canvas_text(canvas, 1, 0, preview->width - 2, STYLE_TITLE, text);
    if (preview->height > 1)
        canvas_wrap(canvas, 1, 1, preview->width - 2, preview->height > 2 ? 2 : 1, STYLE_NORMAL,
                    site_plan_summary(&preview->plan, text, sizeof text));
    for (int row = list_first(&preview->list); row < list_end(&preview->list); row++)
        if (list_place(&preview->list, row, &column, &line) && TOP + line < preview->height &&
            preview->width > 28)
            draw_row(preview, canvas, row, TOP + line);
    draw_detail(preview, canvas);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void toggle(struct preview *preview)
{
    const struct row *row = selected(preview);
    if (!row->find) {
        tick_all(preview, row->folder);
        return;
    }
    row->find->take = !row->find->take;
    list_act(&preview->list, ACTION_DOWN);
}

static void accept(struct preview *preview, struct stack *stack)
{
    struct intent intent = { .kind = INTENT_SITE_ADD };
    site_plan_wants(&preview->plan, &intent.site, &intent.site_count);
    if (!intent.site_count)
        stack_say(stack, MESSAGE_INFO, "%s", _("Nothing is ticked. Esc goes back to the list of sites."));
    else if (carry_out(stack, preview->desk, &intent))
        stack_pop(stack, 0, "");
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct preview *preview = (struct preview *)screen;
    if (list_act(&preview->list, action))
        return true;
    if (action == ACTION_TOGGLE && preview->list.count) {
        if (!selected(preview)->find || is_new(selected(preview)->find))
            toggle(preview);
    } else if (action == ACTION_ALL) {
        tick_all(preview, NULL);
    } else if (action == ACTION_ACCEPT) {
        accept(preview, stack);
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, -1, "");
        stack_say(stack, MESSAGE_INFO, "%s", _("Nothing is added. The list is as it was."));
    } else {
        return false;
    }
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct preview *preview = (const struct preview *)screen;
    const struct row *row = selected(preview);
    if (action == ACTION_TOGGLE)
        return row && (!row->find || is_new(row->find));
    if (action == ACTION_ALL || action == ACTION_ACCEPT)
        return preview->plan.counts[SITE_FIND_NEW] > 0;
    return true;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action == ACTION_ACCEPT ? C_("footer", "put on the list") : NULL;
}

static void close_preview(struct screen *screen)
{
    arena_clear(&((struct preview *)screen)->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "site-preview",
    .place = PLACE_CHECKS,
    .form = SCREEN_BODY,
    .layout = layout,
    .draw = draw,
    .act = act,
    .can = can,
    .label = label,
    .close = close_preview,
};

struct screen *site_preview_new(struct desk *desk, const char *from, struct arena *arena,
                                const struct site_plan *plan)
{
    struct preview *preview = memory_new(1, sizeof *preview);
    preview->screen.kind = &kind;
    preview->desk = desk;
    preview->arena = *arena;
    preview->plan = *plan;
    /* The plan allocates from the arena it was made in, which lives here from now on. */
    preview->plan.arena = &preview->arena;
    snprintf(preview->from, sizeof preview->from, "%s", from);
    list_init(&preview->list);
    make_rows(preview);
    return &preview->screen;
}
