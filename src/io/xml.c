#include "klaskast/io/xml.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/library.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/charset.h"

#include <expat.h>

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAME_LIMIT = 64 };

static struct {
    __typeof__(XML_GetCurrentLineNumber) *line;
    __typeof__(XML_StopParser) *stop;
    __typeof__(XML_Parse) *parse;
    __typeof__(XML_GetErrorCode) *error;
    __typeof__(XML_ParserCreate_MM) *create;
    __typeof__(XML_ParserFree) *free;
    __typeof__(XML_SetUserData) *set_context;
    __typeof__(XML_SetElementHandler) *set_element;
    __typeof__(XML_SetCharacterDataHandler) *set_text;
    __typeof__(XML_SetStartDoctypeDeclHandler) *set_doctype;
    __typeof__(XML_SetXmlDeclHandler) *set_declaration;
    __typeof__(XML_SetUnknownEncodingHandler) *set_charset;
} expat;

static void load(void)
{
    static const struct library_function functions[] = {
        { "XML_GetCurrentLineNumber", &expat.line },
        { "XML_StopParser", &expat.stop },
        { "XML_Parse", &expat.parse },
        { "XML_GetErrorCode", &expat.error },
        { "XML_ParserCreate_MM", &expat.create },
        { "XML_ParserFree", &expat.free },
        { "XML_SetUserData", &expat.set_context },
        { "XML_SetElementHandler", &expat.set_element },
        { "XML_SetCharacterDataHandler", &expat.set_text },
        { "XML_SetStartDoctypeDeclHandler", &expat.set_doctype },
        { "XML_SetXmlDeclHandler", &expat.set_declaration },
        { "XML_SetUnknownEncodingHandler", &expat.set_charset },
    };
    if (!expat.parse)
        library_need("libexpat.so.1", functions, sizeof functions / sizeof *functions);
}

struct level {
    char name[NAME_LIMIT];
    size_t text_start; /* in the buffer of all open elements */
};

struct reading {
    const struct xml_reader *reader;
    const char *name;
    XML_Parser parser;
    struct level levels[XML_DEPTH];
    const char *path[XML_DEPTH];
    int depth;
    struct buffer text;
    char *charset;
    struct err *err;
    bool stopped;
};

bool xml_is(const char *bytes, size_t length)
{
    char start[1024];
    size_t count = 0;
    for (size_t i = 0; i < length && count + 1 < sizeof start; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte && byte < 0x80)
            start[count++] = (char)tolower(byte);
    }
    start[count] = '\0';
    const char *first = start + strspn(start, " \t\r\n");
    return *first == '<' && (isalpha((unsigned char)first[1]) || strchr("?!", first[1])) && first[1] &&
           !strstr(start, "<html") && !strstr(start, "<!doctype html");
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        const char *colon = strrchr(attributes[0], ':');
        if (strcmp(colon ? colon + 1 : attributes[0], name) == 0)
            return attributes[1];
    }
    return "";
}

static int line_now(const struct reading *reading)
{
    XML_Size line = expat.line(reading->parser);
    return line > INT_MAX ? INT_MAX : (int)line;
}

int xml_line(const struct xml_place *place)
{
    return line_now(place->reading);
}

/* The first reason is the one that is told. */
static void stop(struct reading *reading, const char *format)
{
    if (!reading->stopped)
        err_set(reading->err, ERR_REFUSED, translate(format), reading->name, line_now(reading));
    reading->stopped = true;
    expat.stop(reading->parser, XML_FALSE);
}

static struct xml_place place_now(const struct reading *reading)
{
    return (struct xml_place){ reading->path, reading->depth, reading };
}

static void XMLCALL element_opens(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *reading = context;
    if (reading->depth == XML_DEPTH) {
        stop(reading, N_("%s, line %d: its parts are nested too deeply for a class list. Export it anew."));
        return;
    }
    const char *colon = strrchr(name, ':');
    struct level *level = &reading->levels[reading->depth];
    const char *local = colon ? colon + 1 : name;
    size_t length = strnlen(local, sizeof level->name - 1);
    memcpy(level->name, local, length);
    level->name[length] = '\0';
    level->text_start = reading->text.length;
    reading->path[reading->depth++] = level->name;
    struct xml_place place = place_now(reading);
    reading->reader->open(reading->reader->context, &place, (const char **)attributes);
}

static void XMLCALL text_comes(void *context, const XML_Char *text, int length)
{
    struct reading *reading = context;
    size_t start = reading->depth ? reading->levels[reading->depth - 1].text_start : 0;
    if (reading->text.length - start + (size_t)length > XML_TEXT_LIMIT)
        stop(reading, N_("%s, line %d: a text is too long for a class list. Export it anew."));
    else
        buffer_add(&reading->text, text, (size_t)length);
}

static void XMLCALL element_closes(void *context, const XML_Char *name)
{
    struct reading *reading = context;
    (void)name;
    if (reading->stopped || !reading->depth)
        return;
    size_t start = reading->levels[reading->depth - 1].text_start;
    buffer_add(&reading->text, "", 1);
    char *text = reading->text.data + start, *end = text + strlen(text);
    text += strspn(text, " \t\r\n");
    while (end > text && strchr(" \t\r\n", end[-1]))
        *--end = '\0';
    struct xml_place place = place_now(reading);
    reading->reader->close(reading->reader->context, &place, text);
    reading->depth--;
    reading->text.length = start;
}

static void XMLCALL doctype_begins(void *context, const XML_Char *name, const XML_Char *system_id,
                                   const XML_Char *public_id, int subset)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)subset;
    stop(context, N_("%s, line %d: it has a DOCTYPE, which no class list has, so it is not read."));
}

static void keep_charset(struct reading *reading, const char *charset)
{
    snprintf(reading->charset, XML_CHARSET_SIZE, "%s", charset);
}

static void XMLCALL declaration_read(void *context, const XML_Char *version, const XML_Char *encoding,
                                     int standalone)
{
    struct reading *reading = context;
    (void)version;
    (void)standalone;
    if (encoding && !*reading->charset)
        keep_charset(reading, encoding);
}

/* What expat does not know of itself. ISO-8859-15 differs from it in signs that are in no name. */
static int XMLCALL charset_unknown(void *context, const XML_Char *name, XML_Encoding *encoding)
{
    static const char *const alike[] = { "windows-1252", "cp1252", "iso-8859-15", "latin1" };
    (void)context;
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        if (strcasecmp(name, alike[i]) != 0)
            continue;
        for (int byte = 0; byte < 256; byte++) {
            int32_t code = charset_windows((unsigned char)byte);
            encoding->map[byte] = code || !byte ? code : -1;
        }
        return XML_STATUS_OK;
    }
    return XML_STATUS_ERROR;
}

/* The encoding to take whatever the file says: none, or that of Windows where it says UTF-8 and is not. */
static const char *told(const char *bytes, size_t length)
{
    char head[200];
    size_t bad;
    snprintf(head, sizeof head, "%.*s", (int)(length < sizeof head ? length : sizeof head - 1), bytes);
    head[strcspn(head, ">")] = '\0';
    bool other = strstr(head, "encoding") && !strcasestr(head, "utf-8");
    bool wide = length > 1 && (!bytes[0] || !bytes[1] || (unsigned char)bytes[0] >= 0xFE);
    return other || wide || text_valid(bytes, length, &bad) ? NULL : "windows-1252";
}

static void *new_bytes(size_t size)
{
    return memory_new(1, size);
}

static void *resize_bytes(void *old, size_t size)
{
    return memory_resize(old, 1, size);
}

/* Memory that cannot fail, as everywhere else. */
static const XML_Memory_Handling_Suite memory = { new_bytes, resize_bytes, free };

static bool parse(struct reading *reading, const char *bytes, size_t length)
{
    enum { PART = 1 << 20 };
    for (size_t at = 0; !reading->stopped;) {
        size_t part = length - at < PART ? length - at : PART;
        bool last = at + part == length;
        if (expat.parse(reading->parser, bytes + at, (int)part, last) != XML_STATUS_OK)
            break;
        if (last)
            return !reading->stopped;
        at += part;
    }
    if (!reading->stopped) {
        bool charset = expat.error(reading->parser) == XML_ERROR_UNKNOWN_ENCODING;
        stop(reading, charset ? N_("%s, line %d: its letters are in an encoding that klaskast does not know. "
                                   "Export it as UTF-8.")
                              : N_("%s, line %d: here the file is damaged or cut off. Export it anew."));
    }
    return false;
}

bool xml_read(const char *name, const char *bytes, size_t length, const struct xml_reader *reader,
              char charset[XML_CHARSET_SIZE], struct err *err)
{
    const char *encoding = told(bytes, length);
    struct reading reading = { .reader = reader, .name = name, .charset = charset, .err = err };
    load();
    reading.parser = expat.create(encoding, &memory, NULL);
    buffer_init(&reading.text);
    charset[0] = '\0';
    if (encoding)
        keep_charset(&reading, encoding);
    expat.set_context(reading.parser, &reading);
    expat.set_element(reading.parser, element_opens, element_closes);
    expat.set_text(reading.parser, text_comes);
    expat.set_doctype(reading.parser, doctype_begins);
    expat.set_declaration(reading.parser, declaration_read);
    expat.set_charset(reading.parser, charset_unknown, NULL);
    bool ok = parse(&reading, bytes, length);
    if (!*charset)
        keep_charset(&reading, "UTF-8");
    expat.free(reading.parser);
    buffer_clear(&reading.text);
    return ok;
}
