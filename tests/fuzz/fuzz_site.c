/* Any text as the address of a site, or as groups: what is accepted is accepted again and means the same. */
#include "klaskast/base/text.h"
#include "klaskast/domain/site.h"
#include "klaskast/domain/site_host.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void try_address(const char *text)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE], address2[SITE_ADDRESS_SIZE],
        key2[SITE_ADDRESS_SIZE];
    size_t bad;
    if (!site_address(text, address, key, NULL))
        return;
    demand(strncmp(address, "http", 4) == 0 && *key && text_valid(key, strlen(key), &bad));
    demand(!strpbrk(address, " <>\"\\\n\033"));
    demand(site_address(address, address2, key2, NULL));
    demand(strcmp(address, address2) == 0 && strcmp(key, key2) == 0);
    /* What people see can be typed again. */
    demand(site_address(key, address2, key2, NULL) && strcmp(key, key2) == 0);
}

static void try_host(const char *text)
{
    char warning[300], host[SITE_HOST_SIZE];
    size_t bad;
    if (site_host_warn(site_host_of(text, host), warning, sizeof warning))
        demand(text_valid(warning, strlen(warning), &bad) || !text_valid(host, strlen(host), &bad));
}

static void try_groups(const char *text)
{
    char printed[GROUPS_SIZE];
    unsigned groups, again;
    if (!groups_parse(text, &groups))
        return;
    demand(groups < 256 && groups_parse(groups_print(groups, printed), &again) && again == groups);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    try_address(text);
    try_host(text);
    try_groups(text);
    free(text);
    return 0;
}
