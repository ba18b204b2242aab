/* The door to libidn2: names of hosts with letters beyond ASCII. */
#ifndef KLASKAST_BASE_IDN_H
#define KLASKAST_BASE_IDN_H

#include <stdbool.h>
#include <stddef.h>

/* "Bücher.example" -> "xn--bcher-kva.example": as it goes over the wire, by IDNA 2008 with the mapping of
 * UTS 46 (capitals, wide letters, other kinds of dots). One that has that form already is checked. False: it
 * is no such name, or does not fit. */
bool idn_ascii(const char *host, char *out, size_t size);

/* The way back, for people. False likewise. */
bool idn_readable(const char *host, char *out, size_t size);

#endif
