using System.Text.RegularExpressions;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>The few Liquid patterns that recipes use to make an address: the title of the item, or of its container, as a slug. With slashes
/// and plain words between them. Anything else is not understood, and nothing is ever run.</summary>
internal sealed partial class AutoroutePattern
{
    private readonly List<(bool Container, bool Slug, string? Text)> _pieces = [];

    private AutoroutePattern()
    {
    }

    /// <summary>Whether the pattern asks for the container's title.</summary>
    public bool NeedsContainer => _pieces.Exists(p => p.Container);

    /// <summary>Reads a pattern; null when it says anything else.</summary>
    public static AutoroutePattern? Read(string pattern)
    {
        var read = new AutoroutePattern();
        var end = 0;
        foreach (Match match in Expression().Matches(pattern))
        {
            read.AddText(pattern[end..match.Index]);
            read._pieces.Add((match.Groups["container"].Success, match.Groups["slug"].Success, null));
            end = match.Index + match.Length;
        }

        read.AddText(pattern[end..]);
        var plain = read._pieces.TrueForAll(p => p.Text is null || !p.Text.Contains("{{") && !p.Text.Contains("{%"));
        return plain && read._pieces.Exists(p => p.Text is null) ? read : null;
    }

    /// <summary>The address for an item; empty when its titles leave nothing.</summary>
    public string Path(string title, string containerTitle) => ContentPath.Normalise(string.Concat(_pieces.Select(piece =>
        piece.Text ?? ContentPath.Slug(piece.Container ? containerTitle : title))));

    private void AddText(string text)
    {
        if (text.Trim() is { Length: > 0 } words)
        {
            _pieces.Add((false, false, words));
        }
    }

    [GeneratedRegex(@"\{\{-?\s*(Model\s*\.\s*)?ContentItem\s*(?<container>\|\s*container\s*)?(\|\s*display_text|\.\s*DisplayText)\s*(?<slug>\|\s*slugify\s*)?-?\}\}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();
}
