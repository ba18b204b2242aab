/*
 * The least that a roster on disk can cost: curses over SQLite, one class,
 * one key that commits one row in klaskast's journal mode and repaints.
 *
 * No ladder, no chain, no translation: what klaskast takes above this is the
 * price of being klaskast.
 *
 *   cc -O2 -std=c11 roster.c -lncursesw -ltinfo -lsqlite3
 *   roster FILE [PUPILS]   Space ticks, j k and the arrows move, q leaves
 */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>

#include "floor_db.h"

enum { PUPILS_MAX = 2000, NAME_MAX_BYTES = 40 };

struct roster {
    sqlite3 *db;
    sqlite3_stmt *read, *tick;
    char name[PUPILS_MAX][NAME_MAX_BYTES];
    int ticks[PUPILS_MAX];
    int count, cursor, top;
};

/* Read again after each commit: the screen shows what is on disk. */
static void roster_read(struct roster *r)
{
    r->count = 0;
    while (sqlite3_step(r->read) == SQLITE_ROW && r->count < PUPILS_MAX) {
        snprintf(r->name[r->count], NAME_MAX_BYTES, "%s", (const char *)sqlite3_column_text(r->read, 1));
        r->ticks[r->count] = sqlite3_column_int(r->read, 2);
        r->count++;
    }
    floor_check(r->db, sqlite3_reset(r->read));
}

static void roster_draw(struct roster *r)
{
    int space = LINES - 2;

    if (r->cursor < r->top)
        r->top = r->cursor;
    if (r->cursor >= r->top + space)
        r->top = r->cursor - space + 1;
    erase();
    mvprintw(0, 0, " floor: roster");
    for (int i = 0; i < space && r->top + i < r->count; i++) {
        int row = r->top + i;

        attrset(row == r->cursor ? A_REVERSE : A_NORMAL);
        mvprintw(i + 1, 0, " %4d  %-24s [%c]", row + 1, r->name[row], r->ticks[row] % 2 ? 'x' : ' ');
        attrset(A_NORMAL);
    }
    mvprintw(LINES - 1, 0, " %d of %d", r->cursor + 1, r->count);
    refresh();
}

static void roster_key(struct roster *r, int key)
{
    if ((key == 'j' || key == KEY_DOWN) && r->cursor + 1 < r->count)
        r->cursor++;
    if ((key == 'k' || key == KEY_UP) && r->cursor > 0)
        r->cursor--;
    if (key == ' ') {
        floor_tick(r->db, r->tick, r->cursor + 1);
        roster_read(r);
    }
    roster_draw(r);
}

static void roster_open(struct roster *r, const char *path, int pupils)
{
    r->db = floor_open(path, pupils);
    r->tick = floor_tick_prepare(r->db);
    floor_check(r->db,
                sqlite3_prepare_v2(r->db,
                                   "SELECT id, name, (SELECT count(*) FROM tick WHERE pupil = pupil.id)"
                                   " FROM pupil ORDER BY id",
                                   -1, &r->read, NULL));
    roster_read(r);
}

int main(int argc, char **argv)
{
    static struct roster r;
    int key;

    if (argc < 2) {
        fprintf(stderr, "usage: roster FILE [PUPILS]\n");
        return 2;
    }
    roster_open(&r, argv[1], argc > 2 ? atoi(argv[2]) : 30);
    setlocale(LC_ALL, "");
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    curs_set(0);
    roster_draw(&r);
    while ((key = getch()) != 'q' && key != ERR)
        roster_key(&r, key);
    endwin();
    sqlite3_finalize(r.read);
    sqlite3_finalize(r.tick);
    sqlite3_close(r.db);
    return 0;
}
