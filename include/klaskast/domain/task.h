/* Duties (te doen) as people see them: how late, which list they are on, what they are about. [P7-P10a] */
#ifndef KLASKAST_DOMAIN_TASK_H
#define KLASKAST_DOMAIN_TASK_H

#include "klaskast/domain/facts.h"
#include "klaskast/domain/schoolday.h"

/* Codes in a duty's `how`; anything else there is what people wrote themselves. */
#define HOW_PHONE "phone"
#define HOW_PORTAL "portal"
#define HOW_PERSON "in-person"
#define HOW_NO_SHOW "no-show"   /* parents were invited twice and did not come: the head's word [P13] */
#define HOW_CAME_IN "came-in"   /* the phone was handed in after all: the tick did it [P7] */
#define HOW_DROPPED "dropped"   /* need not be done any more */
#define HOW_RESOLVED "resolved" /* there is nothing left to reconsider */
#define HOW_RENEWED "renewed"   /* an exemption that goes on */

/* What a list of duties shows. */
enum task_view { TASKS_OPEN, TASKS_LATE, TASKS_TEACHER, TASKS_HEAD, TASKS_DONE, TASK_VIEWS };
bool task_seen(const struct task *task, enum task_view view, int today);
/* "all", "late", "the teacher's", ... */
const char *task_view_label(enum task_view view);

/* Was it done? What was dropped was not, though it is no longer open. */
bool task_was_done(const struct task *task);

/* Is it open past its last day? */
bool task_late(const struct task *task, int today);
/* School days since its last day: 0 for one that is in time, and until the next school day begins. */
int task_late_days(const struct task *task, int today, const struct holidays *holidays);
/* "2 days late", or "late" while no school day has passed; "" in time. */
const char *task_late_text(const struct task *task, int today, const struct holidays *holidays, char *text,
                           size_t size);

/* The record it belongs to: "Phone not handed in, 20 Nov", so that two letters for one child can be told
 * apart; "" for none. */
const char *task_about_text(const struct facts *facts, const struct task *task, char *text, size_t size);

/* A code of `how` in words ("by phone"); what people wrote stays as it is. */
const char *task_how_text(const char *how);

#endif
