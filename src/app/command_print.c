/* What a command says: what went wrong, its exit code, JSON. */
#include "klaskast/app/command.h"
#include "klaskast/base/json.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int command_report(const struct err *err)
{
    char text[sizeof err->text];
    text_clean(text, sizeof text, err->text);
    fprintf(stderr, "klaskast: %s\n", text);
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
