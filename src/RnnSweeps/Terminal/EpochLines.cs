using System.Globalization;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Terminal;

/// <summary>One training as it goes on: a line an epoch under a heading, or an object an epoch.</summary>
/// <param name="remark">A last column: its heading, and what it says of an epoch.</param>
internal sealed class EpochLines(Screen screen, bool json, (string Heading, Func<EpochMetrics, string> Of)? remark = null)
{
    private bool _headed;

    public void Tell(RunEvent said)
    {
        switch (said)
        {
            case EpochEnded { Metrics: var metrics } when json: screen.Json(metrics); break;
            case EpochEnded { Metrics: var metrics }: Show(metrics); break;
            case SampleWritten sample when !json: screen.Line($"It writes: {sample.Text}"); break;
            case SampleWritten or RunStarted or RunFinished or RungReached or RunInterrupted: break;
            default: throw new ArgumentException($"Unexpected event {said.GetType().Name}.", nameof(said));
        }
    }

    private void Show(EpochMetrics m)
    {
        if (!_headed) Line("epoch", "train ppl", "val ppl", "grad norm", "clipped", "chars/s", "time", remark?.Heading);
        _headed = true;
        Line(
            $"{m.Epoch}", Figures.Perplexity(m.TrainPpl), Figures.Perplexity(m.ValPpl), Figures.Perplexity(m.GradNormMean),
            m.ClippedShare.ToString("P0", CultureInfo.InvariantCulture), Figures.Count(m.CharsPerSecond), Figures.Duration(m.TrainSeconds + (m.ValSeconds ?? 0)), remark?.Of(m));
    }

    private void Line(params string?[] cells) => screen.Line(string.Concat(cells.OfType<string>().Select((cell, i) => cell.PadLeft(i == 0 ? 5 : 11))));
}
