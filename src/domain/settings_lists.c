/* Holidays, the lines of the site review and of the end of the day: lists whose names are the school's own.
 */
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings_parts.h"
#include "klaskast/domain/value.h"

#include <stdio.h>
#include <string.h>

/* --- holidays ------------------------------------------------------------------------------------------ */

enum { HOLIDAY_DAYS_MOST = 100 };

/* "2026-10-17 to 2026-10-25"; one date is a day off. */
static bool holiday_parse(const char *text, struct holiday *holiday)
{
    static const char *const separators[] = { " to ", " t/m ", ".." };
    char from[16], until[16];
    const char *end = NULL, *rest = NULL;
    for (size_t i = 0; i < sizeof separators / sizeof *separators && !end; i++) {
        end = strstr(text, separators[i]);
        rest = end ? end + strlen(separators[i]) : NULL;
    }
    if (!end)
        return value_day(text, &holiday->from) && value_day(text, &holiday->until);
    if ((size_t)(end - text) >= sizeof from || strlen(rest) >= sizeof until)
        return false;
    snprintf(from, sizeof from, "%.*s", (int)(end - text), text);
    snprintf(until, sizeof until, "%s", rest);
    return value_day(from, &holiday->from) && value_day(until, &holiday->until) &&
           holiday->until >= holiday->from && holiday->until - holiday->from < HOLIDAY_DAYS_MOST;
}

void holidays_read(struct holidays *holidays, struct ini *ini)
{
    const char *section, *key, *value;
    holidays->count = 0;
    for (size_t i = 0; ini_entry(ini, i, &section, &key, &value); i++) {
        struct holiday holiday;
        if (strcmp(section, "holidays") != 0)
            continue;
        if (!holiday_parse(value, &holiday)) {
            settings_fault_value(ini, section, key,
                                 _("two dates such as '2026-10-17 to 2026-10-25', at most 100 days apart"),
                                 value, NULL);
            continue;
        }
        if (holidays->count == HOLIDAYS_MAX) {
            ini_add_fault(ini, section, key, _("%s: there is room for %d holidays; this one is left out."),
                          key, HOLIDAYS_MAX);
            continue;
        }
        snprintf(holiday.name, sizeof holiday.name, "%s", key);
        holidays->items[holidays->count++] = holiday;
    }
}

void holidays_print(const struct holidays *holidays, struct buffer *out)
{
    for (int i = 0; i < holidays->count; i++) {
        char from[DAY_ISO_SIZE], until[DAY_ISO_SIZE];
        day_iso(holidays->items[i].from, from);
        day_iso(holidays->items[i].until, until);
        buffer_print(out, "%s = %s to %s\n", holidays->items[i].name, from, until);
    }
}

/* In a language in which a text is not given, that of the first stands. */
static void fill_texts(char *texts, size_t size)
{
    for (size_t i = 1; i < LANGUAGES; i++)
        if (!texts[i * size])
            memcpy(texts + i * size, texts, size);
}

/* --- the site review ----------------------------------------------------------------------------------- */

static const struct check_line built_in[] = {
    { .name = "decency",
      .text = { "Staat er iets op dat niet kan, zoals porno, racisme of geweld?",
                "Is anything on it indecent, such as pornography, racism or violence?" },
      .rejects = true },
    { .name = "adverts", .text = { "Is er reclame?", "Are there adverts?" } },
    { .name = "account", .text = { "Moet je een account maken of inloggen?", "Is an account needed?" } },
    { .name = "personal-data",
      .text = { "Vraagt de site om persoonsgegevens, zoals een naam of een foto?",
                "Does it ask for personal data, such as a name or a photo?" } },
    { .name = "age",
      .text = { "Noemt de site een leeftijd waar deze kinderen onder zitten?",
                "Does it name an age that these children have not reached?" } },
    { .name = "copyright",
      .text = { "Mag je teksten en beelden van de site niet zomaar gebruiken?",
                "Are its texts and pictures not free to use?" } },
    /* Turned around, so that a yes is something to mind in every line: does it serve the lesson? */
    { .name = "off-lesson",
      .text = { "Leidt de site af van waar de les over gaat?",
                "Does it lead away from what the lesson is about?" } },
};

void checks_defaults(struct settings *settings)
{
    settings->check_count = sizeof built_in / sizeof *built_in;
    memcpy(settings->checks, built_in, sizeof built_in);
    for (int i = 0; i < settings->check_count; i++)
        fill_texts((char *)settings->checks[i].text, sizeof settings->checks[i].text[0]);
}

/* The part of *text up to the next bar, trimmed; moves *text behind the bar, or to NULL at the end. */
static void take_part(const char **text, char *part, size_t size)
{
    const char *bar = *text ? strchr(*text, '|') : NULL;
    char copy[1024];
    snprintf(copy, sizeof copy, "%.*s", bar ? (int)(bar - *text) : (int)sizeof copy - 1, *text ? *text : "");
    text_clean(part, size, copy);
    *text = bar ? bar + 1 : NULL;
}

/* A line's text in each language, of `size` bytes each. */
static void take_texts(const char **text, char *texts, size_t size)
{
    for (int i = 0; i < LANGUAGES; i++)
        take_part(text, texts + (size_t)i * size, size);
    fill_texts(texts, size);
}

static bool check_parse(const char *text, struct check_line *check)
{
    static const char *const words[] = { "remark", "reject", NULL };
    char word[16];
    int rejects;
    take_part(&text, word, sizeof word);
    take_texts(&text, (char *)check->text, sizeof check->text[0]);
    if (text || !check->text[0][0] || !value_choice(word, words, &rejects))
        return false;
    check->rejects = rejects == 1;
    return true;
}

void checks_read(struct settings *settings, struct ini *ini)
{
    const char *section, *key, *value;
    struct check_line checks[CHECK_LINES] = { { .rejects = false } };
    int count = 0;
    for (size_t i = 0; ini_entry(ini, i, &section, &key, &value); i++) {
        if (strcmp(section, "review") != 0)
            continue;
        if (count == CHECK_LINES) {
            ini_add_fault(ini, section, key, _("%s: there is room for %d lines; this one is left out."), key,
                          CHECK_LINES);
        } else if (strlen(key) >= sizeof checks[0].name || !check_parse(value, &checks[count])) {
            settings_fault_value(ini, section, key,
                                 _("'reject' or 'remark' and the question in Dutch and English, such as "
                                   "'remark | Is er reclame? | Are there adverts?'"),
                                 value, NULL);
        } else {
            snprintf(checks[count].name, sizeof checks[count].name, "%s", key);
            count++;
        }
    }
    if (count == 0)
        return;
    memcpy(settings->checks, checks, sizeof checks[0] * (size_t)count);
    settings->check_count = count;
}

void checks_print(const struct settings *settings, struct buffer *out)
{
    for (int i = 0; i < settings->check_count; i++) {
        const struct check_line *check = &settings->checks[i];
        char line[sizeof check->text + 32];
        int used = snprintf(line, sizeof line, "%s", check->rejects ? "reject" : "remark");
        for (int k = 0; k < LANGUAGES; k++)
            used += snprintf(line + used, sizeof line - (size_t)used, " | %s", check->text[k]);
        settings_print_line(check->name, line, out);
    }
}

/* --- the end of the day -------------------------------------------------------------------------------- */

void end_of_day_defaults(struct settings *settings)
{
    settings->end_of_day_count = 1;
    settings->end_of_day[0] = (struct end_of_day_line){
        .name = "photos",
        .text = { [LANGUAGE_DUTCH] = "foto's van mijn telefoon gehaald",
                  [LANGUAGE_ENGLISH] = "photos removed from my phone" },
    };
    fill_texts((char *)settings->end_of_day[0].text, sizeof settings->end_of_day[0].text[0]);
}

static bool end_of_day_parse(const char *text, struct end_of_day_line *line)
{
    take_texts(&text, (char *)line->text, sizeof line->text[0]);
    return !text;
}

void end_of_day_read(struct settings *settings, struct ini *ini)
{
    const char *section, *key, *value;
    struct end_of_day_line line;
    bool replaced = false;
    for (size_t i = 0; ini_entry(ini, i, &section, &key, &value); i++) {
        if (strcmp(section, "end_of_day") != 0)
            continue;
        if (!replaced)
            settings->end_of_day_count = 0;
        replaced = true;
        if (settings->end_of_day_count == END_OF_DAY_LINES) {
            ini_add_fault(ini, section, key, _("%s: there is room for %d lines; this one is left out."), key,
                          END_OF_DAY_LINES);
        } else if (strlen(key) >= sizeof line.name || !end_of_day_parse(value, &line)) {
            settings_fault_value(ini, section, key,
                                 _("a line in Dutch and English, such as 'kast op slot | cupboard locked'"),
                                 value, NULL);
        } else if (line.text[0][0]) {
            snprintf(line.name, sizeof line.name, "%s", key);
            settings->end_of_day[settings->end_of_day_count++] = line;
        }
    }
}

void end_of_day_print(const struct settings *settings, struct buffer *out)
{
    for (int i = 0; i < settings->end_of_day_count; i++) {
        const struct end_of_day_line *line = &settings->end_of_day[i];
        char text[sizeof line->text + 8];
        int used = 0;
        for (int k = 0; k < LANGUAGES; k++)
            used += snprintf(text + used, sizeof text - (size_t)used, k ? " | %s" : "%s", line->text[k]);
        settings_print_line(line->name, text, out);
    }
    if (!settings->end_of_day_count)
        settings_print_line("none", "", out);
}
