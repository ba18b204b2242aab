/* What somebody wants. A key and a command line make the same intent; decide() turns it into events, or says
 * no and why, or asks. */
#ifndef KLASKAST_DOMAIN_INTENT_H
#define KLASKAST_DOMAIN_INTENT_H

#include "klaskast/domain/consent.h"
#include "klaskast/domain/device.h"
#include "klaskast/domain/ladder.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum intent_kind {
    /* the day: pupil, device */
    INTENT_TICK,        /* the Space key: whatever comes next for this device; `answer` where it asks */
    INTENT_DEVICE_IN,   /* handed in; text: what it is (DEVICE_OTHER) */
    INTENT_DEVICE_BACK, /* given back */
    INTENT_DEVICE_BAG,  /* watch in the bag, off */
    INTENT_LEND,        /* text: purpose; again: taken back */
    INTENT_LEND_CLASS,  /* all held devices; again: taken back */
    INTENT_GIVE_BACK,   /* ids: the stays that go back */
    INTENT_MARK,        /* mark; again: cleared */
    INTENT_REST_NONE,   /* all who were not asked yet brought nothing */

    /* the ladders */
    INTENT_VIOLATION, /* pupil, violation, agreement, text: note, at, own_measure + measure + reason, again */
    INTENT_LATER,     /* finish later; at. Up to here: about the day on the screen, which is not to come */
    INTENT_WITHDRAW,  /* ref: record, reason: the record no longer counts; other_child [P10a] */
    INTENT_TASK_DONE, /* ref: task, text: how, reason: by whom ("" me), day */
    INTENT_TASK_REOPEN,
    INTENT_LETTER,      /* pupil, ref: what it is about, letter */
    INTENT_LETTER_SIGN, /* ref: task, reason: by whom ("" the head), day; from, until: as signed, 0: proposed
                         */
    INTENT_LETTER_GIVE, /* ref: task, text: how, reason: by whom ("" me), day */
    INTENT_PERIOD,      /* ref: measure; from, until, reason: set or changed [P10a, P13] */
    INTENT_PAUSE,       /* ref: measure, reason; again: goes on [P10a] */
    INTENT_LIFT,        /* ref: measure, reason [P10a] */
    INTENT_UPHOLD,      /* ref: measure, reason: it was looked at again and stands [P10a] */
    INTENT_VIEW,        /* ref: record, text: how the parents see it [P10a] */
    INTENT_EXEMPT,      /* pupil, device, from, until, day: agreed on [P5] */
    INTENT_EXEMPT_END,  /* ref */
    INTENT_CALL,        /* pupil: kept only where the settings ask for it [P4] */
    INTENT_NOTE,        /* pupil, text: on the card and nowhere else [C4] */
    INTENT_NOTE_WITHDRAW, /* ref: note, reason; other_child [C4] */
    INTENT_PARENTS_NOTE,  /* pupil, text: the parents' own words; ref: the violation, note or measure that
                             they are about, or 0: the file as a whole [P17] */

    /* last things */
    INTENT_TAKE_BACK, /* my whole last action of today; ref: the one that begins with this row, of any day */
    INTENT_PUT_BACK,

    /* who, what, class */
    INTENT_TEACHER,    /* text: name; again: a substitute [G1] */
    INTENT_PREFERENCE, /* text: name, reason: value */
    INTENT_POLICY,     /* text: digest, reason: what changed [P18] */
    INTENT_CLASS_ADD,  /* text: name, group; again: demo */
    INTENT_CLASS_CHANGE,
    INTENT_CLASS_REMOVE,
    INTENT_ROSTER, /* changes: pupils new, changed, left; text: name of a class to make (class_id 0, may be
                      NULL where each change names its class) */

    /* sites */
    INTENT_SITE_ADD, /* site; many: `site_count` of them, those that are on the list are passed over */
    INTENT_SITE_CHANGE,
    INTENT_SITE_REVIEW,
    INTENT_SITE_REMOVE,
    INTENT_SITE_DOUBT, /* text: the address, reason: what was there [I2] */

    /* lessons */
    INTENT_LESSON_ADD,
    INTENT_LESSON_CHANGE,
    INTENT_LESSON_COPY,  /* ref; another day or other groups */
    INTENT_LESSON_STATE, /* ref, text: "given", "cancelled", "planned" */
    INTENT_LESSON_LINE,  /* ref, pupil, text: where the plan differs; "" it no longer does [S7] */
    INTENT_LESSON_REMOVE,
    INTENT_PREP, /* prep: sites and lessons of another data file */
    /* each school year anew; day: today or earlier in this school year */
    INTENT_AGREEMENTS, /* day: made on, lines: the class's own, or none [I1] */
    INTENT_CONSENT,    /* pupil, consent (CONSENT_KINDS: all of them), consented, day: taken over; or
                          consents: pupil, kind and answer of many at once [C1, C2] */
    INTENT_NEW_YEAR,   /* changes: who goes to which class, who left; may be none */
    INTENT_KINDS,
};

/* One line of a class list, as it is to be. */
enum roster_change_kind { ROSTER_NEW, ROSTER_CHANGED, ROSTER_LEFT, ROSTER_CAME_BACK };
struct roster_change {
    enum roster_change_kind kind;
    int64_t pupil_id;       /* not for new ones */
    int64_t class_id;       /* 0: the intent's class */
    const char *class_name; /* with class_id 0: a class that this intent makes where there is none of that
                               name; NULL */
    const char *first, *prefix, *surname, *key, *group;
    int slot; /* 0: the next that is free, for new pupils and those from another class; for others none */
};

enum answer { ANSWER_NONE, ANSWER_RETURNED, ANSWER_SLIP, ANSWER_YES };

struct site_intent;   /* domain/site.h */
struct lesson_intent; /* domain/lesson.h */
struct prep_wish;     /* domain/prep.h */
struct letter_wish;   /* domain/letter_state.h */

struct intent {
    enum intent_kind kind;
    int64_t class_id;
    int64_t pupil_id;
    int64_t ref;
    enum device_kind device;
    enum mark_kind mark;
    enum violation_kind violation;
    int agreement;
    bool own_measure;
    bool other_child; /* what is withdrawn was about another child, so it is not on the card on paper [P17] */
    enum measure_kind measure;
    enum answer answer;
    enum consent_kind consent;
    enum consent_answer consented;
    bool again; /* "yes, I mean it": also within a minute, also a demo, a substitute */
    int64_t at; /* moment it happened; 0: now */
    int day, from, until;
    const char *text, *reason, *group;
    const char *const *lines;
    size_t line_count;
    const struct consent *consents; /* of INTENT_CONSENT */
    size_t consent_count;
    const int64_t *ids;
    size_t id_count;
    const struct roster_change *changes;
    size_t change_count;
    const struct site_intent *site; /* one, or the first of an array */
    size_t site_count;              /* of INTENT_SITE_ADD; 0 or 1: one */
    const struct lesson_intent *lesson;
    const struct prep_wish *prep;
    const struct letter_wish *letter;
};

#endif
