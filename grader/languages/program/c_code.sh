# Compiles a submission apart from its test, in a box that does not hold the test:
# code.sh COMPILER STANDARD SUFFIX [the submission's other sources]. Out: code.o.
#
# Its symbols are made weak and it is linked last, behind the libraries, so that it defines what the test
# asks of it and nothing else: no memcmp, no operator== of std::vector that says yes. What would run before
# our first instruction is taken out (.preinit_array) or refused (indirect functions).
set -e
compiler=$1 standard=$2 suffix=$3
shift 3
objects=()
for source in ".assay/code.$suffix" "$@"; do
  object=.assay/code${#objects[@]}.o
  "$compiler" "$standard" -O2 -pthread -c -o "$object" "$source"
  objects+=("$object")
done
"$compiler" -r -nostdlib -o code.o "${objects[@]}"
while read -r _ _ name; do
  printf '%s\n' "$name"
done < <(/usr/bin/nm --defined-only --extern-only code.o) >.assay/names
if [[ $(/usr/bin/nm code.o) == *" i "* ]]; then
  echo "indirect functions are not taken here" >&2
  exit 1
fi
/usr/bin/objcopy --weaken-symbols=.assay/names \
  --remove-section .preinit_array --remove-section .rela.preinit_array code.o
