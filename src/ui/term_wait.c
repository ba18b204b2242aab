/* Waiting: keys, signals, a descriptor, the next minute. */
#include "klaskast/base/clock.h"
#include "klaskast/ui/guard.h"
#include "term_private.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

/* An unfinished sequence of keys is taken as it is after this long, so Esc acts at once; over a slow line the
 * bytes of one key come closer together than this. */
enum { SEQUENCE_MS = 50 };

/* What signals asked for; true when there is something for the loop. */
static bool take_signals(struct term *term, struct input *input)
{
    int width, height;

    term->waiting |= guard_take();
    if (term->waiting & GUARD_END) { /* stays: the answer is the same until the program has left */
        *input = (struct input){ .kind = INPUT_CLOSED };
        return true;
    }
    bool stopped = term->waiting & GUARD_STOP;
    if (stopped) {
        term->waiting &= ~(unsigned)GUARD_STOP;
        term_suspend(term);
    }
    bool resume =
        term->waiting & GUARD_RESUME; /* stopped by another hand: modes and screen may be anyone's */
    bool resize = term->waiting & (GUARD_RESIZE | GUARD_RESUME) && term_resized(term, &width, &height);
    term->waiting &= ~(unsigned)(GUARD_RESIZE | GUARD_RESUME);
    if (resume)
        term_resume(term);
    if (!resume && !resize)
        return false;
    term_size(term, &width, &height);
    *input = (struct input){
        .kind = INPUT_RESIZE, .width = width, .height = height, .resumed = stopped || resume
    };
    return true;
}

/* Reads what is there; false: the terminal is gone. */
static bool read_keys(struct term *term)
{
    size_t room;
    unsigned char *bytes = decoder_room(&term->decoder, &room);

    if (room == 0)
        return true;
    ssize_t count = read(STDIN_FILENO, bytes, room);
    if (count > 0)
        decoder_added(&term->decoder, (size_t)count);
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

/* Milliseconds to wait for: 0 when nothing may be waited for. */
static int patience(const struct term *term, bool wait)
{
    if (decoder_waiting(&term->decoder))
        return SEQUENCE_MS;
    if (!wait)
        return 0;
    int64_t left = term->minute_at - clock_ticks();
    if (guard_descriptor() < 0 && left > 500) /* no pipe could be made, so a signal does not wake it */
        left = 500;
    return left < 0 ? 0 : left > 60000 ? 60000 : (int)left;
}

/* One wait; true when `input` has something, or nothing and the time is over. */
static bool wait_once(struct term *term, int wake, bool wait, struct input *input)
{
    struct pollfd polled[] = { { .fd = STDIN_FILENO, .events = POLLIN },
                               { .fd = guard_descriptor(), .events = POLLIN },
                               { .fd = wake, .events = POLLIN },
                               { .fd = wait ? term->timer : -1, .events = POLLIN } };
    int ready = 1;

    if (term->readable)
        polled[0].revents = POLLIN;
    else
        ready = poll(polled, 4, patience(term, wait));
    term->readable = false;
    bool interrupted = ready < 0 && errno == EINTR;

    /* A signal from here on is in the pipe, for the next time. Without a pipe nothing but a look tells. */
    bool look = ready < 0 || polled[1].revents != 0 || term->waiting != 0 || guard_descriptor() < 0;
    if (look && take_signals(term, input))
        return true;
    if (ready < 0) {
        *input = (struct input){ .kind = INPUT_NONE };
        return !interrupted;
    }
    if (polled[0].revents != 0) {
        if ((polled[0].revents & POLLIN ? !read_keys(term) : true)) {
            term->closed = true;
            *input = (struct input){ .kind = INPUT_CLOSED };
            return true;
        }
        return decoder_next(&term->decoder, false, input);
    }
    if (ready == 0 && decoder_waiting(&term->decoder))
        return decoder_next(&term->decoder, true, input);
    if (polled[2].revents != 0) {
        *input = (struct input){ .kind = INPUT_WAKE };
        return true;
    }
    if (clock_ticks() >= term->minute_at) {
        term_next_minute(term);
        *input = (struct input){ .kind = INPUT_MINUTE };
        return true;
    }
    *input = (struct input){ .kind = INPUT_NONE };
    return !wait;
}

void term_next(struct term *term, int wake, bool wait, struct input *input)
{
    *input = (struct input){ .kind = INPUT_NONE };
    if (term->closed)
        input->kind = INPUT_CLOSED;
    else if (!decoder_next(&term->decoder, false, input))
        while (!wait_once(term, wake, wait, input))
            ;
    input->ticks = clock_ticks();
}

bool term_pending(struct term *term, int milliseconds)
{
    struct pollfd polled[] = { { .fd = STDIN_FILENO, .events = POLLIN },
                               { .fd = guard_descriptor(), .events = POLLIN } };
    if (decoder_waiting(&term->decoder))
        return true;
    bool pending = poll(polled, 2, milliseconds) != 0;
    term->readable = polled[0].revents == POLLIN && polled[1].revents == 0;
    return pending;
}
