# shellcheck shell=bash disable=SC2034,SC2154
# One build or test run at a time in a checkout; and what is left behind when one is broken off: nothing.

# The lock is a symbolic link that points to the number of the process: made and labelled in one step.
take_lock() {
  local holder told=
  [ -z "$locked" ] || return 0
  mkdir -p target
  until ln -s $$ target/lock 2>/dev/null; do
    holder=$(readlink target/lock) || continue
    if is_ours "$holder"; then
      [ -n "$told" ] || say "Waiting for process $holder, which builds or tests in this checkout."
      told=yes
      sleep 0.5
    else
      remove_stale_lock "$holder"
    fi
  done
  locked=yes
}

# By renaming, which only one of several can do.
remove_stale_lock() {
  mv target/lock "target/lock.$$" 2>/dev/null || return 0
  # Between the look and the renaming another one may have removed it and taken its own: give that back.
  [ "$(readlink "target/lock.$$")" = "$1" ] || ln -s "$(readlink "target/lock.$$")" target/lock 2>/dev/null || true
  rm -f "target/lock.$$"
}

# A number alone is not enough, for the system gives it again to others, and in a container soon.
is_ours() {
  [ "$1" != $$ ] || return 1
  case "$1" in '' | *[!0-9]*) return 1 ;; esac
  case "$(tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" || ps -o args= -p "$1" 2>/dev/null)" in *grapevine*) ;; *) return 1 ;; esac
}

leave_nothing_behind_at_the_end() {
  trap leave_nothing_behind EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

leave_nothing_behind() {
  trap - EXIT HUP INT TERM
  if [ -n "$child" ] && kill -TERM "$child" 2>/dev/null; then wait "$child" || true; fi
  if [ -n "$scratch" ]; then rm -rf "$scratch"; fi
  if [ -n "$locked" ]; then rm -f target/lock; fi
}
