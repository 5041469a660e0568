namespace RnnSweeps.Deploy.Tests.Walkthrough;

/// <summary>The bundle as deploy/bundle.sh packs it, once for all tests that install it.</summary>
public sealed class Bundle : IAsyncLifetime
{
    /// <summary>Of the tests that share it: one after the other, for each of them trains.</summary>
    public const string Tests = "bundle";

    /// <summary>It restores and publishes the program from nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly TemporaryFolder _folder = new();

    public string Archive { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var packed = (await Shell.RunAsync([], Patience, Repository.At("deploy/bundle.sh"), "--output", _folder.Path)).Expect(0);
        Archive = packed.Output.Trim();
    }

    /// <summary>Puts archive and checksum where somebody carried them to.</summary>
    internal void CarryTo(BareMachine machine)
    {
        foreach (var file in (string[])[Archive, Archive + ".sha256"]) File.Copy(file, machine.File(Path.GetFileName(file)));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition(Bundle.Tests)]
public sealed class BundleTests : ICollectionFixture<Bundle>;
