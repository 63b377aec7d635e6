# shellcheck shell=bash disable=SC2034,SC2154
# Unpacks the built jar and gives the JVM a cache of what it loads, which takes more than half off the start.

unpack_if_needed() {
  is_unpacked && return
  take_lock
  is_unpacked || unpack
}

# target/app/current names the folder to run from and the JDK that its cache belongs to.
is_unpacked() {
  local made_for=
  app=
  [ -f target/app/current ] || return 1
  { IFS= read -r app && IFS= read -r made_for; } <target/app/current || return 1
  [ "$made_for" = "$JAVA_HOME $jdk_version" ] && [ -f "$app/grapevine.jar" ] && [ ! target/grapevine.jar -nt target/app/current ]
}

# Every build runs from a folder of its own: a server that still runs from the one before keeps finding its classes.
unpack() {
  forget_unused
  app=target/app/$(date +%Y%m%d-%H%M%S)-$$
  mkdir -p target/app
  quietly "Unpacking" target/unpack.log "$JAVA_HOME/bin/java" -Djarmode=tools -jar target/grapevine.jar extract --destination "$app" || {
    tail -n 5 target/unpack.log >&2
    fail 1 "cannot unpack target/grapevine.jar; is the disk full?"
  }
  mkdir "$app/running"
  # Without the cache all is well but slower, so a failure here stays in the log.
  quietly "Preparing a quick start" target/training.log train || true
  printf '%s\n' "$app" "$JAVA_HOME $jdk_version" >target/app/current.new
  mv target/app/current.new target/app/current
}

forget_unused() {
  local folder process
  for folder in target/app/*/; do
    for process in "$folder"running/*; do
      if is_ours "${process##*/}"; then continue 2; fi
    done
    rm -rf "$folder"
  done
}

# Starts the server once on a throw-away data folder, asks for a few pages, and ends it as an operator would; the JVM then
# writes what it loaded and compiled (JEP 514 and 515). Nothing of the caller's settings gets in, least of all a database.
train() {
  local data port waited=0 failed=0
  data=$(mktemp -d "${TMPDIR:-/tmp}/grapevine-training.XXXXXX")
  jvm_options
  env -i PATH="$PATH" HOME="${HOME:-/}" LANG="${LANG:-C.UTF-8}" TMPDIR="${TMPDIR:-/tmp}" ${XDG_CACHE_HOME:+XDG_CACHE_HOME="$XDG_CACHE_HOME"} \
    "$JAVA_HOME/bin/java" "${memory[@]}" -XX:AOTCacheOutput="$app/grapevine.aot" -Dmanagement.server.port=0 \
    -Dspring.main.log-startup-info=true -Dlogging.level.org.springframework.boot.tomcat=info \
    -jar "$app/grapevine.jar" serve --port 0 --data "$data" &
  child=$!
  trap 'kill -TERM $child; wait $child; rm -rf "$data"; exit 143' TERM
  until grep -q 'Started Grapevine' target/training.log || [ $((waited += 1)) -gt 300 ]; do
    kill -0 $child 2>/dev/null || break
    sleep 0.2
  done
  # shellcheck disable=SC2013 # numbers have no spaces
  for port in $(sed -n 's/.*Tomcat started on port[^0-9]*\([0-9][0-9]*\).*/\1/p' target/training.log); do
    ask_for "$port" / /login /health /api/v1/referrals /no-such-page
  done
  kill -TERM $child 2>/dev/null || failed=1
  wait $child || true
  rm -rf "$data"
  # What a failed start leaves is the cache of a failed start.
  if [ $failed = 1 ]; then rm -f "$app/grapevine.aot"; fi
}

ask_for() {
  local port=$1 path
  shift
  for path in "$@" "$@"; do
    (exec 3<>"/dev/tcp/127.0.0.1/$port" && printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" >&3 &&
      cat <&3 >/dev/null) || true
  done
}
