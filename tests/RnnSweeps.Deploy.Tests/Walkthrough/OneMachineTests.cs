namespace RnnSweeps.Deploy.Tests.Walkthrough;

/// <summary>What README.md and deploy/README.md show for one machine, typed as it stands there, on one without .NET and network.</summary>
[Collection(Bundle.Tests)]
public sealed class OneMachineTests(Bundle bundle)
{
    internal static readonly ShownBlock
        Install = new("deploy/README.md", "One machine", 2), Serve = new("deploy/README.md", "One machine", 3), Service = new("deploy/README.md", "One machine, always", 1),
        Results = new("README.md", "Results", 1), Answers = new("README.md", "Answers", 1), Models = new("README.md", "Models to carry on with", 1);

    /// <summary>Two authors, and a mix of both, in a minute: stands for the sweep file of a person, and for the one that takes an hour.</summary>
    private const string Authors = """
        name: exercise-3-authors
        corpora:
          both: [lamplighter, ledger]
        parameters:
          corpus: [lamplighter, ledger, both]
          hidden: 8
          layers: 1
          train_windows: 500
          val_windows: 400
          batch: 100
          epochs: 1
        seeds: [0, 1]
        """;

    [Fact]
    public void The_bundle_has_its_place_in_the_text_and_says_what_it_is_made_of() =>
        Assert.Equal(Path.GetFileName(bundle.Archive), Path.GetFileName(Install.Line("tar xzf").Split(' ')[^1]));

    [Fact]
    public async Task The_bundle_is_checked_installed_and_trains_reports_and_exports()
    {
        using var machine = new BareMachine();
        bundle.CarryTo(machine);
        await File.WriteAllTextAsync(machine.File("sweep.yaml"), Authors);
        // Two books, by their names: there is no network to have the real ones from.
        Directory.CreateDirectory(machine.File("books"));
        foreach (var (book, stand) in ((string, string)[])[("time-machine", "lamplighter"), ("war-of-the-worlds", "orrery")])
            File.Copy(Repository.At($"src/RnnSweeps.Training/Text/Samples/{stand}.txt"), machine.File($"books/{book}.txt"));
        var said = (await machine.RunAsync($$"""
            export RNNSWEEPS_CORPORA=~/books
            ln -s ~/rnnsweeps-* /tmp/
            cd /tmp
            {{Install.Text}}
            test "$(readlink -f "$(command -v rnnsweeps)")" = /opt/rnnsweeps/program/rnnsweeps
            (cd /opt/rnnsweeps && sha256sum --quiet --strict --check SHA256SUMS)
            grep -q '"bomFormat": *"CycloneDX"' /opt/rnnsweeps/sbom/rnnsweeps.cdx.json
            grep -q '"Microsoft.Orleans.Runtime"' /opt/rnnsweeps/sbom/rnnsweeps.cdx.json

            cd
            {{Serve.Line("rnnsweeps serve")}} 2>/tmp/serve.log & host=$!
            until_true "a host that serves" grep -q Serving /tmp/serve.log
            {{Serve.Line("rnnsweeps submit")}} | tee /tmp/id
            test "$(cat /tmp/id)" = exercise-3-authors
            {{Serve.Line("rnnsweeps watch")}} >/dev/null
            rnnsweeps watch exercise-3-authors >/dev/null
            in_good_order $host

            {{Results.Text}}
            {{Answers.Text}}
            test -s results/quickstart/report.html
            {{Models.Text}}
            test -s my-model/README.md && test -s my-run/sweep.yaml && test -s my-run/fingerprints.json
            rnnsweeps export quickstart --format csv
            test "$(wc -l <results/quickstart/leaderboard.csv)" = 7
            """)).Expect(0);
        Assert.Contains("OK", said.Output, StringComparison.Ordinal);
        // Trained again from its row alone, on the same machine: the same to the last digit.
        Assert.Contains("quickstart/0003 is reproduced: every figure of 20 epochs agrees", said.Output + said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_is_installed_and_takes_sweeps_of_its_own_user()
    {
        using var machine = new BareMachine();
        bundle.CarryTo(machine);
        File.Copy(Repository.At("tests/RnnSweeps.Deploy.Tests/Walkthrough/systemctl.sh"), machine.File("systemctl"));
        (await machine.RunAsync($$"""
            install -m 0755 systemctl /usr/local/bin/systemctl
            userdel rnnsweeps 2>/dev/null || true
            ln -s ~/rnnsweeps-* /tmp/
            cd /tmp
            tar xzf rnnsweeps-*.tar.gz
            {{Service.Text}}
            test "$(id -u rnnsweeps)" = 10001
            test "$(stat -c '%U %a' /etc/rnnsweeps /etc/rnnsweeps/rnnsweeps.env | tr '\n' ' ')" = 'root 750 root 640 '
            trains() { sudo -u rnnsweeps rnnsweeps show quickstart --results /var/lib/rnnsweeps/results | grep -q running; }
            until_true "a run in training" trains
            deploy=/opt/rnnsweeps/deploy
            RNNSWEEPS_ALIVE=/run/rnnsweeps/alive "$deploy/alive.sh"
            systemctl stop rnnsweeps
            """)).Expect(0);
    }
}
