using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Guidance;

/// <summary>A part of a guide.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Slug">What follows the guide's address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Markdown">Its text.</param>
internal sealed record GuidePart(int Number, string Slug, string Title, string Markdown);

/// <summary>A guide as somebody reads it: one part at a time, or all of it.</summary>
internal sealed class GuideReading
{
    private GuideReading(string address, IReadOnlyList<GuidePart> parts, int current)
    {
        Address = address;
        Parts = parts;
        Current = current;
    }

    /// <summary>The guide's address, without a leading slash.</summary>
    public string Address { get; }

    /// <summary>All its parts.</summary>
    public IReadOnlyList<GuidePart> Parts { get; }

    /// <summary>The number of the part being read; 0 when it is read whole.</summary>
    public int Current { get; }

    /// <summary>Whether all parts are on one page.</summary>
    public bool IsWhole => Current == 0;

    /// <summary>The parts to show.</summary>
    public IEnumerable<GuidePart> Shown => IsWhole ? Parts : Parts.Where(p => p.Number == Current);

    /// <summary>The part before; null at the first.</summary>
    public GuidePart? Previous => IsWhole ? null : Parts.FirstOrDefault(p => p.Number == Current - 1);

    /// <summary>The part after; null at the last.</summary>
    public GuidePart? Next => IsWhole ? null : Parts.FirstOrDefault(p => p.Number == Current + 1);

    /// <summary>The address of a part, without a leading slash.</summary>
    public string AddressOf(GuidePart part) => part.Number == 1 ? Address : $"{Address}/{part.Slug}";

    /// <summary>Opens a guide; null when it has no part of that name.</summary>
    /// <param name="page">The guide, with what follows its address.</param>
    /// <param name="whole">Whether all of it was asked for.</param>
    public static GuideReading? Open(PageContext page, bool whole)
    {
        var parts = PartsOf(page.Content);
        var current = page.SubPath.Length == 0 ? parts.FirstOrDefault() : parts.FirstOrDefault(p => p.Slug == page.SubPath);
        return current is null && page.SubPath.Length > 0
            ? null
            : new GuideReading(page.Page.Path ?? "", parts, whole ? 0 : current?.Number ?? 0);
    }

    /// <summary>The parts of a guide. Two parts never share an address: a later one of the same name gets its number.</summary>
    private static List<GuidePart> PartsOf(ContentDocument content)
    {
        var parts = new List<GuidePart>();
        foreach (var item in content.Items("Parts"))
        {
            var number = parts.Count + 1;
            var slug = item.Content.Part("GuidePart").Text("Slug") is { Length: > 0 } own ? ContentPath.Normalise(own) : ContentPath.Slug(item.DisplayText);
            if (slug.Length == 0 || parts.Exists(p => p.Slug == slug))
            {
                slug = slug.Length == 0 ? $"part-{number}" : $"{slug}-{number}";
            }

            parts.Add(new GuidePart(number, slug, item.DisplayText, item.Content.Part("MarkdownBodyPart").Plain("Markdown")));
        }

        return parts;
    }
}

/// <summary>Gives each part of a guide an address of its own.</summary>
internal sealed class GuideParts : ISubPages
{
    /// <inheritdoc/>
    public string ContentType => "Guide";

    /// <inheritdoc/>
    public string? TitleOf(PageContext page) =>
        GuideReading.Open(page, whole: false) is { } guide ? guide.Parts.FirstOrDefault(p => p.Number == guide.Current)?.Title : null;
}
