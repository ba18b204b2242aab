/* A group's sites for a browser and a spreadsheet; the pages to look at are in page_html.c. [S6] */
#include "klaskast/io/page.h"

#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/csv.h"
#include "klaskast/io/html.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "Sommen", or "Sommen (samen met een volwassene)": a list has no other place to say so. */
static void name_of(const struct start_page *page, const struct site *site, struct buffer *out)
{
    buffer_text(out, start_page_title(site));
    if (start_page_together(page, site))
        buffer_print(out, " (%s)", C_("site", "together with an adult"));
}

static void folder_of(const struct start_page *page, struct buffer *out)
{
    buffer_print(out, _("Group %d"), page->group);
}

/* --- bookmarks ----------------------------------------------------------------------------------------- */

static void add_bookmark(const struct start_page *page, const struct site *site, struct buffer *out)
{
    struct buffer name;
    buffer_init(&name);
    name_of(page, site, &name);
    buffer_text(out, "            <DT><A HREF=\"");
    html_text(out, site->address);
    buffer_text(out, "\">");
    html_text(out, buffer_get(&name));
    buffer_text(out, "</A>\n");
    if (*site->sentence) {
        buffer_text(out, "            <DD>");
        html_text(out, site->sentence);
        buffer_text(out, "\n");
    }
    buffer_clear(&name);
}

/* What browsers export and read: folders are headings, and a folder in a folder a list in a list. */
static void write_bookmarks(const struct start_page *page, struct buffer *out)
{
    buffer_text(out, "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
                     "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n"
                     "<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n    <DT><H3>");
    folder_of(page, out);
    buffer_text(out, "</H3>\n    <DL><p>\n");
    for (size_t s = 0; s < page->subject_count; s++) {
        const struct page_subject *subject = &page->subjects[s];
        buffer_text(out, "        <DT><H3>");
        html_text(out, *subject->name ? subject->name : C_("site", "More"));
        buffer_text(out, "</H3>\n        <DL><p>\n");
        for (size_t i = 0; i < subject->count; i++)
            add_bookmark(page, subject->sites[i], out);
        buffer_text(out, "        </DL><p>\n");
    }
    buffer_text(out, "    </DL><p>\n</DL><p>\n");
}

/* --- Chrome's policies --------------------------------------------------------------------------------- */

static void add_json(struct json *json, struct buffer *out)
{
    char *text = json_text(json, true);
    buffer_print(out, "%s\n", text);
    free(text);
    json_free(&json);
}

static void write_managed(const struct start_page *page, struct buffer *out)
{
    struct json *policy = json_new_object(), *list = json_new_list(), *top = json_new_object();
    struct buffer name;
    buffer_init(&name);
    folder_of(page, &name);
    json_put_text(top, "toplevel_name", buffer_get(&name));
    json_append(list, top);
    for (size_t s = 0; s < page->subject_count; s++) {
        const struct page_subject *subject = &page->subjects[s];
        struct json *folder = json_new_object(), *children = json_new_list();
        for (size_t i = 0; i < subject->count; i++) {
            struct json *bookmark = json_new_object();
            buffer_clear(&name);
            name_of(page, subject->sites[i], &name);
            json_put_text(bookmark, "name", buffer_get(&name));
            json_put_text(bookmark, "url", subject->sites[i]->address);
            json_append(children, bookmark);
        }
        json_put_text(folder, "name", *subject->name ? subject->name : C_("site", "More"));
        json_put(folder, "children", children);
        json_append(list, folder);
    }
    json_put(policy, "ManagedBookmarks", list);
    add_json(policy, out);
    buffer_clear(&name);
}

/* The host without 'www.', and what stands behind it: port, path and query, without a fragment or a slash
 * that stands alone. */
static const char *rest_of(const char *address, char host[SITE_ADDRESS_SIZE], char rest[SITE_ADDRESS_SIZE])
{
    const char *at = strstr(address, "://");
    at = at ? at + 3 : address;
    if (strncmp(at, "www.", 4) == 0 && strchr(at + 4, '.'))
        at += 4;
    size_t length = strcspn(at, ":/?#");
    snprintf(host, SITE_ADDRESS_SIZE, "%.*s", (int)length, at);
    at += length;
    length = strcspn(at, "#");
    snprintf(rest, SITE_ADDRESS_SIZE, "%.*s", (int)(length == 1 && *at == '/' ? 0 : length), at);
    return rest;
}

int page_allow(const char *address, char filters[PAGE_FILTERS][PAGE_FILTER_SIZE])
{
    char host[SITE_ADDRESS_SIZE], rest[SITE_ADDRESS_SIZE];
    rest_of(address, host, rest);
    snprintf(filters[0], PAGE_FILTER_SIZE, ".%s%s", host, rest);
    if (strspn(host, "0123456789.") == strlen(host))
        return 1;
    snprintf(filters[1], PAGE_FILTER_SIZE, ".www.%s%s", host, rest);
    return 2;
}

void page_block(const char *address, char filter[PAGE_FILTER_SIZE])
{
    char host[SITE_ADDRESS_SIZE], rest[SITE_ADDRESS_SIZE];
    rest_of(address, host, rest);
    snprintf(filter, PAGE_FILTER_SIZE, "%s%s", host, rest);
}

static void write_allowlist(const struct start_page *page, bool blocklist, struct buffer *out)
{
    char filters[PAGE_FILTERS][PAGE_FILTER_SIZE];
    struct json *policy = json_new_object(), *allow = json_new_list();
    for (size_t s = 0; s < page->subject_count; s++) {
        for (size_t i = 0; i < page->subjects[s].count; i++) {
            int count = page_allow(page->subjects[s].sites[i]->address, filters);
            for (int f = 0; f < count; f++)
                json_append_text(allow, filters[f]);
        }
    }
    json_put(policy, "URLAllowlist", allow);
    if (blocklist) {
        struct json *block = json_new_list();
        for (size_t i = 0; i < page->rejected.count; i++) {
            page_block(page->rejected.items[i]->address, filters[0]);
            json_append_text(block, filters[0]);
        }
        json_put(policy, "URLBlocklist", block);
    }
    add_json(policy, out);
}

/* --- a table ------------------------------------------------------------------------------------------- */

static void write_csv(const struct start_page *page, struct buffer *out)
{
    csv_begin(out);
    csv_write(out,
              (const char *const[]){ _("Subject"), _("Title"), _("Address"), _("For the children"),
                                     _("Together with an adult") },
              5);
    for (size_t s = 0; s < page->subject_count; s++) {
        for (size_t i = 0; i < page->subjects[s].count; i++) {
            const struct site *site = page->subjects[s].sites[i];
            bool beside = site->verdict == VERDICT_TOGETHER || start_page_beside(page);
            csv_write(out,
                      (const char *const[]){ page->subjects[s].name, start_page_title(site), site->address,
                                             site->sentence,
                                             beside ? C_("table", "yes") : C_("table", "no") },
                      5);
        }
    }
}

bool page_write(const struct start_page *page, enum page_format format, bool blocklist, struct buffer *out,
                struct err *err)
{
    switch (format) {
    case PAGE_HTML:
        page_html(page, out);
        return true;
    case PAGE_QR:
        return page_qr(page, out, err);
    case PAGE_BOOKMARKS:
        write_bookmarks(page, out);
        return true;
    case PAGE_MANAGED:
        write_managed(page, out);
        return true;
    case PAGE_ALLOWLIST:
        write_allowlist(page, blocklist, out);
        return true;
    case PAGE_CSV:
        write_csv(page, out);
        return true;
    case PAGE_FORMATS:
        break;
    }
    return false;
}
