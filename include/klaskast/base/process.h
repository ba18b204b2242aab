/* What the system may show of this process. */
#ifndef KLASKAST_BASE_PROCESS_H
#define KLASKAST_BASE_PROCESS_H

/* From now on no core file is written when the program crashes, not to a file and not to a program that
 * collects them, and no other program of this account can read its memory: there are names in it. A program
 * that is being traced stays readable for whoever traces it, who sees everything anyhow; so does one that is
 * started with KLASKAST_TRACEABLE in its environment, for tests that look at what it waits for. */
void process_hide_memory(void);

#endif
