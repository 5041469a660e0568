using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class SecretsTests
{
    [Fact]
    public void A_child_inherits_no_variable_with_a_secret_and_all_others()
    {
        var environment = Secrets.Variables.Append("PATH").ToDictionary(name => name, string? (name) => name);
        Secrets.RemoveFrom(environment);
        Assert.Equal(["PATH"], environment.Keys);
    }

    [Fact]
    public async Task A_trainer_does_not_inherit_them()
    {
        using var folder = new TemporaryFolder();
        var seen = Path.Combine(folder.Results.Root, "seen");
        Environment.SetEnvironmentVariable("PGSSLPASSWORD", "hunter22");
        try
        {
            await using var host = await TestHost.StartAsync(folder, o => o with { Trainer = new TrainerCommandLine("/bin/sh", ["-c", "env > \"$0\"; exec \"$1\"", seen, TestHost.ScriptedTrainer]) });
            await host.TrainAsync(Given.Sweep("secret", ["a"]));
            var environment = await File.ReadAllTextAsync(seen);
            Assert.Contains("PATH=", environment, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter22", environment, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PGSSLPASSWORD", null);
        }
    }

    [Fact]
    public void The_values_of_an_environment_are_taken_out_of_text()
    {
        var secrets = Secrets.Of(name => name switch { "RNNSWEEPS_TOKEN" => "0123456789", "PGPASSWORD" => "open sesame", _ => null });
        Assert.Equal("*** and ***", secrets.Clean("0123456789 and open sesame"));
    }
}
