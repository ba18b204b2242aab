/* Reading a class list: asks for the file, then shows what it would change before anything is written; where
 * the headings are not understood it first asks what the columns are. */
#ifndef KLASKAST_SCREENS_IMPORT_H
#define KLASKAST_SCREENS_IMPORT_H

#include "klaskast/base/file.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

enum { IMPORT_COLUMNS = 200 };

/* Where a list comes from, and what was said about it. */
struct import_source {
    char path[FILE_PATH_SIZE];
    char class_name[CLASS_NAME_SIZE]; /* for a list that names none; "" */
    bool mapped;                      /* the columns were said by hand: */
    int heading_line;
    enum column_use uses[IMPORT_COLUMNS];
    size_t use_count;
};

/* Asks for the file. `class_name` is the class of a list that names none; NULL or "": the class on the
 * screen, or else it is asked. */
void import_open(struct stack *stack, struct desk *desk, const char *class_name);

/* Reads the source and puts the screen that comes next on the stack: the columns, the preview, or the
 * question which class it is. A file that cannot be read is a warning on the message line. */
void import_go_on(struct stack *stack, struct desk *desk, const struct import_source *source);

/* The preview. `preview` and what it points to live in `arena`, which the screen takes over. */
struct screen *import_preview_new(struct desk *desk, const struct import_source *source, struct arena *arena,
                                  const struct import_preview *preview);

/* What each column is. Takes over `arena` likewise. */
struct screen *import_columns_new(struct desk *desk, const struct import_source *source, struct arena *arena,
                                  const struct import_preview *preview);

#endif
