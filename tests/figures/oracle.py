"""Figures of a register worked out a second time, from what samples/README.md and the domain's rules say and from nothing of the
program: plain sums over the XML, slow and obvious. tests/figures/oracle.sh holds the program against it.

    oracle.py REGISTER [AS-OF]              every dimension and period, as `figures --format csv` has them
    oracle.py --earlier REGISTER AS-OF      the register without what had not been decided or paid on the day
"""
import csv, datetime, io, sys
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
METHODS = ["given", "population", "equal", "seat", "none"]
# Rows that stand behind those of the code lists.
SPECIALS = ["whole-region", "several-regions", "technical-assistance", "not-allocated", ""]
# The sources that a sum is made of, each of which divides by itself.
SUMS = {"grant": EU_AND_STATE, "public": EU_AND_STATE + LOCAL, "total": PARTS, "whole": PARTS}


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


def is_late(amount, day, through="9999"):
    year = amount.get("year")
    return amount.get("date", "") > day or bool(year) and (year > through or amount.get("stage") in ("paid", "recovered") and year > day[:4])


def amounts_of(element, stage, day, through="9999"):
    """What is told of a stage by the end of a year, of what is told by the day: source -> cents, and the sources that are told to be
    missing. A total beside amounts of days and years has them in it, but for those of later years."""
    told, plain, gaps, later = {}, set(), set(), {}
    for amount in children(element, "amount"):
        source, year = amount.get("source"), amount.get("year")
        if amount.get("stage") != stage:
            continue
        if not is_late(amount, day) and is_late(amount, min(day, through + "-12-31"), through) and not amount.get("missing"):
            later[source] = later.get(source, 0) + cents(amount.text)
        if source in plain or is_late(amount, min(day, through + "-12-31"), through):
            continue
        if amount.get("missing"):
            gaps |= {source} if amount.get("missing") != "not-applicable" else set()
        elif not amount.get("date") and not year:
            told[source] = cents(amount.text)
            plain.add(source)
        else:
            told[source] = told.get(source, 0) + cents(amount.text)
    gaps -= plain
    for source in plain:
        told[source] -= later.get(source, 0)
    return {source: told[source] for source in told if source not in gaps}, gaps


def stage_in_force(project, stage, day, through="9999"):
    told, gaps = amounts_of(project, stage, day, through)
    for decision in in_force(project, min(day, through + "-12-31")):
        kind = decision.get("kind", "new")
        speaks = any(a.get("stage") == stage for a in children(decision, "amount"))
        grants = stage in ("granted", "committed")
        if stage == "recovered":
            more, _ = amounts_of(decision, stage, day, through)
            for source, value in more.items():
                told[source] = told.get(source, 0) + value
        elif speaks and not (kind == "recovering" and grants):
            told, gaps = amounts_of(decision, stage, day, through)
        elif kind == "cancelling" and grants:
            ever = [a for d in children(project, "decision") for a in children(d, "amount") if a.get("stage") == stage]
            sources = set(told) | {a.get("source") for a in ever}
            told, gaps = dict.fromkeys(sources | ({"total"} if sources else set()), 0), set()
    return told, gaps


def settled(project, day, through="9999"):
    """(stage, source) -> cents of all that is known, with what follows from it."""
    known = {}
    for stage in ("cost", "granted", "committed", "paid", "recovered"):
        told, gaps = stage_in_force(project, stage, day, through)
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
        self.places_of_codes = {key: n for n, key in enumerate(self.codes)}
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

    def around(self, dimension, municipality):
        """The place of the dimension that a municipality is in; None where it is not known."""
        if municipality is None:
            return None
        municipality = self.merged(municipality)
        above = municipality if dimension == "municipality" else self.told("municipality", municipality, "parent")
        return self.told("sub-region", above, "parent") if dimension == "region" else above

    def people(self, dimension, member):
        """Inhabitants by the newest count before the day, with those of what has merged into it; 0: not known of all."""
        if dimension != "municipality":
            inside = [code for of, code in self.codes if of == "municipality" and self.merged(code) == code and
                      self.around(dimension, code) == member]
            return sum(self.people("municipality", code) for code in inside)
        code = self.codes.get(("municipality", member))
        counts = [] if code is None else [(p.get("year"), int(p.text)) for p in children(code, "population") if p.get("year") + "-12-31" <= self.day]
        return max(counts)[1] if counts else 0

    def pace(self, project):
        """Slow: the share paid is 30 percentage points or more behind the share of its time that has passed."""
        known, start, end = self.known[id(project)], children(project, "start"), children(project, "end")
        granted, paid = known.get(("granted", "grant")), known.get(("paid", "grant"))
        if not start or not end or not granted or paid is None:
            return ""
        first, last, now = (datetime.date.fromisoformat((text + "-01-01"[len(text) - 4:]) if len(text) < 10 else text)
                            for text in (start[0].text, end[0].text, self.day))
        passed = min(max((now - first).days + 1, 0), (last - first).days + 1)
        return "slow" if 100 * passed * granted - 100 * paid * ((last - first).days + 1) >= 30 * granted * ((last - first).days + 1) else "in-step"

    def members(self, dimension, project):
        if dimension == "pace":
            return {self.pace(project)}
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


# --- how one project divides ---

def split(amount, weights):
    """To the cent: the floors, then a cent each to the largest remainders, the first of equals first."""
    whole, size = sum(weights), abs(amount)
    parts = [size * weight // whole for weight in weights]
    by_claim = sorted(range(len(weights)), key=lambda i: (-(size * weights[i] % whole), i))
    for i in by_claim[:size - sum(parts)]:
        parts[i] += 1
    return [-part if amount < 0 else part for part in parts]


def divided(known, weights):
    """What each part has of all that a project knows: sums that come of their sources are the sums of these parts."""
    parts = [{} for _ in weights]
    for (stage, source), amount in known.items():
        sources = [(stage, one) for one in SUMS.get(source, []) if (stage, one) in known]
        whole = sources if sum(known[one] for one in sources) == amount and source in SUMS else [(stage, source)]
        splits = [split(known[one], weights) for one in whole]
        for i, part in enumerate(parts):
            part[stage, source] = sum(one[i] for one in splits)
    return parts


def millionths(text):
    whole, _, decimals = text.partition(".")
    return int(whole) * 10**6 + int((decimals + "000000")[:6])


class Division:
    """The members that a project has in a dimension of places or themes, and the weight of each; no weights: it stands whole."""
    def __init__(self, register, dimension, project, method):
        self.register, self.dimension = register, dimension
        shares = self.shares(project)
        if "technical-assistance" in register.members(dimension, project):
            self.members, self.weights = ["technical-assistance"], None
        elif method == "seat" and dimension in PLACES:
            organisation = register.implementer(project)
            seat = None if organisation is None else register.around(dimension, organisation.get("municipality"))
            self.members, self.weights = [seat or "not-allocated"], None
        elif len(shares) == 1 and (method in ("seat", "none") or list(shares.values())[0] in (None, 100 * 10**6) or list(shares.values())[0] > 100 * 10**6):
            self.members, self.weights = list(shares), None
        elif method in ("seat", "none"):
            self.members, self.weights = ["not-allocated"], None
        elif method == "given" or None not in shares.values():
            told = {member: share for member, share in shares.items() if share is not None}
            rest = 100 * 10**6 - sum(told.values())
            told.update({"not-allocated": rest} if rest > 0 else {})
            self.members = sorted(told, key=self.order)
            self.weights = [told[member] for member in self.members] if len(told) > 1 else None
        else:
            self.members = list(shares)
            people = [register.people(dimension, member) for member in self.members] if method == "population" and dimension in PLACES else [0]
            self.weights = people if all(people) else [1] * len(self.members)

    def order(self, member):
        """As rows stand in tables: in the order of the code list."""
        if member in SPECIALS:
            return (1, SPECIALS.index(member))
        return (0, self.register.places_of_codes.setdefault((self.dimension, member), len(self.register.places_of_codes) + 10**6))

    def shares(self, project):
        """Member -> what is told of its share; None where it is not told of some of its places."""
        if self.dimension in PLACES:
            told = [(self.register.place(self.dimension, place), place.get("share")) for place in children(project, "place")]
        else:
            told = [(c.get("code"), c.get("weight")) for c in children(project, "class") if c.get("list") == self.dimension]
        shares = {}
        for member, share in told:
            before = shares.get(member, 0)
            shares[member] = None if share is None or before is None else before + millionths(share)
        shares = shares or {"": None}
        return {member: shares[member] for member in sorted(shares, key=self.order)}


# --- when its money moved ---

def years_of_money(register, project, stages):
    """Year -> what moved in it, "" for what has no year: the differences of what is known at the ends of years. To become known is
    to move, too."""
    final = register.known[id(project)]
    if not any(stage in stages for stage, _ in final):
        return {"": final}
    told = [(a.get("stage"), a.get("year") or a.get("date", "")[:4]) for a in children(project, "amount") if not is_late(a, register.day)]
    for decision in in_force(project, register.day):
        told += [(a.get("stage"), a.get("year") or a.get("date", "")[:4] or decision.get("date", "")[:4]) for a in children(decision, "amount")
                 if not is_late(a, register.day)]
        if decision.get("kind") == "cancelling":
            told += [(stage, decision.get("date", "")[:4]) for stage in ("granted", "committed")]
    years = sorted({year for stage, year in told if stage in stages and year})
    moved, before = {}, {}
    for year in [""] + years:
        through = settled(project, register.day, year or "0000")
        moves = {key: through.get(key, 0) - before.get(key, 0) for key in final}
        if any(through.get(key) != before.get(key) for key in final if key[0] in stages):
            moved[year] = moves
        before = through
    return moved or {"": final}


def lapse_date(register, project, year):
    """The last day to claim what a year commits: by the rule of the programme, else of its period; "" where neither tells one."""
    tells = lambda of, code: any(register.told(of, code, rule) for rule in ("claimed-within", "claimed-by"))
    programme = project.get("programme")
    of, code = ("programme", programme) if tells("programme", programme) else ("period", register.period(project))
    if not year or not tells(of, code):
        return ""
    within, by = register.told(of, code, "claimed-within"), register.told(of, code, "claimed-by")
    days = ([f"{int(year) + int(within)}-12-31"] if within else []) + ([by] if by else [])
    return min(days)


def lapsing_spans(register, project, stages):
    """Lapse date -> what moved in the years whose commitments lapse on it."""
    spans = {}
    for year, moves in years_of_money(register, project, stages).items():
        span = spans.setdefault(lapse_date(register, project, year), {})
        for key, value in moves.items():
            span[key] = span.get(key, 0) + value
    return spans


# --- money available ---

def frames_of(register, period):
    """A period of decisions or of running projects has those of any programme, and no frame is of all of these."""
    by_programme = not period or register.told("period", period, "rule") in (None, "programme")
    return [f for f in register.root.iter(NAMESPACE + "frame") if
            not period or (by_programme and register.told("programme", f.get("programme"), "period") == period)]


def frames_in(frames, dimension, member, source):
    """The money of a row: "total" is all of it. Of registers that tell every frame at one level, by the EU and the state. A frame that
    does not tell the dimension is not one of projects that do not."""
    held = [f for f in frames if member == "total" or (member and f.get(dimension) == member)]
    return [cents(f.text) for f in held if source in (f.get("source"), "public")]


# --- sums ---

def euros(value):
    return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}"


def line(parts, measures):
    """How many projects (a group is one), and each measure with the number of projects it is taken over. A part: a project, and what
    is known of it in the row."""
    name = lambda p: p.get("group") or "\0" + p.get("code")
    cells = [len({name(p) for p, _ in parts})]
    for _, stage, source in measures:
        knowing = [(p, known) for p, known in parts if (stage, source) in known]
        total = sum(known[stage, source] for _, known in knowing)
        cells += [euros(total) if knowing else "", len({name(p) for p, _ in knowing})]
    return cells


DIMENSIONS = ["period", "programme", "fund", "priority", "objective", "authority", "implementer", "sector", "year", "status",
              "size-class", "envelope", "project", "pace"] + PLACES + THEMES


def print_rows(register, rows, total, method, measures):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for member, parts in list(rows.items()) + [("total", total)]:
        writer.writerow([member] + method + line(parts, measures))
    print("\n".join(sorted(text.getvalue().splitlines())))


def print_table(register, dimension, projects, measures):
    rows, method = {}, ["several-rows"] if dimension in PLACES + THEMES else []
    for project in projects:
        for member in register.members(dimension, project):
            rows.setdefault(member, []).append((project, register.known[id(project)]))
    print_rows(register, rows, [(p, register.known[id(p)]) for p in projects], method, measures)


def print_divided(register, dimension, method, projects, measures):
    rows, known = {}, register.known
    in_force = method if dimension in PLACES else {"population": "equal", "seat": "none"}.get(method, method)
    for project in projects:
        division = Division(register, dimension, project, in_force)
        parts = divided(known[id(project)], division.weights) if division.weights else [known[id(project)]] * len(division.members)
        for member, part in zip(division.members, parts):
            rows.setdefault(member, []).append((project, part))
    print_rows(register, rows, [(p, known[id(p)]) for p in projects], [in_force], measures)


def print_spans(register, spans_of, projects, measures):
    rows, stages = {}, {stage for _, stage, _ in measures}
    for project in projects:
        for member, part in spans_of(register, project, stages).items():
            rows.setdefault(member, []).append((project, part))
    print_rows(register, rows, [(p, register.known[id(p)]) for p in projects], [], measures)


def print_frames(register, dimension, projects, period):
    """Rows of projects, and of frames where no project is."""
    frames = frames_of(register, period)
    rows = {project.get(dimension, "") for project in projects} | {frame.get(dimension) for frame in frames if frame.get(dimension)}
    print("#", period or "all", dimension, "projects,frame,frame:eu,frame:state", "")
    lines = []
    for member in list(rows) + ["total"]:
        held = [p for p in projects if member == "total" or p.get(dimension, "") == member]
        sums = [frames_in(frames, dimension, member, source) for source in ("public", "eu", "state")]
        count = len({p.get("group") or "\0" + p.get("code") for p in held})
        lines.append(",".join([member, str(count)] + [f"{euros(sum(told))},{count}" if told else ",0" for told in sums]))
    print("\n".join(sorted(lines)))


def asked(period, dimension, measures, method=""):
    print("#", period or "all", dimension, ",".join(["projects"] + [name for name, _, _ in measures]), method)


def print_all(register):
    """A line that says what is asked for: # PERIOD DIMENSION MEASURES [ALLOCATION]; then the rows in the order of their bytes."""
    periods = [code.get("id") for of in register.root.iter(NAMESPACE + "list") if of.get("of") == "period" for code in children(of, "code")]
    for period in [""] + periods:
        projects = [p for p in register.projects if not period or register.in_period(period, p)]
        for dimension in DIMENSIONS:
            for measures in MEASURES:
                asked(period, dimension, measures)
                print_table(register, dimension, projects, measures)
        if period not in ([""] + periods)[:2]:
            continue
        for dimension in PLACES + THEMES:
            for method in METHODS:
                asked(period, dimension, MEASURES[0], method)
                print_divided(register, dimension, method, projects, MEASURES[0])
        for stage in ("granted", "committed", "paid", "recovered"):
            measures = [(stage, stage, "grant")] + [(f"{stage}:{source}", stage, source) for source in SOURCES]
            asked(period, "money-year", measures)
            print_spans(register, years_of_money, projects, measures)
            if stage == "granted":  # what else is told of a day stands beside its commitments, by rules of its own
                asked(period, "lapse-date", measures)
                print_spans(register, lapsing_spans, projects, measures)
        for dimension in ("programme", "fund", "priority"):
            print_frames(register, dimension, projects, period)


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
