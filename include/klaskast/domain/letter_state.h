/* Letters (brieven): what kinds there are, which were made, and how far the duty 'letter' is: made, signed by
 * the head, given to the parents. [P9, P10a, P13] */
#ifndef KLASKAST_DOMAIN_LETTER_STATE_H
#define KLASKAST_DOMAIN_LETTER_STATE_H

#include "klaskast/domain/facts.h"
#include "klaskast/domain/settings.h"

/* Names as on the command line, in the journal, in file names and as the name of a template. */
const char *letter_kind_name(enum letter_kind kind);
bool letter_kind_find(const char *name, enum letter_kind *kind);
/* For people, translated, fits in a sentence: "letter about the ban". */
const char *letter_kind_text(enum letter_kind kind);

/* The letter that a duty asks for: that of a ban, of a suspension, of a withdrawal; of a talk the invitation;
 * LETTER_KINDS for a duty without a letter. */
enum letter_kind letter_of_task(const struct facts *facts, const struct task *task);

/* The letter that goes with what a record led to, where there is no measure with dates. */
enum letter_kind letter_of_record(const struct record *record);

/* Is this a duty that has a state (draft, signed, given)? */
bool letter_task(const struct task *task);
/* Does the head sign it? The teacher's own letter (a warning) is only given. */
bool letter_is_signed(const struct facts *facts, const struct task *task);

enum letter_step {
    LETTER_TO_MAKE, /* nothing yet */
    LETTER_TO_SIGN, /* there is a draft; the head signs it */
    LETTER_TO_GIVE, /* signed (or it needs no signature); to be given to the parents */
    LETTER_SLIP,    /* given; the signed slip is to come back, where the settings ask for one */
    LETTER_DONE,
};
/* What comes next for a duty that letter_task() says yes to. */
enum letter_step letter_next(const struct facts *facts, const struct task *task);
/* "to be signed": translated; "" for LETTER_DONE. */
const char *letter_step_label(enum letter_step step);
const char *letter_step_name(enum letter_step step); /* "sign", for --json */

/* The newest letter of this kind about `about`; NULL: none was made. */
const struct letter_made *letter_latest(const struct facts *facts, int64_t about, enum letter_kind kind);

/* Has the head signed the letter about a measure, and was it given? A duty that is open again says no. [P9,
 * P13]
 */
bool letter_signed(const struct facts *facts, const struct measure *measure);
bool letter_given(const struct facts *facts, const struct measure *measure);
/* The day on which the head signed it; DAY_NONE: not yet, or nobody wrote it down. */
int letter_signed_day(const struct facts *facts, const struct measure *measure);
/* The day on which the parents got it; DAY_NONE: not yet, or nobody wrote it down. */
int letter_given_day(const struct facts *facts, const struct measure *measure);

/* A letter to be written down as made. Texts may be NULL. */
struct letter_wish {
    enum letter_kind kind;
    int version; /* as it stands in the file's name: more than the latest */
    const char *language, *file, *digest;
    struct letter_typed typed;
};

/* Which letter somebody asks for. */
struct letter_order {
    int64_t pupil_id;
    int64_t about; /* record, measure or exemption */
    enum letter_kind kind;
    struct letter_typed typed;
    const char *language; /* "nl", "en"; NULL: that of the settings */
};

/* The moment and the place of a talk as people type them: "25-11-2026 15:30 in room 7A", with or without time
 * and place; "" is nothing yet. `talk` becomes "2026-11-25T15:30", *where points into `text`. False: it does
 * not begin with a day. */
#define LETTER_TALK_SIZE 20
bool letter_talk_read(const char *text, char talk[LETTER_TALK_SIZE], const char **where);
/* Its day (DAY_NONE: none), and its time "15:30" or "". */
int letter_talk_day(const char *talk);
const char *letter_talk_time(const char *talk);

#endif
