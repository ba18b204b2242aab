#include "klaskast/io/class_paper.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/html.h"

#include <stdio.h>
#include <string.h>

static void element(struct buffer *out, const char *tag, const char *text)
{
    buffer_print(out, "<%s>", tag);
    html_text(out, text);
    buffer_print(out, "</%.*s>\n", (int)(tag[0] == 'p' ? 1 : 2), tag);
}

/* --- agreements --------------------------------------------------------------------------------------- */

/* As large as fits on one page: by how many letters there are, of the school and of the class. */
static const char *page_kind(const struct agreement_texts *texts, const struct agreements *made)
{
    size_t letters = strlen(made->lines);
    for (int i = 0; i < AGREEMENTS; i++)
        letters += strlen(texts->text[i]);
    return letters < 1100   ? "agreements large"
           : letters < 1900 ? "agreements middle"
           : letters < 2700 ? "agreements small"
                            : "agreements least";
}

static void own_lines(struct buffer *out, const struct agreement_texts *texts, const struct agreements *made)
{
    char line[4 * AGREEMENT_LINE_LETTERS + 1];
    if (!agreements_line(made, 0, line, sizeof line))
        return;
    element(out, "h2", texts->own);
    buffer_text(out, "<ul>\n");
    for (int i = 0; agreements_line(made, i, line, sizeof line); i++)
        element(out, "li", line);
    buffer_text(out, "</ul>\n");
}

void class_paper_agreements(struct buffer *out, const char *school, const char *class_name,
                            const struct agreement_texts *texts, const struct agreements *made)
{
    char text[300], day[DAY_TEXT_SIZE];
    html_begin(out, texts->title, "agreements", page_kind(texts, made));
    element(out, "h1", texts->title);
    buffer_text(out, "<ol>\n");
    for (int i = 0; i < AGREEMENTS; i++)
        element(out, "li", texts->text[i]);
    buffer_text(out, "</ol>\n");
    own_lines(out, texts, made);
    snprintf(text, sizeof text, _("Group %s"), class_name);
    buffer_text(out, "<footer>\n");
    element(out, "p", text);
    if (made->day != DAY_NONE) {
        snprintf(text, sizeof text, _("We agreed on this on %s."), day_text(made->day, DAY_LONG, day));
        element(out, "p", text);
    }
    if (*school)
        element(out, "p", school);
    buffer_text(out, "</footer>\n");
    html_end(out);
}

/* --- who may not be in a photo ------------------------------------------------------------------------ */

static void names(struct buffer *out, const struct consent_paper *paper, int *open, int *count)
{
    for (size_t i = 0; i < paper->pupil_count; i++) {
        const struct pupil *pupil = paper->pupils[i];
        enum consent_answer answer =
            consent_of(paper->consents, paper->consent_count, pupil->id, paper->year, paper->kind);
        if (answer == CONSENT_YES)
            continue;
        if ((*count)++ == 0)
            buffer_text(out, "<ul>\n");
        buffer_text(out, "<li>");
        html_text(out, pupil->name);
        buffer_text(out, answer == CONSENT_OPEN ? " <b>*</b></li>\n" : "</li>\n");
        *open += answer == CONSENT_OPEN;
    }
    if (*count)
        buffer_text(out, "</ul>\n");
}

void class_paper_consents(struct buffer *out, const struct consent_paper *paper)
{
    char text[400], day[DAY_TEXT_SIZE];
    int open = 0, count = 0;
    /* Neither the title, which a browser shows and keeps, nor the file's name has a name in it. */
    html_begin(out, consent_list_title(paper->kind), "consent", "consent");
    element(out, "h1", consent_list_title(paper->kind));
    snprintf(text, sizeof text, _("Group %s, %s"), paper->class_name, day_text(paper->today, DAY_LONG, day));
    element(out, "p", text);
    names(out, paper, &open, &count);
    if (!count)
        element(out, "p", _("Everybody may."));
    if (open)
        element(out, "p", _("* no answer yet: that counts as no."));
    buffer_text(out, "<footer>\n");
    element(out, "p",
            _("This page holds names of children. Remove it after use; tomorrow it may be different."));
    buffer_text(out, "</footer>\n");
    html_end(out);
}
