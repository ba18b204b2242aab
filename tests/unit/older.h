/* What data files of older versions have. */
#ifndef TESTS_UNIT_OLDER_H
#define TESTS_UNIT_OLDER_H

/* Versions 1 to 3: the journal's guard by which a row could only be emptied. */
#define OLDER_GUARD                                                                                          \
    "DROP TRIGGER journal_no_change; CREATE TRIGGER journal_no_change BEFORE UPDATE ON journal WHEN NOT ("   \
    " new.who IS NULL AND new.pupil IS NULL AND new.data IS NULL AND new.salt IS NULL AND new.number = "     \
    "old.number"                                                                                             \
    " AND new.action = old.action AND new.occurred = old.occurred AND new.recorded = old.recorded"           \
    " AND new.day = old.day AND new.kind = old.kind AND new.class IS old.class AND new.ref IS old.ref"       \
    " AND new.content = old.content AND new.chain = old.chain)"                                              \
    " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;"
/* Version 1: no index by pupil. */
#define OLDER_VERSION_1 OLDER_GUARD "DROP INDEX journal_piece; PRAGMA user_version = 1;"

#endif
