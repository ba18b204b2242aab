#include "klaskast/io/edexml.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/io/classlist_rows.h"
#include "klaskast/io/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What stands within a pupil, and what it is for. What is not here is passed over without a word. */
static const struct {
    const char *name;
    enum column_use use;
} elements[] = {
    { "achternaam", COLUMN_SURNAME },
    { "voorvoegsel", COLUMN_PREFIX },
    { "tussenvoegsel", COLUMN_PREFIX },
    { "roepnaam", COLUMN_FIRST },
    { "voornamen", COLUMN_FORENAMES },
    { "voorletters-1", COLUMN_MIDDLE }, /* used where there is no other name: see first_name */
    { "voorletters", COLUMN_MIDDLE },
    { "jaargroep", COLUMN_YEAR },
    { "groep", COLUMN_CLASS },
    { "geboortedatum", COLUMN_FORBIDDEN },
    { "geslacht", COLUMN_FORBIDDEN },
    { "gebruikersnaam", COLUMN_FORBIDDEN },
    { "emailadres", COLUMN_FORBIDDEN },
    { "fotourl", COLUMN_FORBIDDEN },
    { "etniciteit", COLUMN_FORBIDDEN },
    { "land", COLUMN_FORBIDDEN },
    { "land_vader", COLUMN_FORBIDDEN },
    { "land_moeder", COLUMN_FORBIDDEN },
    { "sofinummer", COLUMN_FORBIDDEN },
    { "bsn", COLUMN_FORBIDDEN },
    { "onderwijsnummer", COLUMN_FORBIDDEN },
    { "bsn_ondwnr-4", COLUMN_FORBIDDEN },
    { "rijksregisternummer", COLUMN_FORBIDDEN },
    { "gewicht", COLUMN_FORBIDDEN },
    { "gewicht_nieuw", COLUMN_FORBIDDEN },
    { "postcode", COLUMN_FORBIDDEN },
    { "postcodenl", COLUMN_FORBIDDEN },
    { "postnummerbe", COLUMN_FORBIDDEN },
    { "postcodeoverig", COLUMN_FORBIDDEN },
    { "toevoegingen", COLUMN_FORBIDDEN },
};
enum { ELEMENTS = sizeof elements / sizeof *elements };

struct group {
    const char *key, *name, *year;
};

struct pupil_read {
    int line;
    const char *values[COLUMN_USES]; /* COLUMN_CLASS: the key of its group */
    const char *chain_key;           /* ECK-iD; used where the school has no number */
    const char *leaves;              /* day; NULL */
};

struct edexml {
    struct arena *arena; /* of what is read, before it is a list */
    struct classlist *list;
    bool known;      /* the root or the envelope was seen */
    bool envelope;   /* UWLR */
    int base;        /* how deep the list's own element is */
    char root[64];   /* of a file that is no EDEXML */
    char version[8]; /* "2.1"; "" it does not say */
    struct group *groups;
    size_t group_count, group_room;
    struct pupil_read *pupils;
    size_t pupil_count, pupil_room;
    struct buffer extra;
    bool in_extra; /* within a samengestelde_groep of the list */
    bool seen[ELEMENTS];
};

/* Is this element at `name`/... below the list's own element? depth counts from there. */
static bool is_at(const struct edexml *edexml, const struct xml_place *place, int depth, const char *first,
                  const char *second)
{
    return edexml->known && place->depth == edexml->base + depth &&
           strcmp(place->path[edexml->base], first) == 0 &&
           (!second || strcmp(place->path[edexml->base + 1], second) == 0);
}

static void begin(struct edexml *edexml, const struct xml_place *place)
{
    const char *name = place->path[place->depth - 1];
    if (place->depth == 1)
        text_clean(edexml->root, sizeof edexml->root, name);
    edexml->envelope = strcmp(name, "leerlinggegevens") == 0;
    edexml->known = edexml->envelope || (place->depth == 1 && strcmp(name, "EDEX") == 0);
    edexml->base = place->depth;
}

/* Keys are texts ('00001' is not '1'); blanks around them mean nothing. */
static const char *key_of(const struct edexml *edexml, const char **attributes)
{
    char *key = arena_copy(edexml->arena, xml_attribute(attributes, "key"));
    key += strspn(key, " \t\r\n");
    key[strcspn(key, " \t\r\n")] = '\0';
    return key;
}

static void add_group(struct edexml *edexml, const char *key)
{
    edexml->groups = arena_room(edexml->arena, edexml->groups, edexml->group_count, &edexml->group_room,
                                sizeof *edexml->groups);
    edexml->groups[edexml->group_count++] = (struct group){ key, "", "" };
}

static void add_pupil(struct edexml *edexml, int line, const char **attributes)
{
    struct pupil_read pupil = { .line = line };
    for (enum column_use use = COLUMN_UNKNOWN; use < COLUMN_USES; use++)
        pupil.values[use] = "";
    pupil.values[COLUMN_KEY] = arena_copy(edexml->arena, xml_attribute(attributes, "key"));
    pupil.chain_key = arena_copy(edexml->arena, xml_attribute(attributes, "eckid"));
    edexml->pupils = arena_room(edexml->arena, edexml->pupils, edexml->pupil_count, &edexml->pupil_room,
                                sizeof *edexml->pupils);
    edexml->pupils[edexml->pupil_count++] = pupil;
}

static void element_opens(void *context, const struct xml_place *place, const char **attributes)
{
    struct edexml *edexml = context;
    if (!edexml->known) {
        begin(edexml, place);
        return;
    }
    if (is_at(edexml, place, 2, "groepen", "groep"))
        add_group(edexml, key_of(edexml, attributes));
    else if (is_at(edexml, place, 2, "groepen", "samengestelde_groep"))
        edexml->in_extra = true;
    else if (is_at(edexml, place, 2, "leerlingen", "leerling"))
        add_pupil(edexml, xml_line(place), attributes);
    else if (is_at(edexml, place, 3, "leerlingen", "leerling") && edexml->pupil_count &&
             strcmp(place->path[place->depth - 1], "groep") == 0)
        edexml->pupils[edexml->pupil_count - 1].values[COLUMN_CLASS] = key_of(edexml, attributes);
}

/* --- what a text says ----------------------------------------------------------------------------------- */

/* "2026-2027"; anything else is kept as odd. */
static void read_year(struct edexml *edexml, const char *text)
{
    int from, until;
    char behind;
    bool two = sscanf(text, "%4d-%4d%c", &from, &until, &behind) == 2;
    edexml->list->school_year = two ? from : 0;
    edexml->list->odd_year = *text && (!two || until != from + 1);
}

static void read_group(struct edexml *edexml, const char *name, const char *text)
{
    if (edexml->in_extra && strcmp(name, "naam") == 0) {
        char group[CLASS_NAME_SIZE];
        if (text_clean(group, sizeof group, text) && edexml->extra.length < 160)
            buffer_print(&edexml->extra, "%s%s", edexml->extra.length ? ", " : "", group);
        edexml->in_extra = false;
    } else if (edexml->group_count) {
        struct group *group = &edexml->groups[edexml->group_count - 1];
        if (strcmp(name, "naam") == 0)
            group->name = arena_copy(edexml->arena, text);
        else if (strcmp(name, "jaargroep") == 0)
            group->year = arena_copy(edexml->arena, text);
    }
}

static void read_pupil(struct edexml *edexml, const char *name, const char *text)
{
    struct pupil_read *pupil = &edexml->pupils[edexml->pupil_count - 1];
    if (strcmp(name, "uitstroomdatum") == 0)
        pupil->leaves = arena_copy(edexml->arena, text);
    for (size_t i = 0; i < ELEMENTS; i++) {
        if (elements[i].name[0] != name[0] || strcmp(elements[i].name, name) != 0)
            continue;
        edexml->seen[i] = true;
        if (elements[i].use != COLUMN_FORBIDDEN && elements[i].use != COLUMN_CLASS)
            pupil->values[elements[i].use] = arena_copy(edexml->arena, text);
        return;
    }
}

static void element_closes(void *context, const struct xml_place *place, const char *text)
{
    struct edexml *edexml = context;
    const char *name = place->path[place->depth - 1];
    if (is_at(edexml, place, 2, "school", "schooljaar"))
        read_year(edexml, text);
    else if (is_at(edexml, place, 2, "school", "xsdversie"))
        text_clean(edexml->version, sizeof edexml->version, text);
    else if (is_at(edexml, place, 3, "groepen", NULL))
        read_group(edexml, name, text);
    else if (is_at(edexml, place, 2, "groepen", "samengestelde_groep"))
        edexml->in_extra = false;
    else if (is_at(edexml, place, 3, "leerlingen", "leerling") && edexml->pupil_count)
        read_pupil(edexml, name, text);
}

/* --- the list ------------------------------------------------------------------------------------------- */

static const struct group *group_of(const struct edexml *edexml, const char *key)
{
    for (size_t i = 0; *key && i < edexml->group_count; i++)
        if (strcmp(edexml->groups[i].key, key) == 0)
            return &edexml->groups[i];
    return NULL;
}

static bool has_left(const struct pupil_read *pupil, int today)
{
    char day[DAY_ISO_SIZE];
    int left;
    if (strcmp(pupil->values[COLUMN_YEAR], "H") == 0)
        return true;
    if (!pupil->leaves)
        return false;
    snprintf(day, sizeof day, "%s", pupil->leaves); /* without a time behind it */
    return day_parse_iso(day, &left) && left < today;
}

/* Its end tells one pupil from another; the whole is an address of a hundred letters and more. */
static const char *end_of(const char *chain_key)
{
    enum { ENOUGH = 32 };
    size_t length = strlen(chain_key);
    return length > ENOUGH ? chain_key + length - ENOUGH : chain_key;
}

static bool in_a_class(const char *text)
{
    char name[CLASS_NAME_SIZE];
    return *class_name_clean(text, name) != '\0';
}

static void add_row(struct edexml *edexml, struct classlist_rows *rows, struct pupil_read *pupil)
{
    const char **values = pupil->values;
    const struct group *group = group_of(edexml, values[COLUMN_CLASS]);
    edexml->list->strays += !group && *values[COLUMN_CLASS];
    /* Of a pupil without a group its year is the class: a list of all years may be of one class each. */
    values[COLUMN_CLASS] = group ? group->name : edexml->group_count ? values[COLUMN_YEAR] : "";
    if (group && !*values[COLUMN_YEAR])
        values[COLUMN_YEAR] = group->year;
    if (!*values[COLUMN_KEY])
        values[COLUMN_KEY] = end_of(pupil->chain_key);
    if (!*values[COLUMN_FIRST] && !*values[COLUMN_FORENAMES])
        values[COLUMN_FORENAMES] = values[COLUMN_MIDDLE];
    values[COLUMN_MIDDLE] = "";
    if (edexml->group_count && !in_a_class(values[COLUMN_CLASS]))
        classlist_rows_refuse(rows, pupil->line, REFUSED_NO_CLASS);
    else
        classlist_rows_add(rows, pupil->line, values);
}

/* What is dropped is named, as the headings of a table are. */
static void name_elements(const struct edexml *edexml, struct arena *arena)
{
    struct classlist *list = edexml->list;
    list->columns = arena_new(arena, ELEMENTS, sizeof *list->columns);
    for (size_t i = 0; i < ELEMENTS; i++)
        if (edexml->seen[i])
            list->columns[list->column_count++] = (struct classlist_column){ .heading = elements[i].name,
                                                                             .use = elements[i].use,
                                                                             .why = WHY_HEADING };
}

static void make_list(struct edexml *edexml, int today, struct arena *arena)
{
    struct classlist *list = edexml->list;
    struct classlist_rows *rows = classlist_rows_new(list, arena, edexml->pupil_count);
    for (size_t i = 0; i < edexml->pupil_count; i++) {
        if (has_left(&edexml->pupils[i], today))
            list->gone++;
        else
            add_row(edexml, rows, &edexml->pupils[i]);
    }
    name_elements(edexml, arena);
    list->understood = true;
    list->title_class = "";
    list->extra = arena_copy(arena, buffer_get(&edexml->extra));
    list->form = *edexml->version
                     ? arena_print(arena, "%s %s", edexml->envelope ? "UWLR" : "EDEXML", edexml->version)
                 : edexml->envelope ? "UWLR"
                                    : "EDEXML";
}

bool edexml_read(const char *name, const char *bytes, size_t length, int today, struct arena *arena,
                 struct classlist *list, struct err *err)
{
    struct arena scratch; /* holds what is in the file: cleared before anybody sees the list */
    struct classlist read = { .file = arena_copy(arena, name) };
    struct edexml edexml = { .arena = &scratch, .list = &read };
    const struct xml_reader reader = { &edexml, element_opens, element_closes };
    char charset[XML_CHARSET_SIZE];
    arena_init(&scratch);
    buffer_init(&edexml.extra);
    bool ok = xml_read(name, bytes, length, &reader, charset, err);
    if (ok && !edexml.known)
        ok = err_set(
            err, ERR_REFUSED,
            _("%s is XML, but no class list: it begins with <%s>. Ask the school's administration for "
              "an EDEXML file, or for the list as CSV."),
            name, edexml.root);
    if (ok) {
        make_list(&edexml, today, arena);
        read.charset = arena_copy(arena, charset);
        *list = read;
    }
    buffer_clear(&edexml.extra);
    arena_clear(&scratch);
    return ok;
}
