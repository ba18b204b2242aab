/* What stands in letters, said as a letter says it, in the letter's own language. */
#include "klaskast/domain/ladder.h"
#include "letter_parts.h"

#include <stdio.h>
#include <string.h>

/* The texts below are of the letter's language: say() is translate_in_context() in it. */
static const char *say(enum language language, const char *text) __attribute__((format_arg(2)));
static const char *say(enum language language, const char *text)
{
    enum language before = translate_language();
    translate_use(language);
    const char *said = translate_in_context("letter", text);
    translate_use(before);
    return said;
}

enum language letter_language(int choice)
{
    return choice == LANGUAGE_AUTO ? translate_language() : (enum language)choice;
}

const char *letter_subject_word(enum language language)
{
    return say(language, NC_("letter", "Subject:"));
}

const char *letter_day(enum language language, int day, enum day_form form, char out[LETTER_WORDS_SIZE])
{
    char text[DAY_TEXT_SIZE];
    enum language before = translate_language();
    translate_use(language);
    snprintf(out, LETTER_WORDS_SIZE, "%s", day_text(day, form, text));
    translate_use(before);
    return out;
}

const char *letter_period(enum language language, int from, int until, char out[LETTER_WORDS_SIZE])
{
    char first[LETTER_WORDS_SIZE], last[LETTER_WORDS_SIZE];
    letter_day(language, from, DAY_FULL, first);
    letter_day(language, until, DAY_FULL, last);
    if (from == until)
        snprintf(out, LETTER_WORDS_SIZE, say(language, NC_("letter", "on %.200s")), first);
    else
        snprintf(out, LETTER_WORDS_SIZE,
                 say(language, NC_("letter", "from %.200s up to and including %.200s")), first, last);
    return out;
}

static const char *const numbers[] = {
    NC_("letter", "one"),  NC_("letter", "two"), NC_("letter", "three"), NC_("letter", "four"),
    NC_("letter", "five"), NC_("letter", "six"), NC_("letter", "seven"), NC_("letter", "eight"),
    NC_("letter", "nine"), NC_("letter", "ten"),
};

const char *letter_days(enum language language, int days, char out[LETTER_WORDS_SIZE])
{
    char number[40];
    if (days >= 1 && days <= (int)(sizeof numbers / sizeof *numbers))
        snprintf(number, sizeof number, "%s", say(language, numbers[days - 1]));
    else
        snprintf(number, sizeof number, "%d", days);
    snprintf(out, LETTER_WORDS_SIZE,
             days == 1 ? say(language, NC_("letter", "%s school day"))
                       : say(language, NC_("letter", "%s school days")),
             number);
    return out;
}

const char *letter_times(enum language language, int times, char out[LETTER_WORDS_SIZE])
{
    static const char *const words[] = {
        NC_("letter", "first"), NC_("letter", "second"), NC_("letter", "third"),   NC_("letter", "fourth"),
        NC_("letter", "fifth"), NC_("letter", "sixth"),  NC_("letter", "seventh"), NC_("letter", "eighth"),
        NC_("letter", "ninth"), NC_("letter", "tenth"),
    };
    if (times >= 1 && times <= (int)(sizeof words / sizeof *words))
        snprintf(out, LETTER_WORDS_SIZE, "%s", say(language, words[times - 1]));
    else
        snprintf(out, LETTER_WORDS_SIZE, say(language, NC_("letter", "%dth")), times);
    return out;
}

/* Said so that the day can stand before it: 'Op maandag 23 november 2026 stond de telefoon van Noor nog aan.'
 */
static const char *const whats[VIOLATION_KINDS] = {
    [VIOLATION_NOT_HANDED_IN] = NC_("letter", "%s did not hand in the phone"),
    [VIOLATION_NOT_OFF] = NC_("letter", "%s's phone was still switched on"),
    [VIOLATION_TAKEN_OUT] = NC_("letter", "%s took out the phone without permission"),
    [VIOLATION_SMARTWATCH] = NC_("letter", "%s wore a smartwatch in class"),
    [VIOLATION_MISUSE_PHOTO] = NC_("letter", "%s took pictures or film with a phone during school time"),
    [VIOLATION_MISUSE_POSTING] = NC_("letter", "%s put pictures or film of school on the internet"),
    [VIOLATION_MISUSE_TEXT] = NC_("letter", "%s sent unwanted messages with a phone"),
    [VIOLATION_MISUSE_CALL] = NC_("letter", "%s made unwanted calls with a phone"),
    [VIOLATION_MISUSE_THREAT] = NC_("letter", "%s used a phone to threaten someone"),
    [VIOLATION_MISUSE_RECORDING] = NC_("letter", "%s recorded a talk or a lesson with a phone"),
    [VIOLATION_MISUSE_OTHER] = NC_("letter", "%s misused a phone"),
    [VIOLATION_INTERNET] = NC_("letter", "%s did not keep to an agreement about the internet"),
};

const char *letter_what(enum language language, enum violation_kind kind, int agreement, const char *first,
                        const char *note, char out[LETTER_WORDS_SIZE])
{
    /* The only format that comes out of a table: each holds one %s, and the lint compares the languages. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    size_t length = (size_t)snprintf(out, LETTER_WORDS_SIZE, say(language, whats[kind]), first);
#pragma GCC diagnostic pop
    if (length >= LETTER_WORDS_SIZE)
        return out;
    if (kind == VIOLATION_INTERNET && agreement >= 1 && agreement <= AGREEMENTS) {
        enum language before = translate_language();
        translate_use(language);
        const char *sentence = agreement_label(agreement);
        translate_use(before);
        size_t words = strlen(sentence);
        words -= words && sentence[words - 1] == '.';
        snprintf(out + length, LETTER_WORDS_SIZE - length, ": '%.*s'", (int)words, sentence);
    } else if (kind == VIOLATION_MISUSE_OTHER && note && *note) {
        size_t words = strlen(note);
        words -= note[words - 1] == '.';
        snprintf(out + length, LETTER_WORDS_SIZE - length, ": %.*s", (int)words, note);
    }
    return out;
}

const char *letter_length(enum language language, struct period period, char out[LETTER_WORDS_SIZE])
{
    bool one = period.count == 1;
    const char *text = "";
    out[0] = '\0';
    if (period.count < 1)
        return out;
    switch (period.unit) {
    case PERIOD_MONTHS:
        text = one ? say(language, NC_("letter", "a month")) : say(language, NC_("letter", "%d months"));
        break;
    case PERIOD_DAYS:
        text = one ? say(language, NC_("letter", "a day")) : say(language, NC_("letter", "%d days"));
        break;
    case PERIOD_SCHOOL_DAYS:
        return letter_days(language, period.count, out);
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
    snprintf(out, LETTER_WORDS_SIZE, text, period.count);
#pragma GCC diagnostic pop
    return out;
}

const char *letter_device(enum language language, enum device_kind kind, char out[LETTER_WORDS_SIZE])
{
    const char *text = kind == DEVICE_PHONE   ? say(language, NC_("letter", "a phone"))
                       : kind == DEVICE_WATCH ? say(language, NC_("letter", "a smartwatch"))
                                              : say(language, NC_("letter", "a device"));
    snprintf(out, LETTER_WORDS_SIZE, "%s", text);
    return out;
}

const char *letter_time(const char *time, char out[LETTER_WORDS_SIZE])
{
    snprintf(out, LETTER_WORDS_SIZE, "%s", time);
    for (char *at = out; *at; at++)
        *at = (char)(*at == ':' ? '.' : *at);
    return out;
}

const char *letter_list(enum language language, const char *names, char out[LETTER_WORDS_SIZE])
{
    const char *and = say(language, NC_("letter", "and"));
    size_t used = 0;
    out[0] = '\0';
    while (*names) {
        names += strspn(names, ",; ");
        size_t length = strcspn(names, ",;"), end = length;
        while (end && names[end - 1] == ' ')
            end--;
        const char *rest = names + length + strspn(names + length, ",; ");
        if (end && used < LETTER_WORDS_SIZE)
            used += (size_t)snprintf(out + used, LETTER_WORDS_SIZE - used, "%s%s%s%.*s",
                                     !used   ? ""
                                     : *rest ? ", "
                                             : " ",
                                     used && !*rest ? and : "", used && !*rest ? " " : "", (int)end, names);
        names = rest;
    }
    return out;
}
