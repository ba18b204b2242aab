/* The form of one lesson: its rows, and what keeps a site from it. */
#include "klaskast/domain/settings.h"
#include "lesson_form_parts.h"

enum form_field lesson_form_field(const struct lesson_form *form, int row)
{
    if (row == 0)
        return FIELD_TITLE;
    return row <= form->use_count ? FIELD_SITE : (enum form_field)(row - form->use_count + 1);
}

enum form_field lesson_form_here(const struct lesson_form *form)
{
    return lesson_form_field(form, form->list.selected);
}

bool lesson_form_is_box(enum form_field field)
{
    return field == FIELD_MEDIA || field == FIELD_ADULT;
}

static unsigned groups_typed(const struct lesson_form *form)
{
    char text[ENTRY_SIZE];
    unsigned groups = 0;
    return groups_parse(entry_get(&form->entries[FIELD_GROUPS], text), &groups) ? groups : 0;
}

enum lesson_gap lesson_form_gap(const struct lesson_form *form, const struct site *sites, size_t count,
                                const char *key, bool shown)
{
    const struct model *model = form->desk->model;
    const struct lesson lesson = { .day = form->day,
                                   .groups = groups_typed(form),
                                   .adult = form->ticked[FIELD_ADULT] };
    const struct lesson_site use = { key, shown };
    const struct site *site;
    return lesson_site_gap(&lesson, &use, sites, count, model->today, model->settings->review_months, &site);
}
