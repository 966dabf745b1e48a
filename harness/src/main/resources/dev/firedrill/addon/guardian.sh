# Runs the add-on in a session of its own, and ends it and all that it started when Firedrill says so, when it ends by
# itself, or when Firedrill is no more. The words are setsid, and the add-on's command.
#
# Standard input is a pipe that Firedrill alone can write to. One line of it is an order: in how many tenths of a second
# the add-on may end before it is killed. Where the pipe ends without one, Firedrill was killed, or knows that the add-on
# has ended. On standard error Firedrill reads the add-on's process id, and in the end its exit code. Standard output is
# the add-on's log.

trap '' HUP INT QUIT TERM PIPE
exec 3<&0 4>&2 5>&1 </dev/null 2>/dev/null

# What the add-on starts inherits this, and keeps it when it makes a session of its own.
mark="FIREDRILL_ADDON=$$."

# The process id is told here, or an add-on that ends at once would have told its exit code before it.
# No background job of this shell, which would ignore the signal of Ctrl-C, and so would all that it starts.
add_on() {
  (
    trap - HUP INT QUIT TERM PIPE
    export "$mark"
    [ -z "$FIREDRILL_PRELOAD" ] || export LD_PRELOAD="$FIREDRILL_PRELOAD"
    unset FIREDRILL_PRELOAD
    exec /bin/sh -c 'echo "$$" >&4; echo "$$"; exec "$@" >&5 2>&5 3<&- 4>&- 5>&-' sh "$@"
  )
  echo "$?" >&4
}

# The processes of the add-on's session, and those that bear the mark; without those that have ended and wait for their
# parents to notice.
members() {
  {
    grep -lsE "\) [^XZ] [0-9]+ [0-9]+ $addon " /proc/[0-9]*/stat
    grep -lsF "$mark" /proc/[0-9]*/environ
  } | cut -d/ -f3 | sort -u
}

pause() {
  sleep 0.1 || sleep 1
}

# await_end TENTHS [SIGNAL]: the signal goes to whoever is left, again and again.
await_end() {
  left=$1
  while [ "$left" -gt 0 ] && [ -n "$(members)" ]; do
    [ -z "$2" ] || kill -s "$2" -- $(members)
    pause
    left=$((left - 1))
  done
}

undertake() {
  PATH=$PATH:/usr/bin:/bin
  read -r addon
  read -r tenths <&3 || tenths=5
  [ "$tenths" -eq 0 ] || kill -s TERM -- $(members)
  await_end "$tenths"
  kill -s KILL -- "-$addon"
  await_end 20 KILL
  # What libfaketime cannot remove in a process that is killed.
  rm -f "/dev/shm/faketime_shm_$addon" "/dev/shm/sem.faketime_sem_$addon"
}

add_on "$@" | undertake
