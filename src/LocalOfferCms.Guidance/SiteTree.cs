namespace LocalOfferCms.Guidance;

/// <summary>A page of the site map.</summary>
/// <param name="Id">Content item id.</param>
/// <param name="ParentId">The section that it is listed under first; its breadcrumb goes there.</param>
/// <param name="Title">Title.</param>
/// <param name="Path">Address without a leading slash.</param>
internal sealed record SiteTreePage(string Id, string? ParentId, string Title, string Path)
{
    /// <summary>Other sections that list it too: several ways lead to one page.</summary>
    public IReadOnlyList<string> AlsoUnder { get; init; } = [];
}

/// <summary>A page with those under it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Children">The pages under it.</param>
internal sealed record SiteTreeNode(SiteTreePage Page, IReadOnlyList<SiteTreeNode> Children);

/// <summary>The site's pages as a tree.</summary>
/// <param name="Sections">What is under the home page.</param>
/// <param name="Others">Pages that no section lists.</param>
internal sealed record SiteTree(IReadOnlyList<SiteTreeNode> Sections, IReadOnlyList<SiteTreeNode> Others)
{
    /// <summary>Builds the tree, keeping the order given. Every page has its place once, with what is under it, even when sections are listed under
    /// each other in a circle; other sections that list it show it alone.</summary>
    public static SiteTree Of(IReadOnlyList<SiteTreePage> pages)
    {
        var known = pages.Select(p => p.Id).ToHashSet();
        var placed = new HashSet<string>();
        var under = new Branches(
            pages.Where(p => p.ParentId is not null && p.ParentId != p.Id && known.Contains(p.ParentId)).ToLookup(p => p.ParentId!),
            pages.SelectMany(p => p.AlsoUnder.Where(id => id != p.Id && id != p.ParentId).Select(id => (Section: id, Page: p))).ToLookup(p => p.Section, p => p.Page),
            placed);
        var home = pages.FirstOrDefault(p => p.Path.Length == 0);
        if (home is not null)
        {
            placed.Add(home.Id);
        }

        var sections = home is null ? [] : under.Under(home.Id);
        var roots = pages.Where(p => !placed.Contains(p.Id) && (p.ParentId is null || !known.Contains(p.ParentId))).ToList();
        var others = under.Nodes(roots);
        others.AddRange(under.Nodes(pages));
        return new SiteTree(sections, others);
    }

    private sealed record Branches(ILookup<string, SiteTreePage> Children, ILookup<string, SiteTreePage> Also, HashSet<string> Placed)
    {
        public List<SiteTreeNode> Under(string id)
        {
            var nodes = Nodes(Children[id]);
            nodes.AddRange(Also[id].Select(page => new SiteTreeNode(page, [])));
            return nodes;
        }

        public List<SiteTreeNode> Nodes(IEnumerable<SiteTreePage> pages)
        {
            var nodes = new List<SiteTreeNode>();
            foreach (var page in pages)
            {
                if (Placed.Add(page.Id))
                {
                    nodes.Add(new SiteTreeNode(page, Under(page.Id)));
                }
            }

            return nodes;
        }
    }
}
