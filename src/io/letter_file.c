/* Where templates come from: the school's own files beside the settings, else those that are built in. */
#include "klaskast/base/embedded.h"
#include "klaskast/io/letter.h"

#include <stdio.h>
#include <string.h>

/* The school's own file at folder/name. *there: it is there, readable or not. */
static bool read_own(const char *folder, const char *name, struct letter_file *file, bool *there,
                     struct err *err)
{
    *there = folder && *folder && file_join(file->name, folder, name) &&
             file_kind(file->name, NULL, NULL) != FILE_MISSING;
    return *there && file_read(file->name, LETTER_FILE_LIMIT, &file->text, err);
}

bool letter_file_read(const char *folder, enum language language, const char *name, struct letter_file *file,
                      struct err *err)
{
    char path[256];
    bool there;
    *file = (struct letter_file){ .own = true };
    buffer_init(&file->text);
    snprintf(path, sizeof path, "letters/%s/%s.md", language == LANGUAGE_DUTCH ? "nl" : "en", name);
    bool ok = read_own(folder, path, file, &there, err);
    if (!there && strcmp(name, "letterhead") == 0)
        ok = read_own(folder, "letters/letterhead.md", file, &there, err);
    if (there && !ok)
        letter_file_clear(file);
    if (there)
        return ok;
    const struct embedded *built_in = embedded_find(path);
    if (!built_in)
        return err_set(err, ERR_REFUSED, _("There is no template %s."), path);
    snprintf(file->name, sizeof file->name, "%s", path);
    file->own = false;
    buffer_add(&file->text, built_in->bytes, built_in->length);
    return true;
}

void letter_file_clear(struct letter_file *file)
{
    buffer_clear(&file->text);
}
