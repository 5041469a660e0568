using System.CommandLine;
using System.Globalization;
using System.Text;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Training.Torch;
using RnnSweeps.Training.Trainers;

namespace RnnSweeps.Commands;

/// <summary>What a host starts in each slot. It obeys its input alone: Ctrl+C in a terminal reaches it too, and means its host.</summary>
internal sealed class TrainerCommand : Command
{
    private readonly TimeProvider _time;

    public TrainerCommand(TimeProvider time)
        : base("trainer", "Train the runs that arrive on standard input; started by a host, not by people.")
    {
        _time = time;
        Hidden = true;
        SetAction((_, _) => TrainAsync());
    }

    private async Task<int> TrainAsync()
    {
        OwnProcess.LeadSession();
        TorchRuntime.Start(threads: 1);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8);
        var code = await new TrainerLoop(input, output, _time, Lease()).RunAsync(CancellationToken.None);
        // A run that could not be ended in time may be deep inside the library, whose own ending would wait for it.
        OwnProcess.End(code);
        return code;
    }

    private static TrainerOptions Lease() =>
        Environment.GetEnvironmentVariable(TrainerCommandLine.TimeToLiveVariable) is { } text && double.TryParse(text, CultureInfo.InvariantCulture, out var seconds)
            ? new TrainerOptions { TimeToLive = TimeSpan.FromSeconds(seconds) }
            : new TrainerOptions();
}
