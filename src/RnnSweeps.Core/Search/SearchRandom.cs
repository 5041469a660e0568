using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RnnSweeps.Core.Search;

/// <summary>
/// Random numbers that depend on a key alone: the same on every machine, in every release, whatever was drawn before.
/// SplitMix64 (Steele, Lea and Flood 2014) from a state that SHA-256 derives from the key.
/// </summary>
public sealed class SearchRandom
{
    private ulong _state;

    private SearchRandom(ulong state) => _state = state;

    /// <param name="seed">The sweep's <c>search_seed</c>.</param>
    /// <param name="index">Which draw or proposal, from 0.</param>
    /// <param name="purpose">What the numbers are for, such as a parameter's name: other purposes get other numbers.</param>
    public static SearchRandom Of(long seed, long index, string purpose)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{index}/{purpose}")));
        return new SearchRandom(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    /// <summary>Uniform over [0, 1), in steps of 2⁻⁵³.</summary>
    public double Uniform() => (NextBits() >> 11) * 1.1102230246251565e-16;

    /// <summary>Uniform over 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    private ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
