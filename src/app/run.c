#include "klaskast/app/run.h"

#include "klaskast/app/command.h"

int run_screen(const struct command_line *line)
{
    (void)line;
    return 2;
}
