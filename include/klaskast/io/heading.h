/* What the headings of a class list mean, in Dutch and English. */
#ifndef KLASKAST_IO_HEADING_H
#define KLASKAST_IO_HEADING_H

#include "klaskast/domain/classlist.h"

enum { HEADING_SIZE = 80 };

/* What a column under this heading is for. */
enum column_use heading_use(const char *text);

#endif
