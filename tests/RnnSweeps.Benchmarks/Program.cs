using System.Globalization;
using RnnSweeps.Benchmarks;
using RnnSweeps.Benchmarks.Search;
using RnnSweeps.Training.Torch;

switch (args)
{
    case ["step", .. var rest]:
        TorchRuntime.Start(threads: 1);
        StepBenchmark.Run(pairs: Count(rest, 40));
        return 0;
    case ["slots", .. var rest]:
        await SlotsBenchmark.RunAsync(rounds: Count(rest, 3));
        return 0;
    case ["orchestration", .. var rest]:
        await OrchestrationBenchmark.RunAsync(rounds: Count(rest, 3));
        return 0;
    case ["answers", .. var rest]:
        await AnswersBenchmark.RunAsync(others: Count(rest, 9));
        return 0;
    case ["search"]:
        SearchBenchmark.Run();
        return 0;
    case ["search-table", var csv]:
        SearchTable.Print(csv);
        return 0;
    case [TrainingChild.Verb, var impl, var cell, var threads, var epochs, var runs]:
        TrainingChild.Run(impl, cell, Whole(threads), Whole(epochs), Whole(runs));
        return 0;
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/RnnSweeps.Benchmarks -- VERB
              step [PAIRS]            a step of the training loop beside bare TorchSharp calls
              slots [ROUNDS]          runs an hour: a thread for each of several runs beside all threads on one
              orchestration [ROUNDS]  a sweep of 20-second runs beside the same trainings in bare processes
              answers [N]             reports of 54 and 1,000 runs, and views among N more sweeps of 100,000 epochs each
              search                  regret of random and bayes on functions whose lowest value is known, as CSV
              search-table CSV        their medians as Markdown (search_table.sh makes both, with Optuna beside them)
            """);
        return 2;
}

static int Count(string[] rest, int otherwise) => rest is [var n] ? Whole(n) : otherwise;

static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
