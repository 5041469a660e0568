namespace RnnSweeps.Core.Runs;

/// <summary>Initial weights as they were at submission, in a file of their own. A trainer refuses a file whose SHA-256 differs.</summary>
/// <param name="Name">What <c>init_from</c> says: a file or a run.</param>
/// <param name="Sha256">Of the file's bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Path">Where the copy lies: absolute.</param>
public sealed record FrozenWeights(string Name, string Sha256, long Bytes, string Path);
