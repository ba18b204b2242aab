/* An invented class, to try things. */
#ifndef KLASKAST_DOMAIN_DEMO_H
#define KLASKAST_DOMAIN_DEMO_H

#include "klaskast/domain/intent.h"

#include <stddef.h>

/* The pupils of the demo class as new ones, in the Dutch order; lives for ever. */
const struct roster_change *demo_pupils(size_t *count);
/* What the demo class is called. */
const char *demo_class_name(void);

#endif
