using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.ScriptedTrainer;

/// <summary>One run, played: the events and files of a real one, figures that depend on the epoch alone.</summary>
internal sealed class ScriptedRun(RunSpecification specification, Action<TrainerEvent> say) : IDisposable
{
    private readonly Script _script = new(specification);
    private readonly ManualResetEventSlim _stop = new();
    private readonly List<byte[]> _taken = [];
    private int _stored = specification.StoredEpochs ?? int.MaxValue;

    private RunId Run => specification.Run;

    private int Attempt => specification.Attempt;

    public void Stop(RunId run)
    {
        if (run == Run && !_script.IsDeaf) _stop.Set();
    }

    /// <summary>The store has its epochs up to this one for good. On any thread.</summary>
    public void Stored(StoredEpochs stored)
    {
        if (stored.Run == Run) Volatile.Write(ref _stored, stored.Epoch);
    }

    public void Train()
    {
        var settings = TrainingSettings.From(specification.Configuration);
        File.AppendAllText(Path.Combine(specification.Folder, "trainers.txt"), $"{Environment.ProcessId}\n");
        var progress = new ScriptedProgress(specification, say);
        progress.Restore();
        var until = Math.Min(specification.UntilEpoch ?? settings.Epochs, settings.Epochs);
        for (var epoch = progress.Position.Epoch + 1; epoch <= until && progress.Position.EndedBy(specification.Patience) is null; epoch++)
        {
            if (_stop.Wait(_script.Pause))
            {
                progress.Interrupt();
                return;
            }
            if (_script.Crashes(epoch)) End(9);
            if (_script.FallsSilent(epoch)) Thread.Sleep(Timeout.Infinite);
            while (_script.Repeats(epoch))
            {
                say(new EpochEnded(Run, Attempt, Metrics(epoch - 1)));
                say(new StepsTaken(Run, Attempt, 7));
                Thread.Sleep(20);
            }
            if (_script.HasChild(epoch)) LeaveChild();
            if (_script.Takes(epoch) is > 0 and var mib) _taken.Add(Taken(mib));
            if (_script.Babbles(epoch)) Console.Out.WriteLine("[W] a library has something to say");
            if (_script.Floods(epoch)) Flood();
            if (_script.Fails(epoch) is { } kind)
            {
                say(new RunFailed(Run, Attempt, kind, $"scripted {kind.Name()}.", "a trace"));
                return;
            }
            var due = epoch % settings.EvalEvery == 0 || epoch == settings.Epochs;
            var metrics = due || epoch == until ? Metrics(epoch) : WithoutValidation(Metrics(epoch));
            var next = progress.Position.After(metrics, due, settings.PlateauEpochs, specification.Patience, Volatile.Read(ref _stored));
            say(new EpochEnded(Run, Attempt, metrics));
            progress.EpochEnded(next, checkpoint: epoch % settings.CheckpointEvery == 0 || epoch == until || next.EndedBy(specification.Patience) is not null);
        }
        var (last, stopped) = (progress.Position.Epoch, progress.Position.Epoch < settings.Epochs ? progress.Position.EndedBy(specification.Patience) : null);
        if (last < settings.Epochs && stopped is null)
        {
            say(new RungReached(Run, Attempt, last));
            return;
        }
        progress.Finish();
        say(new SampleWritten(Run, Attempt, last, "it has", "it has a", 0));
        say(new RunFinished(Run, Attempt, last, $"{specification.Seed:x64}", [new TextEvaluation("t", 1, Math.E, Math.E)], stopped));
    }

    public void Dispose() => _stop.Dispose();

    private EpochMetrics Metrics(int epoch) => new()
    {
        Epoch = epoch, Step = 10 * epoch, TrainLoss = 4.0 / epoch, TrainPpl = 8.0 / epoch, TrainPplMeanOfBatches = 8.5 / epoch, TrainBpc = 5.0 / epoch,
        ValLoss = 4.5 / epoch, ValPpl = _script.Level + 9.0 / epoch, ValPplMeanOfBatches = 9.5 / epoch, ValBpc = 5.5 / epoch, GradNormMean = 0.5, GradNormMax = 1,
        ClippedShare = 0, Lr = 2, TrainSeconds = 1, ValSeconds = 0.5, CharsPerSecond = 1000, PeakMemoryBytes = 1 << 20,
    };

    private static EpochMetrics WithoutValidation(EpochMetrics metrics) =>
        metrics with { ValLoss = null, ValPpl = null, ValPplMeanOfBatches = null, ValBpc = null, ValSeconds = null };

    /// <summary>Ends this process at once, as the system does when memory runs out.</summary>
    private static void End(int signal)
    {
        System.Diagnostics.Process.Start("/bin/kill", [$"-{signal}", $"{Environment.ProcessId}"])!.WaitForExit();
        Thread.Sleep(Timeout.Infinite);
    }

    private static byte[] Taken(int mib)
    {
        var bytes = new byte[mib << 20];
        Array.Fill(bytes, (byte)1); // memory that nobody has touched is none
        return bytes;
    }

    private void LeaveChild()
    {
        using var child = System.Diagnostics.Process.Start("/bin/sleep", ["1000"]);
        File.AppendAllText(Path.Combine(specification.Folder, "children.txt"), $"{child.Id}\n");
    }

    private static void Flood()
    {
        var much = new string('x', 1 << 16);
        while (true) Console.Out.Write(much);
    }
}
