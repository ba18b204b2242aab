/* Libraries that few starts need, loaded when one does: each that the loader maps, binds and moves at every
 * start costs a fiftieth of it. They were there when the program was built and are installed with it
 * (debian/control). */
#ifndef KLASKAST_BASE_LIBRARY_H
#define KLASKAST_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct library_function {
    const char *name;
    void *into; /* address of a pointer to it, of the type that the library's header gives it */
};

/* Loads `file` ("libidn2.so.0": the number is that of the interface in the header) for as long as the program
 * runs, and fills in each function. False: it is not there, or another; then nothing was filled in. */
bool library_load(const char *file, const struct library_function *functions, size_t count);
/* The same of one without which what was asked for cannot be done: when it is not there the program says so
 * and ends, as it would have at its start. What is on the screen is on disk. */
void library_need(const char *file, const struct library_function *functions, size_t count);

#endif
