# shellcheck shell=bash disable=SC2034,SC2154
# Builds when the sources changed, and says in few lines why when it cannot.

build_if_needed() {
  is_current && return
  take_lock
  # Another process may have built while this one waited.
  is_current || build
}

is_current() {
  [ -f target/grapevine.jar ] && [ -f target/built ] && [ -z "$(find pom.xml mvnw .mvn src/main -newer target/built)" ]
}

build() {
  local title="Building Grapevine"
  [ -f target/grapevine.jar ] || title="Building Grapevine (the first time takes a few minutes)"
  mkdir -p target
  # Before the build begins, so that a file saved meanwhile counts as newer.
  touch target/building
  # Goals by name rather than the package phase: that one fetches the libraries of the tests too, and they are large.
  with_retries target/build.log quietly "$title" target/build.log ./mvnw -B -ntp -Dspotless.check.skip=true \
    process-classes jar:jar@default-jar spring-boot:repackage@repackage || {
    maven_errors target/build.log >&2
    fail 1 "the build failed; all of it is in $root/target/build.log"
  }
  mv target/building target/built
}

maven_errors() {
  local errors
  errors=$(grep -E '^\[(ERROR|FATAL)\]' "$1" | grep -vE '\[Help 1\]$|^\[ERROR\] *$|re-run Maven|Re-run Maven|For more information|\[Help 1\]' | tail -n 25) || true
  if [ -n "$errors" ]; then printf '%s\n' "$errors"; else tail -n 25 "$1"; fi
}

# Runs a command that ends in Maven up to three times, as long as a failed download is what broke it.
with_retries() {
  local log=$1 attempt status
  shift
  for attempt in 1 2 3; do
    status=0
    "$@" || status=$?
    if [ $status = 0 ] || [ $attempt = 3 ] || ! download_failed "$log"; then return $status; fi
    say "A download failed; trying again."
    sleep $((attempt * 4))
  done
}

download_failed() {
  grep -qE '^\[(ERROR|FATAL)\].*(Could not transfer|Checksum validation failed)|^(curl|wget): Failed to fetch|^failed to un(zip|tar)' "$1"
}
