#pragma once

// A way out of the interpreter's end, for clones that have nothing left to do in it.

namespace assay::sandbox::forker {

/// A builtin function of Python's (a new reference), made when the program is about to begin and
/// called with one argument by the last exit function (warm_end.py). It says whether the
/// interpreter is ending and can be left. With a true argument it then leaves it: Py_FinalizeEx,
/// which is calling the exit functions, returns 0 to its caller, and the process ends with the
/// status that it was going to end with.
void* make_early_end();

}  // namespace assay::sandbox::forker
