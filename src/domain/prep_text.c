/* Words about what two preparations have and differ in. */
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/prep.h"

#include <stdio.h>
#include <string.h>

static void add(char *text, size_t size, const char *between, const char *part)
{
    size_t used = strlen(text);
    if (*part && used < size)
        snprintf(text + used, size - used, "%s%s", used ? between : "", part);
}

void prep_line_name(const struct prep_line *line, char *text, size_t size)
{
    const struct prep_item *item = line->mine && line->theirs->removed ? line->mine : line->theirs;
    const struct prep_part *main = &item->parts[PREP_MAIN];
    char day_words[DAY_TEXT_SIZE] = "?";
    int day;
    if (item->kind == PREP_SITE) {
        snprintf(text, size, line->place == PREP_SECOND ? _("review of %s") : _("site %s"), item->key);
        return;
    }
    if (day_parse_iso(prep_get(main, "day"), &day))
        day_text(day, DAY_SHORT, day_words);
    snprintf(text, size, _("lesson %s (%s)"), prep_get(main, "title"), day_words);
}

static void review_text(const struct prep_part *part, char *text, size_t size)
{
    enum site_verdict verdict = VERDICT_REVIEW;
    verdict_parse(prep_get(part, "verdict"), &verdict);
    add(text, size, "",
        *prep_get(part, "doubted") ? _("a child came upon something") : verdict_label(verdict));
    add(text, size, ", ", prep_get(part, "groups"));
    add(text, size, ": ", prep_get(part, "sentence"));
}

static void plan_text(const struct prep_part *part, char *text, size_t size)
{
    static const char *const names[] = { "day", "title", "groups", "subject", "goal", "sites", "contact" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add(text, size, ", ", prep_get(part, names[i]));
}

void prep_line_side(const struct prep_line *line, bool theirs, char *text, size_t size)
{
    const struct prep_item *item = theirs ? line->theirs : line->mine;
    const struct prep_part *part = &item->parts[line->place];
    char when[DAY_TEXT_SIZE], who[200];
    enum lesson_state state = LESSON_PLANNED;
    text[0] = '\0';
    if (item->removed) {
        add(text, size, "", C_("prep", "removed"));
        return;
    }
    if (item->kind == PREP_SITE && line->place == PREP_SECOND)
        review_text(part, text, size);
    else if (line->place == PREP_MAIN)
        plan_text(part, text, size);
    else if (lesson_state_parse(prep_get(part, "state"), &state) || !*prep_get(part, "state"))
        add(text, size, "", lesson_state_label(state));
    if (!part->at)
        return;
    snprintf(who, sizeof who, "(%s%s%s)", part->who, *part->who ? ", " : "",
             day_text(clock_day(part->at), DAY_SHORT, when));
    add(text, size, " ", who);
}

static const char *field_label(const char *name)
{
    static const struct {
        const char *name, *label;
    } labels[] = {
        { "address", NC_("field", "address") },    { "title", NC_("field", "title") },
        { "subject", NC_("field", "subject") },    { "purpose", NC_("field", "purpose") },
        { "verdict", NC_("field", "verdict") },    { "groups", NC_("field", "groups") },
        { "sentence", NC_("field", "sentence") },  { "rejects", NC_("field", "checklist") },
        { "remarks", NC_("field", "checklist") },  { "note", NC_("field", "note") },
        { "by", NC_("field", "who looked") },      { "moment", NC_("field", "when") },
        { "doubted", NC_("field", "a report") },   { "day", NC_("field", "day") },
        { "goal", NC_("field", "goal") },          { "sites", NC_("field", "sites") },
        { "contact", NC_("field", "contact") },    { "leave_by", NC_("field", "leave") },
        { "leave_day", NC_("field", "leave") },    { "media", NC_("field", "media literacy") },
        { "adult", NC_("field", "adult") },        { "copyright", NC_("field", "copyright") },
        { "state", NC_("field", "given or not") },
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(labels[i].name, name) == 0)
            return C_("field", labels[i].label);
    return "";
}

void prep_line_differs(const struct prep_line *line, char *text, size_t size)
{
    text[0] = '\0';
    if (!line->mine || line->mine->removed || line->theirs->removed)
        return;
    const struct prep_part *mine = &line->mine->parts[line->place];
    const struct prep_part *theirs = &line->theirs->parts[line->place];
    const char *before = "";
    for (const struct prep_field *field = prep_field_names(line->theirs->kind, line->place); field->name;
         field++) {
        const char *label = field_label(field->name);
        if (strcmp(prep_get(mine, field->name), prep_get(theirs, field->name)) == 0 ||
            strcmp(label, before) == 0)
            continue;
        add(text, size, ", ", label);
        before = label;
    }
}

void prep_plan_summary(const struct prep_plan *plan, char *text, size_t size)
{
    snprintf(text, size, _("%d new, %d changed, %d removed, %d changed on both sides"),
             plan->counts[PREP_NEW], plan->counts[PREP_CHANGED], plan->counts[PREP_GONE],
             plan->counts[PREP_CONFLICT]);
}

const char *prep_change_label(enum prep_change change)
{
    switch (change) {
    case PREP_NEW:
        return C_("prep", "new");
    case PREP_CHANGED:
        return C_("prep", "changed");
    case PREP_GONE:
        return C_("prep", "removed");
    case PREP_CONFLICT:
        return C_("prep", "both");
    case PREP_SAME:
    case PREP_OLDER:
    case PREP_CHANGES:
        break;
    }
    return "";
}
