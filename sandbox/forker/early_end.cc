// What Py_FinalizeEx does after the exit functions costs a clone more than its whole program: it
// takes apart what the zygote had put together, and each page that this touches must be copied
// first. When nothing of it can be observed (warm.py looks) it is left out. The status to end with
// is known to the caller of Py_FinalizeEx alone, somewhere in the interpreter; so that is where the
// process goes on, as if the function had returned 0: its frame is found by the unwinder, by tables
// that every binary of these platforms carries, and the registers that it would have restored are.
// Where the frame is not found (another shape of the interpreter, or exit functions called by
// hand), or where the processor checks return addresses, nothing is left out.

#include "sandbox/forker/early_end.h"

#include <link.h>
#include <unistd.h>
#include <unwind.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "sandbox/forker/interpreter.h"
#include "sandbox/forker/rehearsal.h"
#include "sandbox/wire.h"

namespace assay::sandbox::forker {
namespace {

constexpr int kMaxFrames = 64;

/// Where a function goes on when one that it called has returned.
struct Resume {
  std::uintptr_t stack = 0;
  std::uintptr_t address = 0;
  std::uintptr_t registers[6] = {};
  int frames = 0;
  bool found_callee = false;
  bool found = false;
};

#if defined(__x86_64__)

// rbx, rbp, r12 to r15, by their numbers in DWARF (System V ABI for x86-64, 3.6).
constexpr int kSavedRegisters[] = {3, 6, 12, 13, 14, 15};

void take_registers(_Unwind_Context* context, Resume& resume) {
  for (std::size_t i = 0; i < std::size(kSavedRegisters); ++i) {
    resume.registers[i] = _Unwind_GetGR(context, kSavedRegisters[i]);
  }
}

bool can_resume() {
  std::uint64_t shadow = 0;
  asm volatile("rdsspq %0" : "+r"(shadow));  // does nothing where there is no shadow stack
  return shadow == 0;
}

[[noreturn]] void return_zero(const Resume& resume) {
  static_assert(offsetof(Resume, address) == 0x08 && offsetof(Resume, registers) == 0x10);
  asm volatile(
      "mov 0x08(%0), %%rdx\n\t"
      "mov 0x10(%0), %%rbx\n\t"
      "mov 0x18(%0), %%rbp\n\t"
      "mov 0x20(%0), %%r12\n\t"
      "mov 0x28(%0), %%r13\n\t"
      "mov 0x30(%0), %%r14\n\t"
      "mov 0x38(%0), %%r15\n\t"
      "mov 0x00(%0), %%rsp\n\t"
      "xor %%eax, %%eax\n\t"
      "jmp *%%rdx"
      :
      : "c"(&resume)
      : "memory");
  __builtin_unreachable();
}

#else

void take_registers(_Unwind_Context*, Resume&) {}
bool can_resume() { return false; }
[[noreturn]] void return_zero(const Resume&) { __builtin_trap(); }

#endif

_Unwind_Reason_Code look_at_frame(_Unwind_Context* context, void* data) {
  auto& resume = *static_cast<Resume*>(data);
  if (++resume.frames > kMaxFrames) {
    return _URC_END_OF_STACK;
  }
  if (!resume.found_callee) {
    resume.found_callee =
        _Unwind_GetRegionStart(context) == reinterpret_cast<std::uintptr_t>(&Py_FinalizeEx);
    return _URC_NO_REASON;
  }
  resume.stack = _Unwind_GetCFA(context);  // of the frame before: the stack after its return
  resume.address = _Unwind_GetIP(context);
  take_registers(context, resume);
  resume.found = true;
  return _URC_END_OF_STACK;
}

unsigned long long g_loaded = 0;  // shared objects, when the program began

int count_loaded(dl_phdr_info* info, std::size_t, void* data) {
  *static_cast<unsigned long long*>(data) = info->dlpi_adds;
  return 1;
}

unsigned long long loaded() {
  unsigned long long count = 0;
  ::dl_iterate_phdr(count_loaded, &count);
  return count;
}

Resume g_resume;
bool g_left = false;

// Registered last, so that it is the first exit function of the C library's to be called: those of
// the zygote's libraries would take them apart as well.
void end_at_once(int status, void* /*unused*/) {
  if (g_left) {
    note_touched(wire::kZygoteHostProc);
    ::fflush(nullptr);
    ::_exit(status);
  }
}

}  // namespace

void prepare_early_end() {
  g_loaded = loaded();
  ::on_exit(end_at_once, nullptr);
}

void* early_end(void* /*self*/, void* leave) {
  if (PyObject_IsTrue(leave) != 1) {
    note_touched(
        wire::kZygoteHostProc);  // without what the long way out touches, should it take that
    g_resume = {};
    if (can_resume() && loaded() == g_loaded) {
      _Unwind_Backtrace(look_at_frame, &g_resume);
    }
  } else if (g_resume.found) {
    g_left = true;
    return_zero(g_resume);
  }
  return PyBool_FromLong(g_resume.found ? 1 : 0);
}

}  // namespace assay::sandbox::forker
