using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>A page in the list of a section.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Path">Its address; null when it has none.</param>
/// <param name="Position">Its number in the order.</param>
/// <param name="IsHome">Whether breadcrumbs lead from it to this section, rather than to another that it is listed under too.</param>
/// <param name="Below">How many pages are listed under it.</param>
public sealed record PlacedPage(string Id, string Title, string ContentType, string? Path, int Position, bool IsHome, int Below);

/// <summary>A section with a part of its list.</summary>
/// <param name="Section">The section.</param>
/// <param name="Trail">Where it stands, from the home page down.</param>
/// <param name="Pages">The pages listed under it, in order.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record PlacedSection(PageLink Section, IReadOnlyList<PageLink> Trail, IReadOnlyList<PlacedPage> Pages, int Total);

/// <summary>Reads the order of sections and pages, as the public site shows it.</summary>
public sealed class PagePlaces(CmsDbContext db, IDatabaseEngine engine)
{
    /// <summary>How many pages of a section are shown at once.</summary>
    public const int PageSize = 100;

    /// <summary>A section; the site's menu when <paramref name="sectionId"/> is null. Null when there is no such section on the site.</summary>
    public async Task<PlacedSection?> SectionAsync(string? sectionId, int page, CancellationToken ct)
    {
        var section = await db.PublishedPages.AsNoTracking().Where(p => sectionId == null ? p.Path == "" : p.ContentItemId == sectionId)
            .Select(p => new { Link = new PageLink(p.ContentItemId, p.ContentType, p.Title, p.Summary, p.Path, null, null, false), p.ParentId }).FirstOrDefaultAsync(ct);
        if (section is null)
        {
            return null;
        }

        await using var reader = await PublishedReader.OpenAsync(engine, db.Tenant, ct);
        var trail = section.Link.Path == "" ? [] : await reader.AncestorsAsync(section.Link.Id, section.ParentId, ct);
        var listed = Listed(db, section.Link.Id, section.Link.Path == "");
        var total = await listed.CountAsync(ct);
        var pages = await listed.OrderBy(p => p.Position).ThenBy(p => p.Title).Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
            .Select(p => new PlacedPage(p.ContentItemId, p.Title, p.ContentType, p.Path, p.Position, p.ParentId == section.Link.Id,
                db.Links.Count(l => l.ToItemId == p.ContentItemId && l.Kind == ParentLink))).ToListAsync(ct);
        return new(section.Link, trail, pages, total);
    }

    /// <summary>Pages that others are listed under, or can be: those that have pages under them, landing pages and indexes.</summary>
    public async Task<IReadOnlyList<PageLink>> SectionsAsync(CancellationToken ct) => await ListedPages.Of(db)
        .Where(p => p.ContentType == "LandingPage" || p.ContentType == "IndexPage" || p.Path == "" || db.PublishedPages.Any(c => c.ParentId == p.ContentItemId))
        .OrderBy(p => p.Path).Take(500)
        .Select(p => new PageLink(p.ContentItemId, p.ContentType, p.Title, "", p.Path, null, null, false)).ToListAsync(ct);

    internal const string ParentLink = "Parent";

    // The list of ids is read once; asked of each page, it would be a search in all links of the site for every page of it.
    // The menu goes by where breadcrumbs lead, a section's page by everything that is listed under it.
    internal static IQueryable<PublishedPage> Listed(CmsDbContext db, string sectionId, bool isHome) => isHome
        ? ListedPages.Of(db).Where(p => p.ParentId == sectionId)
        : db.PublishedPages.AsNoTracking().Where(p => db.Links.Where(l => l.Kind == ParentLink && l.ToItemId == sectionId).Select(l => l.FromItemId).Contains(p.ContentItemId));
}
