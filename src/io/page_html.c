/* The pages that are looked at: the start page of a group, and the sheet with QR codes. [S6] */
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/html.h"
#include "klaskast/io/page.h"
#include "klaskast/io/qr.h"

#include <stdio.h>
#include <string.h>

enum {
    HUES = 6,            /* colours of subjects, see themes/pages/start.css */
    WIDEST = 3,          /* tiles of a subject that are counted for its width */
    SUBJECTS_TO_JUMP = 4 /* from here on a row of links to the subjects helps */
};

static const char *subject_name(const struct page_subject *subject)
{
    return *subject->name ? subject->name : C_("site", "More");
}

/* The first letter of a title, for the coloured square; it says nothing that the title does not. */
static void add_letter(const struct site *site, struct buffer *out)
{
    const char *title = start_page_title(site);
    char letter[32];
    int width;
    size_t length = text_cluster(title, &width);
    snprintf(letter, sizeof letter, "%.*s", (int)(length < sizeof letter ? length : 0), title);
    buffer_text(out, "<span class=\"letter\" aria-hidden=\"true\">");
    html_text(out, letter);
    buffer_text(out, "</span>\n");
}

static void add_paragraph(const char *kind, const char *text, struct buffer *out)
{
    buffer_print(out, "<p class=\"%s\" dir=\"auto\">", kind);
    html_text(out, text);
    buffer_text(out, "</p>\n");
}

/* What people see of the address; it may break behind a slash. */
static void add_where(const struct site *site, struct buffer *out)
{
    buffer_text(out, "<p class=\"where\">");
    for (const char *at = site->key; *at;) {
        char part[SITE_ADDRESS_SIZE];
        size_t length = strcspn(at, "/");
        length += at[length] == '/';
        snprintf(part, sizeof part, "%.*s", (int)length, at);
        html_text(out, part);
        at += length;
        if (*at)
            buffer_text(out, "<wbr>");
    }
    buffer_text(out, "</p>\n");
}

/* The link is the title; the whole tile opens it (start.css), and what is below belongs to it. */
static void add_tile(const struct start_page *page, const struct site *site, size_t number,
                     struct buffer *out)
{
    buffer_text(out, "<li class=\"tile\">\n");
    add_letter(site, out);
    buffer_text(out, "<div class=\"words\">\n<h3 dir=\"auto\"><a href=\"");
    html_text(out, site->address);
    buffer_print(out, "\" aria-describedby=\"site-%zu\">", number);
    html_text(out, start_page_title(site));
    buffer_print(out, "</a></h3>\n<div id=\"site-%zu\">\n", number);
    if (start_page_together(page, site))
        add_paragraph("together", C_("site", "Together with an adult"), out);
    if (*site->sentence)
        add_paragraph("why", site->sentence, out);
    buffer_text(out, "</div>\n");
    if (*site->title)
        add_where(site, out);
    buffer_text(out, "</div>\n</li>\n");
}

static void add_jumps(const struct start_page *page, struct buffer *out)
{
    buffer_print(out, "<nav aria-label=\"%s\">\n<ul>\n", _("Subjects"));
    for (size_t s = 0; s < page->subject_count; s++) {
        buffer_print(out, "<li class=\"hue-%zu\"><a href=\"#subject-%zu\">", s % HUES, s + 1);
        html_text(out, subject_name(&page->subjects[s]));
        buffer_text(out, "</a></li>\n");
    }
    buffer_text(out, "</ul>\n</nav>\n");
}

static void add_header(const struct start_page *page, const char *title, struct buffer *out)
{
    buffer_text(out, "<header>\n");
    if (*page->school)
        add_paragraph("school", page->school, out);
    buffer_print(out, "<h1>%s</h1>\n", title);
    if (start_page_beside(page))
        add_paragraph("beside", _("An adult sits beside you."), out);
    buffer_text(out, "</header>\n");
}

static void add_footer(const struct start_page *page, struct buffer *out)
{
    char day[DAY_TEXT_SIZE];
    buffer_text(out, "<footer>\n");
    add_paragraph("tell",
                  _("Did you see something that does not feel right? Tell your teacher at once. It is "
                    "not your fault."),
                  out);
    buffer_text(out, "<p class=\"made\">");
    buffer_print(out, _("Made on %s"), day_text(page->day, DAY_LONG, day));
    buffer_text(out, "</p>\n</footer>\n");
}

static void title_of(const struct start_page *page, char title[64])
{
    snprintf(title, 64, _("Start page of group %d"), page->group);
}

void page_html(const struct start_page *page, struct buffer *out)
{
    char title[64];
    size_t number = 0;
    title_of(page, title);
    html_begin(out, title, "start", "start");
    add_header(page, title, out);
    if (page->subject_count >= SUBJECTS_TO_JUMP)
        add_jumps(page, out);
    buffer_text(out, "<main>\n");
    for (size_t s = 0; s < page->subject_count; s++) {
        const struct page_subject *subject = &page->subjects[s];
        buffer_print(out, "<section class=\"hue-%zu tiles-%zu\" aria-labelledby=\"subject-%zu\">\n", s % HUES,
                     subject->count < WIDEST ? subject->count : WIDEST, s + 1);
        buffer_print(out, "<h2 id=\"subject-%zu\"><span>", s + 1);
        html_text(out, subject_name(subject));
        buffer_text(out, "</span></h2>\n<ul class=\"tiles\">\n");
        for (size_t i = 0; i < subject->count; i++)
            add_tile(page, subject->sites[i], ++number, out);
        buffer_text(out, "</ul>\n</section>\n");
    }
    if (!page->count)
        add_paragraph("empty", _("There are no sites here yet."), out);
    buffer_text(out, "</main>\n");
    add_footer(page, out);
    html_end(out);
}

/* --- to print ------------------------------------------------------------------------------------------ */

static bool add_code(const struct start_page *page, const struct site *site, struct buffer *out)
{
    struct buffer label;
    buffer_init(&label);
    html_text(&label, start_page_title(site));
    buffer_text(out, "<li>\n");
    bool ok = qr_svg(out, site->address, buffer_get(&label));
    buffer_clear(&label);
    buffer_text(out, "\n");
    if (*site->subject)
        add_paragraph("subject", site->subject, out);
    buffer_text(out, "<h2 dir=\"auto\">");
    html_text(out, start_page_title(site));
    buffer_text(out, "</h2>\n");
    if (start_page_together(page, site))
        add_paragraph("together", C_("site", "Together with an adult"), out);
    if (*site->sentence)
        add_paragraph("why", site->sentence, out);
    if (*site->title)
        add_where(site, out);
    buffer_text(out, "</li>\n");
    return ok;
}

bool page_qr(const struct start_page *page, struct buffer *out, struct err *err)
{
    char title[64];
    snprintf(title, sizeof title, _("Sites of group %d"), page->group);
    html_begin(out, title, "paper qr", "codes");
    add_header(page, title, out);
    add_paragraph("how", _("Point the camera of a tablet or Chromebook at a square."), out);
    buffer_text(out, "<main>\n");
    buffer_text(out, "<ul class=\"codes\">\n");
    for (size_t s = 0; s < page->subject_count; s++)
        for (size_t i = 0; i < page->subjects[s].count; i++)
            if (!add_code(page, page->subjects[s].sites[i], out))
                return err_set(err, ERR_REFUSED, _("The address of %s is too long for a QR code."),
                               page->subjects[s].sites[i]->key);
    buffer_text(out, "</ul>\n");
    if (!page->count)
        add_paragraph("empty", _("There are no sites here yet."), out);
    buffer_text(out, "</main>\n");
    add_footer(page, out);
    html_end(out);
    return true;
}
