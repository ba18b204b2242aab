/* The parts of decide(), one file each. */
#ifndef KLASKAST_DECIDE_PARTS_H
#define KLASKAST_DECIDE_PARTS_H

#include "klaskast/domain/decide.h"

typedef bool decide_part(const struct context *context, const struct intent *intent,
                         struct decision *decision, struct err *err);

decide_part decide_device;
decide_part decide_mark;
decide_part decide_ladder;
decide_part decide_task;
decide_part decide_letter;
decide_part decide_leave;
decide_part decide_measure;
decide_part decide_note;
decide_part decide_back;
decide_part decide_class;
decide_part decide_roster;
decide_part decide_site;
decide_part decide_lesson;
decide_part decide_prep;

/* A site has another key from now on: the lessons that name it follow. */
void decide_lessons_follow(const struct context *context, const struct intent *intent,
                           struct decision *decision, const char *before, const char *after);
decide_part decide_year;

/* Is `name` a name, and no other class's than `except`'s? Else a refusal. */
bool class_name_free(const struct context *context, const char *name, int64_t except, struct err *err);

/* The pupil an intent is about, or a refusal. */
const struct pupil *decide_pupil(const struct context *context, const struct intent *intent, struct err *err);

/* The pupil's mark on the day at hand; NULL. */
const struct mark *decide_mark_of(const struct context *context, int64_t pupil_id);

/* Why something on a card is taken back; that it was about another child is reason enough. NULL: a refusal,
 * because no reason was given. [P10a, P17] */
const char *decide_withdraw_reason(const struct intent *intent, struct err *err);

/* The open duties about a record, a measure or an exemption that is gone need not be done any more. */
void decision_drop_tasks(const struct context *context, const struct intent *intent, int64_t about,
                         struct decision *decision);

/* A phone that comes in on the day on which it was recorded as not handed in is what 'put right' asks for:
 * the duty is done, and the line says so. A tick that was a slip opens it again. [P7] */
void decide_put_right(const struct context *context, const struct intent *intent, struct decision *decision);
void decide_not_put_right(const struct context *context, const struct intent *intent, const struct stay *stay,
                          struct decision *decision);

/* The next step of a duty 'letter': signed, given, the slip. [P9, P13] */
bool decide_letter_step(const struct context *context, const struct intent *intent, const struct task *task,
                        struct decision *decision, struct err *err);

/* A suspension's dates: after the talk, and no longer than the law allows. *days (may be NULL): its school
 * days. [P13] */
bool suspension_dates(const struct context *context, const struct measure *measure, int from, int until,
                      int *days, struct err *err);
/* Opens what a suspension of so many school days needs: its letter, and longer than a day the inspectorate.
 * [P13] */
void suspension_duties(const struct context *context, const struct intent *intent,
                       const struct measure *measure, int days, struct decision *decision);
/* Says so where these dates and another suspension make a row that is longer than the law allows. [P13] */
void suspension_say_row(const struct context *context, const struct measure *measure, int from, int until,
                        struct decision *decision);

#endif
