# Completion of entente for fish: verbs, flags, scenario files, study folders, strategies and parameters.

# The first column of `entente list WHAT...`: names end at a tab or at two blanks, and may hold single ones.
function __entente_names
    entente list $argv 2>/dev/null | string replace -r '(\t|  ).*' '' | string match -r '.+'
end
function __entente_strategies
    __entente_names strategies (commandline -opc | string match -r '.+\.toml$')[1]
end
function __entente_parameters
    entente params 2>/dev/null | string match -r '^[a-z_]+(?:\.[a-z0-9_]+)+'
end
function __entente_toml
    __fish_complete_suffix .toml
end

set -l verbs new check params schema run compare sweep sensitivity calibrate ablate list evidence decide trace eval \
    status merge verify export report explore slurm bench doctor
set -l no_verb "not __fish_seen_subcommand_from $verbs"

complete -c entente -f
complete -c entente -n $no_verb -l version -d 'Say which program this is'
complete -c entente -l help -d Help
complete -c entente -n $no_verb -a new -d 'A study folder that runs as it is'
complete -c entente -n $no_verb -a check -d 'Validate scenario files'
complete -c entente -n $no_verb -a params -d 'Every parameter with unit, default, range, source'
complete -c entente -n $no_verb -a schema -d 'The JSON Schema of scenario files'
complete -c entente -n $no_verb -a run -d 'One strategy, many histories'
complete -c entente -n $no_verb -a compare -d 'Every strategy on the same histories'
complete -c entente -n $no_verb -a sweep -d 'Many parameter values'
complete -c entente -n $no_verb -a sensitivity -d 'What drives the outcomes of a sweep'
complete -c entente -n $no_verb -a calibrate -d 'Fit the parameters to targets'
complete -c entente -n $no_verb -a ablate -d 'Each mechanism off'
complete -c entente -n $no_verb -a list -d 'Scenarios, strategies, outcomes, instruments, mechanisms, events or indicators'
complete -c entente -n $no_verb -a evidence -d 'Published estimates beside ours'
complete -c entente -n $no_verb -a decide -d 'Cost-effectiveness, regret and robustness'
complete -c entente -n $no_verb -a trace -d 'One history, month by month'
complete -c entente -n $no_verb -a eval -d 'JSON lines in, JSON lines out'
complete -c entente -n $no_verb -a status -d 'Progress of a study'
complete -c entente -n $no_verb -a merge -d 'Join shards'
complete -c entente -n $no_verb -a verify -d 'Is a study what was written, and can it be given again'
complete -c entente -n $no_verb -a export -d 'CSV or NetCDF'
complete -c entente -n $no_verb -a report -d 'One self-contained page'
complete -c entente -n $no_verb -a explore -d 'A page that simulates in a browser'
complete -c entente -n $no_verb -a slurm -d 'An sbatch script'
complete -c entente -n $no_verb -a bench -d 'Throughput, scaling, memory'
complete -c entente -n $no_verb -a doctor -d 'Check this installation'

set -l many '__fish_seen_subcommand_from run compare sweep calibrate ablate'
complete -c entente -n $many -s j -l threads -x -d Threads
complete -c entente -n $many -l seed -x -d 'Seed of every draw'
complete -c entente -n $many -l reps -x -d 'Replicates per strategy'
complete -c entente -n $many -l until -x -d 'Stop when an interval is narrow enough: "OUTCOME ci<=W"'
complete -c entente -n $many -l max-reps -x -d 'Most replicates with --until'
complete -c entente -n $many -l out -x -a '(__fish_complete_directories)' -d 'Study folder'
complete -c entente -n $many -l set -x -a '(__entente_parameters)=' -d 'Give a parameter a value'
complete -c entente -n "$many trace" -l strategy -x -a '(__entente_strategies)' -d 'Only these'
complete -c entente -n $many -l keep -x -a 'summary series events' -d 'What to store'
complete -c entente -n $many -l on-error -x -a 'stop skip' -d 'When a run fails'
complete -c entente -n $many -l time-limit -x -d 'Stop in time, resumable'
complete -c entente -n "$many merge" -l rollback-journal -d 'For disks that several machines share'
complete -c entente -n $many -l shard -x -d 'This part of the study, i/n'
complete -c entente -n $many -l dry-run -d 'Say what it would take'
complete -c entente -n $many -l progress -x -a 'auto bar plain json none' -d 'How to show progress'
complete -c entente -n $many -s q -l quiet -d 'Say less'
complete -c entente -n $many -s v -l verbose -d 'Say more'
complete -c entente -n '__fish_seen_subcommand_from sensitivity' -s q -l quiet -d 'Say less'
complete -c entente -n "$many check params list sensitivity evidence decide trace status verify bench doctor" \
    -l json -d 'Data for programs'

complete -c entente -n "$many check list trace eval slurm explore" -a '(__entente_toml)'
complete -c entente -n '__fish_seen_subcommand_from new sensitivity decide status merge verify export report' \
    -a '(__fish_complete_directories)'
complete -c entente -n '__fish_seen_subcommand_from verify' -l repair -d 'Simulate damaged replicates again'
complete -c entente -n '__fish_seen_subcommand_from verify' -l sample -x -d 'Replicates to run again'
complete -c entente -n '__fish_seen_subcommand_from decide' -l effect -x -d 'What is to be bought'
complete -c entente -n '__fish_seen_subcommand_from decide' -l willingness -x -d 'Price units for one unit of it'
complete -c entente -n '__fish_seen_subcommand_from decide' -l goal -x -d 'Such as holds_5y>=0.2'
complete -c entente -n '__fish_seen_subcommand_from new' -l template -x -a 'quick compare sweep calibrate'
complete -c entente -n '__fish_seen_subcommand_from check' -l resolved -d 'Print what the file builds on, too'
complete -c entente -n '__fish_seen_subcommand_from params list' -l markdown -d 'As a page'
complete -c entente -n '__fish_seen_subcommand_from params' -a '(__entente_parameters)'
complete -c entente -n '__fish_seen_subcommand_from compare' -l worlds -d 'In every named world too'
complete -c entente -n '__fish_seen_subcommand_from compare' -l full -d 'Every outcome of every strategy'
complete -c entente -n '__fish_seen_subcommand_from compare' -l report -d "Write the study's page at the end"
complete -c entente -n '__fish_seen_subcommand_from report explore' -l out -r -d 'Write the page to this file'
complete -c entente -n '__fish_seen_subcommand_from explore' -l page -r -d 'Take this page'
complete -c entente -n '__fish_seen_subcommand_from ablate' -l mechanism -x -a '(__entente_names mechanisms)' \
    -d 'Only this one'
complete -c entente -n '__fish_seen_subcommand_from sweep' -l design -x -a 'grid lhs sobol morris'
complete -c entente -n '__fish_seen_subcommand_from sweep' -l vary -x -a '(__entente_parameters) all structure uncertain'
complete -c entente -n '__fish_seen_subcommand_from sweep' -l points -x -d Points
complete -c entente -n '__fish_seen_subcommand_from sweep' -l trajectories -x -d 'Morris trajectories'
complete -c entente -n '__fish_seen_subcommand_from sweep' -l levels -x -d 'Values of each number'
complete -c entente -n '__fish_seen_subcommand_from calibrate' -l targets -r -d 'Own targets'
complete -c entente -n '__fish_seen_subcommand_from list' -a 'scenarios strategies outcomes instruments mechanisms'
complete -c entente -n '__fish_seen_subcommand_from evidence' -l sets -r -F
complete -c entente -n '__fish_seen_subcommand_from list' -a 'scenarios strategies outcomes instruments mechanisms events indicators'
complete -c entente -n '__fish_seen_subcommand_from evidence' -l effects -d 'Measure effects of support'
complete -c entente -n '__fish_seen_subcommand_from evidence' -l hindcast -x -a '(__fish_complete_directories)'
complete -c entente -n '__fish_seen_subcommand_from evidence' -l report -r -d 'Write a page about the accords'
complete -c entente -n '__fish_seen_subcommand_from trace' -l rep -x -d Replicate
complete -c entente -n '__fish_seen_subcommand_from trace' -l study -x -a '(__fish_complete_directories)'
complete -c entente -n '__fish_seen_subcommand_from trace' -l row -x -d 'Row of the study'
complete -c entente -n '__fish_seen_subcommand_from trace' -l table -x -d 'Table of the row'
complete -c entente -n '__fish_seen_subcommand_from slurm' -l shards -x -d Parts
complete -c entente -n '__fish_seen_subcommand_from slurm' -l verb -x -a 'run compare sweep'
complete -c entente -n '__fish_seen_subcommand_from slurm' -l out -x -a '(__fish_complete_directories)'
complete -c entente -n '__fish_seen_subcommand_from bench' -l full -d Everything
complete -c entente -n '__fish_seen_subcommand_from export' -a 'csv netcdf'
