"""What a warm interpreter does before its program: the site module of a zygote imports this as sitecustomize.

The interpreter has been started with the very command line and environment of the runs to come. The last
that its start-up does is to look for a usercustomize; in the place of that it imports what the list beside
this file names, and waits. assay_clone returns in clones only; they go on as if nothing had been: it is the
interpreter itself that then opens and runs the program. Of this file they have no trace.
"""


def _become_warm():
    import os
    import sys

    here = os.path.dirname(os.path.abspath(__file__))
    import assay_end

    end = assay_end.End()
    del sys.modules["assay_end"]
    sys.path[:] = [path for path in sys.path if path != here]
    sys.path_importer_cache.pop(here, None)
    os.environ.pop("PYTHONPATH", None)
    del sys.modules["sitecustomize"]
    try:
        import sitecustomize  # the host's own
    except ImportError:
        pass
    site = sys.modules["site"]
    look_for_users = site.execusercustomize

    def at_last():
        site.execusercustomize = look_for_users
        look_for_users()
        _start(here, end)

    if site.ENABLE_USER_SITE:
        site.execusercustomize = at_last
    else:
        _start(here, end)


def _start(here, end):
    """Returns in a clone, when it is released."""
    import atexit
    import gc
    import os
    import sys

    atexit.register(end)
    _import_all(here)
    random, numpy = sys.modules.get("random"), sys.modules.get("numpy.random")
    generators = [item for item in gc.get_objects() if random and type(item) is random.Random]
    _announce()
    end.kept.update((name, module) for name, module in sys.modules.items()
                    if name not in ("sys", "builtins", "__main__"))
    end.cycle = [end]  # nobody can find it, and it is frozen
    serve, await_program, early_end = _functions(here)
    script, finders, known = sys.argv[0], sys.path_hooks, sys.path_importer_cache
    path = script if sys.version_info < (3, 9) else os.path.join(here, script)
    rehearsal = _place_rehearsal(here, script)
    renew_main = _renew_main
    globals().clear()  # nothing of this is left when it returns
    gc.collect()
    gc.freeze()
    serve(rehearsal)
    renew_main(sys)
    for generator in generators:
        generator.seed()
    if numpy:
        numpy.seed()
    end.begin(early_end)
    # The interpreter asks next whether what it is to run is an archive or a folder, for which it has
    # zipimport's code read it. For a plain script it finds the answer, where it would put it itself.
    usual = len(finders) == 2 and "/" not in script and path not in known
    if usual:
        known[path] = None
    if not await_program(script) and usual:
        del known[path]


def _import_all(here):
    import os
    import sys

    with open(os.path.join(here, "assay_preload"), encoding="utf-8") as file:
        names = file.read().split()
    folder = os.path.dirname(os.path.join(here, sys.argv[0]))
    sys.path.insert(0, folder)
    for name in names:
        __import__(name)
    with open(os.path.join(here, "assay_first_calls"), encoding="utf-8") as file:
        exec(file.read(), {"__name__": "assay_first_calls"})
    sys.path.remove(folder)
    sys.path_importer_cache.pop(folder, None)


def _place_rehearsal(here, script):
    """Puts the program to rehearse with where the interpreter will look for one; False if that is not a file."""
    import os

    if "/" in script or not script.endswith(".py"):
        return False
    os.rename(os.path.join(here, "assay_rehearsal"), os.path.join(here, script))
    return True


def _announce():
    """Puts the names that a file of the program would hide from it into descriptor 23 (wire.h)."""
    import os
    import sys

    data = " ".join({name.partition(".")[0] for name in list(sys.modules)}).encode()
    made = os.memfd_create("modules")
    os.write(made, data)
    os.dup2(made, 23)
    os.close(made)


def _functions(here):
    import _imp
    import sys

    spec = type(sys.implementation)(name="assay_clone", origin=here + "/assay_clone.so")
    try:
        _imp.create_dynamic(spec)
    except ImportError as error:
        if len(error.args) != 3:
            raise
        return error.args


def _renew_main(sys):
    """What is frozen is never collected, and __main__ is to be, when the program ends."""
    frozen = sys.modules["__main__"]
    main = type(frozen)("__main__")
    main.__dict__.clear()
    main.__dict__.update(frozen.__dict__)
    sys.modules["__main__"] = main


_become_warm()
if "sitecustomize" not in __import__("sys").modules:
    raise ImportError("no sitecustomize", name="sitecustomize")
