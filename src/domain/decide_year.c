/* What is done anew each school year: who goes to which class, the class's internet agreements, consent for
 * photos. [I1, C1, C2] */
#include "decide_parts.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/agreements.h"

#include <stdio.h>
#include <string.h>

/* A mistyped year must not change what was so in another school year. */
static bool in_this_year(const struct context *context, int day, struct err *err)
{
    char start[DAY_TEXT_SIZE];
    if (day > context->today)
        return err_set(err, ERR_REFUSED, "%s", _("That day is still to come. Give one that has been."));
    if (day >= day_schoolyear_start(context->today))
        return true;
    return err_set(err, ERR_REFUSED,
                   _("That school year is over. Give a day from %s on: each school year begins anew."),
                   day_text(day_schoolyear_start(context->today), DAY_LONG, start));
}

static bool add_line(const struct decision *decision, struct buffer *lines, const char *line, struct err *err)
{
    size_t size = 3 * strlen(line) + 1;
    char *clean = arena_new(decision->arena, size, 1);
    if (!text_clean(clean, size, line))
        return true;
    if (text_width(clean) > AGREEMENT_LINE_LETTERS)
        return err_set(err, ERR_REFUSED,
                       _("A line of the class has at most %d letters. Make two lines of it."),
                       AGREEMENT_LINE_LETTERS);
    buffer_print(lines, "%s%s", lines->length ? "\n" : "", clean);
    return true;
}

static bool agreements(const struct context *context, const struct intent *intent, struct decision *decision,
                       struct err *err)
{
    struct buffer lines;
    char day[DAY_TEXT_SIZE];
    if (!(intent->class_id ? intent->class_id : context->class_id))
        return err_set(err, ERR_REFUSED, "%s", _("There is no class yet."));
    if (!in_this_year(context, intent->day, err))
        return false;
    if (intent->line_count > AGREEMENT_LINES)
        return err_set(err, ERR_REFUSED,
                       _("These are more than %d lines. Keep those that the class needs most."),
                       AGREEMENT_LINES);
    buffer_init(&lines);
    bool ok = true;
    for (size_t i = 0; ok && i < intent->line_count; i++)
        ok = add_line(decision, &lines, intent->lines[i], err);
    if (ok) {
        struct event *event = decision_event(decision, context, intent, EVENT_AGREEMENTS_MADE);
        event_put(event, "made", decision_day(decision, intent->day));
        event_put(event, "lines", arena_copy(decision->arena, buffer_get(&lines)));
        snprintf(decision->said, sizeof decision->said, _("The class made its internet agreements on %s."),
                 day_text(intent->day, DAY_LONG, day));
    }
    buffer_clear(&lines);
    return ok;
}

static void add_consent(const struct context *context, const struct intent *intent, enum consent_kind kind,
                        struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, EVENT_CONSENT_SET);
    event_put(event, "consent", consent_name(kind));
    event_put(event, "answer", consent_answer_name(intent->consented));
    event_put_number(event, "year", day_schoolyear(intent->day));
    event_put(event, "taken", decision_day(decision, intent->day));
}

/* A whole list at once is one action. */
static bool consents(const struct context *context, const struct intent *intent, struct decision *decision,
                     struct err *err)
{
    if (!in_this_year(context, intent->day, err))
        return false;
    for (size_t i = 0; i < intent->consent_count; i++) {
        const struct consent *one = &intent->consents[i];
        struct intent single = *intent;
        single.pupil_id = one->pupil_id;
        single.consented = one->answer;
        if (!decide_pupil(context, &single, err)) {
            decision->count = 0;
            return false;
        }
        add_consent(context, &single, one->kind, decision);
    }
    snprintf(decision->said, sizeof decision->said, _("Copied from the portal: %zu answers."),
             intent->consent_count);
    return true;
}

static bool consent(const struct context *context, const struct intent *intent, struct decision *decision,
                    struct err *err)
{
    if (intent->consent_count)
        return consents(context, intent, decision, err);
    const struct pupil *pupil = decide_pupil(context, intent, err);
    if (!pupil || !in_this_year(context, intent->day, err))
        return false;
    for (int i = 0; i < CONSENT_KINDS; i++)
        if (intent->consent == CONSENT_KINDS || intent->consent == (enum consent_kind)i)
            add_consent(context, intent, (enum consent_kind)i, decision);
    snprintf(decision->said, sizeof decision->said, "%s: %s: %s.", pupil_label(pupil),
             intent->consent == CONSENT_KINDS ? _("photo, name and portrait")
                                              : consent_label(intent->consent),
             consent_answer_label(intent->consented));
    return true;
}

/* One action: that the year has begun, and everybody's place in it. It is begun once. */
static bool new_year(const struct context *context, const struct intent *intent, struct decision *decision,
                     struct err *err)
{
    int year = day_schoolyear(context->today), left = 0;
    if (context->facts->year_begun >= year)
        return err_set(err, ERR_REFUSED,
                       _("School year %d-%d was begun already. C changes who is in which class."), year,
                       year + 1);
    struct event *event = decision_event(decision, context, intent, EVENT_SCHOOLYEAR_BEGUN);
    event->class_id = 0;
    event_put_number(event, "year", year);
    if (intent->change_count && !decide_roster(context, intent, decision, err))
        return false;
    for (size_t i = 0; i < intent->change_count; i++)
        left += intent->changes[i].kind == ROSTER_LEFT;
    snprintf(decision->said, sizeof decision->said,
             _("School year %d-%d has begun: %d in their new class or group, %d left."), year, year + 1,
             (int)intent->change_count - left, left);
    return true;
}

bool decide_year(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    if (intent->kind == INTENT_NEW_YEAR)
        return new_year(context, intent, decision, err);
    return intent->kind == INTENT_CONSENT ? consent(context, intent, decision, err)
                                          : agreements(context, intent, decision, err);
}
