namespace LocalOfferCms.Guidance;

/// <summary>A page of the site map.</summary>
/// <param name="Id">Content item id.</param>
/// <param name="ParentId">The section that it is listed under.</param>
/// <param name="Title">Title.</param>
/// <param name="Path">Address without a leading slash.</param>
internal sealed record SiteTreePage(string Id, string? ParentId, string Title, string Path);

/// <summary>A page with those under it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Children">The pages under it.</param>
internal sealed record SiteTreeNode(SiteTreePage Page, IReadOnlyList<SiteTreeNode> Children);

/// <summary>The site's pages as a tree.</summary>
/// <param name="Sections">What is under the home page.</param>
/// <param name="Others">Pages that no section lists.</param>
internal sealed record SiteTree(IReadOnlyList<SiteTreeNode> Sections, IReadOnlyList<SiteTreeNode> Others)
{
    /// <summary>Builds the tree, keeping the order given. Every page is in it once, even when sections are listed under each other in a circle.</summary>
    public static SiteTree Of(IReadOnlyList<SiteTreePage> pages)
    {
        var known = pages.Select(p => p.Id).ToHashSet();
        var children = pages.Where(p => p.ParentId is not null && p.ParentId != p.Id && known.Contains(p.ParentId)).ToLookup(p => p.ParentId!);
        var home = pages.FirstOrDefault(p => p.Path.Length == 0);
        var placed = new HashSet<string>();
        if (home is not null)
        {
            placed.Add(home.Id);
        }

        var sections = home is null ? [] : Under(home.Id, children, placed);
        var roots = pages.Where(p => !placed.Contains(p.Id) && (p.ParentId is null || !known.Contains(p.ParentId))).ToList();
        var others = Nodes(roots, children, placed);
        others.AddRange(Nodes(pages, children, placed));
        return new SiteTree(sections, others);
    }

    private static List<SiteTreeNode> Under(string id, ILookup<string, SiteTreePage> children, HashSet<string> placed) => Nodes(children[id], children, placed);

    private static List<SiteTreeNode> Nodes(IEnumerable<SiteTreePage> pages, ILookup<string, SiteTreePage> children, HashSet<string> placed)
    {
        var nodes = new List<SiteTreeNode>();
        foreach (var page in pages)
        {
            if (placed.Add(page.Id))
            {
                nodes.Add(new SiteTreeNode(page, Under(page.Id, children, placed)));
            }
        }

        return nodes;
    }
}
