#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/domain/settings.h"
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

/* "3 Sep" of this school year, "Nov 2025" of another. */
static void date_text(const struct model *model, int day, char text[DAY_TEXT_SIZE])
{
    char date[DAY_TEXT_SIZE];
    text[0] = '\0';
    if (day == DAY_NONE)
        return;
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
    date_text(model, site->reviewed_day, date);
    initials(site->reviewed_by, who, sizeof who);
    groups_print(site->groups, groups);
    if (selected) {
        canvas_fill(canvas, 0, y, layout->width, 1, STYLE_SELECTED);
        if (layout->width > 1)
            canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    }
    int x = column(canvas, 3, y, layout->status, selected ? STYLE_SELECTED : status_style(status),
                   site_status_label(status));
    x = column(canvas, x, y, layout->title, normal, *site->title || layout->key ? site->title : site->key);
    x = column(canvas, x, y, layout->key, muted, site->key);
    x = column(canvas, x, y, layout->subject, muted, site->subject);
    x = column(canvas, x, y, layout->groups, normal, groups);
    x = column(canvas, x, y, layout->date, muted, date);
    column(canvas, x, y, layout->who, muted, who);
}

static void draw_title(const struct sites *sites, struct canvas *canvas, int y)
{
    char filter[200] = "", count[60];
    int width = sites->layout.width;
    if (sites->group && *sites->filter)
        snprintf(filter, sizeof filter, _("group %d, '%s'"), sites->group, sites->filter);
    else if (sites->group)
        snprintf(filter, sizeof filter, _("group %d"), sites->group);
    else if (*sites->filter)
        snprintf(filter, sizeof filter, "'%s'", sites->filter);
    snprintf(count, sizeof count, _("%d of %zu"), sites->list.count, sites->count);
    int x = 1 + canvas_text(canvas, 1, y, width - 1, STYLE_TITLE, _("Sites"));
    int right = canvas_width(canvas, count);
    if (x + 2 + right < width)
        canvas_right(canvas, width - 1 - right, y, right, STYLE_MUTED, count);
    if (*filter && x + 3 < width - right - 3)
        canvas_text(canvas, x + 3, y, width - right - 3 - x - 3, STYLE_MUTED, filter);
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
        canvas_wrap(
            canvas, 3, layout->top, layout->width - 4, layout->height - layout->top, STYLE_MUTED,
            _("No sites yet. Look at a site before the children use it: + adds its address, Enter reviews it "
              "(S1)."));
}

/* What the children are told about the selected site, or what is still missing. */
static void draw_detail(const struct sites *sites, struct canvas *canvas)
{
    const struct sites_layout *layout = &sites->layout;
    const struct site *site = sites->list.count ? sites->shown[sites->list.selected] : NULL;
    char text[SITE_SENTENCE_SIZE + 80];
    if (!site || layout->detail < 0 || layout->width < 4)
        return;
    const struct model *model = sites->desk->model;
    enum site_status status = site_status(site, model->today, model->settings->review_months);
    if (status == SITE_NEW)
        snprintf(text, sizeof text, "%s", _("Nobody looked at it yet: Enter reviews it."));
    else if (status == SITE_AGAIN)
        snprintf(text, sizeof text, _("Looked at more than %d months ago: Enter reviews it again (S9)."),
                 model->settings->review_months);
    else
        snprintf(text, sizeof text, _("For the children: %s"), site->sentence);
    canvas_wrap(canvas, 1, layout->detail, layout->width - 2, layout->detail_rows, STYLE_NORMAL, text);
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
