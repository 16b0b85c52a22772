#pragma once

// What we use of the interpreter that we are loaded into. No header of Python's is at hand: these
// are symbols and layouts that every CPython has had since 3.7 and most of which its stable ABI
// (PEP 384) promises. Whoever calls them holds the interpreter's lock.

extern "C" {
int Py_FinalizeEx(void);
void PyOS_BeforeFork(void);
void PyOS_AfterFork_Parent(void);
void PyOS_AfterFork_Child(void);
void PyErr_SetObject(void* type, void* value);
int PyObject_IsTrue(void* object);
void* PyBool_FromLong(long value);
const char* PyUnicode_AsUTF8(void* text);
void* PyTuple_Pack(long count, ...);
void* PyCFunction_NewEx(void* method, void* self, void* module);
}

namespace assay::sandbox::forker {

/// PyMethodDef.
struct Method {
  const char* name;
  void* (*function)(void* self, void* argument);
  int flags;
  const char* doc;
};
constexpr int kOneArgument = 0x0008;  ///< METH_O

}  // namespace assay::sandbox::forker
