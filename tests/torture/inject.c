/*
 * Runs a program and does something terrible to one of its system calls.
 *
 *   inject ROOT FILE WHAT WHICH NUMBER PROGRAM [WORD...]
 *
 * WHICH are the calls that count, from the first that touches the folder ROOT: 'all', those that 'touch' it,
 * that 'change' something in it, or of one kind: read, write, open, sync, truncate, unlink, rename, link,
 * mkdir, chmod. At call NUMBER (from 1; 0: never) WHAT happens: 'kill', 'EIO', 'ENOSPC' (with a '+': from
 * there on), or 'short', a write of half its bytes. With 'wait-' before WHICH counting begins at a SIGUSR1.
 *
 * FILE gets one line: how many calls counted, and the name of the call that was hit, or '-'. Ends as the
 * program does: its code, or by the same signal.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum kind { OTHER, READ, WRITE, OPEN, SYNC, TRUNCATE, UNLINK, RENAME, LINK, MKDIR, CHMOD, KINDS };

static const char *const kind_names[KINDS] = { "other",  "read",   "write", "open",  "sync", "truncate",
                                               "unlink", "rename", "link",  "mkdir", "chmod" };

static struct inject {
    const char *root, *what, *which;
    long number, counted;
    pid_t child;
    bool touched; /* the folder, for the first time */
    bool hit;
    const char *hit_name;
} inject;

static volatile sig_atomic_t counting = 1;

static void begin_counting(int signal)
{
    (void)signal;
    counting = 1;
}

#ifdef __x86_64__

static bool below_root(const char *path)
{
    size_t length = strlen(inject.root);
    return path[0] != '/' || strncmp(path, inject.root, length) == 0;
}

static bool path_touches(uint64_t address)
{
    char path[PATH_MAX] = "";
    struct iovec here = { path, sizeof path - 1 }, there = { (void *)(uintptr_t)address, sizeof path - 1 };
    ssize_t got = process_vm_readv(inject.child, &here, 1, &there, 1, 0);
    if (got <= 0) { /* less than that is there */
        here.iov_len = there.iov_len = 4096 - address % 4096;
        got = process_vm_readv(inject.child, &here, 1, &there, 1, 0);
    }
    return got > 0 && path[0] != '\0' && below_root(path);
}

static bool file_touches(uint64_t fd)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/%d/fd/%d", (int)inject.child, (int)fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return false;
    path[length] = '\0';
    return path[0] == '/' && below_root(path);
}

static const struct call {
    long number;
    const char *name;
    enum kind kind;
    int path, file; /* which argument says where; -1: none */
    bool changes;
} calls[] = {
    { SYS_read, "read", READ, -1, 0, false },
    { SYS_pread64, "pread64", READ, -1, 0, false },
    { SYS_write, "write", WRITE, -1, 0, true },
    { SYS_pwrite64, "pwrite64", WRITE, -1, 0, true },
    { SYS_writev, "writev", WRITE, -1, 0, true },
    { SYS_openat, "openat", OPEN, 1, -1, false }, /* with O_CREAT it does */
    { SYS_open, "open", OPEN, 0, -1, false },
    { SYS_fsync, "fsync", SYNC, -1, 0, true },
    { SYS_fdatasync, "fdatasync", SYNC, -1, 0, true },
    { SYS_ftruncate, "ftruncate", TRUNCATE, -1, 0, true },
    { SYS_unlink, "unlink", UNLINK, 0, -1, true },
    { SYS_unlinkat, "unlinkat", UNLINK, 1, -1, true },
    { SYS_rename, "rename", RENAME, 0, -1, true },
    { SYS_renameat, "renameat", RENAME, 1, -1, true },
    { SYS_renameat2, "renameat2", RENAME, 1, -1, true },
    { SYS_link, "link", LINK, 0, -1, true },
    { SYS_linkat, "linkat", LINK, 1, -1, true },
    { SYS_mkdir, "mkdir", MKDIR, 0, -1, true },
    { SYS_mkdirat, "mkdirat", MKDIR, 1, -1, true },
    { SYS_fchmod, "fchmod", CHMOD, -1, 0, true },
    { SYS_chmod, "chmod", CHMOD, 0, -1, true },
    { SYS_fstat, "fstat", OTHER, -1, 0, false },
    { SYS_newfstatat, "newfstatat", OTHER, 1, 0, false },
    { SYS_stat, "stat", OTHER, 0, -1, false },
    { SYS_lstat, "lstat", OTHER, 0, -1, false },
    { SYS_access, "access", OTHER, 0, -1, false },
    { SYS_faccessat2, "faccessat2", OTHER, 1, -1, false },
    { SYS_readlink, "readlink", OTHER, 0, -1, false },
    { SYS_fcntl, "fcntl", OTHER, -1, 0, false },
    { SYS_flock, "flock", OTHER, -1, 0, false },
    { SYS_lseek, "lseek", OTHER, -1, 0, false },
    { SYS_close, "close", OTHER, -1, 0, false },
    { SYS_getdents64, "getdents64", OTHER, -1, 0, false },
};

static const struct call *call_of(long number)
{
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (calls[i].number == number)
            return &calls[i];
    return NULL;
}

static bool touches(const struct call *call, const uint64_t args[6])
{
    return (call->path >= 0 && path_touches(args[call->path])) ||
           (call->file >= 0 && file_touches(args[call->file]));
}

/* Does this call count? */
static bool counts(const struct call *call, const uint64_t args[6])
{
    bool touch = call && touches(call, args);
    inject.touched |= touch;
    if (!inject.touched || !counting)
        return false;
    if (strcmp(inject.which, "all") == 0)
        return true;
    if (!touch)
        return false;
    bool creates = call->kind == OPEN && (args[call->path + 1] & O_CREAT);
    if (strcmp(inject.which, "touch") == 0)
        return true;
    if (strcmp(inject.which, "change") == 0)
        return call->changes || creates;
    return strcmp(inject.which, kind_names[call->kind]) == 0;
}

/* Lets the call at hand do nothing, and return `code`. */
static bool replace(long code)
{
    struct user_regs_struct regs;
    int status;
    if (ptrace(PTRACE_GETREGS, inject.child, 0, &regs) != 0)
        return false;
    regs.orig_rax = (unsigned long long)-1;
    if (ptrace(PTRACE_SETREGS, inject.child, 0, &regs) != 0 ||
        ptrace(PTRACE_SYSCALL, inject.child, 0, 0) != 0 || waitpid(inject.child, &status, 0) < 0 ||
        !WIFSTOPPED(status) || ptrace(PTRACE_GETREGS, inject.child, 0, &regs) != 0)
        return false;
    regs.rax = (unsigned long long)code;
    return ptrace(PTRACE_SETREGS, inject.child, 0, &regs) == 0;
}

static void cut_short(void)
{
    struct user_regs_struct regs;
    if (ptrace(PTRACE_GETREGS, inject.child, 0, &regs) == 0 && regs.rdx > 1) {
        regs.rdx /= 2;
        ptrace(PTRACE_SETREGS, inject.child, 0, &regs);
    }
}

/* True: the call is over already. */
static bool do_it(const struct call *call)
{
    size_t length = strlen(inject.what);
    inject.hit = true;
    inject.hit_name = call ? call->name : "another";
    if (strcmp(inject.what, "kill") == 0) {
        kill(inject.child, SIGKILL);
        return false;
    }
    if (strcmp(inject.what, "short") == 0) {
        cut_short();
        return false;
    }
    if (inject.what[length - 1] != '+')
        inject.number = 0; /* this one only */
    return replace(strncmp(inject.what, "EIO", 3) == 0 ? -EIO : -ENOSPC);
}

/* At the entry of a call. True: it is over already. */
static bool entered(void)
{
    struct __ptrace_syscall_info info;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, inject.child, sizeof info, &info) <= 0 ||
        info.op != PTRACE_SYSCALL_INFO_ENTRY)
        return true; /* it is the exit of one */
    uint64_t args[6];
    memcpy(args, info.entry.args, sizeof args);
    const struct call *call = call_of((long)info.entry.nr);
    if (!counts(call, args))
        return false;
    inject.counted++;
    bool now = inject.number && (inject.counted == inject.number ||
                                 (inject.counted > inject.number && strchr(inject.what, '+')));
    return now && do_it(call);
}

#else
static bool entered(void)
{
    fprintf(stderr, "inject: knows the calls of x86-64 only\n");
    exit(77);
}
#endif

static void follow(int *status)
{
    int signal = 0;
    for (;;) {
        if (ptrace(PTRACE_SYSCALL, inject.child, 0, signal) != 0 && errno != ESRCH)
            break;
        signal = 0;
        while (waitpid(inject.child, status, 0) < 0 && errno == EINTR)
            ;
        if (!WIFSTOPPED(*status))
            return;
        if (WSTOPSIG(*status) == (SIGTRAP | 0x80))
            entered();
        else if (WSTOPSIG(*status) != SIGTRAP)
            signal = WSTOPSIG(*status);
    }
}

static void report(const char *file)
{
    FILE *out = fopen(file, "w");
    if (!out || fprintf(out, "%ld %s\n", inject.counted, inject.hit ? inject.hit_name : "-") < 0 ||
        fclose(out) != 0)
        perror(file);
}

int main(int argc, char **argv)
{
    if (argc < 7) {
        fprintf(stderr, "use: inject ROOT FILE WHAT WHICH NUMBER PROGRAM [WORD...]\n");
        return 2;
    }
    bool waits = strncmp(argv[4], "wait-", 5) == 0;
    inject = (struct inject){
        .root = argv[1], .what = argv[3], .which = argv[4] + (waits ? 5 : 0), .number = atol(argv[5])
    };
    counting = !waits;
    signal(SIGUSR1, begin_counting);
    inject.child = fork();
    if (inject.child == 0) {
        signal(SIGUSR1, SIG_DFL);
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        execv(argv[6], argv + 6);
        _exit(127);
    }
    /* What the terminal sends is for the program. */
    for (int i = 0; i < 5; i++)
        signal((const int[]){ SIGINT, SIGQUIT, SIGHUP, SIGWINCH, SIGTERM }[i], SIG_IGN);
    int status;
    if (inject.child < 0 || waitpid(inject.child, &status, 0) < 0 ||
        ptrace(PTRACE_SETOPTIONS, inject.child, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) != 0) {
        fprintf(stderr, "inject: nothing may be traced here: %s\n", strerror(errno));
        return 77;
    }
    follow(&status);
    report(argv[2]);
    if (WIFSIGNALED(status)) {
        signal(WTERMSIG(status), SIG_DFL);
        raise(WTERMSIG(status));
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
