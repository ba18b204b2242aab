/*
 * A small class in a folder of its own, made once with commands, that is put back before each trial; and what
 * a trial may ask of what is left.
 */
#ifndef KLASKAST_TESTS_TORTURE_ROOM_H
#define KLASKAST_TESTS_TORTURE_ROOM_H

#include "../harness/run.h"

#include <stdbool.h>
#include <stddef.h>

enum { ROOM_PATH = 4096 };

/* The home in which trials run, its data file, and where it lies as it was made. */
extern struct home room;
extern char room_db[ROOM_PATH], room_base[ROOM_PATH];

/* What the commands find at their descriptor 0; NULL: nothing. */
extern const char *room_input;

/* Makes the class: five pupils, a phone handed in, violations with measures, a letter, sites, a lesson. Ends
 * the program in words when a command fails. */
void room_make(void);
void room_remove(void);

/* What is there now becomes what room_fresh puts back. */
void room_keep(void);
void room_fresh(void);

/* Runs klaskast (words up to NULL). */
void room_run(struct run *run, const char *const *words);
/* Runs it and demands code 0. */
void room_do(const char *const *words);

/* A program of choice with WORDS behind it, in the room, with its working folder there. Standard output and
 * error together end in RUN. */
void room_run_below(struct run *run, const char *const *before, const char *const *words);

/* Opens the file as the program would, and asks verify of it. NULL: whole; else what is wrong (valid until
 * the next call). */
const char *room_verify(const char *path);

/* The journal as text, without what chance or the moment put in it; free() it. NULL when it cannot be read.
 */
char *room_journal(const char *path);

/* The copies beside the data file: NULL when each is whole. */
const char *room_backups(void);

/* Copies a folder with all that is in it; a file's bytes (free() them), and whether two files have the same.
 */
bool room_copy(const char *from, const char *to);
unsigned char *room_bytes(const char *path, size_t *length);
bool room_same(const char *one, const char *other);

/* Removes a folder and all that is in it. */
void room_wipe(const char *path);

/* Calls EACH for every file in a folder and below it. */
void room_walk(const char *folder, void (*each)(void *context, const char *path), void *context);

#endif
