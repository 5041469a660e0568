using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace RnnSweeps.Orchestration.Tests.Support;

/// <summary>What happens to calls of one method of one grain before the grain gets them.</summary>
internal sealed class GrainCalls(string method, string key, Func<Task> before) : IIncomingGrainCallFilter
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<IIncomingGrainCallFilter>(this);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.MethodName == method && context.TargetId.Key.ToString() == key) await before();
        await context.Invoke();
    }
}
