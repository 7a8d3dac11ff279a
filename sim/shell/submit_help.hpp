#pragma once

namespace sim::shell {

/// What --help prints of the verbs that send shares away and look after them.
inline constexpr const char* submit_help =
    R"(slipway submit --to WHERE --out DIR [options] -- VERB FILE ...

Cuts an experiment into shares and writes the files that compute them and merge them into the result
of a single run; with --now it starts them. A trial on this machine says how many shares, and how
long one may take. All it writes are short scripts and their settings, in DIR/NAME (NAME is that of
the experiment), to read and to change; DIR/NAME/submit starts them, as often as you like: shares
that are there are skipped. The result will be in DIR/NAME/result.

  --to slurm         an array of shares and the merge that waits for it. A task whose node is lost,
                     or that ends with status 75 (interrupted), is put back
  --to parallel      GNU parallel, with a job log and --resume-failed
  --to local         processes here; Ctrl-C ends in good order, and the same command goes on
  --out DIR          the folder of shares, which all machines see
  --now              start it; --to slurm then returns, the others show how far they are
  --shares N         so many; else few: of some ten minutes on Slurm, a minute elsewhere
  --cpus C           of each share (1)
  --at-once K        shares at the same time (Slurm: no limit; else as many as there are cores)

For Slurm:

  --partition P, --account A, --qos Q, --memory M     as sbatch takes them
  --time T           limit of a share (three times what the trial says, at least 5 min)
  --module NAME      load this first; may be repeated
  --more=OPTION      a further option of sbatch (or, --to parallel, of parallel); may be repeated
  --site FILE        these from a TOML file: partition, account, qos, memory, time, cpus, at_once,
                     modules, more; what is given here goes first

With --precision the merge says after each round whether it is enough (status 75 if not), and the
next round is then submitted. --share, --round, --out and --threads are for submit to say.

  slipway submit --to local --out study --now -- compare plan.toml --replications 1000000
  slipway submit --to slurm --site cluster.toml --out study -- run plan.toml --precision 0.001
)";

inline constexpr const char* status_help = R"(slipway status DIR [options]

Shows how far the experiments are whose shares are in DIR: which are done, running (a sign of life
comes every five seconds), lost (the process is no more, or silent for two minutes) or not there,
the replications done and a second, and how long it takes if as many go on running. It reads DIR
alone, on any machine that sees it, and changes nothing; what waits in a queue is not there yet.

  --experiment NAME  only those whose name has this part
  --json             the same as JSON and nothing else

Exit status: 0 all shares are there, 75 not all are there yet, 2 DIR holds none.

  slipway status study
  until slipway status study; do sleep 60; done
)";

} // namespace sim::shell
