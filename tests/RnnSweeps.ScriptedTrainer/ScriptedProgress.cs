using RnnSweeps.Core.Runs;

namespace RnnSweeps.ScriptedTrainer;

/// <summary>Where a played run stands, and the checkpoints that it leaves and tells: in the order of a real one.</summary>
internal sealed class ScriptedProgress(RunSpecification specification, Action<TrainerEvent> say)
{
    private readonly ScriptedFolder _folder = new(specification);
    private int _written;
    private (int Epoch, string File, string Sha256)? _best;

    public TrainingPosition Position { get; private set; } = TrainingPosition.Start;

    /// <summary>Goes on from the newest checkpoint; what it remembers is told again, then whose files it goes on from.</summary>
    public void Restore()
    {
        var skipped = new List<string>();
        Position = _folder.Newest(skipped.Add) ?? Position;
        say(new RunStarted(specification.Run, specification.Attempt, Position.Epoch, 1000, ["<unk>", "a"], skipped));
        foreach (var metrics in Position.Recent) say(new EpochEnded(specification.Run, specification.Attempt, metrics));
        if (Position.Epoch > 0) Write();
    }

    public void EpochEnded(TrainingPosition next, bool checkpoint)
    {
        Position = next;
        if (checkpoint) Write();
    }

    public void Interrupt()
    {
        if (Position.Epoch > _written) Write();
        say(new RunInterrupted(specification.Run, specification.Attempt, Position.Epoch));
    }

    public void Finish() => _folder.RemoveEarlierAttempts();

    private void Write()
    {
        if (Position.BestEpoch > (_best?.Epoch ?? 0))
        {
            var (name, _, digest) = _folder.Write(RunFile.Best, Position.BestEpoch, Position with { Epoch = Position.BestEpoch, Recent = [] });
            _best = (Position.BestEpoch, name, digest);
        }
        var (file, bytes, sha256) = _folder.Write(RunFile.Epoch, Position.Epoch, Position);
        _written = Position.Epoch;
        say(new CheckpointWritten(specification.Run, specification.Attempt, Position.Epoch, file, bytes, sha256, Position.IsBest, _best?.File, _best?.Sha256));
    }
}
