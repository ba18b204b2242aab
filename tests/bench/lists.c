/*
 * What it costs to look at a class of 30 in the list of a school of 1,000 pupils, from the bytes to what it
 * would change, beside the least that the same bytes can cost: expat that walks the EDEXML, and a reader of
 * lines and fields that walks the CSV. In turns; the quickest of each counts. Prints a line each:
 *
 *   edexml 3.21 1.40        name, milliseconds, milliseconds of the floor
 */
#include "klaskast/base/buffer.h"
#include "klaskast/base/clock.h"
#include "klaskast/domain/import_plan.h"
#include "klaskast/io/classlist_file.h"

#include <expat.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PUPILS = 1000, A_CLASS = 30, ROUNDS = 60 };

static const char *const firsts[] = { "Noor", "Daan", "Renée", "Zoë", "Sem", "Yara", "Mees", "Fenna" };
static const char *const prefixes[] = { "de", "van den", "", "", "van 't", "", "", "" };
static const char *const surnames[] = { "Vries", "Berg", "Öztürk", "Jansen", "Hof", "Bakker", "Yıldız" };

/* Invented names that differ; 34 classes. */
static void pupil_parts(int i, char surname[80], const char **first, const char **prefix, char class[16])
{
    *first = firsts[i % 8];
    *prefix = prefixes[i / 3 % 8];
    snprintf(surname, 80, "%s%c%c", surnames[i % 7], 'a' + i / 26 % 26, 'a' + i % 26);
    snprintf(class, 16, "%d%c", i / A_CLASS / 5 + 1, 'A' + i / A_CLASS % 5);
}

static void make_edexml(struct buffer *out)
{
    char surname[80], class[16];
    const char *first, *prefix;
    buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EDEX>\n<school>"
                     "<schooljaar>2026-2027</schooljaar><xsdversie>2.1</xsdversie></school>\n<groepen>\n");
    for (int i = 0; i < PUPILS; i += A_CLASS) {
        pupil_parts(i, surname, &first, &prefix, class);
        buffer_print(out, "  <groep key=\"G%d\"><naam>%s</naam><jaargroep>%c</jaargroep></groep>\n",
                     i / A_CLASS, class, class[0]);
    }
    buffer_text(out, "</groepen>\n<leerlingen>\n");
    for (int i = 0; i < PUPILS; i++) {
        pupil_parts(i, surname, &first, &prefix, class);
        buffer_print(out,
                     "  <leerling key=\"%05d\" eckid=\"https://ketenid.example/%064d\">\n"
                     "    <achternaam>%s</achternaam>\n    <voorvoegsel>%s</voorvoegsel>\n"
                     "    <voornamen>%s Maria</voornamen>\n    <voorletters-1>N</voorletters-1>\n"
                     "    <roepnaam>%s</roepnaam>\n    <geboortedatum>2015-03-14</geboortedatum>\n"
                     "    <geslacht>2</geslacht>\n    <jaargroep>%c</jaargroep>\n    <groep key=\"G%d\"/>\n"
                     "    <postcodenl>1234AB</postcodenl>\n    <instroomdatum>2019-08-26</instroomdatum>\n"
                     "    <mutatiedatum>2026-08-20T10:00:00</mutatiedatum>\n  </leerling>\n",
                     i + 1, i, surname, prefix, first, first, class[0], i / A_CLASS);
    }
    buffer_text(out, "</leerlingen>\n</EDEX>\n");
}

static void make_csv(struct buffer *out)
{
    char surname[80], class[16];
    const char *first, *prefix;
    buffer_text(out, "\xEF\xBB\xBFLeerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Postcode;"
                     "Klasnaam;Leerjaar\r\n");
    for (int i = 0; i < PUPILS; i++) {
        pupil_parts(i, surname, &first, &prefix, class);
        buffer_print(out, "%05d;%s;%s;%s;14-03-2015;1234 AB;%s;%c\r\n", i + 1, first, prefix, surname, class,
                     class[0]);
    }
}

/* --- the least ------------------------------------------------------------------------------------------ */

static size_t walked;

static void XMLCALL opens(void *context, const XML_Char *name, const XML_Char **attributes)
{
    (void)context;
    (void)attributes;
    walked += name[0] != '\0';
}

static void XMLCALL closes(void *context, const XML_Char *name)
{
    (void)context;
    walked += name[0] != '\0';
}

static void XMLCALL comes(void *context, const XML_Char *text, int length)
{
    (void)context;
    (void)text;
    walked += (size_t)length;
}

static void walk_xml(const struct buffer *bytes)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetElementHandler(parser, opens, closes);
    XML_SetCharacterDataHandler(parser, comes);
    if (XML_Parse(parser, bytes->data, (int)bytes->length, 1) != XML_STATUS_OK)
        exit(1);
    XML_ParserFree(parser);
}

/* getline and strsep, as a script of ten lines would. */
static void walk_csv(const struct buffer *bytes)
{
    FILE *file = fmemopen(bytes->data, bytes->length, "r");
    char *line = NULL;
    size_t room = 0;
    if (!file)
        exit(1);
    while (getline(&line, &room, file) > 0) {
        char *at = line;
        for (char *field; (field = strsep(&at, ";\r\n"));)
            walked += field[0] != '\0';
    }
    free(line);
    fclose(file);
}

/* --- klaskast ------------------------------------------------------------------------------------------- */

static void look(const char *name, const struct buffer *bytes)
{
    struct arena arena;
    struct classlist list;
    struct import_plan plan;
    struct err err;
    arena_init(&arena);
    const struct import_input input = { .list = &list, .wanted = "7A", .fallback = "" };
    if (!classlist_parse(name, bytes->data, bytes->length, NULL, &arena, &list, &err) ||
        !import_plan_make(&plan, &arena, &input, &err) || plan.counts[IMPORT_NEW] != A_CLASS) {
        fprintf(stderr, "%s is not read: %s\n", name, err.text);
        exit(1);
    }
    arena_clear(&arena);
}

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void compare(const char *name, const struct buffer *bytes, void (*walk)(const struct buffer *))
{
    double least = 1e9, ours = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        double start = now_ms();
        walk(bytes);
        double middle = now_ms();
        look(name, bytes);
        double end = now_ms();
        least = middle - start < least ? middle - start : least;
        ours = end - middle < ours ? end - middle : ours;
    }
    printf("%s %.3f %.3f\n", name, ours, least);
}

int main(void)
{
    struct buffer edexml, csv;
    clock_init();
    buffer_init(&edexml);
    buffer_init(&csv);
    make_edexml(&edexml);
    make_csv(&csv);
    compare("edexml", &edexml, walk_xml);
    compare("csv", &csv, walk_csv);
    buffer_clear(&edexml);
    buffer_clear(&csv);
    return 0;
}
