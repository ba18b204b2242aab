/*
 * Makes a data file one of the first version, as an older klaskast left it:
 * without the journal's index by pupil, and with the guard that lets a row
 * only be emptied.
 *
 *   older FILE
 */
#include "../unit/older.h"

#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    sqlite3 *db = NULL;
    int rc = SQLITE_MISUSE;

    if (argc == 2 && (rc = sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL)) == SQLITE_OK)
        rc = sqlite3_exec(db, "PRAGMA synchronous = EXTRA; BEGIN; " OLDER_VERSION_1 "COMMIT;", NULL, NULL,
                          NULL);
    if (rc != SQLITE_OK)
        fprintf(stderr, "older: %s\n", db ? sqlite3_errmsg(db) : "use: older FILE");
    sqlite3_close(db);
    return rc == SQLITE_OK ? 0 : 3;
}
