#include "klaskast/io/bookmarks.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/file.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/charset.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FILE_MOST = 32 << 20, TEXT_MOST = 2048, FOLDER_DEPTH = 64 };

/* What browsers write is no HTML that a parser of HTML would like: <DT> and <p> are never closed, and a <DL>
 * belongs to the heading before it. So tags are taken one by one, and only three kinds count. */
struct reader {
    const char *at;
    int line;
    struct arena *arena;
    struct bookmarks *out;
    const char *folders[FOLDER_DEPTH]; /* of the lists that are open, outermost first */
    int depth;                         /* may be more than FOLDER_DEPTH; then the names are not kept */
    const char *heading;               /* the last one, whose list is to come */
    bool seen;                         /* something of a bookmarks file was there */
};

/* --- text ---------------------------------------------------------------------------------------------- */

static size_t entity(const char *text, int32_t *code)
{
    static const struct {
        const char *name;
        int32_t code;
    } named[] = { { "&amp;", '&' },   { "&lt;", '<' },    { "&gt;", '>' },  { "&quot;", '"' },
                  { "&apos;", '\'' }, { "&nbsp;", 0xA0 }, { "&shy;", 0xAD } };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strncasecmp(text, named[i].name, strlen(named[i].name)) == 0) {
            *code = named[i].code;
            return strlen(named[i].name);
        }
    if (text[1] != '#')
        return 0;
    bool hex = text[2] == 'x' || text[2] == 'X';
    const char *digits = text + (hex ? 3 : 2);
    char *end;
    long value = isxdigit((unsigned char)*digits) ? strtol(digits, &end, hex ? 16 : 10) : 0;
    if (value < 1 || value > 0x10FFFF || *end != ';')
        return 0;
    *code = (int32_t)value;
    return (size_t)(end - text) + 1;
}

/* `length` bytes with their entities undone, cleaned, into the arena. */
static const char *plain(struct reader *reader, const char *text, size_t length)
{
    char raw[TEXT_MOST], cleaned[TEXT_MOST];
    size_t used = 0;
    for (const char *end = text + length; text < end && used + 5 < sizeof raw;) {
        int32_t code;
        size_t step = *text == '&' ? entity(text, &code) : 0;
        if (step && text + step <= end) {
            used += text_encode(code, raw + used);
            text += step;
        } else {
            raw[used++] = *text++;
        }
    }
    raw[used] = '\0';
    text_clean(cleaned, sizeof cleaned, raw);
    return arena_copy(reader->arena, cleaned);
}

/* --- tags ---------------------------------------------------------------------------------------------- */

struct tag {
    char name[8]; /* small letters, with the slash of an end: "a", "/dl" */
    const char *inside;
    size_t length; /* of its attributes */
};

static void skip_to(struct reader *reader, const char *to)
{
    for (; reader->at < to; reader->at++)
        reader->line += *reader->at == '\n';
}

/* The next tag; the reader is behind it then. A quote hides '>' and what looks like a tag. */
static bool next_tag(struct reader *reader, struct tag *tag)
{
    const char *open = strchr(reader->at, '<');
    if (!open)
        return false;
    skip_to(reader, open + 1);
    const char *at = reader->at;
    size_t used = 0;
    while (used + 1 < sizeof tag->name && (isalnum((unsigned char)*at) || (*at == '/' && !used)))
        tag->name[used++] = (char)tolower((unsigned char)*at++);
    tag->name[used] = '\0';
    tag->inside = at;
    while (*at && *at != '>') {
        const char *close = (*at == '"' || *at == '\'') && at[-1] == '=' ? strchr(at + 1, *at) : NULL;
        at = close ? close + 1 : at + 1;
    }
    tag->length = (size_t)(at - tag->inside);
    skip_to(reader, *at ? at + 1 : at);
    return true;
}

/* The value of an attribute, NULL when it has none. */
static const char *attribute(struct reader *reader, const struct tag *tag, const char *name)
{
    size_t length = strlen(name);
    const char *end = tag->inside + tag->length;
    for (const char *at = tag->inside; at < end;) {
        const char *value = NULL;
        size_t value_length = 0;
        while (at < end && isspace((unsigned char)*at))
            at++;
        const char *key = at;
        while (at < end && !isspace((unsigned char)*at) && *at != '=')
            at++;
        size_t key_length = (size_t)(at - key);
        if (at < end && *at == '=') {
            char quote = at + 1 < end && (at[1] == '"' || at[1] == '\'') ? at[1] : '\0';
            value = at + (quote ? 2 : 1);
            for (at = value; at < end && (quote ? *at != quote : !isspace((unsigned char)*at));)
                at++;
            value_length = (size_t)(at - value);
            at += at < end;
        }
        if (value && key_length == length && strncasecmp(key, name, length) == 0)
            return plain(reader, value, value_length);
    }
    return NULL;
}

/* What stands up to the next tag that ends it. */
static const char *text_until(struct reader *reader, const char *ending)
{
    const char *from = reader->at, *to = from;
    for (to = strchr(from, '<'); to; to = strchr(to + 1, '<')) {
        bool ends = strncasecmp(to, ending, strlen(ending)) == 0;
        bool another = strncasecmp(to, "<dt", 3) == 0 || strncasecmp(to, "<dl", 3) == 0 ||
                       strncasecmp(to, "</dl", 4) == 0 || strncasecmp(to, "<dd", 3) == 0;
        if (ends || another)
            break;
    }
    size_t length = to ? (size_t)(to - from) : strlen(from);
    skip_to(reader, from + length);
    return plain(reader, from, length);
}

/* --- what counts --------------------------------------------------------------------------------------- */

/* Folders that every browser has by itself say nothing about a site. */
static bool is_own_folder(struct reader *reader, const struct tag *tag, const char *name)
{
    static const char *const names[] = {
        "Bookmarks bar",     "Bladwijzerbalk",     "Bladwijzers",        "Favorites bar",
        "Favorietenbalk",    "Other bookmarks",    "Andere bladwijzers", "Overige bladwijzers",
        "Other favorites",   "Overige favorieten", "Mobile bookmarks",   "Mobiele bladwijzers",
        "Bookmarks Toolbar", "Bookmarks Menu",     "Bladwijzermenu",     "Bladwijzerwerkbalk",
        "Imported",          "Ge\xC3\xAFmporteerd"
    };
    if (attribute(reader, tag, "PERSONAL_TOOLBAR_FOLDER") ||
        attribute(reader, tag, "UNFILED_BOOKMARKS_FOLDER"))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}

static void open_list(struct reader *reader)
{
    reader->seen = true;
    if (reader->depth < FOLDER_DEPTH)
        reader->folders[reader->depth] = reader->heading;
    reader->depth++;
    reader->heading = "";
}

static const char *folder_of(const struct reader *reader)
{
    int depth = reader->depth < FOLDER_DEPTH ? reader->depth : FOLDER_DEPTH;
    return depth ? reader->folders[depth - 1] : "";
}

static bool is_site(const char *address)
{
    return strncasecmp(address, "http:", 5) == 0 || strncasecmp(address, "https:", 6) == 0;
}

static void take_link(struct reader *reader, const struct tag *tag)
{
    struct bookmarks *out = reader->out;
    int line = reader->line;
    const char *address = attribute(reader, tag, "HREF");
    if (!address)
        return;
    reader->seen = true;
    const char *title = text_until(reader, "</a");
    if (!is_site(address)) {
        out->left_out++;
        return;
    }
    if (out->count == BOOKMARKS_MOST) {
        out->beyond++;
        return;
    }
    out->links = arena_room(reader->arena, out->links, out->count, &out->room, sizeof *out->links);
    out->links[out->count++] =
        (struct bookmark){ .line = line, .address = address, .title = title, .folder = folder_of(reader) };
}

static void read_tags(struct reader *reader)
{
    struct tag tag;
    while (next_tag(reader, &tag)) {
        if (strcmp(tag.name, "a") == 0) {
            take_link(reader, &tag);
        } else if (strcmp(tag.name, "h3") == 0) {
            const char *name = text_until(reader, "</h3");
            reader->heading = is_own_folder(reader, &tag, name) ? "" : name;
        } else if (strcmp(tag.name, "dl") == 0) {
            open_list(reader);
        } else if (strcmp(tag.name, "/dl") == 0 && reader->depth > 0) {
            reader->depth--;
        }
    }
}

static bool refuse(const char *name, struct err *err)
{
    return err_set(err, ERR_REFUSED,
                   _("%s is no bookmarks file. Make one in your browser: bookmarks manager, export (HTML)."),
                   name);
}

bool bookmarks_parse(const char *name, const char *bytes, size_t length, struct arena *arena,
                     struct bookmarks *bookmarks, struct err *err)
{
    struct buffer text;
    struct charset_found found;
    buffer_init(&text);
    *bookmarks = (struct bookmarks){ .file = arena_copy(arena, name) };
    struct reader reader = { .line = 1, .arena = arena, .out = bookmarks, .heading = "" };
    bool ok = charset_read(name, bytes, length, &text, &found, NULL);
    if (ok) {
        reader.at = buffer_get(&text);
        read_tags(&reader);
    }
    buffer_clear(&text);
    return (ok && reader.seen) || refuse(name, err);
}

bool bookmarks_read(const char *path, struct arena *arena, struct bookmarks *bookmarks, struct err *err)
{
    struct buffer bytes;
    const char *slash = strrchr(path, '/');
    buffer_init(&bytes);
    bool ok =
        file_read(path, FILE_MOST, &bytes, err) &&
        bookmarks_parse(slash ? slash + 1 : path, buffer_get(&bytes), bytes.length, arena, bookmarks, err);
    buffer_clear(&bytes);
    return ok;
}
