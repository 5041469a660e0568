using Orleans;
using Orleans.Runtime;

namespace RnnSweeps.Orchestration.Security;

/// <summary>
/// Puts the marks of the cluster's silos on every call that this silo's grains, agents and own client make, but on none to a
/// client, who would learn it.
/// </summary>
internal sealed class ClusterCredential(AccessTokens tokens) : IOutgoingGrainCallFilter
{
    public const string Key = "rnnsweeps.inside";

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!context.TargetId.IsClient()) RequestContext.Set(Key, tokens.ClusterCredentials);
        else RequestContext.Remove(Key);
        await context.Invoke();
    }
}

/// <summary>Puts a client's token on every call that it makes.</summary>
internal sealed class TokenBearer(string token) : IOutgoingGrainCallFilter
{
    public const string Key = "rnnsweeps.token";

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        RequestContext.Set(Key, token);
        await context.Invoke();
    }
}
