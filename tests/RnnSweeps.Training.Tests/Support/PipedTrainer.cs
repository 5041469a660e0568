using System.IO.Pipes;
using Microsoft.Extensions.Time.Testing;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Trainers;

namespace RnnSweeps.Training.Tests.Support;

/// <summary>A trainer loop behind real pipes, with a clock that the test moves.</summary>
internal sealed class PipedTrainer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly AnonymousPipeServerStream _commands = new(PipeDirection.Out), _events = new(PipeDirection.In);
    private readonly StreamWriter _to;
    private readonly StreamReader _from;

    public PipedTrainer()
    {
        _to = new StreamWriter(_commands) { AutoFlush = true };
        _from = new StreamReader(_events);
        var input = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, _commands.ClientSafePipeHandle));
        var output = new AnonymousPipeClientStream(PipeDirection.Out, _events.ClientSafePipeHandle);
        Ended = Task.Run(async () =>
        {
            using (output) return await new TrainerLoop(input, new StreamWriter(output), Clock, new TrainerOptions()).RunAsync(default);
        });
    }

    public FakeTimeProvider Clock { get; } = new();

    public Task<int> Ended { get; }

    public void Tell(TrainerCommand command) => Tell(Json.Write(command));

    public void Tell(string line) => _to.WriteLine(line);

    public void EndInput() => _commands.Dispose();

    public void StopListening() => _events.Dispose();

    public async Task<T> NextAsync<T>()
        where T : TrainerEvent => Assert.IsType<T>(await NextAsync());

    /// <summary>Events up to and with the first of that kind.</summary>
    public async Task<IReadOnlyList<TrainerEvent>> UntilAsync<T>()
    {
        var events = new List<TrainerEvent>();
        do events.Add(await NextAsync() ?? throw new EndOfStreamException($"The trainer ended without {typeof(T).Name}."));
        while (events[^1] is not T);
        return events;
    }

    public async Task<TrainerEvent?> NextAsync() =>
        await _from.ReadLineAsync().WaitAsync(Patience) is { } line ? Json.Read<TrainerEvent>(line) : null;

    public void Dispose()
    {
        _commands.Dispose();
        _events.Dispose();
    }
}
