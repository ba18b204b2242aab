#include "klaskast/screens/first.h"

#include "klaskast/base/memory.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/name.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/import.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/tour.h"
#include "klaskast/ui/entry.h"
#include "klaskast/ui/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum step { STEP_LANGUAGE, STEP_TEACHER, STEP_GROUP, STEP_LIST, STEP_NAMES };
enum choice { CHOICE_FILE, CHOICE_TYPE, CHOICE_DEMO, CHOICE_LATER, CHOICES };
enum { NAMES_MAX = 60, INDENT = 4, QUESTION = 2, HINT = 2, SPACIOUS = 10 };

struct first {
    struct screen screen;
    struct desk *desk;
    enum step step;
    struct list list; /* of the language, or of where the class list comes from */
    struct entry teacher, group, name;
    struct name names[NAMES_MAX]; /* typed */
    int name_count;
    int width, height;
};

static void go_to(struct first *first, enum step step)
{
    first->step = step;
    list_init(&first->list);
    list_layout(&first->list, step == STEP_LANGUAGE ? LANGUAGES : CHOICES, 1, CHOICES);
    if (step == STEP_LANGUAGE)
        list_select(&first->list, (int)translate_language());
}

static struct entry *entry_of(struct first *first)
{
    switch (first->step) {
    case STEP_TEACHER:
        return &first->teacher;
    case STEP_GROUP:
        return &first->group;
    case STEP_NAMES:
        return &first->name;
    case STEP_LANGUAGE:
    case STEP_LIST:
        break;
    }
    return NULL;
}

/* --- drawing ------------------------------------------------------------------------------------------- */

static const char *question_of(enum step step)
{
    switch (step) {
    case STEP_LANGUAGE:
        return "Welke taal?   Which language?";
    case STEP_TEACHER:
        return _("What is your name? It stands beside what you record.");
    case STEP_GROUP:
        return _("Which class do you teach?");
    case STEP_LIST:
        return _("Where does the class list come from?");
    case STEP_NAMES:
        return _("Type a name and press Enter. An empty line ends the list.");
    }
    return "";
}

static const char *hint_of(enum step step)
{
    switch (step) {
    case STEP_LANGUAGE:
        return "";
    case STEP_TEACHER:
        return _("Enter goes on, also when it is empty.");
    case STEP_GROUP:
        return _("For example 7A, 5/6 or Vlinders. Enter goes on, also when it is empty.");
    case STEP_LIST:
        return _("Everything stays on this computer, in one file.");
    case STEP_NAMES:
        return _("'Noor de Vries' and 'Vries, Noor de' are both understood. Pasting a list works too.");
    }
    return "";
}

/* The question has two rows, of which the second is mostly blank; a low window has no blank one above it. */
static int question_top(const struct first *first)
{
    return first->height < SPACIOUS ? 1 : 2;
}

static int answer_top(const struct first *first)
{
    return question_top(first) + QUESTION;
}

static void draw_choices(const struct first *first, struct canvas *canvas)
{
    const char *choices[CHOICES] = { _("Read a file with the class list"), _("Type the names"),
                                     _("An invented class, to try things"), _("Later") };
    int top = answer_top(first);
    for (int i = 0; i < first->list.count && top + i < first->height; i++) {
        bool here = i == first->list.selected;
        if (here)
            canvas_fill(canvas, INDENT - 2, top + i, first->width - 2 * (INDENT - 2), 1, STYLE_SELECTED);
        canvas_text(canvas, INDENT - 1, top + i, 1, here ? STYLE_SELECTED : STYLE_NORMAL, here ? ">" : " ");
        canvas_text(canvas, INDENT + 1, top + i, first->width - INDENT - 2,
                    here ? STYLE_SELECTED : STYLE_NORMAL,
                    first->step == STEP_LANGUAGE ? language_name((enum language)i) : choices[i]);
    }
}

static void draw_names(const struct first *first, struct canvas *canvas)
{
    char full[NAME_TEXT_SIZE], count[80];
    int top = answer_top(first), room = first->height - top - 3 - HINT;
    int from = first->name_count > room && room > 0 ? first->name_count - room : 0;
    for (int i = from; i < first->name_count && room > 0; i++)
        canvas_print(canvas, INDENT, top + 2 + i - from, first->width - INDENT - 1, STYLE_NORMAL, "%2d  %s",
                     i + 1, name_full(&first->names[i], full));
    if (first->name_count) {
        snprintf(count, sizeof count,
                 translate_count("%d name", "%d names", (unsigned long)first->name_count), first->name_count);
        canvas_right(canvas, 0, top, first->width - INDENT, STYLE_MUTED, count);
    }
}

static void first_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct first *first = (const struct first *)(const void *)screen;
    canvas_text(canvas, 1, 0, first->width - 2, STYLE_TITLE, "klaskast");
    if (first->step != STEP_LANGUAGE)
        canvas_right(canvas, 0, 0, first->width - 1, STYLE_MUTED, _("the cupboard in the classroom"));
    int top = answer_top(first), width = first->width - 2 * INDENT;
    canvas_wrap(canvas, INDENT, question_top(first), width, QUESTION, STYLE_NORMAL, question_of(first->step));
    struct entry *entry = entry_of((struct first *)(uintptr_t)first);
    if (entry)
        entry_draw(entry, canvas, INDENT, top, first->width < 50 ? first->width - 2 * INDENT : 42, true);
    else
        draw_choices(first, canvas);
    if (first->step == STEP_NAMES)
        draw_names(first, canvas);
    int y = first->step == STEP_NAMES ? first->height - HINT : top + (entry ? 2 : first->list.count + 1);
    if (y < first->height)
        canvas_wrap(canvas, INDENT, y, width, first->height - y < HINT ? first->height - y : HINT,
                    STYLE_MUTED, hint_of(first->step));
}

static void first_layout(struct screen *screen, int width, int height)
{
    struct first *first = (struct first *)(void *)screen;
    first->width = width;
    first->height = height;
}

/* --- answers ------------------------------------------------------------------------------------------- */

static void keep_language(struct first *first, struct stack *stack)
{
    struct err err = { ERR_NONE, "" };
    enum language language = (enum language)first->list.selected;
    if (!first->desk->use_language(first->desk, language, &err))
        stack_say_err(stack, &err);
    go_to(first, STEP_TEACHER);
}

static void keep_teacher(struct first *first, struct stack *stack)
{
    char name[ENTRY_SIZE];
    struct err err = { ERR_NONE, "" };
    struct outcome outcome;
    entry_get(&first->teacher, name);
    if (*name && strcmp(name, first->desk->model->who) != 0 &&
        !first->desk->perform(first->desk, &(struct intent){ .kind = INTENT_TEACHER, .text = name }, &outcome,
                              &err)) {
        stack_say_err(stack, &err);
        return;
    }
    go_to(first, STEP_GROUP);
}

static const char *class_name(const struct first *first, char name[CLASS_NAME_SIZE])
{
    char typed[ENTRY_SIZE];
    entry_get(&first->group, typed);
    class_name_clean(typed, name);
    if (!*name)
        snprintf(name, CLASS_NAME_SIZE, "%s", _("My class"));
    return name;
}

static bool make_class(struct first *first, struct stack *stack, const struct roster_change *changes,
                       size_t count)
{
    char name[CLASS_NAME_SIZE], years[CLASS_YEARS_SIZE];
    class_name(first, name);
    struct intent intent = { .kind = INTENT_ROSTER,
                             .text = name,
                             .group = class_name_years(name, years),
                             .changes = changes,
                             .change_count = count };
    return carry_out(stack, first->desk, &intent);
}

/* Who only looks around first does not type the class again afterwards. */
static bool keep_group(struct first *first, struct err *err)
{
    char typed[ENTRY_SIZE], name[CLASS_NAME_SIZE];
    struct outcome outcome;
    const struct intent intent = { .kind = INTENT_PREFERENCE,
                                   .text = PREFERENCE_CLASS,
                                   .reason = class_name_clean(entry_get(&first->group, typed), name) };
    return !*name || first->desk->perform(first->desk, &intent, &outcome, err);
}

static void make_demo(struct first *first, struct stack *stack)
{
    struct err err;
    if (!keep_group(first, &err) || !first->desk->make_demo(first->desk, &err)) {
        stack_say_err(stack, &err);
        return;
    }
    open_roster(stack, first->desk, 0);
    stack_say(stack, MESSAGE_INFO, "%s",
              _("An invented class, where everything happened once. The line above leads you through it."));
    tour_begin(stack, first->desk);
}

static int by_sort(const void *a, const void *b)
{
    char left[NAME_KEY_SIZE], right[NAME_KEY_SIZE];
    return strcmp(name_sort_key(a, "", left), name_sort_key(b, "", right));
}

/* The slots follow the Dutch order of the whole list. */
static void make_typed(struct first *first, struct stack *stack)
{
    struct roster_change changes[NAMES_MAX];
    qsort(first->names, (size_t)first->name_count, sizeof *first->names, by_sort);
    for (int i = 0; i < first->name_count; i++)
        changes[i] = (struct roster_change){ .kind = ROSTER_NEW,
                                             .first = first->names[i].first,
                                             .prefix = first->names[i].prefix,
                                             .surname = first->names[i].surname };
    if (make_class(first, stack, changes, (size_t)first->name_count))
        open_roster(stack, first->desk, 0);
}

static void add_name(struct first *first, struct stack *stack, const char *text)
{
    struct name name;
    if (!name_read(&name, text))
        return;
    if (first->name_count == NAMES_MAX) {
        stack_say(stack, MESSAGE_WARNING,
                  _("%d names is as many as can be typed here. The rest can be added on the roster."),
                  NAMES_MAX);
        return;
    }
    first->names[first->name_count++] = name;
}

static void accept_name(struct first *first, struct stack *stack)
{
    char text[ENTRY_SIZE];
    entry_get(&first->name, text);
    entry_set(&first->name, "");
    if (*text)
        add_name(first, stack, text);
    else if (first->name_count)
        make_typed(first, stack);
    else
        go_to(first, STEP_LIST);
}

/* The list comes later; a group that was named is there by then. */
static void skip_list(struct first *first, struct stack *stack)
{
    char typed[ENTRY_SIZE], name[CLASS_NAME_SIZE], years[CLASS_YEARS_SIZE];
    entry_get(&first->group, typed);
    if (*class_name_clean(typed, name)) {
        struct intent intent = { .kind = INTENT_CLASS_ADD,
                                 .text = name,
                                 .group = class_name_years(name, years) };
        if (!carry_out(stack, first->desk, &intent))
            return;
    }
    open_roster(stack, first->desk, 0);
}

static void choose_list(struct first *first, struct stack *stack)
{
    char typed[ENTRY_SIZE], group[CLASS_NAME_SIZE];
    switch (first->list.selected) {
    case CHOICE_FILE:
        import_open(stack, first->desk, class_name_clean(entry_get(&first->group, typed), group));
        break;
    case CHOICE_TYPE:
        go_to(first, STEP_NAMES);
        break;
    case CHOICE_DEMO:
        make_demo(first, stack);
        break;
    default:
        skip_list(first, stack);
        break;
    }
}

static bool first_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct first *first = (struct first *)(void *)screen;
    if (action == ACTION_BACK) {
        go_to(first, first->step == STEP_LANGUAGE ? STEP_LANGUAGE : (enum step)(first->step - 1));
        return true;
    }
    if (action != ACTION_ACCEPT)
        return !entry_of(first) && list_act(&first->list, action);
    switch (first->step) {
    case STEP_LANGUAGE:
        keep_language(first, stack);
        break;
    case STEP_TEACHER:
        keep_teacher(first, stack);
        break;
    case STEP_GROUP:
        go_to(first, STEP_LIST);
        break;
    case STEP_LIST:
        choose_list(first, stack);
        break;
    case STEP_NAMES:
        accept_name(first, stack);
        break;
    }
    return true;
}

static bool first_type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct first *first = (struct first *)(void *)screen;
    struct entry *entry = entry_of(first);
    if (!entry)
        return false;
    if (!pasted || first->step != STEP_NAMES || !strchr(text, '\n')) {
        entry_insert(entry, text);
        return true;
    }
    /* A pasted list: one name a line. */
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        char name[ENTRY_SIZE];
        snprintf(name, sizeof name, "%.*s", (int)(length < sizeof name ? length : sizeof name - 1), line);
        add_name(first, stack, name);
        line += length + (line[length] == '\n');
    }
    return true;
}

static bool first_key(struct screen *screen, struct stack *stack, struct key key)
{
    struct entry *entry = entry_of((struct first *)(void *)screen);
    (void)stack;
    return entry && entry_key(entry, key);
}

static bool first_can(const struct screen *screen, enum key_action action)
{
    const struct first *first = (const struct first *)(const void *)screen;
    if (action == ACTION_QUIT)
        return !entry_of((struct first *)(uintptr_t)first); /* 'q' is a letter of a name there */
    return action != ACTION_BACK || first->step != STEP_LANGUAGE;
}

static const char *first_label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action == ACTION_ACCEPT ? C_("footer", "go on") : NULL;
}

static void first_close(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind first_kind = {
    .name = "first",
    .place = PLACE_FIRST,
    .form = SCREEN_BODY,
    .layout = first_layout,
    .draw = first_draw,
    .type = first_type,
    .key = first_key,
    .act = first_act,
    .can = first_can,
    .label = first_label,
    .close = first_close,
};

void first_open(struct stack *stack, struct desk *desk)
{
    struct first *first = memory_new(1, sizeof *first);
    first->screen.kind = &first_kind;
    first->desk = desk;
    entry_init(&first->teacher, 100);
    entry_init(&first->group, CLASS_NAME_SIZE - 1);
    entry_init(&first->name, 3 * NAME_PART_SIZE);
    entry_set(&first->teacher, desk->model->who);
    go_to(first, STEP_LANGUAGE);
    stack_replace(stack, &first->screen);
}
