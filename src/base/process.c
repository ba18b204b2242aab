#include "klaskast/base/process.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static bool is_traced(void)
{
    FILE *status = fopen("/proc/self/status", "re");
    char line[256];
    int tracer = 0;

    while (status && fgets(line, sizeof line, status))
        if (sscanf(line, "TracerPid: %d", &tracer) == 1) /* one of the first of sixty lines */
            break;
    if (status)
        fclose(status);
    return tracer != 0;
}

void process_limit_as_error(void)
{
    signal(SIGXFSZ, SIG_IGN);
}

void process_hide_memory(void)
{
    /* Both: a limit of 0 keeps the system from writing a core file, but not from handing it to a program. */
    struct rlimit limit;
    if (getrlimit(RLIMIT_CORE, &limit) == 0) {
        limit.rlim_cur = 0;
        setrlimit(RLIMIT_CORE, &limit);
    }
    if (!is_traced() && !getenv("KLASKAST_TRACEABLE"))
        prctl(PR_SET_DUMPABLE, 0);
}
