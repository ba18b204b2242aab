/* What an event holds besides the sentence that history.c makes of it: whoever looks into the file sees each
 * field, in words. */
#include "klaskast/app/inspect.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/ladder.h"

#include <stdio.h>
#include <string.h>

enum form {
    IN_SENTENCE, /* said already */
    VALUE,       /* label and value; a day as people write it */
    YES,         /* the label alone, where it is 1 */
    DEVICE,
    LADDER,
};

static const struct {
    const char *key;
    enum form form;
    const char *label;
} details[] = {
    { "first", VALUE, NC_("inspect", "first name") },
    { "prefix", VALUE, NC_("inspect", "prefix") },
    { "surname", VALUE, NC_("inspect", "surname") },
    { "key", VALUE, NC_("inspect", "school number") },
    { "group", VALUE, NC_("inspect", "group") },
    { "slot", VALUE, NC_("inspect", "slot in the cupboard") },
    { "device", DEVICE, NC_("inspect", "device") },
    { "label", VALUE, NC_("inspect", "what device") },
    { "place", IN_SENTENCE, "" },
    { "purpose", IN_SENTENCE, "" },
    { "class", YES, NC_("inspect", "with those of the whole class") },
    { "mark", IN_SENTENCE, "" },
    { "from", IN_SENTENCE, "" },
    { "until", IN_SENTENCE, "" },
    { "agreed", VALUE, NC_("inspect", "agreed") },
    { "violation", IN_SENTENCE, "" },
    { "agreement", IN_SENTENCE, "" },
    { "ladder", LADDER, NC_("inspect", "counts on the ladder") },
    { "times", IN_SENTENCE, "" },
    { "since", VALUE, NC_("inspect", "counted from") },
    { "measure", IN_SENTENCE, "" },
    { "own", YES, NC_("inspect", "another measure than the school's steps say") },
    { "reason", VALUE, NC_("inspect", "reason") },
    { "note", IN_SENTENCE, "" },
    { "other", YES, NC_("inspect", "it was about another child") },
    { "text", IN_SENTENCE, "" },
    { "task", IN_SENTENCE, "" },
    { "owner", VALUE, NC_("inspect", "who is to do it") },
    { "due", IN_SENTENCE, "" },
    { "why", VALUE, NC_("inspect", "why") },
    { "by", VALUE, NC_("inspect", "by") },
    { "role", VALUE, NC_("inspect", "as") },
    { "how", IN_SENTENCE, "" },
    { "day", VALUE, NC_("inspect", "on") },
    { "letter", IN_SENTENCE, "" },
    { "signed", IN_SENTENCE, "" },
    { "version", IN_SENTENCE, "" },
    { "language", VALUE, NC_("inspect", "language of the letter") },
    { "file", IN_SENTENCE, "" },
    { "digest", VALUE, NC_("inspect", "fingerprint of the letter") },
    { "talk", VALUE, NC_("inspect", "invited for") },
    { "where", VALUE, NC_("inspect", "where") },
    { "work", VALUE, NC_("inspect", "schoolwork") },
    { "slip", YES, NC_("inspect", "a signed slip is to come back") },
    { "consent", IN_SENTENCE, "" },
    { "answer", IN_SENTENCE, "" },
    { "year", VALUE, NC_("inspect", "school year that begins in") },
    { "taken", IN_SENTENCE, "" },
    { "title", IN_SENTENCE, "" },
};
enum { DETAILS = sizeof details / sizeof *details };

static size_t find(const char *key)
{
    size_t i = 0;
    while (i < DETAILS && strcmp(details[i].key, key) != 0)
        i++;
    return i;
}

bool inspect_says(const char *key)
{
    return find(key) < DETAILS;
}

static void value_text(const struct field *field, enum form form, char *text, size_t size)
{
    enum ladder_kind ladder;
    enum device_kind device;
    char words[DAY_TEXT_SIZE];
    int day;
    if (!field->text)
        snprintf(text, size, "%lld", (long long)field->number);
    else if (form == DEVICE && device_parse(field->text, &device))
        snprintf(text, size, "%s", device_label(device));
    else if (form == LADDER && ladder_parse(field->text, &ladder))
        snprintf(text, size, "%s", ladder_label(ladder));
    else
        snprintf(text, size, "%s",
                 day_parse_iso(field->text, &day) ? day_text(day, DAY_LONG, words) : field->text);
}

bool inspect_detail(const struct event *event, size_t index, char *text, size_t size)
{
    char value[1200];
    for (int i = 0; i < event->field_count; i++) {
        const struct field *field = &event->fields[i];
        size_t at = find(field->key);
        enum form form = at < DETAILS ? details[at].form : VALUE;
        if (form == IN_SENTENCE || index-- > 0)
            continue;
        const char *label = at < DETAILS ? C_("inspect", details[at].label) : field->key;
        value_text(field, form, value, sizeof value);
        if (form == YES)
            snprintf(text, size, "%s", label);
        else
            snprintf(text, size, "%s: %s", label, value);
        return true;
    }
    return false;
}
