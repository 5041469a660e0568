using System.Reflection;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class AccessTokensTests : IDisposable
{
    private readonly Credentials _given = new();

    public void Dispose() => _given.Dispose();

    [Fact]
    public void Each_token_has_its_role_and_all_others_have_none()
    {
        var tokens = AccessTokens.Read(_given.Tokens);
        Assert.Equal(Access.Read, tokens.RoleOf(Credentials.ReadToken));
        Assert.Equal(Access.Write, tokens.RoleOf(Credentials.WriteToken));
        Assert.Null(tokens.RoleOf(Credentials.WriteToken + "w"));
        Assert.Null(tokens.RoleOf(Credentials.WriteToken[1..]));
        Assert.Null(tokens.RoleOf(""));
    }

    /// <summary>Each asks the other one: a silo that only hears and is not heard is cut off all the same.</summary>
    [Theory]
    [InlineData("old", "old new")]
    [InlineData("old", "new old")]
    [InlineData("old new", "new")]
    [InlineData("new old", "new")]
    [InlineData("old third", "new third")]
    public void Silos_know_each_other_in_both_directions_while_tokens_are_being_changed(string one, string other)
    {
        var (here, there) = (Writing(one), Writing(other));
        Assert.True(here.IsOfCluster(there.ClusterCredentials));
        Assert.True(there.IsOfCluster(here.ClusterCredentials));
    }

    [Fact]
    public void Silos_without_a_token_in_common_are_strangers()
    {
        Assert.False(Writing("old").IsOfCluster(Writing("new").ClusterCredentials));
        Assert.False(Writing("new").IsOfCluster(Writing("old third").ClusterCredentials));
        Assert.False(Writing("old").IsOfCluster([]));
        Assert.False(Writing("old").IsOfCluster(Writing("old").ClusterCredentials.AsSpan()[..^1]));
        Assert.False(Writing("old").IsOfCluster(new byte[32 * (AccessTokens.MaxWriteTokens + 1)]));
    }

    [Fact]
    public void More_tokens_for_writing_than_go_with_a_call_are_refused() =>
        Refused("has 33 lines 'write TOKEN'; 32 are allowed", _given.Secret("many", string.Concat(Enumerable.Range(1, 33).Select(n => $"write {n:000}{new string('m', 40)}\n"))));

    [Fact]
    public void A_file_that_others_may_read_is_refused()
    {
        File.SetUnixFileMode(_given.Tokens, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Refused("is open to others (mode 0404)", _given.Tokens);
    }

    [Fact]
    public void A_link_to_a_file_that_others_may_read_is_refused_too()
    {
        File.SetUnixFileMode(_given.Tokens, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Refused("is open to others", File.CreateSymbolicLink(_given.Tokens + ".link", _given.Tokens).FullName);
    }

    [Theory]
    [InlineData("write short", ":1: a token has 32 characters at least, found 5")]
    [InlineData("\nadmin 0123456789abcdef0123456789abcdef", ":2: a line is 'read TOKEN' or 'write TOKEN'")]
    [InlineData("write 0123456789abcdef0123456789abcdef more", ":1: a line is")]
    [InlineData("read 0123456789abcdef0123456789abcdef", "has no line 'write TOKEN'")]
    [InlineData("write 0123456789abcdef0123456789abcdef\nread 0123456789abcdef0123456789abcdef", ":2: this token stands there already")]
    public void A_wrong_line_is_told_by_its_number_and_never_by_its_token(string text, string why)
    {
        var error = Refused(why, _given.Secret("wrong", text));
        Assert.DoesNotContain("0123456789abcdef", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A new method must say what it needs; the one that hands out runs is for silos alone.</summary>
    [Fact]
    public void Every_method_of_the_scheduler_names_the_role_that_it_needs()
    {
        var inside = typeof(ISchedulerGrain).GetMethods().Where(m => m.GetCustomAttribute<NeedsAttribute>() is null).Select(m => m.Name);
        Assert.Equal([nameof(ISchedulerGrain.NextRun)], inside);
        Access Of(string method) => typeof(ISchedulerGrain).GetMethod(method)!.GetCustomAttribute<NeedsAttribute>()!.Access;
        Assert.All([nameof(ISchedulerGrain.Submit), nameof(ISchedulerGrain.Control)], m => Assert.Equal(Access.Write, Of(m)));
        Assert.Equal(Access.Read, Of(nameof(ISchedulerGrain.Cluster)));
    }

    private static HostSecurityException Refused(string why, string file)
    {
        var error = Assert.Throws<HostSecurityException>(() => AccessTokens.Read(file));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        return error;
    }

    private AccessTokens Writing(string names) =>
        AccessTokens.Read(_given.Secret(names.Replace(' ', '-'), string.Concat(names.Split(' ').Select(n => $"write {n}{new string('t', 40)}\n"))));
}
