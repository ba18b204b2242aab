#include "klaskast/screens/card_write.h"

#include "klaskast/base/file.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>

enum { REASON_BYTES = 500 };

/* What is being asked about; one question at a time is on top of the stack. */
static struct {
    struct desk *desk;
    struct intent intent;
} writing;

/* --- a note --------------------------------------------------------------------------------------------- */

static void note_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE)
        return;
    writing.intent.text = text;
    carry_out(stack, writing.desk, &writing.intent);
}

void card_note(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    writing.desk = desk;
    writing.intent = (struct intent){ .kind = INTENT_NOTE, .pupil_id = pupil_id };
    prompt_open(stack,
                &(struct prompt_options){ .label = _("Note, on this card only"),
                                          .hint = _("looked into the mail, because ..."),
                                          .check = typed_line_check },
                note_typed);
}

void card_parents_words(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t about)
{
    writing.desk = desk;
    writing.intent = (struct intent){ .kind = INTENT_PARENTS_NOTE, .pupil_id = pupil_id, .ref = about };
    prompt_open(stack,
                &(struct prompt_options){ .label = about ? _("The parents' own words, beside this line")
                                                         : _("The parents' own words, beside the card"),
                                          .hint = _("as they say or write it"),
                                          .check = typed_line_check },
                note_typed);
}

/* --- taking back ---------------------------------------------------------------------------------------- */

enum { BACK_REASON, BACK_OTHER_CHILD };

static void reason_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE)
        return;
    writing.intent.reason = text;
    carry_out(stack, writing.desk, &writing.intent);
}

static void back_answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer == BACK_REASON) {
        prompt_open(stack,
                    &(struct prompt_options){ .label = _("Why is it taken back"),
                                              .limit = REASON_BYTES,
                                              .check = typed_line_check },
                    reason_typed);
    } else if (answer == BACK_OTHER_CHILD) {
        writing.intent.other_child = true;
        carry_out(stack, writing.desk, &writing.intent);
    }
}

static void ask_back(struct stack *stack, struct desk *desk, enum intent_kind kind, int64_t pupil_id,
                     int64_t ref)
{
    writing.desk = desk;
    writing.intent = (struct intent){ .kind = kind, .pupil_id = pupil_id, .ref = ref };
    question_open(stack, _("Take it back?"),
                  (struct reply[]){ { _("with a reason"), BACK_REASON },
                                    { _("it was about &another child"), BACK_OTHER_CHILD } },
                  2, back_answered);
}

void card_withdraw_record(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t record_id)
{
    ask_back(stack, desk, INTENT_WITHDRAW, pupil_id, record_id);
}

void card_withdraw_note(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t note_id)
{
    ask_back(stack, desk, INTENT_NOTE_WITHDRAW, pupil_id, note_id);
}

/* --- on paper ------------------------------------------------------------------------------------------- */

void card_print(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    char path[FILE_PATH_SIZE];
    struct err err = { .kind = ERR_NONE };
    if (!desk->print_card(desk, pupil_id, path, sizeof path, &err))
        stack_say_err(stack, &err);
    else
        stack_say(stack, MESSAGE_INFO,
                  _("The card is made, with a name in it. Open it to print it, and remove it afterwards: %s"),
                  path);
}

void card_inspect(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    char path[FILE_PATH_SIZE];
    struct err err = { .kind = ERR_NONE };
    if (!desk->inspect(desk, pupil_id, path, sizeof path, &err))
        stack_say_err(stack, &err);
    else
        stack_say(
            stack, MESSAGE_INFO,
            _("All that is stored about this child is in %s. Give it to its parents only, and remove it "
              "afterwards."),
            path);
}
