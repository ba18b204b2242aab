#include "klaskast/domain/import_class.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"

#include <stdio.h>
#include <string.h>

static int64_t class_id_of(const struct import_input *input, const char *name)
{
    for (size_t i = 0; i < input->class_count; i++)
        if (class_name_same(input->classes[i].name, name))
            return input->classes[i].id;
    return 0;
}

static size_t classes_named(const struct classlist *list)
{
    size_t named = 0;
    for (size_t i = 0; i < list->class_count; i++)
        named += list->classes[i].name[0] != '\0';
    return named;
}

bool import_plan_lacks_class(const struct classlist *list)
{
    return classes_named(list) < list->class_count && !list->title_class[0];
}

/* Is 'Groep' in this list only the year of the pupils of this one class? A list of 5/6 may say 5 and 6, one
 * of 7A may say 7. */
static bool only_years_of(const struct classlist *list, const char *name)
{
    char years[CLASS_YEARS_SIZE];
    class_name_years(name, years);
    for (size_t i = 0; i < list->class_count; i++) {
        const char *class = list->classes[i].name;
        if (class[0] && (strlen(class) != 1 || !strchr(years, class[0])))
            return false;
    }
    return years[0] && classes_named(list) > 0;
}

/* A class that is called by the year alone is a class all the same. */
static bool any_is_known(const struct import_input *input)
{
    for (size_t i = 0; i < input->list->class_count; i++)
        if (class_id_of(input, input->list->classes[i].name))
            return true;
    return false;
}

/* The class of a row; NULL when another is wanted. */
static const char *class_of_row(const struct import_input *input, const struct classlist_row *row,
                                const char *wanted)
{
    const struct classlist *list = input->list;
    const char *own = row->class[0] ? row->class : list->title_class;
    if (only_years_of(list, wanted))
        return wanted;
    if (!wanted[0] && only_years_of(list, input->fallback) && !any_is_known(input))
        return input->fallback;
    if (wanted[0])
        return classes_named(list) < 2 || !own[0] || class_name_same(own, wanted) ? wanted : NULL;
    return own[0] ? own : input->fallback;
}

static bool wanted_is_there(const struct import_input *input, const char *wanted, struct err *err)
{
    const struct classlist *list = input->list;
    char names[200] = "";
    size_t length = 0;
    if (!wanted[0] || classes_named(list) < 2 || only_years_of(list, wanted))
        return true;
    for (size_t i = 0; i < list->class_count; i++) {
        if (class_name_same(list->classes[i].name, wanted))
            return true;
        if (list->classes[i].name[0] && length < sizeof names - CLASS_NAME_SIZE - 2)
            length += (size_t)snprintf(names + length, sizeof names - length, "%s%s", length ? ", " : "",
                                       list->classes[i].name);
    }
    return err_set(err, ERR_REFUSED, _("Class %s is not in %s. In it are: %s."), wanted, list->file, names);
}

/* What came of each class of the list: many rows are of few classes. */
struct seen_class {
    const char *own, *name;
    int64_t id;
    bool known;
};

bool import_class_find(const struct import_input *input, struct arena *arena, const char **names,
                       int64_t *ids, size_t *others, struct err *err)
{
    const struct classlist *list = input->list;
    char wanted[CLASS_NAME_SIZE];
    class_name_clean(input->wanted ? input->wanted : "", wanted);
    if (!wanted_is_there(input, wanted, err))
        return false;
    const char *kept = arena_copy(arena, wanted);
    struct seen_class *seen = arena_new(arena, list->class_count + 1, sizeof *seen), *last = seen;
    for (size_t i = 0; i < list->row_count; i++) {
        const char *own = list->rows[i].class;
        if (!last->known || last->own != own) {
            size_t c = 0;
            while (c < list->class_count && seen[c].known && seen[c].own != own)
                c++;
            last = &seen[c];
        }
        if (!last->known || last->own != own) {
            const char *found = class_of_row(input, &list->rows[i], kept);
            *last = (struct seen_class){ own, found, found ? class_id_of(input, found) : 0, true };
        }
        const char *name = last->name;
        if (name && !name[0])
            return err_set(err, ERR_REFUSED,
                           _("%s does not say which class it is (line %d). Give the name of the class."),
                           list->file, list->rows[i].line);
        names[i] = name;
        ids[i] = last->id;
        *others += name == NULL;
    }
    return true;
}
