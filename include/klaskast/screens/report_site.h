/* A child came upon an unwanted site and told (vervelende site): what was there, and where. No name is asked
 * and no ladder knows of it. [I2] */
#ifndef KLASKAST_SCREENS_REPORT_SITE_H
#define KLASKAST_SCREENS_REPORT_SITE_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

void report_site_ask(struct stack *stack, struct desk *desk);

#endif
