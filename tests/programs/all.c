/* Every program of this folder in one executable, by the last component of argv[0]. Each main() is
 * renamed by programs.cmake, which also writes the table. */
#include <stdio.h>
#include <string.h>

typedef int Program(int, char**, char**);
#define PROGRAM(name) Program program_##name;
#include "table.inc"
#undef PROGRAM

static const struct {
  const char* name;
  Program* program;
} programs[] = {
#define PROGRAM(name) {#name, program_##name},
#include "table.inc"
};

int main(int argc, char** argv, char** envp) {
  const char* slash = strrchr(argv[0], '/');
  const char* name = slash != NULL ? slash + 1 : argv[0];
  for (unsigned i = 0; i < sizeof programs / sizeof *programs; ++i) {
    if (strcmp(programs[i].name, name) == 0) return programs[i].program(argc, argv, envp);
  }
  fprintf(stderr, "no program %s\n", name);
  return 99;
}
