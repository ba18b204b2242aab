/*
 * A terminal for tests: a program on a pseudo-terminal, a person's keys going
 * in, and the screen that person would see coming out (libvterm).
 *
 * Every wait is for a condition, with a deadline; on the deadline the function
 * returns false and the caller prints term_screen(). The child is killed by
 * its own process id, and only ever the child.
 */
#ifndef KLASKAST_TESTS_TERM_H
#define KLASKAST_TESTS_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct term;

/* Long enough for a sanitizer build on a busy machine; a passing test never
 * comes near it. KLASKAST_TEST_DEADLINE (milliseconds) overrides it. */
enum { TERM_DEADLINE_MS = 10000 };

enum { TERM_COLOUR_DEFAULT = -1 };

struct term_cell {
    char text[32];  /* UTF-8 of base and marks; "" for an empty cell */
    int width;      /* 1, or 2 for a wide letter */
    int fore, back; /* 0..255, TERM_COLOUR_DEFAULT, or 0x1000000 | rgb */
    bool bold, underline, reverse, blink;
};

/* Starts ARGV[0] (a path) with ENV (see home_env) on a terminal of this size.
 * The terminal type, and with it what a function key sends, is ENV's TERM. */
struct term *term_start(char *const *argv, char *const *env, int rows, int cols);

/* Kills the child when it still runs, and frees everything. Sets *T to NULL. */
void term_free(struct term **t);

/* --- input ------------------------------------------------------------- */

/* Sends keys: plain characters are themselves, names stand in braces:
 * "v{Enter}", "{Down}{Space}", "{F3}", "{C-r}", "{{" for a brace. Known: Enter
 * Esc Tab BackTab Space Backspace Delete Insert Up Down Left Right Home End
 * PgUp PgDn F1..F12 C-a..C-z. False for an unknown name, or one that this
 * terminal type cannot send. */
bool term_keys(struct term *t, const char *keys);

/* The same, but not within MS of the keys sent before: klaskast ignores a key
 * that writes when it comes as fast as a held key repeats. */
bool term_keys_after(struct term *t, int ms, const char *keys);

/* Sends bytes as they are, without any notation. */
bool term_send(struct term *t, const char *bytes, size_t length);

/* Sends text as a bracketed paste, line feeds as the returns they become. */
bool term_paste(struct term *t, const char *text);

/* --- waiting ----------------------------------------------------------- */

/* Reads what has come, waiting at most MS for something. Returns the number of
 * bytes, 0 when nothing came, -1 when the child is gone and all is read. */
long term_pump(struct term *t, int ms);
/* Takes in what comes until nothing came for `ms` milliseconds, or the program ended. */
void term_look_on(struct term *t, int ms);

/* True as soon as CONDITION(t, arg) is, at once when it already is. */
bool term_wait(struct term *t, bool (*condition)(struct term *t, const void *arg), const void *arg);

bool term_wait_text(struct term *t, const char *text);    /* somewhere on the screen */
bool term_wait_no_text(struct term *t, const char *text); /* nowhere on it */

/* Until the child has taken every key and sleeps waiting for the next one;
 * what it drew by then is on the screen. Not usable while an escape is being
 * told apart from a function key: wait for what the escape does. */
bool term_wait_idle(struct term *t);

/* Until the child has ended; *STATUS as from waitpid. False when it still runs
 * at the deadline: it hangs or spins. */
bool term_wait_exit(struct term *t, int *status);

/* --- the screen -------------------------------------------------------- */

/* All rows, without blanks at their ends, '\n' after each. Valid until the
 * next call. */
const char *term_screen(struct term *t);

/* One row, likewise; "" when there is no such row. Valid until the next call. */
const char *term_row(struct term *t, int row);

bool term_has(struct term *t, const char *text);

/* The place of TEXT: false when absent. COL is a column, not a byte. */
bool term_find(struct term *t, const char *text, int *row, int *col);

struct term_cell term_cell(struct term *t, int row, int col);

void term_cursor(struct term *t, int *row, int *col, bool *visible);
bool term_in_altscreen(struct term *t);

/* What the line discipline is left in: a program that restores its terminal
 * leaves both true. Meaningful after the child has ended too. */
void term_modes(struct term *t, bool *echo, bool *canonical);

/* All bytes that the program has sent to the terminal since it was started, escape sequences too. Valid until
 * the next call of anything here. */
const char *term_raw(const struct term *t, size_t *length);

/* --- events from outside ------------------------------------------------ */

void term_resize(struct term *t, int rows, int cols);
bool term_signal(struct term *t, int signal);

/* Closes the terminal, as closing its window does. Only term_wait_exit,
 * term_pid and term_free make sense afterwards. */
void term_hangup(struct term *t);

/* --- measuring ----------------------------------------------------------- */

pid_t term_pid(const struct term *t);
size_t term_bytes(const struct term *t);      /* bytes drawn since the start */
double term_started_ms(const struct term *t); /* clock just before exec */
double term_sent_ms(const struct term *t);    /* clock just before the last keys were written */
double term_drawn_ms(const struct term *t);   /* clock when the last bytes were read */
double term_clock_ms(void);                   /* the same monotonic clock */

/* A value from /proc/PID/status or /proc/PID/io, such as "VmHWM" (kB),
 * "voluntary_ctxt_switches" or "syscw"; -1 when it cannot be read. */
long term_proc(const struct term *t, const char *name);

/* Processor time the child has used so far. */
long term_cpu_ms(const struct term *t);

/* The same, to the microsecond, where the kernel counts it so; else term_cpu_ms. */
double term_run_ms(const struct term *t);

#endif
