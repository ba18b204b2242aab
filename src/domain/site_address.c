/* Addresses of sites, as people type and paste them. [S1] */
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The parts of an address, in the caller's storage. */
struct parts {
    const char *scheme; /* "https" or "http" */
    char host[256];
    char port[8];     /* "" where it is the scheme's own */
    const char *path; /* with query and fragment; "" or begins with / ? # */
};

static bool refuse(struct err *err, const char *text)
{
    return err_set(
        err, ERR_REFUSED,
        _("'%.80s' is not the address of a site. It is a name with a dot, such as rekenen.example, and what "
          "follows it."),
        text);
}

/* What stands before the first ':' is a scheme, unless a port stands behind it. Moves *text behind it. */
static bool take_scheme(const char **text, const char **scheme, const char *whole, struct err *err)
{
    *scheme = "https";
    size_t name = strcspn(*text, ":/?#");
    if ((*text)[name] == ':') {
        const char *behind = *text + name + 1;
        size_t digits = strspn(behind, "0123456789");
        if (digits && strchr("/?#", behind[digits]))
            return true; /* also at the end: strchr finds the NUL */
        if (name == 4 && strncasecmp(*text, "http", name) == 0)
            *scheme = "http";
        else if (name != 5 || strncasecmp(*text, "https", name) != 0)
            return err_set(err, ERR_REFUSED,
                           _("'%.80s' does not lead to a site: an address begins with https:// or http://."),
                           whole);
        *text = behind;
        if (strncmp(*text, "//", 2) != 0)
            return refuse(err, whole);
    }
    if (strncmp(*text, "//", 2) == 0)
        *text += 2;
    return true;
}

static bool label_good(const char *label, size_t length)
{
    if (length == 0 || length > 63 || label[0] == '-' || label[length - 1] == '-')
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)label[i];
        if (!(c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
            return false;
    }
    return true;
}

/* Two labels at least; a last one of digits only in an address of four numbers. */
static bool host_good(const char *host)
{
    int labels = 0;
    bool digits = false, all_digits = true;
    for (const char *at = host;; at++) {
        size_t length = strcspn(at, ".");
        if (!label_good(at, length))
            return false;
        digits = strspn(at, "0123456789") == length;
        all_digits = all_digits && digits;
        labels++;
        at += length;
        if (!*at)
            break;
    }
    return labels >= 2 && (!digits || (all_digits && labels == 4));
}

static bool take_host(const char *text, struct parts *parts)
{
    size_t length = strcspn(text, "/?#");
    parts->path = text + length;
    if (length >= sizeof parts->host || memchr(text, '@', length))
        return false;
    for (size_t i = 0; i < length; i++)
        parts->host[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a') : text[i];
    parts->host[length] = '\0';
    parts->port[0] = '\0';
    char *colon = strchr(parts->host, ':');
    if (colon) {
        size_t digits = strspn(colon + 1, "0123456789");
        if (digits > 5 || colon[1 + digits])
            return false;
        const char *own = strcmp(parts->scheme, "http") == 0 ? "80" : "443";
        if (digits && strcmp(colon + 1, own) != 0)
            snprintf(parts->port, sizeof parts->port, ":%.5s", colon + 1);
        *colon = '\0';
    }
    length = strlen(parts->host);
    if (length && parts->host[length - 1] == '.')
        parts->host[length - 1] = '\0';
    return host_good(parts->host);
}

static void make_key(const struct parts *parts, char key[SITE_ADDRESS_SIZE])
{
    const char *host = parts->host;
    if (strncmp(host, "www.", 4) == 0 && strchr(host + 4, '.'))
        host += 4;
    size_t path = strcspn(parts->path, "#");
    while (path && parts->path[path - 1] == '/')
        path--;
    snprintf(key, SITE_ADDRESS_SIZE, "%s%s%.*s", host, parts->port, (int)path, parts->path);
}

bool site_address(const char *text, char address[SITE_ADDRESS_SIZE], char key[SITE_ADDRESS_SIZE],
                  struct err *err)
{
    char clean[2 * SITE_ADDRESS_SIZE];
    struct parts parts;
    text_clean(clean, sizeof clean, text);
    if (strpbrk(clean, " <>\"\\") || !*clean)
        return refuse(err, clean);
    const char *rest = clean;
    if (!take_scheme(&rest, &parts.scheme, clean, err))
        return false;
    if (!take_host(rest, &parts))
        return refuse(err, clean);
    const char *path = strcmp(parts.path, "/") == 0 ? "" : parts.path;
    int length =
        snprintf(address, SITE_ADDRESS_SIZE, "%s://%s%s%s", parts.scheme, parts.host, parts.port, path);
    if (length >= SITE_ADDRESS_SIZE)
        return err_set(err, ERR_REFUSED, _("This address is too long to keep: at most %d bytes."),
                       SITE_ADDRESS_SIZE - 1);
    make_key(&parts, key);
    return true;
}
