# shellcheck shell=bash disable=SC2034,SC2154
# Finds a JDK that is new enough, wherever a machine keeps its JDKs, even when the default one is older.

# Leaves JAVA_HOME and jdk_version of the first JDK that is new enough.
find_jdk() {
  local home
  while IFS= read -r home; do
    if is_new_jdk "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done < <(possible_jdks 2>/dev/null)
  fail 1 "no JDK 25 or newer found: install one, for example Temurin 25 from https://adoptium.net, or set JAVA_HOME to it"
}

possible_jdks() {
  local folder entries
  printf '%s\n' "${JAVA_HOME:-}"
  IFS=: read -r -a entries <<<"${PATH:-}"
  for folder in ${entries[@]+"${entries[@]}"}; do
    if [ -x "$folder/java" ]; then
      follow "$folder/java"
      printf '%s\n' "${followed%/bin/java}"
    fi
  done
  printf '%s\n' "${HOME:-}"/.sdkman/candidates/java/* /usr/lib/jvm/*
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -F -v 25+ 2>/dev/null || true; fi
  printf '%s\n' /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home
}

is_new_jdk() {
  local key value major
  jdk_version=
  # The /usr/bin/java of macOS is no JDK, but asks to install one.
  case $1 in '' | / | /usr) return 1 ;; esac
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then jdk_version=$value; fi
    done <"$1/release"
  fi
  if [ -z "$jdk_version" ]; then
    jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version \("[^"]*"\).*/\1/p' | tail -n 1) || return 1
  fi
  major=${jdk_version#\"}
  major=${major%%[!0-9]*}
  [ "${major:-0}" -ge 25 ]
}
