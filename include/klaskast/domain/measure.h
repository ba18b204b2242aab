/* What state a measure is in, and whether it holds on a day. [P8, P9, P13] */
#ifndef KLASKAST_DOMAIN_MEASURE_H
#define KLASKAST_DOMAIN_MEASURE_H

#include "klaskast/domain/facts.h"

enum ban_status { BAN_PROPOSED, BAN_TOLD, BAN_CONFIRMED };
const char *ban_status_name(enum ban_status status); /* "proposed" */

/* Told once every telling duty of it is done; confirmed once the head signed. [P8, P9] */
enum ban_status measure_ban_status(const struct facts *facts, const struct measure *measure);

/* A suspension's steps in their order: none can be passed over. [P13] */
enum suspension_status {
    SUSPENSION_TALK,      /* the talk with child and parents was not held yet */
    SUSPENSION_PERIOD,    /* it was; the head has not set the period */
    SUSPENSION_LETTER,    /* the letter is not signed and given: not confirmed, has not started */
    SUSPENSION_CONFIRMED, /* in force from its first day */
};
const char *suspension_status_name(enum suspension_status status); /* "talk" */
enum suspension_status measure_suspension_status(const struct facts *facts, const struct measure *measure);

/* The day on which its talk was held, or on which it was written down that the parents stayed away; DAY_NONE:
 * not yet. [P13] */
int measure_talk_day(const struct facts *facts, const struct measure *measure);

/* Is the head still to confirm that what happened is misuse ('other, namely')? Then nothing is set yet. [P12]
 */
bool measure_head_to_confirm(const struct facts *facts, const struct measure *measure);

/* Is the child held to it on this day: told or confirmed, within its dates, not paused, not lifted? A
 * suspension also not before the day on which its letter was given: until then it had not started. */
bool measure_holds(const struct facts *facts, const struct measure *measure, int day);

/* Is it over, or gone: withdrawn, lifted, or past its last day? A suspension that was not confirmed by its
 * last day never started, so it is not over: it waits for other days, for its letter, or to be lifted. [P13]
 */
bool measure_over(const struct facts *facts, const struct measure *measure, int day);

#endif
