#include "home.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENV_MAX = 48 };

extern char **environ;

static void home_give_up(const char *what)
{
    fprintf(stderr, "test home: %s: %s\n", what, strerror(errno));
    exit(99);
}

/* NAME, a '=' when there is a VALUE, VALUE and REST in one string. */
static char *home_join(const char *name, const char *value, const char *rest)
{
    char *text = NULL;

    if (asprintf(&text, "%s%s%s%s", name, value ? "=" : "", value ? value : "", rest) < 0)
        home_give_up("no memory");
    return text;
}

void home_init(struct home *home)
{
    const char *tmp = getenv("TMPDIR");

    memset(home, 0, sizeof *home);
    snprintf(home->path, sizeof home->path, "%s/klaskast-test-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(home->path))
        home_give_up(home->path);
}

static int home_remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

/* A test may have left a folder read-only; it must not stay behind in /tmp. */
static int home_unlock_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)ftw;
    return type == FTW_D || type == FTW_DNR ? chmod(path, 0700) : 0;
}

void home_clear(struct home *home)
{
    nftw(home->path, home_unlock_one, 16, FTW_PHYS);
    nftw(home->path, home_remove_one, 16, FTW_DEPTH | FTW_PHYS);
    for (int i = 0; i < home->extra_count; i++)
        free(home->extra[i]);
    memset(home, 0, sizeof *home);
}

static size_t env_name_length(const char *assignment)
{
    return strcspn(assignment, "=");
}

void home_set(struct home *home, const char *assignment)
{
    size_t length = env_name_length(assignment);
    int at = 0;
    while (at < home->extra_count &&
           (env_name_length(home->extra[at]) != length || strncmp(home->extra[at], assignment, length) != 0))
        at++;
    if (at == HOME_EXTRA_MAX) {
        errno = E2BIG;
        home_give_up(assignment);
    }
    if (at < home->extra_count)
        free(home->extra[at]);
    else
        home->extra_count++;
    home->extra[at] = home_join(assignment, NULL, "");
}

/* Replaces, adds, or (without '=') removes. Takes ownership of ASSIGNMENT. */
static void env_put(char **env, char *assignment)
{
    size_t length = env_name_length(assignment);
    int i = 0;

    while (env[i] && (env_name_length(env[i]) != length || strncmp(env[i], assignment, length)))
        i++;
    if (assignment[length] == '=') {
        if (i + 1 >= ENV_MAX)
            abort();
        free(env[i]);
        env[i] = assignment;
        return;
    }
    free(assignment);
    free(env[i]);
    for (; env[i]; i++)
        env[i] = env[i + 1];
}

/* Tools that watch the program from inside are steered by the environment. */
static bool env_is_for_tools(const char *assignment)
{
    static const char *const prefixes[] = { "ASAN_", "LSAN_", "UBSAN_", "GCOV_", "LLVM_PROFILE" };

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (!strncmp(assignment, prefixes[i], strlen(prefixes[i])))
            return true;
    return false;
}

char **home_env(const struct home *home)
{
    static const char *const fixed[] = { "PATH=/usr/bin:/bin",   "TZ=Europe/Amsterdam",
                                         "LANG=C.UTF-8",         "TERM=xterm-256color",
                                         "KLASKAST_TRACEABLE=1", ("KLASKAST_NOW=" HOME_NOW) };
    char **env = calloc(ENV_MAX, sizeof *env);

    if (!env)
        home_give_up("no memory");
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        env_put(env, home_join(fixed[i], NULL, ""));
    env_put(env, home_join("HOME", home->path, ""));
    env_put(env, home_join("XDG_DATA_HOME", home->path, "/data"));
    env_put(env, home_join("XDG_CONFIG_HOME", home->path, "/config"));
    env_put(env, home_join("XDG_STATE_HOME", home->path, "/state"));
    env_put(env, home_join("XDG_CACHE_HOME", home->path, "/cache"));
    env_put(env, home_join("KLASKAST_ETC", home->path, "/etc"));
    for (char **own = environ; *own; own++)
        if (env_is_for_tools(*own))
            env_put(env, home_join(*own, NULL, ""));
    for (int i = 0; i < home->extra_count; i++)
        env_put(env, home_join(home->extra[i], NULL, ""));
    return env;
}

void home_env_free(char **env)
{
    for (char **one = env; one && *one; one++)
        free(*one);
    free(env);
}

const char *home_env_get(char *const *env, const char *name)
{
    size_t length = strlen(name);

    for (; *env; env++)
        if (!strncmp(*env, name, length) && (*env)[length] == '=')
            return *env + length + 1;
    return NULL;
}

const char *home_path(const struct home *home, const char *name)
{
    static char buffers[4][PATH_MAX];
    static int next;
    char *buffer = buffers[next++ % 4];

    snprintf(buffer, PATH_MAX, "%s/%s", home->path, name);
    return buffer;
}

const char *home_file(const struct home *home, const char *name, const char *bytes)
{
    char path[PATH_MAX];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", home->path, name);
    for (char *slash = path + strlen(home->path) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        if (mkdir(path, 0700) && errno != EEXIST)
            home_give_up(path);
        *slash = '/';
    }
    file = fopen(path, "w");
    if (!file || fputs(bytes, file) == EOF || fclose(file))
        home_give_up(path);
    return home_path(home, name);
}

const char *home_program(void)
{
    static char path[PATH_MAX];
    const char *given = getenv("KLASKAST_PROGRAM");

    if (!path[0] && !realpath(given ? given : "build/klaskast", path))
        home_give_up(given ? given : "build/klaskast");
    return path;
}
