using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Activities;

/// <summary>Tells workflows what happens to pages; the correlation is the page's id. Costs nothing where no type asks for it.</summary>
internal sealed class ContentEvents(WorkflowEvents events, WorkflowTypes types) : IContentHandler
{
    private const string Created = "ContentCreatedEvent";
    private const string Updated = "ContentUpdatedEvent";
    private const string DraftSaved = "ContentDraftSavedEvent";
    private const string Published = "ContentPublishedEvent";
    private const string Unpublished = "ContentUnpublishedEvent";
    private const string Deleted = "ContentDeletedEvent";
    private const string EasyReadIsOlder = "EasyReadOutOfDateEvent";

    /// <summary>Raised by the daily look at reviews.</summary>
    public const string ReviewDue = "PageReviewDueEvent";

    public static IReadOnlyDictionary<string, string> Titles { get; } = new Dictionary<string, string>
    {
        [Created] = "A page is begun",
        [Updated] = "A page's draft is changed",
        [DraftSaved] = "A draft is saved",
        [Published] = "A page is published",
        [Unpublished] = "A page leaves the site",
        [Deleted] = "A page is deleted for good",
        [EasyReadIsOlder] = "A page is newer than its easy-read version",
        [ReviewDue] = "A page's review is due",
    };

    public async Task SavedAsync(CmsDbContext db, ContentItem item, ContentVersion version, bool isNew, CancellationToken ct)
    {
        await RaiseAsync(db, isNew ? Created : Updated, item.ContentItemId, item.ContentType, ct);
        await RaiseAsync(db, DraftSaved, item.ContentItemId, item.ContentType, ct);
    }

    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        await RaiseAsync(db, Published, item.ContentItemId, item.ContentType, ct);
        if (!await IsHeardAsync(EasyReadIsOlder, ct))
        {
            return;
        }

        // The easy-read version is the page that tells about this one again, and it keeps its own owner.
        var twins = await db.Links.Where(l => l.ToItemId == item.ContentItemId && l.Kind == "EasyReadOf")
            .Join(db.ContentVersions.Where(v => v.Published && v.PublishedUtc < version.PublishedUtc), l => l.FromItemId, v => v.ContentItemId, (l, _) => l.FromItemId)
            .Distinct().ToListAsync(ct);
        foreach (var twin in twins)
        {
            await RaiseAsync(db, EasyReadIsOlder, twin, "EasyRead", ct, ("PageTitle", version.DisplayText));
        }
    }

    // What has just been made has no easy-read version yet.
    public async Task AddedAsync(CmsDbContext db, IReadOnlyList<PublishedContent> added, CancellationToken ct)
    {
        foreach (var row in added)
        {
            await RaiseAsync(db, Published, row.Item.ContentItemId, row.Item.ContentType, ct);
        }
    }

    // It says what it said, filed otherwise.
    public Task AmendedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct) => Task.CompletedTask;

    public Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => RaiseAsync(db, Unpublished, contentItemId, null, ct);

    public Task RemovedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => RaiseAsync(db, Deleted, contentItemId, null, ct);

    private async Task RaiseAsync(CmsDbContext db, string name, string id, string? type, CancellationToken ct, params (string Name, string Value)[] more)
    {
        if (!await IsHeardAsync(name, ct))
        {
            return;
        }

        type ??= await db.ContentItems.Where(i => i.ContentItemId == id).Select(i => i.ContentType).FirstOrDefaultAsync(ct);
        var input = new JsonObject { [ContentEvent.TypeMember] = type };
        foreach (var (member, value) in more)
        {
            input[member] = value;
        }

        var write = db.Write ?? throw new InvalidOperationException("Content changes outside a write.");
        await events.RaiseAsync(db, write, new(name, id, Input: input), ct);
    }

    private async Task<bool> IsHeardAsync(string name, CancellationToken ct) => (await types.GetAsync(ct)).IsHeard(name);
}
