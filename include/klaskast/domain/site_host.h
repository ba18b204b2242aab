/* The host of an address: its name as it goes over the wire and as people read it, and letters in it that are
 * not what they look like. [S1] */
#ifndef KLASKAST_DOMAIN_SITE_HOST_H
#define KLASKAST_DOMAIN_SITE_HOST_H

#include <stdbool.h>
#include <stddef.h>

enum { SITE_HOST_SIZE = 256 };

/* `text` (no port, a dot at the end allowed) as both forms: small letters, two labels at least, or four
 * numbers. Where it is all ASCII they are the same. False: it is no name of a host. */
bool site_host_read(const char *text, char ascii[SITE_HOST_SIZE], char readable[SITE_HOST_SIZE]);

/* The host of a site's address or key: without scheme, port and what follows. */
const char *site_host_of(const char *address, char host[SITE_HOST_SIZE]);

/* Is the host of an address (as it goes over the wire) read differently by people? Then `host` is that name:
 * "xn--bcher-kva.example". */
bool site_host_wire(const char *address, char host[SITE_HOST_SIZE]);

/* Does the readable host have a letter that is easily taken for another: letters of two alphabets in one
 * label, or a label of foreign letters that all look like ours before an ending of ours? Then `text` is a
 * sentence that names the letter. Hosts in one alphabet, such as президент.рф, are fine. */
bool site_host_warn(const char *readable, char *text, size_t size);

#endif
