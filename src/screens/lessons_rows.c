/* The lessons of a week: its rows, and which is chosen. */
#include "klaskast/screens/lessons.h"

const struct lessons_row *lessons_chosen(const struct lessons *lessons)
{
    return lessons->list.count ? &lessons->rows[lessons->list.selected] : NULL;
}

void lessons_remember(struct lessons *lessons)
{
    const struct lessons_row *row = lessons_chosen(lessons);
    lessons->selected = row && row->lesson ? row->lesson->id : 0;
    lessons->selected_day = row ? row->day : lessons->week;
}

/* The lesson that was selected, or else the first row of its day. */
void lessons_select(struct lessons *lessons)
{
    int found = -1;
    for (int i = lessons->list.count - 1; i >= 0; i--) {
        const struct lessons_row *row = &lessons->rows[i];
        if (row->lesson && row->lesson->id == lessons->selected) {
            found = i;
            break;
        }
        if (row->day == lessons->selected_day)
            found = i;
    }
    if (found >= 0)
        list_select(&lessons->list, found);
    lessons_remember(lessons);
}

/* Monday to Friday; the weekend only where it has a lesson. */
void lessons_make_rows(struct lessons *lessons)
{
    int count = 0;
    lessons->rows = arena_new(&lessons->arena, lessons->count + 7, sizeof *lessons->rows);
    for (int day = lessons->week; day < lessons->week + 7; day++) {
        int before = count;
        for (size_t i = 0; i < lessons->count; i++)
            if (lessons->lessons[i].day == day) {
                lessons->rows[count] = (struct lessons_row){ day, count == before, &lessons->lessons[i] };
                count++;
            }
        if (count == before && day < lessons->week + 5)
            lessons->rows[count++] = (struct lessons_row){ .day = day, .first = true };
    }
    lessons->list.count = count;
}

void lessons_show_week(struct lessons *lessons, struct stack *stack, int day)
{
    lessons->week = lesson_week(day);
    lessons->selected_day = day;
    lessons->selected = 0;
    stack_reload(stack);
}
