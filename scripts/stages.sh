# Sourced by check.sh and test.sh: runs stages, counts what their runners counted, and says it in one line at the end.
#
#   stage NAME KIND COMMAND…     KIND says how the output is counted: one · told (one, and its output is shown) · cargo · node · vitest
#
# A stage that passes prints one line and its figures (output lines that begin with "figure:");
# one that fails prints the names of the tests that failed, all of them, and then the end of its output. The whole output is in $logs/NAME.log.

set -u
export CARGO_TERM_COLOR=never NO_COLOR=1 RUST_BACKTRACE=0
cd "$(dirname "$0")/.."
logs=${CARGO_TARGET_DIR:-target}/stages
mkdir -p "$logs"
all_passed=0
all_failed=0
began=$SECONDS

# Adds up the numbers that follow (or precede) a runner's words in its own closing lines.
count() {
  local kind=$1 log=$2
  case $kind in
    cargo) awk '/^test result: /{for(i=2;i<=NF;i++){if($i ~ /^passed/)p+=$(i-1); if($i ~ /^failed/)f+=$(i-1); if($i ~ /^ignored/)s+=$(i-1)}} END{print p+0, f+0, s+0}' "$log" ;;
    node) awk '/^(#|ℹ) (pass|fail|cancelled|skipped|todo) [0-9]+$/{n[$2]+=$3} END{print n["pass"]+0, n["fail"]+n["cancelled"]+0, n["skipped"]+n["todo"]+0}' "$log" ;;
    vitest) sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '/^ *Tests +[0-9]/{for(i=2;i<=NF;i++){if($i=="passed")p+=$(i-1); if($i=="failed")f+=$(i-1); if($i=="skipped"||$i=="todo")s+=$(i-1)}} END{print p+0, f+0, s+0}' ;;
  esac
}

# The tests that failed, one a line, wherever in the output they are.
named() {
  local kind=$1 log=$2
  case $kind in
    cargo) sed -n 's/^test \(.*\) \.\.\. FAILED$/\1/p' "$log" ;;
    node)
      if grep -q '^✖ failing tests:$' "$log"; then
        # Each is told again at the end, below the place where it stands.
        awk '/^✖ failing tests:$/{at=1; next} at && /^test at /{place=$3} at && /^✖ /{sub(/^✖ /, ""); sub(/ \([0-9.]+ms\)$/, ""); print place " " $0}' "$log"
      else
        sed -n 's/^ *✖ //p' "$log"
      fi ;;
    vitest) sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -n 's/^ *FAIL  *//p' | sort -u ;;
  esac
}

stage() {
  local name=$1 kind=$2 log status=0 passed=0 failed=0 skipped=0 start=$SECONDS why=""
  shift 2
  log=$logs/$name.log
  printf '== %-22s ' "$name"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$kind" = one ] || [ "$kind" = told ]; then
    [ $status = 0 ] && passed=1 || failed=1
  else
    read -r passed failed skipped <<<"$(count "$kind" "$log")"
    if [ "$skipped" != 0 ]; then
      failed=$((failed + skipped)) why=" ($skipped skipped: a skipped test shows nothing)"
    elif [ $status = 0 ] && [ $((passed + failed)) = 0 ]; then
      failed=1 why=" (no test ran)"
    elif [ $status != 0 ] && [ "$failed" = 0 ]; then
      failed=1 why=" (it ended with $status)"
    fi
  fi
  all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
  if [ "$failed" = 0 ]; then
    printf 'ok, %d in %d s\n' "$passed" $((SECONDS - start))
    if [ "$kind" = told ]; then sed 's/^/   /' "$log"; else sed -n 's/^figure:/  /p' "$log"; fi
  else
    printf 'FAILED, %d of %d in %d s%s\n' "$failed" $((passed + failed)) $((SECONDS - start)) "$why"
    named "$kind" "$log" | sed 's/^/   ✖ /'
    # What went well is not what a reader looks for now.
    sed '/^successes:$/,/^\(failures:\|test result.*\)$/d' "$log" | grep -v -e '^test .* ok$' -e '^ *Compiling ' -e '^ *Checking ' | tail -n "${STAGE_TAIL:-150}" | sed 's/^/   | /'
    echo "   the whole output: $log"
  fi
}

# The closing line, alone, and an exit code that agrees with it.
finish() {
  echo "$((SECONDS - began)) s in all"
  echo "$all_passed passed, $all_failed failed"
  [ "$all_failed" = 0 ]
}
