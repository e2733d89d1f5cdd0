# Makes a register by chance, of projects in several municipalities and themes, some with percentages, some of groups, with money
# of several years: the
# same in F/register.xml and, the other way round, in F/reversed.xml. awk -v seed=N -v folder=F -f register.awk
function chance(most) { return int(rand() * most) }
function amount(stage, source) {
    return "<amount stage=\"" stage "\" source=\"" source "\">" (chance(9) ? chance(1000000) / 100 : chance(9) / 100) "</amount>"
}
function places(count, shared, i, text, left) {
    left = 100
    for (i = 1; i <= count; i++) {
        share = shared ? (i == count && chance(2) ? left : chance(left)) : -1
        left -= share
        text = text "<place municipality=\"m" (first + i * step) % 12 "\"" (shared ? " share=\"" share "\"" : "") "/>"
    }
    return text
}
function classes(count, i, text) {
    for (i = 0; i < count; i++)
        text = text "<class list=\"spearhead\" code=\"s" i "\"/>"
    return text
}
# Tells every source that the project's decisions tell, sometimes by year.
function decision(number, year, i, count, sources, text) {
    count = split(granted, sources, " ")
    text = "<decision number=\"" number "\"" (year ? " date=\"" year "-05-0" number % 9 + 1 "\"" : "") (number > 1 ? " kind=\"amending\">" : ">")
    for (i = 1; i <= count; i++) {
        text = text amount("granted", sources[i])
        if (!chance(3))
            text = text by_year(sources[i])
    }
    return text "</decision>"
}
function by_year(source, text) {
    text = amount("granted", source)
    sub(/ source/, " year=\"" 2018 + chance(9) "\" source", text)
    return text
}
function payment(year, text) {
    text = amount("paid", "eu")
    sub(/ source/, " date=\"" year "-0" 1 + chance(9) "-15\" source", text)
    return text
}
function project(n, text, i) {
    first = chance(12)
    step = 1 + 4 * chance(2)
    text = "<project code=\"P" n "\"" (chance(5) ? "" : " group=\"G" chance(20) "\"") " programme=\"g" chance(3) "\" fund=\"f" chance(3) "\" priority=\"p" chance(6) \
        "\"><name lang=\"fi\">Hanke</name>"
    if (chance(8))
        text = text places(1 + chance(5), chance(3) == 0)
    text = text classes(chance(4))
    granted = (chance(10) ? "eu " : "") (chance(3) ? "state " : "") (chance(4) ? "" : "eu+state ") (chance(2) ? "municipal " : "") \
        (chance(3) ? "" : "other-public ") (chance(3) ? "" : "private ")
    text = text decision(1, chance(4) ? 2015 + chance(4) : 0)
    for (i = 2; chance(2); i++)
        text = text decision(i, 2017 + i)
    if (chance(2)) text = text amount("paid", "eu")
    if (chance(2)) text = text payment(2018 + chance(5)) payment(2018 + chance(5))
    if (!chance(4)) text = text "<amount stage=\"recovered\" source=\"eu\">-" chance(999) / 100 "</amount>"
    return text "</project>"
}
BEGIN {
    srand(seed)
    head = "<register xmlns=\"urn:hankeraportti:register:1\" version=\"1\" situation-date=\"2024-12-31\"><body>" \
        "<name lang=\"fi\">L</name></body><lists><list of=\"fund\"><code id=\"f0\"/><code id=\"f1\"/><code id=\"f2\"/></list>" \
        "<list of=\"programme\"><code id=\"g0\" claimed-within=\"3\" claimed-by=\"2023-12-31\"/><code id=\"g1\" claimed-within=\"2\"/></list>" \
        "<list of=\"priority\">"
    for (i = 0; i < 6; i++)
        head = head "<code id=\"p" i "\"" (i ? "" : " technical=\"yes\"") "/>"
    head = head "</list><list of=\"municipality\">"
    for (i = 0; i < 12; i++)
        head = head "<code id=\"m" i "\" parent=\"r" i % 3 "\">" (i == 7 ? "" : "<population year=\"2023\">" 1 + chance(99999) "</population>") "</code>"
    head = head "</list><list of=\"sub-region\"><code id=\"r0\"/><code id=\"r1\"/><code id=\"r2\"/></list>" \
        "<list of=\"spearhead\"><code id=\"s0\"/><code id=\"s1\"/><code id=\"s2\"/></list></lists><projects>"
    for (n = 0; n < 150; n++)
        told[n] = project(n)
    printf "%s", head >(folder "/register.xml")
    printf "%s", head >(folder "/reversed.xml")
    for (n = 0; n < 150; n++) {
        print told[n] >(folder "/register.xml")
        print told[149 - n] >(folder "/reversed.xml")
    }
    print "</projects></register>" >(folder "/register.xml")
    print "</projects></register>" >(folder "/reversed.xml")
}
