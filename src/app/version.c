/* --version: which program this is, and the licences of what it is made of. */
#include "klaskast/app/command.h"
#include "klaskast/base/translate.h"

#include <stdio.h>

/* As in README; tests/lint/tables.sh compares them. */
static const struct {
    const char *name, *task, *licence;
} libraries[] = {
    { "ncurses", N_("the terminal"), "MIT-X11" },
    { "SQLite", N_("the data file"), N_("public domain") },
    { "iniparser", N_("the settings"), "MIT" },
    { "utf8proc", N_("names as people write them"), "MIT" },
    { "libsodium", N_("hashes, the lock, sealed copies"), "ISC" },
    { "libidn2", N_("international names of sites"), "LGPL-3.0-or-later" },
    { "jansson", "JSON", "MIT" },
    { "md4c", N_("the texts of letters"), "MIT" },
    { "expat", "EDEXML", "MIT" },
    { "libqrencode", N_("QR codes"), "LGPL-2.1-or-later" },
};

void version_print(void)
{
    printf("klaskast %s\n\n%s\n", KLASKAST_VERSION,
           _("Free software under the MIT licence, without any warranty. It uses:"));
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        printf("  %-12s %-18s %s\n", libraries[i].name, _(libraries[i].licence), _(libraries[i].task));
}
