#include "klaskast/screens/exempt.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/domain/value.h"
#include "klaskast/screens/carry.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <string.h>

/* The answers so far; one question at a time is on top of the stack. */
static struct {
    struct desk *desk;
    struct intent intent;
} asking;

/* "31-5" is the one to come, also when the one that was is nearer. */
static bool until_read(const char *text, int *day)
{
    int from = asking.intent.from;
    if (!value_near_day(text, from, day))
        return false;
    if (*day < from && strlen(text) <= strlen("31-12"))
        *day = day_add_months(*day, 12);
    return true;
}

static bool until_check(struct screen *below, const char *text, char *out, size_t size)
{
    int day;
    (void)below;
    if (!until_read(text, &day))
        snprintf(out, size, "%s", _("like 31-5 or 31-5-2027"));
    else if (day < asking.intent.from)
        snprintf(out, size, "%s", _("that day has been"));
    else if (day > day_schoolyear_end(asking.intent.from))
        snprintf(out, size, "%s", _("31 July at the latest (P5)"));
    else
        return true;
    return false;
}

static bool agreed_check(struct screen *below, const char *text, char *out, size_t size)
{
    int day;
    (void)below;
    if (!*text || (value_near_day(text, clock_today(), &day) && day <= clock_today()))
        return true;
    snprintf(out, size, "%s", _("like 20-11, or empty for today"));
    return false;
}

static void agreed_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE)
        return;
    asking.intent.day = clock_today();
    if (*text)
        value_near_day(text, clock_today(), &asking.intent.day);
    carry_out(stack, asking.desk, &asking.intent);
}

static void until_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE || !until_read(text, &asking.intent.until))
        return;
    prompt_open(stack,
                &(struct prompt_options){ .label = _("Agreed with the head on"),
                                          .hint = _("empty is today"),
                                          .check = agreed_check },
                agreed_typed);
}

static void device_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer < 0)
        return;
    asking.intent.device = (enum device_kind)answer;
    prompt_open(stack,
                &(struct prompt_options){ .label = _("Exempt up to and including"),
                                          .hint = _("a day, 31 July at the latest"),
                                          .check = until_check },
                until_typed);
}

static void end_answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer != QUESTION_NOTHING)
        carry_out(stack, asking.desk, &asking.intent);
}

static const struct exemption *running(const struct model *model, int64_t pupil_id)
{
    for (size_t i = 0; i < model->facts.exemption_count; i++) {
        const struct exemption *exemption = &model->facts.exemptions[i];
        if (exemption->pupil_id == pupil_id && !exemption->ended && exemption->until >= model->today)
            return exemption;
    }
    return NULL;
}

/* In few keys: it goes on from the day after, up to the end of that school year unless another day is typed.
 * [P5] */
void exempt_renew(struct stack *stack, struct desk *desk, int64_t exemption_id)
{
    const struct facts *facts = &desk->model->facts;
    const struct exemption *old = NULL;
    char text[DAY_TEXT_SIZE];
    for (size_t i = 0; i < facts->exemption_count; i++)
        if (facts->exemptions[i].id == exemption_id)
            old = &facts->exemptions[i];
    if (!old || old->ended) {
        stack_say(stack, MESSAGE_INFO, "%s", _("That changed in another window. Look again."));
        return;
    }
    asking.desk = desk;
    asking.intent = (struct intent){ .kind = INTENT_EXEMPT,
                                     .pupil_id = old->pupil_id,
                                     .ref = old->id,
                                     .device = old->device,
                                     .from = exemption_renewed_from(old, desk->model->today) };
    struct date last = day_date(day_schoolyear_end(asking.intent.from));
    snprintf(text, sizeof text, "%d-%d-%d", last.day, last.month, last.year);
    prompt_open(stack,
                &(struct prompt_options){
                    .label = _("Exempt up to and including"), .text = text, .check = until_check },
                until_typed);
}

void exempt_ask(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    const struct exemption *exemption = running(desk->model, pupil_id);
    char day[DAY_TEXT_SIZE], text[200];
    asking.desk = desk;
    if (exemption) {
        asking.intent = (struct intent){ .kind = INTENT_EXEMPT_END, .ref = exemption->id };
        snprintf(text, sizeof text, _("Exempt (%s) until %s."), device_label(exemption->device),
                 day_text(exemption->until, DAY_LONG, day));
        question_open(stack, text, &(struct reply){ _("&end it now"), 1 }, 1, end_answered);
        return;
    }
    asking.intent =
        (struct intent){ .kind = INTENT_EXEMPT, .pupil_id = pupil_id, .from = desk->model->today };
    struct picker_row rows[DEVICE_KINDS];
    for (int i = 0; i < DEVICE_KINDS; i++)
        rows[i] = (struct picker_row){ .text = device_label((enum device_kind)i), .value = i };
    picker_open(stack, _("Exempt for which device?"), rows, DEVICE_KINDS, DEVICE_PHONE, false, device_chosen);
}
