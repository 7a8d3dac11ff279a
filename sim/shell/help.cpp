#include <algorithm>
#include <iterator>

#include "sim/engine/errors.hpp"
#include "sim/shell/arguments.hpp"
#include "sim/shell/submit_help.hpp"

namespace sim::shell {

namespace {

constexpr const char* of_tool = R"(slipway VERB [FILE] [options]

Simulates a scenario many thousands of times and says how likely what is, with intervals.

  run FILE         simulate; a table here, files with --out
  compare FILE     all options of a scenario on the same futures: which is better, and how sure
  sweep FILE       many points of a design over any parameters: a table, a heat map, a database
  sensitivity FILE what matters: each number from low to high, each risk, limit and wait away
  worth FILE       what it would be worth to find out what is uncertain before choosing an option
  stress FILE      how bad each option may become between bounds, and where it fails
  rare FILE        the chance of what hardly ever happens
  report RUN.db... one page for people who decide: charts, tables, assumptions
  export RUN.db    the tables of a result as CSV files
  submit -- VERB FILE ...  any of the first four in shares: on Slurm, by GNU parallel, or here
  status DIR       how far the shares are: done, running, lost, and how long it still takes
  merge DIR        the shares of an experiment, computed anywhere, into the result of a single run
  check FILE...    validate scenarios without running them
  describe [FILE]  the assumptions of a scenario; without FILE, every parameter there is
  schema           JSON Schema of scenario files, for editors

  slipway VERB --help   more about a verb, with examples
  slipway --version

Exit status: 0 done, 1 the run failed or was interrupted, 2 the input is wrong; 75 of share, submit,
status and merge: nothing is wrong, but not all is done yet: try again.
)";

constexpr const char* of_run = R"(slipway run FILE [options]

Simulates the scenario and prints probabilities, dates, durations and money, each with its 95 %
confidence interval. The result depends on FILE, --set, --option, --seed and the number of
replications alone; its digest tells two results apart.

  --replications N   how many times to simulate (10000)
  --precision E      instead: until each probability of the table is known to +-E (0.01 is one
                     percentage point), at most --replications (1000000) times
  --precision-of M   with --precision: until measure M alone is known to +-E, in its unit: a
                     probability, the mean of a number, of days or of pounds, a date's median
  --sampling HOW     plain; antithetic, latin-hypercube or sobol: fewer replications as sure, with
                     intervals from 32 randomisations (--replications 16384 unless said);
                     control-variates: means corrected by what the draws missed their own means by
  --seed S           another S, other chance (1)
  --threads T        workers (one for each processor)
  --set path=value   change one parameter; may be repeated, the last wins; with an asterisk before
                     the equals sign it multiplies: --set "task.*.duration*=1.2"
  --option NAME      run this [[option]] of the scenario; may be repeated: several in one result;
                     "as written" is the scenario without any
  --out DIR          write summary.json and run.db (SQLite) into DIR, whole or not at all; a result
                     that is there already is replaced
  --samples WHICH    with --out: whose raw outcomes go into run.db: `all`, `missed` (the chief
                     measure is above 0), or a number, from the first replication on (2000)
  --traces N         with --out: watch the first N replications, for charts of stages and capacity
                     (500; 0: none)
  --share I/N        only the I-th of N equal shares of the replications; with --out one share file,
                     for `slipway merge`; 75 is the exit status of an interrupted one: try again
  --round K          with --share and --precision: the replications of round K (1)
  --json             print the summary as JSON and nothing else
  --replay I         simulate replication I alone and tell what happens in it

Ctrl-C finishes what is under way, then prints and writes what is done; a second one ends at once.

  slipway run plan.toml
  slipway run plan.toml --precision 0.005 --out results/plan
  slipway run plan.toml --set 'task.build.duration={pert=[20,30,60],unit="days"}'
  slipway run plan.toml --option "as written" --option "more staff" --json > both.json
  slipway run plan.toml --seed 7 --replay 4711
)";

constexpr const char* of_compare = R"(slipway compare FILE [options]

Simulates the scenario as written and each of its options on the same futures, and says by how much
they differ, how often each is the best, what a wrong choice costs (regret), which option is at
least as good whatever one thinks of risk (dominance), and which are worth their cost (front). Every
figure has its 95 % interval. Each option's digest is that of `slipway run` with this option.

  --by MEASURE       rank by this measure, such as programme.cost or a member's (what the model
                     says); a name that is wrong is answered with those there are
  --option NAME      only this option; may be repeated; one alone is compared with "as written"
  --replications N   how many futures (10000)
  --precision E      instead: until every difference of the ranking measure is known to +-E in its
                     unit, all pairs together; at most --replications (1000000) futures
  --sampling HOW     plain; antithetic, latin-hypercube or sobol: all options in the same 32
                     randomisations (--replications 16384 unless said)
  --seed S           another S, other chance (1)
  --threads T        workers (one for each processor)
  --set path=value   change one parameter in all options; may be repeated, the last wins
  --out DIR          write summary.json and run.db (SQLite) into DIR, whole or not at all
  --samples WHICH    with --out: whose raw outcomes go into run.db: `all`, `missed` (the measure
                     that ranks is above 0 for any option), or a number, from the first on (2000)
  --traces N         with --out: watch the first N replications of each option (500; 0: none)
  --share I/N        only the I-th of N equal shares, as in run
  --round K          with --share and --precision, as in run
  --json             print the summary as JSON and nothing else

To choose one with as few futures as will do:

  --select kn        until the best is found with 95 % confidence (Kim and Nelson): options go as
                     soon as they are surely worse; at most --replications (10000000) futures each
  --indifference X   for kn: the smallest difference that matters, in the unit of the measure
                     (0.01 is one percentage point; days; pounds; a number)
  --select ocba      spend a budget where it tells most (optimal computing budget allocation)
  --budget N         for ocba: futures of all options together (100000)

Ctrl-C finishes what is under way, then prints and writes what is done; a second one ends at once.

  slipway compare plan.toml
  slipway compare plan.toml --select kn --indifference 0.02
  slipway compare plan.toml --option "as written" --option "more staff" --replications 100000
  slipway compare plan.toml --by programme.cost --out results/choice
)";

constexpr const char* of_report = R"(slipway report RUN.db... --out report.html [options]

Makes one page of the run databases that --out of the other verbs has written: the answer, charts
with the data under each, the assumptions, and how to get the same again. It needs no network and no
other file; it reads RUN.db, or the folder that it is in, and never writes it.

  --out FILE         the page, or the chart; whole or not at all; a file that is there is replaced
  --chart NAME       this chart alone, from one RUN.db; a name that is wrong is answered with those
                     there are
  --format FORMAT    with --chart: svg (needs Chromium installed), png (rsvg-convert as well), or
                     json, the rows and a Vega-Lite specification, which needs nothing (svg)

  slipway compare plan.toml --out results/plan
  slipway report results/plan/run.db --out plan.html
  slipway report results/plan --chart exit-programme --format png --out when.png
)";

constexpr const char* of_rare = R"(slipway rare FILE --event 'MEASURE>=X' [options]

Estimates the chance of what is too rare to wait for (1e-3 to 1e-12): that a count, a date, days or
money comes to X or beyond. Replications that come nearer to it are multiplied and moved, level by
level; 32 independent repetitions say how sure the answer is, and what it saved against waiting.

  --event EVENT      MEASURE>=X or MEASURE<=X, X in the measure's unit or a date
  --replications N   kept at each level, in all repetitions together (16384)
  --seed S           another S, other chance (1)
  --threads T        workers (one for each processor)
  --set path=value   change one parameter; may be repeated, the last wins
  --option NAME      with this [[option]]; may be repeated
  --json             print the result as JSON and nothing else

  slipway rare plan.toml --event 'programme.misses>=12'
  slipway rare plan.toml --event 'programme.last_exit>=2019-03-31' --option "more staff"
)";

constexpr const char* of_export = R"(slipway export RUN.db --out DIR

Writes every view of a result's database into DIR as a CSV file, whole or not at all: options.csv,
measures.csv, one for each section (programme.csv, ...), and samples_1.csv and so on with the raw
outcomes that were kept (run --samples). RUN.db may also be the folder that it is in.

  slipway run plan.toml --out results/plan --samples all
  slipway export results/plan --out results/plan-csv
)";

constexpr const char* of_sweep = R"(slipway sweep FILE --vary PATH=SPEC... [options]

Simulates the scenario at many points of a design over any of its parameters, all on the same
futures, and shows how the chance of missing (or any measure) goes with them. The result depends on
FILE, the design, --set, --seed and the number of replications alone.

  --vary PATH=SPEC   what varies; may be repeated. PATH as in --set (slipway describe FILE lists
                     them); with an asterisk behind it SPEC multiplies what the scenario says
                       PATH=2:8:1       from 2 to 8 in steps of 1
                       PATH=1,2,5       these values
                       PATH=2..8        a range; 2..8:4 has 4 levels in a grid (else 5);
                                        2..8:log a logarithmic scale
                       PATH*=0.8..1.5   0.8 to 1.5 times as much or as long
  --option NAME      at this option of the scenario; two or more are an axis too
  --design KIND      grid (every combination), latin-hypercube, or sobol (grid)
  --points N         of a Latin hypercube or Sobol sequence
  --study FILE       these things from a TOML file: vary, options, set, design, points,
                     replications, seed, measure; what is given here goes first
  --measure M        what is shown, such as programme.cost (what the model ranks by)
  --replications N   how many times to simulate each point (2000)
  --seed S           another S, other chance and another design (1)
  --threads T        workers (one for each processor)
  --set path=value   change one parameter at all points; may be repeated
  --out DIR          write summary.json, run.db (SQLite) and points.csv into DIR, whole or not at
                     all. Finished points are kept beside it: after a stop or a crash the same
                     command goes on where it was
  --share I/N        with --out: only the I-th of N equal shares of the points, into one share file,
                     for `slipway merge`; exit status as in run
  --json, --csv      print the summary as JSON, or the points as CSV, and nothing else

  slipway sweep plan.toml --vary "task.build.duration*=0.5..2" --vary staff=1:6:1
  slipway sweep plan.toml --vary staff=1,2,3 --option "as written" --option "more staff"
  slipway sweep plan.toml --study study.toml --design sobol --points 1024 --out results/study
)";

constexpr const char* of_sensitivity = R"(slipway sensitivity FILE [options]

Says what matters in a scenario: it is run again and again on the same futures with something
changed, and the change of every mean is told with its 95 % interval.

  --method swing      each number of the scenario alone, from low to high (the usual): a
                      distribution becomes its P10, then its P90, for all whom it is for; a plain
                      number is moved by 5, 20 or 50 % for grade A, B or C, whole numbers by 1 at
                      least
  --method exclusion  each risk, each limit and each wait taken away in turn: what it costs; and
                      what the largest cost by pairs, beyond each alone
  --pairs K           for exclusion: the K largest causes by pairs (4); 0 for none

  --method morris     elementary effects: trajectories over places of all numbers between low and
                      high; cheap, for many numbers
  --method sobol      the share of the variance that each number explains alone and with others
  --method shapley    the same, what they do together shared out; at most 10 numbers
  --points N          morris: trajectories, sobol and shapley: rows (64); runs are N x (k + 1),
                      N x (k + 2) and N x 2^k for k numbers

  --measure NAME      orders the rows, such as programme.cost_gbp or a member's (what the model
                      says); all measures that have a better side are in the files
  --input PATH        only this number, or those below the path; may be repeated
  --range PATH=L..H   from L to H instead, in the unit that the scenario writes; may be repeated
  --top N             rows of the table (25)
  --replications N    of each run (swing 2000, exclusion 10000, others 200)
  --option NAME       of this [[option]] instead of the scenario as written
  --set path=value, --seed S, --threads T, --out DIR, --json    as in run
  --share I/N         with --out: only the I-th of N equal shares of the runs, into one share file,
                      for `slipway merge`; exit status as in run
  --round 2           with --share and --method exclusion: of the pairs, which are chosen by the
                      shares of round 1 in the same folder (1)

Ctrl-C finishes the run under way, then prints and writes what is done; a second one ends at once.

  slipway sensitivity plan.toml
  slipway sensitivity plan.toml --measure any_miss --input task --range task.build.duration=20..60
  slipway sensitivity plan.toml --method exclusion --out results/causes
)";

constexpr const char* of_worth = R"(slipway worth FILE [options]

Says what it would be worth to find out what the scenario calls uncertain ([[uncertainty]]) before
one of its options is chosen. In many futures the uncertain parameters are drawn; in each, every
option is simulated on the same luck. Shown are the option that is best now, what it would save to
know all parameters (expected value of perfect information), and each alone (of partial perfect
information).

  --measure NAME     what options are judged by, such as programme.cost (what the model ranks by)
  --option NAME      choose among these; may be repeated ("as written" and all options)
  --points N         futures, from 50 on (256)
  --replications N   of each option in each future, an even number (200)
  --design KIND      how futures are spread: sobol or latin-hypercube (sobol)
  --set path=value, --seed S, --threads T, --out DIR, --json    as in run; --out writes futures.csv
                     too. A parameter that is set is no longer uncertain

An option that sets an uncertain parameter decides it; a factor (PATH*) multiplies what options set.
Ctrl-C finishes what is under way, then tells what the futures that are done say.

  slipway worth plan.toml
  slipway worth plan.toml --measure cost_gbp --option "as written" --option "more staff"
)";

constexpr const char* of_stress = R"(slipway stress FILE [options]

Says how bad each option of a scenario may become, wherever the parameters that it calls uncertain
([[uncertainty]]) lie between their bounds, and where it fails. Nothing is said to be likelier than
another: futures are spread evenly over the bounds, and in each every option is simulated on the
same luck. Shown are each option's worst mean, its regret (how much less than the best option of a
future), and the part of the bounds in which most of its failures lie (PRIM).

  --fails COND       when an option fails in a future: MEASURE>=X or MEASURE<=X, of the chance or
                     the mean of a measure there, in its unit or a date
  --measure NAME     what options are judged by (what the model ranks by)
  --option NAME      these options alone; may be repeated ("as written" and all options)
  --points N         futures, from 50 on (256)
  --replications N   of each option in each future, an even number (200)
  --design KIND      how futures are spread: sobol or latin-hypercube (sobol)
  --set path=value, --seed S, --threads T, --out DIR, --json    as in run; --out writes futures.csv
                     too

The bounds of a distribution are its P1 and P99.

  slipway stress plan.toml --fails 'any_miss>=0.5'
  slipway stress plan.toml --measure cost_gbp --fails 'cost_gbp>=2500000' --out results/stress
)";

constexpr const char* of_merge = R"(slipway merge DIR [options]

Puts the share files of an experiment (`run`, `compare`, `sweep` or `sensitivity` with --share I/N
--out DIR) together into the result that a single run of all of it gives: the same table, digest and
files. The scenario is in the shares; raw outcomes come from them, and what --traces watches is
simulated again. The shares may have been computed anywhere, in any order, any number of times. Each
is checked; what is missing, damaged or not what its name says is told by name, with the list to
compute again as `sbatch --array` takes it (exit status 1).

With --precision, shares go by rounds: round 1 is the first 1,000 replications, round 2 those up to
2,000, round 3 up to 4,000 and so on. merge says whether another round is needed (exit status 75).
The pairs of `sensitivity --method exclusion` are a second round.

  --out RESULT       write the result's files into RESULT, whole or not at all
  --experiment NAME  of several experiments in DIR the one whose name has this part
  --json             print the summary as JSON and nothing else

  for i in 1 2 3; do slipway run plan.toml --share $i/3 --out shares; done
  slipway merge shares --out results/plan
)";

constexpr const char* of_check = R"(slipway check FILE...

Reads each scenario and all its options, and says what is wrong and where: file:line:column, what,
what is allowed, and the nearest valid name. All files are checked; exit status 2 if one is wrong.

  slipway check plan.toml
  slipway check scenarios/*.toml
)";

constexpr const char* of_describe = R"(slipway describe [FILE] [options]

With FILE: its assumption register, every number with grade of evidence (A best), source and place.
Without: the reference of all parameters, as Markdown.

  --set path=value   as in run
  --option NAME      with this [[option]] applied; may be repeated, applied in order
  --json             the register as JSON

  slipway describe plan.toml
  slipway describe > parameters.md
)";

constexpr const char* of_schema = R"(slipway schema

Prints the JSON Schema (draft 2020-12) of scenario files, so that an editor completes and checks
them while they are written.

  slipway schema > scenario.schema.json
)";

/// A verb and its help, in the order in which the tool's own help lists them.
struct Page {
    const char* verb;
    const char* text;
};
constexpr Page pages[] = {
    {"run", of_run},         {"compare", of_compare},
    {"sweep", of_sweep},     {"sensitivity", of_sensitivity},
    {"worth", of_worth},     {"stress", of_stress},
    {"rare", of_rare},       {"report", of_report},
    {"export", of_export},   {"submit", submit_help},
    {"status", status_help}, {"merge", of_merge},
    {"check", of_check},     {"describe", of_describe},
    {"schema", of_schema},
};

} // namespace

const std::vector<std::string>& verbs() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> names;
        for (const Page& page : pages)
            names.emplace_back(page.verb);
        return names;
    }();
    return all;
}

std::string help(const std::string& verb) {
    if (verb.empty())
        return of_tool;
    const auto* const page =
        std::ranges::find_if(pages, [&](const Page& each) { return verb == each.verb; });
    expects(page != std::end(pages), "no help is written for a verb");
    return page->text;
}

} // namespace sim::shell
