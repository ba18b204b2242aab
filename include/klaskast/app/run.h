/* The screen: everything between the first frame and the last. */
#ifndef KLASKAST_APP_RUN_H
#define KLASKAST_APP_RUN_H

struct command_line;

/* Opens the data file and the terminal, runs until the teacher leaves, returns the exit code. Without a
 * terminal: a sentence and 2. */
int run_screen(const struct command_line *line);

#endif
