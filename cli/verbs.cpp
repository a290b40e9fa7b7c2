#include "cli/verb.hpp"

namespace entente::cli {

Verb add_new(CLI::App& program);
Verb add_check(CLI::App& program);
Verb add_params(CLI::App& program);
Verb add_schema(CLI::App& program);
Verb add_run(CLI::App& program);
Verb add_compare(CLI::App& program);
Verb add_ablate(CLI::App& program);
Verb add_sweep(CLI::App& program);
Verb add_sensitivity(CLI::App& program);
Verb add_calibrate(CLI::App& program);
Verb add_list(CLI::App& program);
Verb add_trace(CLI::App& program);
Verb add_eval(CLI::App& program);
Verb add_status(CLI::App& program);
Verb add_merge(CLI::App& program);
Verb add_verify(CLI::App& program);
Verb add_export(CLI::App& program);
Verb add_bench(CLI::App& program);
Verb add_report(CLI::App& program);
Verb add_evidence(CLI::App& program);
Verb add_decide(CLI::App& program);
Verb add_slurm(CLI::App& program);
Verb add_doctor(CLI::App& program);
Verb add_help_markdown(CLI::App& program);

std::vector<Verb> add_verbs(CLI::App& program) {
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
      add_evidence(program),      //
      add_decide(program),        //
      add_slurm(program),         //
      add_doctor(program),        //
      add_help_markdown(program), //
  };
}

} // namespace entente::cli
