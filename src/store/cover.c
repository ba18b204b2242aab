#include "cover.h"

#include "klaskast/base/memory.h"

#include <errno.h>
#include <stdlib.h>

static void add(struct cover_list *list, int64_t from, int64_t until)
{
    if (list->count && list->ranges[list->count - 1].until + 1 == from) {
        list->ranges[list->count - 1].until = until;
        return;
    }
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 64;
        list->ranges = memory_resize(list->ranges, list->room, sizeof *list->ranges);
    }
    list->ranges[list->count++] = (struct cover_range){ from, until };
}

void cover_clear(struct cover *cover)
{
    free(cover->emptied.ranges);
    free(cover->told.ranges);
    free(cover->redacted.ranges);
    *cover = (struct cover){ 0 };
}

void cover_emptied(struct cover *cover, int64_t number)
{
    add(&cover->emptied, number, number);
    cover->rows++;
}

static bool read_number(const char **at, int64_t *number)
{
    char *end;
    if (**at < '1' || **at > '9')
        return false;
    errno = 0;
    *number = strtoll(*at, &end, 10);
    *at = end;
    return errno == 0;
}

void cover_told(struct cover *cover, const char *rows, int64_t number)
{
    int64_t from, until;
    while (*rows) {
        if (!read_number(&rows, &from)) {
            cover->broken = true;
            return;
        }
        until = from;
        if (*rows == '-' && (rows++, !read_number(&rows, &until))) {
            cover->broken = true;
            return;
        }
        if (until < from || until >= number || (*rows && *rows++ != ',')) {
            cover->broken = true;
            return;
        }
        add(&cover->told, from, until);
    }
}

/* The list is in order, as it was made. */
static bool has(const struct cover_list *list, int64_t number)
{
    for (size_t low = 0, high = list->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (list->ranges[middle].until < number)
            low = middle + 1;
        else if (list->ranges[middle].from > number)
            high = middle;
        else
            return true;
    }
    return false;
}

void cover_redacted(struct cover *cover, int64_t number)
{
    add(&cover->redacted, number, number);
}

void cover_redaction_told(struct cover *cover, int64_t row, int64_t number)
{
    if (row < 1 || row >= number)
        cover->broken = true;
    else if (!cover->restored && !has(&cover->redacted, row) && !has(&cover->emptied, row))
        cover->restored = row;
}

static int by_from(const void *a, const void *b)
{
    const struct cover_range *x = a, *y = b;
    return x->from < y->from ? -1 : x->from > y->from;
}

/* In order, and what touches or overlaps as one. */
static void tidy(struct cover_list *list)
{
    size_t kept = 0;
    if (list->count)
        qsort(list->ranges, list->count, sizeof *list->ranges, by_from);
    for (size_t i = 0; i < list->count; i++) {
        struct cover_range *last = kept ? &list->ranges[kept - 1] : NULL;
        if (last && list->ranges[i].from <= last->until + 1)
            last->until = list->ranges[i].until > last->until ? list->ranges[i].until : last->until;
        else
            list->ranges[kept++] = list->ranges[i];
    }
    list->count = kept;
}

int64_t cover_differs(struct cover *cover, bool *empty)
{
    tidy(&cover->told);
    for (size_t i = 0; i < cover->emptied.count || i < cover->told.count; i++) {
        const struct cover_range *is = i < cover->emptied.count ? &cover->emptied.ranges[i] : NULL;
        const struct cover_range *said = i < cover->told.count ? &cover->told.ranges[i] : NULL;
        if (is && said && is->from == said->from && is->until == said->until)
            continue;
        *empty =
            is && (!said || is->from < said->from || (is->from == said->from && is->until > said->until));
        if (is && said && is->from == said->from)
            return (is->until < said->until ? is->until : said->until) + 1;
        return *empty ? is->from : said->from;
    }
    return 0;
}
