"""What a test's source says about names: which it defines, and which it takes from elsewhere."""
import ast
import symtable
import sys

from assay_outcomes import Broken


def parse(source):
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise Broken("the test cannot be parsed: %s" % error) from None


def names_free(source):
    """Names that the test reads and that are no local ones of its functions."""
    names, todo = set(), [symtable.symtable(source, "<test>", "exec")]
    while todo:
        table = todo.pop()
        todo += table.get_children()
        names.update(symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()
                     and (table.get_type() == "module" or symbol.is_global()))
    return names


def names_imported(source, tree):
    """Names that the test takes with `from solution import ...` or solution.name."""
    if "solution" not in source:
        return set()
    return {name for node in ast.walk(tree) for name in _of_solution(node)}


def _of_solution(node):
    if isinstance(node, ast.ImportFrom) and node.module == "solution":
        return [alias.name for alias in node.names]
    if (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
            and node.value.id == "solution"):
        return [node.attr]
    if isinstance(node, ast.Constant) and type(node.value) is str and node.value.startswith("solution."):
        name = node.value.partition(".")[2]  # mock.patch("solution.helper")
        return [name] if name.isidentifier() else []
    return []


def names_bound(tree):
    """Names that the test's own top level defines or imports from elsewhere."""
    names = set()
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(statement.name)
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            names.update((alias.asname or alias.name).partition(".")[0] for alias in statement.names)
        elif isinstance(statement, (ast.Assign, ast.AnnAssign)):
            names.update(node.id for node in ast.walk(statement)
                         if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    return names


def standard_modules(tree, names):
    """Those of `names` that the test uses as modules of the standard library and has not imported. They
    are taken from here: a submission that is asked for math.isclose would judge itself."""
    uses = {name: set() for name in names & set(getattr(sys, "stdlib_module_names", ()))}
    if not uses:
        return {}
    plain = set()  # names that also stand for themselves
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            uses.get(node.value.id, set()).add(node.attr)
            node.value.is_base = True
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not hasattr(node, "is_base"):
            plain.add(node.id)
    modules = {name: __import__(name) for name in uses.keys() - plain if uses[name]}
    return {name: module for name, module in modules.items()
            if all(hasattr(module, attribute) for attribute in uses[name])}
