/* Many sites at once: addresses that were pasted, one a line, or a browser's bookmarks. What is new, what is
 * on the list already, what stands there twice, what is no address and why; to look at before anything is
 * written. [S1] */
#ifndef KLASKAST_DOMAIN_SITE_PLAN_H
#define KLASKAST_DOMAIN_SITE_PLAN_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/site.h"

enum site_find_kind {
    SITE_FIND_REFUSED, /* what has to be looked at comes first */
    SITE_FIND_NEW,
    SITE_FIND_TWICE, /* the same as an earlier one of these */
    SITE_FIND_KNOWN, /* on the list */
    SITE_FIND_KINDS,
};

struct site_find {
    enum site_find_kind kind;
    int line;                    /* where it stands, from 1 */
    const char *text;            /* as it was written, cleaned */
    const char *address, *key;   /* NULL when refused */
    const char *title, *subject; /* "" for none */
    const char *why;             /* a sentence; for a new one what to look at closely, or "" */
    bool take;                   /* a new one is to be added; may be changed before site_plan_wants */
};

enum { SITE_PLAN_MOST = 2000 };

struct site_plan {
    struct arena *arena;
    const struct site *sites; /* those on the list */
    size_t site_count;
    struct site_find *finds; /* in the order of their lines */
    size_t count, room;
    size_t counts[SITE_FIND_KINDS];
    size_t left_out; /* links that lead to no site: javascript:, file:, ... */
    size_t beyond;   /* after the first SITE_PLAN_MOST: not read */
};

/* An empty plan; it lives in the arena, and so must the sites. */
void site_plan_begin(struct site_plan *plan, struct arena *arena, const struct site *sites,
                     size_t site_count);
/* One more. Texts may be NULL. */
void site_plan_add(struct site_plan *plan, int line, const char *text, const char *title,
                   const char *subject);
/* Every line of `text` that is not empty. Of cells with a tab between them (from a sheet) the one beside the
 * address is the title. */
void site_plan_lines(struct site_plan *plan, const char *text);

/* The sites that are to be added, for INTENT_SITE_ADD. */
void site_plan_wants(const struct site_plan *plan, const struct site_intent **wants, size_t *count);

/* "47 new, 2 on the list already, 1 twice, 1 refused." Returns text. */
const char *site_plan_summary(const struct site_plan *plan, char *text, size_t size);
/* "new", "refused", "twice", "on the list": for people. */
const char *site_find_label(enum site_find_kind kind);

#endif
