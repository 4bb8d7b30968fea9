namespace LocalOfferCms.Core.Caching;

/// <summary>What the page of this request is made of. A cached page is thrown away when any of its tags is evicted, and only then.</summary>
public sealed class PageTags
{
    /// <summary>On every cached page: what the whole site shows (settings, menu, glossary, facts) has changed.</summary>
    public const string Site = "site";

    /// <summary>On pages that list or count whatever there is: any item was published or withdrawn.</summary>
    public const string Anything = "any";

    private readonly HashSet<string> _tags = [Site, Anything];

    /// <summary>The tags; <see cref="Site"/> is always one.</summary>
    public IReadOnlyCollection<string> All => _tags;

    /// <summary>An item: its title, address, summary or content is shown.</summary>
    public static string Item(string contentItemId) => "i:" + contentItemId;

    /// <summary>Links to an item: the page shows what is listed under it, or is a version of it.</summary>
    public static string LinksTo(string contentItemId) => "l:" + contentItemId;

    /// <summary>A type: the page lists items of it.</summary>
    public static string Type(string contentType) => "t:" + contentType;

    /// <summary>The page depends on these and, besides <see cref="Site"/>, on nothing else. Without this call a cached page depends on <see cref="Anything"/>.</summary>
    public void DependOnlyOn(IEnumerable<string> tags)
    {
        _tags.Clear();
        _tags.Add(Site);
        _tags.UnionWith(tags);
    }

    /// <summary>The page depends on this besides, such as on the items of a type that it lists.</summary>
    public void DependAlsoOn(string tag) => _tags.Add(tag);
}
