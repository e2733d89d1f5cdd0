"""A register made by chance, with anything missing that may be and little that hangs together: any_register.py SEED. The same for the
same seed. What is drawn is not what a council would enter; `check` accepts most of it."""
import random, sys

SOURCES = ["eu", "state", "eu+state", "municipal", "other-public", "municipal+other-public", "private", "own", "public", "total"]
SPECIALS = ["", " & <tag>", " «Ä»", " ŠĎ", " שלום", " 漢字", " " + "Pitkäsananenyhdyssana" * 6, "\u00ad", " 1 000 %"]
draw = random.Random(int(sys.argv[1]))
often = draw.choice([0.1, 0.5, 0.9])  # how often what may be left out is there


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def there(chance=None):
    return draw.random() < (often if chance is None else chance)


def element(kind, content="", /, **attributes):
    told = "".join(f' {key.replace("_", "-")}="{escaped(str(value))}"' for key, value in attributes.items() if value is not None)
    return f"<{kind}{told}>{content}</{kind}>"


def maybe(value, chance=None):
    return value if there(chance) else None


def day(first=2008, last=2030):
    year, month, date = draw.randint(first, last), draw.randint(1, 12), draw.randint(1, 28)
    return draw.choice([f"{year}-{month:02}-{date:02}"] * 4 + [f"{year}-{month:02}", f"{year}"])


def full_day(first=2008, last=2027):
    return f"{draw.randint(first, last)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"


def names(text):
    return "".join(element("name", escaped(text + draw.choice(SPECIALS)), lang=lang) for lang in ("fi", "sv", "en") if there())


def money():
    return draw.choice(["0", "0.01", "1", "-5", "999999999999.99", "-999999999999.99"] + [f"{draw.randint(1, 10**8) / 100:.2f}"] * 12)


def amount(stage):
    attributes = {"stage": stage, "source": draw.choice(SOURCES)}
    when = draw.random()
    if when < 0.2:
        attributes["year"] = draw.randint(2008, 2029)
    elif when < 0.4:
        attributes["date"] = full_day()
    if there(0.1):
        return element("amount", missing=draw.choice(["not-given", "not-decided", "not-applicable", "secret"]), **attributes)
    return element("amount", money(), **attributes)


def code(prefix, count):
    return maybe(f"{prefix}{draw.randrange(count)}")


def decision(number):
    return element("decision", "".join(amount(draw.choice(["granted", "granted", "committed", "recovered"])) for _ in range(draw.randrange(4))),
                   number=maybe(number), date=maybe(full_day()), diary=maybe("D/1"), kind=draw.choice(["new", "new", "amending", "cancelling", "recovering"]),
                   state=draw.choice(["in-force"] * 4 + ["pending", "repealed"]), cost_model=maybe("c0", 0.2), highest_support=maybe(70, 0.3))


def organisation():
    return element("organisation", role=draw.choice(["lead-implementer"] * 3 + ["co-implementer", "network-partner", "financier", "applicant"]),
                   name=f"Toimija {draw.randrange(9)}" + draw.choice(SPECIALS[:6]), sector=code("se", 3), municipality=draw.choice([None, "109", "m1", "x9"]),
                   person=maybe("yes", 0.1))


def place():
    kind = draw.randrange(5)
    share = maybe(draw.choice([0, 33.3, 50, 100, 150]), 0.4)
    if kind < 3:
        return element("place", municipality=draw.choice(["109", "165", "m0", "m1", "m2", "x9"]), year=maybe(2023), share=share)
    if kind == 3:
        return element("place", sub_region=draw.choice(["r0", "r1"]), share=share)
    return element("place", extent=draw.choice(["whole-region", "several-regions"]), region=maybe("05"), share=share)


def texts(kind):
    return element(kind, "".join(element(draw.choice(["p", "item"]), "Teksti, jota on." * draw.randint(1, 40) + escaped(draw.choice(SPECIALS))) for _ in range(draw.randrange(4))), lang=draw.choice(["fi", "sv", "en"]))


def project(number):
    parts = [names(f"Hanke {number}") or element("name", "H", lang="fi")]
    parts += [element("start", day()) for _ in range(draw.choice([0, 1, 1, 1, 2]))] + [element("end", day()) for _ in range(draw.choice([0, 1, 1, 2]))]
    parts += [texts(kind) for kind in ("summary", "aims", "results") if there()]
    parts += [element("home-page", "https://example.org/")] if there(0.2) else []
    parts += [element("contact", name="N", email=maybe("a@example.org"), phone=maybe("1"))] if there(0.2) else []
    parts += [organisation() for _ in range(draw.randrange(4))] + [place() for _ in range(draw.choice([0, 0, 1, 2, 5]))]
    parts += [element("class", list=of, code=f"{of[0]}{draw.randrange(3)}", weight=maybe(50, 0.3)) for of in ("spearhead", "choice") for _ in range(draw.randrange(3))]
    parts += [decision(n + 1) for n in range(draw.choice([0, 1, 1, 2, 3]))]
    parts += [amount(draw.choice(["cost", "eligible-cost", "applied", "committed", "paid", "paid", "recovered"])) for _ in range(draw.randrange(6))]
    parts += [element("indicator", code=f"i{draw.randrange(3)}", kind=draw.choice(["output", "result"]), unit=draw.choice(["kpl", "%"]), target=maybe(draw.randrange(99)), achieved=maybe("7.5")) for _ in range(draw.randrange(3))]
    return element("project", "".join(parts), code=f"P{number}", group=maybe(f"G{draw.randrange(4)}", 0.15), system=maybe("s", 0.2), programme=code("g", 3), fund=code("f", 3),
                   priority=code("p", 4), objective=code("o", 4), authority=code("a", 2), status=code("st", 3), envelope=maybe("e0", 0.2))


def listed(of, codes):
    return element("list", "".join(codes), of=of) if there(0.9) and codes else ""


def lists():
    years = [(2014, 2020), (2021, 2027), (2022, 2025)]
    periods = [element("code", names("K"), id=f"{a}-{b}", rule=rule, from_date=f"{a}-01-01", to_date=f"{b}-12-31")
               for (a, b), rule in zip(years, ["programme", "programme", draw.choice(["running", "decision-date"])])]
    plain = lambda prefix, count, **told: [element("code", names(prefix), id=f"{prefix}{n}", **{key: value() for key, value in told.items()}) for n in range(count)]
    return element("lists", element("list", "".join(periods), of="period") +
                   listed("programme", plain("g", 3, period=lambda: maybe(draw.choice(["2014-2020", "2021-2027"]), 0.8), to_date=lambda: maybe("2023-12-31", 0.2))) +
                   listed("fund", plain("f", 3)) + listed("priority", plain("p", 4, parent=lambda: maybe("g0"), fund=lambda: maybe("f0", 0.3), technical=lambda: maybe("yes", 0.2))) +
                   listed("objective", plain("o", 4, parent=lambda: maybe("p0"))) + listed("authority", plain("a", 2)) +
                   listed("status", plain("st", 3, phase=lambda: maybe(draw.choice(["running", "ended"])))) +
                   listed("municipality", [element("code", names("m") + (element("population", draw.randrange(1, 99999), year=2023) if there() else ""), id=f"m{n}", parent=maybe("r0")) for n in range(3)]) +
                   listed("sub-region", plain("r", 2, parent=lambda: maybe("05"))) + listed("spearhead", plain("s", 3)) + listed("choice", plain("c", 3)) +
                   listed("indicator", plain("i", 3)))


def frames():
    told = [element("frame", money().lstrip("-"), source=draw.choice(["eu", "state", "public", "eu+state"]), programme=maybe("g0", 0.9), fund=code("f", 3), priority=code("p", 4),
                    year=maybe(draw.randint(2014, 2027), 0.4)) for _ in range(draw.choice([0, 0, 1, 5, 12]))]
    return element("frames", "".join(told)) if told else ""


print('<?xml version="1.0" encoding="UTF-8"?>\n' + element(
    "register", element("body", element("name", "Liitto", lang="fi")) + lists() + frames() + element("projects", "\n".join(project(n) for n in range(draw.choice([0, 1, 2, 5, 12, 25])))),
    xmlns="urn:hankeraportti:register:1", version="1", situation_date=draw.choice(["2024-12-31", "2016-06-30", "2026-01-01"])))
