/* What a class list would change, line by line, before anything is written. Pure.
 *
 * A row is the same pupil as one that is known when the school's number is the same text ('00001' is not '1';
 * a number that begins with '#' is no number), whatever the class; else when the folded name is the same
 * within the class and their numbers do not differ. What is left on both sides may be paired by hand; who has
 * the whole name of one that waits for the new school year, one group up, is paired already. Two namesakes
 * with two numbers are two pupils. A pupil that is not in the list is only proposed as left. */
#ifndef KLASKAST_DOMAIN_IMPORT_PLAN_H
#define KLASKAST_DOMAIN_IMPORT_PLAN_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/classlist.h"
#include "klaskast/domain/facts.h"
#include "klaskast/domain/intent.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum import_kind {
    IMPORT_NEW,
    IMPORT_CHANGED,
    IMPORT_CAME_BACK, /* had left, is in the list again */
    IMPORT_MISSING,   /* is in the class, not in the list */
    IMPORT_UNCHANGED,
    IMPORT_KINDS,
};

/* "missing", in one word. */
const char *import_kind_label(enum import_kind kind);

enum import_what {
    IMPORT_NAME = 1 << 0,
    IMPORT_KEY = 1 << 1,
    IMPORT_GROUP = 1 << 2,
    IMPORT_CLASS = 1 << 3, /* comes over from another class */
};

#define IMPORT_NOBODY ((size_t)-1)

struct import_line {
    enum import_kind kind;
    const struct classlist_row *row; /* NULL for one that is missing */
    const struct pupil *pupil;       /* NULL for a new one */
    unsigned what;                   /* enum import_what, for those that change */
    int64_t class_id;                /* 0: a class that is to be made */
    const char *class_name;
    const char *name; /* full name after the import */
    int slot;         /* of a new pupil, where the list gives one that is free; 0: the next */
    size_t like;      /* for new and missing ones: the line of the other kind that may be the same child */
    bool paired;      /* they are: a change of the one that was missing */
    bool leaves;      /* for missing ones: has left the class. Never set by the plan itself */
};

struct import_input {
    const struct classlist *list;
    const struct school_class *classes; /* of the school */
    size_t class_count;
    const struct pupil *pupils; /* of all classes, also those that left */
    size_t pupil_count;
    const char
        *wanted; /* only this class of the list; for a list of one class, or of none: its name. "" all */
    const char *fallback; /* class for rows that name none, where no title names it either, and for a list
                             that says only its years (5 and 6 for '5/6', 7 for '7A'); "" none */
    int today;            /* 0: unknown, nobody goes over to a new school year by itself */
};

struct import_plan {
    struct arena *arena;
    const struct classlist *list;
    struct import_line *lines; /* by kind, then in the Dutch order */
    size_t count;
    size_t counts[IMPORT_KINDS];
    size_t other_rows; /* of classes that are not wanted: passed over */
};

/* Makes the plan in `arena`; the input must live as long. False: the list names no class for its pupils and
 * no fallback is given, or the wanted class is not among the several of the list. */
bool import_plan_make(struct import_plan *plan, struct arena *arena, const struct import_input *input,
                      struct err *err);

/* Would import_plan_make ask for the name of the class? */
bool import_plan_lacks_class(const struct classlist *list);

/* Says that a new line and the missing line it is `like` are one child, or no longer; counts follow. */
void import_plan_pair(struct import_plan *plan, size_t line, bool paired);

/* What an intent INTENT_ROSTER needs; empty when nothing changes. Lives in the plan's arena. */
void import_plan_changes(const struct import_plan *plan, const struct roster_change **changes, size_t *count);

/* A list that was read, and what it would change. */
struct import_preview {
    struct classlist list;
    struct import_plan plan;                 /* when `planned` */
    bool planned;                            /* false: its columns are not understood, or it names no class */
    const struct classlist_mapping *mapping; /* what the columns were said to be by hand; NULL */
};

/* "22 new, 1 changed, 3 unchanged, 2 missing, 1 refused": the counts in one line. */
const char *import_plan_summary(const struct import_plan *plan, char *text, size_t size);

/* The name of the line that may be the same child, with its class where that is another one; NULL: none is.
 */
const char *import_line_like(const struct import_plan *plan, const struct import_line *line, char *text,
                             size_t size);

/* What a line would do, in a few words: "number and group", "was Noor Vries". "" for new and unchanged. */
const char *import_line_text(const struct import_line *line, char *text, size_t size);

/* Two names that may be one child's: nearly the same letters, or the same first name and a surname that one
 * of them only adds to. 0 the same, higher is less alike, -1 not alike. */
int import_likeness(const struct name *a, const struct name *b);

#endif
