// Speaks the trainers' language and trains nothing. What it does with a run stands in the run's parameter sample_prefix:
// see Script. With SCRIPTED_TRAINER=broken it ends as a program does whose library cannot be loaded.
using System.Text.Json;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.ScriptedTrainer;

OwnSession.Begin();
if (Environment.GetEnvironmentVariable("SCRIPTED_TRAINER") == "broken")
{
    Console.Error.WriteLine("Unable to load shared library 'LibTorchSharp'");
    return 3;
}

var devices = (Environment.GetEnvironmentVariable("SCRIPTED_DEVICES") ?? "cpu").Split(',');
var ready = new TrainerReady(devices, new Dictionary<string, string> { ["scripted"] = "1" });
ScriptedRun? current = null;
Say(ready);
using var silence = SilenceEndsThis();
while (Console.In.ReadLine() is { } line)
{
    silence?.Change(TimeToLive(), Timeout.InfiniteTimeSpan);
    switch (JsonSerializer.Deserialize<TrainerCommand>(line, Json.Options))
    {
        case TrainRun train:
            current = new ScriptedRun(train.Specification, Say);
            _ = Task.Run(() => Train(current));
            break;
        case AskReady when current is null:
            Say(ready);
            break;
        case StopRun stop:
            current?.Stop(stop.Run);
            break;
        case Heartbeat { Stored: { } stored }:
            current?.Stored(stored);
            break;
    }
}
// As a trainer must: at the end of its input the process ends, whatever it is doing.
return 0;

// As a trainer must, too: nobody has said for too long that it is wanted.
static Timer? SilenceEndsThis() => TimeToLive() is var limit && limit > TimeSpan.Zero ? new Timer(_ => Environment.Exit(1), null, limit, Timeout.InfiniteTimeSpan) : null;

static TimeSpan TimeToLive() =>
    double.TryParse(Environment.GetEnvironmentVariable("RNNSWEEPS_TRAINER_TIME_TO_LIVE_SECONDS"), System.Globalization.CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromSeconds(seconds)
        : TimeSpan.Zero;

void Train(ScriptedRun run)
{
    run.Train();
    current = null;
    run.Dispose();
    Say(ready);
}

static void Say(TrainerEvent said)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(Json.Write(said));
        Console.Out.Flush();
    }
}
