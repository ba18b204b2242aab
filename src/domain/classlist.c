#include "klaskast/domain/classlist.h"

#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>

const char *column_label(enum column_use use)
{
    switch (use) {
    case COLUMN_UNKNOWN:
        return _("not used");
    case COLUMN_FORBIDDEN:
        return _("never kept");
    case COLUMN_FIRST:
        return _("first name");
    case COLUMN_FORENAMES:
        return _("forenames");
    case COLUMN_PREFIX:
        return _("prefix");
    case COLUMN_MIDDLE:
        return _("middle name");
    case COLUMN_SURNAME:
        return _("surname");
    case COLUMN_NAME:
        return _("whole name");
    case COLUMN_KEY:
        return _("pupil number");
    case COLUMN_CLASS:
        return _("class");
    case COLUMN_YEAR:
        return _("group (1 to 8)");
    case COLUMN_SLOT:
        return _("slot");
    case COLUMN_STATUS:
        return _("status");
    case COLUMN_USES:
        break;
    }
    return "";
}

static const char *const column_names[COLUMN_USES] = {
    [COLUMN_UNKNOWN] = "-",           [COLUMN_FORBIDDEN] = "never", [COLUMN_FIRST] = "first",
    [COLUMN_FORENAMES] = "forenames", [COLUMN_PREFIX] = "prefix",   [COLUMN_MIDDLE] = "middle",
    [COLUMN_SURNAME] = "surname",     [COLUMN_NAME] = "name",       [COLUMN_KEY] = "number",
    [COLUMN_CLASS] = "class",         [COLUMN_YEAR] = "group",      [COLUMN_SLOT] = "slot",
    [COLUMN_STATUS] = "status",
};

const char *column_name(enum column_use use)
{
    return column_names[use];
}

bool column_parse(const char *name, enum column_use *use)
{
    for (int i = 0; i < COLUMN_USES; i++)
        if (strcmp(column_names[i], name) == 0) {
            *use = (enum column_use)i;
            return true;
        }
    return false;
}

bool column_is_name(enum column_use use)
{
    return use == COLUMN_FIRST || use == COLUMN_FORENAMES || use == COLUMN_SURNAME || use == COLUMN_NAME;
}

const char *classlist_refusal_text(const struct classlist_refusal *refusal, char *text, size_t size)
{
    switch (refusal->why) {
    case REFUSED_NO_NAME:
        snprintf(text, size, _("line %d: there is no name"), refusal->line);
        break;
    case REFUSED_NUMBER_IN_NAME:
        snprintf(text, size, _("line %d: there is a number or an address where the name should be"),
                 refusal->line);
        break;
    case REFUSED_NO_CLASS:
        snprintf(text, size, _("line %d: this pupil is in no group, and has no year"), refusal->line);
        break;
    case REFUSED_SAME_KEY:
        snprintf(text, size, _("line %d: %s has the same number as line %d"), refusal->line, refusal->name,
                 refusal->earlier);
        break;
    case REFUSED_SAME_NAME:
        snprintf(text, size, _("line %d: %s is on line %d too, and no numbers tell them apart"),
                 refusal->line, refusal->name, refusal->earlier);
        break;
    }
    return text;
}

/* --- notes --------------------------------------------------------------------------------------------- */

/* A list of headings, as long as it fits: "Birth date, E-mail, ...". */
struct headings {
    char text[200];
    size_t length;
    size_t count;
};

static void add_heading(struct headings *headings, const struct classlist_column *column, size_t index)
{
    char name[100];
    if (column->heading[0])
        snprintf(name, sizeof name, "%s", column->heading);
    else
        snprintf(name, sizeof name, _("column %zu"), index + 1);
    headings->count++;
    size_t room = sizeof headings->text - headings->length;
    if (strlen(name) + 8 >= room) {
        if (headings->length && headings->text[headings->length - 1] != '.')
            headings->length += (size_t)snprintf(headings->text + headings->length, room, ", ...");
        return;
    }
    headings->length +=
        (size_t)snprintf(headings->text + headings->length, room, "%s%s", headings->length ? ", " : "", name);
}

static bool is_dropped(const struct classlist_column *column, enum column_use use, enum column_why why)
{
    if (column->use != use || (why == WHY_BSN) != (column->why == WHY_BSN))
        return false;
    return use == COLUMN_FORBIDDEN || (why == WHY_DOUBLE) == (column->why == WHY_DOUBLE);
}

static bool dropped(const struct classlist *list, enum column_use use, enum column_why why,
                    const char *format, char *text, size_t size)
{
    struct headings headings = { .length = 0 };
    for (size_t c = 0; c < list->column_count; c++)
        if (is_dropped(&list->columns[c], use, why))
            add_heading(&headings, &list->columns[c], c);
    if (!headings.count)
        return false;
    snprintf(text, size, translate(format), headings.text);
    return true;
}

static bool counted(size_t count, const char *one, const char *many, char *text, size_t size)
{
    if (!count)
        return false;
    snprintf(text, size, translate_count(one, many, count), count);
    return true;
}

static bool odd_names(const struct classlist *list, char *text, size_t size)
{
    char names[160] = "", full[NAME_TEXT_SIZE];
    size_t length = 0;
    for (size_t i = 0; i < list->row_count; i++) {
        if (!list->rows[i].odd)
            continue;
        name_full(&list->rows[i].name, full);
        bool fits = length + strlen(full) + 8 < sizeof names;
        length += (size_t)snprintf(names + length, sizeof names - length, "%s%s", length ? ", " : "",
                                   fits ? full : "...");
        if (!fits)
            break;
    }
    if (!length)
        return false;
    snprintf(
        text, size,
        _("Look at these names, a letter may be lost: %s. Saving the list as 'CSV UTF-8' keeps all letters."),
        names);
    return true;
}

static bool of_year(const struct classlist *list, char *text, size_t size)
{
    if (list->odd_year)
        snprintf(text, size, "%s", _("Its school year is not two years in a row. Is it the right file?"));
    else if (list->other_year)
        snprintf(text, size, _("School year %d-%d, which is not this one. Is it the right file?"),
                 list->school_year, list->school_year + 1);
    else if (list->school_year)
        snprintf(text, size, _("School year %d-%d."), list->school_year, list->school_year + 1);
    return list->odd_year || list->school_year;
}

enum note {
    NOTE_YEAR,
    NOTE_EXTRA,
    NOTE_STRAYS,
    NOTE_GONE,
    NOTE_BSN,
    NOTE_FORBIDDEN,
    NOTE_UNUSED,
    NOTE_DOUBLE,
    NOTE_NUMBERS,
    NOTE_INACTIVE,
    NOTE_TWICE,
    NOTE_ODD,
    NOTES,
};

static bool note(const struct classlist *list, enum note which, char *text, size_t size)
{
    switch (which) {
    case NOTE_YEAR:
        return of_year(list, text, size);
    case NOTE_EXTRA:
        if (list->extra && *list->extra)
            snprintf(text, size, _("Groups for some lessons only, no classes, so not read: %s."),
                     list->extra);
        return list->extra && *list->extra;
    case NOTE_STRAYS:
        return counted(list->strays, N_("%zu pupil is in a group that the file does not describe."),
                       N_("%zu pupils are in groups that the file does not describe."), text, size);
    case NOTE_GONE:
        return counted(list->gone, N_("%zu pupil has left the school and is passed over."),
                       N_("%zu pupils have left the school and are passed over."), text, size);
    case NOTE_BSN:
        return dropped(list, COLUMN_FORBIDDEN, WHY_BSN,
                       N_("Not read, these look like citizen service numbers (BSN): %s."), text, size);
    case NOTE_FORBIDDEN:
        return dropped(list, COLUMN_FORBIDDEN, WHY_HEADING, N_("Never kept, so not read: %s."), text, size);
    case NOTE_UNUSED:
        return dropped(list, COLUMN_UNKNOWN, WHY_HEADING, N_("Not needed, so not read: %s."), text, size);
    case NOTE_DOUBLE:
        return dropped(list, COLUMN_UNKNOWN, WHY_DOUBLE,
                       N_("The same as an earlier column, so not read: %s."), text, size);
    case NOTE_NUMBERS:
        return counted(list->numbers_dropped, N_("%zu number may be a BSN and is not read; the pupil is."),
                       N_("%zu numbers may be a BSN and are not read; the pupils are."), text, size);
    case NOTE_INACTIVE:
        return counted(
            list->inactive, N_("%zu line is passed over: an account that is not in use, or of staff."),
            N_("%zu lines are passed over: accounts that are not in use, or of staff."), text, size);
    case NOTE_TWICE:
        return counted(list->twice, N_("%zu letter was written in a double encoding and is put right."),
                       N_("%zu letters were written in a double encoding and are put right."), text, size);
    case NOTE_ODD:
        return odd_names(list, text, size);
    case NOTES:
        break;
    }
    return false;
}

bool classlist_note(const struct classlist *list, size_t index, char *text, size_t size)
{
    for (enum note which = 0; which < NOTES; which++)
        if (note(list, which, text, size) && index-- == 0)
            return true;
    return false;
}
