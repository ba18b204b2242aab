#include "klaskast/base/embedded.h"

#include <string.h>

extern const struct embedded embedded_files[]; /* embedded_files.S; the last has no name */

const struct embedded *embedded_at(size_t index)
{
    for (size_t i = 0; embedded_files[i].name; i++)
        if (i == index)
            return &embedded_files[i];
    return NULL;
}

const struct embedded *embedded_find(const char *name)
{
    for (const struct embedded *file = embedded_files; file->name; file++)
        if (strcmp(file->name, name) == 0)
            return file;
    return NULL;
}
