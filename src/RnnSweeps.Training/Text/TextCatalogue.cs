using RnnSweeps.Core;

namespace RnnSweeps.Training.Text;

/// <summary>The texts that this program knows by name; the list is <c>catalogue.json</c>, part of the program.</summary>
public sealed class TextCatalogue
{
    private readonly Dictionary<string, CatalogueEntry> _entries;

    public TextCatalogue(IEnumerable<CatalogueEntry> entries) => _entries = entries.ToDictionary(e => e.Name, StringComparer.Ordinal);

    /// <summary>The catalogue of this program.</summary>
    public static TextCatalogue Default { get; } = new(Json.Read<List<CatalogueEntry>>(Resource("catalogue.json")));

    /// <summary>In the catalogue's order: the texts that ship first.</summary>
    public IReadOnlyCollection<CatalogueEntry> Entries => _entries.Values;

    public CatalogueEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>The text of an entry that <see cref="CatalogueEntry.Ships"/>.</summary>
    internal static string Shipped(CatalogueEntry entry) => Resource($"samples/{entry.Name}.txt");

    private static string Resource(string name)
    {
        using var stream = typeof(TextCatalogue).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its part {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
