/* Spaces that hold two words together, by the rules of the Finnish, Swedish and English guides to writing. */
#include "language/unbroken.h"

#include "unit.h"

/* Of the one space in the string. */
static bool held(const char *string)
{
    const char *space = strchr(string, ' ');
    return unbroken_space(string, (size_t)(space - string), space + 1, strlen(space + 1));
}

int main(void)
{
    static const char *const together[] = {
        "24,5 %", "(24,5 %)", "24.5 %,", "55 €", "100 euroa", "100 euron", "1,2 milj.", "1,2 miljoner", "1.2 million", "milj. euroa",
        "milj. €", "miljoner euro", "mn €", "EUR 55", "12 528", "528 345", "5 §", "§ 5", "TL 1", "(ET 2.1)", "IO 1", "s. 12",
        "klo 9.30", "1 March", "31 december", "1. maaliskuuta", "3. kerran", "M. Virtanen", "Å. Öberg", "J. R.", "Lahti –",
        "2014 -", "3 prosenttiyksikköä", "40 kk.", "EUR 1.2"};
    static const char *const apart[] = {
        "hanke 5", "2021 300", "1000 300", "vuonna 2021", "2021 hanketta", "2021. Hanke", "12. Hanke", "OY hanke", "AKKE 2021",
        "1 4000", "– ja", "2021 May", "kunta %", "e. virtanen", "liitto. Myönsi", "euroa 5", "milj. hanketta", "A ja"};
    for (size_t i = 0; i < sizeof together / sizeof *together; i++)
        unit_check(held(together[i]), together[i], __FILE__, __LINE__);
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        unit_check(!held(apart[i]), apart[i], __FILE__, __LINE__);
    CHECK(!unbroken_space("", 0, "%", 1) && !unbroken_space("5", 1, "()", 2));
    return unit_done();
}
