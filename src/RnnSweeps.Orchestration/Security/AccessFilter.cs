using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace RnnSweeps.Orchestration.Security;

/// <summary>
/// At every silo, before a grain hears a call: calls among silos pass by a mark; those of clients need a token with the
/// role that the method names. What Orleans' own parts ask of each other is left to Orleans, except that clients may ask only
/// for what a connection needs.
/// </summary>
internal sealed partial class AccessFilter(AccessTokens tokens, ILogger<AccessFilter> logger) : IIncomingGrainCallFilter
{
    /// <summary>How clients learn the grains' types, and how they call off a call.</summary>
    private static readonly HashSet<string> OpenToClients = ["IClusterManifestSystemTarget", "ICancellationSourcesExtension", "IGrainCallCancellationExtension"];

    private readonly ConcurrentDictionary<MethodInfo, Access?> _needs = [];

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var marks = RequestContext.Get(ClusterCredential.Key) as byte[];
        var token = RequestContext.Get(TokenBearer.Key) as string;
        // Neither goes on to the calls that follow from this one: those carry this silo's marks.
        RequestContext.Remove(ClusterCredential.Key);
        RequestContext.Remove(TokenBearer.Key);
        if (marks is null || !tokens.IsOfCluster(marks)) Judge(context, token);
        await context.Invoke();
    }

    /// <exception cref="AccessRefusedException">The call is not allowed.</exception>
    private void Judge(IIncomingGrainCallContext context, string? token)
    {
        var method = context.InterfaceMethod;
        var isOurs = method.DeclaringType?.Assembly == typeof(AccessFilter).Assembly;
        if (!isOurs)
        {
            if (context.SourceId is { } source && source.IsClient() && !OpenToClients.Contains(method.DeclaringType?.Name ?? "")) throw Refused(context, "clients may not call it");
            return;
        }
        if (_needs.GetOrAdd(method, m => m.GetCustomAttribute<NeedsAttribute>()?.Access) is not { } needed) throw Refused(context, "it is a call among silos");
        if (string.IsNullOrEmpty(token)) throw Refused(context, $"it needs a token with the role {Name(needed)}, and none came with it; put one into RNNSWEEPS_TOKEN");
        if (tokens.RoleOf(token) is not { } role) throw Refused(context, "the token in RNNSWEEPS_TOKEN is none of this cluster");
        if (role < needed) throw Refused(context, $"it needs a token with the role {Name(needed)}, and the one in RNNSWEEPS_TOKEN has the role {Name(role)}");
    }

    private AccessRefusedException Refused(IIncomingGrainCallContext context, string why)
    {
        var call = $"{context.InterfaceMethod.DeclaringType?.Name}.{context.InterfaceMethod.Name}";
        LogRefused(call, context.SourceId, why);
        return new AccessRefusedException($"The cluster refused '{context.InterfaceMethod.Name}': {why}.");
    }

    private static string Name(Access access) => access.ToString().ToLowerInvariant();
}
