/* What the pages with bars and with what is open say, row by row. */
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/screens/overview.h"

#include <stdio.h>
#include <string.h>

enum { CHART_ROWS = 3, EIGHTHS = 8 };

static struct overview_row *add(struct overview *overview, enum overview_row_kind kind)
{
    static struct overview_row past_the_last;
    struct overview_row *row =
        overview->row_count < OVERVIEW_ROWS ? &overview->rows[overview->row_count++] : &past_the_last;
    *row = (struct overview_row){ .kind = kind };
    return row;
}

static void add_text(struct overview *overview, enum overview_row_kind kind, const char *text)
{
    struct overview_row *row = add(overview, kind);
    snprintf(row->text, sizeof row->text, "%s", text);
}

/* A heading, with a blank row above it unless it is the first. */
static void add_head(struct overview *overview, const char *text)
{
    if (overview->row_count)
        add(overview, OVERVIEW_BLANK);
    add_text(overview, OVERVIEW_HEAD, text);
}

/* A text over as many rows as it takes at this width. */
static void add_wrapped(struct overview *overview, const char *text)
{
    int width = overview->width - 4;
    while (*text && width > 0) {
        size_t length = text_fit(text, width), blank = length;
        char part[sizeof overview->rows[0].text];
        while (text[length] && blank > 0 && text[blank] != ' ')
            blank--;
        if (blank > 0)
            length = blank;
        if (length >= sizeof part)
            length = sizeof part - 1;
        if (length == 0)
            return; /* not one letter fits */
        snprintf(part, sizeof part, "%.*s", (int)length, text);
        add_text(overview, OVERVIEW_TEXT, part);
        text += length + strspn(text + length, " ");
    }
}

static void add_bar(struct overview *overview, const char *label, int value, int most)
{
    struct overview_row *row = add(overview, OVERVIEW_BAR);
    snprintf(row->text, sizeof row->text, "%s", label);
    row->value = value;
    row->most = most;
}

/* --- bars ----------------------------------------------------------------------------------------------- */

static void add_chart(struct overview *overview, bool violations)
{
    int most = year_most_in_week(&overview->year, violations);
    char text[120];
    snprintf(text, sizeof text,
             violations ? _("Violations by week (most: %d)") : _("Handed in by week (most: %d)"), most);
    add_head(overview, text);
    for (int i = CHART_ROWS - 1; i >= 0 && most; i--) {
        struct overview_row *row = add(overview, OVERVIEW_CHART);
        row->violations = violations;
        row->value = i * EIGHTHS;
        row->most = CHART_ROWS * EIGHTHS;
    }
    if (most)
        add(overview, OVERVIEW_MONTHS);
    else
        add_text(overview, OVERVIEW_TEXT, _("None."));
}

/* Most first; the same number in the order of the violation panel. */
static void add_kinds(struct overview *overview)
{
    const int *kinds = overview->year.kinds;
    int most = year_most_of_kind(&overview->year);
    add_head(overview, _("Violations by kind"));
    for (int number = most; number > 0; number--)
        for (int kind = 0; kind < VIOLATION_KINDS; kind++)
            if (kinds[kind] == number)
                add_bar(overview, violation_label((enum violation_kind)kind), number, most);
    if (!most)
        add_text(overview, OVERVIEW_TEXT, _("None."));
}

static void add_hours(struct overview *overview)
{
    const struct year *year = &overview->year;
    char text[120];
    int first, last, most = year_forgotten_most(year);
    if (!year_hours(year, &first, &last))
        return;
    add_head(overview, _("Violations by weekday and hour"));
    for (int row = -1; row < overview->weekdays; row++) {
        struct overview_row *made = add(overview, row < 0 ? OVERVIEW_HOURS_HEAD : OVERVIEW_HOURS);
        made->weekday = row;
        made->value = first;
        made->most = last;
    }
    if (most < 0)
        return;
    snprintf(text, sizeof text, _("Phones are kept back most on: %s."),
             day_weekday_short((enum weekday)(most + MONDAY)));
    add_text(overview, OVERVIEW_TEXT, text);
}

/* --- what is open -------------------------------------------------------------------------------------- */

static void add_duties(struct overview *overview)
{
    const struct year *year = &overview->year;
    char text[120];
    int most = 0;
    add_head(overview, _("To do, and since when"));
    for (int age = 0; age < YEAR_AGES; age++)
        most = year->ages[age] > most ? year->ages[age] : most;
    for (int age = 0; age < YEAR_AGES && most; age++)
        add_bar(overview, year_age_label(age), year->ages[age], most);
    if (year->late)
        snprintf(text, sizeof text,
                 translate_count("%d of them is late.", "%d of them are late.", (unsigned long)year->late),
                 year->late);
    else
        snprintf(text, sizeof text, "%s",
                 year->duties ? _("Nothing is late.") : _("There is nothing to do."));
    add_text(overview, OVERVIEW_TEXT, text);
}

/* For the groups 5 to 8 of this class, how many were given. [S8] */
static void add_media(struct overview *overview)
{
    char text[160] = "", part[60];
    for (int group = 5; group <= 8; group++) {
        size_t used = strlen(text);
        if (!(overview->year.groups >> (group - 1) & 1U))
            continue;
        snprintf(part, sizeof part, _("group %d: %d"), group, overview->year.media[group]);
        snprintf(text + used, sizeof text - used, "%s%s", used ? ", " : _("Lessons about media literacy: "),
                 part);
    }
    if (*text)
        add_wrapped(overview, text);
}

static void add_missing(struct overview *overview)
{
    const struct year *year = &overview->year;
    char text[160];
    add_head(overview, _("This school year"));
    add_media(overview);
    if (year->reviews_due)
        snprintf(text, sizeof text,
                 translate_count("%d website is to be looked at (F4).",
                                 "%d websites are to be looked at (F4).", (unsigned long)year->reviews_due),
                 year->reviews_due);
    else
        snprintf(text, sizeof text, "%s", _("Every website was looked at."));
    add_wrapped(overview, text);
    for (int i = 0; i < overview->note_count; i++)
        add_wrapped(overview, overview->notes[i]);
    add(overview, OVERVIEW_BLANK);
    add_wrapped(overview, overview->rules);
}

void overview_make_rows(struct overview *overview)
{
    overview->row_count = 0;
    if (overview->page == OVERVIEW_BARS) {
        add_chart(overview, false);
        add_chart(overview, true);
        add_kinds(overview);
        add_hours(overview);
    } else if (overview->page == OVERVIEW_OPEN) {
        add_duties(overview);
        add_missing(overview);
    }
}
