using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Loop;

namespace RnnSweeps.Training.Trainers;

/// <summary>One run on a thread of its own, so that the trainer goes on listening. The thread dies with the process.</summary>
internal sealed class RunThread : IDisposable
{
    /// <summary>Between two words about steps: a hang is found after minutes, so seconds suffice.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly RunSpecification _spec;
    private readonly Action<TrainerEvent> _say;
    private readonly Action _whenEnded;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long _steps, _lastTold;
    private int _stored;

    private RunThread(RunSpecification spec, Action<TrainerEvent> say, Action whenEnded, TimeProvider time)
    {
        (_spec, _say, _whenEnded, _time) = (spec, say, whenEnded, time);
        _lastTold = time.GetTimestamp();
        _stored = spec.StoredEpochs ?? int.MaxValue;
    }

    public RunId Run => _spec.Run;

    /// <summary>Completes after the last event was reported; never fails.</summary>
    public Task Ended => _ended.Task;

    /// <param name="say">Told every event of the run, on its thread.</param>
    /// <param name="whenEnded">Called once, after the last event and after <see cref="Ended"/>.</param>
    public static RunThread Start(RunSpecification spec, Action<TrainerEvent> say, Action whenEnded, TimeProvider time)
    {
        var run = new RunThread(spec, say, whenEnded, time);
        new Thread(run.Train) { IsBackground = true, Name = $"run {spec.Run}" }.Start();
        return run;
    }

    /// <summary>The store has its epochs up to this one for good. On any thread.</summary>
    public void Stored(int epoch) => Volatile.Write(ref _stored, epoch);

    /// <summary>Asks the run to end after its current step.</summary>
    public void Stop() => _stop.Cancel();

    private void Train()
    {
        try
        {
            TrainingRun.Train(_spec, new TrainingHooks { Report = _say, Stepped = Stepped, Stored = () => Volatile.Read(ref _stored) }, _time, _stop.Token);
        }
        catch (TrainingException e)
        {
            _say(new RunFailed(_spec.Run, _spec.Attempt, e.Kind, e.Message, e.ToString()));
        }
        catch (Exception e) // the boundary of the trainer: whatever happened is told, with its trace
        {
            _say(new RunFailed(_spec.Run, _spec.Attempt, FailureKind.Crashed, $"{e.GetType().Name}: {e.Message}", e.ToString()));
        }
        finally
        {
            _ended.SetResult();
            _whenEnded();
        }
    }

    private void Stepped()
    {
        _steps++;
        if (_time.GetElapsedTime(_lastTold) < Between) return;
        _lastTold = _time.GetTimestamp();
        _say(new StepsTaken(_spec.Run, _spec.Attempt, _steps));
    }

    public void Dispose() => _stop.Dispose();
}
