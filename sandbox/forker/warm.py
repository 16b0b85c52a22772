"""What a warm interpreter does before its program: the site module of a zygote imports this as sitecustomize.

The interpreter has been started with the very command line and environment of the runs to come and has
got as far as the end of its start-up. Here it leaves no trace of this file, imports what the list
beside it names, and waits; assay_clone returns in clones only, when they are released, and they go on as
if nothing had been: it is the interpreter itself that then opens and runs the program.
"""


def _become_warm():
    import atexit
    import gc
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
    atexit.register(end)
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
    random, numpy = sys.modules.get("random"), sys.modules.get("numpy.random")
    generators = [item for item in gc.get_objects() if random and type(item) is random.Random]
    _announce(os, sys)
    end.kept.update((name, module) for name, module in sys.modules.items()
                    if name not in ("sys", "builtins", "__main__"))
    end.cycle = [end]  # nobody can find it, and it is frozen
    gc.collect()
    gc.freeze()
    early_end = _wait(here)
    _renew_main(sys)
    for generator in generators:
        generator.seed()
    if numpy:
        numpy.seed()
    end.begin(early_end)


def _announce(os, sys):
    """Puts the names that a file of the program would hide from it into descriptor 23 (wire.h)."""
    data = " ".join({name.partition(".")[0] for name in list(sys.modules)}).encode()
    made = os.memfd_create("modules")
    os.write(made, data)
    os.dup2(made, 23)
    os.close(made)


def _renew_main(sys):
    """What is frozen is never collected, and __main__ is to be, when the program ends."""
    frozen = sys.modules["__main__"]
    main = type(frozen)("__main__")
    main.__dict__.clear()
    main.__dict__.update(frozen.__dict__)
    sys.modules["__main__"] = main


def _wait(here):
    """Returns in a clone, when it is released, with the way out that its end may take."""
    import _imp
    import sys

    spec = type(sys.implementation)(name="assay_clone", origin=here + "/assay_clone.so")
    try:
        _imp.create_dynamic(spec)
    except ImportError as error:
        if not callable(error.args[0]):
            raise
        return error.args[0]


_become_warm()
del _become_warm, _announce, _renew_main, _wait
if "sitecustomize" not in __import__("sys").modules:
    raise ImportError("no sitecustomize", name="sitecustomize")
