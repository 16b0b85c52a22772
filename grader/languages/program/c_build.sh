# Builds a C or C++ test program: build.sh COMPILER STANDARD SUFFIX [the submission's sources]. Where the
# submission was compiled apart (code.o) it is linked last, behind the libraries: c_code.sh says why.
set -e
compiler=$1 standard=$2 suffix=$3
shift 3
flags=("$standard" -O2 -pthread -I.assay/include)
"$compiler" "${flags[@]}" -c -o .assay/main.o ".assay/main.$suffix"
"$compiler" "${flags[@]}" -c -o .assay/test.o ".assay/test.$suffix"
objects=()
if [[ -e code.o ]]; then
  objects=(code.o)
fi
for source in "$@"; do
  object=.assay/code${#objects[@]}.o
  "$compiler" "${flags[@]}" -c -o "$object" "$source"
  objects+=("$object")
done
first=-lm
if [[ $suffix == cpp ]]; then
  first=-lstdc++,-lm
fi
# -Wl: g++ moves a plain -lc to the end of the line.
"$compiler" -static -s -pthread -Wl,--wrap=main -o program .assay/main.o .assay/test.o \
  -Wl,--start-group,"$first",-lgcc,-lgcc_eh,-lc,--end-group "${objects[@]}" -lm
