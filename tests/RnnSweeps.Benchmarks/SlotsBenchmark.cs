namespace RnnSweeps.Benchmarks;

/// <summary>
/// Runs an hour with a slot of one thread for each core, beside all cores on one run at a time. The two ways take turns, so
/// that what else the machine does meets both; the ratio of the medians is the result.
/// </summary>
internal static class SlotsBenchmark
{
    private const int Epochs = 6;

    public static async Task RunAsync(int rounds)
    {
        var cores = Environment.ProcessorCount;
        Console.WriteLine($"{"model",-16}{$"{cores} × 1 thread",18}{$"1 × {cores} threads",18}{"ratio",8}   (runs of {Epochs} epochs an hour)");
        foreach (var (impl, cell) in new[] { ("concise", "rnn"), ("concise", "gru"), ("concise", "lstm"), ("scratch", "rnn") })
        {
            var (slots, threads) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                var together = await Task.WhenAll(Enumerable.Range(0, cores).Select(_ => TrainingChild.StartAsync(impl, cell, 1, Epochs, 1)));
                slots.Add(together.Sum(seconds => 3600 / seconds));
                threads.Add(3600 / await TrainingChild.StartAsync(impl, cell, cores, Epochs, 1));
            }
            var (a, b) = (Workload.Median(slots), Workload.Median(threads));
            Console.WriteLine($"{impl + " " + cell,-16}{a,18:0}{b,18:0}{a / b,8:0.00}");
        }
    }
}
