/* The parts of the command 'site', one file each. */
#ifndef KLASKAST_CMD_SITE_H
#define KLASKAST_CMD_SITE_H

#include "klaskast/app/command.h"
#include "klaskast/domain/site.h"

/* The list as it is on disk; clear the arena afterwards, also when opening failed. */
struct site_list {
    struct arena arena;
    const struct site *sites;
    size_t count;
};
bool site_list_open(struct app *app, struct site_list *list, struct err *err);

/* What the options say of one site, or of all that are added. */
bool site_read_intent(const struct app *app, const struct command_line *line, struct site_intent *want,
                      struct err *err);

command_run cmd_site_add, cmd_site_import, cmd_site_list, cmd_site_history;

#endif
