#pragma once

// The one public header of the checkers: what judges an output, a returned value or an answer.
// Checkers know neither the sandbox nor JSON nor sockets; they are pure functions of their input,
// apart from external ones, which run a program through ProgramRunner.

#include "checkers/checker.h"            // IWYU pragma: export
#include "checkers/external/external.h"  // IWYU pragma: export
#include "checkers/math/math.h"          // IWYU pragma: export
#include "checkers/unit/value.h"         // IWYU pragma: export
