# Assay's part of a Bash test program (kind program). The submission is not sourced here: each of its
# functions becomes one that runs in a bash of its own, which has neither the completion token nor the
# result channel. Global variables therefore do not live from one call to the next. And what runs here is not
# their equal, whose memory and descriptors they could open in /proc: a process whose program its user may not
# read is not dumpable (execve(2), ptrace(2)).
#
# All of it is one command: a bash reads the next one from its script when it gets there, and the submission can
# have changed that file by then.
{
  if [[ $BASH != */.assay/bash ]]; then
    cp "$BASH" .assay/bash
    chmod 111 .assay/bash
    exec .assay/bash "$0" "$BASH"
  fi
  assay_bash=$1
  shift
  IFS= read -r -N 32 assay_token
  exec 4>&3 3>&- 0</dev/null
  assay_test=$(<.assay/test.sh)
  rm -f .assay/test.sh
  assay_code=$PWD/@SOURCE@
  assay_run() { "$assay_bash" --norc -c 'source "$0"; "$@"' "$assay_code" "$@" 4>&-; }
  assay_names() { "$assay_bash" --norc -c 'source "$0" >/dev/null; declare -F' "$assay_code" 4>&-; }
  while read -r _ _ assay_name; do
    if [[ $assay_name =~ ^[A-Za-z_][A-Za-z0-9_]*$ && $assay_name != assay_* ]] &&
      ! type -t -- "$assay_name" >/dev/null; then
      eval "$assay_name() { assay_run $assay_name \"\$@\"; }"
    fi
  done < <(assay_names)
  unset -f assay_names
  (
    exec 4>&-
    unset assay_token
    eval "$assay_test"
  )
  assay_status=$?
  if [[ $assay_status == 0 && ${#assay_token} == 32 ]]; then
    printf '%s -\n' "$assay_token" >&4
  else
    printf 'failed\n' >&4
  fi
  exit "$assay_status"
}
