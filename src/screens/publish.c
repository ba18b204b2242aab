#include "klaskast/screens/publish.h"

#include "klaskast/screens/ask_file.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <string.h>

enum { GROUPS = 8, WITH_BLOCKLIST = PAGE_FORMATS };

/* The answers so far; one question at a time is on top of the stack. */
static struct {
    struct desk *desk;
    struct page_wish wish;
    char path[ENTRY_SIZE];
    char folder[ENTRY_SIZE]; /* where the last one went, with its slash; "" not yet */
} asking;

/* --- making it ----------------------------------------------------------------------------------------- */

static void make(struct stack *stack);

static void replace_answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer == QUESTION_NOTHING)
        return;
    asking.wish.replace = true;
    make(stack);
}

static void remember_folder(void)
{
    const char *slash = strrchr(asking.path, '/');
    snprintf(asking.folder, sizeof asking.folder, "%.*s", slash ? (int)(slash + 1 - asking.path) : 0,
             asking.path);
}

static void make(struct stack *stack)
{
    struct page_report report = { .exists = false };
    struct err err = { ERR_NONE, "" };
    char text[sizeof stack->message];
    if (!asking.desk->publish(asking.desk, &asking.wish, &report, &err)) {
        if (!report.exists) {
            stack_say_err(stack, &err);
            return;
        }
        snprintf(text, sizeof text, _("%.200s is there already."), asking.path);
        question_open(stack, text, &(struct reply){ _("make it anew"), 1 }, 1, replace_answered);
        return;
    }
    remember_folder();
    size_t used = (size_t)snprintf(text, sizeof text, "%s", report.said);
    for (int i = 0; i < report.note_count && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, " %s", report.notes[i]);
    stack_say(stack, report.note_count ? MESSAGE_WARNING : MESSAGE_INFO, "%s", text);
}

/* --- where --------------------------------------------------------------------------------------------- */

static bool path_check(struct screen *below, const char *text, char *out, size_t size)
{
    size_t length = strlen(text);
    (void)below;
    if (length && text[length - 1] != '/')
        return true;
    snprintf(out, size, "%s", _("the name of a file"));
    return false;
}

static void path_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE)
        return;
    snprintf(asking.path, sizeof asking.path, "%s", text);
    asking.wish.path = asking.path;
    make(stack);
}

/* The folder with the teacher's documents where there is one, whatever its language; else the home folder. */
static const char *usual_folder(void)
{
    static const char *const folders[] = { "~/Documenten/", "~/Documents/" };
    char out[ENTRY_SIZE], others[ENTRY_SIZE], typed[40];
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(typed, sizeof typed, "%.*s", (int)strlen(folders[i]) - 1, folders[i]);
        if (asking.desk->complete_path(asking.desk, typed, out, sizeof out, others, sizeof others) &&
            strcmp(out, folders[i]) == 0)
            return folders[i];
    }
    return "~/";
}

static void ask_path(struct stack *stack)
{
    char name[PAGE_FILE_SIZE], path[ENTRY_SIZE + PAGE_FILE_SIZE];
    snprintf(path, sizeof path, "%s%s", *asking.folder ? asking.folder : usual_folder(),
             page_file_name(asking.wish.format, asking.wish.group, name));
    ask_file(stack, asking.desk,
             &(struct ask_file){ .label = _("Save as"), .text = path, .check = path_check }, path_typed);
}

/* --- what, and for whom -------------------------------------------------------------------------------- */

static void format_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer < 0)
        return;
    asking.wish.blocklist = answer == WITH_BLOCKLIST;
    asking.wish.format = asking.wish.blocklist ? PAGE_ALLOWLIST : (enum page_format)answer;
    ask_path(stack);
}

static void ask_format(struct stack *stack)
{
    struct picker_row rows[PAGE_FORMATS + 1];
    char title[80];
    for (int i = 0; i < PAGE_FORMATS; i++)
        rows[i] = (struct picker_row){ .text = page_format_label((enum page_format)i), .value = i };
    rows[PAGE_FORMATS] = (struct picker_row){ .text = _("the same, with what is not allowed (URLBlocklist)"),
                                              .value = WITH_BLOCKLIST };
    /* Beside the list that it goes with. */
    struct picker_row last = rows[PAGE_FORMATS];
    memmove(&rows[PAGE_ALLOWLIST + 2], &rows[PAGE_ALLOWLIST + 1],
            (PAGE_FORMATS - PAGE_ALLOWLIST - 1) * sizeof *rows);
    rows[PAGE_ALLOWLIST + 1] = last;
    snprintf(title, sizeof title, _("Of group %d, what?"), asking.wish.group);
    picker_open(stack, title, rows, PAGE_FORMATS + 1, PAGE_HTML, false, format_chosen);
}

static void group_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer < 1)
        return;
    asking.wish = (struct page_wish){ .group = answer, .language = translate_language() };
    ask_format(stack);
}

/* The class's first group. */
static int group_of_class(const struct model *model)
{
    const char *groups = model->class.id ? model->class.groups : "";
    return groups && groups[0] >= '1' && groups[0] <= '0' + GROUPS ? groups[0] - '0' : 1;
}

void publish_ask(struct stack *stack, struct desk *desk, const struct site *sites, size_t count, int group)
{
    struct picker_row rows[GROUPS];
    char texts[GROUPS][24], counts[GROUPS][40];
    asking.desk = desk;
    for (int i = 0; i < GROUPS; i++) {
        size_t found = start_page_count(sites, count, i + 1);
        snprintf(texts[i], sizeof texts[i], _("Group %d"), i + 1);
        snprintf(counts[i], sizeof counts[i], translate_count("%zu site", "%zu sites", found), found);
        rows[i] = (struct picker_row){ .text = texts[i], .right = counts[i], .value = i + 1 };
    }
    picker_open(stack, _("What the class gets: of which group?"), rows, GROUPS,
                group ? group : group_of_class(desk->model), false, group_chosen);
}
