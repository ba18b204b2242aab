#include "klaskast/domain/consent.h"

#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *label, *title;
} kinds[CONSENT_KINDS] = {
    [CONSENT_PHOTO] = { "photo", N_("photo and film"), N_("Not in a photo or film") },
    [CONSENT_NAME] = { "name", N_("name with photo"), N_("No name with a photo") },
    [CONSENT_PORTRAIT] = { "portrait", N_("single portrait"), N_("No photo of this child alone") },
};

static const struct {
    const char *name, *label;
} answers[CONSENT_ANSWERS] = {
    [CONSENT_OPEN] = { "open", N_("no answer yet") },
    [CONSENT_YES] = { "yes", N_("yes") },
    [CONSENT_NO] = { "no", N_("no") },
};

const char *consent_name(enum consent_kind kind)
{
    return kinds[kind].name;
}

const char *consent_label(enum consent_kind kind)
{
    return _(kinds[kind].label);
}

const char *consent_list_title(enum consent_kind kind)
{
    return _(kinds[kind].title);
}

bool consent_parse(const char *name, enum consent_kind *kind)
{
    for (int i = 0; i < CONSENT_KINDS; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            *kind = (enum consent_kind)i;
            return true;
        }
    }
    return false;
}

const char *consent_answer_name(enum consent_answer answer)
{
    return answers[answer].name;
}

const char *consent_answer_label(enum consent_answer answer)
{
    return _(answers[answer].label);
}

bool consent_answer_parse(const char *name, enum consent_answer *answer)
{
    for (int i = 0; i < CONSENT_ANSWERS; i++) {
        if (strcmp(answers[i].name, name) == 0) {
            *answer = (enum consent_answer)i;
            return true;
        }
    }
    return false;
}

const struct consent *consent_find(const struct consent *list, size_t count, int64_t pupil_id, int year,
                                   enum consent_kind kind)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].pupil_id == pupil_id && list[i].year == year && list[i].kind == kind)
            return &list[i];
    return NULL;
}

enum consent_answer consent_of(const struct consent *list, size_t count, int64_t pupil_id, int year,
                               enum consent_kind kind)
{
    const struct consent *consent = consent_find(list, count, pupil_id, year, kind);
    return consent ? consent->answer : CONSENT_OPEN;
}

void consent_sentence(const struct consent *list, size_t count, int64_t pupil_id, int year, char *text,
                      size_t size)
{
    char day[DAY_TEXT_SIZE];
    size_t used = 0;

    text[0] = '\0';
    for (int i = 0; i < CONSENT_KINDS && used < size; i++) {
        const struct consent *consent = consent_find(list, count, pupil_id, year, (enum consent_kind)i);
        enum consent_answer answer = consent ? consent->answer : CONSENT_OPEN;
        used += (size_t)snprintf(text + used, size - used, "%s%s %s", i > 0 ? ", " : "",
                                 consent_label((enum consent_kind)i), consent_answer_label(answer));
        if (answer != CONSENT_OPEN && used < size)
            used +=
                (size_t)snprintf(text + used, size - used, " (%s)", day_text(consent->taken, DAY_SHORT, day));
    }
}

void consent_brief(const struct consent *list, size_t count, int64_t pupil_id, int year, char *text,
                   size_t size)
{
    enum consent_answer first = consent_of(list, count, pupil_id, year, CONSENT_PHOTO);
    bool alike = true;
    size_t used = 0;

    for (int i = 0; i < CONSENT_KINDS; i++)
        alike = alike && consent_of(list, count, pupil_id, year, (enum consent_kind)i) == first;
    snprintf(text, size, "%s", consent_answer_label(first));
    for (int i = 0; !alike && i < CONSENT_KINDS && used < size; i++)
        used += (size_t)snprintf(
            text + used, size - used, "%s%s %s", i > 0 ? ", " : "", consent_label((enum consent_kind)i),
            consent_answer_label(consent_of(list, count, pupil_id, year, (enum consent_kind)i)));
}
