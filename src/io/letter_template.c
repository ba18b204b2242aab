/* A template in Markdown: its first lines, placeholders, and parts that are printed only with a value. */
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "letter_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NESTED = 8 };

struct section {
    const char *name;
    int line;
    bool dropped; /* this one or one around it */
};

struct filler {
    const struct letter_file *file;
    const struct letter_values *values;
    struct letter_faults *faults;
    struct arena *arena;
    int line;
    int tags;
    struct section sections[NESTED];
    int depth;
};

/* Adds 'FILE, line N: sentence'. */
static void fault(struct letter_faults *faults, const struct letter_file *file, int line,
                  const char *sentence)
{
    faults->count++;
    buffer_print(faults->text, _("%s, line %d: %s"), file->name, line, sentence);
    buffer_text(faults->text, "\n");
}

static const char *const front_names[] = { "letterhead", "to", "date", "subject", "signed" };

/* --- the bytes --- */

/* Fit for paper: no control but the tab, no bidirectional control, nothing private. */
static bool printable(int32_t code)
{
    if (code < ' ' || code == 0x7F)
        return code == '\t';
    return !(code >= 0x80 && code < 0xA0) && !(code >= 0x200B && code <= 0x200F) &&
           !(code >= 0x202A && code <= 0x202E) && !(code >= 0x2060 && code <= 0x206F) &&
           !(code >= 0xE000 && code <= 0xF8FF) && code != 0xFEFF && code < 0xE0000;
}

/* The text with LF at its line ends; NULL, with a fault: it is no text. */
static const char *clean_text(const struct letter_file *file, struct arena *arena,
                              struct letter_faults *faults)
{
    const char *text = buffer_get(&file->text);
    size_t length = file->text.length, bad = 0;
    int line = 1;
    bool valid = text_valid(text, length, &bad) && strlen(text) == length;
    if (!valid && text_valid(text, length, &bad))
        bad = strlen(text);
    if (!valid) {
        for (size_t i = 0; i < bad; i++)
            line += text[i] == '\n';
        fault(faults, file, line, _("this is not UTF-8. Save the file as plain text in UTF-8."));
        return NULL;
    }
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    struct buffer out;
    buffer_init(&out);
    int32_t code;
    for (size_t step; (step = text_next(text, &code)) > 0; text += step) {
        bool end = code == '\n' || (code == '\r' && text[1] != '\n');
        if (!end && code != '\r' && !printable(code)) {
            fault(faults, file, line, _("there is a sign here that cannot be printed. Type this line anew."));
            buffer_clear(&out);
            return NULL;
        }
        if (end)
            buffer_text(&out, "\n");
        else if (code != '\r')
            buffer_add(&out, text, step);
        line += end;
    }
    const char *copy = arena_copy(arena, buffer_get(&out));
    buffer_clear(&out);
    return copy;
}

/* --- placeholders --- */

/* Is what stands here left out? */
static bool is_dropped(const struct filler *filler)
{
    return filler->depth && filler->sections[filler->depth - 1].dropped;
}

static const char *value_of(const struct letter_values *values, const char *name, size_t *index)
{
    for (*index = 0; *index < values->count; ++*index)
        if (strcmp(values->values[*index].name, name) == 0) {
            const char *text = values->values[*index].text;
            return text ? text : "";
        }
    const struct letter_placeholder *row;
    for (size_t i = 0; (row = letter_placeholder_at(i)) != NULL; i++)
        if (strcmp(row->name, name) == 0)
            return "";
    return NULL;
}

static void look_at(const char *name, const char *candidate, const char **near, int *best)
{
    int distance = text_distance(name, candidate);
    if (distance < *best && distance < (int)strlen(name)) {
        *best = distance;
        *near = candidate;
    }
}

static void fault_unknown(struct filler *filler, const char *name)
{
    const char *near = NULL;
    int best = 4;
    const struct letter_placeholder *row;
    for (size_t i = 0; i < filler->values->count; i++)
        look_at(name, filler->values->values[i].name, &near, &best);
    for (size_t i = 0; (row = letter_placeholder_at(i)) != NULL; i++)
        look_at(name, row->name, &near, &best);
    fault(filler->faults, filler->file, filler->line,
          near
              ? arena_print(filler->arena, _("{{%s}} is no placeholder; did you mean {{%s}}?"), name, near)
              : arena_print(filler->arena,
                            _("{{%s}} is no placeholder. 'klaskast letter placeholders' lists them."), name));
}

/* The school's setting that the placeholder stands for, or NULL. */
static const char *setting_of(const char *name)
{
    const struct letter_placeholder *row;
    for (size_t i = 0; (row = letter_placeholder_at(i)) != NULL; i++)
        if (strcmp(row->name, name) == 0)
            return row->setting;
    return NULL;
}

static void note_missing(struct filler *filler, const char *name)
{
    struct letter_faults *faults = filler->faults;
    const char *setting = setting_of(name);
    if (setting) {
        /* Once each; with a comma behind both, for 'policy' is no 'policy_date'. */
        const char *all = arena_print(filler->arena, ", %s,", buffer_get(&faults->settings));
        if (!strstr(all, arena_print(filler->arena, ", %s,", setting)))
            buffer_print(&faults->settings, "%s%s", faults->settings.length ? ", " : "", setting);
        return;
    }
    if (!faults->missing) {
        faults->missing = name;
        faults->missing_file = filler->file->name;
        faults->missing_line = filler->line;
        return;
    }
    const char *one = arena_print(filler->arena, "{{%s}}", name);
    if (strcmp(faults->missing, name) != 0 && !strstr(buffer_get(&faults->missing_more), one))
        buffer_print(&faults->missing_more, "%s%s", faults->missing_more.length ? ", " : "", one);
}

static void add_code(struct buffer *out, int32_t code)
{
    char bytes[4];
    buffer_add(out, bytes, text_encode(code, bytes));
}

static void put_value(struct filler *filler, const char *name, struct buffer *out)
{
    size_t index;
    bool dropped = is_dropped(filler);
    if (strcmp(name, "signature") == 0) {
        if (!dropped)
            add_code(out, HOLE_SIGNATURE);
        return;
    }
    const char *value = value_of(filler->values, name, &index);
    if (!value)
        fault_unknown(filler, name);
    else if (!dropped && !*value && !filler->faults->check)
        note_missing(filler, name);
    else if (!dropped && index < filler->values->count)
        add_code(out, HOLE_FIRST + (int32_t)index);
}

static void open_section(struct filler *filler, const char *name, bool inverse)
{
    size_t index;
    const char *value = value_of(filler->values, name, &index);
    if (!value)
        fault_unknown(filler, name);
    if (filler->depth == NESTED) {
        fault(filler->faults, filler->file, filler->line,
              _("too many parts inside each other. Close one with {{/name}} first."));
        return;
    }
    bool outer = is_dropped(filler);
    bool shown = (value && *value) != inverse;
    filler->sections[filler->depth++] = (struct section){ name, filler->line, outer || !shown };
}

static void close_section(struct filler *filler, const char *name)
{
    if (filler->depth && strcmp(filler->sections[filler->depth - 1].name, name) == 0) {
        filler->depth--;
        return;
    }
    fault(filler->faults, filler->file, filler->line,
          filler->depth
              ? arena_print(filler->arena, _("{{/%s}} closes what is not open; {{/%s}} is expected here."),
                            name, filler->sections[filler->depth - 1].name)
              : arena_print(filler->arena, _("{{/%s}} closes what is not open."), name));
}

static bool is_name(const char *name)
{
    return *name && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

/* The tag that begins at `at` ("{{"); returns its bytes, 0 where it is none. */
static size_t read_tag(struct filler *filler, const char *at, char *sign, const char **name)
{
    size_t length = strcspn(at, "}\n");
    if (strncmp(at + length, "}}", 2) != 0)
        return 0;
    const char *from = at + 2, *end = at + length;
    *sign = '\0';
    if (from < end && strchr("#^/", *from))
        *sign = *from++;
    while (from < end && *from == ' ')
        from++;
    while (end > from && end[-1] == ' ')
        end--;
    *name = arena_print(filler->arena, "%.*s", (int)(end - from), from);
    return is_name(*name) ? length + 2 : 0;
}

static void put_tag(struct filler *filler, char sign, const char *name, struct buffer *out)
{
    if (++filler->tags == LETTER_TAGS + 1)
        fault(filler->faults, filler->file, filler->line,
              _("there are more placeholders than a letter can have."));
    if (filler->tags > LETTER_TAGS)
        return;
    if (sign == '/')
        close_section(filler, name);
    else if (sign)
        open_section(filler, name, sign == '^');
    else
        put_value(filler, name, out);
}

/* One line, which ends at its LF or at the end of the text. Where its tags leave nothing to print it is no
 * line. */
static const char *fill_line(struct filler *filler, const char *at, struct buffer *out)
{
    bool any = false, kept = !is_dropped(filler);
    struct buffer line;
    buffer_init(&line);
    while (*at && *at != '\n') {
        char sign;
        const char *name;
        size_t tag = strncmp(at, "{{", 2) == 0 ? read_tag(filler, at, &sign, &name) : 0;
        if (tag) {
            put_tag(filler, sign, name, &line);
            any = true;
        } else if (strncmp(at, "{{", 2) == 0) {
            fault(filler->faults, filler->file, filler->line,
                  _("a placeholder is written {{name}}, with small letters, on one line."));
            tag = 2;
        } else {
            tag = 1;
            if (!is_dropped(filler))
                buffer_add(&line, at, 1);
        }
        at += tag;
        kept |= !is_dropped(filler);
    }
    const char *text = buffer_get(&line);
    if (kept && !(any && text[strspn(text, " \t")] == '\0')) {
        buffer_text(out, text);
        if (*at)
            buffer_text(out, "\n");
    }
    buffer_clear(&line);
    return at + (*at == '\n');
}

/* `text`, which begins on `line`, with holes for its placeholders. */
static const char *fill_tags(struct filler *filler, const char *text, int line)
{
    struct buffer out;
    buffer_init(&out);
    filler->line = line;
    filler->depth = 0;
    while (*text) {
        text = fill_line(filler, text, &out);
        filler->line++;
    }
    for (int i = 0; i < filler->depth; i++)
        fault(filler->faults, filler->file, filler->sections[i].line,
              arena_print(filler->arena, _("{{#%s}} is never closed: {{/%s}} is missing."),
                          filler->sections[i].name, filler->sections[i].name));
    const char *copy = arena_copy(filler->arena, buffer_get(&out));
    buffer_clear(&out);
    return copy;
}

/* --- the first lines --- */

/* Bytes of 'key' before a colon; 0: the line is no first line. */
static size_t key_length(const char *line)
{
    size_t length = strspn(line, "abcdefghijklmnopqrstuvwxyz");
    return line[length] == ':' ? length : 0;
}

/* The value of a first line, filled in: lines in which nothing stands are left out. */
static const char *front_value(struct filler *filler, const char *text, int line)
{
    const char *at = letter_fill(fill_tags(filler, text, line), filler->values, filler->arena);
    struct buffer out;
    buffer_init(&out);
    while (*at) {
        size_t length = strcspn(at, "\n"), end = length;
        while (end && (at[end - 1] == ' ' || at[end - 1] == '\t'))
            end--;
        if (end)
            buffer_print(&out, "%s%.*s", out.length ? "\n" : "", (int)end, at);
        at += length + (at[length] == '\n');
    }
    const char *copy = arena_copy(filler->arena, buffer_get(&out));
    buffer_clear(&out);
    return copy;
}

static void fault_key(struct filler *filler, const char *key, int line)
{
    const char *near = NULL;
    int best = 3;
    for (size_t i = 0; i < FRONT_KEYS; i++)
        if (text_distance(key, front_names[i]) < best) {
            best = text_distance(key, front_names[i]);
            near = front_names[i];
        }
    fault(filler->faults, filler->file, line,
          near ? arena_print(filler->arena, _("'%s:' is not known; did you mean '%s:'?"), key, near)
               : arena_print(
                     filler->arena,
                     _("'%s:' is not known. The first lines are letterhead, to, date, subject and signed."),
                     key));
}

/* Takes one first line and those that go on with it; returns what comes after. */
static const char *read_key(struct filler *filler, const char *at, int *line, struct letter_template *out)
{
    size_t length = key_length(at), key = 0;
    const char *name = arena_print(filler->arena, "%.*s", (int)length, at);
    int first = *line;
    struct buffer value;
    buffer_init(&value);
    at += length + 1;
    do {
        size_t end = strcspn(at, "\n");
        size_t blanks = strspn(at, " \t");
        if (blanks < end)
            buffer_print(&value, "%.*s", (int)(end - blanks), at + blanks);
        buffer_text(&value, "\n");
        at += end + (at[end] == '\n');
        ++*line;
    } while ((*at == ' ' || *at == '\t') && at[strspn(at, " \t")] != '\n' && at[strspn(at, " \t")] != '\0');
    while (key < FRONT_KEYS && strcmp(front_names[key], name) != 0)
        key++;
    if (key == FRONT_KEYS)
        fault_key(filler, name, first);
    else
        out->front[key] = front_value(filler, buffer_get(&value), first);
    buffer_clear(&value);
    return at;
}

static bool rule(const char *at)
{
    return strncmp(at, "---", 3) == 0 && (at[3] == '\n' || at[3] == '\0');
}

static void check_word(struct filler *filler, const struct letter_template *out, enum letter_front key,
                       const char *const *words, const char *sentence)
{
    const char *value = out->front[key];
    for (; value && *words; words++)
        if (strcmp(value, *words) == 0)
            return;
    if (value)
        fault(filler->faults, filler->file, 1, sentence);
}

void letter_template_read(const struct letter_file *file, const struct letter_values *values,
                          struct arena *arena, struct letter_template *out, struct letter_faults *faults)
{
    static const char *const flags[] = { "yes", "no", NULL };
    static const char *const signers[] = { "head", "teacher", "nobody", NULL };
    struct filler filler = { .file = file, .values = values, .faults = faults, .arena = arena };
    int line = 1;
    *out = (struct letter_template){ .body = "" };
    const char *at = clean_text(file, arena, faults);
    if (!at)
        return;
    if (rule(at) && at[3] && key_length(at + 4)) {
        at += 4;
        line++;
    }
    while (key_length(at))
        at = read_key(&filler, at, &line, out);
    if (line > 1 && rule(at)) {
        at += 3 + (at[3] == '\n');
        line++;
    }
    check_word(&filler, out, FRONT_LETTERHEAD, flags, _("'letterhead:' is yes or no."));
    check_word(&filler, out, FRONT_SIGNED, signers, _("'signed:' is head, teacher or nobody."));
    out->body_line = line;
    out->blank = at[strspn(at, " \t\n")] == '\0';
    out->body = fill_tags(&filler, at, line);
}

/* --- filling in --- */

/* A value on paper: each line clean, and no longer than a value can be. */
static void add_value(struct buffer *out, const char *value)
{
    char line[LETTER_VALUE_SIZE], clean[LETTER_VALUE_SIZE];
    size_t length = strlen(value);
    if (length >= sizeof line)
        for (length = sizeof line - 1; length && ((unsigned char)value[length] & 0xC0) == 0x80;)
            length--;
    snprintf(line, sizeof line, "%.*s", (int)length, value);
    for (char *at = line, *end; at; at = end) {
        end = strchr(at, '\n');
        if (end)
            *end++ = '\0';
        text_clean(clean, sizeof clean, at);
        buffer_print(out, "%s%s", at == line ? "" : "\n", clean);
    }
}

const char *letter_fill(const char *text, const struct letter_values *values, struct arena *arena)
{
    bool alone = strcmp(text, SIGNATURE_TEXT) == 0;
    struct buffer out;
    int32_t code;
    buffer_init(&out);
    for (size_t step; (step = text_next(text, &code)) > 0; text += step) {
        if (code < HOLE_FIRST || (code == HOLE_SIGNATURE && alone))
            buffer_add(&out, text, step);
        else if ((size_t)(code - HOLE_FIRST) < values->count) {
            const char *value = values->values[code - HOLE_FIRST].text;
            add_value(&out, value ? value : "");
            /* 'De reden: {{reason}}.' is right whether or not somebody wrote the full stop. */
            if (text[step] == '.' && out.length && strchr(".!?", out.data[out.length - 1]))
                step++;
        }
    }
    const char *copy = arena_copy(arena, buffer_get(&out));
    buffer_clear(&out);
    return copy;
}
