#include "klaskast/screens/report_site.h"

#include "klaskast/domain/site.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>

static struct {
    struct desk *desk;
    char address[ENTRY_SIZE];
} asking;

static void what_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE)
        carry_out(stack, asking.desk,
                  &(struct intent){ .kind = INTENT_SITE_DOUBT, .text = asking.address, .reason = text });
}

static void address_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE)
        return;
    snprintf(asking.address, sizeof asking.address, "%s", text);
    prompt_open(stack,
                &(struct prompt_options){ .label = _("What was there"),
                                          .hint = _("in a few words; no name of a child"),
                                          .limit = SITE_SENTENCE_SIZE - 1 },
                what_typed);
}

void report_site_ask(struct stack *stack, struct desk *desk)
{
    asking.desk = desk;
    prompt_open(stack,
                &(struct prompt_options){
                    .label = _("Which site"), .hint = _("its address"), .check = typed_address_check },
                address_typed);
}
