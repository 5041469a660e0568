using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Commands;

/// <summary>How much of this machine a host takes: slots and the threads of each.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<int?> _slots = new Option<int?>("--slots")
    {
        Description = "Runs that train at the same time [default: one a GPU; on a CPU as many as cores]",
        HelpName = "N",
    }.AtLeast(1);

    private readonly Option<int?> _threads = new Option<int?>("--threads")
    {
        Description = "Threads of torch in each of them, on a CPU [default: 1]",
        HelpName = "N",
    }.AtLeast(1);

    public void AddTo(Command command)
    {
        command.Add(_slots);
        command.Add(_threads);
    }

    /// <param name="only">The one sweep that the host trains, or null for all.</param>
    public OrchestrationOptions Of(ParseResult parse, ResultsFolder folder, SweepId? only = null) => new()
    {
        Folder = folder, Trainer = ThisProgram.Trainer, OnlySweep = only, SlotCount = parse.GetValue(_slots), SlotThreads = parse.GetValue(_threads),
    };
}
