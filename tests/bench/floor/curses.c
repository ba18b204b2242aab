/*
 * The least that a full-screen list can cost: curses, one list, one bar.
 *
 * The meter runs it beside klaskast, so that a slow machine slows both and
 * only the ratio is judged. It knows no files, no colours and no names.
 *
 *   cc -O2 -std=c11 curses.c -lncursesw -ltinfo
 *   curses [ROWS]        j k and the arrows move, q leaves
 */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>

static void row_draw(int y, int row, bool chosen)
{
    if (chosen)
        attron(A_REVERSE);
    mvprintw(y, 0, " %4d  Pupil number %-4d   [ ]", row + 1, row + 1);
    if (chosen)
        attroff(A_REVERSE);
}

/* Redraws everything and lets curses find out what changed, as klaskast
 * does: a floor that wrote two rows by hand would measure another design. */
static void screen_draw(int rows, int cursor, int *top)
{
    int space = LINES - 2;

    if (cursor < *top)
        *top = cursor;
    if (cursor >= *top + space)
        *top = cursor - space + 1;
    erase();
    mvprintw(0, 0, " floor: curses");
    for (int i = 0; i < space && *top + i < rows; i++)
        row_draw(i + 1, *top + i, *top + i == cursor);
    mvprintw(LINES - 1, 0, " %d of %d", cursor + 1, rows);
    refresh();
}

int main(int argc, char **argv)
{
    int rows = argc > 1 ? atoi(argv[1]) : 30;
    int cursor = 0, top = 0, key;

    setlocale(LC_ALL, "");
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    curs_set(0);
    screen_draw(rows, cursor, &top);
    while ((key = getch()) != 'q' && key != ERR) {
        if ((key == 'j' || key == KEY_DOWN) && cursor + 1 < rows)
            cursor++;
        if ((key == 'k' || key == KEY_UP) && cursor > 0)
            cursor--;
        screen_draw(rows, cursor, &top);
    }
    endwin();
    return 0;
}
