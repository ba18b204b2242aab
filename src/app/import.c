#include "klaskast/app/import.h"

#include "klaskast/app/import_columns.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/io/classlist_file.h"
#include "klaskast/store/query.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int hex_digit(char digit)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = digit ? strchr(digits, tolower((unsigned char)digit)) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* "file:///home/marit/groep%207.csv", as a file that is dragged to the terminal may arrive. */
static void decode(char *path)
{
    char *to = path;
    for (const char *from = path; *from; from++, to++) {
        int high = *from == '%' ? hex_digit(from[1]) : -1, low = high >= 0 ? hex_digit(from[2]) : -1;
        *to = low >= 0 ? (char)(high * 16 + low) : *from;
        from += low >= 0 ? 2 : 0;
    }
    *to = '\0';
}

void import_path(const char *typed, char out[FILE_PATH_SIZE])
{
    char path[FILE_PATH_SIZE];
    const char *home = getenv("HOME");
    size_t length = strlen(typed);
    bool quoted = length > 1 && (*typed == '\'' || *typed == '"') && typed[length - 1] == *typed;
    snprintf(path, sizeof path, "%.*s", (int)(quoted ? length - 2 : length), typed + quoted);
    if (strncmp(path, "file://", 7) == 0) {
        decode(path);
        snprintf(out, FILE_PATH_SIZE, "%s", path + 7);
    } else if (strncmp(path, "~/", 2) == 0 && home && *home) {
        if (!file_join(out, home, path + 2))
            out[0] = '\0';
    } else {
        snprintf(out, FILE_PATH_SIZE, "%s", path);
    }
}

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

static bool make_plan(struct app *app, const struct import_wish *wish, struct arena *arena,
                      struct import_preview *preview, struct err *err)
{
    struct facts school;
    const struct scope scope = {
        .class_id = app->class_id, .day = app->day, .since = app->day, .school = true
    };
    /* A list that does not say whose it is never lands among the invented children. */
    const struct school_class *shown = &app->model.class;
    const char *here = shown->id && !shown->demo ? shown->name : "";
    struct import_input input = { .list = &preview->list,
                                  .today = clock_today(),
                                  .wanted = arena_copy(arena, text_or_empty(wish->wanted)),
                                  .fallback = arena_copy(arena, text_or_empty(wish->fallback)) };
    if (!*input.fallback)
        input.fallback = arena_copy(arena, here);
    preview->planned = false;
    if (!preview->list.understood ||
        (!*input.wanted && !*input.fallback && import_plan_lacks_class(&preview->list)))
        return true;
    if (!query_facts(app->store, &scope, arena, &school, err))
        return false;
    input.classes = school.classes;
    input.class_count = school.class_count;
    input.pupils = school.pupils;
    input.pupil_count = school.pupil_count;
    preview->planned = true;
    return import_plan_make(&preview->plan, arena, &input, err);
}

static const struct classlist_mapping *copy_mapping(const struct classlist_mapping *mapping,
                                                    struct arena *arena)
{
    if (!mapping)
        return NULL;
    struct classlist_mapping *copy = arena_new(arena, 1, sizeof *copy);
    enum column_use *uses = arena_new(arena, mapping->count, sizeof *uses);
    memcpy(uses, mapping->uses, mapping->count * sizeof *uses);
    *copy = (struct classlist_mapping){ mapping->heading_line, uses, mapping->count };
    return copy;
}

static bool read_file(struct app *app, const char *path, const struct import_wish *wish, struct arena *arena,
                      struct import_preview *preview, struct err *err)
{
    if (!classlist_read(path, wish->mapping, arena, &preview->list, err))
        return false;
    preview->mapping = copy_mapping(wish->mapping, arena);
    if (preview->list.understood || wish->mapping)
        return true;
    const struct classlist_mapping *known = import_columns_recall(app, &preview->list, arena);
    return !known || classlist_read(path, known, arena, &preview->list, err);
}

static void compare_year(struct classlist *list)
{
    list->other_year =
        list->school_year && list->school_year != day_date(day_schoolyear_start(clock_today())).year;
}

bool import_look(const char *path, struct arena *arena, struct classlist *list, struct err *err)
{
    char file[FILE_PATH_SIZE];
    import_path(path, file);
    if (!classlist_read(file, NULL, arena, list, err))
        return false;
    compare_year(list);
    return true;
}

bool import_read(struct app *app, const char *path, const struct import_wish *wish, struct arena *arena,
                 struct import_preview *preview, struct err *err)
{
    char file[FILE_PATH_SIZE];
    import_path(path, file);
    if (!read_file(app, file, wish, arena, preview, err))
        return false;
    compare_year(&preview->list);
    return make_plan(app, wish, arena, preview, err);
}

/* The class to show after the import: the one on the screen when the list is about it, else the first of the
 * list. */
static const char *class_to_open(const struct app *app, const struct import_plan *plan)
{
    const char *first = NULL;
    int line_of_first = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct import_line *line = &plan->lines[i];
        if (!line->row)
            continue;
        if (line->class_id && line->class_id == app->class_id)
            return line->class_name;
        if (!first || line->row->line < line_of_first) {
            first = line->class_name;
            line_of_first = line->row->line;
        }
    }
    return first ? first : "";
}

bool import_perform(struct app *app, const struct import_preview *preview, struct outcome *outcome,
                    struct err *err)
{
    char path[FILE_PATH_SIZE], name[CLASS_NAME_SIZE];
    struct intent intent = { .kind = INTENT_ROSTER, .class_id = app->class_id };
    import_plan_changes(&preview->plan, &intent.changes, &intent.change_count);
    if (!intent.change_count)
        return err_set(err, ERR_REFUSED, "%s", _("The list is as it was: there is nothing to change."));
    if (app->model.facts.class_count && !app_backup(app, "before-import", path, err))
        return false;
    snprintf(name, sizeof name, "%s", class_to_open(app, &preview->plan));
    if (!app_perform(app, &intent, outcome, err))
        return false;
    /* The pupils are on disk; what is noted beside them may fail. */
    app_open_class(app, name);
    import_columns_keep(app, &preview->list, preview->mapping, NULL);
    return true;
}

/* --- the file ------------------------------------------------------------------------------------------ */

/* What typing `name` in `folder` can become. */
struct completion {
    const char *name;
    size_t length; /* bytes of name */
    char common[256];
    size_t count;
    bool folder; /* the only one is a folder */
};

static void consider(struct completion *completion, const char *folder, const char *entry, char *others,
                     size_t others_size)
{
    char path[FILE_PATH_SIZE];
    bool hidden = entry[0] == '.' && completion->name[0] != '.';
    if (hidden || strncasecmp(entry, completion->name, completion->length) != 0 ||
        strlen(entry) >= sizeof completion->common || !file_join(path, folder, entry))
        return;
    enum file_kind kind = file_kind(path, NULL, NULL);
    size_t used = strlen(others);
    if (used + strlen(entry) + 3 < others_size)
        snprintf(others + used, others_size - used, "%s%s%s", used ? "  " : "", entry,
                 kind == FILE_FOLDER ? "/" : "");
    completion->folder = kind == FILE_FOLDER;
    if (completion->count++ == 0) {
        snprintf(completion->common, sizeof completion->common, "%s", entry);
        return;
    }
    size_t same = 0;
    while (completion->common[same] && completion->common[same] == entry[same])
        same++;
    /* Never in the middle of a letter of several bytes. */
    while (same && ((unsigned char)completion->common[same] & 0xC0) == 0x80)
        same--;
    completion->common[same] = '\0';
}

bool import_complete(const char *typed, char *out, size_t size, char *others, size_t others_size)
{
    char folder[FILE_PATH_SIZE], start[FILE_PATH_SIZE];
    const char *slash = strrchr(typed, '/');
    snprintf(start, sizeof start, "%.*s", slash ? (int)(slash + 1 - typed) : 0, typed);
    struct completion completion = { .name = slash ? slash + 1 : typed };
    completion.length = strlen(completion.name);
    import_path(*start ? start : ".", folder);
    others[0] = '\0';
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    if (count < 0)
        return false;
    for (int i = 0; i < count; i++) {
        consider(&completion, folder, entries[i]->d_name, others, others_size);
        free(entries[i]);
    }
    free(entries);
    bool alone = completion.count == 1;
    if (alone)
        others[0] = '\0';
    int length =
        snprintf(out, size, "%s%s%s", start, completion.common, alone && completion.folder ? "/" : "");
    return completion.count && length > 0 && (size_t)length < size && (size_t)length > strlen(typed);
}
