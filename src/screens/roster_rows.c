/* The roster: which pupil is chosen, and what is said about it. */
#include "klaskast/screens/pupil_text.h"
#include "klaskast/screens/roster.h"

#include <stdlib.h>

const struct pupil_day *roster_pupil(const struct roster *roster)
{
    const struct model *model = roster->desk->model;

    if (roster->number[0] != '\0')
        return model_slot(model, atoi(roster->number));
    return (size_t)roster->list.selected < model->pupil_count ? &model->pupils[roster->list.selected] : NULL;
}

void roster_settle(struct roster *roster)
{
    const struct model *model = roster->desk->model;

    roster->sentence[0] = roster->brief[0] = '\0';
    roster->selected = 0;
    if ((size_t)roster->list.selected >= model->pupil_count)
        return;
    const struct pupil_day *pupil = &model->pupils[roster->list.selected];
    roster->selected = pupil->pupil->id;
    pupil_sentence(model, pupil, pupil_label(pupil->pupil), roster->sentence, sizeof roster->sentence);
    pupil_sentence(model, pupil, *pupil->pupil->first ? pupil->pupil->first : pupil_label(pupil->pupil),
                   roster->brief, sizeof roster->brief);
}

void roster_select(struct roster *roster, int64_t pupil_id)
{
    const struct model *model = roster->desk->model;

    for (size_t i = 0; i < model->pupil_count; i++)
        if (model->pupils[i].pupil->id == pupil_id)
            list_select(&roster->list, (int)i);
    roster_settle(roster);
}
