# Builds a Rust test program: build.sh RUSTC SUBMISSION.
#
# The submission is compiled together with the test but has no name for its text: the test stands in a file
# with a random name, and what tells the name comes to rustc on standard input.
set -e
rustc=$1 source=$2
root=$PWD/.assay
flags=(-O --edition 2021 -C target-feature=+crt-static -C strip=symbols -C linker=cc)

# include! takes no inner attributes, inner comments or shebang: these stand at the head of a file.
head=1
while IFS= read -r line || [[ -n $line ]]; do
  if [[ -n $head && $line =~ ^[[:space:]]*(#!|//!) ]]; then
    line=
  elif [[ ! $line =~ ^[[:space:]]*(//|$) ]]; then
    head=
  fi
  printf '%s\n' "$line"
done <"$source" >"$root/code.rs"

# Functions marked #[test], wherever they stand in the test's own module tree; else its main.
IFS= read -r -d '' text <"$root/test.txt" || true
file=$root/$SRANDOM$SRANDOM$SRANDOM.rs
: >"$root/test.txt"
tests= marked= module=
while IFS= read -r line || [[ -n $line ]]; do
  if [[ $line =~ ^[[:space:]]*#!(\[|/) ]]; then
    line=
  elif [[ $line =~ ^[[:space:]]*#\[cfg\(test\)\][[:space:]]*$ ]]; then
    line=
  elif [[ $line =~ ^[[:space:]]*#\[test\][[:space:]]*$ ]]; then
    marked=1
    line=
  elif [[ $line =~ ^[[:space:]]*(pub[[:space:]]+)?mod[[:space:]]+([a-z_0-9]+)[[:space:]]*\{ ]]; then
    module=${BASH_REMATCH[2]}::
  elif [[ $line =~ ^[[:space:]]*(pub[[:space:]]+)?fn[[:space:]]+([a-zA-Z_0-9]+)[[:space:]]*\( ]]; then
    name=${BASH_REMATCH[2]}
    if [[ -n $marked ]]; then
      tests+="$module$name();"
      line=${line/fn /pub(super) fn }
      line=${line/pub pub(super)/pub}
    elif [[ $name == main && -z $module ]]; then
      tests+='main();'
    fi
    marked=
  fi
  printf '%s\n' "$line"
done <<<"$text" >"$file"
if [[ -z $tests ]]; then
  echo "the test has neither a function marked #[test] nor main" >&2
  exit 1
fi
main=$(<"$root/main.txt")
main=${main/@TEST_FILE@/"$file"}
main=${main/@CODE_FILE@/"$root/code.rs"}
main=${main/@TESTS@/"$tests"}

"$rustc" "${flags[@]}" --crate-type rlib --crate-name assay_token -o "$root/libassay_token.rlib" "$root/token.rs"
"$rustc" "${flags[@]}" -A warnings -F unsafe_code --crate-name program \
  --extern assay_token="$root/libassay_token.rlib" --remap-path-prefix "$file=test.rs" --remap-path-prefix "$root/code.rs=main.rs" -o program - <<<"$main"
