/* Measures that no longer follow from the records (heroverwegen). [P10a] */
#ifndef KLASKAST_DOMAIN_RECONSIDER_H
#define KLASKAST_DOMAIN_RECONSIDER_H

#include "klaskast/domain/decide.h"

/* Adds the duties that open and close to the decision. The facts must hold all records, measures and tasks of
 * the intent's pupil, as they are after the change. What was announced itself never changes. */
void reconsider(const struct context *context, const struct intent *intent, struct decision *decision);

/* What stands behind a duty's name: why to reconsider, which site for ICT, how far a letter is ("to be
 * signed"); "" for others. */
void task_why_text(const struct facts *facts, const struct task *task, char *text, size_t size);

/* An open duty whole, for paper: "letter to the parents (Phone not handed in, 20 Nov), by 27 November 2026:
 * to be signed". */
void task_owed_text(const struct facts *facts, const struct task *task, char *text, size_t size);

#endif
