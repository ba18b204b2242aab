/* The door to expat: XML from another program, element by element, with a limit to everything. A DOCTYPE is
 * refused at once, so there are no entities but the five that XML has of itself, and nothing is ever fetched.
 */
#ifndef KLASKAST_IO_XML_H
#define KLASKAST_IO_XML_H

#include "klaskast/base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    XML_DEPTH = 32,        /* elements in each other */
    XML_TEXT_LIMIT = 4096, /* bytes of the text of one element */
    XML_CHARSET_SIZE = 24, /* "windows-1252" */
};

/* Where the reader is. Names are local: without the prefix of a namespace. */
struct xml_place {
    const char *const *path; /* names from the root to this element */
    int depth;               /* how many; at least 1 */
    const void *reading;
};

/* The line of the file, from 1. To be asked only where it is needed: expat counts when it is asked. */
int xml_line(const struct xml_place *place);

/* Both are called with texts that last for the call. */
struct xml_reader {
    void *context;
    /* `attributes`: name, value, ..., NULL; names as written. */
    void (*open)(void *context, const struct xml_place *place, const char **attributes);
    /* `text`: what stood directly in the element, trimmed. */
    void (*close)(void *context, const struct xml_place *place, const char *text);
};

/* Is this XML, and no web page? Also with a byte order mark, and in UTF-16. */
bool xml_is(const char *bytes, size_t length);

/* Reads it all. `charset` gets what its bytes were taken for: what the file says, or Windows-1252 where it
 * says UTF-8 and is not. False, with file and line in a sentence: damaged or cut off, a DOCTYPE, too deep,
 * too long a text. What was handed over before stays with the reader. */
bool xml_read(const char *name, const char *bytes, size_t length, const struct xml_reader *reader,
              char charset[XML_CHARSET_SIZE], struct err *err);

/* The value of an attribute by its local name; "" when it is not there. */
const char *xml_attribute(const char **attributes, const char *name);

#endif
