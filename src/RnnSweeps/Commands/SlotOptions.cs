using System.CommandLine;
using System.Globalization;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Commands;

/// <summary>How much of this machine a host takes: slots and the threads of each.</summary>
internal sealed class SlotOptions
{
    private readonly Option<string?> _slots = new("--slots")
    {
        Description = "Runs that train at the same time, or devices such as cuda:0=2,cpu=1 [default: one a GPU; on a CPU as many as cores]",
        HelpName = "N",
    };

    private readonly Option<int?> _threads = new Option<int?>("--threads")
    {
        Description = "Threads of torch in each of them, on a CPU [default: 1]",
        HelpName = "N",
    }.AtLeast(1);

    public SlotOptions() => _slots.Validators.Add(result =>
    {
        if (result.Tokens is not [var given]) return;
        try
        {
            Slots(given.Value, null);
        }
        catch (FormatException error)
        {
            result.AddError($"--slots: {error.Message}.");
        }
    });

    public void AddTo(Command command)
    {
        command.Add(_slots);
        command.Add(_threads);
    }

    /// <param name="only">The one sweep that the host trains, or null for all.</param>
    public OrchestrationOptions Of(ParseResult parse, ResultsFolder folder, SweepId? only = null)
    {
        var threads = parse.GetValue(_threads);
        var (count, places) = Slots(parse.GetValue(_slots), threads);
        return new OrchestrationOptions
        {
            Folder = folder, Trainer = ThisProgram.Trainer, OnlySweep = only, SlotCount = count, Slots = places, SlotThreads = threads,
        };
    }

    private static (int? Count, IReadOnlyList<SlotSpec>? Places) Slots(string? text, int? threads)
    {
        if (text is null) return (null, null);
        if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count)) return (null, SlotSpec.Parse(text, Environment.ProcessorCount, threads));
        return count >= 1 ? (count, null) : throw new FormatException($"there must be at least 1, found {count}");
    }
}
