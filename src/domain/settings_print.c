/* Settings as text: a file to edit, and the rules for the journal. */
#include "klaskast/domain/settings.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings_parts.h"

#include <stdio.h>
#include <string.h>

static void print_value(const struct settings *settings, const struct setting *setting, struct buffer *out)
{
    const void *at = (const char *)settings + setting->offset;
    int number = 0;
    char iso[DAY_ISO_SIZE] = "";
    switch (setting->type) {
    case SETTING_TEXT:
    case SETTING_PATH:
        buffer_text(out, at);
        break;
    case SETTING_FLAG:
        buffer_text(out, *(const bool *)at ? "yes" : "no");
        break;
    case SETTING_NUMBER:
        buffer_print(out, "%d", *(const int *)at);
        break;
    case SETTING_TIME:
        memcpy(&number, at, sizeof number);
        buffer_print(out, "%02d:%02d", number / 60, number % 60);
        break;
    case SETTING_TIMES:
        for (int i = 0; i < ((const struct lesson_ends *)at)->count; i++)
            buffer_print(out, "%s%02d:%02d", i ? ", " : "", ((const struct lesson_ends *)at)->minutes[i] / 60,
                         ((const struct lesson_ends *)at)->minutes[i] % 60);
        break;
    case SETTING_DAY:
        memcpy(&number, at, sizeof number);
        if (number != DAY_NONE)
            day_iso(number, iso);
        buffer_text(out, iso);
        break;
    case SETTING_CHOICE:
        memcpy(&number, at, sizeof number);
        buffer_text(out, setting->words[number]);
        break;
    case SETTING_EITHER:
        buffer_text(out, setting->words[*(const bool *)at ? 1 : 0]);
        break;
    }
}

static void print_row(const struct settings *settings, const struct setting *setting, struct buffer *out)
{
    struct buffer value;
    buffer_init(&value);
    print_value(settings, setting, &value);
    settings_print_line(setting->key, buffer_get(&value), out);
    buffer_clear(&value);
}

/* A sentence as lines of comment; it may bring line breaks of its own. */
static void print_comment(const char *sentence, struct buffer *out)
{
    enum { COLUMNS = 100 };
    while (*sentence) {
        size_t length = strcspn(sentence, "\n");
        if (length > COLUMNS) {
            length = COLUMNS;
            while (length > 1 && sentence[length] != ' ')
                length--;
        }
        buffer_print(out, "; %.*s\n", (int)length, sentence);
        sentence += length;
        while (*sentence == ' ' || *sentence == '\n')
            sentence++;
    }
}

static bool same_ladder(const struct ladder *a, const struct ladder *b)
{
    struct buffer one, other;
    buffer_init(&one);
    buffer_init(&other);
    ladder_print(LADDER_WATCH, a, &one);
    ladder_print(LADDER_WATCH, b, &other);
    bool same = strcmp(buffer_get(&one), buffer_get(&other)) == 0;
    buffer_clear(&one);
    buffer_clear(&other);
    return same;
}

static void print_section(const struct settings *settings, const char *name, struct buffer *out)
{
    static const char ladder[] = "ladder.";
    enum ladder_kind kind;
    const struct setting *setting;
    for (size_t i = 0; (setting = settings_row(i)); i++) {
        if (strcmp(setting->section, name) != 0)
            continue;
        buffer_text(out, "\n");
        print_comment(_(setting->sentence), out);
        print_row(settings, setting, out);
    }
    if (strncmp(name, ladder, sizeof ladder - 1) == 0 && ladder_parse(name + sizeof ladder - 1, &kind) &&
        (kind != LADDER_WATCH ||
         !same_ladder(&settings->ladders[LADDER_WATCH], &settings->ladders[LADDER_DEVICE])))
        ladder_print(kind, &settings->ladders[kind], out);
    if (strcmp(name, "holidays") == 0)
        holidays_print(&settings->holidays, out);
    if (strcmp(name, "review") == 0)
        checks_print(settings, out);
    if (strcmp(name, "end_of_day") == 0)
        end_of_day_print(settings, out);
}

void settings_print(const struct settings *settings, struct buffer *out)
{
    /* The shipped file has English comments; who reads Dutch gets to know how it becomes Dutch. */
    if (translate_language() != LANGUAGE_DUTCH)
        print_comment("De uitleg in dit bestand is Engels. 'klaskast settings --to config.ini' maakt het met "
                      "Nederlandse uitleg, als Nederlands de taal van klaskast is.",
                      out);
    print_comment(
        _("The settings of klaskast. A line that begins with ; is a comment. A value with ; or # in it, or "
          "one that begins with ', stands between double quotes. What is not in the file, or is not "
          "understood, is as it is built in."),
        out);
    const struct setting_section *section;
    for (size_t i = 0; (section = settings_section(i)); i++) {
        if (strcmp(section->name, "keys") == 0)
            continue;
        buffer_text(out, "\n");
        print_comment(_(section->sentence), out);
        buffer_print(out, "[%s]\n", section->name);
        print_section(settings, section->name, out);
    }
}

/* --- the rules, for the journal ------------------------------------------------------------------------- */

void settings_policy_text(const struct settings *settings, struct buffer *out)
{
    static const char *const sections[] = { "rules", "duties" };
    const struct setting *setting;
    for (size_t s = 0; s < sizeof sections / sizeof *sections; s++) {
        buffer_print(out, "[%s]\n", sections[s]);
        for (size_t i = 0; (setting = settings_row(i)); i++)
            if (strcmp(setting->section, sections[s]) == 0)
                print_row(settings, setting, out);
    }
    for (int i = 0; i < LADDERS; i++) {
        if (i == LADDER_WATCH && !settings->watch_own_ladder)
            continue;
        buffer_print(out, "[ladder.%s]\n", ladder_name((enum ladder_kind)i));
        ladder_print((enum ladder_kind)i, &settings->ladders[i], out);
    }
}

void settings_digest(const struct settings *settings, char text[DIGEST_HEX_SIZE])
{
    struct buffer policy;
    struct digest digest;
    unsigned char bytes[DIGEST_SIZE];
    buffer_init(&policy);
    settings_policy_text(settings, &policy);
    digest_init(&digest);
    digest_add(&digest, buffer_get(&policy), policy.length);
    digest_end(&digest, bytes);
    digest_hex(bytes, text);
    buffer_clear(&policy);
}
