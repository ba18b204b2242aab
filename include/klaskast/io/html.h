/* HTML that is whole by itself: one file, no script, nothing from elsewhere. Whatever it is asked, a browser
 * that opens it fetches nothing: the page says so itself (Content-Security-Policy). [C3] */
#ifndef KLASKAST_IO_HTML_H
#define KLASKAST_IO_HTML_H

#include "klaskast/base/buffer.h"

/* Adds text of people, as content or inside a quoted attribute. Controls and bidirectional controls are left
 * out, what is no UTF-8 becomes U+FFFD: it can neither end the place where it stands nor turn the line around
 * it. */
void html_text(struct buffer *out, const char *text);

/* Everything up to and including <body>, in the language in use. style: the names of one or more of the
 * style sheets in themes/pages, such as "start" or "paper card", the last word to the last. `kind` becomes
 * the class of the body. */
void html_begin(struct buffer *out, const char *title, const char *style, const char *kind);
void html_end(struct buffer *out);

#endif
