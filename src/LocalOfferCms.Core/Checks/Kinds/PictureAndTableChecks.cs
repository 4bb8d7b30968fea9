namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>A picture says nothing to somebody who cannot see it unless its words do.</summary>
internal sealed class AlternativeTextCheck : IContentCheck
{
    private const int Longest = 200;
    private static readonly string[] FileEndings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp"];
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase) { "image", "picture", "photo", "photograph", "logo", "icon", "graphic", "alt", "alt text", "untitled" };

    public IEnumerable<Finding> Find(CheckedPage page) =>
        from text in page.Texts
        from picture in text.Pictures
        let finding = Of(text, picture)
        where finding is not null
        select finding;

    private static Finding? Of(CheckedText text, PassagePicture picture)
    {
        var words = picture.Alternative.Trim();
        var name = picture.Address[(picture.Address.LastIndexOfAny(['/', ':']) + 1)..];
        return words.Length == 0
            ? Say(FindingSeverity.MustFix, $"The picture '{name}' has no alternative text, so it says nothing to somebody who cannot see it.")
            : Empty.Contains(words) || Array.Exists(FileEndings, ending => words.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? Say(FindingSeverity.MustFix, $"'{words}' does not say what the picture shows.")
            : words.Length > Longest
            ? Say(FindingSeverity.Hint, $"The alternative text is {words.Length} characters long. Somebody who listens to it cannot skip.")
            : null;

        Finding Say(FindingSeverity severity, string message) => text.At(picture.From, picture.To, words.Length > 0 ? words : name,
            "AlternativeText", severity, message, "Say in a few words what the picture shows. Put anything longer in the text beside it.");
    }
}

/// <summary>Somebody who hears a cell needs to hear what its column is about.</summary>
internal sealed class TableHeaderCheck : IContentCheck
{
    private const int FewColumns = 2;

    public IEnumerable<Finding> Find(CheckedPage page) =>
        from text in page.Texts
        from table in text.Tables
        let finding = Of(text, table)
        where finding is not null
        select finding;

    private static Finding? Of(CheckedText text, PassageTable table)
    {
        var blank = table.Head.Count(words => string.IsNullOrWhiteSpace(words));
        var quote = string.Join(" | ", table.Head);
        if (blank == table.Head.Count)
        {
            // A table of two columns without a head is a list of pairs: it reads well by its rows.
            var severity = table.Columns > FewColumns ? FindingSeverity.MustFix : FindingSeverity.Should;
            return text.At(table.From, table.To, quote, "TableHeader", severity,
                "A table has no headings, so somebody who listens to it cannot tell what a cell is about.", "Write what each column holds in the table's first row.");
        }

        // The corner above the heads of the rows may stay empty.
        return blank - (string.IsNullOrWhiteSpace(table.Head[0]) ? 1 : 0) is > 0 and var missing
            ? text.At(table.From, table.To, quote, "TableHeader", FindingSeverity.Should,
                missing == 1 ? "A column of a table has no heading." : $"{missing} columns of a table have no headings.", "Write what the column holds in the table's first row.")
            : null;
    }
}
