# Whether a sheet, as LibreOffice tells it in CSV, has the cells of the program's own CSV, which comes first: in the sheet the name of a
# member follows its id, numbers and dates are told in the way of a language, notes - the allocation among them - stand below.
BEGIN {
    count = split("fund priority objective authority year implementer municipality sub-region region spearhead choice status kind state " \
                  "indicator source change measure money-year lapse-date size-class pace period programme", members, " ")
    for (i = 1; i <= count; i++) named[members[i]] = 1
}
function field(    value, at) {
    if (substr(line, 1, 1) == "\"") {
        value = ""
        line = substr(line, 2)
        while ((at = index(line, "\"")) > 0) {
            value = value substr(line, 1, at - 1)
            line = substr(line, at + 1)
            if (substr(line, 1, 1) != "\"") break
            value = value "\""
            line = substr(line, 2)
        }
        line = substr(line, 2)
        return value
    }
    at = index(line, ",")
    if (at == 0) { value = line; line = ""; return value }
    value = substr(line, 1, at - 1)
    line = substr(line, at + 1)
    return value
}
function plain(value) {
    if (value ~ /^[0-3][0-9][.\/][01][0-9][.\/][0-9][0-9][0-9][0-9]$/)
        return substr(value, 7) "-" substr(value, 4, 2) "-" substr(value, 1, 2)
    if (value ~ /^-?[0-9]+[.,]?[0-9]*$/) { sub(/,/, ".", value); return sprintf("%.4f", value) }
    return value
}
{ sub(/\r$/, ""); line = $0 }
FNR == NR { rows = FNR; for (c = 1; line != ""; c++) { cell[FNR, c] = field(); if (c > columns) columns = c } next }
FNR > 1 && FNR <= rows {
    for (c = 1; c <= columns; c++) {
        if (cell[1, c] == "allocation") continue
        value = field()
        if (cell[1, c] == "all") continue
        # A list of changes tells the implementer as it tells the project's name.
        if (cell[1, c] in named && (cell[1, c] != "implementer" || cell[1, 1] != "change") && field() == "" && value != "") {
            print FILENAME ": row " FNR ": " value " has no name"
            wrong++
        }
        compared++
        if (plain(value) != plain(cell[FNR, c])) {
            if (wrong++ < 3) print FILENAME ": row " FNR ", column " c ": " value " is not " cell[FNR, c]
        }
    }
}
END { if (compared == 0 || FNR <= rows) { print FILENAME ": nothing compared, or no id below the table"; wrong++ } exit wrong > 0 }
