#include "klaskast/domain/site.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings.h"

#include <stdio.h>
#include <string.h>

enum { GROUP_LAST = 8, SOON_DAYS = 30 };

/* --- verdicts ------------------------------------------------------------------------------------------ */

static const char *const verdict_names[VERDICTS] = {
    [VERDICT_REVIEW] = "review",
    [VERDICT_ALLOWED] = "allowed",
    [VERDICT_TOGETHER] = "together",
    [VERDICT_NOT_ALLOWED] = "not-allowed",
};

static const char *const verdict_labels[VERDICTS] = {
    [VERDICT_REVIEW] = N_("to review"),
    [VERDICT_ALLOWED] = N_("allowed"),
    [VERDICT_TOGETHER] = N_("only together"),
    [VERDICT_NOT_ALLOWED] = N_("not allowed"),
};

const char *verdict_name(enum site_verdict verdict)
{
    return verdict_names[verdict];
}

bool verdict_parse(const char *name, enum site_verdict *verdict)
{
    for (int i = 0; i < VERDICTS; i++) {
        if (strcmp(name, verdict_names[i]) == 0) {
            *verdict = (enum site_verdict)i;
            return true;
        }
    }
    return false;
}

const char *verdict_label(enum site_verdict verdict)
{
    return _(verdict_labels[verdict]);
}

/* --- groups -------------------------------------------------------------------------------------------- */

static bool take_group(const char **text, int *group)
{
    while (**text == ' ')
        (*text)++;
    if (**text < '1' || **text > '0' + GROUP_LAST)
        return false;
    *group = **text - '0';
    (*text)++;
    while (**text == ' ')
        (*text)++;
    return true;
}

bool groups_parse(const char *text, unsigned *groups)
{
    unsigned found = 0;
    while (*text == ' ')
        text++;
    while (*text) {
        int from, until;
        if (!take_group(&text, &from))
            return false;
        until = from;
        if (*text == '-') {
            text++;
            if (!take_group(&text, &until) || until < from)
                return false;
        }
        for (int group = from; group <= until; group++)
            found |= 1U << (group - 1);
        if (*text && (*text++ != ',' || !*text))
            return false;
    }
    *groups = found;
    return true;
}

const char *groups_print(unsigned groups, char text[GROUPS_SIZE])
{
    size_t length = 0;
    text[0] = '\0';
    for (int group = 1; group <= GROUP_LAST; group++) {
        int last = group;
        if (!(groups >> (group - 1) & 1U))
            continue;
        while (last < GROUP_LAST && groups >> last & 1U)
            last++;
        if (last < group + 2) /* two in a row read better as '1,2' */
            last = group;
        int more = snprintf(text + length, GROUPS_SIZE - length, last > group ? "%s%d-%d" : "%s%d",
                            length ? "," : "", group, last);
        length += (size_t)more;
        group = last;
    }
    return text;
}

/* --- when to look again -------------------------------------------------------------------------------- */

int site_due(const struct site *site, int review_months)
{
    return site->reviewed_day == DAY_NONE ? DAY_NONE : day_add_months(site->reviewed_day, review_months);
}

bool site_due_soon(const struct site *site, int today, int review_months)
{
    int due = site_due(site, review_months);
    return due != DAY_NONE && today < due && today >= due - SOON_DAYS;
}

enum site_status site_status(const struct site *site, int today, int review_months)
{
    if (site->reviewed_day == DAY_NONE)
        return SITE_NEW;
    if (today >= site_due(site, review_months))
        return SITE_AGAIN;
    switch (site->verdict) {
    case VERDICT_ALLOWED:
        return SITE_ALLOWED;
    case VERDICT_TOGETHER:
        return SITE_TOGETHER;
    case VERDICT_NOT_ALLOWED:
        return SITE_NOT_ALLOWED;
    case VERDICT_REVIEW:
    case VERDICTS:
        break;
    }
    return SITE_NEW;
}

/* One short word: "new", "again", "yes", "together", "no". */
static const char *site_status_label(enum site_status status)
{
    static const char *const labels[] = {
        [SITE_NEW] = NC_("site", "new"),        [SITE_AGAIN] = NC_("site", "again"),
        [SITE_ALLOWED] = NC_("site", "yes"),    [SITE_TOGETHER] = NC_("site", "together"),
        [SITE_NOT_ALLOWED] = NC_("site", "no"),
    };
    return C_("site", labels[status]);
}

const char *site_word(const struct site *site, int today, int review_months)
{
    if (site->doubted_day != DAY_NONE)
        return C_("site", "review");
    return site_status_label(site_status(site, today, review_months));
}

const char *site_status_name(enum site_status status)
{
    static const char *const names[] = {
        [SITE_NEW] = "new",
        [SITE_AGAIN] = "again",
        [SITE_ALLOWED] = "allowed",
        [SITE_TOGETHER] = "together",
        [SITE_NOT_ALLOWED] = "not-allowed",
    };
    return names[status];
}

/* --- reviews ------------------------------------------------------------------------------------------- */

static bool blank(const char *text)
{
    char clean[SITE_SENTENCE_SIZE];
    return text_clean(clean, sizeof clean, text ? text : "") == 0;
}

static bool named(const char *given, const char *known)
{
    return !blank(given ? given : known);
}

static const struct check_line *rejecting(const struct site_intent *intent, const struct settings *settings)
{
    for (int i = 0; i < settings->check_count; i++)
        if (intent->checks >> i & 1U && settings->checks[i].rejects)
            return &settings->checks[i];
    return NULL;
}

bool site_review_complete(const struct site_intent *intent, const struct site *site,
                          const struct settings *settings, enum site_gap *gap, struct err *err)
{
    const struct check_line *check = rejecting(intent, settings);
    enum site_gap here = SITE_GAP_VERDICT;
    bool complete = false;
    if (check && intent->verdict != VERDICT_NOT_ALLOWED) {
        err_set(err, ERR_REFUSED, _("'%s' is answered with yes: then the site is not allowed (S2)."),
                check->text[translate_language()]);
    } else if (intent->verdict == VERDICT_REVIEW || intent->verdict == VERDICTS) {
        err_set(err, ERR_REFUSED, "%s",
                _("The review is not complete: choose allowed, only together, or not allowed."));
    } else if (intent->verdict != VERDICT_NOT_ALLOWED && !named(intent->subject, site->subject) &&
               !named(intent->purpose, site->purpose)) {
        here = SITE_GAP_SUBJECT;
        err_set(err, ERR_REFUSED, "%s",
                _("The review is not complete: say for which subject it is, or what the children do there "
                  "(S4)."));
    } else if (blank(intent->sentence)) {
        here = SITE_GAP_SENTENCE;
        err_set(err, ERR_REFUSED, "%s",
                _("The review is not complete: tell the children in one sentence why (S3)."));
    } else {
        complete = true;
    }
    if (!complete && gap)
        *gap = here;
    return complete;
}

bool site_matches(const struct site *site, const char *needle)
{
    const char *const texts[] = { site->title, site->key, site->subject, site->purpose };
    char folded[SITE_ADDRESS_SIZE];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        text_fold(folded, sizeof folded, texts[i]);
        if (strstr(folded, needle))
            return true;
    }
    return false;
}

static bool shows(const struct site *site, enum site_show show, int today, int review_months)
{
    enum site_status status = site_status(site, today, review_months);
    switch (show) {
    case SITE_SHOW_ALL:
        return true;
    case SITE_SHOW_DUE:
        return status == SITE_NEW || status == SITE_AGAIN || site_due_soon(site, today, review_months);
    case SITE_SHOW_REVIEW:
        return site->verdict == VERDICT_REVIEW;
    case SITE_SHOW_ALLOWED:
        return site->verdict == VERDICT_ALLOWED;
    case SITE_SHOW_TOGETHER:
        return site->verdict == VERDICT_TOGETHER;
    case SITE_SHOW_NOT_ALLOWED:
        return site->verdict == VERDICT_NOT_ALLOWED;
    }
    return true;
}

static bool same_subject(const char *a, const char *b)
{
    char first[SITE_SUBJECT_SIZE], second[SITE_SUBJECT_SIZE];
    text_fold(first, sizeof first, a);
    text_fold(second, sizeof second, b);
    return strcmp(first, second) == 0;
}

bool site_passes(const struct site *site, const struct site_filter *filter, int today, int review_months)
{
    if (filter->group && site->groups && !(site->groups >> (filter->group - 1) & 1U))
        return false;
    if (filter->subject && *filter->subject && !same_subject(filter->subject, site->subject))
        return false;
    return shows(site, filter->show, today, review_months) &&
           (!filter->needle || site_matches(site, filter->needle));
}

const struct site *site_by_id(const struct site *sites, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (sites[i].id == id)
            return &sites[i];
    return NULL;
}

const struct site *site_by_key(const struct site *sites, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(sites[i].key, key) == 0)
            return &sites[i];
    return NULL;
}
