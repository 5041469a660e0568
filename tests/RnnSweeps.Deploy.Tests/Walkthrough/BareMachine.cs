namespace RnnSweeps.Deploy.Tests.Walkthrough;

/// <summary>A machine as the pages mean it, made of this one by namespaces: no .NET, no network, and a root that nobody misses.</summary>
internal sealed class BareMachine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    private readonly TemporaryFolder _home = new();

    public BareMachine()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Namespaces with a root of their own need root.");
        foreach (var program in (string[])["unshare", "ip", "runuser"]) Assert.SkipUnless(Shell.Find(program) is not null, $"{program} is not installed.");
    }

    /// <summary>A file of the home folder, <c>~</c> there.</summary>
    public string File(string name) => _home.File(name);

    /// <summary>Runs a script of bash there, in the home folder, line after line until one fails.</summary>
    /// <returns>What it printed.</returns>
    public async Task<Ended> RunAsync(string script)
    {
        System.IO.File.Copy(Repository.At("tests/RnnSweeps.Deploy.Tests/Walkthrough/prelude.sh"), File("prelude.sh"));
        await System.IO.File.WriteAllTextAsync(File("script.sh"), $". ./prelude.sh\n{script}\n");
        return await Shell.RunAsync(
            [], Patience, "unshare", "--mount", "--net", "--pid", "--uts", "--fork", "--kill-child", Repository.At("tests/RnnSweeps.Deploy.Tests/Walkthrough/machine.sh"), _home.Path, "script.sh");
    }

    public void Dispose() => _home.Dispose();
}
