/*
 * An empty home for one test, and the environment every tested program gets.
 *
 * Nothing of the machine or its user reaches the program: HOME and the XDG
 * folders lie in a temporary folder, and time zone, language, terminal type
 * and clock are fixed. What sanitizers and coverage need is passed on.
 */
#ifndef KLASKAST_TESTS_HOME_H
#define KLASKAST_TESTS_HOME_H

#include <stdbool.h>

enum { HOME_EXTRA_MAX = 16 };

/* The moment at which every test stands still unless it says otherwise: a
 * Friday morning, in the school year 2026-2027. */
#define HOME_NOW "2026-11-20T10:15:00"

struct home {
    char path[128];
    char *extra[HOME_EXTRA_MAX];
    int extra_count;
};

/* Makes the folder. A test cannot go on without it: exits with a sentence
 * when it fails. */
void home_init(struct home *home);

/* Removes the folder and everything in it. */
void home_clear(struct home *home);

/* Sets ("NAME=value") or removes ("NAME") a variable for programs started
 * from now on; a later call for the same name wins. */
void home_set(struct home *home, const char *assignment);

/* NULL-terminated environment for execve; free it with home_env_free. */
char **home_env(const struct home *home);
void home_env_free(char **env);

/* The value of a variable in home_env, NULL when absent; borrowed from ENV. */
const char *home_env_get(char *const *env, const char *name);

/* The path of NAME inside the home, in a buffer that the fourth call after
 * this one reuses. */
const char *home_path(const struct home *home, const char *name);

/* Writes a file of BYTES into the home, making the folders on the way;
 * returns home_path(). */
const char *home_file(const struct home *home, const char *name, const char *bytes);

/* The absolute path of the program under test: KLASKAST_PROGRAM, otherwise
 * build/klaskast below the current folder. Exits when there is none. */
const char *home_program(void);

#endif
