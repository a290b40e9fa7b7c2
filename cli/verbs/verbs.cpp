#include "cli/verbs/verb.hpp"

namespace entente::cli {

Verb add_new(Command program);
Verb add_check(Command program);
Verb add_params(Command program);
Verb add_schema(Command program);
Verb add_run(Command program);
Verb add_compare(Command program);
Verb add_ablate(Command program);
Verb add_sweep(Command program);
Verb add_sensitivity(Command program);
Verb add_calibrate(Command program);
Verb add_list(Command program);
Verb add_trace(Command program);
Verb add_eval(Command program);
Verb add_status(Command program);
Verb add_merge(Command program);
Verb add_verify(Command program);
Verb add_export(Command program);
Verb add_bench(Command program);
Verb add_report(Command program);
Verb add_explore(Command program);
Verb add_evidence(Command program);
Verb add_decide(Command program);
Verb add_conditions(Command program);
Verb add_slurm(Command program);
Verb add_doctor(Command program);
Verb add_help_markdown(Command program);

std::vector<Verb> add_verbs(Command program) {
  return {
      add_new(program),           //
      add_check(program),         //
      add_params(program),        //
      add_schema(program),        //
      add_run(program),           //
      add_compare(program),       //
      add_ablate(program),        //
      add_sweep(program),         //
      add_sensitivity(program),   //
      add_calibrate(program),     //
      add_list(program),          //
      add_trace(program),         //
      add_eval(program),          //
      add_status(program),        //
      add_merge(program),         //
      add_verify(program),        //
      add_export(program),        //
      add_bench(program),         //
      add_report(program),        //
      add_explore(program),       //
      add_evidence(program),      //
      add_decide(program),        //
      add_conditions(program),    //
      add_slurm(program),         //
      add_doctor(program),        //
      add_help_markdown(program), //
  };
}

} // namespace entente::cli
