using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Text;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Generation;

/// <summary>A model from a checkpoint file alone, ready to write text. On the CPU.</summary>
public sealed class TrainedModel : IDisposable
{
    private readonly LanguageModel _model;
    private readonly Vocabulary _vocabulary;
    private readonly TextGenerator _generator;
    private readonly Cleaning _cleaning;

    private TrainedModel(Checkpoint checkpoint)
    {
        (Specification, Epoch) = (checkpoint.Specification, checkpoint.Position.Epoch);
        var settings = TrainingSettings.From(Specification.Configuration);
        _cleaning = settings.Cleaning;
        _vocabulary = new Vocabulary(checkpoint.Vocabulary);
        _model = ModelFactory.Create(settings, _vocabulary.Count, Specification.Seed, CPU);
        checkpoint.CopyWeightsTo(_model.Parameters);
        _generator = new TextGenerator(_model, _vocabulary, _cleaning, CPU);
    }

    /// <summary>Of the run that trained it.</summary>
    public RunSpecification Specification { get; }

    /// <summary>Epochs that it was trained for.</summary>
    public int Epoch { get; }

    /// <summary>The sorted entries, <c>&lt;unk&gt;</c> among them.</summary>
    public IReadOnlyList<string> Vocabulary => _vocabulary.Entries;

    /// <summary>Numbers of the model.</summary>
    public long ParameterCount => _model.ParameterCount;

    /// <summary>Under PyTorch's names.</summary>
    internal IReadOnlyList<(string Name, Tensor Value)> Weights => _model.Parameters;

    /// <exception cref="InvalidDataException">The file is damaged or no checkpoint.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainedModel Load(string file)
    {
        TorchRuntime.Start(threads: 1);
        try
        {
            return new TrainedModel(Checkpoint.Read(file));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{file} cannot be used: {e.Message}.", e);
        }
    }

    /// <summary>The cleaned prefix and <paramref name="length"/> characters more; the same options give the same text.</summary>
    public string Continue(string prefix, int length, GenerationOptions options, CancellationToken stop = default) =>
        _generator.Continue(prefix, length, options, stop);

    /// <summary>The characters of a text that this model has never seen, nor its cleaning a plain sign for them, each once; white space is known.</summary>
    public IReadOnlyList<string> UnknownIn(string text) =>
        [.. DroppedCharacters.In(text, _cleaning), .. _vocabulary.UnknownIn(TextCleaning.Clean(text, _cleaning))];

    /// <inheritdoc cref="LanguageModel.Forward"/>
    internal (Tensor Scores, IReadOnlyList<LayerState> States) Forward(Tensor inputs, IReadOnlyList<LayerState>? states) => _model.Forward(inputs, states);

    public void Dispose() => _model.Dispose();
}
