/* Addresses of sites, as people type and paste them. [S1] */
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site.h"
#include "klaskast/domain/site_host.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TEXT_SIZE = 2 * SITE_ADDRESS_SIZE };

/* The parts of an address. */
struct parts {
    const char *scheme;            /* "https" or "http" */
    char ascii[SITE_HOST_SIZE];    /* the host as it goes over the wire, */
    char readable[SITE_HOST_SIZE]; /* and for people */
    char port[8];                  /* ":8080"; "" where it is the scheme's own */
    char path[TEXT_SIZE];          /* with query and fragment; "" or begins with / ? # */
};

static bool refuse(struct err *err, const char *text)
{
    return err_set(
        err, ERR_REFUSED,
        _("'%.80s' is not the address of a site. It is a name with a dot, such as rekenen.example, and what "
          "follows it."),
        text);
}

/* --- finding it in what was pasted --------------------------------------------------------------------- */

static bool begins(const char *text, const char *with)
{
    return strncasecmp(text, with, strlen(with)) == 0;
}

/* A bracket that was opened before this word, or a quote. */
static bool is_closer(const char *word, size_t length)
{
    static const char closers[] = ")]}>\"'", openers[] = "([{<";
    const char *closer = strchr(closers, word[length - 1]);
    size_t which = closer ? (size_t)(closer - closers) : 0;
    int depth = 0;
    if (!closer || which >= sizeof openers - 1)
        return closer != NULL;
    for (size_t i = 0; i < length; i++)
        depth += word[i] == openers[which] ? 1 : word[i] == *closer ? -1 : 0;
    return depth < 0;
}

/* Cuts such from the end, and a comma. */
static void unwrap_end(char *word)
{
    size_t length = strlen(word);
    while (length && (strchr(",;", word[length - 1]) || is_closer(word, length)))
        length--;
    word[length] = '\0';
}

/* Takes away what stands around an address in a text: <...>, "...", (...), a comma behind it; in a sentence
 * the full stop too. */
static void unwrap(char *word, bool in_sentence)
{
    char *from = word;
    if (begins(from, "url:"))
        from += 4;
    char *link = strstr(from, "](http"); /* [title](https://...) */
    if (*from == '[' && link)
        from = link + 2;
    from += strspn(from, "<([{\"'");
    unwrap_end(from);
    for (size_t length = strlen(from); in_sentence && length && strchr(".:!?", from[length - 1]);) {
        from[--length] = '\0';
        unwrap_end(from);
        length = strlen(from);
    }
    memmove(word, from, strlen(from) + 1);
}

/* Does a word of a sentence say by itself that it is an address? 2: for certain; 1: it has the looks. */
static int looks(const char *word)
{
    char ascii[SITE_HOST_SIZE], readable[SITE_HOST_SIZE], host[SITE_HOST_SIZE];
    if (begins(word, "http:/") || begins(word, "https:/") || begins(word, "//") || begins(word, "www."))
        return 2;
    if (strcspn(word, ":/?#") >= sizeof host)
        return 0;
    return site_host_read(site_host_of(word, host), ascii, readable) && !strchr(word, '@');
}

/* 'Zie https://rekenen.example.' -> the one address in it. */
static bool find_word(char text[TEXT_SIZE], struct err *err)
{
    char copy[TEXT_SIZE], found[TEXT_SIZE] = "", *rest = NULL;
    int best = 0, count = 0;
    memcpy(copy, text, TEXT_SIZE);
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        unwrap(word, true);
        int here = looks(word);
        if (here < best || !here)
            continue;
        count = here > best ? 1 : count + 1;
        best = here;
        memcpy(found, word, strlen(word) + 1);
    }
    if (count > 1)
        return err_set(err, ERR_REFUSED, _("'%.80s' has more than one address. Give each a line of its own."),
                       text);
    if (count == 0)
        return refuse(err, text);
    memcpy(text, found, TEXT_SIZE);
    return true;
}

/* --- its parts ----------------------------------------------------------------------------------------- */

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
        if (name == 4 && begins(*text, "http"))
            *scheme = "http";
        else if (name != 5 || !begins(*text, "https"))
            return err_set(err, ERR_REFUSED,
                           _("'%.80s' does not lead to a site: an address begins with https:// or http://."),
                           whole);
        *text = behind;
        if (**text != '/')
            return refuse(err, whole);
    }
    *text += strncmp(*text, "//", 2) == 0 ? 2 : **text == '/';
    return true;
}

/* Cuts the port from the host. False: it is none. */
static bool take_port(char *host, struct parts *parts)
{
    char *colon = strchr(host, ':');
    parts->port[0] = '\0';
    if (!colon)
        return true;
    size_t digits = strspn(colon + 1, "0123456789");
    long port = digits <= 5 ? strtol(colon + 1, NULL, 10) : 0;
    if (colon[1 + digits] || (digits && (port < 1 || port > 65535)))
        return false;
    if (digits && port != (strcmp(parts->scheme, "http") == 0 ? 80 : 443))
        snprintf(parts->port, sizeof parts->port, ":%d", (int)port);
    *colon = '\0';
    return true;
}

static bool take_host(const char **text, struct parts *parts, const char *whole, struct err *err)
{
    char host[TEXT_SIZE];
    size_t length = strcspn(*text, "/?#");
    memcpy(host, *text, length);
    host[length] = '\0';
    *text += length;
    if (strchr(host, '@'))
        return err_set(err, ERR_REFUSED,
                       strchr(whole, '/')
                           ? _("'%.80s' has a name or a password in it, before the @. Leave that "
                               "out.")
                           : _("'%.80s' is an e-mail address, not a site."),
                       whole);
    if (host[0] == '[')
        return err_set(
            err, ERR_REFUSED,
            _("'%.80s' is an address in numbers of a kind that cannot be kept. Give the site's name."),
            whole);
    return (take_port(host, parts) && site_host_read(host, parts->ascii, parts->readable)) ||
           refuse(err, whole);
}

/* What tells who sent somebody to a site is no part of its address. */
static bool is_tracking(const char *name)
{
    static const char *const names[] = { "fbclid=", "gclid=", "msclkid=" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(name, names[i], strlen(names[i])) == 0)
            return true;
    return strncmp(name, "utm_", 4) == 0;
}

static void take_path(const char *text, struct parts *parts)
{
    size_t used = strcspn(text, "?#");
    memcpy(parts->path, text, used);
    text += used;
    char lead = '?';
    for (bool query = *text == '?'; query && *text && *text != '#';) {
        size_t length = strcspn(text + 1, "&#");
        if (!is_tracking(text + 1)) {
            parts->path[used] = lead;
            memcpy(parts->path + used + 1, text + 1, length);
            used += length + 1;
            lead = '&';
        }
        text += length + 1;
    }
    memcpy(parts->path + used, text, strlen(text) + 1);
    unwrap_end(parts->path);
    if (strcmp(parts->path, "/") == 0)
        parts->path[0] = '\0';
}

/* Some sites have their pages behind the '#'. */
static size_t key_path_length(const char *path)
{
    size_t length = strcspn(path, "#");
    return path[length] && path[length + 1] && strchr("/!", path[length + 1]) ? strlen(path) : length;
}

/* Also what a key ends with once its fragment is gone. */
static void trim_key(char *key)
{
    size_t length, before;
    do {
        before = strlen(key);
        unwrap_end(key);
        length = strlen(key);
        while (length && strchr("/#", key[length - 1]))
            key[--length] = '\0';
    } while (length != before);
}

static const char *without_www(const char *host)
{
    while (strncmp(host, "www.", 4) == 0 && strchr(host + 4, '.'))
        host += 4;
    return host;
}

static bool put_together(const struct parts *parts, char address[SITE_ADDRESS_SIZE],
                         char key[SITE_ADDRESS_SIZE], struct err *err)
{
    int length = snprintf(address, SITE_ADDRESS_SIZE, "%s://%s%s%s", parts->scheme, parts->ascii, parts->port,
                          parts->path);
    int key_length = snprintf(key, SITE_ADDRESS_SIZE, "%s%s%.*s", without_www(parts->readable), parts->port,
                              (int)key_path_length(parts->path), parts->path);
    if (length >= SITE_ADDRESS_SIZE || key_length >= SITE_ADDRESS_SIZE)
        return err_set(err, ERR_REFUSED, _("This address is too long to keep: at most %d bytes."),
                       SITE_ADDRESS_SIZE - 1);
    trim_key(key);
    return true;
}

bool site_address(const char *text, char address[SITE_ADDRESS_SIZE], char key[SITE_ADDRESS_SIZE],
                  struct err *err)
{
    char clean[TEXT_SIZE];
    struct parts parts;
    text_clean(clean, sizeof clean, text);
    if (strchr(clean, ' ')) {
        if (!find_word(clean, err))
            return false;
    } else {
        unwrap(clean, false);
    }
    if (strpbrk(clean, " <>\"\\") || !*clean)
        return refuse(err, clean);
    const char *rest = clean;
    if (!take_scheme(&rest, &parts.scheme, clean, err) || !take_host(&rest, &parts, clean, err))
        return false;
    take_path(rest, &parts);
    return put_together(&parts, address, key, err);
}
