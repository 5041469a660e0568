using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Corpora;

/// <summary>
/// A cleaned text as it was at submission, in a file of its own. A trainer refuses a file whose SHA-256 differs.
/// </summary>
/// <param name="Corpus">The corpus of the sweep that it belongs to.</param>
/// <param name="Name">Name of the text in the catalogue.</param>
/// <param name="Cleaning">How it was cleaned.</param>
/// <param name="Sha256">SHA-256 of the cleaned characters in UTF-8, 64 lower-case hexadecimal digits.</param>
/// <param name="Characters">Number of characters after cleaning.</param>
/// <param name="Share">Its share in the mix, relative to the other texts of the corpus.</param>
/// <param name="Path">Where the cleaned text lies: absolute.</param>
public sealed record FrozenText(string Corpus, string Name, Cleaning Cleaning, string Sha256, long Characters, double Share, string Path);
