"""Loads a submission and says what it raised. Runs in the submission's box.

Nothing secret is here: whatever this module knows, the submission may know. The code is executed as
the module "solution", after the problem's setup and in the same namespace, so that imports of the
setup are there and `from solution import f`, dataclasses and pickling of its classes work.
"""
import builtins
import os
import sys

MODULE = "solution"
MAX_MESSAGE = 1000


def silence_stdin():
    """From here on standard input is empty: what came over it was ours."""
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)


def _defines(code, name):
    """Whether `code`, read alone, binds `name` at its top level."""
    import ast  # here: only prompts need it, and it costs 3 ms
    try:
        body = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    for statement in body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if statement.name == name:
                return True
        elif isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom)):
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store):
                    return True
                if isinstance(node, ast.alias) and (node.asname or node.name) == name:
                    return True
    return False


def _run(code, filename, namespace):
    exec(compile(code, filename, "exec", dont_inherit=True), namespace)


def run_prompt(prompt, namespace):
    """Runs a prompt by itself for its imports and helpers; one that is not code by itself is let be."""
    for text in (prompt, prompt + "\n    pass\n"):
        try:
            code = compile(text, "<prompt>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        exec(code, namespace)
        return


def load(request):
    """Executes setup and submission; returns the namespace. Whatever they raise goes to the caller.

    A completion of a prompt (HumanEval) either continues it or repeats it. If the code defines the
    entry by itself the prompt runs on its own before it, for the sake of its imports; otherwise the
    code continues the prompt's text.
    """
    main, prompt = request["main"], request.get("prompt", "")
    with open(main, encoding="utf-8", errors="surrogateescape") as file:
        code = file.read()
    module = type(sys)(MODULE)
    module.__file__ = os.path.abspath(main)
    sys.modules[MODULE] = module
    namespace = module.__dict__
    namespace["__builtins__"] = builtins
    sys.path.insert(0, os.getcwd())
    sys.argv[:] = [main]
    if request.get("setup"):
        _run(request["setup"], "<setup>", namespace)
    if prompt:
        if _defines(code, request["entry"].split(".")[0]):
            run_prompt(prompt, namespace)
        else:
            code = prompt + code
    _run(code, main, namespace)
    return namespace


def find_entry(namespace, entry):
    """The callable that `entry` names: "f", or "Solution.f", a method of a fresh instance."""
    first, _, method = entry.partition(".")
    if first not in namespace:
        raise NameError("the submission does not define %s" % first)
    found = namespace[first]
    return getattr(found(), method) if method else found


def describe_exception(error):
    """{"type", "message", "bases"}: what of an exception may leave the box."""
    kind = type(error)
    try:
        message = str(error)
        if type(message) is not str:
            message = ""
    except BaseException:
        message = ""
    bases = [base.__name__ for base in type.__dict__["__mro__"].__get__(kind)
             if getattr(builtins, base.__name__, None) is base]
    return {"type": str(type.__dict__["__name__"].__get__(kind)), "message": message[:MAX_MESSAGE],
            "bases": bases}
