/* What the system may show of this process, and do to it. */
#ifndef KLASKAST_BASE_PROCESS_H
#define KLASKAST_BASE_PROCESS_H

/* From now on no core file is written when the program crashes, not to a file and not to a program that
 * collects them, and no other program of this account can read its memory: there are names in it. A program
 * that is being traced stays readable for whoever traces it, who sees everything anyhow; so does one that is
 * started with KLASKAST_TRACEABLE in its environment, for tests that look at what it waits for. */
void process_hide_memory(void);

/* Where this account may make files of so many bytes and no more, writing fails with an error that can be
 * told, and does not end the program. */
void process_limit_as_error(void);

#endif
