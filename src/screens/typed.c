#include "klaskast/screens/typed.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site.h"
#include "klaskast/domain/value.h"

#include <stdio.h>

bool typed_line_check(struct screen *below, const char *text, char *out, size_t size)
{
    (void)below;
    if (*text)
        return true;
    snprintf(out, size, "%s", _("one line is enough"));
    return false;
}

bool typed_past_day(const char *text, int *day)
{
    int64_t moment, now = clock_now();
    if (value_near_day(text, clock_today(), day))
        return *day <= clock_today();
    if (!clock_parse(text, now, &moment) || moment > now)
        return false;
    *day = clock_day(moment);
    return true;
}

bool typed_past_day_check(struct screen *below, const char *text, char *out, size_t size)
{
    int day;
    (void)below;
    if (typed_past_day(text, &day))
        return true;
    snprintf(out, size, "%s", _("like 'yesterday' or 20-11"));
    return false;
}

bool typed_year_day_check(struct screen *below, const char *text, char *out, size_t size)
{
    int day, today = clock_today();
    char from[DAY_TEXT_SIZE];
    (void)below;
    if (!*text || (value_near_day(text, today, &day) && day <= today && day >= day_schoolyear_start(today)))
        return true;
    snprintf(out, size, _("a day from %s on, or empty for today"),
             day_text(day_schoolyear_start(today), DAY_SHORT, from));
    return false;
}

bool typed_address_check(struct screen *below, const char *text, char *out, size_t size)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    struct err err = { ERR_NONE, "" };
    (void)below;
    if (site_address(text, address, key, &err))
        return true;
    snprintf(out, size, "%s", err.text);
    return false;
}

void typed_leave(struct stack *stack, bool filled_in, bool *said)
{
    if (!filled_in || *said) {
        stack_pop(stack, -1, "");
        return;
    }
    *said = true;
    stack_say(stack, MESSAGE_WARNING, "%s",
              _("What you filled in is not recorded yet. Enter records it; Esc once more leaves it."));
}
