using RnnSweeps.Benchmarks;
using RnnSweeps.Training.Torch;

if (args is not ["step", .. var rest])
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/RnnSweeps.Benchmarks -- step [PAIRS]");
    return 2;
}

TorchRuntime.Start(threads: 1);
StepBenchmark.Run(pairs: rest is [var n] ? int.Parse(n) : 40);
return 0;
