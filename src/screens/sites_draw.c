#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/domain/settings.h"
#include "klaskast/domain/site_host.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/sites.h"

#include <stdio.h>
#include <string.h>

static enum style status_style(enum site_status status)
{
    switch (status) {
    case SITE_ALLOWED:
        return STYLE_GOOD;
    case SITE_TOGETHER:
        return STYLE_NORMAL;
    case SITE_NOT_ALLOWED:
        return STYLE_WARNING;
    case SITE_NEW:
    case SITE_AGAIN:
        break;
    }
    return STYLE_OPEN;
}

/* "3 Sep" of this school year, "Nov 2025" of another; "by 12 Dec" where it is soon to be looked at again.
 * [S9] */
static void date_text(const struct model *model, const struct site *site, char text[DAY_TEXT_SIZE])
{
    char date[DAY_TEXT_SIZE];
    int day = site->reviewed_day, months = model->settings->review_months;
    text[0] = '\0';
    if (day == DAY_NONE)
        return;
    if (site_due_soon(site, model->today, months)) {
        snprintf(text, DAY_TEXT_SIZE, _("by %.40s"), day_text(site_due(site, months), DAY_SHORT, date));
        return;
    }
    day_text(day, DAY_SHORT, date);
    const char *month = strchr(date, ' ');
    if (day_schoolyear_start(day) == day_schoolyear_start(model->today) || !month)
        snprintf(text, DAY_TEXT_SIZE, "%s", date);
    else
        snprintf(text, DAY_TEXT_SIZE, "%.40s %d", month + 1, day_date(day).year);
}

/* "Marit de Bakker" -> "MB": the list is no place for whole names of colleagues. */
static void initials(const char *name, char *text, size_t size)
{
    size_t used = 0;
    int width;
    for (bool start = true; *name && used + 5 < size; start = *name++ == ' ') {
        size_t length = text_cluster(name, &width);
        bool prefix = (*name >= 'a' && *name <= 'z') || *name == '\'' || *name == ' ';
        if (!start || prefix || length > 4)
            continue;
        memcpy(text + used, name, length);
        used += length;
    }
    text[used] = '\0';
}

static int column(struct canvas *canvas, int x, int y, int width, enum style style, const char *text)
{
    int room = canvas->window_width - x < width - 1 ? canvas->window_width - x : width - 1;
    if (room > 0)
        canvas_text(canvas, x, y, room, style, text);
    return x + width;
}

static void draw_row(const struct sites *sites, struct canvas *canvas, int y, const struct site *site,
                     bool selected)
{
    const struct sites_layout *layout = &sites->layout;
    const struct model *model = sites->desk->model;
    enum site_status status = site_status(site, model->today, model->settings->review_months);
    enum style muted = selected ? STYLE_SELECTED : STYLE_MUTED,
               normal = selected ? STYLE_SELECTED : STYLE_NORMAL;
    char groups[GROUPS_SIZE], date[DAY_TEXT_SIZE], who[24];
    bool soon = site_due_soon(site, model->today, model->settings->review_months);
    date_text(model, site, date);
    initials(site->reviewed_by, who, sizeof who);
    groups_print(site->groups, groups);
    if (selected) {
        canvas_fill(canvas, 0, y, layout->width, 1, STYLE_SELECTED);
        if (layout->width > 1)
            canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    }
    int x = column(canvas, 3, y, layout->status, selected ? STYLE_SELECTED : status_style(status),
                   site_word(site, model->today, model->settings->review_months));
    if (*site->title) {
        x = column(canvas, x, y, layout->title, normal, site->title);
        x = column(canvas, x, y, layout->key, muted, site->key);
    } else { /* many have none: then the address has all the room */
        x = column(canvas, x, y, layout->title + layout->key, normal, site->key);
    }
    x = column(canvas, x, y, layout->subject, muted, site->subject);
    x = column(canvas, x, y, layout->groups, normal, groups);
    x = column(canvas, x, y, layout->date, soon && !selected ? STYLE_OPEN : muted, date);
    column(canvas, x, y, layout->who, muted, who);
}

static void add_part(char *text, size_t size, const char *part)
{
    size_t used = strlen(text);
    if (*part)
        snprintf(text + used, size - used, "%s%s", used ? ", " : "", part);
}

/* What the list is narrowed to; "" for nothing. */
static void filter_text(const struct sites *sites, char *text, size_t size)
{
    static const char *const shows[] = {
        [SITE_SHOW_ALL] = NULL,
        [SITE_SHOW_DUE] = N_("to be looked at"),
        [SITE_SHOW_REVIEW] = N_("to review"),
        [SITE_SHOW_ALLOWED] = N_("allowed"),
        [SITE_SHOW_TOGETHER] = N_("only together"),
        [SITE_SHOW_NOT_ALLOWED] = N_("not allowed"),
    };
    char part[160];
    text[0] = '\0';
    if (sites->group) {
        snprintf(part, sizeof part, _("group %d"), sites->group);
        add_part(text, size, part);
    }
    add_part(text, size, sites->subject);
    if (shows[sites->show])
        add_part(text, size, _(shows[sites->show]));
    if (*sites->filter) {
        snprintf(part, sizeof part, "'%s'", sites->filter);
        add_part(text, size, part);
    }
}

static void draw_title(const struct sites *sites, struct canvas *canvas, int y)
{
    char filter[400], count[60], due[60] = "";
    int width = sites->layout.width;
    filter_text(sites, filter, sizeof filter);
    snprintf(count, sizeof count, _("%d of %zu"), sites->list.count, sites->count);
    if (sites->due)
        snprintf(due, sizeof due, _("%d to look at"), sites->due);
    int x = 1 + canvas_text(canvas, 1, y, width - 1, STYLE_TITLE, _("Sites"));
    int right = width - 1 - canvas_width(canvas, count);
    if (x + 2 < right)
        canvas_text(canvas, right, y, width - 1 - right, STYLE_MUTED, count);
    int at = right - canvas_width(canvas, due) - 3;
    if (*due && x + 2 < at)
        canvas_text(canvas, right = at, y, width - at, STYLE_OPEN, due);
    if (*filter && x + 3 < right - 3)
        canvas_text(canvas, x + 3, y, right - 3 - x - 3, STYLE_MUTED, filter);
}

static void draw_empty(const struct sites *sites, struct canvas *canvas)
{
    const struct sites_layout *layout = &sites->layout;
    if (layout->top >= layout->height || layout->width < 6)
        return;
    if (sites->count)
        canvas_text(canvas, 3, layout->top, layout->width - 3, STYLE_MUTED,
                    _("No site matches. Esc shows all."));
    else
        canvas_wrap(canvas, 3, layout->top, layout->width - 4, layout->height - layout->top, STYLE_MUTED,
                    _("No sites yet. Look at a site before the children use it: + adds its address, or a "
                      "whole list that "
                      "you paste; I reads the bookmarks of your browser; Enter reviews (S1)."));
}

/* What the children are told about the selected site, or what is still missing. */
static void detail_text(const struct model *model, const struct site *site, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    int months = model->settings->review_months;
    enum site_status status = site_status(site, model->today, months);
    if (site->doubted_day != DAY_NONE)
        snprintf(text, size, _("A child came upon something here on %s: %s. Enter reviews it."),
                 day_text(site->doubted_day, DAY_SHORT, day),
                 *site->doubt ? site->doubt : _("not said what"));
    else if (status == SITE_NEW)
        snprintf(text, size, "%s", _("Nobody looked at it yet: Enter reviews it."));
    else if (status == SITE_AGAIN)
        snprintf(text, size, _("Looked at more than %d months ago: Enter reviews it again (S9)."), months);
    else
        snprintf(text, size, _("For the children: %s"), site->sentence);
}

static void add_extra(char *text, size_t size, const char *part)
{
    size_t used = strlen(text);
    if (*part)
        snprintf(text + used, size - used, "%s%s", used ? "   " : "", part);
}

/* For colleagues: a letter that is not what it looks like goes before all else. */
static enum style extra_text(const struct model *model, const struct site *site, char *text, size_t size)
{
    char host[SITE_HOST_SIZE], day[DAY_TEXT_SIZE], part[SITE_NOTE_SIZE + 40];
    int months = model->settings->review_months;
    bool warned = site_host_warn(site_host_of(site->key, host), text, size);
    if (!warned)
        text[0] = '\0';
    if (site_host_wire(site->address, host))
        add_extra(text, size, host);
    if (site_due_soon(site, model->today, months)) {
        snprintf(part, sizeof part, _("Look again before %s (S9)."),
                 day_text(site_due(site, months), DAY_SHORT, day));
        add_extra(text, size, part);
    }
    add_extra(text, size, site->purpose);
    if (*site->note) {
        snprintf(part, sizeof part, _("Note: %s"), site->note);
        add_extra(text, size, part);
    }
    return warned ? STYLE_WARNING : STYLE_MUTED;
}

static void draw_detail(const struct sites *sites, struct canvas *canvas)
{
    const struct sites_layout *layout = &sites->layout;
    const struct site *site = sites_chosen(sites);
    char text[1200];
    if (!site || layout->detail < 0 || layout->width < 4)
        return;
    detail_text(sites->desk->model, site, text, sizeof text);
    canvas_wrap(canvas, 1, layout->detail, layout->width - 2, layout->detail_rows, STYLE_NORMAL, text);
    if (layout->extra < 0)
        return;
    enum style style = extra_text(sites->desk->model, site, text, sizeof text);
    canvas_text(canvas, 1, layout->extra, layout->width - 2, style, text);
}

void sites_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct sites *sites = (const struct sites *)screen;
    const struct sites_layout *layout = &sites->layout;
    heading_draw(canvas, sites->desk, sites->keymap, ACTION_VIEW_SITES, layout->tabs);
    int title = layout->tabs ? 3 : 1;
    if (title < layout->height && layout->width > 3)
        draw_title(sites, canvas, title);
    if (!sites->list.count)
        draw_empty(sites, canvas);
    for (int row = list_first(&sites->list); row < list_end(&sites->list); row++) {
        int column_, line;
        if (list_place(&sites->list, row, &column_, &line) && layout->top + line < layout->height)
            draw_row(sites, canvas, layout->top + line, sites->shown[row], row == sites->list.selected);
    }
    draw_detail(sites, canvas);
}
