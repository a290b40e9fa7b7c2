#!/usr/bin/env bash
# What `entente slurm` writes, on a real Slurm of one node: of three shards one has its program killed, one comes to its
# time limit, one is left in peace. The study that is merged in the end is that of one process, byte for byte.
# Takes some three minutes, for Slurm's least limit is one minute and ours two. Exit code 77: no Slurm can be started here.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/single_node.sh"
program=${ENTENTE_PROGRAM:?the program to test}

reason=$(why_no_slurm)
if [ -n "$reason" ]; then
  echo "SKIPPED, nothing of Slurm was tested: $reason"
  exit 77
fi

place=$(mktemp -d)
finish() {
  stop_slurm
  rm -rf "$place"
}
trap finish EXIT
trap 'exit 143' INT TERM
cd "$place"

complain() {
  echo "$*" >&2
  squeue --states=all >&2
  tail -n 20 entente-*.log said slurm/slurmctld.log slurm/slurmd.log >&2
  exit 1
}
told() { echo "$(date +%T) $*"; }

# The process of a shard, not the shell that started it.
shard_process() { pgrep -x -f "$program .*--shard $1/3"; }
has_rows() { "$program" status "study/shard-$1-of-3" --json | grep -qE '"histories": *[1-9]'; }
# Signal 10, SIGUSR1, waits for a process that does not run.
told_to_stop() { [ $((0x$(awk '/^(SigPnd|ShdPnd):/ { if ($2 > most) most = $2 } END { print most }' "/proc/$1/status") & 0x200)) -ne 0 ]; }

told "starting Slurm $(slurmctld -V | cut -d' ' -f2)"
start_slurm "$place/slurm" 4 || exit 1

reps=1500 seed=7
"$program" slurm builtin:baseline --strategy "more money" --seed $seed --reps $reps --shards 3 --time-limit 2m \
  --out "$place/study" --program "$program" >job.sh || exit 1
bash job.sh >said 2>&1 || complain "the script did not submit itself"
told "$(cat said)"

for shard in 1 2; do
  within 60 has_rows $shard || complain "shard $shard does not run"
done
limited=$(shard_process 1) killed=$(shard_process 2)
# A shard that would take longer than its limit: it stands still until Slurm tells it to stop.
kill -STOP "$limited" || complain "shard 1 ended too early"
kill -KILL "$killed" || complain "shard 2 ended too early"
told "shard 1 stands still, the program of shard 2 was killed"
if bash job.sh >again 2>&1 || ! grep -q 'nothing was submitted' again; then
  complain "a study that runs was submitted a second time"
fi
within 150 told_to_stop "$limited" || complain "Slurm did not tell shard 1 to stop before its limit"
kill -CONT "$limited"
told "shard 1 was told to stop before its limit"

requeued() { [ "$(scontrol show job --oneliner | grep -c 'ArrayTaskId=1 .*Restarts=1 ')" -eq 1 ]; }
within 60 requeued || complain "shard 1 was not queued again"
"$program" status study >status
grep -q 'shard-1-of-3: stopped' status || complain "shard 1 did not stop in good order: $(cat status)"
told "shard 1 is queued again; Slurm lets what is queued again wait two minutes, which an administrator cuts short"
[ -z "$(ls entente-merge-*.log 2>/dev/null)" ] || complain "the merge did not wait for the shard that is queued again"
sleep 3 # a node refuses a job of the same number in the same second
scontrol update JobId="$(squeue --noheader --array --states=PENDING --format='%i %K' | awk '$2 == 1 { print $1 }')" \
  StartTime=now || complain "no pending task 1"

within 120 no_jobs || complain "the jobs do not end"
grep -qF 'shard-1-of-3: 1000 histories stored' entente-1_1.log || complain "shard 1, queued again, did not go on"
[ ! -e study/results.sqlite ] || complain "a study without shard 2 was merged"
grep -q 'shard 2 of 3' entente-merge-*.log || complain "the merge does not say that shard 2 is not finished"
told "the merge says which shard is not finished: $(grep -h -m 1 'shard 2 of 3' entente-merge-*.log)"

bash job.sh >said 2>&1 || complain "the study cannot be submitted again"
within 120 no_jobs || complain "the jobs of the second submission do not end"
[ -e study/results.sqlite ] || complain "the second submission did not merge the study"
told "submitted again, finished and merged"

"$program" compare builtin:baseline --strategy "more money" --seed $seed --reps $reps --out whole -q >/dev/null || exit 1
digest_of() { "$program" status "$1" --json | sed -n 's/.*"digest": "\([0-9a-f]*\)".*/\1/p' | head -n 1; } # before its shards
merged=$(digest_of study) whole=$(digest_of whole)
[ -n "$whole" ] && [ "$merged" = "$whole" ] || complain "the digests differ: $merged and $whole"
diff -r study/tables whole/tables || complain "the tables differ"
"$program" verify study >/dev/null || complain "the merged study does not verify"
told "the merged study is that of one process: $merged"
