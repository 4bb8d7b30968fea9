using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Theme.Branding;

/// <summary>What is wrong with a colour: the role whose field says so, and the words.</summary>
internal sealed record ColourFault(string Role, string Words);

/// <summary>Checks a palette as somebody chooses it, role by role.</summary>
internal static partial class ColourCheck
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["page"] = "Page", ["surface"] = "Boxes", ["tint"] = "Tinted boxes", ["onTint"] = "Headings on tinted boxes", ["text"] = "Text", ["muted"] = "Quiet text",
        ["border"] = "Lines between things", ["control"] = "Edges of fields", ["link"] = "Links", ["linkVisited"] = "Links that were followed",
        ["linkHover"] = "Links under the pointer", ["primary"] = "Main colour", ["onPrimary"] = "Text on the main colour", ["accent"] = "Accent",
        ["onAccent"] = "Text on the accent", ["header"] = "Header", ["onHeader"] = "Text in the header", ["menu"] = "Menu", ["onMenu"] = "Text in the menu",
        ["button"] = "Buttons", ["onButton"] = "Text on buttons", ["footer"] = "Footer", ["onFooter"] = "Text in the footer", ["help"] = "“Help now”",
        ["onHelp"] = "Text of “Help now”", ["focus"] = "Focus", ["onFocus"] = "Text that has the focus", ["error"] = "Errors", ["success"] = "Good news",
    };

    /// <summary>What a role is called.</summary>
    public static string WordsFor(string role) => Words[role];

    /// <summary>Whether it is a colour as the theme writes them.</summary>
    public static bool IsColour(string text) => Colour().IsMatch(text);

    /// <summary>Everything that is wrong, each at the colour that stands in front: that is the one to change first.</summary>
    public static IReadOnlyList<ColourFault> Faults(IReadOnlyDictionary<string, string> colours)
    {
        var wrong = ColourRoles.All.Where(role => !colours.TryGetValue(role, out var colour) || !Colour().IsMatch(colour)).ToHashSet();
        return
        [
            .. wrong.Select(role => new ColourFault(role, $"{WordsFor(role)}: write a colour as # and six letters or digits, such as #0b5060.")),
            .. from pair in ColourRoles.Pairs.Where(p => !wrong.Contains(p.Foreground) && !wrong.Contains(p.Ground))
               let ratio = Contrast.Ratio(colours[pair.Foreground], colours[pair.Ground])
               where ratio < pair.Least
               select new ColourFault(pair.Foreground, string.Create(CultureInfo.InvariantCulture,
                   $"{WordsFor(pair.Foreground)} {colours[pair.Foreground]} on {WordsFor(pair.Ground)} {colours[pair.Ground]} has a contrast of {Math.Floor(ratio * 100) / 100:0.00} to 1. It needs {pair.Least:0.0} to 1.")),
        ];
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}
