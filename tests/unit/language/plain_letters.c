/* Words in plain letters, as names of files have them. What other scripts become follows their usual transliterations. */
#include "language/plain_letters.h"

#include "unit.h"

static const struct {
    const char *text;
    size_t most;
    const char *plain;
} cases[] = {
    {"Rahoitus lähteittäin", 48, "rahoitus-lahteittain"},
    {"Åland – ÖSTRA Nyland", 48, "aland-ostra-nyland"},
    {"  2021–2027: käynnissä, %  ", 48, "2021-2027-kaynnissa"},
    {"Straße Łódź Žižka é", 48, "strasse-lodz-zizka-e"},
    {"Проекты", 48, "proekty"},
    {"Έργα", 48, "erga"},
    {"kunta\u00ADyhtymä", 48, "kuntayhtyma"},
    {"a\u0308iti", 48, "aiti"},
    {"yksi kaksi kolme", 11, "yksi-kaksi"},
    {"yksi kaksi kolme", 10, "yksi-kaksi"},
    {"yksi kaksi kolme", 9, "yksi"},
    {"yhteensä", 4, "yhte"},
    {"– · %", 48, ""},
    {"", 48, ""},
};

int main(void)
{
    struct plain_letters *letters = plain_letters_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out;
        buffer_init(&out, BUFFER_UNLIMITED);
        plain_letters_put(letters, &out, cases[i].text, cases[i].most);
        CHECK_TEXT(buffer_text(&out), cases[i].plain);
        buffer_release(&out);
    }
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    for (int i = 0; i < 3000; i++)
        buffer_puts(&out, "ö ");
    struct buffer kept;
    buffer_init(&kept, BUFFER_UNLIMITED);
    plain_letters_put(letters, &kept, buffer_text(&out), 4); /* longer than any title: its beginning or nothing */
    CHECK(kept.length <= 4);
    buffer_release(&kept);
    buffer_release(&out);
    plain_letters_free(letters);
    plain_letters_free(NULL);
    return unit_done();
}
