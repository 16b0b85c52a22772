#pragma once

// A way out of the interpreter's end, for clones that have nothing left to do in it.

namespace assay::sandbox::forker {

/// To be called when the program is about to begin.
void prepare_early_end();

/// A function of Python's, for the last exit function (warm_end.py). Called with a false argument
/// it says whether the interpreter is ending and can be left. Called again with a true one, by the
/// same caller, it then leaves it: Py_FinalizeEx, which is calling the exit functions, returns 0 to
/// its caller, and the process ends with the status that it was going to end with.
void* early_end(void* self, void* leave);

}  // namespace assay::sandbox::forker
