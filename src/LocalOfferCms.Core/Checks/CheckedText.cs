using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Checks;

/// <summary>One text of a content item, cut into passages that know where they stand.</summary>
/// <param name="Field">The field's name from the outside in.</param>
/// <param name="Label">The field as editors know it.</param>
/// <param name="Text">What is in it.</param>
/// <param name="Role">What the field is for.</param>
internal sealed record CheckedText(string Field, string Label, string Text, TextRole Role)
{
    public required IReadOnlyList<Passage> Passages { get; init; }
    public IReadOnlyList<PassagePicture> Pictures { get; init; } = [];
    public IReadOnlyList<PassageTable> Tables { get; init; } = [];
    public IReadOnlyList<PassageReference> References { get; init; } = [];

    /// <summary>Plain text: a passage for each line.</summary>
    public static CheckedText Plain(string field, string label, string text, TextRole role)
    {
        var passages = new List<Passage>();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            if (line.Trim().Length > 0)
            {
                passages.Add(new(PassageKind.Paragraph, 0, "", line, [.. Enumerable.Range(start, line.Length)], [], false));
            }

            start += line.Length + 1;
        }

        return new(field, label, text, role) { Passages = passages };
    }

    /// <summary>Markdown.</summary>
    public static CheckedText Markdown(string field, string label, string markdown, ContentMarkdown reader, SiteReferences references)
    {
        var found = new PassageReader(references);
        if (reader.Blocks(markdown) is { } blocks)
        {
            found.Read(blocks);
        }

        return new(field, label, markdown, TextRole.Body)
        {
            Passages = found.Passages, Pictures = found.Pictures, Tables = found.Tables, References = found.References,
        };
    }

    /// <summary>A finding about a stretch of a passage.</summary>
    public Finding At(Passage passage, int start, int length, string code, FindingSeverity severity, string message, string mend)
    {
        var (from, to) = passage.Span(start, length);
        return At(from, to, passage.Text.Substring(start, length), code, severity, message, mend);
    }

    /// <summary>A finding about a stretch of the field.</summary>
    public Finding At(int from, int to, string quote, string code, FindingSeverity severity, string message, string mend)
    {
        var (line, column) = LineOf(from);
        var (endLine, endColumn) = LineOf(to);
        return new(code, severity, message, mend, new(Field, Label, line, column, endLine, endColumn, Cut(quote)));
    }

    /// <summary>A finding about the whole field.</summary>
    public Finding Whole(string code, FindingSeverity severity, string message, string mend) => new(code, severity, message, mend, new(Field, Label, 0, 0, 0, 0, ""));

    private (int Line, int Column) LineOf(int at)
    {
        var before = Text.AsSpan(0, Math.Clamp(at, 0, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private static string Cut(string quote)
    {
        const int Longest = 160;
        return quote.Length <= Longest ? quote : string.Concat(quote.AsSpan(0, Longest - 1), "…");
    }
}

/// <summary>What a text is for: some checks look at some only.</summary>
internal enum TextRole
{
    Title,
    Summary,
    Body,
    Prose,
}
