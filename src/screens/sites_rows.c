/* The list of sites: which of them it shows, and which is chosen. */
#include "klaskast/base/text.h"
#include "klaskast/domain/settings.h"
#include "klaskast/screens/sites.h"

const struct site *sites_chosen(const struct sites *sites)
{
    return sites->list.count > 0 ? sites->shown[sites->list.selected] : NULL;
}

static void remember(struct sites *sites)
{
    const struct site *site = sites_chosen(sites);
    sites->selected = site ? site->id : 0;
}

void sites_select(struct sites *sites, int64_t id)
{
    for (int i = 0; i < sites->list.count; i++)
        if (sites->shown[i]->id == id)
            list_select(&sites->list, i);
    remember(sites);
}

void sites_narrow(struct sites *sites)
{
    const struct model *model = sites->desk->model;
    int months = model->settings->review_months, count = 0;
    char needle[sizeof sites->filter];
    struct site_filter filter = {
        .group = sites->group, .subject = sites->subject, .show = sites->show, .needle = needle
    };
    text_fold(needle, sizeof needle, sites->filter);
    sites->due = 0;
    for (size_t i = 0; i < sites->count; i++) {
        const struct site *site = &sites->sites[i];
        sites->due += site_passes(site, &(struct site_filter){ .show = SITE_SHOW_DUE }, model->today, months);
        if (site_passes(site, &filter, model->today, months))
            sites->shown[count++] = site;
    }
    int64_t selected = sites->selected;
    list_layout(&sites->list, count, 1, sites->layout.rows);
    sites_select(sites, selected);
}

void sites_show_all(struct sites *sites)
{
    sites->filter[0] = '\0';
    sites->subject[0] = '\0';
    sites->group = 0;
    sites->show = SITE_SHOW_ALL;
    sites_narrow(sites);
}
