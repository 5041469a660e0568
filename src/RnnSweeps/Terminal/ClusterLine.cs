using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal.Tables;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>One slot, or a silo that tells of none.</summary>
/// <param name="Lease"><c>held</c>, <c>run out</c> or <c>given up</c>; null for a host that is alone and needs none.</param>
internal sealed record ClusterLine(string Silo, string? Machine, string? Lease, int? Slot, string? Device, int? Threads, RunId? Run, int? TrainerProcess)
{
    /// <summary>Every slot, then the silos that have leases and do not answer, or have ended.</summary>
    public static IReadOnlyList<ClusterLine> Of(IReadOnlyList<SiloRecord> silos, IReadOnlyList<SlotStatus> slots)
    {
        // Of each name the start that holds its lease counts, or the newest one; the others are history.
        var newest = silos.GroupBy(s => s.Name).Select(g => g.MaxBy(s => (s.IsHeld, s.StartedAt))!).ToDictionary(s => s.Name);
        var answering = slots.OrderBy(s => s.Silo, StringComparer.Ordinal).ThenBy(s => s.Slot).Select(s => (Slot: s, Silo: newest.GetValueOrDefault(s.Silo)))
            .Select(p => new ClusterLine(
                p.Slot.Silo, p.Silo?.Machine, p.Silo is { } silo ? LeaseOf(silo) : null, p.Slot.Slot, p.Slot.Device, p.Slot.Threads, p.Slot.Run, p.Slot.TrainerProcess));
        var silent = newest.Values.Where(silo => slots.All(s => s.Silo != silo.Name)).OrderBy(silo => silo.Name, StringComparer.Ordinal)
            .Select(silo => new ClusterLine(silo.Name, silo.Machine, LeaseOf(silo), null, null, null, null, null));
        return [.. answering, .. silent];
    }

    public static TextTable Table(IReadOnlyList<ClusterLine> lines)
    {
        var table = new TextTable(
            new TextColumn("silo"), new TextColumn("machine") { LeftOut = 3 }, new TextColumn("lease"), TextColumn.Number("slot"), new TextColumn("device") { LeftOut = 4 },
            TextColumn.Number("threads", 1), new TextColumn("trains"), TextColumn.Number("process", 2));
        foreach (var line in lines)
            table.Add(
                line.Silo, line.Machine ?? "", new TextCell(line.Lease ?? "", Style(line.Lease)), $"{line.Slot}", line.Device ?? "", $"{line.Threads}", line.Run?.ToString() ?? "",
                $"{line.TrainerProcess}");
        return table;
    }

    private static string LeaseOf(SiloRecord silo) => silo.IsHeld ? "held" : silo.EndedAt is null || silo.IsLost ? "run out" : "given up";

    private static Style Style(string? lease) => lease switch
    {
        "held" => new Style(Color.Green),
        "run out" => new Style(Color.Red),
        _ => Spectre.Console.Style.Plain,
    };
}
