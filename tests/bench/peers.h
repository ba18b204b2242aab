/*
 * Other terminal programs with a list on the screen, beside klaskast in the
 * same run: what people are used to. One that is not installed is named.
 */
#ifndef KLASKAST_TESTS_PEERS_H
#define KLASKAST_TESTS_PEERS_H

#include "subject.h"

/* Measures OURS (NULL-terminated) and every peer with lists of ROWS: starts in
 * turns, moves in turns, then nothing for some seconds; prints a table in which
 * each has its own figures and how many times ours they are. The first of OURS
 * is the one that counts as ours. */
void peers_report(struct home *home, struct subject **ours, int rows);

#endif
