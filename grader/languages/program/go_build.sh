# Builds a Go test program: build.sh GO [the submission's sources].
#
# Submission and test are one package, suite, since Go's tests call what is not exported; our main and the
# token are packages of their own. Refused are the imports that lead out of a package (unsafe and with it
# go:linkname, cgo, syscall, ours) or to its sources (embed), what package unsafe is not needed for (in_memory),
# and package-level names that would stand for Go's own in the test.
set -e
go=$1
shift
root=$PWD/.assay
cd "$root"

# The file with the package clause `package suite`, and uses of what only MultiPL-E's prompts import.
as_suite() {
  local line found= testing= fmt=
  while IFS= read -r line || [[ -n $line ]]; do
    if [[ -z $found && $line =~ ^[[:space:]]*package[[:space:]]+[A-Za-z_0-9]+ ]]; then
      line="package suite${line#"${BASH_REMATCH[0]}"}"
      found=1
    fi
    if [[ $line =~ ^(import)?[[:space:]]*\"(testing|fmt)\"[[:space:]]*$ ]]; then
      printf -v "${BASH_REMATCH[2]}" 1
    fi
    printf '%s\n' "$line"
  done <"$1"
  [[ -z $testing ]] || echo 'var _ testing.TB'
  [[ -z $fmt ]] || echo 'var _ = fmt.Sprint'
}

# All of the standard library that has unsafe.Pointer in its signature (grep it in $GOROOT/api): a value of that
# type can be converted to any pointer without the import. And what writes the heap to a file.
in_memory='UnsafePointer|NewAt|SliceAt|SetPointer|(Load|Store|Swap|CompareAndSwap)Pointer|SetCgoTraceback|WriteHeapDump'

test=$(<suite/assay_test_code.go)
if [[ ! $test =~ (^|$'\n')package[[:space:]] ]]; then
  test=$'package suite\nimport (\n"fmt"\n"testing"\n)\nvar _ testing.TB\nvar _ = fmt.Sprint\n'$test
fi
printf '%s\n' "$test" >code.txt
as_suite code.txt >suite/assay_test_code.go
tests= suite=$'package suite\nimport _ "../token"\n'
while IFS= read -r line || [[ -n $line ]]; do
  if [[ $line =~ ^func[[:space:]]+(Test[A-Z0-9_][A-Za-z0-9_]*)[[:space:]]*\( ]]; then
    tests+="watched(\"${BASH_REMATCH[1]}\", suite.${BASH_REMATCH[1]}),"
  elif [[ $line =~ ^func[[:space:]]+main\(\) ]]; then
    tests+='watched("main", func(*testing.T) { suite.AssayMain() }),'
    suite+=$'func AssayMain() { main() }\n'
  fi
done <suite/assay_test_code.go
if [[ -z $tests ]]; then
  echo "the test has neither a function TestName nor main" >&2
  exit 1
fi
printf '%s' "$suite" >suite/assay_suite.go
main=$(<main/main.go)
printf '%s\n' "${main/@TESTS@/"$tests"}" >main/main.go

number=0
for source in "$@"; do
  if [[ $source == .assay/* ]]; then
    continue
  fi
  file=suite/code$((number++)).go
  as_suite "../$source" >"$file"
  if [[ $suite == *AssayMain* ]]; then
    code=$(<"$file")
    printf '%s\n' "${code//$'\n'func main()/$'\n'func assayOwnMain()}" >"$file"
  fi
  if [[ $(<"$file") =~ (^|[^A-Za-z0-9_])($in_memory)([^A-Za-z0-9_]|$) ]]; then
    echo "${BASH_REMATCH[2]} is not taken here" >&2
    exit 1
  fi
  for imported in $("$go" list -e -f '{{range .Imports}}{{.}} {{end}}' "$file"); do
    case $imported in
      unsafe | C | syscall | embed | plugin | .* | /* | *token)
        echo "import \"$imported\" is not taken here" >&2
        exit 1
        ;;
    esac
  done
done
refused=$("$go" tool compile -e -p suite -o guard.o guard.go suite/code*.go 2>&1 | while IFS= read -r line; do
  [[ $line != *redeclared* ]] || printf '%s\n' "$line"
done)
if [[ -n $refused ]]; then
  printf 'a name of Go'"'"'s own is declared: %s\n' "$refused" >&2
  exit 1
fi
"$go" build -buildvcs=false -ldflags "-s -w" -o ../program ./main
