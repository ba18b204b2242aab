/* Where templates come from: the school's own files beside the settings, else those that are built in. */
#include "klaskast/base/embedded.h"
#include "klaskast/io/letter.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void path_of(char path[256], enum language language, const char *name)
{
    snprintf(path, 256, "letters/%s/%s.md", language_code(language), name);
}

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
    path_of(path, language, name);
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

bool letter_file_built_in(enum language language, const char *name)
{
    char path[256];
    path_of(path, language, name);
    return embedded_find(path) != NULL;
}

struct names {
    struct arena *arena;
    const char **names;
    size_t count, capacity;
};

/* 'ban.md' as 'ban', once. */
static void add_name(struct names *names, const char *file)
{
    size_t length = strlen(file);
    if (length <= 3 || strcmp(file + length - 3, ".md") != 0 || *file == '.' || strchr(file, '/'))
        return;
    const char *name = arena_print(names->arena, "%.*s", (int)length - 3, file);
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->names[i], name) == 0)
            return;
    names->names =
        arena_room(names->arena, names->names, names->count, &names->capacity, sizeof *names->names);
    names->names[names->count++] = name;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t letter_file_names(const char *folder, enum language language, struct arena *arena, const char ***out)
{
    struct names names = { .arena = arena };
    const struct embedded *file;
    char begin[256], path[FILE_PATH_SIZE];
    path_of(begin, language, "");
    begin[strlen(begin) - 3] = '\0';
    for (size_t i = 0; (file = embedded_at(i)) != NULL; i++)
        if (strncmp(file->name, begin, strlen(begin)) == 0)
            add_name(&names, file->name + strlen(begin));
    DIR *list = folder && *folder && file_join(path, folder, begin) ? opendir(path) : NULL;
    for (struct dirent *entry; list && (entry = readdir(list)) != NULL;)
        add_name(&names, entry->d_name);
    if (list)
        closedir(list);
    if (names.count)
        qsort(names.names, names.count, sizeof *names.names, by_name);
    *out = names.names;
    return names.count;
}
