namespace RnnSweeps.Training.Generation;

/// <summary>How the next character is chosen.</summary>
/// <param name="Temperature">0 takes the likeliest; above, scores are divided by it and one is drawn.</param>
/// <param name="TopK">Draw among the k likeliest only; 0 for all.</param>
/// <param name="Seed">Of the draws.</param>
public sealed record GenerationOptions(double Temperature = 0, int TopK = 0, long Seed = 0)
{
    public static GenerationOptions Greedy { get; } = new();
}
