"""Loads exports of the example texts with NetworkX and igraph and compares what they see.

Arguments: the program and the folder of texts. Exit code 77: skipped,
since a module is not installed (Debian: python3-networkx, python3-igraph).
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

try:
    import igraph
    import networkx
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

OPTIONS = [[], ["--full"], ["--strict"], ["--multi"], ["--full", "--multi", "--strict"]]
NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def check_names(root, strict):
    """What the GraphML schema asks: name tokens as ids, each once; keys before the graph."""
    order = [child.tag for child in root]
    assert order == sorted(order, key=lambda tag: tag == NAMESPACE + "graph"), "keys come first"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), "an id is given twice"
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", one) for one in ids), "an id is no name token"
    for key in root.iter(NAMESPACE + "key"):
        assert key.get("for") in ("node", "edge"), key.attrib
        assert key.get("attr.type") in ("boolean", "int", "long", "float", "double", "string")
    for what in ("node", "edge"):
        names = [k.get("attr.name").lower() for k in root.iter(NAMESPACE + "key")
                 if k.get("for") == what]
        assert len(names) == len(set(names)), "column names collide without regard to case"
    labelled = [edge for edge in root.iter(NAMESPACE + "edge") if edge.get("label") is not None]
    assert bool(labelled) != strict, "the attribute 'label' of edges"
    assert not [edge for edge in root.iter(NAMESPACE + "edge") if edge.get("directed")]


def check_networkx(path, nodes, edges, multi):
    graph = networkx.read_graphml(path, force_multigraph=True)
    assert graph.is_directed()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (nodes, edges)
    for _, data in graph.nodes(data=True):
        assert data["label"] and re.fullmatch("#[0-9A-F]{6}", data["color"]) and data["size"] > 0
    ends = [(a, b, data["label"]) for a, b, data in graph.edges(data=True)]
    assert multi or len(ends) == len(set(ends)), "parallel edges of one type"
    for _, _, data in graph.edges(data=True):
        assert data["weight"] > 0 and isinstance(data["symmetric"], bool)
        for day in ("first", "last"):
            assert day not in data or re.fullmatch(r"-?\d{4,}(-\d\d(-\d\d)?)?", data[day])
    return {data["label"] for _, data in graph.nodes(data=True)}


def check_igraph(path, nodes, edges):
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert (graph.vcount(), graph.ecount()) == (nodes, edges)
    return set(graph.vs["label"])


def check_export(program, graph, options):
    path = graph.with_suffix(".graphml")
    subprocess.run([program, "export", graph, "-o", path, *options], check=True)
    root = ElementTree.parse(path).getroot()
    nodes = len(list(root.iter(NAMESPACE + "node")))
    edges = len(list(root.iter(NAMESPACE + "edge")))
    assert nodes > 10 and edges > 10, (nodes, edges)
    check_names(root, "--strict" in options)
    labels = check_networkx(path, nodes, edges, "--multi" in options)
    assert labels == check_igraph(path, nodes, edges), "the readers see different labels"
    print(f"export {' '.join(options)}: {nodes} nodes, {edges} edges, the same in NetworkX "
          f"{networkx.__version__} and igraph {igraph.__version__}")


def main(program, texts):
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "g.entente"
        subprocess.run([program, "build", texts, "-o", graph, "--quiet"], check=True)
        for options in OPTIONS:
            check_export(program, graph, options)


main(*sys.argv[1:])
