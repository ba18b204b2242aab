#include "klaskast/base/ini.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/file.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <iniparser/iniparser.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

/* iniparser 4.1 drops or changes values without a word: it cuts at ; and #, takes a leading ' for a quote,
 * joins a line that ends in \ with the next, lets the last of two equal keys win, puts keys under [] in the
 * section before, and crashes in some getters on a section named like a key. iniparser 4.2 takes a \ in
 * quotes for the beginning of a sign. So every line is understood here first; what passes is written out
 * anew, in one plain form, and only that reaches the library. */

enum {
    NAME_MAX_BYTES = 60, /* of a section or a key; the library looks up "section:key" in 1 KiB */
    LINE_MAX_BYTES = 1000,
    BACKSLASH = 1,    /* stands for it while the library reads; no line may hold this byte */
    FAULTS_MAX = 100, /* a file that is no settings file at all needs no more */
};

struct entry {
    const char *section, *key, *value;
    const char *file;
    int line;
};

struct ini {
    struct arena arena;
    const char *name;
    dictionary *values;
    struct entry *entries;
    size_t entry_count, entry_room;
    struct ini_fault *faults;
    size_t fault_count, fault_room;
};

/* Where the pre-check is. */
struct reading {
    struct ini *ini;
    struct buffer clean;
    const char *section; /* NULL before the first, and below one that cannot be understood */
    bool before_first;
    int line;
};

/* NULL: there is no room for more. */
static struct ini_fault *new_fault(struct ini *ini, int line)
{
    if (ini->fault_count == FAULTS_MAX)
        return NULL;
    ini->faults =
        arena_room(&ini->arena, ini->faults, ini->fault_count, &ini->fault_room, sizeof *ini->faults);
    size_t at = ini->fault_count++;
    for (; at > 0 && ini->faults[at - 1].line > line; at--) /* in the order of the file */
        ini->faults[at] = ini->faults[at - 1];
    ini->faults[at].line = line;
    return &ini->faults[at];
}

static void add_fault(struct ini *ini, const char *file, int line, const char *sentence)
{
    struct ini_fault *fault = new_fault(ini, line);
    if (!fault)
        return;
    char whole[2 * sizeof fault->text];
    if (line > 0)
        snprintf(whole, sizeof whole, _("%s, line %d: %s"), file, line, sentence);
    else
        snprintf(whole, sizeof whole, _("%s: %s"), file, sentence);
    /* A cut must not leave half a letter, and a file's own bytes must not reach a terminal as they are. */
    text_clean(fault->text, sizeof fault->text, whole);
}

__attribute__((format(printf, 2, 3))) static void complain(struct reading *reading, const char *format, ...)
{
    char sentence[sizeof((struct ini_fault *)0)->text];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    add_fault(reading->ini, reading->ini->name, reading->line, sentence);
}

static const struct entry *find(const struct ini *ini, const char *section, const char *key)
{
    for (size_t i = 0; i < ini->entry_count; i++)
        if (strcasecmp(ini->entries[i].key, key) == 0 && strcasecmp(ini->entries[i].section, section) == 0)
            return &ini->entries[i];
    return NULL;
}

static char *trim(char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        text[--length] = '\0';
    return text;
}

static void lower(char *text)
{
    for (; *text; text++)
        if (*text >= 'A' && *text <= 'Z')
            *text = (char)(*text - 'A' + 'a');
}

/* Names of sections and keys: what has no meaning for the library. */
static bool name_good(const char *name)
{
    return *name && strlen(name) <= NAME_MAX_BYTES && !strpbrk(name, ":;#[]\"'\\=");
}

static void read_section(struct reading *reading, char *line)
{
    reading->before_first = false;
    reading->section = NULL;
    char *end = strchr(line, ']');
    if (!end || end[1] != '\0') {
        complain(reading,
                 _("a section is a name between [ and ], alone on its line. The settings below it are not "
                   "read."));
        return;
    }
    *end = '\0';
    char *name = trim(line + 1);
    lower(name);
    if (!name_good(name)) {
        complain(reading,
                 _("'[%s]' is no name for a section: use letters, digits, dots and hyphens. The settings "
                   "below it are not read."),
                 name);
        return;
    }
    reading->section = arena_copy(&reading->ini->arena, name);
    buffer_print(&reading->clean, "[%s]\n", name);
}

/* Takes the quotes off, or refuses what the library would change. */
static bool value_read(struct reading *reading, const char *key, char **value)
{
    char *text = *value;
    size_t length = strlen(text);
    if (*text == '"') {
        char *end = strchr(text + 1, '"');
        if (!end)
            complain(reading, _("%s: the quote \" at the start is not closed at the end."), key);
        else if (end[1] != '\0')
            complain(reading, _("%s: nothing may follow the closing quote, and no quote can stand inside."),
                     key);
        else {
            *end = '\0';
            *value = text + 1;
            return true;
        }
    } else if (*text == '\'') {
        complain(reading, _("%s: put a value that begins with ' between double quotes: \"%.40s\"."), key,
                 text);
    } else if (strpbrk(text, ";#")) {
        complain(reading,
                 _("%s: put a value with ; or # in it between double quotes, and a comment on a line of "
                   "its own."),
                 key);
    } else if (length && text[length - 1] == '\\') {
        complain(reading, _("%s: put a value that ends in \\ between double quotes."), key);
    } else {
        return true;
    }
    return false;
}

static void read_setting(struct reading *reading, char *line)
{
    char *equals = strchr(line, '=');
    if (!equals) {
        complain(reading,
                 _("'%.40s' is no setting: expected is 'name = value', a [section], or a comment that "
                   "begins with ;."),
                 line);
        return;
    }
    *equals = '\0';
    char *key = trim(line), *value = trim(equals + 1);
    lower(key);
    if (!name_good(key)) {
        complain(reading, _("'%.40s' is no name for a setting: use letters, digits, dots and hyphens."), key);
        return;
    }
    if (!reading->section) {
        if (reading->before_first)
            complain(reading, _("%s stands before the first [section]; put it below the one it belongs to."),
                     key);
        return; /* below a bad section: that one was reported */
    }
    if (!value_read(reading, key, &value))
        return;
    struct ini *ini = reading->ini;
    const struct entry *earlier = find(ini, reading->section, key);
    if (earlier) {
        complain(reading, _("%s is in [%s] twice; the one on line %d holds."), key, reading->section,
                 earlier->line);
        return;
    }
    ini->entries =
        arena_room(&ini->arena, ini->entries, ini->entry_count, &ini->entry_room, sizeof *ini->entries);
    ini->entries[ini->entry_count++] = (struct entry){ .section = reading->section,
                                                       .key = arena_copy(&ini->arena, key),
                                                       .value = arena_copy(&ini->arena, value),
                                                       .file = ini->name,
                                                       .line = reading->line };
    for (char *at = value; (at = strchr(at, '\\')) != NULL; at++)
        *at = BACKSLASH;
    /* Quotes inside a bare value are kept by the library only when it is written bare again. */
    const char *quote = strchr(value, '"') || !*value ? "" : "\"";
    buffer_print(&reading->clean, "%s = %s%s%s\n", key, quote, value, quote);
}

static void read_line(struct reading *reading, const char *bytes, size_t length)
{
    size_t bad;
    if (length && bytes[length - 1] == '\r')
        length--;
    if (length > LINE_MAX_BYTES) {
        complain(reading, _("this line is longer than %d bytes and is not read."), LINE_MAX_BYTES);
        return;
    }
    for (size_t i = 0; i < length; i++) {
        if (((unsigned char)bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 0x7f) {
            complain(reading, _("there is a control character in this line; it is not read."));
            return;
        }
    }
    if (!text_valid(bytes, length, &bad)) {
        complain(reading, _("this line is not UTF-8 text. Save the file as UTF-8."));
        return;
    }
    char copy[LINE_MAX_BYTES + 1];
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    char *line = trim(copy);
    if (*line == '[')
        read_section(reading, line);
    else if (*line && *line != ';' && *line != '#')
        read_setting(reading, line);
}

/* The library prints to standard error, which is the screen, unless it is given this. What it could complain
 * about was refused before. */
static int be_silent(const char *format, ...)
{
    (void)format;
    return 0;
}

static dictionary *load(const struct buffer *clean)
{
    int fd = memfd_create("klaskast-settings", MFD_CLOEXEC);
    if (fd < 0)
        return NULL;
    dictionary *values = NULL;
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (file_write_all(fd, buffer_get(clean), clean->length)) {
        iniparser_set_error_callback(be_silent);
        values = iniparser_load(path);
    }
    close(fd);
    return values;
}

/* Did the library read what was meant? */
static bool is_meant(const char *read, const char *meant)
{
    for (; *read && (*read == *meant || (*read == BACKSLASH && *meant == '\\')); read++)
        meant++;
    return *read == *meant;
}

/* From here on the library's values count; a value that it changed all the same is left out and named. */
static void take_values(struct ini *ini)
{
    size_t kept = 0;
    for (size_t i = 0; i < ini->entry_count; i++) {
        struct entry entry = ini->entries[i];
        char name[2 * NAME_MAX_BYTES + 2], sentence[160];
        snprintf(name, sizeof name, "%s:%s", entry.section, entry.key);
        const char *value = iniparser_getstring(ini->values, name, NULL);
        if (value && is_meant(value, entry.value)) {
            entry.value = strchr(value, BACKSLASH) ? entry.value : value;
            ini->entries[kept++] = entry;
            continue;
        }
        snprintf(sentence, sizeof sentence, _("%s: this value cannot be read."), entry.key);
        add_fault(ini, ini->name, entry.line, sentence);
    }
    ini->entry_count = kept;
}

/* UTF-8 with a byte order mark is fine; UTF-16 has one as well, and nothing of it can be read. */
static bool skip_mark(const char **bytes, size_t *length)
{
    if (*length >= 2 && (memcmp(*bytes, "\xff\xfe", 2) == 0 || memcmp(*bytes, "\xfe\xff", 2) == 0))
        return false;
    if (*length >= 3 && memcmp(*bytes, "\xef\xbb\xbf", 3) == 0) {
        *bytes += 3;
        *length -= 3;
    }
    return true;
}

static void read_lines(struct ini *ini, const char *bytes, size_t length)
{
    struct reading reading = { .ini = ini, .before_first = true };
    buffer_init(&reading.clean);
    while (length > 0) {
        const char *end = memchr(bytes, '\n', length);
        size_t here = end ? (size_t)(end - bytes) : length;
        reading.line++;
        read_line(&reading, bytes, here);
        size_t step = end ? here + 1 : here;
        bytes += step;
        length -= step;
    }
    ini->values = load(&reading.clean);
    buffer_clear(&reading.clean);
    if (ini->values) {
        take_values(ini);
    } else {
        ini->entry_count = 0;
        add_fault(ini, ini->name, 0,
                  _("this file could not be handed to the settings reader (is /proc there?). The built-in "
                    "values are used."));
    }
}

struct ini *ini_read(const char *name, const char *bytes, size_t length)
{
    struct ini *ini = memory_new(1, sizeof *ini);
    ini->name = arena_copy(&ini->arena, name);
    if (length > INI_LIMIT)
        add_fault(ini, ini->name, 0,
                  _("this file is larger than 64 KiB, so it is not taken for a settings file."));
    else if (!skip_mark(&bytes, &length))
        add_fault(ini, ini->name, 0, _("this file is UTF-16. Save it as UTF-8."));
    else
        read_lines(ini, bytes, length);
    return ini;
}

void ini_free(struct ini **ini)
{
    if (!*ini)
        return;
    if ((*ini)->values)
        iniparser_freedict((*ini)->values);
    arena_clear(&(*ini)->arena);
    free(*ini);
    *ini = NULL;
}

size_t ini_faults(const struct ini *ini, const struct ini_fault **faults)
{
    *faults = ini->faults;
    return ini->fault_count;
}

void ini_add_fault(struct ini *ini, const char *section, const char *key, const char *format, ...)
{
    char sentence[sizeof((struct ini_fault *)0)->text];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    const struct entry *entry = section && key ? find(ini, section, key) : NULL;
    add_fault(ini, entry ? entry->file : ini->name, entry ? entry->line : 0, sentence);
}

static bool has_section(const struct ini *ini, size_t count, const char *section)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(ini->entries[i].section, section) == 0)
            return true;
    return false;
}

void ini_add_below(struct ini *ini, const struct ini *below, bool (*whole)(const char *section))
{
    size_t own = ini->entry_count;
    const char *file = arena_copy(&ini->arena, below->name);
    for (size_t i = 0; i < below->entry_count; i++) {
        const struct entry *entry = &below->entries[i];
        if (whole(entry->section) ? has_section(ini, own, entry->section)
                                  : find(ini, entry->section, entry->key) != NULL)
            continue;
        ini->entries =
            arena_room(&ini->arena, ini->entries, ini->entry_count, &ini->entry_room, sizeof *ini->entries);
        ini->entries[ini->entry_count++] = (struct entry){ .section = arena_copy(&ini->arena, entry->section),
                                                           .key = arena_copy(&ini->arena, entry->key),
                                                           .value = arena_copy(&ini->arena, entry->value),
                                                           .file = file,
                                                           .line = entry->line };
    }
    for (size_t i = 0; i < below->fault_count; i++) {
        struct ini_fault *fault = new_fault(ini, below->faults[i].line);
        if (fault)
            *fault = below->faults[i];
    }
}

const char *ini_file(const struct ini *ini, const char *section, const char *key)
{
    const struct entry *entry = find(ini, section, key);
    return entry ? entry->file : NULL;
}

const char *ini_get(const struct ini *ini, const char *section, const char *key)
{
    const struct entry *entry = find(ini, section, key);
    return entry ? entry->value : NULL;
}

bool ini_entry(const struct ini *ini, size_t index, const char **section, const char **key,
               const char **value)
{
    if (index >= ini->entry_count)
        return false;
    *section = ini->entries[index].section;
    *key = ini->entries[index].key;
    *value = ini->entries[index].value;
    return true;
}
