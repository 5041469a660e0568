using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>What is frozen and killed: the hosts that serve one results folder, one alone or a cluster.</summary>
internal interface IHosts : IAsyncDisposable
{
    IReadOnlyList<IServingHost> All { get; }

    /// <summary>Of all hosts together.</summary>
    int Slots { get; }

    StoredRows Store { get; }

    /// <summary>Waits until every host has all its slots again.</summary>
    /// <returns>A sentence for each that has not, within some minutes.</returns>
    Task<IReadOnlyList<string>> WholeAsync();

    /// <summary>What a person does to submit a file of the workplace.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message says where to look.</exception>
    /// <exception cref="TimeoutException">It did not end.</exception>
    Task SubmitAsync(string file);
}

/// <summary>One <c>rnnsweeps serve</c>.</summary>
internal interface IServingHost
{
    string Name { get; }

    int Id { get; }

    bool Lives { get; }

    string Log { get; }

    void Start();

    /// <summary>Ends it with signal 9, its trainers not; answers those.</summary>
    Task<IReadOnlyList<RunningProcess>> KillAsync();

    IReadOnlyList<RunningProcess> Trainers();
}
