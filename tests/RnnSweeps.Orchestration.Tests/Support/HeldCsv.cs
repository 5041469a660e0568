using Microsoft.Extensions.DependencyInjection;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Sweeps;

namespace RnnSweeps.Orchestration.Tests.Support;

/// <summary>CSV files that take as long as the test wants.</summary>
internal sealed class HeldCsv(string sweep)
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool HasBegun { get; private set; }

    public void Release() => _released.SetResult();

    public void AddTo(IServiceCollection services) => services.AddSingleton<WriteCsv>((id, _) => WriteAsync(id));

    private Task WriteAsync(SweepId id)
    {
        if (id.ToString() != sweep) return Task.CompletedTask;
        HasBegun = true;
        return _released.Task;
    }
}
