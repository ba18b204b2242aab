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
    int extra;       /* row of what colleagues know of it; -1: no room */
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
    int64_t selected;  /* id; 0: none */
    int64_t to_remove; /* while is asked whether it goes */
    char filter[120];  /* as typed */
    /* Only sites for this group (0: all), of this subject ("": all), and with this verdict or to be looked
     * at. */
    int group;
    char subject[SITE_SUBJECT_SIZE];
    enum site_show show;
    int due; /* of all: never looked at, to be looked at again, or soon */
};

/* A view, for stack_replace. */
struct screen *sites_new(struct desk *desk, const struct keymap *keymap);

/* sites_rows.c */
/* The chosen site; NULL: the list is empty. */
const struct site *sites_chosen(const struct sites *sites);
/* Selects a site that the filter lets through. */
void sites_select(struct sites *sites, int64_t id);
/* After the filter was changed. */
void sites_narrow(struct sites *sites);
void sites_show_all(struct sites *sites);

/* sites_act.c */
bool sites_act(struct screen *screen, struct stack *stack, enum key_action action);

/* sites_draw.c */
void sites_draw(const struct screen *screen, struct canvas *canvas);

#endif
