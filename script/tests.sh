# shellcheck shell=bash disable=SC2034,SC2154
# Runs all tests, with the browser that some of them need.

run_tests() {
  find_jdk
  find_chromium
  export GRAPEVINE_CHROMIUM PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  take_lock
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/grapevine-test.XXXXXX")
  local status=0
  with_retries "$scratch/log" shown "$scratch/log" ./mvnw -B -ntp verify "$@" || status=$?
  summary "$scratch/log"
  exit $status
}

# What Surefire says at the end of its run, once more where it is found at once: Maven goes on talking after it.
summary() {
  awk '/^\[(INFO|ERROR|WARNING)\] Results:/ { block = ""; within = 1 }
       within { block = block $0 "\n" }
       within && /Tests run: [0-9]+/ { within = 0; last = block }
       END { printf "%s", last == "" ? "" : "\n" last }' "$1"
}

find_chromium() {
  if [ -n "${GRAPEVINE_CHROMIUM:-}" ]; then
    is_chromium "$GRAPEVINE_CHROMIUM" || fail 1 "GRAPEVINE_CHROMIUM is '$GRAPEVINE_CHROMIUM', which is no Chromium or Chrome that runs"
    return
  fi
  installed_chromium && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    quietly "Installing Chromium for the browser tests" "${TMPDIR:-/tmp}/grapevine-apt.log" install_chromium || true
    installed_chromium && return
    fail 1 "cannot install Chromium (see ${TMPDIR:-/tmp}/grapevine-apt.log); install it, or set GRAPEVINE_CHROMIUM to one"
  fi
  fail 1 "the browser tests need Chromium or Chrome: $(how_to_get_chromium)"
}

installed_chromium() {
  local candidate
  for candidate in chromium chromium-browser google-chrome google-chrome-stable \
    {,"${HOME:-}"}"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    {,"${HOME:-}"}/Applications/Chromium.app/Contents/MacOS/Chromium; do
    GRAPEVINE_CHROMIUM=$(command -v "$candidate") && is_chromium "$GRAPEVINE_CHROMIUM" && return
  done
  return 1
}

# Asked for its version because Ubuntu has a chromium-browser that only says how to get one.
is_chromium() {
  case "$("$1" --version 2>/dev/null </dev/null)" in *Chrom*[0-9].[0-9]*) ;; *) return 1 ;; esac
}

install_chromium() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -o Acquire::Retries=3 update -qq || return 1
  # Debian only recommends fonts, and a page without any has nothing to see.
  apt-get -o Acquire::Retries=3 install -y -qq --no-install-recommends chromium fonts-liberation
}

how_to_get_chromium() {
  if command -v apt-get >/dev/null; then
    echo "run 'sudo apt-get install -y chromium'"
  elif command -v dnf >/dev/null; then
    echo "run 'sudo dnf install -y chromium'"
  elif command -v brew >/dev/null; then
    echo "run 'brew install --cask google-chrome'"
  else
    echo "install one, or set GRAPEVINE_CHROMIUM to it"
  fi
}
