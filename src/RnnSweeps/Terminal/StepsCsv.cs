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
        (_file, _csv) = (file, new CsvWriter(file, CultureInfo.InvariantCulture, leaveOpen: true));
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
    public void Write(long step, double loss, double gradNorm) => Row(step, loss, gradNorm);

    public void Dispose()
    {
        _csv.Dispose();
        _file.Dispose();
    }

    private void Row<T1, T2, T3>(T1 a, T2 b, T3 c)
    {
        _csv.WriteField(a);
        _csv.WriteField(b);
        _csv.WriteField(c);
        _csv.NextRecord();
    }
}
