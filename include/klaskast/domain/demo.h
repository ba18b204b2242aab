/* An invented class with its sites and lessons, to try things. */
#ifndef KLASKAST_DOMAIN_DEMO_H
#define KLASKAST_DOMAIN_DEMO_H

#include "klaskast/domain/intent.h"
#include "klaskast/domain/lesson.h"

#include <stddef.h>

/* The pupils of the demo class as new ones, in the Dutch order; lives for ever. */
const struct roster_change *demo_pupils(size_t *count);
/* What the demo class is called. */
const char *demo_class_name(void);

/* A site of the demo class: what its review says, and so many days ago; 0: nobody looked yet. The texts are
 * to be translated. */
struct demo_site {
    struct site_intent site;
    int reviewed_ago;
    const char *doubt; /* what a child came upon today; NULL [I2] */
};
const struct demo_site *demo_sites(size_t *count);
/* Is this one of the invented sites? Their names end in .example, which no real site has (RFC 2606). */
bool demo_site_is(const char *key);

/* A lesson of the demo class, so many school days from today. The texts are to be translated. */
struct demo_lesson {
    int ahead;
    struct lesson_intent lesson;
    bool given;
    const char *pupil, *line; /* first name of the one for whom the plan differs, and how; NULL [S7] */
};
const struct demo_lesson *demo_lessons(size_t *count);

#endif
