/* The list of sites (F4): what may be used, by whom, and why. [S1-S4, S9] */
#ifndef KLASKAST_SCREENS_SITES_H
#define KLASKAST_SCREENS_SITES_H

#include "klaskast/domain/site.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

/* Columns of the body's table, all arithmetic; width 0 for what has no room. */
struct sites_layout {
    int width, height;
    bool tabs;
    int top, rows;   /* of the list */
    int detail;      /* row of the sentence for the children; -1: no room */
    int detail_rows; /* 1 or 2 */
    int status, title, key, subject, groups, date, who;
};

struct sites {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct arena arena; /* of the sites, made anew by each reload */
    const struct site *sites;
    size_t count;
    const struct site **shown; /* those that the filter lets through */
    struct sites_layout layout;
    struct list list;
    int64_t selected; /* id; 0: none */
    char filter[120]; /* as typed */
    int group;        /* only sites for this group; 0: all */
};

/* A view, for stack_replace. */
struct screen *sites_new(struct desk *desk, const struct keymap *keymap);

void sites_lay_out(struct sites_layout *layout, int width, int height);

/* sites_draw.c */
void sites_draw(const struct screen *screen, struct canvas *canvas);

#endif
