/* Invented sites for the tests of what the class gets. */
#ifndef KLASKAST_TESTS_PAGE_SITES_H
#define KLASKAST_TESTS_PAGE_SITES_H

#include "klaskast/base/day.h"
#include "klaskast/domain/start_page.h"

/* The groups a to b as bits. */
#define GROUPS(a, b) (((1U << (b)) - 1U) & ~((1U << ((a)-1)) - 1U))

static inline struct site page_site(const char *address, const char *key, const char *title,
                                    const char *subject, unsigned groups, enum site_verdict verdict,
                                    const char *sentence)
{
    return (struct site){ .address = address,
                          .key = key,
                          .title = title,
                          .subject = subject,
                          .groups = groups,
                          .verdict = verdict,
                          .sentence = sentence,
                          .rejects = "",
                          .remarks = "adverts",
                          .purpose = "",
                          .note = "",
                          .doubt = "",
                          .doubted_day = DAY_NONE,
                          .reviewed_by = "Marit Bakker",
                          .reviewed_day = verdict == VERDICT_REVIEW ? DAY_NONE : day_from_date(2026, 10, 1) };
}

/* As a school has them. */
static inline size_t page_school(struct site sites[10])
{
    size_t n = 0;
    sites[n++] = page_site("https://kaart.example/eu", "kaart.example/eu", "De kaart van Europa",
                           "aardrijkskunde", GROUPS(5, 8), VERDICT_ALLOWED, "Sleep de landen naar hun plek.");
    sites[n++] = page_site("https://dieren.example", "dieren.example", "", "", GROUPS(1, 5), VERDICT_ALLOWED,
                           "Hier staan foto's en filmpjes van dieren.");
    sites[n++] =
        page_site("https://spel.example/gratis", "spel.example/gratis", "Gratis spelletjes", "rekenen",
                  GROUPS(1, 8), VERDICT_NOT_ALLOWED, "Hier staan dingen op die niet voor kinderen zijn.");
    sites[n++] = page_site("https://klok.example", "klok.example", "Klokkijken", "Rekenen", GROUPS(3, 5),
                           VERDICT_TOGETHER, "Vraag een volwassene om mee te kijken.");
    sites[n++] = page_site("https://www.rekenen.example", "rekenen.example", "Rekenspelletjes", "rekenen",
                           GROUPS(3, 6), VERDICT_ALLOWED, "Hier oefen je sommen.");
    sites[n++] = page_site("https://romeinen.example", "romeinen.example", "Romeinen", "geschiedenis",
                           GROUPS(5, 8), VERDICT_REVIEW, "");
    sites[n++] = page_site("https://tafels.example", "tafels.example", "Tafels", "rekenen", 0,
                           VERDICT_ALLOWED, "Kies een tafel.");
    sites[n++] = page_site("https://vogels.example/tellen/in/de/tuin", "vogels.example/tellen/in/de/tuin",
                           "Vogels tellen", "natuur", GROUPS(1, 8), VERDICT_TOGETHER, "Welke vogel zie je?");
    return n;
}

/* Whoever wrote these meant no good, or pasted without looking. */
static inline size_t page_hostile(struct site sites[10])
{
    static char endless[SITE_SENTENCE_SIZE], address[SITE_ADDRESS_SIZE];
    size_t n = 0;
    memset(endless, 'w', sizeof endless - 1);
    memset(address, 'a', sizeof address - 1);
    memcpy(address, "https://lang.example/", 21);
    sites[n++] = page_site("javascript:alert(1)", "javascript:alert(1)", "Klik", "taal", GROUPS(1, 8),
                           VERDICT_ALLOWED, "Klik hier.");
    sites[n++] = page_site("data:text/html,x", "data:text/html,x", "Klik nog eens", "taal", GROUPS(1, 8),
                           VERDICT_ALLOWED, "Klik hier.");
    sites[n++] = page_site("https://a.example/?x='\"><script>alert(1)</script>&y=1", "a.example/?x='\"><b>",
                           "<script>alert('titel')</script>", "</ul></main><img src=x onerror=alert(2)>",
                           GROUPS(1, 8), VERDICT_ALLOWED, "\"; onmouseover=\"alert(3)\" & </p><h1>");
    sites[n++] = page_site("https://b.example", "b.example", "\u202Etxt.exe\u2066", "=1+1", GROUPS(1, 8),
                           VERDICT_ALLOWED, "=HYPERLINK(\"http://kwaad.example\";\"klik\")");
    sites[n++] =
        page_site(address, address + 8, endless, "\xFF\xFE", GROUPS(1, 8), VERDICT_TOGETHER, endless);
    return n;
}

static inline struct page_choice page_choice_of(const struct site *sites, size_t count, int group)
{
    return (struct page_choice){ .sites = sites,
                                 .count = count,
                                 .group = group,
                                 .today = day_from_date(2026, 11, 23),
                                 .review_months = 12,
                                 .school = "Basisschool De Regenboog" };
}

#endif
