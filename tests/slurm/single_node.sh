# A Slurm of one node, of this machine alone: Debian's munge, slurmctld and slurmd with their own configuration, ports,
# spool and logs below one folder, on the loopback address. To be sourced.
#
#   why_no_slurm           prints what is missing for it here; nothing where it can be started
#   start_slurm FOLDER CPUS
#                          starts it; sets SLURM_CONF for sbatch and its like. After an error it says what the logs say
#   stop_slurm             ends its jobs and daemons; may be called whatever was started
#
# The node may have more processors than the machine, and nothing needs cgroups, systemd or a database.

slurm_folder='' slurm_daemons=()

why_no_slurm() {
  local command
  for command in munged slurmctld slurmd sbatch scontrol squeue; do
    [ -x "/usr/sbin/$command" ] || [ -x "/usr/bin/$command" ] || {
      echo "no $command here; on Debian: apt-get install munge slurmctld slurmd slurm-client"
      return
    }
  done
  [ "$(id -u)" -eq 0 ] || echo "slurmd starts jobs as root alone"
}

# A port that nobody listens on, from $1 on.
free_port() {
  local port
  for ((port = $1; port < $1 + 200; port++)); do
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  return 1
}

# Waits until a command gives 0, $1 seconds at most.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

slurm_logs() { tail -n 20 "$slurm_folder"/{munged,slurmctld,slurmd}.log 2>/dev/null; }

slurm_answers() { sinfo --noheader --format=%T | grep -qE '^(idle|mixed|allocated)'; }

start_slurm() {
  local cpus=$2 node from
  slurm_folder=$1
  node=$(hostname -s)
  mkdir -p "$slurm_folder"/{state,spool}
  chmod 755 "$slurm_folder"
  head -c 1024 /dev/urandom >"$slurm_folder/munge.key"
  chmod 400 "$slurm_folder/munge.key"
  # Never the machine's own Slurm, and never the ports of another test beside this one.
  from=$((20000 + ($$ * 7) % 10000))
  export SLURM_CONF=$slurm_folder/slurm.conf
  cat >"$SLURM_CONF" <<END
ClusterName=entente-test
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=$(free_port $from)
SlurmdPort=$(free_port $((from + 300)))
AuthType=auth/munge
AuthInfo=socket=$slurm_folder/munge.socket
CryptoType=crypto/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$slurm_folder/state
SlurmdSpoolDir=$slurm_folder/spool
SlurmctldPidFile=$slurm_folder/slurmctld.pid
SlurmdPidFile=$slurm_folder/slurmd.pid
SlurmctldLogFile=$slurm_folder/slurmctld.log
SlurmdLogFile=$slurm_folder/slurmd.log
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=5
NodeName=$node NodeAddr=127.0.0.1 CPUs=$cpus State=UNKNOWN
PartitionName=test Nodes=$node Default=YES MaxTime=INFINITE State=UP
END
  munged --foreground --force --key-file="$slurm_folder/munge.key" --socket="$slurm_folder/munge.socket" \
    --pid-file="$slurm_folder/munged.pid" --seed-file="$slurm_folder/munged.seed" \
    --log-file="$slurm_folder/munged.log" --num-threads=2 >/dev/null 2>"$slurm_folder/munged.said" &
  slurm_daemons+=($!)
  within 20 munge --no-input --socket="$slurm_folder/munge.socket" || { slurm_logs; return 1; }
  slurmctld -D -c -f "$SLURM_CONF" >/dev/null 2>&1 &
  slurm_daemons+=($!)
  within 30 scontrol ping || { slurm_logs; return 1; }
  slurmd -D -N "$node" -f "$SLURM_CONF" >/dev/null 2>&1 &
  slurm_daemons+=($!)
  within 60 slurm_answers || { slurm_logs; return 1; }
}

stop_slurm() {
  local daemon
  [ ${#slurm_daemons[@]} -gt 0 ] || return 0
  scancel --user=root --full --signal=KILL 2>/dev/null
  within 20 no_jobs || scancel --user=root 2>/dev/null
  # The daemons of the jobs go with slurmd; munge last, for it signs what the others say.
  for daemon in "${slurm_daemons[@]:1}" "${slurm_daemons[0]}"; do
    kill "$daemon" 2>/dev/null
    within 10 gone "$daemon" || kill -KILL "$daemon" 2>/dev/null
    wait "$daemon" 2>/dev/null
  done
  slurm_daemons=()
}

no_jobs() { [ -z "$(squeue --noheader --states=all --format=%T 2>/dev/null | grep -E 'RUNNING|PENDING|COMPLETING')" ]; }
gone() { ! kill -0 "$1" 2>/dev/null; }
