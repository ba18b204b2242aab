/* The violation panel: its rows, and the letters that choose them. */
#include "klaskast/base/translate.h"
#include "klaskast/screens/violation.h"

/* The letters of the kinds; an agreement has its number. */
static const char *const letters[VIOLATION_KINDS] = {
    [VIOLATION_NOT_HANDED_IN] = NC_("key of: not handed in", "n"),
    [VIOLATION_NOT_OFF] = NC_("key of: not switched off", "s"),
    [VIOLATION_TAKEN_OUT] = NC_("key of: taken out", "t"),
    [VIOLATION_SMARTWATCH] = NC_("key of: watch worn", "w"),
    [VIOLATION_MISUSE_PHOTO] = NC_("key of: photo or film", "p"),
    [VIOLATION_MISUSE_POSTING] = NC_("key of: put on the internet", "u"),
    [VIOLATION_MISUSE_TEXT] = NC_("key of: unwanted messages", "m"),
    [VIOLATION_MISUSE_CALL] = NC_("key of: unwanted calls", "c"),
    [VIOLATION_MISUSE_THREAT] = NC_("key of: threat", "h"),
    [VIOLATION_MISUSE_RECORDING] = NC_("key of: recording", "r"),
    [VIOLATION_MISUSE_OTHER] = NC_("key of: misuse, other", "x"),
    [VIOLATION_INTERNET] = NC_("key of: internet agreement", "i"),
};

static const char *const letter_contexts[VIOLATION_KINDS] = {
    "key of: not handed in",     "key of: not switched off", "key of: taken out",
    "key of: watch worn",        "key of: photo or film",    "key of: put on the internet",
    "key of: unwanted messages", "key of: unwanted calls",   "key of: threat",
    "key of: recording",         "key of: misuse, other",    "key of: internet agreement",
};

static const char *letter(int kind)
{
    return C_(letter_contexts[kind], letters[kind]);
}

const char *panel_internet_letter(void)
{
    return letter(VIOLATION_INTERNET);
}

/* The agreement of the n-th row of them, from 0; 0 past the last. */
static int breakable(int n)
{
    for (int i = 1; i <= AGREEMENTS; i++)
        if (agreement_can_be_broken(i) && n-- == 0)
            return i;
    return 0;
}

int panel_row_count(void)
{
    int count = VIOLATION_INTERNET;
    while (breakable(count - VIOLATION_INTERNET))
        count++;
    return count;
}

struct panel_row panel_row(int index)
{
    static const char *const numbers[AGREEMENTS + 1] = { "", "1", "2", "3", "4", "5", "6", "7", "8" };
    if (index < VIOLATION_INTERNET)
        return (struct panel_row){ (enum violation_kind)index, 0, letter(index) };
    int agreement = breakable(index - VIOLATION_INTERNET);
    return (struct panel_row){ VIOLATION_INTERNET, agreement, numbers[agreement] };
}
