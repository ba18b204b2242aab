/* Any bytes as a settings file: nothing crashes, the faults are printable, and what is read reads the same
 * when it is written down and read again. */
#include "klaskast/base/buffer.h"
#include "klaskast/base/ini.h"
#include "klaskast/base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void faults_are_text(const struct ini *ini)
{
    const struct ini_fault *faults;
    size_t count = ini_faults(ini, &faults), bad;
    for (size_t i = 0; i < count; i++) {
        demand(strlen(faults[i].text) < sizeof faults[i].text);
        demand(text_valid(faults[i].text, strlen(faults[i].text), &bad));
        demand(!strpbrk(faults[i].text, "\033\n\r"));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ini *ini = ini_read("fuzz.ini", (const char *)data, size);
    struct buffer again;
    buffer_init(&again);
    const char *section, *key, *value;
    for (size_t i = 0; ini_entry(ini, i, &section, &key, &value); i++) {
        const char *quote = strchr(value, '"') ? "" : "\"";
        demand(ini_get(ini, section, key) == value);
        buffer_print(&again, "[%s]\n%s = %s%s%s\n", section, key, quote, value, quote);
        ini_add_fault(ini, section, key, "%s: %s", key, value);
    }
    faults_are_text(ini);
    if (again.length <= INI_LIMIT) {
        struct ini *copy = ini_read("copy.ini", buffer_get(&again), again.length);
        for (size_t i = 0; ini_entry(ini, i, &section, &key, &value); i++) {
            const char *same = ini_get(copy, section, key);
            /* quotes that were added may make a line too long */
            demand(same ? strcmp(same, value) == 0 : strlen(key) + strlen(value) > 990);
        }
        ini_free(&copy);
    }
    buffer_clear(&again);
    ini_free(&ini);
    return 0;
}
