"""Compares dossier's traversals with networkx, and times them beside igraph, rustworkx and networkx.

    cargo build --release --bench traversals
    python3 tests/bench/traversals.py check [EVENTS.tsv]     equal results on 200 random multigraphs (and the events)
    python3 tests/bench/traversals.py time EVENTS.tsv [TIMES] seconds and peak memory, each library in its own process

EVENTS.tsv has the columns date, source, relation, target. Needs networkx (and igraph, rustworkx to time): skips without.
"""

import glob
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

try:
    import networkx as nx
except ImportError:
    print("skipped: networkx is not installed")
    sys.exit(0)

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(HERE, "..", "..", "target"))


def program():
    found = [f for f in glob.glob(os.path.join(TARGET, "release", "deps", "traversals-*")) if os.access(f, os.X_OK) and not f.endswith(".d")]
    if not found:
        sys.exit("build it first: cargo build --release --bench traversals")
    return max(found, key=os.path.getmtime)


def events(path):
    number, edges = {}, []
    for line in open(path, encoding="utf-8"):
        _, source, _, target = line.rstrip("\n").split("\t")
        edges.append((number.setdefault(source, len(number)), number.setdefault(target, len(number))))
    return edges


def random_graphs(count):
    rng = random.Random(6)
    for i in range(count):
        nodes = rng.randint(2, 60)
        # From forests to dense graphs; a third of them skewed towards few nodes, as the news is.
        edges = rng.randint(1, nodes * rng.choice([1, 2, 6]))
        pick = (lambda: int(nodes * rng.random() ** 3)) if i % 3 == 0 else (lambda: rng.randrange(nodes))
        yield [(pick(), pick()) for _ in range(edges)]


def simple(graph):
    flat = nx.Graph()
    for a, b in graph.edges():
        old = flat.get_edge_data(a, b, {"weight": 0})["weight"]
        flat.add_edge(a, b, weight=old + 1)
    return flat


def compare(edges, pairs, got, deep):
    graph = nx.MultiDiGraph(edges)
    flat = simple(graph)
    ids = got["ids"]
    assert sorted(graph) == ids
    for (a, b), length in zip(pairs, got["lengths"]):
        try:
            one = nx.shortest_path_length(flat, a, b)
        except nx.NetworkXNoPath:
            one = None
        assert length["one"] == one, (a, b, length, one)
        if deep and one is not None and a != b:
            wanted = [len(p) - 1 for p, _ in zip(nx.shortest_simple_paths(flat, a, b), range(6))]
            assert length["k"] == wanted, (a, b, length, wanted)
    parts = sorted(sorted(c) for c in nx.connected_components(flat))
    assert sorted(map(sorted, got["components"])) == parts
    loopless = nx.Graph((a, b) for a, b in flat.edges() if a != b)
    assert sorted(got["brokers"]) == sorted(nx.articulation_points(loopless))
    assert sorted(tuple(sorted(b)) for b in got["bridges"]) == sorted(tuple(sorted(b)) for b in nx.bridges(loopless))
    ranks = nx.pagerank(graph, tol=1e-14 / len(graph), max_iter=2000)
    worst = max(abs(ranks[n] - r) for n, r in zip(ids, got["pagerank"]))
    assert worst < 1e-9, worst
    # By rank: wherever networkx parts two nodes by more than its own error, so do we, in the same order.
    ours = dict(zip(ids, got["pagerank"]))
    order = sorted(ids, key=lambda n: -ranks[n])
    assert all(ours[a] > ours[b] for a, b in zip(order, order[1:]) if ranks[a] - ranks[b] > 2e-9)
    if deep:
        between = nx.betweenness_centrality(flat)
        assert max(abs(between[n] - b) for n, b in zip(ids, got["betweenness"])) < 1e-9
    own = nx.community.modularity(flat, got["groups"])
    assert abs(own - got["modularity"]) < 1e-9, (own, got["modularity"])
    theirs = max(nx.community.modularity(flat, nx.community.louvain_communities(flat, seed=s)) for s in range(3 if deep else 1))
    return worst, got["modularity"], theirs


def check(path):
    graphs, lines = list(random_graphs(200)), []
    rng = random.Random(7)
    wanted = []
    for edges in graphs:
        nodes = sorted({n for e in edges for n in e})
        wanted.append([(rng.choice(nodes), rng.choice(nodes)) for _ in range(8)])
    if path:
        graphs.append(events(path))
        nodes = sorted({n for e in graphs[-1] for n in e})
        wanted.append([(rng.choice(nodes), rng.choice(nodes)) for _ in range(50)])
    for edges, pairs in zip(graphs, wanted):
        lines.append(json.dumps({"edges": edges, "pairs": pairs}))
    done = subprocess.run([program(), "check"], input="\n".join(lines), capture_output=True, text=True, check=True)
    found = []
    for n, (edges, pairs, line) in enumerate(zip(graphs, wanted, done.stdout.splitlines())):
        worst, ours, theirs = compare(edges, pairs, json.loads(line), n < 200)
        found.append((worst, ours, theirs))
    small = found[:200]
    low = [n for n, (_, ours, theirs) in enumerate(small) if ours < theirs * 0.98 - 1e-12]
    print(f"200 random multigraphs: paths, components, brokers, bridges, betweenness equal; PageRank within {max(w for w, *_ in small):.1e}")
    print(f"modularity, sum: {sum(o for _, o, _ in small):.4f}, networkx (best of 3 seeds) {sum(t for *_, t in small):.4f}; more than 2 % below in {len(low)} graphs")
    if path:
        worst, ours, theirs = found[-1]
        print(f"events: paths, components, brokers, bridges equal; PageRank within {worst:.1e}; modularity {ours:.5f}, networkx {theirs:.5f}")


def least(work, rounds=3):
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def peer(name, path):
    """Times one library in this process."""
    out = {}
    if name == "igraph":
        import igraph

        load = lambda: igraph.Graph.Read_Edgelist(path, directed=True)
        out["load"] = least(load)
        g = load()
        count = g.vcount()
        starts = [i * (count // 20) for i in range(20)]
        ends = [(i * 7919 % count, (i * 104729 + 13) % count) for i in range(100)]
        out["bfs_20"] = least(lambda: [g.distances(s, mode="all") for s in starts])
        out["path_100"] = least(lambda: [g.get_shortest_path(a, b, mode="all") for a, b in ends])
        out["pagerank"] = least(lambda: g.pagerank(damping=0.85))
        out["components"] = least(lambda: g.connected_components(mode="weak").membership)
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        u = igraph.Graph(n=count, edges=g.get_edgelist(), directed=False)
        out["communities_multigraph"] = least(lambda: u.community_multilevel())
        u.es["weight"] = 1
        u.simplify(multiple=True, loops=False, combine_edges="sum")
        out["communities"] = least(lambda: u.community_multilevel(weights="weight"))
        out["modularity"] = u.community_multilevel(weights="weight").modularity
        out["betweenness_500"] = least(lambda: u.betweenness(directed=False, sources=list(range(0, count, count // 500))[:500]), 1)
        out["peak_mb"] = rss / 1024
        return out
    if name == "rustworkx":
        import rustworkx as rx

        load = lambda: rx.PyDiGraph.read_edge_list(path, deliminator="\t")
        out["load"] = least(load)
        g = load()
        u = g.to_undirected(multigraph=True)
        count = len(g)
        starts = [i * (count // 20) for i in range(20)]
        ends = [(i * 7919 % count, (i * 104729 + 13) % count) for i in range(100)]
        out["bfs_20"] = least(lambda: [rx.dijkstra_shortest_path_lengths(u, s, lambda _: 1.0) for s in starts[:2]], 1) * 10
        out["bfs_layers_20"] = least(lambda: [rx.bfs_successors(g, s) for s in starts])
        out["path_100"] = least(lambda: [rx.dijkstra_shortest_paths(u, a, target=b) for a, b in ends[:10]], 1) * 10
        out["pagerank"] = least(lambda: rx.pagerank(g, tol=1e-10, max_iter=500))
        out["components"] = least(lambda: rx.weakly_connected_components(g))
        out["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return out
    load = lambda: nx.read_edgelist(path, delimiter="\t", create_using=nx.MultiDiGraph, nodetype=int)
    out["load"] = least(load, 1)
    g = load()
    u = g.to_undirected()
    count = len(g)
    starts = [i * (count // 20) for i in range(20)]
    ends = [(i * 7919 % count, (i * 104729 + 13) % count) for i in range(100)]

    def path_of(a, b):
        try:
            return nx.shortest_path(u, a, b)
        except nx.NetworkXNoPath:
            return None

    out["bfs_20"] = least(lambda: [nx.single_source_shortest_path_length(u, s) for s in starts], 1)
    out["path_100"] = least(lambda: [path_of(a, b) for a, b in ends])
    out["pagerank"] = least(lambda: nx.pagerank(g, tol=1e-10 / count, max_iter=500), 1)
    out["components"] = least(lambda: list(nx.weakly_connected_components(g)))
    out["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return out


def times(path, factor):
    edges = events(path)
    count = 1 + max(max(e) for e in edges)
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", delete=False) as out:
        for copy in range(factor):
            # Copies side by side, tied together by a few edges.
            out.writelines(f"{a + copy * count}\t{(b + copy * count) if n % 50 else b}\n" for n, (a, b) in enumerate(edges))
    results = {}
    for _ in range(2):
        for name in ["dossier", "igraph", "rustworkx", "networkx"]:
            if factor > 1 and name != "dossier":
                continue
            if name == "networkx" and name in results:
                continue
            command = [program(), "time", out.name, "5"] if name == "dossier" else [sys.executable, __file__, "peer", name, out.name]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                print(f"{name} skipped: {done.stderr.strip().splitlines()[-1]}")
                continue
            now, old = json.loads(done.stdout), results.get(name, {})
            results[name] = {k: min(v, old.get(k, v)) for k, v in now.items()}
    os.unlink(out.name)
    for key in ["load", "bfs_20", "path_100", "yen_10", "pagerank", "components", "brokers", "communities", "communities_multigraph", "modularity", "betweenness_500", "peak_mb"]:
        cells = [f"{name} {results[name][key]:.5f}" for name in results if key in results[name]]
        print(f"{key:24}" + "  ".join(cells))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["check", *rest]:
            check(rest[0] if rest else None)
        case ["time", path]:
            times(path, 1)
        case ["time", path, factor]:
            times(path, int(factor))
        case ["peer", name, path]:
            print(json.dumps(peer(name, path)))
        case _:
            print(__doc__)
