using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Imports;

/// <summary>Brings pages of other systems in as drafts. Nothing is ever published, and a page that somebody has worked on since is left as it is.</summary>
public sealed class PageImport
{
    private readonly CmsDbContext _db;
    private readonly SiteSnapshots _snapshots;
    private readonly SaveDraft _drafts;
    private readonly MediaStore _media;

    internal PageImport(CmsDbContext db, SiteSnapshots snapshots, SaveDraft drafts, MediaStore media) => (_db, _snapshots, _drafts, _media) = (db, snapshots, drafts, media);

    /// <summary>Types that pages can be made of: those with an address and a Markdown body.</summary>
    public async Task<IReadOnlyList<ContentTypeDefinition>> TypesAsync(CancellationToken ct) =>
        [.. (await _snapshots.GetAsync(ct)).Types.Values.Where(IsForPages).OrderBy(t => t.DisplayName, StringComparer.OrdinalIgnoreCase)];

    /// <summary>What would be done with the pages. Changes nothing.</summary>
    /// <exception cref="RefusedException">The type or the parent cannot be used.</exception>
    public async Task<ImportPlan> PlanAsync(IReadOnlyList<ForeignPage> pages, IReadOnlyList<UnreadFile> unread, ImportOptions options, CancellationToken ct)
    {
        var type = await TypeAsync(options.ContentType, ct);
        var parent = options.ParentId is null ? null : await _db.PublishedPages.AsNoTracking().Where(p => p.ContentItemId == options.ParentId)
            .Select(p => new { p.Title, p.Path }).FirstOrDefaultAsync(ct) ?? throw Refuse("ImportParent", "The page to list them under is not on the site.");
        var ids = pages.ToDictionary(p => p.Name, p => IdOf(p.Name));
        var known = await KnownAsync([.. ids.Values], ct);
        var binned = await _db.BinnedItems.AsNoTracking().Where(b => known.Keys.Contains(b.ContentItemId)).Select(b => b.ContentItemId).ToListAsync(ct);
        var prefix = parent?.Path is { Length: > 0 } above ? above + "/" : "";
        var wanted = pages.Select(p => prefix + Slug(p.Title)).Distinct().ToList();
        var taken = await _db.Paths.AsNoTracking().Where(p => p.IsCurrent && wanted.Contains(p.Path)).ToDictionaryAsync(p => p.Path, p => p.ContentItemId, ct);
        var planned = new List<PlannedPage>();
        foreach (var page in pages)
        {
            var id = ids[page.Name];
            var path = FreePath(prefix + Slug(page.Title), id, taken);
            taken[path] = id;
            planned.Add(Plan(page, id, path, prefix + Slug(page.Title) != path, type, options.ParentId, known.GetValueOrDefault(id), binned.Contains(id)));
        }

        return new(planned, unread, parent?.Title ?? "");
    }

    /// <summary>Makes the drafts of a plan, each with its pictures in a transaction of its own, and returns how many.</summary>
    public async Task<int> MakeAsync(ImportPlan plan, ChangeContext change, CancellationToken ct)
    {
        var made = 0;
        foreach (var page in plan.Pages.Where(p => p.Outcome is ImportOutcome.New or ImportOutcome.Changed))
        {
            foreach (var picture in page.Page.Pictures)
            {
                await _media.PutAsync(_db, picture.Name, picture.Bytes, change.Now, ct);
            }

            AuditLog.Add(_db, change, "ContentImported", "ContentItem", page.ContentItemId, PageRow.Cut(page.Page.Title, 512));
            await _drafts.ExecuteAsync(new DraftOptions(page.ContentItemId, page.ContentType, page.Page.Title, page.Content), change with { Reason = $"Brought in from {page.Page.Name}." }, ct);
            _db.ChangeTracker.Clear();
            made++;
        }

        return made;
    }

    private PlannedPage Plan(ForeignPage page, string id, string path, bool isMoved, ContentTypeDefinition type, string? parentId, Known? known, bool isBinned)
    {
        var content = PageContent.Of(page, type, id, path, parentId);
        var (outcome, reason) = isBinned ? (ImportOutcome.Refused, "It was brought in before and lies in the recycle bin. Take it out of there first.") : Decide(page, type, known);
        List<string> warnings = [.. page.Warnings];
        if (isMoved && outcome is ImportOutcome.New)
        {
            warnings.Add($"Another page has the address that its title makes, so it gets '{path}'.");
        }

        if (ContentPath.Refuse(path) is { } refusal)
        {
            warnings.Add(refusal.Message);
        }

        return new(page, id, type.Name, path, outcome, reason) { Warnings = warnings, Content = content };
    }

    private static (ImportOutcome, string) Decide(ForeignPage page, ContentTypeDefinition type, Known? known)
    {
        if (known is null)
        {
            return (ImportOutcome.New, "");
        }

        var content = JsonText.Object(known.Data);
        var origin = new ContentDocument(known.ContentType, content).Part(PageContent.Origin);
        return origin.Plain("Hash") == page.Hash ? (ImportOutcome.Unchanged, "")
            : known.ContentType != type.Name ? (ImportOutcome.Refused, $"It was brought in before as another type ({known.ContentType}).")
            : origin.Plain("Made") != PageContent.Made(content) ? (ImportOutcome.Refused, "The file has changed, and so has the page here. It is left as it is; put in by hand what is new.")
            : (ImportOutcome.Changed, "");
    }

    private async Task<Dictionary<string, Known>> KnownAsync(List<string> ids, CancellationToken ct) => await (
        from version in _db.ContentVersions.AsNoTracking()
        join item in _db.ContentItems on version.ContentItemId equals item.ContentItemId
        where version.Latest && ids.Contains(version.ContentItemId)
        select new Known(item.ContentItemId, item.ContentType, version.Data)).ToDictionaryAsync(k => k.ContentItemId, ct);

    private async Task<ContentTypeDefinition> TypeAsync(string name, CancellationToken ct)
    {
        var types = (await _snapshots.GetAsync(ct)).Types;
        return types.TryGetValue(name, out var type) && IsForPages(type) ? type
            : throw Refuse("ImportType", $"'{name}' is not a type of page here. There are: {string.Join(", ", types.Values.Where(IsForPages).Select(t => t.Name).Order(StringComparer.Ordinal))}.");
    }

    private static bool IsForPages(ContentTypeDefinition type) => type.Has("MarkdownBodyPart") && type.Has("AutoroutePart") && type.Stereotype.Length == 0;

    private static string FreePath(string path, string id, Dictionary<string, string> taken)
    {
        var free = path;
        for (var next = 2; taken.TryGetValue(free, out var holder) && holder != id; next++)
        {
            free = $"{path}-{next}";
        }

        return free;
    }

    private static string Slug(string title) => ContentPath.Slug(title) is { Length: > 0 } slug ? slug[..Math.Min(slug.Length, 100)].TrimEnd('-') : "page";

    private string IdOf(string name) => ContentIds.FromName($"import:{_db.Tenant.Name}:{name.ToLowerInvariant()}");

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);

    private sealed record Known(string ContentItemId, string ContentType, string Data);
}
