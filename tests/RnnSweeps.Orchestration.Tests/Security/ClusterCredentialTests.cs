using System.Reflection;
using Orleans;
using Orleans.Runtime;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class ClusterCredentialTests
{
    [Theory]
    [InlineData("rnnsweeps.scheduler/0", true)]
    [InlineData("sys.client/hosted-client", false)]
    [InlineData("sys.client.observer/1234", false)]
    public async Task The_marks_go_to_grains_and_never_to_a_client(string target, bool marked)
    {
        using var given = new Credentials();
        var tokens = AccessTokens.Read(given.Tokens);
        var call = DispatchProxy.Create<IOutgoingGrainCallContext, Call>();
        ((Call)(object)call).Target = GrainId.Parse(target);
        RequestContext.Set(ClusterCredential.Key, "of an earlier call");
        await new ClusterCredential(tokens).Invoke(call);
        Assert.Equal(marked ? tokens.ClusterCredentials : null, ((Call)(object)call).Mark);
    }

    /// <summary>A call that notes what it would carry.</summary>
    public class Call : DispatchProxy
    {
        public GrainId Target { get; set; }

        public object? Mark { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod?.Name == "get_TargetId") return Target;
            Mark = RequestContext.Get(ClusterCredential.Key);
            return Task.CompletedTask;
        }
    }
}
