# shellcheck shell=bash disable=SC2034,SC2154
# What a person sees while the work is done elsewhere.

say() {
  printf '%s\n' "$1" >&2
}

fail() {
  say "grapevine: $2"
  exit "$1"
}

# Runs a command with its output in a file, and shows meanwhile that something goes on.
quietly() {
  local title=$1 log=$2 began=$SECONDS status=0
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  child=$!
  if [ -t 2 ]; then
    while kill -0 $child 2>/dev/null; do
      printf '\r%s… %d s ' "$title" $((SECONDS - began)) >&2
      sleep 0.2
    done
    printf '\r\033[K' >&2
  else
    say "$title…"
  fi
  wait $child || status=$?
  child=
  return $status
}

# Runs a command with its output on the terminal and in a file. In the background, because only then a signal is heard at once.
shown() {
  local log=$1 reader status=0
  shift
  rm -f "$scratch/pipe"
  mkfifo "$scratch/pipe"
  tee "$log" <"$scratch/pipe" &
  reader=$!
  "$@" >"$scratch/pipe" 2>&1 </dev/null &
  child=$!
  wait $child || status=$?
  child=
  wait $reader || true
  return $status
}
