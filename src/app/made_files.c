#include "klaskast/app/made_files.h"

#include "klaskast/base/day.h"
#include "klaskast/io/html.h"
#include "klaskast/store/purge.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Far more than a page about a child: what is larger is named to the teacher. */
enum { LARGEST = 32 * 1024 * 1024 };

static void remove_file(const char *path, struct made_files *files)
{
    if (unlink(path) == 0) {
        files->removed++;
        return;
    }
    files->stayed++;
    snprintf(files->stayed_at, sizeof files->stayed_at, "%s", path);
}

/* Calls `goes` for each regular file of the folder beside the data file; what goes is removed. */
static void each_file(struct app *app, const char *folder,
                      bool (*goes)(struct app *app, const char *name, const char *path, const void *context),
                      const void *context, struct made_files *files)
{
    char beside[FILE_PATH_SIZE], where[FILE_PATH_SIZE], path[FILE_PATH_SIZE];
    file_folder(beside, store_path(app->store));
    if (!file_join(where, beside, folder) || file_kind(where, NULL, NULL) != FILE_FOLDER)
        return;
    DIR *list = opendir(where);
    if (!list)
        return;
    for (struct dirent *entry; (entry = readdir(list));)
        if (file_join(path, where, entry->d_name) && file_kind(path, NULL, NULL) == FILE_REGULAR &&
            goes(app, entry->d_name, path, context))
            remove_file(path, files);
    closedir(list);
}

/* "2026-11-23-warning-4711-v1.html": the number is that of what it is about. */
static bool letter_goes(struct app *app, const char *name, const char *path, const void *context)
{
    (void)path;
    (void)context;
    char iso[DAY_ISO_SIZE];
    int day;
    snprintf(iso, sizeof iso, "%.10s", name);
    const char *version = strstr(name, "-v");
    const char *number = version;
    while (number && number > name && number[-1] >= '0' && number[-1] <= '9')
        number--;
    return day_parse_iso(iso, &day) && number && number < version && number > name && number[-1] == '-' &&
           purge_emptied(app->store, strtoll(number, NULL, 10));
}

/* "card-2026-11-23-1f3a9c02.html", "photos-2026-11-23.html", "inspect-..." */
static bool paper_goes(struct app *app, const char *name, const char *path, const void *context)
{
    (void)app;
    (void)path;
    static const char *const begins[] = { "card-", "photos-", "inspect-" };
    const int *before = context;
    char iso[DAY_ISO_SIZE];
    int day;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t length = strlen(begins[i]);
        if (strncmp(name, begins[i], length) != 0)
            continue;
        snprintf(iso, sizeof iso, "%.10s", name + length);
        return day_parse_iso(iso, &day) && day < *before;
    }
    return false;
}

void made_files_past(struct app *app, int before, struct made_files *files)
{
    each_file(app, "letters", letter_goes, NULL, files);
    each_file(app, "cards", paper_goes, &before, files);
}

struct wanted {
    const char *const *names;
    size_t count;
    struct made_files *files;
};

static bool holds(const struct buffer *bytes, const char *name)
{
    struct buffer escaped;
    buffer_init(&escaped);
    html_text(&escaped, name);
    bool found = memmem(buffer_get(bytes), bytes->length, name, strlen(name)) ||
                 memmem(buffer_get(bytes), bytes->length, buffer_get(&escaped), escaped.length);
    buffer_clear(&escaped);
    return found;
}

static bool names_it(struct app *app, const char *name, const char *path, const void *context)
{
    (void)app;
    (void)name;
    const struct wanted *wanted = context;
    struct buffer bytes;
    bool found = false;
    buffer_init(&bytes);
    if (!file_read(path, LARGEST, &bytes, NULL)) {
        wanted->files->unread++;
        snprintf(wanted->files->unread_at, sizeof wanted->files->unread_at, "%s", path);
    }
    for (size_t i = 0; i < wanted->count && !found; i++)
        found = holds(&bytes, wanted->names[i]);
    buffer_clear(&bytes);
    return found;
}

void made_files_with(struct app *app, const char *const *names, size_t count, struct made_files *files)
{
    const struct wanted wanted = { names, count, files };
    each_file(app, "letters", names_it, &wanted, files);
    each_file(app, "cards", names_it, &wanted, files);
}
