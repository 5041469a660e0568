namespace RnnSweeps.Core.Parameters;

/// <summary>
/// How large a model is and what a character costs to train on, from the settings alone: known before anything is trained.
/// Letters: V vocabulary, E embedding, H hidden units, G gates of the cell, I inputs of a layer.
/// </summary>
public static class ModelSize
{
    /// <summary>Numbers that the model stores, frozen ones included; weights that embedding and head share count once.</summary>
    public static long Parameters(TrainingSettings s, int vocabulary)
    {
        long hidden = s.Hidden, embedding = s.Embedding;
        var layers = Enumerable.Range(0, s.Layers)
            .Sum(l => s.Cell.ProductWeights(Inputs(s, vocabulary, l), hidden) + s.Cell.Biases(s) * hidden);
        var head = (s.Tied ? 0 : vocabulary * hidden) + vocabulary;
        var norms = s.LayerNorm ? 2 * hidden * s.Layers : 0;
        return layers + head + vocabulary * embedding + norms;
    }

    /// <summary>
    /// Floating-point operations of one character of training: 3 × 2 × (Σ over layers G·H·(I + H) + H·V). Every weight of a
    /// matrix product is one multiplication and one addition forward, and twice that backward. Of the first layer's I counts
    /// what is computed: E with an embedding, V for one-hot vectors, 0 where impl scratch picks the weights' rows instead.
    /// Elementwise work (gates, normalisation, loss) is left out.
    /// </summary>
    public static double FlopsPerCharacter(TrainingSettings s, int vocabulary)
    {
        double hidden = s.Hidden;
        var layers = Enumerable.Range(0, s.Layers).Sum(l => (double)s.Cell.ProductWeights(Multiplied(s, vocabulary, l), s.Hidden));
        return 3 * 2 * (layers + hidden * vocabulary);
    }

    private static long Inputs(TrainingSettings s, int vocabulary, int layer) =>
        layer > 0 ? s.Hidden : s.Embedding > 0 ? s.Embedding : vocabulary;

    /// <summary>Inputs that take part in a matrix product. Dropped one-hot vectors are no longer a choice of rows.</summary>
    private static long Multiplied(TrainingSettings s, int vocabulary, int layer) =>
        layer == 0 && s.Embedding == 0 && s.Impl == Implementation.Scratch && s.InputDropout == 0 ? 0 : Inputs(s, vocabulary, layer);
}
