#compdef entente
# Completion of entente for zsh: verbs, flags, scenario files, study folders, strategies and parameters.

# The first column of `entente list WHAT...`: names end at a tab or at two blanks, and may hold single ones.
_entente_strategies() {
  local -a scenario names
  scenario=(${(M)words:#*.toml})
  names=("${(@f)$(entente list strategies $scenario[1] 2>/dev/null | sed -E 's/(\t|  ).*//; /^$/d')}")
  _values -s , strategy ${names//:/\\:}
}

_entente_mechanisms() {
  local -a names
  names=("${(@f)$(entente list mechanisms 2>/dev/null | sed -E 's/(\t|  ).*//; /^$/d')}")
  compadd "$@" -a names
}

_entente_parameters() {
  local -a keys
  keys=(${(f)"$(entente params 2>/dev/null | grep -oE '^[a-z_]+(\.[a-z0-9_]+)+')"})
  compadd "$@" -a keys
}

_entente() {
  local curcontext=$curcontext state line
  local -a verbs many scenario study json
  verbs=(
    'new:a study folder that runs as it is'
    'check:validate scenario files'
    'params:every parameter with unit, default, range, source'
    'schema:the JSON Schema of scenario files'
    'run:one strategy, many histories'
    'compare:every strategy on the same histories'
    'sweep:many parameter values'
    'sensitivity:what drives the outcomes of a sweep'
    'calibrate:fit the parameters to targets'
    'ablate:each mechanism off'
    'list:scenarios, strategies, outcomes, instruments, mechanisms, events or indicators'
    'evidence:published estimates beside ours'
    'decide:cost-effectiveness, regret and robustness'
    'trace:one history, month by month'
    'eval:JSON lines in, JSON lines out'
    'status:progress of a study'
    'merge:join shards'
    'verify:is a study what was written, and can it be given again'
    'export:csv or netcdf'
    'report:one self-contained page'
    'explore:a page that simulates in a browser'
    'slurm:an sbatch script'
    'bench:throughput, scaling, memory'
    'doctor:check this installation'
  )
  json=('--json[data for programs]')
  scenario=('*:scenario:_files -g "*.toml"')
  study=('*:study:_files -/')
  many=(
    '(-j --threads)'{-j,--threads}'[threads]:number'
    '--seed[seed of every draw]:number'
    '--reps[replicates per strategy]:number'
    '--until[stop when an interval is narrow enough]:OUTCOME ci<=W'
    '--max-reps[most replicates with --until]:number'
    '--out[study folder]:folder:_files -/'
    '*--set[give a parameter a value]:parameter=value:_entente_parameters -S ='
    '--strategy[only these]:strategies:_entente_strategies'
    '--keep[what to store]:what:(summary series events)'
    '--on-error[when a run fails]:what:(stop skip)'
    '--time-limit[stop in time, resumable]:duration'
    '--rollback-journal[for disks that several machines share]'
    '--shard[this part of the study]:i/n'
    '--dry-run[say what it would take]'
    '--progress[how to show progress]:form:(auto bar plain json none)'
    '(-q --quiet)'{-q,--quiet}'[say less]'
    '(-v --verbose)'{-v,--verbose}'[say more]'
    $json
  )
  _arguments -C '--version[say which program this is]' '--help[help]' '1:verb:->verb' '*::argument:->argument' && return
  case $state in
    verb) _describe verb verbs ;;
    argument)
      case $words[1] in
        new) _arguments '--template[start from]:template:(quick compare sweep calibrate)' '1:folder:_files -/' ;;
        check) _arguments $json '--resolved[print what the file builds on, too]' $scenario ;;
        params) _arguments $json '--markdown[as a page]' '1:parameter:_entente_parameters' ;;
        schema) _arguments '--api[of requests and answers of eval]' ;;
        run) _arguments $many $scenario ;;
        ablate) _arguments $many '*--mechanism[only this one]:mechanism:_entente_mechanisms' $scenario ;;
        compare) _arguments $many '--worlds[in every named world too]' '--full[every outcome of every strategy]' '--report[write the page at the end]' $scenario ;;
        sweep) _arguments $many '--design[which points]:design:(grid lhs sobol morris)' '*--vary[what varies]:numbers:_entente_parameters' \
          '--points[points]:number' '--trajectories[Morris trajectories]:number' '--levels[values of each number]:number' $scenario ;;
        calibrate) _arguments $many '--targets[own targets]:file:_files' $scenario ;;
        list) _arguments $json '--markdown[as a page]' '1:what:(scenarios strategies outcomes instruments mechanisms events indicators)' $scenario ;;
        evidence) _arguments $json '--effects[measure effects of support]' '--hindcast[score real accords]:folder:_files -/' \
          '--report[write a page about the accords]:file:_files' ;;
        trace) _arguments $json '--rep[replicate]:number' '--strategy[strategy]:strategy:_entente_strategies' \
          '--study[study folder]:folder:_files -/' '--row[row of the study]:number' '--table[table of the row]:table' $scenario ;;
        eval) _arguments $scenario ;;
        slurm) _arguments '--shards[parts]:number' '--verb[verb]:verb:(run compare sweep)' '--out[study folder]:folder:_files -/' $scenario ;;
        bench) _arguments $json '--full[everything]' ;;
        export) _arguments '1:study:_files -/' '2:format:(csv netcdf)' ;;
        decide) _arguments $json '--effect[what is to be bought]:outcome' '--willingness[price units for one unit of it]:number' \
          '--goal[such as holds_5y>=0.2]:goal' $study ;;
        sensitivity) _arguments $json '(-q --quiet)'{-q,--quiet}'[say less]' $study ;;
        status) _arguments $json $study ;;
        merge) _arguments '--rollback-journal[for disks that several machines share]' $study ;;
        verify) _arguments $json '--repair[simulate damaged replicates again]' '--sample[replicates to run again]:number' $study ;;
        report) _arguments '--out[write the page to this file]:file:_files' $study '2:a later study:_files -/' ;;
        explore) _arguments '--out[write the page to this file]:file:_files' '--page[take this page]:file:_files' '*--set[give a parameter a value]:numbers:_entente_parameters' $scenario ;;
        doctor) _arguments $json ;;
      esac ;;
  esac
}

_entente "$@"
