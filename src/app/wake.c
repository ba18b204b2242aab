#include "klaskast/app/wake.h"

#include "klaskast/base/file.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

static void close_one(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static bool add(struct wake *wake, int descriptor, uint32_t events)
{
    struct epoll_event event = { .events = events };
    return descriptor >= 0 && epoll_ctl(wake->descriptor, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void wake_open(struct wake *wake, const char *database)
{
    char folder[FILE_PATH_SIZE];

    *wake = (struct wake){ epoll_create1(EPOLL_CLOEXEC), inotify_init1(IN_CLOEXEC | IN_NONBLOCK), -1 };
    file_folder(folder, database);
    /* The end of a commit is the removal of the journal. */
    if (inotify_add_watch(wake->files, folder, IN_DELETE | IN_MOVED_TO) < 0 ||
        !add(wake, wake->files, EPOLLIN))
        close_one(&wake->files);
}

void wake_close(struct wake *wake)
{
    close_one(&wake->sticks);
    close_one(&wake->files);
    close_one(&wake->descriptor);
}

/* Its folder is there before a stick is mounted, so the folder says nothing; the kernel's list of what is
 * mounted says when it changed. */
void wake_sticks(struct wake *wake, bool watch)
{
    if (!watch) {
        close_one(&wake->sticks); /* and so it is out of the set */
    } else if (wake->sticks < 0) {
        wake->sticks = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
        if (!add(wake, wake->sticks, EPOLLPRI))
            close_one(&wake->sticks);
    }
}

void wake_take(struct wake *wake)
{
    char events[4096];
    struct epoll_event changed[2];

    while (wake->files >= 0 && read(wake->files, events, sizeof events) > 0)
        ;
    epoll_wait(wake->descriptor, changed, 2, 0);
}
