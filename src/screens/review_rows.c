/* The review of a site: what its rows offer. */
#include "klaskast/base/text.h"
#include "klaskast/screens/review.h"

#include <stdio.h>
#include <string.h>

int review_row_verdict(const struct review *review)
{
    return review->desk->model->settings->check_count;
}

const char *review_verdict_label(enum site_verdict verdict, char letter[8])
{
    static const char *const marked[VERDICTS] = { [VERDICT_REVIEW] = "",
                                                  [VERDICT_ALLOWED] = N_("&allowed"),
                                                  [VERDICT_TOGETHER] = N_("only &together"),
                                                  [VERDICT_NOT_ALLOWED] = N_("&not allowed") };
    const char *label = _(marked[verdict]), *mark = strchr(label, '&');
    int width;
    letter[0] = '\0';
    if (mark)
        snprintf(letter, 8, "%.*s", (int)text_cluster(mark + 1, &width), mark + 1);
    return verdict_label(verdict);
}

/* --- subjects ------------------------------------------------------------------------------------------ */

/* Those on the list first, since a colleague wrote them so, then what is taught in every school. */
void review_know_subjects(struct review *review)
{
    const struct site *sites;
    size_t count = 0, room = 0;
    char *rest = NULL;
    if (!review->desk->sites(review->desk, &review->arena, &sites, &count, NULL))
        count = 0;
    char *usual = arena_copy(&review->arena,
                             _("maths,language,reading,spelling,writing,English,geography,topography,"
                               "history,nature,technology,"
                               "traffic,music,drawing,crafts,gymnastics,drama,media literacy,citizenship"));
    for (size_t i = 0; i < count; i++) {
        review->subjects = arena_room(&review->arena, review->subjects, review->subject_count, &room,
                                      sizeof *review->subjects);
        review->subjects[review->subject_count++] = sites[i].subject;
    }
    for (char *name = strtok_r(usual, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        review->subjects = arena_room(&review->arena, review->subjects, review->subject_count, &room,
                                      sizeof *review->subjects);
        review->subjects[review->subject_count++] = name;
    }
}

const char *review_subject(const struct review *review)
{
    const struct entry *entry = &review->texts[REVIEW_SUBJECT];
    char typed[ENTRY_SIZE], known[SITE_SUBJECT_SIZE];
    const char *found = NULL;
    if (review->unaided || !entry->length || entry->cursor != entry->length)
        return NULL;
    text_fold(typed, sizeof typed, entry->text);
    for (size_t i = 0; i < review->subject_count; i++) {
        text_fold(known, sizeof known, review->subjects[i]);
        if (strcmp(known, typed) == 0)
            return NULL; /* it is one as it stands there */
        if (!found && *typed && strncmp(known, typed, strlen(typed)) == 0)
            found = review->subjects[i];
    }
    return found;
}
