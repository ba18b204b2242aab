/* Reading a class list into the school: the file, what it would change, and doing it. Screen and command line
 * share it. */
#ifndef KLASKAST_APP_IMPORT_H
#define KLASKAST_APP_IMPORT_H

#include "klaskast/app/app.h"
#include "klaskast/domain/classlist.h"
#include "klaskast/domain/import_plan.h"

struct import {
    struct arena arena; /* holds all below */
    struct facts facts; /* the whole school */
    struct classlist list;
    struct import_plan plan; /* when the list is understood and its class known */
    bool planned;
};

/* Reads the file and makes the plan. `mapping` says what the columns are (NULL: find out), `wanted` is the
 * class (NULL or "": what the list says, else the class on the screen). True with planned false: the columns
 * are not understood, or the list names no class. On failure nothing is held; else import_clear. */
bool import_open(struct app *app, const char *path, const struct classlist_mapping *mapping,
                 const char *wanted, struct import *import, struct err *err);
void import_clear(struct import *import);

/* Makes a copy of the data file, then writes the plan as one action, and opens the class of the list. */
bool import_perform(struct app *app, struct import *import, struct outcome *outcome, struct err *err);

#endif
