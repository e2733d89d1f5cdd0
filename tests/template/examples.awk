# The examples of templates/README.md as templates of their own: awk -v folder=DIR -f examples.awk README.md. Indented runs of lines
# that begin with "<" are whole reports, what stands in a report, or what stands in a section. Prints of each its file, and the name of
# the picture that follows it ("-": none).
function close_example() {
    if (out == "") return
    if (kind == "block") print "</section>" > out
    if (kind == "head") print "<section/>" > out
    if (kind != "report") print "</report>" > out
    close(out); last = out; out = ""
}
function tell(picture) {
    if (last != "") print last, picture
    last = ""
}
/^    </ && out == "" {
    tell("-")
    out = sprintf("%s/example-%02d.xml", folder, ++count)
    kind = /^    <report/ ? "report" : /^    <(section|repeat)/ ? "part" : /^    <(cofunding|style)/ ? "head" : "block"
    if (kind != "report") {
        print "<report xmlns=\"urn:hankeraportti:template:1\" version=\"1\"><title lang=\"fi\">Hankekatsaus</title>" > out
        if (kind == "head") after = "<cover/>"; else after = ""
    }
    if (kind == "block") print "<section>" > out
}
/^    / && out != "" { gsub(/…/, ""); print > out; next }
{ if (out != "" && kind == "head") print after > out; close_example() }
match($0, /\(pictures\/[a-z-]*\.png\)/) { tell(substr($0, RSTART + 10, RLENGTH - 15)) }
END { close_example(); tell("-") }
