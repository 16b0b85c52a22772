"""What a warm interpreter does before its program: the site module of a zygote imports this as sitecustomize.

The interpreter has been started with the very command line and environment of the runs to come and has
got as far as the end of its start-up. Here it leaves no trace of this file, imports what the list
beside it names, and waits; assay_clone returns in clones only, when they are released, and they go on as
if nothing had been: it is the interpreter itself that then opens and runs the program.
"""


def _become_warm():
    import gc
    import os
    import sys

    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [path for path in sys.path if path != here]
    sys.path_importer_cache.pop(here, None)
    os.environ.pop("PYTHONPATH", None)
    del sys.modules["sitecustomize"]
    try:
        import sitecustomize  # the host's own
    except ImportError:
        pass
    kept = _keep_later(sys)
    with open(os.path.join(here, "assay_preload"), encoding="utf-8") as file:
        names = file.read().split()
    folder = os.path.dirname(os.path.join(here, sys.argv[0]))
    sys.path.insert(0, folder)
    for name in names:
        __import__(name)
    sys.path.remove(folder)
    sys.path_importer_cache.pop(folder, None)
    random, numpy = sys.modules.get("random"), sys.modules.get("numpy.random")
    generators = [item for item in gc.get_objects() if random and type(item) is random.Random]
    _announce(os, sys)
    kept.update((name, module) for name, module in sys.modules.items()
                if name not in ("sys", "builtins", "__main__"))
    kept["a cycle that nobody can find, to be frozen"] = [kept]
    gc.collect()
    gc.freeze()
    del kept
    _wait(sys, here)
    _renew_main(sys)
    for generator in generators:
        generator.seed()
    if numpy:
        numpy.seed()


def _keep_later(sys):
    """What has been imported is not taken apart when a clone ends, which would copy all its pages for
    nothing: the last exit function, which is the first that is registered, hides it from that."""
    import atexit

    modules, kept = sys.modules, {}

    def hide():
        for name, module in kept.items():
            if modules.get(name) is module:
                del modules[name]

    atexit.register(hide)
    return kept


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


def _wait(sys, here):
    import _imp

    spec = type(sys.implementation)(name="assay_clone", origin=here + "/assay_clone.so")
    try:
        _imp.create_dynamic(spec)
    except ImportError as error:
        if str(error) != "released":
            raise


_become_warm()
del _become_warm, _keep_later, _announce, _renew_main, _wait
if "sitecustomize" not in __import__("sys").modules:
    raise ImportError("no sitecustomize", name="sitecustomize")
