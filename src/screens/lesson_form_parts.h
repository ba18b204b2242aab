/* What the files lesson_form*.c share: the form of one lesson, its fields, and how it looks. */
#ifndef KLASKAST_SCREENS_LESSON_FORM_PARTS_H
#define KLASKAST_SCREENS_LESSON_FORM_PARTS_H

#include "klaskast/screens/lesson_form.h"
#include "klaskast/ui/entry.h"
#include "klaskast/ui/list.h"

/* Rows above the fields, and below them. */
enum { LESSON_FORM_TOP = 2, LESSON_FORM_HINT_ROWS = 2 };

/* From top to bottom. The sites in use stand before the row on which one more is looked for. */
enum form_field {
    FIELD_TITLE,
    FIELD_SITE,
    FIELD_ADD,
    FIELD_DAY,
    FIELD_GROUPS,
    FIELD_SUBJECT,
    FIELD_GOAL,
    FIELD_COPYRIGHT,
    FIELD_MEDIA,
    FIELD_ADULT,
    FIELD_CONTACT,
    FIELD_LEAVE,
    FIELDS
};

struct lesson_form {
    struct screen screen;
    struct desk *desk;
    struct arena arena; /* of the sites, made anew by each reload */
    const struct site *sites;
    size_t site_count;
    enum lesson_form_use use;
    int64_t lesson_id;
    int day; /* as it was before it was typed over */
    struct entry entries[FIELDS];
    bool ticked[FIELDS];
    struct {
        char key[SITE_ADDRESS_SIZE];
        bool shown;
    } uses[LESSON_SITES];
    int use_count;
    bool touched;     /* something else than a text was changed */
    bool leaving;     /* that nothing is recorded yet was said: the next Esc leaves */
    bool arrived;     /* on this field just now: what is typed replaces what stands there */
    struct list list; /* the rows */
    int width, height;
};

/* lesson_form_rows.c */
/* The field on a row: the rows of the sites in use are all FIELD_SITE. */
enum form_field lesson_form_field(const struct lesson_form *form, int row);
/* The field where the cursor is. */
enum form_field lesson_form_here(const struct lesson_form *form);
/* Is it yes or no, ticked with the space bar? */
bool lesson_form_is_box(enum form_field field);
/* What keeps the site `key`, which is looked for among `sites`, from this lesson as it is typed now;
 * GAP_NONE: nothing. `shown`: by the teacher only. */
enum lesson_gap lesson_form_gap(const struct lesson_form *form, const struct site *sites, size_t count,
                                const char *key, bool shown);

/* lesson_form_draw.c */
void lesson_form_draw(const struct screen *screen, struct canvas *canvas);

#endif
