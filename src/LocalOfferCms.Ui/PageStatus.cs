using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Ui;

/// <summary>How finished a page is: a promise to readers about how far to trust it.</summary>
/// <param name="Words">As readers see it.</param>
/// <param name="Colour">The tag's colour.</param>
/// <param name="VersionOf">The day of this version.</param>
/// <param name="Note">What comes next.</param>
public sealed record PageStatus(string Words, string Colour, DateOnly? VersionOf, string Note)
{
    /// <summary>Reads the status; null when the page has none.</summary>
    public static PageStatus? Of(ContentDocument content)
    {
        var part = content.Part("StatusPart");
        var (words, colour) = part.Text("Status").Trim().ToLowerInvariant() switch
        {
            "" => ("", ""),
            "draft" => ("Working draft", "yellow"),
            "in-review" => ("In review", "blue"),
            "final" => ("Final", "green"),
            _ => (part.Text("Status").Trim(), "grey"),
        };
        return words.Length == 0 ? null : new PageStatus(words, colour, part.Date("VersionOf"), part.Text("Note"));
    }
}
