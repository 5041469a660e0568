using System.Globalization;
using System.Text.RegularExpressions;
using RnnSweeps.Results.Store;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.EndToEnd.Tables;

/// <summary>Every table on terminals of 60, 80 and 120 columns, and in a pipe.</summary>
public sealed partial class NarrowTests(FinishedSweep finished)
{
    private static readonly int[] Widths = [60, 80, 120];

    [Theory]
    [InlineData("list", "list")]
    [InlineData("show-sweep", "show", "a-sweep-of-many-widths")]
    [InlineData("show-run", "show", "a-sweep-of-many-widths/0001")]
    [InlineData("show-failing", "show", "failing")]
    [InlineData("compare", "compare", "rivals")]
    [InlineData("query", "query", "SELECT 1 a, 2 b, 'completed' st, printf('%.400c', 'x') c")]
    [InlineData("query-wide", "query", "SELECT sweep_id, run_id, label, seed, state, reason, epochs_done, best_val_ppl, final_val_ppl, hidden, lr FROM run_summary LIMIT 3")]
    [InlineData("validate", "validate", "halved.yaml")]
    public async Task A_table_is_as_approved(string name, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("halved.yaml", StoredSweeps.Halved);
        await StoredSweeps.FillAsync(folder.Results);
        var shown = new List<string>();
        foreach (var width in Widths)
        {
            var lines = Plain((await Rnn.RunInTerminalAsync(folder, width, arguments)).Expect(0).Output);
            Fits(lines, width);
            shown.Add($"== {width} columns ==\n{lines}");
        }
        var piped = (await Rnn.RunAsync(folder, arguments)).Expect(0).Output;
        Assert.DoesNotContain("No room", piped, StringComparison.Ordinal);
        Assert.DoesNotContain('…', piped);
        Approved.Is($"table-{name}", string.Concat(shown) + $"== piped ==\n{piped}");
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("corpora", "list")]
    [InlineData("evaluate", "tiny/0003")]
    [InlineData("watch", "tiny")]
    [InlineData("compare", "tiny", "--by", "cell")]
    public async Task What_differs_from_machine_to_machine_fits_too(params string[] arguments)
    {
        var heads = Heads((await Rnn.RunAsync(finished.Folder, arguments)).Expect(0).Output);
        foreach (var width in Widths)
        {
            var lines = Plain((await Rnn.RunInTerminalAsync(finished.Folder, width, arguments)).Expect(0).Output);
            Fits(lines, width);
            var words = Regex.Replace(lines, @"\s+", " ");
            Assert.All(heads, head => Assert.Contains(head, words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_live_table_of_80_by_24_keeps_its_head_and_a_line_a_run()
    {
        using var folder = new TemporaryFolder();
        await using (var store = await ResultStore.OpenAsync(Path.Combine(Directory.CreateDirectory(folder.Results).FullName, "rnnsweeps.db"), TimeProvider.System))
            await StoredSweeps.AddAsync(store, StoredSweeps.Halved.Replace("[0, 1]", "[0, 1, 2, 3]", StringComparison.Ordinal).Replace("hidden: [128, 256]", "hidden: 128\n  embedding: [4096, 1024]\n  sample_prefix: a prefix that is longer than all that there is room for\n  train_windows: [12345, 23456]", StringComparison.Ordinal));
        var screen = (await Rnn.RunInTerminalAsync(folder, 80, 24, TimeSpan.FromSeconds(5), "watch", "a-sweep-of-many-widths")).Output;
        var frame = screen[screen.IndexOf(" run  ", StringComparison.Ordinal)..];
        // What redraws it goes up to its first line.
        var end = Regex.Match(frame, "\u001b\\[[0-9]+A");
        var lines = Plain(end.Success ? frame[..end.Index] : frame).TrimEnd('\n', '\r').Split('\n').Select(l => l.TrimEnd()).ToList();
        Assert.InRange(lines.Count, 10, 23);
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 80));
        Assert.Matches("^ run  configuration .* state ", lines[0]);
        Assert.Matches("^[─ ]+$", lines[1]);
        Assert.Equal("0001", lines[2][..4]);
        Assert.Contains(lines, l => l.EndsWith(" more runs", StringComparison.Ordinal));
        Assert.Matches("^[0-9]+ runs: [0-9]+ queued$", lines[^1]);
    }

    [Fact]
    public async Task Rows_beyond_fifty_are_counted_and_all_are_shown_on_demand()
    {
        using var folder = new TemporaryFolder();
        await using (var store = await ResultStore.OpenAsync(Path.Combine(Directory.CreateDirectory(folder.Results).FullName, "rnnsweeps.db"), TimeProvider.System))
            await StoredSweeps.AddAsync(store, StoredSweeps.Failing.Replace("[0, 1]", $"[{string.Join(", ", Enumerable.Range(0, 40))}]", StringComparison.Ordinal));
        var some = (await Rnn.RunAsync(folder, "show", "failing")).Expect(0);
        Assert.Contains("70 more runs: 'rnnsweeps show failing --all' shows all.", some.Output, StringComparison.Ordinal);
        Assert.InRange(some.OutputLines.Count, 50, 70);
        Assert.Equal(120, (await Rnn.RunAsync(folder, "show", "failing", "--all")).Expect(0).OutputLines.Count(l => l.Contains("queued  ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_that_the_store_says_steers_the_terminal()
    {
        using var folder = new TemporaryFolder();
        await using (var store = await ResultStore.OpenAsync(Path.Combine(Directory.CreateDirectory(folder.Results).FullName, "rnnsweeps.db"), TimeProvider.System))
        {
            var seeds = string.Join(", ", Enumerable.Range(0, HostileTexts.All.Count));
            var (sweep, runs) = await StoredSweeps.AddAsync(store, StoredSweeps.Failing.Replace("[rnn, gru, lstm]", "rnn", StringComparison.Ordinal).Replace("[0, 1]", $"[{seeds}]", StringComparison.Ordinal));
            foreach (var (run, text) in runs.Zip(HostileTexts.All.Values))
            {
                await StoredSweeps.FailAsync(store, new(sweep, run.Number), text);
                await store.NoteAsync("note", sweep, new(sweep, run.Number), text);
            }
        }
        foreach (var arguments in (string[][])[["show", "failing"], ["show", "failing/0019"], ["query", "SELECT id, message FROM runs"], ["query", "SELECT id, message FROM runs", "--format", "csv"], ["list"], ["watch", "failing"]])
        {
            if (arguments[0] == "watch") await CancelAsync(folder);
            var terminal = await Rnn.RunInTerminalAsync(folder, 80, arguments);
            Assert.DoesNotContain(Plain(terminal.Output), c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
            // What looks like the program's own colours is no part of it.
            Assert.All((string[])["\u001b[31mred", "\u001b[2J\u001b[H"], text => Assert.DoesNotContain(text, terminal.Output, StringComparison.Ordinal));
            if (arguments is ["show" or "query", ..]) Assert.Contains("[31mred", Regex.Replace(terminal.Output, @"\s+", ""), StringComparison.Ordinal);
            if (arguments is [.., "csv"]) continue;
            var piped = await Rnn.RunAsync(folder, arguments);
            Assert.DoesNotContain(piped.Output + piped.Error, c => char.IsControl(c) && c is not ('\n' or '\t'));
        }
        // The seventh bit of a pipe's data is its own affair.
        Assert.Contains(HostileTexts.All["colour"], (await Rnn.RunAsync(folder, "query", "SELECT message FROM runs", "--format", "csv")).Expect(0).Output, StringComparison.Ordinal);
    }

    private static async Task CancelAsync(TemporaryFolder folder)
    {
        await using var store = await ResultStore.OpenAsync(Path.Combine(folder.Results, "rnnsweeps.db"), TimeProvider.System);
        await store.EndSweepAsync(Core.Sweeps.SweepId.Parse("failing"), Core.Sweeps.SweepState.Cancelled, "by hand");
    }

    /// <summary>Without the colours, and without what a terminal is prepared with.</summary>
    private static string Plain(string output) => Escapes().Replace(output, "");

    /// <summary>
    /// Heads stand over rules; they and the rows below them are no wider than the terminal. The console breaks whatever is: then a rule goes
    /// on in the next line.
    /// </summary>
    private static void Fits(string output, int width)
    {
        var lines = output.Split('\n');
        var rules = Enumerable.Range(1, lines.Length - 1).Where(i => Rule().IsMatch(lines[i])).ToList();
        Assert.NotEmpty(rules);
        Assert.DoesNotContain(rules, rule => rules.Contains(rule + 1));
        foreach (var rule in rules)
        {
            var below = lines.Skip(rule + 1).TakeWhile(l => l.Length > 0 && (char.IsWhiteSpace(l[0]) || IsRow(l, lines[rule])));
            Assert.All([lines[rule - 1], lines[rule], .. below], l => Assert.True(new StringInfo(l).LengthInTextElements <= width, $"{l.Length} > {width}: {l}"));
        }
    }

    /// <summary>Between two columns a row is as blank as their rules are; a sentence below the table is not.</summary>
    private static bool IsRow(string line, string rules) => line.Zip(rules).All(c => c.Second != ' ' || c.First == ' ');

    /// <summary>Names of all columns, as their rules lie under them.</summary>
    private static List<string> Heads(string piped)
    {
        var lines = piped.Split('\n');
        return [.. Enumerable.Range(1, lines.Length - 1).Where(i => Rule().IsMatch(lines[i]))
            .SelectMany(i => Regex.Matches(lines[i], "─+").Select(m => lines[i - 1].PadRight(m.Index + m.Length).Substring(m.Index, m.Length).Trim()))];
    }

    [GeneratedRegex(@"\u001b\[[0-9;?]*[a-zA-Z]|\u001b[=>]")]
    private static partial Regex Escapes();

    [GeneratedRegex("^─[─ ]*$")]
    private static partial Regex Rule();
}
