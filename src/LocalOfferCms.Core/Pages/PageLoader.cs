using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Pages;

/// <summary>What there is at an address.</summary>
public abstract record PageResult;

/// <summary>A page.</summary>
public sealed record PageFound(PageContext Page) : PageResult;

/// <summary>The page that was here has moved to another address of the site, without a leading slash.</summary>
public sealed record PageMoved(string Path) : PageResult;

/// <summary>A page that has left the site and is followed by another address: for now, since it may come back.</summary>
public sealed record PageLeadsElsewhere(string Path) : PageResult;

/// <summary>A page that has left the site, with what is said in its place.</summary>
/// <param name="Title">What it was called.</param>
/// <param name="Notice">What is said, plain text; empty for no more than that it has closed.</param>
/// <param name="See">The page to see instead; null for none.</param>
public sealed record PageClosed(string Title, string Notice, PageLink? See) : PageResult;

/// <summary>Nothing.</summary>
public sealed record PageMissing : PageResult;

/// <summary>Loads a published page and all that it shows, in at most five queries. EF is asked only for what is no published page: to make its
/// context takes a twentieth of the time that a page does.</summary>
public sealed class PageLoader(CurrentTenant current, IDatabaseEngine engine, SiteSnapshots snapshots, PageTags tags, IServiceProvider services)
{
    /// <summary>Kinds of links whose target is shown whole on the page that links, so its content is loaded with it.</summary>
    private static readonly string[] ShownWhole = ["Contact", "Resource", "Question", "Publisher", "School"];

    /// <summary>Types that show the pages listed under them whole, and what those offer.</summary>
    private static readonly string[] ShowsChildrenWhole = ["FaqPage"];

    /// <summary>Kinds of links that a page shows from the other end.</summary>
    internal static readonly string[] ShownBackwards = ["Parent", "EasyReadOf"];

    /// <summary>Finds the page at an address.</summary>
    /// <param name="path">The address within the site; slashes at the ends and case do not matter.</param>
    /// <param name="asOn">Gives the page as it stood at the end of this day, in the council's time zone.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PageResult> FindAsync(string path, DateOnly? asOn, CancellationToken ct)
    {
        path = ContentPath.Normalise(path);
        await using var reader = await PublishedReader.OpenAsync(engine, current.Value, ct);
        if (await EntryAsync(reader, path, ct) is not { } entry)
        {
            return new PageMissing();
        }

        var subPath = path.Length > entry.Path.Length ? path[entry.Path.Length..].Trim('/') : "";
        if (asOn is null && entry.Published is null)
        {
            return await ClosedAsync(entry.ContentItemId, ct);
        }

        if (asOn is null && !entry.IsCurrent)
        {
            return new PageMoved($"{entry.Published!.Path}/{subPath}".Trim('/'));
        }

        var row = asOn is { } day ? await AsOnAsync(reader, entry.ContentItemId, day, ct) : entry.Published;
        return row is null ? new PageMissing() : new PageFound(await LoadAsync(reader, row, subPath, asOn, ct));
    }

    /// <summary>An item's newest version as the page that it would be; null when there is none.</summary>
    /// <param name="contentItemId">The item, whether it is on the site or not.</param>
    /// <param name="subPath">What would follow the page's own address: a guide's part.</param>
    /// <param name="address">Where the draft is shown, within the site: its links to itself and to its parts lead there, and not to what is on the site.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PageContext?> DraftAsync(string contentItemId, string subPath, string address, CancellationToken ct)
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var draft = await (
            from version in db.Latest(contentItemId).AsNoTracking()
            join item in db.ContentItems on version.ContentItemId equals item.ContentItemId
            select new { item.ContentType, Version = version }).FirstOrDefaultAsync(ct);
        if (draft is null)
        {
            return null;
        }

        // The home page is drawn as what it is.
        var path = PageRow.PathOf(new ContentDocument(draft.ContentType, JsonText.Object(draft.Version.Data)), draft.Version.DisplayText) is "" ? "" : address;
        var row = new PageVersion(contentItemId, draft.ContentType, draft.Version.DisplayText, path, draft.Version.Data, draft.Version.ModifiedUtc,
            draft.Version.Stage, draft.Version.ShowChangeNote ? draft.Version.ChangeNote : null);
        await using var reader = await PublishedReader.OpenAsync(engine, current.Value, ct);
        return await LoadAsync(reader, row, subPath, null, ct);
    }

    /// <summary>What stands where a page was.</summary>
    private async Task<PageResult> ClosedAsync(string contentItemId, CancellationToken ct)
    {
        var db = services.GetRequiredService<CmsDbContext>();
        if (await db.ClosedPages.AsNoTracking().FirstOrDefaultAsync(c => c.ContentItemId == contentItemId, ct) is not { } closed)
        {
            return new PageMissing();
        }

        var see = closed.SeeItemId is null ? null : await db.PublishedPages.AsNoTracking().Where(p => p.ContentItemId == closed.SeeItemId && p.Path != null)
            .Select(p => new PageLink(p.ContentItemId, p.ContentType, p.Title, p.Summary, p.Path, p.SortDate, p.PublishedUtc, false)).FirstOrDefaultAsync(ct);
        return closed.Redirects && see is not null ? new PageLeadsElsewhere(see.Path!) : new PageClosed(closed.Title, closed.Notice, see);
    }

    /// <summary>The entry for the path itself, else for the path without its last segment: the page may have parts with addresses of their own.</summary>
    private static async Task<PathRow?> EntryAsync(PublishedReader reader, string path, CancellationToken ct)
    {
        var cut = path.LastIndexOf('/');
        var parent = cut > 0 ? path[..cut] : path;
        var entries = await reader.PathsAsync(path, parent, ct);
        return entries.Find(e => e.Path == path) ?? entries.Find(e => e.Path == parent);
    }

    private Task<PageVersion?> AsOnAsync(PublishedReader reader, string id, DateOnly day, CancellationToken ct)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(current.Value.TimeZone);
        return reader.AsOnAsync(id, TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone), ct);
    }

    private async Task<PageContext> LoadAsync(PublishedReader reader, PageVersion row, string subPath, DateOnly? asOn, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        var content = new ContentDocument(row.ContentType, JsonText.Object(row.Data));
        var links = ContentLinks.Find(row.Id, content);
        var (items, back) = await ItemsAsync(reader, row, links, ct);
        var ancestors = await reader.AncestorsAsync(row.Id, content.Part("ListedPart").Items("Parents").FirstOrDefault(), ct);
        // What is linked to but not published counts too: the page changes when it is.
        tags.DependOnlyOn(
        [
            PageTags.Item(row.Id), PageTags.LinksTo(row.Id), .. ancestors.Select(a => PageTags.Item(a.Id)), .. items.Keys.Select(PageTags.Item),
            .. links.Where(IsItem).Select(l => PageTags.Item(l.ToItemId)),
        ]);
        List<IncludedItem> whole = [.. items.Values, .. back["Parent"]];
        var files = (await FilesAsync(reader, links, whole, ct)).ToLookup(f => f.State == MediaState.Kept);
        var titles = whole.SelectMany(item => item.Content.Part("DocumentPart").Paths("File").Select(path => (Id: MediaFile.IdOf(path), item.Link.Title)))
            .DistinctBy(file => file.Id).ToDictionary(file => file.Id, file => file.Title);
        var link = new PageLink(row.Id, row.ContentType, row.Title, content.Part("SummaryPart").Text("Summary"), row.Path, null, row.PublishedUtc);
        return new PageContext
        {
            Tenant = current.Value,
            Site = site,
            Type = site.Types.GetValueOrDefault(row.ContentType) ?? new(row.ContentType, row.ContentType, [], []),
            Page = link,
            SubPath = subPath,
            Content = content,
            PublishedUtc = row.PublishedUtc,
            UpdatedUtc = NewestOf(row, items, back),
            IsArchived = row.Stage == ContentStage.Archived,
            AsOn = asOn,
            ChangeNote = row.ChangeNote,
            Ancestors = ancestors,
            Children = [.. back["Parent"].Select(item => item.Link).Where(link => !link.IsArchived)],
            Items = items,
            ReferredBy = back,
            Files = files[true].ToDictionary(f => f.Path, f => FileLink.Of(f, titles.GetValueOrDefault(f.MediaFileId, f.Label), site) with
            {
                InWords = !f.IsPlayed ? [] :
                [
                    .. files[true].Where(w => w.MediaFileId == f.TranscriptId).Select(w => FileLink.Of(w, "Transcript", site)),
                    .. files[true].Where(w => w.MediaFileId == f.CaptionsId).Select(w => FileLink.Of(w, "Captions", site)),
                ],
            }),
            WithdrawnFiles = files[false].Select(f => f.Path).ToHashSet(),
            Terms = ContentLinks.Terms(row.Id, content).ToLookup(t => t.Taxonomy, t => t.Term),
        };
    }

    /// <summary>One query for both ends: what the page links to, and what links to it.</summary>
    private static async Task<(Dictionary<string, IncludedItem> Items, ILookup<string, IncludedItem> Back)> ItemsAsync(
        PublishedReader reader, PageVersion shown, List<LinkEntry> links, CancellationToken ct)
    {
        var childrenWhole = ShowsChildrenWhole.Contains(shown.ContentType);
        var wanted = links.Where(IsItem).Select(l => l.ToItemId).Distinct().ToList();
        var whole = childrenWhole ? wanted : links.Where(l => ShownWhole.Contains(l.Kind)).Select(l => l.ToItemId).Distinct().ToList();
        var rows = await reader.LinkedAsync(shown.Id, wanted, whole, ShownBackwards, childrenWhole, ct);
        var items = rows.Where(r => r.Kind is null).ToDictionary(r => r.Row.Id, r => r.Row.ToItem());
        if (childrenWhole)
        {
            await AddOfferedAsync(reader, items, [.. rows.Select(r => r.Row.ToItem())], ct);
        }

        return (items, rows.Where(r => r.Kind is not null).ToLookup(r => r.Kind!, r => r.Row.ToItem()));
    }

    /// <summary>Whether a link leads to an item by its id: not to a file, nor to a text of the snapshot by its key.</summary>
    private static bool IsItem(LinkEntry link) => link.Kind is not (ContentLinks.Media or ContentLinks.Address) && !ContentLinks.ByKey.Contains(link.Kind);

    /// <summary>Adds the documents that items shown whole offer.</summary>
    private static async Task AddOfferedAsync(PublishedReader reader, Dictionary<string, IncludedItem> items, List<IncludedItem> whole, CancellationToken ct)
    {
        var offered = whole.SelectMany(item => item.Content.Part("ResourcesPart").Items("Documents")).Where(id => !items.ContainsKey(id)).Distinct().ToList();
        foreach (var row in offered.Count == 0 ? [] : await reader.ItemsAsync(offered, ct))
        {
            items[row.Id] = row.ToItem();
        }
    }

    private static DateTime NewestOf(PageVersion row, Dictionary<string, IncludedItem> items, ILookup<string, IncludedItem> back) =>
        !ShowsChildrenWhole.Contains(row.ContentType) ? row.PublishedUtc
        : items.Values.Concat(back["Parent"]).Where(item => item.Link is { ContentType: "Faq", IsArchived: false })
            .Select(item => item.Link.PublishedUtc ?? row.PublishedUtc).Append(row.PublishedUtc).Max();

    private static async Task<List<MediaFile>> FilesAsync(PublishedReader reader, List<LinkEntry> links, List<IncludedItem> items, CancellationToken ct)
    {
        var ids = links.Concat(items.SelectMany(item => ContentLinks.Find(item.Link.Id, item.Content)))
            .Where(l => l.Kind == ContentLinks.Media).Select(l => l.ToItemId).Distinct().ToList();
        return ids.Count == 0 ? [] : await reader.FilesAsync(ids, ct);
    }
}

/// <summary>A published item as the database gives it.</summary>
internal sealed record IncludedRow(
    string Id, string ContentType, string Title, string Summary, string? Path, DateTime? SortDate, DateTime PublishedUtc, bool IsArchived, string Data)
{
    public IncludedItem ToItem() => new(
        new PageLink(Id, ContentType, Title, Summary, Path, SortDate, PublishedUtc, IsArchived),
        new ContentDocument(ContentType, JsonText.Object(Data)));
}
