#include "klaskast/app/pin.h"

#include "klaskast/app/ask_secret.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/secret.h"
#include "klaskast/base/translate.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_LIMIT = 4096, LONGEST_WAIT = 300, UNCOUNTED_WAIT = 5, HEX_SALT = 2 * SECRET_SALT_SIZE + 1 };

struct kept {
    struct secret_cost cost;
    unsigned char salt[SECRET_SALT_SIZE], key[SECRET_KEY_SIZE];
    int failures;               /* since the last right one */
    char boot[CLOCK_BOOT_SIZE]; /* when the last of them was: in which run of the computer, */
    int64_t ticks;              /* and at which tick of it */
};

/* The last try that could not be counted on disk; 0: none. */
static int64_t uncounted;

bool pin_path(char out[FILE_PATH_SIZE], const char *database)
{
    int length = snprintf(out, FILE_PATH_SIZE, "%s.pin", database);
    return length > 0 && length < FILE_PATH_SIZE;
}

bool pin_is_set(const char *database)
{
    char path[FILE_PATH_SIZE];
    return pin_path(path, database) && file_kind(path, NULL, NULL) != FILE_MISSING;
}

/* --- the file ------------------------------------------------------------------------------------------ */

static bool read_hex(const char *text, unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sscanf(text + 2 * i, "%2hhx", &bytes[i]) != 1)
            return false;
    return true;
}

static bool parse(const char *text, struct kept *kept)
{
    char salt[HEX_SALT], key[DIGEST_HEX_SIZE];
    int used = 0;

    *kept = (struct kept){ .failures = 0 };
    int count = sscanf(
        text,
        "klaskast-pin 1\npasses %" SCNu32 "\nmemory %" SCNu64 "\nsalt %32[0-9a-f]\nkey %64[0-9a-f]\n"
        "failures %d\nboot %39[0-9a-f-]\nticks %" SCNd64 "\n%n",
        &kept->cost.passes, &kept->cost.memory, salt, key, &kept->failures, kept->boot, &kept->ticks, &used);
    return count == 7 && used > 0 && !text[used] && strlen(salt) == sizeof salt - 1 &&
           strlen(key) == sizeof key - 1 && read_hex(salt, kept->salt, sizeof kept->salt) &&
           read_hex(key, kept->key, sizeof kept->key) && secret_cost_fits(&kept->cost) && kept->failures >= 0;
}

static bool load(const char *database, struct kept *kept, struct err *err)
{
    char path[FILE_PATH_SIZE];
    struct buffer bytes;
    buffer_init(&bytes);
    bool ok = pin_path(path, database) && file_read(path, FILE_LIMIT, &bytes, err);
    if (ok && !parse(buffer_get(&bytes), kept))
        ok =
            err_set(err, ERR_DISK,
                    _("The file of the PIN, %s, is damaged. Remove it and choose a PIN anew: nothing else is "
                      "in it."),
                    path);
    buffer_clear(&bytes);
    return ok;
}

static bool keep(const char *database, const struct kept *kept, struct err *err)
{
    char path[FILE_PATH_SIZE], salt[HEX_SALT], key[DIGEST_HEX_SIZE];
    struct buffer bytes;
    buffer_init(&bytes);
    for (size_t i = 0; i < sizeof kept->salt; i++)
        snprintf(salt + 2 * i, 3, "%02x", kept->salt[i]);
    digest_hex(kept->key, key);
    buffer_print(&bytes,
                 "klaskast-pin 1\npasses %" PRIu32 "\nmemory %" PRIu64 "\nsalt %s\nkey %s\nfailures %d\nboot "
                 "%s\nticks %" PRId64 "\n",
                 kept->cost.passes, kept->cost.memory, salt, key, kept->failures, kept->boot, kept->ticks);
    bool ok = pin_path(path, database) && file_write(path, buffer_get(&bytes), bytes.length, err);
    secret_wipe(bytes.data, bytes.length);
    buffer_clear(&bytes);
    return ok;
}

/* --- how long to wait ---------------------------------------------------------------------------------- */

static int delay_of(int failures)
{
    return failures <= 0 ? 0 : failures > 9 ? LONGEST_WAIT : 1 << (failures - 1);
}

/* Seconds left of `delay` since `ticks`, rounded up. */
static int left_of(int delay, int64_t ticks)
{
    int64_t left = (int64_t)delay * 1000 - (clock_ticks() - ticks);
    return left <= 0 ? 0 : (int)((left + 999) / 1000);
}

/* The computer was started since: nobody knows how long ago it was, so the time begins now. */
static void anchor(struct kept *kept)
{
    clock_boot(kept->boot);
    kept->ticks = clock_ticks();
}

static int wait_of(const char *database, struct kept *kept)
{
    char boot[CLOCK_BOOT_SIZE];
    if (kept->failures && (strcmp(clock_boot(boot), kept->boot) != 0 || kept->ticks > clock_ticks())) {
        anchor(kept);
        keep(database, kept, NULL);
    }
    int wait = left_of(delay_of(kept->failures), kept->ticks);
    int other = uncounted ? left_of(UNCOUNTED_WAIT, uncounted) : 0;
    return wait > other ? wait : other;
}

static int lock_beside(const char *database)
{
    char folder[FILE_PATH_SIZE];
    file_folder(folder, database);
    return file_lock(folder);
}

int pin_wait(const char *database)
{
    struct kept kept;
    int lock = lock_beside(database);
    int wait = pin_is_set(database) && load(database, &kept, NULL) ? wait_of(database, &kept) : 0;
    file_unlock(lock);
    return wait;
}

/* --- trying -------------------------------------------------------------------------------------------- */

/* Another window may be trying too: one at a time. False: not now; *wait says how long. */
static bool count_try(const char *database, struct kept *kept, int *wait, struct err *err)
{
    int lock = lock_beside(database);
    bool ok = load(database, kept, err);
    *wait = ok ? wait_of(database, kept) : 0;
    if (ok && !*wait) {
        kept->failures++;
        anchor(kept);
        /* On a full disk a class must be able to go on: the tries are then slow, but not counted. */
        uncounted = keep(database, kept, NULL) ? 0 : clock_ticks();
    }
    file_unlock(lock);
    return ok && !*wait;
}

/* Looking takes a moment, in which another window may have chosen another PIN, or none: that one stays. */
static void forget_tries(const char *database, const struct kept *tried)
{
    struct kept kept;
    int lock = lock_beside(database);
    if (load(database, &kept, NULL) && memcmp(kept.salt, tried->salt, sizeof kept.salt) == 0) {
        kept.failures = 0;
        keep(database, &kept, NULL);
    }
    file_unlock(lock);
}

enum pin_answer pin_try(const char *database, const char *typed, int *seconds, struct err *err)
{
    struct kept kept;
    struct err failed = { ERR_NONE, "" };
    *seconds = 0;
    if (!pin_is_set(database))
        return PIN_RIGHT;
    if (!count_try(database, &kept, seconds, &failed)) {
        if (failed.kind == ERR_NONE)
            return PIN_WAIT;
        *err = failed;
        return PIN_FAILED;
    }
    unsigned char *key = secret_new(SECRET_KEY_SIZE);
    bool made = secret_key(key, typed, strlen(typed), kept.salt, &kept.cost);
    bool right = made && secret_same(key, kept.key, SECRET_KEY_SIZE);
    secret_free((void **)&key);
    if (!made) {
        err_set(err, ERR_DISK, "%s", _("There is too little memory free to check the PIN."));
        return PIN_FAILED;
    }
    if (right) {
        uncounted = 0;
        forget_tries(database, &kept);
        return PIN_RIGHT;
    }
    *seconds = uncounted ? UNCOUNTED_WAIT : delay_of(kept.failures);
    return PIN_WRONG;
}

/* --- another one --------------------------------------------------------------------------------------- */

static bool take_away(const char *database, struct err *err)
{
    char path[FILE_PATH_SIZE];
    return (pin_path(path, database) && remove(path) == 0) ||
           err_set(err, ERR_DISK, _("The file of the PIN, %s, cannot be removed."), path);
}

bool pin_change(const char *database, const char *typed, struct err *err)
{
    struct kept kept = { .cost = secret_quick };
    if (!*typed) {
        int lock = lock_beside(database);
        bool gone = !pin_is_set(database) || take_away(database, err);
        file_unlock(lock);
        return gone;
    }
    if (!secret_long_enough(typed))
        return err_set(err, ERR_REFUSED, _("Choose one of at least %d letters or digits."), SECRET_LEAST);
    random_bytes(kept.salt, sizeof kept.salt);
    anchor(&kept);
    if (!secret_key(kept.key, typed, strlen(typed), kept.salt, &kept.cost))
        return err_set(err, ERR_DISK, "%s", _("There is too little memory free to keep a PIN."));
    int lock = lock_beside(database);
    bool ok = keep(database, &kept, err);
    file_unlock(lock);
    return ok;
}

static bool judge(enum pin_answer answer, int seconds, struct err *err)
{
    switch (answer) {
    case PIN_RIGHT:
        return true;
    case PIN_WRONG:
        return err_set(err, ERR_REFUSED,
                       translate_count("That is not the PIN. The next try can be in %d second.",
                                       "That is not the PIN. The next try can be in %d seconds.",
                                       (unsigned long)seconds),
                       seconds);
    case PIN_WAIT:
        return err_set(err, ERR_REFUSED,
                       translate_count("The PIN was wrong before. The next try can be in %d second.",
                                       "The PIN was wrong before. The next try can be in %d seconds.",
                                       (unsigned long)seconds),
                       seconds);
    case PIN_FAILED:
        break;
    }
    return false;
}

bool pin_ask(const char *database, struct err *err)
{
    if (!pin_is_set(database))
        return true;
    int seconds = pin_wait(database);
    if (seconds)
        return judge(PIN_WAIT, seconds, err);
    char *typed = secret_new(SECRET_TYPED_SIZE);
    bool ok = ask_secret(_("PIN of klaskast"), typed, err);
    if (ok) {
        enum pin_answer answer = pin_try(database, typed, &seconds, err);
        ok = judge(answer, seconds, err);
    }
    secret_free((void **)&typed);
    return ok;
}
