using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Theme.Layout;

/// <summary>A link in the footer.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">A path in the council's site, or an address elsewhere.</param>
internal sealed record FooterLink(string Text, string Address)
{
    /// <summary>Pages that every council's site must have and lead to, whatever its settings say.</summary>
    public static readonly IReadOnlyList<FooterLink> Required =
    [
        new("Accessibility statement", "accessibility-statement"),
        new("Privacy", "privacy"),
        new("Complain about how we use your data", "data-protection-complaint"),
        new("Help getting this information", "help-getting-this-information"),
        new("Words explained", "glossary"),
        new("You said, we did", "you-said-we-did"),
        new("Site map", "site-map"),
    ];

    /// <summary>The council's own links, without those that the footer or header has anyway.</summary>
    public static IReadOnlyList<FooterLink> OwnOf(SiteSnapshot site) =>
        [.. Read(site, "Links", "Path").Where(own => own.Address != SiteFrame.HelpPath && Required.All(r => r.Address != own.Address))];

    /// <summary>The council's pages elsewhere.</summary>
    public static IReadOnlyList<FooterLink> SocialOf(SiteSnapshot site) =>
        [.. Read(site, "Social", "Url").Where(l => Uri.TryCreate(l.Address, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")];

    private static IEnumerable<FooterLink> Read(SiteSnapshot site, string list, string address) =>
        from link in (site.Settings.GetValueOrDefault("Footer")?[list] as JsonArray ?? []).OfType<JsonObject>()
        let text = JsonText.String(link["Text"])
        let target = JsonText.String(link[address])?.Trim('/')
        where text is { Length: > 0 } && target is { Length: > 0 }
        select new FooterLink(text, target);
}
