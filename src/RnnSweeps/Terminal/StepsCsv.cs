using System.Globalization;
using CsvHelper;

namespace RnnSweeps.Terminal;

/// <summary>A row a step: <c>step,loss,grad_norm</c>, steps from 0, floats round-trip. Rows are there as they are written, so that a long training can be watched.</summary>
internal sealed class StepsCsv : IDisposable
{
    private readonly StreamWriter _file;
    private readonly CsvWriter _csv;

    private StepsCsv(StreamWriter file)
    {
        (_file, _csv) = (file, CsvWriter.Create(file, leaveOpen: true));
        Row("step", "loss", "grad_norm");
    }

    /// <exception cref="WorkFailedException">The file cannot be written.</exception>
    public static StepsCsv Create(string path)
    {
        try
        {
            return new StepsCsv(new StreamWriter(path) { NewLine = "\n", AutoFlush = true });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WorkFailedException($"{path} cannot be written: {error.Message} Choose another file with --steps-csv.", error);
        }
    }

    /// <param name="loss">Mean of the batch in nats.</param>
    /// <param name="gradNorm">Global norm of the gradients before clipping.</param>
    public void Write(long step, double loss, double gradNorm) => Row(step.ToString(CultureInfo.InvariantCulture), Text(loss), Text(gradNorm));

    public void Dispose()
    {
        _csv.Dispose();
        _file.Dispose();
    }

    private void Row(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) _csv.WriteField(cell);
        _csv.EndRecord();
        _csv.Flush();
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
