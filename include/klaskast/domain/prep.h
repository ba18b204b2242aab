/* Sites and lessons that go home on a stick and come back: what a data file knows of them without any pupil,
 * and how two of them are put together.
 *
 * A thing is a site (known by its key) or a lesson (known by its uid). It has two parts, which are changed
 * apart from each other: a site's fields and its review, a lesson's plan and whether it was given. Each part
 * keeps the digests of all it ever was. So it shows who went on from whom: when the one here is among what
 * the other was before, the other is newer; when neither is, both were changed and a person must choose. */
#ifndef KLASKAST_DOMAIN_PREP_H
#define KLASKAST_DOMAIN_PREP_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/event.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum prep_kind { PREP_SITE, PREP_LESSON, PREP_KINDS };
enum prep_place { PREP_MAIN, PREP_SECOND, PREP_PARTS }; /* second: the review; given or not */

enum { PREP_FIELDS = 12, PREP_DIGEST_SIZE = 17, PREP_HISTORY_MOST = 1000 };

struct prep_part {
    struct field fields[PREP_FIELDS]; /* texts that are not empty, in the order of prep_field_names */
    int field_count;
    int64_t at;      /* moment of the last change */
    const char *who; /* who made it */
    const char *digest;
    const char **history; /* digests of what it was before, oldest first */
    size_t history_count, history_room;
};

struct prep_item {
    enum prep_kind kind;
    const char *key; /* of a site; a lesson's uid */
    int64_t id;      /* of the thing in this data file; 0 in a file from elsewhere */
    bool removed;
    struct prep_part parts[PREP_PARTS];
};

struct prep {
    struct prep_item *items;
    size_t count, room;
    int64_t made;    /* moment of a file; 0 for what is in the data file */
    const char *who; /* who made it */
};

/* The names of the fields that a part can have, until NULL, and the most bytes of each with the NUL. */
struct prep_field {
    const char *name;
    size_t size;
};
const struct prep_field *prep_field_names(enum prep_kind kind, enum prep_place place);

const char *prep_get(const struct prep_part *part, const char *name); /* "" where there is none */

/* The part is this from now on: `get` gives each field's text, cleaned and cut here. Nothing happens where it
 * is what it was. Texts go to the arena. */
void prep_part_set(struct prep_part *part, enum prep_kind kind, enum prep_place place,
                   const char *(*get)(const void *context, const char *name), const void *context, int64_t at,
                   const char *who, struct arena *arena);

/* The item of that key, made where there is none. */
struct prep_item *prep_item(struct prep *prep, enum prep_kind kind, const char *key, struct arena *arena);
const struct prep_item *prep_find(const struct prep *prep, enum prep_kind kind, const char *key);

/* --- putting two together ------------------------------------------------------------------------------ */

enum prep_change {
    PREP_SAME,
    PREP_OLDER,    /* here it is newer: nothing to do */
    PREP_NEW,      /* the whole thing is new here */
    PREP_CHANGED,  /* the part is newer there */
    PREP_GONE,     /* the whole thing was removed there, and not changed here since */
    PREP_CONFLICT, /* both were changed; or changed here and removed there, or the other way round */
    PREP_CHANGES,
};

struct prep_line {
    enum prep_change change;
    enum prep_place place; /* of PREP_CHANGED and of a conflict; PREP_MAIN for a whole thing */
    size_t index;          /* of `theirs` in its prep */
    const struct prep_item *theirs;
    const struct prep_item *mine; /* NULL: there is none here */
};

struct prep_plan {
    struct prep_line *lines; /* without what is the same or older */
    size_t count;
    int counts[PREP_CHANGES];
};

void prep_plan_make(const struct prep *mine, const struct prep *theirs, struct arena *arena,
                    struct prep_plan *plan);

/* What a person chose for the conflicts: bit `place` of take[index] takes theirs. NULL takes none. */
struct prep_wish {
    const struct prep *theirs;
    const unsigned char *take;
};

/* "changed", in one word; "" for what nothing is done about. */
const char *prep_change_label(enum prep_change change);

/* For people. "lesson Romeinen (26 Nov)", "site rekenen.example: review"; and one side of a conflict in some
 * words: "allowed, group 5-8: Hier oefen je sommen. (Marit Bakker, 22 Nov)". */
void prep_line_name(const struct prep_line *line, char *text, size_t size);
void prep_line_side(const struct prep_line *line, bool theirs, char *text, size_t size);
/* The names of the fields in which the two sides differ: "goal, sites". */
void prep_line_differs(const struct prep_line *line, char *text, size_t size);
/* "3 new, 1 changed, 2 changed on both sides" */
void prep_plan_summary(const struct prep_plan *plan, char *text, size_t size);

#endif
