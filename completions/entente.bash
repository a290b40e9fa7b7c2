# Completion of entente for bash: verbs, flags, scenario files, study folders, strategies and parameters.

# The first column of `entente list WHAT...`: names end at a tab or at two blanks, and may hold single ones.
_entente_names() {
  entente list "$@" 2>/dev/null | sed -E 's/(\t|  ).*//; /^$/d'
}

# Offers the lines of standard input that begin with the given text, quoted for the shell.
_entente_offer_lines() {
  local line
  while IFS= read -r line; do
    [[ $line == "$1"* ]] && COMPREPLY+=("$2$(printf '%q' "$line")")
  done
}

_entente_flags() {
  local many='--threads -j --seed --reps --until --max-reps --out --set --strategy --keep --on-error --time-limit
    --rollback-journal --shard --dry-run --progress --json --quiet -q --verbose -v'
  case $1 in
    new) echo '--template' ;;
    check) echo '--json --resolved' ;;
    params | list) echo '--json --markdown' ;;
    schema) echo '--api' ;;
    run) echo "$many" ;;
    ablate) echo "$many --mechanism" ;;
    compare) echo "$many --worlds --full --report" ;;
    sweep) echo "$many --design --vary --points --trajectories --levels" ;;
    calibrate) echo "$many --targets" ;;
    evidence) echo '--json --effects --hindcast --sets --report --out --reps --seed --set --threads -j' ;;
    trace) echo '--rep --strategy --study --row --table --seed --set --json' ;;
    eval) echo '--threads -j --seed --reps --set --strategy' ;;
    decide) echo '--effect --willingness --goal --json' ;;
    sensitivity) echo '--json --quiet -q' ;;
    verify) echo '--json --repair --sample --threads -j' ;;
    merge) echo '--rollback-journal --quiet -q' ;;
    status | doctor) echo '--json' ;;
    export | report) echo '--out' ;;
    explore) echo '--out --page --set --quiet -q --verbose -v' ;;
    slurm) echo '--shards --out --verb --program --time-limit --reps --seed' ;;
    bench) echo '--json --full' ;;
  esac
  echo '--help'
}

_entente() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]} each scenario=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W 'new check params schema run compare sweep sensitivity calibrate ablate list
      evidence decide trace eval status merge verify export report explore slurm bench doctor --help --version' -- "$word")
    return
  fi
  for each in "${COMP_WORDS[@]:2}"; do
    [[ $each == *.toml ]] && scenario=$each
  done

  local choices=
  case $before in
    --template) choices='quick compare sweep calibrate' ;;
    --design) choices='grid lhs sobol morris' ;;
    --keep) choices='summary series events' ;;
    --on-error) choices='stop skip' ;;
    --progress) choices='auto bar plain json none' ;;
    --strategy)
      local given=
      [[ $word == *,* ]] && given=${word%,*},
      _entente_offer_lines "${word##*,}" "$given" < <(_entente_names strategies ${scenario:+"$scenario"})
      return ;;
    --mechanism) _entente_offer_lines "$word" '' < <(_entente_names mechanisms); return ;;
    --set)
      compopt -o nospace
      _entente_offer_lines "$word" '' < <(entente params 2>/dev/null | grep -oE '^[a-z_]+(\.[a-z0-9_]+)+' | sed 's/$/=/')
      return ;;
    --out | --hindcast | --study) mapfile -t COMPREPLY < <(compgen -d -- "$word"); compopt -o filenames; return ;;
    --targets) mapfile -t COMPREPLY < <(compgen -f -- "$word"); compopt -o filenames; return ;;
    -j | --threads | --seed | --reps | --max-reps | --until | --time-limit | --shard | --shards | --rep | --row) return ;;
  esac
  if [[ -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
  elif [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_entente_flags "$verb")" -- "$word")
  else
    case $verb in
      list) mapfile -t COMPREPLY < <(compgen -W 'scenarios strategies outcomes instruments mechanisms events indicators' -- "$word") ;;
      export) ((COMP_CWORD > 2)) && mapfile -t COMPREPLY < <(compgen -W 'csv netcdf' -- "$word") ;;&
      new | sensitivity | decide | status | merge | verify | export | report)
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -- "$word"); compopt -o filenames ;;
      params) _entente_offer_lines "$word" '' < <(entente params 2>/dev/null | grep -oE '^[a-z_]+(\.[a-z0-9_]+)+') ;;
      *)
        mapfile -t COMPREPLY < <(compgen -d -- "$word"; compgen -f -X '!*.toml' -- "$word"); compopt -o filenames ;;
    esac
  fi
}

complete -F _entente entente
