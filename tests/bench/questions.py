#!/usr/bin/env python3
"""The questions of tests/bench/questions.rs, put to SQLite with the right indexes, warm and in one process.

    questions.py EVENTS.tsv [RUNS] [OURS]

EVENTS.tsv has date, source, relation, target; OURS is the output of questions.rs, to stand beside.
Prints a Markdown table: least time of RUNS in ms, rows, and the ratio.
"""
import csv, pathlib, sqlite3, sys, time

table = sys.argv[1]
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
data = pathlib.Path(__file__).parent.parent.parent / "data/gazetteer/countries.tsv"
countries = {line.split("\t")[1] for line in data.open() if line[0] != "#" and line.count("\t")}
countries |= {line.split("\t")[0] for line in data.open() if line[0] != "#" and line.count("\t")}

db = sqlite3.connect(":memory:")
db.executescript("""
create table ent(id integer primary key, name text unique, country int);
create table rel(id integer primary key, name text unique);
create table edge(s int, r int, o int, d text);
""")
ents, rels, edges = {}, {}, []
for d, s, r, o in csv.reader(open(table), delimiter="\t", quoting=csv.QUOTE_NONE):
    one = lambda names, name: names.setdefault(name, len(names))
    edges.append((one(ents, s), one(rels, r), one(ents, o), d))
db.executemany("insert into ent values(?,?,?)", ((i, n, n in countries) for n, i in ents.items()))
db.executemany("insert into rel values(?,?)", ((i, n) for n, i in rels.items()))
db.executemany("insert into edge values(?,?,?,?)", edges)
db.executescript("""
create index sro on edge(s, r, d, o); create index ors on edge(o, r, d, s); create index rd on edge(r, d, s, o);
create index ds on edge(d, s, r, o); create index sod on edge(s, o, r, d); create index sd on edge(s, d); create index od on edge(o, d);
analyze;
""")

ID = lambda name: ents[name]
C, SYRIA, CHINA, JAPAN, IRAN, RARE = rels["Consult"], *map(ID, ("Syria", "China", "Japan", "Iran", "Uladi Mussa"))
NAMED = "select e.d, a.name, rel.name, b.name from ({}) e join ent a on a.id=e.s join rel on rel.id=e.r join ent b on b.id=e.o order by e.d limit 1000"
either = lambda where: f"select s,r,o,d from edge where s=? and {where} union select s,r,o,d from edge where o=? and {where}"


def rows(inner, args):
    return lambda: db.execute(NAMED.format(inner), args).fetchall()


def path():
    """Shortest path by levels from both ends, the smaller frontier first."""
    met, fronts = ({RARE: None}, {SYRIA: None}), [{RARE}, {SYRIA}]
    while all(fronts):
        side = len(fronts[1]) < len(fronts[0])
        marks = ",".join(map(str, fronts[side]))
        found = db.execute(f"select s, o from edge where s in ({marks}) union select o, s from edge where o in ({marks})")
        new = {}
        for a, b in found:
            if b not in met[side]:
                new[b] = a
        met[side].update(new)
        if met[not side].keys() & new.keys():
            return [1]
        fronts[side] = set(new)
    return []


QUESTIONS = {
    "who VERB whom about NAME": rows(either("r=?"), (SYRIA, C, SYRIA, C)),
    "… since DATE": rows(either("r=? and d>='2018-09'"), (SYRIA, C, SYRIA, C)),
    "who VERB NAME": rows("select s,r,o,d from edge where o=? and r=? order by d limit 1000", (SYRIA, C)),
    "who VERB NAME, a hub": rows("select s,r,o,d from edge where o=? and r=? order by d limit 1000", (CHINA, C)),
    "… first 5": rows("select s,r,o,d from edge where o=? and r=? order by d limit 5", (CHINA, C)),
    "… last 5": rows("select s,r,o,d from edge where o=? and r=? order by d desc limit 5", (CHINA, C)),
    "what did NAME VERB": rows("select s,r,o,d from edge where s=? and r=? order by d limit 1000", (IRAN, C)),
    "who VERB whom in MONTH": rows("select s,r,o,d from edge where r=? and d between '2014-06-01' and '2014-06-30'", (C,)),
    "which countries VERB NAME": rows("select s,r,o,d from edge join ent on ent.id=s and country where o=? and r=? order by d limit 1000", (SYRIA, C)),
    "when did NAME VERB NAME": rows("select s,r,o,d from edge where s=? and o=? and r=? order by d limit 1000", (CHINA, JAPAN, C)),
    "when did NAME last VERB NAME": rows("select s,r,o,d from edge where s=? and o=? and r=? order by d desc limit 1000", (CHINA, JAPAN, C)),
    "did NAME VERB NAME": rows("select s,r,o,d from edge where s=? and o=? and r=? order by d limit 1000", (CHINA, JAPAN, C)),
    "how many VERB NAME": rows("select s,r,o,d from edge join ent on ent.id=s and country where o=? and r=? order by d limit 1000", (SYRIA, C)),
    "what happened in MONTH involving NAME": rows(either("d between '2018-09-01' and '2018-09-30'"), (SYRIA, SYRIA)),
    "what happened in DAY": rows("select s,r,o,d from edge where d='2014-06-03'", ()),
    "who VERB NAME per month": lambda: (rows("select s,r,o,d from edge where o=? and r=? order by d limit 1000", (SYRIA, C))(),
        db.execute("select substr(d,1,7), count(*) from edge where o=? and r=? group by 1", (SYRIA, C)).fetchall())[0],
    "with at least 1 source": rows("select s,r,o,d from edge where o=? and r=? group by d,s having count(*)>=1 order by d limit 1000", (SYRIA, C)),
    "show NAME": rows(either("1"), (SYRIA, SYRIA)),
    "path from NAME to NAME": path,
    "pattern of two edges": lambda: db.execute("select ent.name, count(*) n from edge m join edge n on n.s=m.o and n.r=? and n.o=? "
        "join ent on ent.id=m.o where m.s=? and m.r=? group by 1 order by 2 desc limit 10", (C, IRAN, SYRIA, C)).fetchall(),
    "pattern with count": lambda: db.execute("select ent.name, count(*) from edge join ent on ent.id=o where s=? and d>='2014' "
        "group by 1 order by 2 desc limit 10", (IRAN,)).fetchall(),
}

ours = {}
if len(sys.argv) > 3:
    for line in open(sys.argv[3]):
        form, *rest = line.rstrip("\n").split("\t")
        if len(rest) == 3:
            ours[form] = (float(rest[0].split()[0]), rest[1], float(rest[2].split()[0]))
print("| form | dossier, ms | new text, ms | SQLite, ms | ratio | rows |\n| --- | --- | --- | --- | --- | --- |")
for form, ask in QUESTIONS.items():
    least = min((lambda t: (len(ask()), time.perf_counter() - t)[1])(time.perf_counter()) for _ in range(runs)) * 1e3
    n = len(ask())
    mine, count, anew = ours.get(form, (float("nan"), "?", float("nan")))
    print(f"| {form} | {mine:.3f} | {anew:.3f} | {least:.3f} | {mine / least:.1f} | {count}{'' if str(n) == count else f', SQLite {n}'} |")
