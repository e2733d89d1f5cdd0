"""Figures of a register worked out a second time, from what samples/README.md and the domain's rules say and from nothing of the
program: plain sums over the XML, slow and obvious. tests/figures/oracle.sh holds the program against it.

    oracle.py REGISTER [AS-OF]              every dimension and period, as `figures --format csv` has them
    oracle.py --earlier REGISTER AS-OF      the register without what had not been decided or paid on the day
"""
import csv, io, sys
import xml.etree.ElementTree as tree

NAMESPACE = "{urn:hankeraportti:register:1}"
EU_AND_STATE = ["eu", "state", "eu+state"]
LOCAL = ["municipal", "other-public", "municipal+other-public"]
PRIVATE = ["private", "own"]
PARTS = EU_AND_STATE + LOCAL + PRIVATE
SOURCES = PARTS + ["public", "total", "unknown"]
# A measure: its name, stage and source; without a source the cost is all of it, all else what EU and state pay.
# As many of them as may be asked for at once.
MEASURES = [[("cost", "cost", "total")] + [(stage, stage, "grant") for stage in ("granted", "committed", "paid", "recovered")] +
            [(f"granted:{source}", "granted", source) for source in SOURCES] +
            [(f"recovered:{source}", "recovered", source) for source in ("eu", "state", "public", "total")],
            [(f"{stage}:{source}", stage, source) for stage in ("committed", "paid") for source in SOURCES]]
SIZES = [(100, "0-100k"), (500, "100k-500k"), (1000, "500k-1m"), (2000, "1m-2m"), (5000, "2m-5m"), (10000, "5m-10m")]
PLACES = ["municipality", "sub-region", "region"]
THEMES = ["spearhead", "choice"]


def children(element, name):
    return element.findall(NAMESPACE + name)


def cents(text):
    whole, _, decimals = text.strip().lstrip("-").partition(".")
    value = int(whole) * 100 + int((decimals + "00")[:2])
    return -value if text.strip().startswith("-") else value


# --- one project on one day ---

def made_by(decision, day):
    return decision.get("date", "") <= day


def decided_later(project, day):
    """The first decision, a new one that was made, and all others are of later days."""
    decisions = children(project, "decision")
    made = [d for d in decisions if d.get("kind", "new") == "new" and d.get("state", "in-force") != "pending"]
    return bool(made) and not any(made_by(d, day) for d in decisions)


def in_force(project, day):
    """The decisions that count, the earliest first: by number where told, else by day, else as they stand."""
    counting = [d for d in children(project, "decision") if d.get("state", "in-force") == "in-force" and made_by(d, day)]
    if all(d.get("number") for d in counting):
        return sorted(counting, key=lambda d: int(d.get("number")))
    return sorted(counting, key=lambda d: d.get("date", ""))


def amounts_of(element, stage, day):
    """What is told of a stage by the day: source -> cents, and the sources that are told to be missing."""
    told, plain, gaps = {}, set(), set()
    for amount in children(element, "amount"):
        source, year = amount.get("source"), amount.get("year")
        late = amount.get("date", "") > day or (year and stage in ("paid", "recovered") and year > day[:4])
        if amount.get("stage") != stage or source in plain or late:
            continue
        if amount.get("missing"):
            gaps |= {source} if amount.get("missing") != "not-applicable" else set()
        elif not amount.get("date") and not year:
            told[source] = cents(amount.text)
            plain.add(source)
        else:
            told[source] = told.get(source, 0) + cents(amount.text)
    gaps -= plain
    return {source: told[source] for source in told if source not in gaps}, gaps


def stage_in_force(project, stage, day):
    told, gaps = amounts_of(project, stage, day)
    for decision in in_force(project, day):
        kind = decision.get("kind", "new")
        speaks = any(a.get("stage") == stage for a in children(decision, "amount"))
        grants = stage in ("granted", "committed")
        if stage == "recovered":
            more, _ = amounts_of(decision, stage, day)
            for source, value in more.items():
                told[source] = told.get(source, 0) + value
        elif speaks and not (kind == "recovering" and grants):
            told, gaps = amounts_of(decision, stage, day)
        elif kind == "cancelling" and grants:
            ever = [a for d in children(project, "decision") for a in children(d, "amount") if a.get("stage") == stage]
            sources = set(told) | {a.get("source") for a in ever}
            told, gaps = dict.fromkeys(sources | ({"total"} if sources else set()), 0), set()
    return told, gaps


def settled(project, day):
    """(stage, source) -> cents of all that is known, with what follows from it."""
    known = {}
    for stage in ("cost", "granted", "committed", "paid", "recovered"):
        told, gaps = stage_in_force(project, stage, day)
        has = lambda sources: any(source in told for source in sources)
        gap = lambda sources: bool(gaps & set(sources))
        add = lambda sources: sum(told[source] for source in sources if source in told)
        if has(EU_AND_STATE) and not gap(EU_AND_STATE):
            told["grant"] = add(EU_AND_STATE)
        if "grant" in told and "public" in told and "municipal+other-public" not in told:
            rest = told["public"] - add(EU_AND_STATE + LOCAL)
            if rest != 0 or not has(LOCAL):
                told["municipal+other-public"] = rest
        if "public" not in told and has(EU_AND_STATE + LOCAL) and not gap(EU_AND_STATE + LOCAL):
            told["public"] = add(EU_AND_STATE + LOCAL)
        if stage == "granted" and "total" not in told and ("cost", "total") in known and has(PARTS):
            told["total"] = known["cost", "total"]
        if "total" in told:
            told["whole"] = told["total"]
        elif "public" in told and not gap(PRIVATE):
            told["whole"] = told["public"] + add(PRIVATE)
        elif has(PARTS) and not gap(PARTS):
            told["whole"] = add(PARTS)
        if "whole" in told:
            told["unknown"] = told["whole"] - add(PARTS)
        known.update({(stage, source): value for source, value in told.items()})
    return known


# --- which rows a project stands in ---

class Register:
    def __init__(self, path, day):
        self.root = tree.parse(path).getroot()
        self.day = day or self.root.get("situation-date")
        self.codes = {}
        for of in self.root.iter(NAMESPACE + "list"):
            for code in children(of, "code"):
                self.codes[of.get("of"), code.get("id")] = code
        for of in tree.parse("templates/lists/finland.xml").getroot().iter(NAMESPACE + "list"):
            for code in children(of, "code"):
                self.codes.setdefault((of.get("of"), code.get("id")), code)
        self.projects = [p for p in self.root.iter(NAMESPACE + "project") if not decided_later(p, self.day)]
        self.known = {id(p): settled(p, self.day) for p in self.projects}

    def told(self, of, code, name):
        found = self.codes.get((of, code))
        return None if found is None else found.get(name)

    def period(self, project):
        return self.told("programme", project.get("programme"), "period") or ""

    def implementer(self, project):
        for role in ("lead-implementer", "applicant"):
            for organisation in children(project, "organisation"):
                if organisation.get("role") == role:
                    return organisation
        return None

    def merged(self, municipality):
        while (self.told("municipality", municipality, "successor") and self.told("municipality", municipality, "to-date")
               and self.told("municipality", municipality, "to-date") < self.day):
            municipality = self.told("municipality", municipality, "successor")
        return municipality

    def place(self, dimension, place):
        extent, municipality = place.get("extent"), self.merged(place.get("municipality"))
        if extent == "several-regions" or (extent == "whole-region" and not (dimension == "region" and place.get("region"))):
            return extent
        sub_region = self.told("municipality", municipality, "parent")
        if dimension == "municipality":
            return municipality or ""
        if dimension == "sub-region":
            return place.get("sub-region") or sub_region or ""
        return place.get("region") or self.told("sub-region", sub_region if municipality else place.get("sub-region"), "parent") or ""

    def members(self, dimension, project):
        if dimension in PLACES + THEMES and self.told("priority", project.get("priority"), "technical") == "yes":
            return {"technical-assistance"}
        if dimension in PLACES:
            return {self.place(dimension, place) for place in children(project, "place")} or {""}
        if dimension in THEMES:
            return {c.get("code") for c in children(project, "class") if c.get("list") == dimension} or {""}
        organisation = self.implementer(project)
        if dimension == "implementer":
            return {"" if organisation is None else organisation.get("name")}
        if dimension == "sector":
            return {"" if organisation is None else organisation.get("sector", "")}
        if dimension == "year":
            return {(children(project, "start")[0].text[:4] if children(project, "start") else "")}
        if dimension == "size-class":
            whole = self.known[id(project)].get(("granted", "whole"))
            return {"" if whole is None else next((name for limit, name in SIZES if whole <= limit * 100000), "over-10m")}
        return {self.period(project) if dimension == "period" else
                project.get("code") if dimension == "project" else project.get(dimension, "")}

    def in_period(self, period, project):
        code = self.codes["period", period]
        rule, start, end = code.get("rule", "programme"), code.get("from-date", "0000"), code.get("to-date", "9999") + "~"
        if rule == "programme":
            return self.period(project) == period
        if rule == "decision-date":
            days = [d.get("date") for d in in_force(project, self.day) if d.get("date")]
            return bool(days) and start <= min(days) <= end
        first, last = children(project, "start"), children(project, "end")
        return bool(first) and first[0].text <= end and (not last or last[0].text + "~" >= start)


# --- sums ---

def euros(value):
    return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}"


def line(register, projects, measures):
    """How many projects (a group is one), and each measure with the number of projects it is taken over."""
    name = lambda p: p.get("group") or "\0" + p.get("code")
    cells = [len({name(p) for p in projects})]
    for _, stage, source in measures:
        knowing = [p for p in projects if (stage, source) in register.known[id(p)]]
        total = sum(register.known[id(p)][stage, source] for p in knowing)
        cells += [euros(total) if knowing else "", len({name(p) for p in knowing})]
    return cells


DIMENSIONS = ["period", "programme", "fund", "priority", "objective", "authority", "implementer", "sector", "year", "status",
              "size-class", "envelope", "project"] + PLACES + THEMES


def print_table(register, dimension, projects, measures):
    rows, method = {}, ["several-rows"] if dimension in PLACES + THEMES else []
    for project in projects:
        for member in register.members(dimension, project):
            rows.setdefault(member, []).append(project)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for member, held in list(rows.items()) + [("total", projects)]:
        writer.writerow([member] + method + line(register, held, measures))
    print("\n".join(sorted(text.getvalue().splitlines())))


def print_all(register):
    """A line that says what is asked for: # PERIOD DIMENSION MEASURES; then the rows in the order of their bytes."""
    periods = [code.get("id") for of in register.root.iter(NAMESPACE + "list") if of.get("of") == "period" for code in children(of, "code")]
    for period in [""] + periods:
        projects = [p for p in register.projects if not period or register.in_period(period, p)]
        for dimension in DIMENSIONS:
            for measures in MEASURES:
                print("#", period or "all", dimension, ",".join(["projects"] + [name for name, _, _ in measures]))
                print_table(register, dimension, projects, measures)


def print_earlier(path, day):
    """What is later is taken out; the register's own day stays."""
    tree.register_namespace("", NAMESPACE[1:-1])
    document = tree.parse(path)
    projects = document.getroot().find(NAMESPACE + "projects")
    for project in list(projects):
        if decided_later(project, day):
            projects.remove(project)
            continue
        for decision in children(project, "decision"):
            if not made_by(decision, day) and decision.get("state", "in-force") != "pending":
                project.remove(decision)
        for amount in children(project, "amount"):
            if amount.get("date", "") > day:
                project.remove(amount)
    document.write(sys.stdout.buffer, encoding="utf-8")


if sys.argv[1] == "--earlier":
    print_earlier(sys.argv[2], sys.argv[3])
else:
    print_all(Register(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None))
