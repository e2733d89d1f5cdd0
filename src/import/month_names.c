#include "import/month_names.h"

#include <string.h>
#include <strings.h>

/* Each month's names with a space on either side. Whole words only: "mar" is March, "marraskuuta" November. */
static const char *const names[12] = {
    " jan january januar januari jaanuar jaan tammi tammikuu tammikuuta jän jänner ",
    " feb february februar februari veebruar veebr helmi helmikuu helmikuuta ",
    " mar march mars marts märz mär mrz märts maalis maaliskuu maaliskuuta ",
    " apr april aprill huhti huhtikuu huhtikuuta ",
    " may maj mai touko toukokuu toukokuuta ",
    " jun june juni juuni kesä kesäkuu kesäkuuta ",
    " jul july juli juuli heinä heinäkuu heinäkuuta ",
    " aug august augusti elo elokuu elokuuta ",
    " sep sept september syys syyskuu syyskuuta ",
    " oct okt october oktober oktoober loka lokakuu lokakuuta ",
    " nov november marras marraskuu marraskuuta ",
    " dec dez des december dezember desember detsember dets joulu joulukuu joulukuuta ",
};

int month_named(const char *word, size_t length)
{
    for (int month = 0; month < 12; month++)
        for (const char *at = names[month] + 1; *at != '\0';) {
            size_t size = strcspn(at, " ");
            if (size == length && strncasecmp(at, word, length) == 0)
                return month + 1;
            at += size + 1;
        }
    return 0;
}
