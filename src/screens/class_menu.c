/* What can be done with classes, below the list of them: a new one, another name, pupils to another, an empty
 * one off the list. */
#include "klaskast/domain/class_name.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/class_move.h"
#include "klaskast/screens/open.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>

enum menu { MENU_NEW = CLASS_MENU_FIRST, MENU_NAME, MENU_PUPILS, MENU_REMOVE };

static void add(struct picker_row *rows, size_t *count, char text[120], enum menu value)
{
    rows[(*count)++] = (struct picker_row){ .text = text, .value = (int)value };
}

size_t class_menu_rows(const struct desk *desk, struct picker_row *rows, char texts[CLASS_MENU_ROWS][120])
{
    const struct school_class *class = &desk->model->class;
    size_t count = 0;

    snprintf(texts[0], 120, "%s", _("a new class ..."));
    add(rows, &count, texts[0], MENU_NEW);
    if (!class->id || class->demo)
        return count;
    snprintf(texts[1], 120, _("another name for class %s ..."), class->name);
    add(rows, &count, texts[1], MENU_NAME);
    snprintf(texts[2], 120, _("pupils of %s to another class ..."), class->name);
    snprintf(texts[3], 120, _("take %s off the list: nobody is in it"), class->name);
    if (class->pupils)
        add(rows, &count, texts[2], MENU_PUPILS);
    else
        add(rows, &count, texts[3], MENU_REMOVE);
    return count;
}

static void carry_name(struct stack *stack, enum intent_kind kind, const char *text)
{
    struct desk *desk = stack->context;
    char name[CLASS_NAME_SIZE], years[CLASS_YEARS_SIZE];

    class_name_clean(text, name);
    const struct intent intent = { .kind = kind,
                                   .class_id = kind == INTENT_CLASS_ADD ? 0 : desk->model->class.id,
                                   .text = name,
                                   .group = class_name_years(name, years) };
    if (carry_out(stack, desk, &intent))
        stack_reload(stack);
}

static void named_new(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE && *text)
        carry_name(stack, INTENT_CLASS_ADD, text);
}

static void named_other(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE && *text)
        carry_name(stack, INTENT_CLASS_CHANGE, text);
}

void class_menu_do(struct stack *stack, struct desk *desk, int value)
{
    const struct school_class *class = &desk->model->class;
    struct prompt_options options = { .limit = CLASS_NAME_SIZE - 1, .hint = "7A" };
    char label[120];

    switch ((enum menu)value) {
    case MENU_NEW:
        options.label = _("The new class");
        options.text = model_class_to_come(desk->model);
        prompt_open(stack, &options, named_new);
        break;
    case MENU_NAME:
        snprintf(label, sizeof label, _("Class %s is called"), class->name);
        options.label = label;
        options.text = class->name;
        prompt_open(stack, &options, named_other);
        break;
    case MENU_PUPILS:
        class_move_open(stack, desk);
        break;
    case MENU_REMOVE:
        if (carry_out(stack, desk, &(struct intent){ .kind = INTENT_CLASS_REMOVE, .class_id = class->id }))
            stack_reload(stack);
        break;
    }
}
