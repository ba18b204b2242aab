/*
 * Classes to measure with. Every name is invented: a first name and a surname
 * combined by counting, so that the same class comes out each time.
 */
#ifndef KLASKAST_TESTS_FIXTURE_H
#define KLASKAST_TESTS_FIXTURE_H

#include <stdbool.h>
#include <stddef.h>

/* The parts of pupil NUMBER (from 0); every number below 2,000 has its own
 * name. PREFIX is "" for most. Borrowed constants. */
void fixture_name(int number, const char **first, const char **prefix, const char **surname);

/* Writes a class list of PUPILS to PATH, as a school's system exports it:
 * Voornaam;Tussenvoegsel;Achternaam. */
bool fixture_class(const char *path, int pupils);

#endif
