#include "klaskast/io/html.h"

#include "klaskast/base/embedded.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* What changes the direction of the text around it, or is not there to be seen. */
static bool hidden(int32_t code)
{
    return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0) || code == 0x061C ||
           (code >= 0x200B && code <= 0x200F && code != 0x200D) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF;
}

void html_text(struct buffer *out, const char *text)
{
    int32_t code;
    char bytes[4];
    for (size_t length; (length = text_next(text, &code)); text += length) {
        if (hidden(code))
            continue;
        if (code == '&')
            buffer_text(out, "&amp;");
        else if (code == '<')
            buffer_text(out, "&lt;");
        else if (code == '>')
            buffer_text(out, "&gt;");
        else if (code == '"')
            buffer_text(out, "&quot;");
        else if (code == '\'')
            buffer_text(out, "&#39;");
        else
            buffer_add(out, bytes, text_encode(code, bytes));
    }
}

static void add_sheet(struct buffer *out, const char *name, size_t length)
{
    char path[80];
    snprintf(path, sizeof path, "themes/pages/%.*s.css", (int)length, name);
    const struct embedded *sheet = embedded_find(path);
    assert(sheet);
    buffer_add(out, sheet->bytes, sheet->length);
}

void html_begin(struct buffer *out, const char *title, const char *style, const char *kind)
{
    buffer_print(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                 language_code(translate_language()));
    buffer_text(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<meta name=\"generator\" content=\"klaskast " KLASKAST_VERSION "\">\n<title>");
    html_text(out, title);
    /* An icon of its own, empty: without one a browser asks the server for one. */
    buffer_text(out, "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n");
    for (; *style; style += strspn(style, " ")) {
        add_sheet(out, style, strcspn(style, " "));
        style += strcspn(style, " ");
    }
    buffer_print(out, "</style>\n</head>\n<body class=\"%s\">\n", kind);
}

void html_end(struct buffer *out)
{
    buffer_text(out, "</body>\n</html>\n");
}
