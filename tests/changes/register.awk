# Makes two registers by chance, and what `changes OLD NEW --by fund --measure projects,granted,paid,recovered` must tell of
# them, computed here from what was drawn and from nothing that the program printed:
#     awk -v seed=N -v folder=F -f register.awk
# leaves F/old.xml, F/new.xml, F/reversed.xml (the new one's projects the other way round) and F/expected, whose lines are
# in no order. Money is counted in cents; -1 is a missing amount.
function draw(below) # 0 .. below - 1: Lehmer's generator, the same everywhere
{
    seed = seed * 16807 % 2147483647
    return int(seed / 2147483647 * below)
}
function chance(percent) { return draw(100) < percent }
function money() { return chance(20) ? -1 : chance(10) ? 0 : 1 + draw(90000000) }
function euros(cents, sign)
{
    sign = cents < 0 ? "-" : ""
    if (cents < 0) cents = -cents
    return sprintf("%s%d.%02d", sign, int(cents / 100), cents % 100)
}
function amount(stage, source, cents)
{
    if (cents < 0)
        return "<amount stage=\"" stage "\" source=\"" source "\" missing=\"not-given\"/>"
    return "<amount stage=\"" stage "\" source=\"" source "\">" euros(cents) "</amount>"
}
function decision(number, day, rest, eu, state)
{
    return "<decision number=\"" number "\" date=\"" day "\"" rest ">" amount("granted", "eu", eu) \
        amount("granted", "state", state) "</decision>\n"
}
function project(code, origin, fund, decisions, paid, recovered, text)
{
    text = "<project code=\"" code "\"" (origin == "" ? "" : " system=\"" origin "\"") \
        (fund == "" ? "" : " fund=\"" fund "\"") "><name lang=\"fi\">Hanke</name><start>2023-01-01</start>\n" decisions
    # What is not told at all is missing as well as what is told to be.
    if (paid >= 0 || chance(50)) text = text amount("paid", "eu", paid)
    if (recovered >= 0) text = text amount("recovered", "eu+state", recovered)
    return text "</project>\n"
}
# A sum is unknown when one of its parts is told to be missing.
function granted(eu, state) { return eu < 0 || state < 0 ? -1 : eu + state }

# --- what must be told ---

function effect(fund, measure, kind, value, projects)
{
    sum[fund, measure, kind] += value; over[fund, measure, kind] += projects
    sum["total", measure, kind] += value; over["total", measure, kind] += projects
    rows[fund] = rows["total"] = 1
}
function known(fund, measure, kind, value) { if (value >= 0) effect(fund, measure, kind, value, 1) }
function kind_of(measure, from, to, cancelled)
{
    if (measure == "granted" && cancelled && (from < 0 || to < from)) return "cancelled"
    if (measure == "recovered" && to >= 0 && to > (from < 0 ? 0 : from)) return "recovered"
    return from < 0 ? "appeared" : to < 0 ? "disappeared" : "amended"
}
function expect_new(fund, measure, value)
{
    rows[fund] = 1
    known(fund, measure, "new", value); known(fund, measure, "after", value)
}
function expect_vanished(fund, measure, value)
{
    rows[fund] = 1
    known(fund, measure, "before", value)
    if (value >= 0) effect(fund, measure, "vanished", -value, 1)
}
function expect_both(old_fund, fund, measure, from, to, cancelled)
{
    rows[old_fund] = rows[fund] = 1
    known(old_fund, measure, "before", from); known(fund, measure, "after", to)
    if (old_fund != fund && from >= 0) {
        effect(old_fund, measure, "moved-out", -from, 1); effect(fund, measure, "moved-in", from, 1)
    }
    if (from != to)
        effect(fund, measure, kind_of(measure, from, to, cancelled), (to < 0 ? 0 : to) - (from < 0 ? 0 : from), 1)
}
function cell(measure, value, projects)
{
    if (measure == "projects") return value + 0
    return projects > 0 ? euros(value) : ""
}
function print_row(fund, measure, line, i, either)
{
    line = (fund == "none" ? "" : fund) "," measure
    for (i = 1; i <= kinds; i++)
        line = line "," cell(measure, sum[fund, measure, kind[i]], over[fund, measure, kind[i]]) "," \
            over[fund, measure, kind[i]] + 0
    either = over[fund, measure, "before"] + over[fund, measure, "after"]
    printf "%s,%s\n", line, cell(measure, sum[fund, measure, "after"] - sum[fund, measure, "before"], either) > (folder "/expected")
}

# --- registers ---

function fund_name(number) { return number == 0 ? "" : "F" number }
function row_name(number) { return number == 0 ? "none" : "F" number }
function head(file, day, first, last, i)
{
    printf "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<register xmlns=\"urn:hankeraportti:register:1\" version=\"1\" situation-date=\"%s\">\n<body><name lang=\"fi\">Liitto</name></body><lists><list of=\"fund\">\n", day > file
    for (i = first; i != last; i += first < last ? 1 : -1)
        printf "<code id=\"F%d\"><name lang=\"fi\">Rahasto</name></code>", i > file
    print "</list></lists><projects>" > file
}
function tail(file) { print "</projects></register>" > file; close(file) }

function draw_project(i, old_fund, fund, eu, state, paid, recovered, eu2, state2, paid2, recovered2, cancelled, decisions, where, code, origin, origin2)
{
    code = sprintf("H%03d", draw(2) ? i : 999 - i)
    old_fund = draw(5); fund = chance(80) && old_fund < 4 ? old_fund : draw(4)
    eu = money(); state = money(); paid = money(); recovered = chance(30) ? money() : -1
    eu2 = chance(60) ? eu : money(); state2 = chance(70) ? state : money()
    paid2 = chance(40) ? paid : money(); recovered2 = chance(70) ? recovered : money()
    where = draw(10); origin = chance(50) ? "eura" : ""; origin2 = chance(90) ? origin : "tuki"
    decisions = decision(1, "2023-02-01", "", eu, state) \
        decision(2, "2030-01-01", " kind=\"amending\"", 77, 77) decision(3, "2023-03-01", " kind=\"amending\" state=\"pending\"", 5, 5)
    if (where != 0)
        print project(code, origin, fund_name(old_fund), decisions, paid, recovered) > (folder "/old.xml")
    if (where > 2 && (eu2 != eu || state2 != state))
        decisions = decisions decision(4, "2024-09-01", " kind=\"amending\"", eu2, state2)
    else { eu2 = eu; state2 = state }
    cancelled = where > 2 && chance(12)
    if (cancelled) {
        decisions = decisions "<decision number=\"5\" date=\"2024-10-01\" kind=\"cancelling\"/>\n"
        eu2 = state2 = 0
    }
    if (where > 2 || where == 0)
        news[++count] = project(code, origin2, fund_name(fund), decisions, paid2, recovered2)
    expect(where > 2 && origin != "" && origin2 != "" && origin != origin2 ? "apart" : where == 0 ? "new" : where > 2 ? "both" : "vanished",
        row_name(old_fund), row_name(fund), eu, state, paid, recovered, eu2, state2, paid2, recovered2, cancelled)
}
function expect(what, old_fund, fund, eu, state, paid, recovered, eu2, state2, paid2, recovered2, cancelled)
{
    if (what == "both") {
        expect_both(old_fund, fund, "projects", 1, 1)
        expect_both(old_fund, fund, "granted", granted(eu, state), granted(eu2, state2), cancelled)
        expect_both(old_fund, fund, "paid", paid, paid2)
        expect_both(old_fund, fund, "recovered", recovered, recovered2)
    }
    if (what == "new" || what == "apart") {
        expect_new(fund, "projects", 1); expect_new(fund, "granted", granted(eu2, state2))
        expect_new(fund, "paid", paid2); expect_new(fund, "recovered", recovered2)
    }
    if (what == "vanished" || what == "apart") {
        expect_vanished(old_fund, "projects", 1); expect_vanished(old_fund, "granted", granted(eu, state))
        expect_vanished(old_fund, "paid", paid); expect_vanished(old_fund, "recovered", recovered)
    }
}

BEGIN {
    kinds = split("before new vanished cancelled recovered amended appeared disappeared moved-in moved-out after", kind, " ")
    for (i = 0; i < 20; i++) draw(2)
    head(folder "/old.xml", "2024-06-30", 1, 5)
    head(folder "/new.xml", "2024-12-31", 3, 0)
    head(folder "/reversed.xml", "2024-12-31", 3, 0)
    for (n = 1; n <= 80; n++) draw_project(n)
    for (n = 1; n <= count; n++) printf "%s", news[n] > (folder "/new.xml")
    for (n = count; n >= 1; n--) printf "%s", news[n] > (folder "/reversed.xml")
    tail(folder "/old.xml"); tail(folder "/new.xml"); tail(folder "/reversed.xml")
    measures = split("projects granted paid recovered", measure, " ")
    for (row in rows) for (m = 1; m <= measures; m++) print_row(row, measure[m])
}
