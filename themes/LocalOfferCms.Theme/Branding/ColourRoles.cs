namespace LocalOfferCms.Theme.Branding;

/// <summary>Two colours that meet on a page, and how far apart they must be.</summary>
/// <param name="Foreground">Role of the text, line or shape.</param>
/// <param name="Ground">Role of what it lies on.</param>
/// <param name="Least">The least contrast: 4.5 for text, 3 for the edges of controls (WCAG 2.2 AA, 1.4.3 and 1.4.11).</param>
internal sealed record ColourPair(string Foreground, string Ground, double Least);

/// <summary>What a brand's colours are for. The style sheet knows these names, prefixed with <c>--lo-</c>, and no others.</summary>
internal static class ColourRoles
{
    private const double Text = 4.5;
    private const double Control = 3;

    /// <summary>Every role that a brand must give a colour, for light and for dark.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "page", "surface", "tint", "onTint", "text", "muted", "border", "control", "link", "linkVisited", "linkHover", "primary", "onPrimary",
        "accent", "onAccent", "header", "onHeader", "menu", "onMenu", "button", "onButton", "footer", "onFooter", "help", "onHelp", "focus",
        "onFocus", "error", "success",
    ];

    /// <summary>Every pair that the style sheet puts together. Borders between cards are ornament and have none.</summary>
    public static readonly IReadOnlyList<ColourPair> Pairs =
    [
        .. On(["page", "surface", "tint"], "text", "link", "linkVisited", "linkHover"),
        .. On(["page", "surface"], "muted"),
        .. On(["page"], "error", "success"),
        new("onTint", "tint", Text),
        new("onTint", "page", Text),
        new("onPrimary", "primary", Text),
        new("onAccent", "accent", Text),
        new("onHeader", "header", Text),
        new("onMenu", "menu", Text),
        new("onButton", "button", Text),
        new("onFooter", "footer", Text),
        new("onHelp", "help", Text),
        new("onFocus", "focus", Text),
        new("control", "page", Control),
        new("control", "surface", Control),
        new("button", "page", Control),
        new("button", "surface", Control),
        new("help", "header", Control),
    ];

    /// <summary>The custom property of a role: <c>linkVisited</c> is <c>--lo-link-visited</c>.</summary>
    public static string Property(string role) =>
        "--lo-" + string.Concat(role.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : c.ToString()));

    private static IEnumerable<ColourPair> On(string[] grounds, params string[] foregrounds) =>
        foregrounds.SelectMany(foreground => grounds.Select(ground => new ColourPair(foreground, ground, Text)));
}
