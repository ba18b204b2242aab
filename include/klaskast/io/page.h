/* A group's sites as bytes: the start page and the lists beside it. All of them hold the same sites, and
 * nothing of a child or a teacher. [S6, C3] */
#ifndef KLASKAST_IO_PAGE_H
#define KLASKAST_IO_PAGE_H

#include "klaskast/base/buffer.h"
#include "klaskast/base/err.h"
#include "klaskast/domain/start_page.h"

/* Adds what `format` asks for, in the language in use. blocklist: also URLBlocklist, from the sites that are
 * not allowed (PAGE_ALLOWLIST only). False, with the site: an address that no QR code can hold. */
bool page_write(const struct start_page *page, enum page_format format, bool blocklist, struct buffer *out,
                struct err *err);

/* Two of the formats, which are in page_html.c: the start page, and its sheet with QR codes. */
void page_html(const struct start_page *page, struct buffer *out);
bool page_qr(const struct start_page *page, struct buffer *out, struct err *err);

/* A site's filters for URLAllowlist: its host with and without 'www.' and no host below it (that is what the
 * dot in front says), with its port, path and query; of any scheme. Two of them, or one for an address of
 * numbers. For URLBlocklist: one, with all hosts below it. [S1, S2]
 * https://www.kaart.example/eu -> ".kaart.example/eu", ".www.kaart.example/eu" and "kaart.example/eu". */
enum { PAGE_FILTERS = 2, PAGE_FILTER_SIZE = 2 * SITE_ADDRESS_SIZE + 8 };
int page_allow(const char *address, char filters[PAGE_FILTERS][PAGE_FILTER_SIZE]);
void page_block(const char *address, char filter[PAGE_FILTER_SIZE]);

#endif
