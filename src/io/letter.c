#include "klaskast/io/letter.h"

#include "letter_parts.h"

#include <string.h>

void letter_init(struct letter *letter)
{
    *letter = (struct letter){ .signer = LETTER_SIGNED_BY_NOBODY };
}

void letter_clear(struct letter *letter)
{
    buffer_clear(&letter->html);
    buffer_clear(&letter->text);
    buffer_clear(&letter->subject);
    letter_init(letter);
}

/* Does a value stand somewhere in this text? */
static bool has_hole(const char *text)
{
    return text && strpbrk(text, "\xF3\xF4") != NULL;
}

static struct markdown_token *add(struct markdown *out, size_t *capacity, struct arena *arena)
{
    out->tokens = arena_room(arena, out->tokens, out->count, capacity, sizeof *out->tokens);
    return &out->tokens[out->count++];
}

/* A text whose value has several lines becomes several texts. */
static void add_filled(struct markdown *out, size_t *capacity, struct arena *arena, const char *text)
{
    for (;;) {
        size_t length = strcspn(text, "\n");
        if (length)
            *add(out, capacity, arena) =
                (struct markdown_token){ .kind = MARKDOWN_TEXT,
                                         .text = arena_print(arena, "%.*s", (int)length, text) };
        text += length;
        if (!*text++)
            return;
        *add(out, capacity, arena) = (struct markdown_token){ .kind = MARKDOWN_BREAK };
    }
}

/* Reads Markdown with holes and fills them. */
static bool read_body(const char *text, bool keep_lines, const struct letter_values *values,
                      struct arena *arena, struct markdown *out)
{
    struct markdown read;
    size_t capacity = 0;
    *out = (struct markdown){ 0 };
    if (!markdown_read(text, strlen(text), keep_lines, arena, &read))
        return false;
    for (size_t i = 0; i < read.count; i++) {
        struct markdown_token token = read.tokens[i];
        if (!has_hole(token.text)) {
            *add(out, &capacity, arena) = token;
        } else if (token.kind == MARKDOWN_LINK) {
            token.text = letter_fill(token.text, values, arena);
            *add(out, &capacity, arena) = token;
        } else {
            add_filled(out, &capacity, arena, letter_fill(token.text, values, arena));
        }
    }
    return true;
}

static int count_lines(const struct buffer *text)
{
    int lines = 0;
    for (size_t i = 0; i < text->length; i++)
        lines += text->data[i] == '\n';
    return lines;
}

/* What is wrong, as one error. False. */
static bool refuse(const struct letter_faults *faults, struct err *err)
{
    const char *text = buffer_get(faults->text), *more = buffer_get(&faults->missing_more);
    if (faults->count)
        return err_set(err, ERR_REFUSED, "%.*s", (int)strcspn(text, "\n"), text);
    /* Who makes a letter fills these in once, and need not know what stands between brackets in its text. */
    if (faults->settings.length)
        return err_set(
            err, ERR_REFUSED,
            _("This letter cannot be made yet: your school is not known. Fill in, under [school] in "
              "the settings: %s."),
            buffer_get(&faults->settings));
    const char *remedy = "";
    const struct letter_placeholder *row;
    for (size_t i = 0; (row = letter_placeholder_at(i)) != NULL; i++)
        if (strcmp(row->name, faults->missing) == 0 && row->remedy)
            remedy = _(row->remedy);
    /* First what to do, then where it stands: who makes the letter need not have written its text. */
    if (!*remedy)
        return err_set(err, ERR_REFUSED,
                       _("This letter cannot be made yet: {{%s}} has no value (%s, line %d)."),
                       faults->missing, faults->missing_file, faults->missing_line);
    if (*more)
        return err_set(
            err, ERR_REFUSED,
            _("This letter cannot be made yet. %s Also without a value: %s. (%s, line %d: {{%s}})"), remedy,
            more, faults->missing_file, faults->missing_line, faults->missing);
    return err_set(err, ERR_REFUSED, _("This letter cannot be made yet. %s (%s, line %d: {{%s}})"), remedy,
                   faults->missing_file, faults->missing_line, faults->missing);
}

static const char *front(const struct letter_template *template, enum letter_front key)
{
    return template->front[key] ? template->front[key] : "";
}

static bool wants_letterhead(const struct letter_template *template)
{
    return strcmp(front(template, FRONT_LETTERHEAD), "no") != 0;
}

static void one_line(char *text)
{
    for (; *text; text++)
        if (*text == '\n')
            *text = ' ';
}

/* A sheet with nothing but a letterhead is no letter. */
static void fault_blank(const struct letter_file *file, const struct letter_template *template,
                        struct letter_faults *faults)
{
    faults->count++;
    buffer_print(faults->text, _("%s, line %d: %s"), file->name, template->body_line,
                 _("there is no text for the letter. Write it here, or remove this file: then the text that "
                   "is built in is used."));
    buffer_text(faults->text, "\n");
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

static bool make_page(const struct letter_source *source, const struct letter_values *values,
                      struct arena *arena, struct letter_page *page, struct letter *letter,
                      struct letter_faults *faults)
{
    struct letter_template template, letterhead = { .body = "" };
    letter_template_read(source->file, values, arena, &template, faults);
    if (source->letterhead && wants_letterhead(&template))
        letter_template_read(source->letterhead, values, arena, &letterhead, faults);
    if (!faults->count && !faults->missing && !faults->settings.length && is_blank(template.body))
        fault_blank(source->file, &template, faults);
    const char *signer = front(&template, FRONT_SIGNED);
    char *subject = arena_copy(arena, front(&template, FRONT_SUBJECT));
    one_line(subject);
    *page = (struct letter_page){ .language = source->language,
                                  .to = front(&template, FRONT_TO),
                                  .date = front(&template, FRONT_DATE),
                                  .subject = subject,
                                  .subject_word = letter_subject_word(source->language) };
    letter->signer = strcmp(signer, "head") == 0      ? LETTER_SIGNED_BY_HEAD
                     : strcmp(signer, "teacher") == 0 ? LETTER_SIGNED_BY_TEACHER
                                                      : LETTER_SIGNED_BY_NOBODY;
    if (!faults->count && (!read_body(template.body, false, values, arena, &page->body) ||
                           !read_body(letterhead.body, true, values, arena, &page->letterhead))) {
        faults->count++;
        buffer_print(faults->text, _("%s: this is more than fits in a letter. Make it shorter."),
                     source->file->name);
    }
    return !faults->count && !faults->missing && !faults->settings.length;
}

bool letter_make(const struct letter_source *source, struct letter *letter, struct err *err)
{
    const struct letter_values values = { source->values, source->count };
    struct buffer text;
    struct arena arena;
    struct letter_page page;
    struct letter_faults faults = { .text = &text };
    arena_init(&arena);
    buffer_init(&text);
    buffer_init(&faults.missing_more);
    buffer_init(&faults.settings);
    letter_clear(letter);
    bool ok = make_page(source, &values, &arena, &page, letter, &faults);
    if (ok) {
        letter_text(&page, &letter->text);
        letter_html(&page, count_lines(&letter->text), &letter->html);
        buffer_text(&letter->subject, page.subject);
    } else {
        letter_clear(letter);
        refuse(&faults, err);
    }
    buffer_clear(&faults.missing_more);
    buffer_clear(&faults.settings);
    buffer_clear(&text);
    arena_clear(&arena);
    return ok;
}

/* A school may want none: an empty one is that. */
static bool is_letterhead(const struct letter_file *file)
{
    const char *slash = strrchr(file->name, '/');
    return strcmp(slash ? slash + 1 : file->name, "letterhead.md") == 0;
}

size_t letter_check(const struct letter_file *file, const struct letter_value *values, size_t count,
                    struct buffer *out)
{
    const struct letter_values all = { values, count };
    struct letter_faults faults = { .text = out, .check = true };
    struct letter_template template;
    struct markdown body;
    struct arena arena;
    arena_init(&arena);
    letter_template_read(file, &all, &arena, &template, &faults);
    if (!faults.count && template.blank && !is_letterhead(file))
        fault_blank(file, &template, &faults);
    if (!faults.count && !read_body(template.body, false, &all, &arena, &body)) {
        faults.count++;
        buffer_print(out, _("%s: this is more than fits in a letter. Make it shorter."), file->name);
        buffer_text(out, "\n");
    }
    arena_clear(&arena);
    return faults.count;
}

bool letter_write(const char *folder, enum language language, const char *name,
                  const struct letter_value *values, size_t count, struct letter *letter, struct err *err)
{
    struct letter_file file, letterhead;
    letter_clear(letter);
    if (!letter_file_read(folder, language, name, &file, err))
        return false;
    bool ok = letter_file_read(folder, language, "letterhead", &letterhead, err);
    if (ok) {
        const struct letter_source source = { &file, &letterhead, language, values, count };
        ok = letter_make(&source, letter, err);
        letter_file_clear(&letterhead);
    }
    letter_file_clear(&file);
    return ok;
}
