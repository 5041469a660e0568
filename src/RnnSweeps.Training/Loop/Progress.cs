using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Loop;

/// <summary>
/// Where a training stands between two epochs: the last whole epoch and the best one, with copies of their weights, so that
/// an interruption in the middle of an epoch leaves an exact checkpoint at once.
/// </summary>
/// <param name="tensors">Weights and optimizer state.</param>
internal sealed class Progress(RunSpecification spec, TrainingHooks hooks, IReadOnlyList<(string Name, Tensor Value)> tensors, IReadOnlyList<string> vocabulary) : IDisposable
{
    private readonly RunFolder _folder = new(spec.Folder, spec.Attempt);
    private IReadOnlyList<(string, Tensor)> _last = [], _best = [];
    private int _written;
    private (int Epoch, WrittenFile File)? _bestWritten;
    private CheckpointWritten? _takenOver;

    public TrainingPosition Position { get; private set; } = TrainingPosition.Start;

    /// <summary>Takes over the newest sound checkpoint in the run's folder; where there is none, the weights stay as they are.</summary>
    /// <returns>Damaged checkpoints that were passed over, each with the reason.</returns>
    /// <exception cref="TrainingException">The checkpoint is another run's (<see cref="FailureKind.BadSpecification"/>).</exception>
    public IReadOnlyList<string> Restore()
    {
        var damaged = new List<string>();
        if (hooks.Checkpoints && _folder.Newest(damaged.Add, spec.StoredEpochs) is { } found)
        {
            var checkpoint = found.Content;
            if (!IsOfThisRun(checkpoint.Specification))
            {
                throw new TrainingException(FailureKind.BadSpecification,
                    $"The checkpoints in {spec.Folder} are of another configuration, seed or text than {spec.Run} has. Remove them, or submit the sweep under another name.");
            }

            checkpoint.CopyTo(tensors);
            Position = checkpoint.Position;
            var (newest, best) = _folder.TakeOver(found);
            (_written, _bestWritten) = (Position.Epoch, best is null ? null : (Position.BestEpoch, best));
            _takenOver = Described(newest);
        }

        _last = Copy(_last);
        return damaged;
    }

    /// <summary>Reports the files that the training goes on from, once its epochs were told: from now on they are this attempt's.</summary>
    public void TellTakenOver()
    {
        if (_takenOver is not null) hooks.Report(_takenOver);
    }

    /// <param name="next">Where the training stands now.</param>
    public void EpochEnded(TrainingPosition next, bool checkpoint)
    {
        Position = next;
        _last = Copy(_last);
        if (Position.IsBest) _best = Copy(_best);
        if (checkpoint) Write();
    }

    /// <summary>The training has come to its end: what trainers before this one left is of no use to anybody.</summary>
    public void Finish()
    {
        if (!hooks.Checkpoints) return;
        _folder.RemoveUnfinished();
        _folder.RemoveEarlierAttempts();
    }

    /// <summary>Ends a training from outside: a checkpoint of the last whole epoch, then the word of it.</summary>
    public void Interrupt()
    {
        if (Position.Epoch > _written) Write();
        hooks.Report(new RunInterrupted(spec.Run, spec.Attempt, Position.Epoch));
    }

    private void Write()
    {
        if (!hooks.Checkpoints) return;
        if (Position.BestEpoch > (_bestWritten?.Epoch ?? 0))
        {
            _bestWritten = (Position.BestEpoch, _folder.WriteBest(
                Position.BestEpoch, file => Checkpoint.Write(file, _best, Position with { Epoch = Position.BestEpoch, Recent = [] }, spec, vocabulary)));
        }

        var written = _folder.Write(Position.Epoch, file => Checkpoint.Write(file, _last, Position, spec, vocabulary));
        _written = Position.Epoch;
        hooks.Report(Described(written));
    }

    private CheckpointWritten Described(WrittenFile newest) =>
        new(spec.Run, spec.Attempt, Position.Epoch, newest.File, newest.Bytes, newest.Sha256, Position.IsBest, _bestWritten?.File.File, _bestWritten?.File.Sha256);

    private bool IsOfThisRun(RunSpecification other) =>
        other.Run == spec.Run && other.Configuration.Equals(spec.Configuration) && other.Seed == spec.Seed
        && other.Texts.Select(t => (t.Sha256, t.Share)).SequenceEqual(spec.Texts.Select(t => (t.Sha256, t.Share)));

    /// <summary>The tensors as they are now, in the same memory as before where there is some.</summary>
    private IReadOnlyList<(string, Tensor)> Copy(IReadOnlyList<(string Name, Tensor Value)> into)
    {
        using var frozen = no_grad();
        if (into.Count == 0) return [.. tensors.Select(t => (t.Name, t.Value.detach().clone().DetachFromDisposeScope()))];
        foreach (var (copy, now) in into.Zip(tensors)) copy.Value.copy_(now.Value);
        return into;
    }

    public void Dispose()
    {
        foreach (var (_, value) in _last.Concat(_best)) value.Dispose();
    }
}
