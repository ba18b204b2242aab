#include "klaskast/screens/ask_file.h"

/* Whose files: there is never more than one prompt. */
static struct desk *asking;

static bool complete(struct screen *below, const char *text, char *out, size_t size, char *others,
                     size_t others_size)
{
    (void)below;
    return asking->complete_path(asking, text, out, size, others, others_size);
}

void ask_file(struct stack *stack, struct desk *desk, const struct ask_file *asked,
              void (*back)(struct screen *below, struct stack *stack, int answer, const char *text))
{
    char start[ENTRY_SIZE], others[ENTRY_SIZE];
    bool downloads = asked->downloads &&
                     desk->complete_path(desk, "~/Downloads", start, sizeof start, others, sizeof others);

    asking = desk;
    prompt_open(stack,
                &(struct prompt_options){ .label = asked->label,
                                          .text = downloads ? start : asked->text,
                                          .hint = asked->hint ? asked->hint : _("Tab completes the name"),
                                          .check = asked->check,
                                          .complete = complete },
                back);
}
