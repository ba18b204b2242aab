#include "klaskast/domain/agreements.h"

#include "klaskast/base/embedded.h"
#include "klaskast/base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static struct agreement_texts in_use[LANGUAGES];
static bool known[LANGUAGES];

/* --- reading a file ------------------------------------------------------------------------------------ */

struct reading {
    const char *name;
    int line;
    struct agreement_texts texts;
    int number; /* of the agreement that goes on; 0: none */
    struct err *err;
};

static bool add(struct reading *reading, char *to, const char *text)
{
    size_t used = strlen(to);

    while (*text == ' ' || *text == '\t')
        text++;
    if (strlen(text) >= AGREEMENT_TEXT || used + strlen(text) + 2 > AGREEMENT_TEXT)
        return err_set(reading->err, ERR_USAGE,
                       _("%s, line %d: this agreement is too long. A child reads one sentence best."),
                       reading->name, reading->line);
    if (used)
        to[used++] = ' ';
    text_clean(to + used, AGREEMENT_TEXT - used, text);
    return true;
}

/* "3. ..." is the third; its lines go on until an empty one. */
static bool take_line(struct reading *reading, const char *line)
{
    if (!*line) {
        reading->number = 0;
        return true;
    }
    if (strncmp(line, "## ", 3) == 0)
        return add(reading, reading->texts.own, line + 3);
    if (strncmp(line, "# ", 2) == 0)
        return add(reading, reading->texts.title, line + 2);
    if (line[0] >= '1' && line[0] <= '9' && line[1] == '.' && line[2] == ' ') {
        reading->number = line[0] - '0';
        if (reading->number > AGREEMENTS || reading->texts.text[reading->number - 1][0] ||
            (reading->number > 1 && !reading->texts.text[reading->number - 2][0]))
            return err_set(
                reading->err, ERR_USAGE,
                _("%s, line %d: the agreements stand as 1. to 8., each once and in that order, since "
                  "violations name them by number."),
                reading->name, reading->line);
        return add(reading, reading->texts.text[reading->number - 1], line + 3);
    }
    return !reading->number || add(reading, reading->texts.text[reading->number - 1], line);
}

static bool is_whole(const struct reading *reading)
{
    const struct agreement_texts *texts = &reading->texts;

    if (!texts->title[0])
        return err_set(reading->err, ERR_USAGE, _("%s has no title. Begin it with a line '# ...'."),
                       reading->name);
    for (int i = 0; i < AGREEMENTS; i++)
        if (!texts->text[i][0])
            return err_set(reading->err, ERR_USAGE,
                           _("%s has no agreement %d. There are eight, from '1. ...' to '8. ...'."),
                           reading->name, i + 1);
    if (!texts->own[0])
        return err_set(reading->err, ERR_USAGE,
                       _("%s has no heading '## ...' for the class's own lines about language."),
                       reading->name);
    return true;
}

bool agreement_texts_read(const char *name, const char *bytes, size_t length, struct agreement_texts *texts,
                          struct err *err)
{
    struct reading reading = { .name = name, .err = err };
    char line[1024];

    for (size_t at = 0; at < length;) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size_t size = end ? (size_t)(end - bytes) - at : length - at;
        reading.line++;
        if (size >= sizeof line)
            return err_set(err, ERR_USAGE, _("%s, line %d: this line is too long."), name, reading.line);
        memcpy(line, bytes + at, size);
        while (size > 0 && strchr(" \t\r", line[size - 1]))
            size--;
        line[size] = '\0';
        if (!take_line(&reading, line))
            return false;
        at = end ? (size_t)(end - bytes) + 1 : length;
    }
    if (!is_whole(&reading))
        return false;
    *texts = reading.texts;
    return true;
}

/* --- those in use -------------------------------------------------------------------------------------- */

void agreement_texts_use(enum language language, const struct agreement_texts *texts)
{
    known[language] = texts != NULL;
    if (texts)
        in_use[language] = *texts;
}

const struct agreement_texts *agreement_texts(enum language language)
{
    if (!known[language]) {
        char name[40];
        snprintf(name, sizeof name, "letters/%s/agreements.md", language_code(language));
        const struct embedded *file = embedded_find(name);
        known[language] =
            file && agreement_texts_read(name, file->bytes, file->length, &in_use[language], NULL);
        assert(known[language]);
    }
    return &in_use[language];
}

const char *agreement_label(int agreement)
{
    return agreement_texts(translate_language())->text[agreement - 1];
}

bool agreements_line(const struct agreements *agreements, int index, char *out, size_t size)
{
    const char *at = agreements->lines;

    for (; *at && index > 0; index--) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    if (!*at)
        return false;
    snprintf(out, size, "%.*s", (int)strcspn(at, "\n"), at);
    return true;
}
