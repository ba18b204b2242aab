/* Sites and lessons as a file (JSON) that goes home on a stick and comes back. No pupil is in it. */
#ifndef KLASKAST_IO_PREP_FILE_H
#define KLASKAST_IO_PREP_FILE_H

#include "klaskast/base/buffer.h"
#include "klaskast/domain/prep.h"

enum { PREP_FILE_VERSION = 1, PREP_FILE_LIMIT = 32 * 1024 * 1024 };

void prep_file_print(const struct prep *prep, struct buffer *out);

/* Reads what prep_file_print wrote; texts are cleaned and cut, digests made anew, and what is no site or
 * lesson (an address that is none, a day that is none) is passed over and counted. Refused: bytes that are no
 * such file, a file of a newer program. `name` is for the sentence. Texts live in the arena. */
bool prep_file_parse(const char *name, const char *bytes, size_t length, struct arena *arena,
                     struct prep *prep, size_t *passed_over, struct err *err);

#endif
