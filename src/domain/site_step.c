/* What happened with a site, in words. [S1-S3, I2] */
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings.h"
#include "klaskast/domain/site.h"

#include <stdio.h>
#include <string.h>

static void add(char text[SITE_STEP_SIZE], const char *between, const char *part)
{
    size_t used = strlen(text);
    if (*part)
        snprintf(text + used, SITE_STEP_SIZE - used, "%s%s", used ? between : "", part);
}

/* The question of a checklist line, or its name where the settings do not have it any more. */
static const char *check_text(const struct settings *settings, const char *name)
{
    for (int i = 0; i < settings->check_count; i++)
        if (strcmp(settings->checks[i].name, name) == 0)
            return settings->checks[i].text[translate_language()];
    return name;
}

static void add_checks(char text[SITE_STEP_SIZE], const struct settings *settings, const char *names)
{
    char copy[SITE_STEP_SIZE], part[240], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", names);
    for (char *name = strtok_r(copy, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        snprintf(part, sizeof part, _("%s Yes."), check_text(settings, name));
        add(text, " ", part);
    }
}

static void review_text(const struct site_step *step, const struct settings *settings,
                        char text[SITE_STEP_SIZE])
{
    char part[SITE_NOTE_SIZE + 40], groups[GROUPS_SIZE];
    add(text, "", verdict_label(step->verdict));
    if (step->groups) {
        snprintf(part, sizeof part, _("groups %s"), groups_print(step->groups, groups));
        add(text, ", ", part);
    }
    snprintf(part, sizeof part, "\"%s\"", step->sentence);
    add(text, ": ", part);
    add_checks(text, settings, step->rejects);
    add_checks(text, settings, step->remarks);
    if (*step->note) {
        snprintf(part, sizeof part, _("Note: %s"), step->note);
        add(text, " ", part);
    }
}

static void fields_text(const struct site_step *step, const char *what, char text[SITE_STEP_SIZE])
{
    const char *const fields[] = { step->title, step->subject, step->purpose };
    const char *between = ": ";
    add(text, "", what);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        add(text, between, fields[i]);
        between = *fields[i] ? ", " : between;
    }
}

const char *site_step_text(const struct site_step *step, const struct settings *settings,
                           char text[SITE_STEP_SIZE])
{
    text[0] = '\0';
    switch (step->kind) {
    case SITE_STEP_ADDED:
        fields_text(step, _("put on the list"), text);
        break;
    case SITE_STEP_CHANGED:
        fields_text(step, _("changed"), text);
        break;
    case SITE_STEP_REVIEWED:
        review_text(step, settings, text);
        break;
    case SITE_STEP_DOUBTED:
        add(text, "", _("a child came upon something that should not be there"));
        add(text, ": ", step->what);
        break;
    }
    return text;
}
