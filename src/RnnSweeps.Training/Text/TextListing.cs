using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Training.Text;

/// <summary>One line of <c>rnnsweeps corpora list</c>.</summary>
/// <param name="Title">Null for a text of the user's own, as are author and year.</param>
/// <param name="Place">Where it would be taken from now.</param>
/// <param name="From">The path or the first address.</param>
/// <param name="Characters">After cleaning <c>letters</c>; null while it lies in the network only.</param>
/// <param name="Fault">Why a file that lies here cannot be used; null for a good one.</param>
public sealed record TextListing(string Name, string? Title, string? Author, int? Year, TextOrigin Place, string From, long? Characters, string? Fault)
{
    internal static TextListing Of(string name, CatalogueEntry? entry, (LibraryText? Text, string? Fault) here)
    {
        var place = here.Text?.Place ?? TextOrigin.Network;
        var from = here.Text?.From ?? entry?.AllAddresses().FirstOrDefault()?.Url.AbsoluteUri ?? "";
        var characters = here.Text is { } text ? TextCleaning.Clean(text.Content, Cleaning.Letters).Length : (long?)null;
        return new TextListing(name, entry?.Title, entry?.Author, entry?.Year, place, from, characters, here.Fault);
    }
}
