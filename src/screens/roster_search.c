/* Search as one types: the selection goes to the first name that matches; Up and Down to the others. */
#include "klaskast/base/text.h"
#include "klaskast/screens/roster.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>

enum { FOLD_SIZE = 300 };

/* The row after `row` (before it, with step -1) that matches as well as it can: -1 for none. */
static int match_from(const struct roster *roster, const char *fold, int row, int step, enum text_match least)
{
    const struct model *model = roster->desk->model;
    int count = (int)model->pupil_count;

    for (int i = 0; i < count; i++) {
        row = (row + step + count) % count;
        if (text_search(model->pupils[row].pupil->search, fold) >= least)
            return row;
    }
    return -1;
}

static int match_count(const struct roster *roster, const char *fold)
{
    const struct model *model = roster->desk->model;
    int count = 0;

    for (size_t i = 0; i < model->pupil_count; i++)
        if (text_search(model->pupils[i].pupil->search, fold) != TEXT_NO_MATCH)
            count++;
    return count;
}

static void changed(struct screen *below, const char *text, char *out, size_t size)
{
    struct roster *roster = (struct roster *)below;
    char fold[FOLD_SIZE];

    text_fold(fold, sizeof fold, text);
    snprintf(roster->search, sizeof roster->search, "%s", fold);
    if (fold[0] == '\0') {
        roster_select(roster, roster->before_search);
        return;
    }
    int count = match_count(roster, fold);
    int row = match_from(roster, fold, -1, 1, TEXT_WORD_START);
    if (row < 0)
        row = match_from(roster, fold, -1, 1, TEXT_INSIDE);
    if (row >= 0)
        roster_select(roster, roster->desk->model->pupils[row].pupil->id);
    if (count == 0)
        snprintf(out, size, "%s", _("nobody"));
    else if (count > 1)
        snprintf(out, size, _("%d found; Up and Down go through them"), count);
}

static bool moved(struct screen *below, struct key key)
{
    struct roster *roster = (struct roster *)below;
    int step = key.code == K_UP ? -1 : key.code == K_DOWN || key.code == K_TAB ? 1 : 0;

    if (step == 0 || roster->search[0] == '\0' || roster->list.count == 0)
        return step != 0;
    int row = match_from(roster, roster->search, roster->list.selected, step, TEXT_INSIDE);
    if (row >= 0)
        roster_select(roster, roster->desk->model->pupils[row].pupil->id);
    return true;
}

static void done(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct roster *roster = (struct roster *)below;

    (void)stack;
    (void)text;
    if (answer != PROMPT_DONE)
        roster_select(roster, roster->before_search);
    roster->search[0] = '\0';
}

void roster_search(struct roster *roster, struct stack *stack)
{
    roster->before_search = roster->selected;
    roster->search[0] = '\0';
    prompt_open(stack,
                &(struct prompt_options){ .label = _("Find"),
                                          .hint = _("part of a name"),
                                          .limit = 80,
                                          .changed = changed,
                                          .moved = moved },
                done);
}
