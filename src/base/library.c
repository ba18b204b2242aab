#include "klaskast/base/library.h"

#include "klaskast/base/translate.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool library_load(const char *file, const struct library_function *functions, size_t count)
{
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    for (size_t i = 0; library && i < count; i++)
        if (!dlsym(library, functions[i].name)) {
            dlclose(library);
            library = NULL;
        }
    for (size_t i = 0; library && i < count; i++) {
        void *function = dlsym(library, functions[i].name);
        memcpy(functions[i].into, &function, sizeof function);
    }
    return library;
}

void library_need(const char *file, const struct library_function *functions, size_t count)
{
    if (library_load(file, functions, count))
        return;
    fprintf(stderr, "\nklaskast: ");
    fprintf(stderr,
            _("%s is not on this computer any more, and it is needed for this. Install klaskast again. What "
              "was on "
              "the screen is kept."),
            file);
    fprintf(stderr, "\n");
    exit(3);
}
