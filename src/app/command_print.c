/* What a command says: what went wrong, its exit code, JSON. */
#include "klaskast/app/command.h"
#include "klaskast/base/json.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Letter by letter, so that a folder with two blanks in its name can still be copied from the screen. */
static void print_shown(FILE *out, const char *text)
{
    char letter[128], shown[128];
    size_t length;
    for (; *text; text += length) {
        int width;
        length = text_cluster(text, &width);
        snprintf(letter, sizeof letter, "%.*s", (int)length, text);
        if (strcmp(letter, " ") == 0 || strcmp(letter, "\n") == 0)
            fputs(letter, out);
        else
            fputs(text_clean(shown, sizeof shown, letter) ? shown : "\xef\xbf\xbd", out);
    }
}

void command_say(FILE *out, const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        memory_none();
    va_end(args);
    print_shown(out, text);
    free(text);
}

int command_report(const struct err *err)
{
    command_say(stderr, "klaskast: %s\n", err->text);
    return (int)err->kind;
}

int command_printed(struct err *err)
{
    if (fflush(stdout) == 0)
        return 0;
    err_set(err, ERR_DISK, "%s", _("What was asked is done, but could not be printed."));
    return command_report(err);
}

bool command_print_json(struct json **json, struct err *err)
{
    char *text = json_text(*json, isatty(STDOUT_FILENO) != 0);
    bool ok = puts(text) >= 0;
    free(text);
    json_free(json);
    return ok || err_set(err, ERR_DISK, "%s", _("It could not be printed."));
}

void command_print_padded(const char *text, int columns)
{
    int width = text_width(text);
    printf("%s%*s", text, width < columns ? columns - width : 1, "");
}
