/* An address in the browser of this computer: only when somebody asks for it with a key. The program itself
 * never fetches anything. */
#ifndef KLASKAST_APP_BROWSER_H
#define KLASKAST_APP_BROWSER_H

#include "klaskast/base/err.h"

#include <stdbool.h>

/* Starts what $BROWSER names (programs with a ':' between them, %s is the address), else xdg-open where there
 * is a desktop; by itself, without a shell, with nothing of our terminal. True: it was started, and goes on
 * without us; what it does then is not known. False: there is none. */
bool browser_open(const char *address, struct err *err);

#endif
