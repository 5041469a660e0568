using RnnSweeps.Results.Reports.Pictures;

namespace RnnSweeps.Results.Reports.Document;

/// <summary>A piece of a report, whatever it is written as in the end.</summary>
internal abstract record Block
{
    /// <summary>One of several answers on a page begins.</summary>
    public sealed record Part(string Text) : Block;

    /// <summary>A section begins.</summary>
    public sealed record Heading(string Text) : Block;

    /// <summary>A part of a section begins.</summary>
    public sealed record Subheading(string Text) : Block;

    /// <summary>What the whole report has been made for.</summary>
    public sealed record Answer(string Text) : Block;

    public sealed record Paragraph(string Text) : Block;

    /// <summary>Rows under a header; numbers stand to the right.</summary>
    public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Line> Lines) : Block;

    /// <summary>Pictures beside each other where there is room.</summary>
    public sealed record Pictures(IReadOnlyList<Picture> Items) : Block;

    /// <summary>Texts that a reader compares: beside each other where there is room.</summary>
    public sealed record Excerpts(IReadOnlyList<Excerpt> Items) : Block;

    /// <summary>Words and what they stand for.</summary>
    public sealed record Facts(IReadOnlyList<(string Word, string Text)> Items) : Block;

    /// <summary>Text as it is, opened on demand.</summary>
    public sealed record Verbatim(string Title, string Text) : Block;
}

/// <param name="IsNumber">True for what stands to the right.</param>
/// <param name="IsProse">True for sentences, which may take several lines.</param>
internal sealed record Column(string Header, bool IsNumber = false, bool IsProse = false);

/// <param name="Stressed">True for what the eye should find first.</param>
internal sealed record Line(IReadOnlyList<string> Cells, bool Stressed = false)
{
    /// <summary>The same for single cells, by their places from 0.</summary>
    public IReadOnlyCollection<int> StressedCells { get; init; } = [];
}

/// <param name="Title">Whose text it is.</param>
/// <param name="About">A figure that belongs to it.</param>
internal sealed record Excerpt(string Title, string About, string Text);
