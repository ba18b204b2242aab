#include "klaskast/io/oneroster.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/day.h"
#include "klaskast/base/file.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/charset.h"
#include "klaskast/io/classlist_rows.h"
#include "klaskast/io/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A table of which the columns are known by their headings. */
struct sheet {
    struct csv_table table; /* its first record is the headings; empty where the file is missing */
    struct buffer text;
};

struct oneroster {
    struct sheet sheets[ONEROSTER_FILES];
    struct arena *arena; /* of the tables */
    struct classlist *list;
    int today;
};

/* Where a user belongs: in a class, or among the pupils. */
struct place {
    const char *user, *class;
    bool first; /* goes before the user's others: its home class, its role of a pupil */
    size_t row;
};

/* "users.csv" */
static const char *oneroster_file_name(enum oneroster_file file)
{
    static const char *const names[] = {
        [ONEROSTER_USERS] = "users.csv",
        [ONEROSTER_CLASSES] = "classes.csv",
        [ONEROSTER_ENROLLMENTS] = "enrollments.csv",
        [ONEROSTER_ROLES] = "roles.csv",
    };
    return names[file];
}

/* --- tables --------------------------------------------------------------------------------------------- */

static size_t records(const struct sheet *sheet)
{
    return sheet->table.count ? sheet->table.count - 1 : 0;
}

/* The column under this heading, or -1. Exports differ in capitals, and in userId for userIds. */
static int column(const struct sheet *sheet, const char *heading)
{
    if (!sheet->table.count)
        return -1;
    const struct csv_record *first = &sheet->table.records[0];
    for (size_t c = 0; c < first->count; c++)
        if (strcasecmp(first->fields[c], heading) == 0)
            return (int)c;
    return -1;
}

/* What stands in record `row` (from 0) under a heading; "" where there is no such column. */
static const char *value(const struct sheet *sheet, size_t row, const char *heading)
{
    int at = column(sheet, heading);
    return at < 0 ? "" : csv_field(&sheet->table.records[row + 1], (size_t)at);
}

static bool has_columns(const struct sheet *sheet, const char *path, const char *const *headings,
                        struct err *err)
{
    for (; *headings; headings++)
        if (column(sheet, *headings) < 0)
            return err_set(err, ERR_REFUSED, _("%s, line 1: there is no column '%s'. Export OneRoster anew."),
                           path, *headings);
    return true;
}

static bool read_sheet(struct oneroster *oneroster, const char *name, enum oneroster_file file,
                       const struct oneroster_bytes *bytes, struct err *err)
{
    static const char *const needed[ONEROSTER_FILES][4] = {
        [ONEROSTER_USERS] = { "sourcedId", "givenName", "familyName", NULL },
        [ONEROSTER_CLASSES] = { "sourcedId", "title", NULL },
        [ONEROSTER_ENROLLMENTS] = { "classSourcedId", "userSourcedId", NULL },
        [ONEROSTER_ROLES] = { "userSourcedId", "role", NULL },
    };
    struct sheet *sheet = &oneroster->sheets[file];
    struct charset_found found;
    char path[FILE_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", name, oneroster_file_name(file));
    if (!bytes->bytes && file == ONEROSTER_ROLES)
        return true;
    if (!bytes->bytes)
        return err_set(
            err, ERR_REFUSED,
            _("There is no %s. Of a OneRoster export users.csv, classes.csv and enrollments.csv are "
              "needed, unpacked in one folder."),
            path);
    if (!charset_is_text(path, bytes->bytes, bytes->length, err) ||
        !charset_read(path, bytes->bytes, bytes->length, &sheet->text, &found, err) ||
        !csv_read(path, buffer_get(&sheet->text), ',', oneroster->arena, &sheet->table, err))
        return false;
    if (file == ONEROSTER_USERS)
        oneroster->list->charset = charset_name(found.charset);
    return has_columns(sheet, path, needed[file], err);
}

/* --- who is where --------------------------------------------------------------------------------------- */

/* In a delta the rows that go say so; in other exports the column is empty. */
static bool is_going(const struct sheet *sheet, size_t row)
{
    const char *status = value(sheet, row, "status");
    return strcasecmp(status, "tobedeleted") == 0 || strcasecmp(status, "inactive") == 0;
}

/* An end is the first day without. */
static bool is_over(const struct oneroster *oneroster, const struct sheet *sheet, size_t row)
{
    char text[DAY_ISO_SIZE];
    int end;
    snprintf(text, sizeof text, "%s", value(sheet, row, "endDate"));
    return day_parse_iso(text, &end) && end <= oneroster->today;
}

static size_t find_id(const struct sheet *sheet, const char *id)
{
    size_t at = (size_t)column(sheet, "sourcedId");
    for (size_t i = 0; *id && i < records(sheet); i++)
        if (strcmp(csv_field(&sheet->table.records[i + 1], at), id) == 0)
            return i;
    return records(sheet);
}

/* By user; of one user the first place first, then as in the file. */
static int by_user(const void *a, const void *b)
{
    const struct place *one = a, *two = b;
    int order = strcmp(one->user, two->user);
    if (!order)
        order = (int)two->first - (int)one->first;
    return order ? order : (one->row > two->row) - (one->row < two->row);
}

static size_t find_places(struct oneroster *oneroster, struct place **places)
{
    const struct sheet *enrollments = &oneroster->sheets[ONEROSTER_ENROLLMENTS];
    const struct sheet *classes = &oneroster->sheets[ONEROSTER_CLASSES];
    size_t count = 0;
    *places = arena_new(oneroster->arena, records(enrollments) + 1, sizeof **places);
    for (size_t i = 0; i < records(enrollments); i++) {
        const char *role = value(enrollments, i, "role");
        size_t class = find_id(classes, value(enrollments, i, "classSourcedId"));
        if (is_going(enrollments, i) || is_over(oneroster, enrollments, i) || class == records(classes) ||
            is_going(classes, class) || (*role && strcasecmp(role, "student") != 0))
            continue;
        (*places)[count++] =
            (struct place){ value(enrollments, i, "userSourcedId"), value(classes, class, "title"),
                            strcasecmp(value(classes, class, "classType"), "homeroom") == 0, i };
    }
    qsort(*places, count, sizeof **places, by_user);
    return count;
}

static const struct place *find_place(const struct place *places, size_t count, const char *user)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(places[middle].user, user) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && strcmp(places[low].user, user) == 0 ? &places[low] : NULL;
}

/* In 1.2 a file of its own says what a user is. */
static size_t find_roles(struct oneroster *oneroster, struct place **places)
{
    const struct sheet *roles = &oneroster->sheets[ONEROSTER_ROLES];
    size_t count = records(roles);
    *places = arena_new(oneroster->arena, count + 1, sizeof **places);
    for (size_t i = 0; i < count; i++)
        (*places)[i] = (struct place){ value(roles, i, "userSourcedId"), "",
                                       strcasecmp(value(roles, i, "role"), "student") == 0, i };
    qsort(*places, count, sizeof **places, by_user);
    return count;
}

/* --- the list ------------------------------------------------------------------------------------------- */

static void add_user(struct oneroster *oneroster, struct classlist_rows *rows, size_t user, const char *class)
{
    const struct sheet *users = &oneroster->sheets[ONEROSTER_USERS];
    const char *values[COLUMN_USES], *preferred = value(users, user, "preferredGivenName");
    const char *identifier = value(users, user, "identifier");
    for (enum column_use use = COLUMN_UNKNOWN; use < COLUMN_USES; use++)
        values[use] = "";
    values[COLUMN_FIRST] = *preferred ? preferred : value(users, user, "givenName");
    values[COLUMN_MIDDLE] = value(users, user, "middleName");
    values[COLUMN_SURNAME] = value(users, user, "familyName");
    values[COLUMN_KEY] = *identifier ? identifier : value(users, user, "sourcedId");
    values[COLUMN_CLASS] = class;
    classlist_rows_add(rows, users->table.records[user + 1].line, values);
}

static void add_users(struct oneroster *oneroster, struct classlist_rows *rows)
{
    const struct sheet *users = &oneroster->sheets[ONEROSTER_USERS];
    struct classlist *list = oneroster->list;
    struct place *places, *roles;
    size_t count = find_places(oneroster, &places), role_count = find_roles(oneroster, &roles);
    for (size_t i = 0; i < records(users); i++) {
        const char *id = value(users, i, "sourcedId"), *said = value(users, i, "role");
        const struct place *place = find_place(places, count, id), *role = find_place(roles, role_count, id);
        bool staff = role ? !role->first : *said && strcasecmp(said, "student") != 0;
        if (is_going(users, i))
            list->gone++;
        else if (staff || strcasecmp(value(users, i, "enabledUser"), "false") == 0)
            list->inactive++;
        else if (!place)
            classlist_rows_refuse(rows, users->table.records[i + 1].line, REFUSED_NO_CLASS);
        else
            add_user(oneroster, rows, i, place->class);
    }
}

/* What is dropped is named. */
static void name_columns(const struct oneroster *oneroster, struct arena *arena)
{
    static const char *const forbidden[] = { "username", "userIds",  "userId",          "email",   "sms",
                                             "phone",    "password", "agentSourcedIds", "pronouns" };
    enum { FORBIDDEN = sizeof forbidden / sizeof *forbidden };
    struct classlist *list = oneroster->list;
    list->columns = arena_new(arena, FORBIDDEN, sizeof *list->columns);
    for (size_t i = 0; i < FORBIDDEN; i++)
        if (column(&oneroster->sheets[ONEROSTER_USERS], forbidden[i]) >= 0)
            list->columns[list->column_count++] = (struct classlist_column){ .heading = forbidden[i],
                                                                             .use = COLUMN_FORBIDDEN,
                                                                             .why = WHY_HEADING };
}

bool oneroster_parse(const char *name, const struct oneroster_bytes files[ONEROSTER_FILES], int today,
                     struct arena *arena, struct classlist *list, struct err *err)
{
    struct arena scratch; /* holds all columns: cleared before anybody sees the list */
    struct classlist read = {
        .file = arena_copy(arena, name), .form = "OneRoster", .delimiter = ',', .understood = true
    };
    struct oneroster oneroster = { .arena = &scratch, .list = &read, .today = today };
    bool ok = true;
    arena_init(&scratch);
    for (enum oneroster_file file = 0; file < ONEROSTER_FILES; file++)
        buffer_init(&oneroster.sheets[file].text);
    for (enum oneroster_file file = 0; ok && file < ONEROSTER_FILES; file++)
        ok = read_sheet(&oneroster, name, file, &files[file], err);
    if (ok) {
        read.title_class = "";
        add_users(&oneroster, classlist_rows_new(&read, arena, records(&oneroster.sheets[ONEROSTER_USERS])));
        name_columns(&oneroster, arena);
        *list = read;
    }
    for (enum oneroster_file file = 0; file < ONEROSTER_FILES; file++)
        buffer_clear(&oneroster.sheets[file].text);
    arena_clear(&scratch);
    return ok;
}

bool oneroster_is(const char *folder)
{
    char path[FILE_PATH_SIZE];
    return file_kind(folder, NULL, NULL) == FILE_FOLDER &&
           file_join(path, folder, oneroster_file_name(ONEROSTER_USERS)) &&
           file_kind(path, NULL, NULL) == FILE_REGULAR;
}

bool oneroster_read(const char *folder, int today, struct arena *arena, struct classlist *list,
                    struct err *err)
{
    struct buffer buffers[ONEROSTER_FILES];
    struct oneroster_bytes files[ONEROSTER_FILES] = { { NULL, 0 } };
    bool ok = true;
    for (enum oneroster_file file = 0; file < ONEROSTER_FILES; file++)
        buffer_init(&buffers[file]);
    for (enum oneroster_file file = 0; ok && file < ONEROSTER_FILES; file++) {
        char path[FILE_PATH_SIZE];
        if (!file_join(path, folder, oneroster_file_name(file)) ||
            file_kind(path, NULL, NULL) == FILE_MISSING)
            continue;
        ok = file_read(path, CSV_FILE_LIMIT, &buffers[file], err);
        files[file] = (struct oneroster_bytes){ buffer_get(&buffers[file]), buffers[file].length };
    }
    ok = ok && oneroster_parse(folder, files, today, arena, list, err);
    for (enum oneroster_file file = 0; file < ONEROSTER_FILES; file++)
        buffer_clear(&buffers[file]);
    return ok;
}
