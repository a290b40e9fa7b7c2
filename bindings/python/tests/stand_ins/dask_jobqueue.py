"""Stands in for dask-jobqueue, which Debian 12 does not have, so that the page's code for Slurm runs as it stands.

Jobs are worker threads here. The arguments are those of `SLURMCluster` in dask-jobqueue 0.9.0, of its bases in slurm.py and
core.py (`SLURMJob`, `Job`, `JobQueueCluster`), without those that are deprecated there: whatever else is given is refused, as
there. What was asked for is left in slurm.json.
"""
import json
import pathlib

import distributed

JOB = {"queue", "account", "walltime", "job_cpu", "job_mem", "cores", "memory", "processes", "nanny", "protocol", "security",
       "interface", "death_timeout", "local_directory", "worker_command", "worker_extra_args", "job_extra_directives",
       "job_script_prologue", "job_directives_skip", "log_directory", "shebang", "python", "job_name", "config_name"}
CLUSTER = {"n_workers", "job_cls", "loop", "shared_temp_directory", "silence_logs", "name", "asynchronous", "host",
           "scheduler_options", "scheduler_cls"}


class SLURMCluster(distributed.LocalCluster):
    def __init__(self, **arguments):
        unknown = set(arguments) - JOB - CLUSTER
        if unknown:
            raise TypeError(f"unexpected arguments {sorted(unknown)}")
        if not arguments.get("cores") or not arguments.get("memory"):
            raise ValueError("cores and memory of a job are needed")
        self.asked = {"arguments": arguments, "scaled": []}
        super().__init__(n_workers=0, threads_per_worker=1, processes=False, dashboard_address=None)

    def scale(self, n=None, jobs=0, memory=None, cores=None):
        if n == 0:  # as it closes
            return super().scale(0)
        self.asked["scaled"].append({"n": n, "jobs": jobs, "memory": memory, "cores": cores})
        pathlib.Path("slurm.json").write_text(json.dumps(self.asked))
        return super().scale(self.asked["arguments"]["processes"])  # one job: two processors are no cluster
