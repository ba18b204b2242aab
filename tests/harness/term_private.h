/*
 * What the files of the test terminal share; tests use term.h.
 */
#ifndef KLASKAST_TESTS_TERM_PRIVATE_H
#define KLASKAST_TESTS_TERM_PRIVATE_H

#include "term.h"

#include <vterm.h>

struct term {
    int master;
    int slave; /* held open to ask for modes and for keys not yet read */
    pid_t pid;
    bool ended;
    int status;
    char type[64];
    int rows, cols;
    VTerm *vterm;
    VTermScreen *screen;
    bool altscreen, cursor_visible;
    size_t bytes;
    double started_ms, sent_ms, drawn_ms;
    double read_ms;    /* when the last keys had been read, as far as anybody waited for that */
    long reads_before; /* calls of read that the child had made when keys were sent; -1 unknown */
    char *text;        /* what term_screen returned last */
    size_t text_size;
    char *row_text;
    char *sent; /* everything the child has sent, as far as it was read */
    size_t sent_length, sent_size;
};

/* A new, empty screen of T's size. */
void screen_start(struct term *t);

/* Reads /proc/PID/NAME of the child as text; false when it cannot. */
bool proc_read(const struct term *t, const char *name, char *text, size_t size);

#endif
