/* Which file, and of which class. */
#include "klaskast/screens/import.h"

#include "klaskast/screens/ask_file.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>

/* What the prompt on top is about: there is never more than one. */
static struct {
    struct desk *desk;
    struct import_source source;
} asking;

static bool readable(struct screen *below, const char *text, char *out, size_t size)
{
    struct arena arena;
    struct import_preview preview;
    struct err err;

    (void)below;
    if (!*text)
        return true; /* Enter alone closes the question */
    arena_init(&arena);
    bool ok =
        asking.desk->read_list(asking.desk, text, NULL, asking.source.class_name, &arena, &preview, &err);
    if (!ok)
        snprintf(out, size, "%s", err.text);
    arena_clear(&arena);
    return ok;
}

static void file_given(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE || text[0] == '\0')
        return;
    snprintf(asking.source.path, sizeof asking.source.path, "%s", text);
    import_go_on(stack, asking.desk, &asking.source);
}

void import_open(struct stack *stack, struct desk *desk, const char *class_name)
{
    asking.desk = desk;
    asking.source = (struct import_source){ .mapped = false };
    snprintf(asking.source.class_name, sizeof asking.source.class_name, "%s", class_name ? class_name : "");
    ask_file(
        stack, desk,
        &(struct ask_file){ .label = _("Class list (EDEXML or CSV)"), .downloads = true, .check = readable },
        file_given);
}

static bool class_check(struct screen *below, const char *text, char *out, size_t size)
{
    char name[CLASS_NAME_SIZE];

    (void)below;
    if (class_name_clean(text, name)[0] != '\0')
        return true;
    snprintf(out, size, "%s", _("A class needs a name, such as 7A."));
    return false;
}

static void class_given(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE)
        return;
    class_name_clean(text, asking.source.class_name);
    import_go_on(stack, asking.desk, &asking.source);
}

static void ask_class(struct stack *stack, struct desk *desk, const struct import_source *source)
{
    asking.desk = desk;
    asking.source = *source;
    prompt_open(stack,
                &(struct prompt_options){ .label = _("The list does not say which class it is. Class"),
                                          .hint = "7A",
                                          .limit = CLASS_NAME_SIZE - 1,
                                          .check = class_check },
                class_given);
}

void import_go_on(struct stack *stack, struct desk *desk, const struct import_source *source)
{
    struct arena arena;
    struct import_preview preview;
    struct err err;
    const struct classlist_mapping mapping = { source->heading_line, source->uses, source->use_count };

    arena_init(&arena);
    if (!desk->read_list(desk, source->path, source->mapped ? &mapping : NULL, source->class_name, &arena,
                         &preview, &err)) {
        stack_say_err(stack, &err);
        arena_clear(&arena);
    } else if (!preview.list.understood) {
        stack_push(stack, import_columns_new(desk, source, &arena, &preview), NULL);
    } else if (!preview.planned) {
        arena_clear(&arena);
        ask_class(stack, desk, source);
    } else {
        stack_push(stack, import_preview_new(desk, source, &arena, &preview), NULL);
    }
}
