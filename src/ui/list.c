#include "klaskast/ui/list.h"

void list_init(struct list *list)
{
    *list = (struct list){ .columns = 1, .height = 1 };
}

static int clamp(int value, int low, int high)
{
    return value > high ? (high < low ? low : high) : value < low ? low : value;
}

/* With more columns the list turns over whole columns, so that a name keeps its line while one scrolls. */
static void settle(struct list *list)
{
    int seen = list->columns * list->height;
    int step = list->columns > 1 ? list->height : 1;

    list->selected = clamp(list->selected, 0, list->count - 1);
    if (list->selected < list->top)
        list->top = list->selected / step * step;
    while (list->selected >= list->top + seen)
        list->top += step == 1 ? list->selected - list->top - seen + 1 : step;
    int last = list->count <= seen ? 0 : (list->count - seen + step - 1) / step * step;
    list->top = clamp(list->top, 0, last);
}

void list_layout(struct list *list, int count, int columns, int height)
{
    list->count = count < 0 ? 0 : count;
    list->columns = columns < 1 ? 1 : columns;
    list->height = height < 1 ? 1 : height;
    if (list->columns > 1)
        list->top = list->top / list->height * list->height;
    settle(list);
}

void list_select(struct list *list, int row)
{
    list->selected = row;
    settle(list);
}

bool list_act(struct list *list, enum key_action action)
{
    int page = list->columns * list->height;
    int row = list->selected;

    if (action == ACTION_UP || action == ACTION_PICK_UP)
        row--;
    else if (action == ACTION_DOWN || action == ACTION_PICK_DOWN || action == ACTION_NEXT_ROW)
        row++;
    else if (action == ACTION_LEFT)
        row -= list->columns > 1 ? list->height : 0;
    else if (action == ACTION_RIGHT)
        row += list->columns > 1 ? list->height : 0;
    else if (action == ACTION_PAGE_UP)
        row -= page;
    else if (action == ACTION_PAGE_DOWN)
        row += page;
    else if (action == ACTION_HOME)
        row = 0;
    else if (action == ACTION_END)
        row = list->count - 1;
    else
        return false;
    if (action == ACTION_LEFT && row < 0)
        row = list->selected; /* there is no column to the left */
    list_select(list, row);
    return true;
}

bool list_place(const struct list *list, int row, int *column, int *line)
{
    int at = row - list->top;

    if (row < 0 || row >= list->count || at < 0 || at >= list->columns * list->height)
        return false;
    *column = at / list->height;
    *line = at % list->height;
    return true;
}

int list_first(const struct list *list)
{
    return list->top;
}

int list_end(const struct list *list)
{
    int end = list->top + list->columns * list->height;
    return end < list->count ? end : list->count;
}
