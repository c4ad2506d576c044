"""A page as a screen reader goes through it: the browser's own accessibility tree, role and name, in reading order."""

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import CDPSession, Page

Node = Mapping[str, Any]

IN_LINES = {
    "paragraph", "listitem", "heading", "cell", "gridcell", "columnheader", "rowheader", "term", "definition",
    "caption", "LabelText", "Legend", "Figcaption", "time",
}
"""What is read as one line, with the links in it where they stand."""

NAMED = {
    "link", "button", "checkbox", "radio", "searchbox", "textbox", "combobox", "image", "img", "DisclosureTriangle",
    "option", "tab",
}
"""What is read by its name, whatever is inside."""

TOLD = {
    "banner", "navigation", "main", "contentinfo", "complementary", "region", "search", "form", "article", "group",
    "list", "table", "row", "blockquote", "figure", "status", "note", "Details", "fieldset", "DescriptionList",
    "code", "alert", "math",
}
"""What is announced when it is entered."""

BEFORE = {
    "listitem": "- ",
    "columnheader": "column: ",
    "rowheader": "row: ",
    "cell": "cell: ",
    "gridcell": "cell: ",
    "term": "term: ",
    "definition": "definition: ",
    "caption": "caption: ",
}

SILENT = {"InlineTextBox", "ListMarker", "LineBreak"}

SPOKEN = {"img": "image", "DisclosureTriangle": "summary", "Details": "details", "DescriptionList": "description list"}

STATES: Mapping[str, Mapping[Any, str]] = {
    "expanded": {True: "expanded", False: "collapsed"},
    "checked": {"true": "ticked", "false": "not ticked"},
    "pressed": {"true": "pressed", "false": "not pressed"},
    "disabled": {True: "unavailable"},
    "modal": {True: "modal"},
}


def aloud(page: Page) -> str:
    """The whole page, a line for each thing that is said, deeper things further in."""
    session = page.context.new_cdp_session(page)
    nodes: list[Node] = session.send("Accessibility.getFullAXTree")["nodes"]
    current = _current(session)
    session.detach()
    marked: list[Node] = [{**node, "current": node.get("backendDOMNodeId") in current} for node in nodes]
    tree = {node["nodeId"]: node for node in marked}
    title = _name(nodes[0])
    return "\n".join([f"page: {title}", *_said(nodes[0], tree, 0)]) + "\n"


def _current(session: CDPSession) -> set[int]:
    """What is marked as the place where one is: the protocol keeps quiet about it, screen readers do not."""
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    marked = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[aria-current]"})["nodeIds"]
    return {session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"] for node in marked}


def _said(node: Node, tree: Mapping[str, Node], depth: int) -> Iterator[str]:
    for child in _children(node, tree):
        role = _role(child)
        inset = "  " * depth
        if role == "StaticText":
            yield from (inset + line for line in _name(child).splitlines() if line.strip())
        elif role in NAMED:
            yield inset + _announced(child)
        elif role in IN_LINES:
            yield from _lines(child, tree, depth)
        elif role in TOLD:
            yield inset + _announced(child, _size(child, tree))
            yield from _said(child, tree, depth + 1)
        else:
            yield from _said(child, tree, depth)


def _lines(node: Node, tree: Mapping[str, Node], depth: int) -> Iterator[str]:
    """What stands in a line, and below it the blocks inside."""
    inset = "  " * depth
    said: list[str] = []
    blocks: list[str] = []
    _gather(node, tree, depth, said, blocks)
    text = " ".join("".join(said).split())
    before = _before(node)
    if text:
        yield f"{inset}{before}{text}"
    elif blocks and _role(node) == "listitem":
        yield f"{inset}{before.strip()}"
    yield from blocks


def _gather(node: Node, tree: Mapping[str, Node], depth: int, said: list[str], blocks: list[str]) -> None:
    for child in _children(node, tree):
        role = _role(child)
        if role == "StaticText":
            said.append(_name(child))
        elif role == "LineBreak":
            said.append(" ")
        elif role in NAMED:
            said.append(f"[{_announced(child)}]")
        elif role == "LabelText":
            _gather(child, tree, depth, said, blocks)
            said.append(" ")
        elif role in TOLD - {"code"} or role in IN_LINES - {"time", "LabelText"}:
            blocks.extend(_lines(child, tree, depth + 1) if role in IN_LINES else _told(child, tree, depth + 1))
        else:
            _gather(child, tree, depth, said, blocks)


def _told(node: Node, tree: Mapping[str, Node], depth: int) -> Iterator[str]:
    yield "  " * depth + _announced(node, _size(node, tree))
    yield from _said(node, tree, depth + 1)


def _before(node: Node) -> str:
    role = _role(node)
    if role == "heading":
        return f"heading {_states(node).get('level', '')}: "
    return BEFORE.get(role, "")


def _announced(node: Node, size: str = "") -> str:
    role, name, states = _role(node), _name(node), _states(node)
    told = [SPOKEN.get(role, role) + (f": {name}" if name else ""), size]
    told += [words[states[state]] for state, words in STATES.items() if states.get(state) in words]
    if node["current"]:
        told.append("current")
    if _description(node):
        told.append(f"({_description(node)})")
    return ", ".join(part for part in told if part)


def _size(node: Node, tree: Mapping[str, Node]) -> str:
    if _role(node) != "list":
        return ""
    count = sum(1 for child in _children(node, tree) if _role(child) == "listitem")
    return f"{count} {'item' if count == 1 else 'items'}"


def _children(node: Node, tree: Mapping[str, Node]) -> Iterator[Node]:
    for identifier in node.get("childIds", []):
        child = tree.get(identifier)
        if child is None or (_role(child) in SILENT and _role(child) != "LineBreak"):
            continue
        if child["ignored"]:
            yield from _children(child, tree)
        else:
            yield child


def _role(node: Node) -> str:
    return str(node.get("role", {}).get("value", ""))


def _name(node: Node) -> str:
    name = str(node.get("name", {}).get("value", ""))
    return name if _role(node) == "StaticText" else " ".join(name.split())


def _description(node: Node) -> str:
    return " ".join(str(node.get("description", {}).get("value", "")).split())


def _states(node: Node) -> dict[str, Any]:
    return {state["name"]: state["value"].get("value") for state in node.get("properties", [])}
