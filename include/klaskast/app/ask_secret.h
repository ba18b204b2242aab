/* A PIN or passphrase from whoever sits at the terminal of a command. */
#ifndef KLASKAST_APP_ASK_SECRET_H
#define KLASKAST_APP_ASK_SECRET_H

#include "klaskast/base/err.h"

#include <stdbool.h>

/* Prints `label` and ": " on the terminal itself (/dev/tty, so standard input and output stay free for data)
 * and reads one line without showing it, into `secret` of SECRET_TYPED_SIZE bytes (secret.h). Backspace and
 * Ctrl-U work. False: there is no terminal (ERR_USAGE: a secret comes from no pipe, file or command line), or
 * Ctrl-C, Ctrl-D or a signal that ends (ERR_REFUSED); nothing is left in `secret` then. The terminal is as it
 * was again in every case. */
bool ask_secret(const char *label, char *secret, struct err *err);

#endif
