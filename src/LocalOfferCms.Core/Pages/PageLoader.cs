using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Pages;

/// <summary>What there is at an address.</summary>
public abstract record PageResult;

/// <summary>A page.</summary>
public sealed record PageFound(PageContext Page) : PageResult;

/// <summary>The page that was here has moved to another address of the site, without a leading slash.</summary>
public sealed record PageMoved(string Path) : PageResult;

/// <summary>Nothing.</summary>
public sealed record PageMissing : PageResult;

/// <summary>Loads a published page and all that it shows, in at most five queries.</summary>
public sealed class PageLoader(CmsDbContext db, SiteSnapshots snapshots)
{
    /// <summary>Kinds of links whose target is shown whole on the page that links, so its content is loaded with it.</summary>
    private static readonly string[] ShownWhole = ["Contact", "Resource", "School"];

    /// <summary>Kinds of links that a page shows from the other end.</summary>
    private static readonly string[] ShownBackwards = ["Parent", "EasyReadOf"];

    /// <summary>Finds the page at an address.</summary>
    /// <param name="path">The address within the site; slashes at the ends and case do not matter.</param>
    /// <param name="asOn">Gives the page as it stood at the end of this day, in the council's time zone.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PageResult> FindAsync(string path, DateOnly? asOn, CancellationToken ct)
    {
        path = ContentPath.Normalise(path);
        if (await EntryAsync(path, ct) is not { } entry)
        {
            return new PageMissing();
        }

        var subPath = path.Length > entry.Path.Length ? path[entry.Path.Length..].Trim('/') : "";
        if (asOn is null && !entry.IsCurrent)
        {
            return entry.Published is null ? new PageMissing() : new PageMoved($"{entry.Published.Path}/{subPath}".Trim('/'));
        }

        var row = asOn is { } day ? await AsOnAsync(entry.ContentItemId, day, ct) : entry.Published;
        return row is null ? new PageMissing() : new PageFound(await LoadAsync(row, subPath, asOn, ct));
    }

    /// <summary>The title row and content of published items, for lists that show items whole.</summary>
    internal static IQueryable<IncludedRow> Included(CmsDbContext db, IQueryable<PublishedPage> pages) =>
        from page in pages.AsNoTracking()
        join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
        select new IncludedRow(page.ContentItemId, page.ContentType, page.Title, page.Summary, page.Path, page.SortDate, page.PublishedUtc, version.Data);

    /// <summary>The entry for the path itself, else for the path without its last segment: the page may have parts with addresses of their own.</summary>
    private async Task<Entry?> EntryAsync(string path, CancellationToken ct)
    {
        var cut = path.LastIndexOf('/');
        var parent = cut > 0 ? path[..cut] : path;
        var entries = await (
            from entry in db.Paths.AsNoTracking().Where(p => p.Path == path || p.Path == parent)
            join page in db.PublishedPages on entry.ContentItemId equals page.ContentItemId into pages
            from page in pages.DefaultIfEmpty()
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId into versions
            from version in versions.DefaultIfEmpty()
            select new Entry(entry.Path, entry.ContentItemId, entry.IsCurrent, version == null
                ? null
                : new PageVersion(page.ContentItemId, page.ContentType, page.Title, page.Path ?? "", version.Data, page.PublishedUtc, version.Stage)))
            .ToListAsync(ct);
        return entries.Find(e => e.Path == path) ?? entries.Find(e => e.Path == parent);
    }

    private async Task<PageVersion?> AsOnAsync(string id, DateOnly day, CancellationToken ct)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.Tenant.TimeZone);
        var end = TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone);
        return await (
            from version in db.ContentVersions.AsNoTracking()
                .Where(v => v.ContentItemId == id && v.PublishedUtc < end && (v.UnpublishedUtc == null || v.UnpublishedUtc >= end) && (v.Published || v.UnpublishedUtc != null))
            join item in db.ContentItems on version.ContentItemId equals item.ContentItemId
            join path in db.Paths.Where(p => p.IsCurrent) on item.ContentItemId equals path.ContentItemId into paths
            from path in paths.DefaultIfEmpty()
            orderby version.PublishedUtc descending
            select new PageVersion(id, item.ContentType, version.DisplayText, path == null ? "" : path.Path, version.Data, version.PublishedUtc!.Value, version.Stage))
            .FirstOrDefaultAsync(ct);
    }

    private async Task<PageContext> LoadAsync(PageVersion row, string subPath, DateOnly? asOn, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        var content = new ContentDocument(row.ContentType, JsonText.Object(row.Data));
        var links = ContentLinks.Find(row.Id, content);
        var (items, back) = await ItemsAsync(row.Id, links, ct);
        var link = new PageLink(row.Id, row.ContentType, row.Title, content.Part("SummaryPart").Text("Summary"), row.Path, null, row.PublishedUtc);
        return new PageContext
        {
            Tenant = db.Tenant,
            Site = site,
            Type = site.Types.GetValueOrDefault(row.ContentType) ?? new(row.ContentType, row.ContentType, [], []),
            Page = link,
            SubPath = subPath,
            Content = content,
            PublishedUtc = row.PublishedUtc,
            IsArchived = row.Stage == ContentStage.Archived,
            AsOn = asOn,
            Ancestors = await new Ancestry(db).OfAsync(row.Id, content.Part("ListedPart").Items("Parents").FirstOrDefault(), ct),
            Children = [.. back["Parent"].Select(item => item.Link)],
            Items = items,
            ReferredBy = back,
            Files = await FilesAsync(links, items.Values, ct),
            Terms = ContentLinks.Terms(row.Id, content).ToLookup(t => t.Taxonomy, t => t.Term),
        };
    }

    /// <summary>One query for both ends: what the page links to, and what links to it.</summary>
    private async Task<(Dictionary<string, IncludedItem> Items, ILookup<string, IncludedItem> Back)> ItemsAsync(
        string id, List<LinkEntry> links, CancellationToken ct)
    {
        var wanted = links.Where(l => l.Kind != ContentLinks.Media).Select(l => l.ToItemId).Distinct().ToList();
        var whole = links.Where(l => ShownWhole.Contains(l.Kind)).Select(l => l.ToItemId).Distinct().ToList();
        var rows = await (
            from page in db.PublishedPages.AsNoTracking()
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
            join linked in db.Links.Where(l => l.ToItemId == id && ShownBackwards.Contains(l.Kind)) on page.ContentItemId equals linked.FromItemId into back
            from linked in back.DefaultIfEmpty()
            where wanted.Contains(page.ContentItemId) || linked != null
            orderby page.Position, page.Title
            select new
            {
                Kind = linked == null ? null : linked.Kind,
                Row = new IncludedRow(page.ContentItemId, page.ContentType, page.Title, page.Summary, page.Path, page.SortDate, page.PublishedUtc,
                    whole.Contains(page.ContentItemId) ? version.Data : "{}"),
            }).ToListAsync(ct);
        return (
            rows.Where(r => wanted.Contains(r.Row.Id)).DistinctBy(r => r.Row.Id).ToDictionary(r => r.Row.Id, r => r.Row.ToItem()),
            rows.Where(r => r.Kind is not null).ToLookup(r => r.Kind!, r => r.Row.ToItem()));
    }

    private async Task<IReadOnlyDictionary<string, FileLink>> FilesAsync(List<LinkEntry> links, IEnumerable<IncludedItem> items, CancellationToken ct)
    {
        var titles = items.SelectMany(item => item.Content.Part("DocumentPart").Paths("File").Select(path => (Id: MediaFile.IdOf(path), item.Link.Title)))
            .DistinctBy(file => file.Id).ToDictionary(file => file.Id, file => file.Title);
        var ids = links.Where(l => l.Kind == ContentLinks.Media).Select(l => l.ToItemId).Concat(titles.Keys).Distinct().ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<string, FileLink>();
        }

        var files = await db.MediaFiles.AsNoTracking().Where(f => ids.Contains(f.MediaFileId)).ToListAsync(ct);
        return files.ToDictionary(f => f.Path, f => new FileLink(
            titles.GetValueOrDefault(f.MediaFileId, f.Name), f.Address, FileKinds.TypeName(f.ContentType), FileKinds.SizeName(f.Length), f.PageCount, f.Length));
    }

    private sealed record Entry(string Path, string ContentItemId, bool IsCurrent, PageVersion? Published);

    private sealed record PageVersion(string Id, string ContentType, string Title, string Path, string Data, DateTime PublishedUtc, ContentStage Stage);
}

/// <summary>A published item as the database gives it.</summary>
internal sealed record IncludedRow(
    string Id, string ContentType, string Title, string Summary, string? Path, DateTime? SortDate, DateTime PublishedUtc, string Data)
{
    public IncludedItem ToItem() => new(
        new PageLink(Id, ContentType, Title, Summary, Path, SortDate, PublishedUtc),
        new ContentDocument(ContentType, JsonText.Object(Data)));
}
