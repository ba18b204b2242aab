/* Decisions: facts + settings + intent + moment -> events, a refusal, or a question. Pure: the same input
 * gives the same events. No I/O, no clock. */
#ifndef KLASKAST_DOMAIN_DECIDE_H
#define KLASKAST_DOMAIN_DECIDE_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/event.h"
#include "klaskast/domain/facts.h"
#include "klaskast/domain/intent.h"
#include "klaskast/domain/settings.h"

/* What must be answered before anything is written; the answer comes back in the same intent. */
enum question {
    QUESTION_NONE,
    QUESTION_SLIP, /* unticked later in the morning: given back (ANSWER_RETURNED), or a slip (ANSWER_SLIP)? */
    QUESTION_TIME, /* an earlier day: at what time? (`at`) */
    QUESTION_AGAIN, /* the same violation within a minute: really again? (`again`) */
    QUESTION_LABEL, /* another device: which? (`text`) */
};

struct context {
    const struct facts *facts;
    const struct settings *settings;
    int64_t now;     /* moment */
    int today;       /* local day of now */
    int day;         /* the day on the screen; today, or an earlier one that is corrected */
    int day_minute;  /* local minute of now */
    int64_t day_now; /* the moment on `day` at that minute; `now` when day is today */
    const char *who; /* who is in front of the class */
    int64_t class_id;
    const char *action; /* the UUID of this action: what it makes can be named by it elsewhere too */
};

struct decision {
    struct arena *arena; /* of the caller; holds the events and their texts */
    struct event *events;
    size_t count;
    size_t capacity;
    enum question question;
    char said[256]; /* what happened, in the language in use, for the message line */
};

/* False: refused, `err` says why and what to do instead. True with a question: nothing to write yet. */
bool decide(const struct context *context, const struct intent *intent, struct decision *decision,
            struct err *err);

/* What follows a violation, before it is recorded: the panel shows it while choosing. [G3] */
struct outlook {
    enum ladder_kind ladder;
    int times;   /* it would be the times-th */
    int since;   /* first day of the records that count; DAY_NONE for all [P11] */
    bool silent; /* the policy has no such rung [P10] */
    const struct rung *rung;
    int from, until;                  /* of a ban; DAY_NONE otherwise */
    const struct record *earlier[16]; /* that count, oldest first */
    int earlier_count;
};
void outlook_make(const struct context *context, int64_t pupil_id, enum violation_kind kind, int day,
                  int64_t at, struct outlook *outlook);

/* The first day of a new ban: the day after the violation, or after a ban that runs or is to come and was not
 * lifted. [P8, P10] */
int outlook_ban_start(const struct facts *facts, int64_t pupil_id, int day);

/* "2nd time this school year: P8", "2e keer dit schooljaar: P8". [G3] */
void outlook_reason(const struct outlook *outlook, const struct settings *settings, char *text, size_t size);

/* For those who add to a decision. The next event, with who, when and class filled in. */
struct event *decision_event(struct decision *decision, const struct context *context,
                             const struct intent *intent, enum event_kind kind);
/* "2026-11-24", as days stand in events; lives as long as the decision's arena. */
const char *decision_day(const struct decision *decision, int day);

#endif
