using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Takes in a whole content item as a recipe or another system gives it, by Orchard Core's rules of versions:
/// a version that is known and the same is left alone; a new published one takes every other's flags; a new draft takes <c>Latest</c>;
/// one with neither flag is kept as history.</summary>
public sealed class ContentImport
{
    private readonly Publication _publication;
    private readonly ContentSchedule _schedule;

    internal ContentImport(Publication publication, ContentSchedule schedule) => (_publication, _schedule) = (publication, schedule);

    /// <summary>Imports one item in the step's transaction. Expressions are worked out and HTML is made safe beforehand.</summary>
    /// <exception cref="RefusedException">It has no id, is of another type than the item with that id, or its address is taken.</exception>
    public async Task<RecipeOutcome> ImportAsync(JsonObject item, RecipeExecution execution, string pointer, CancellationToken ct)
    {
        var incoming = ImportedItem.Read(item, pointer, execution.Change);
        var db = execution.Db;
        var existing = await db.ContentItems.FirstOrDefaultAsync(i => i.ContentItemId == incoming.Id, ct);
        if (existing is not null && existing.ContentType != incoming.ContentType)
        {
            throw new RefusedException([new("OtherType", $"{pointer}: the item '{incoming.Id}' is a {existing.ContentType} here, and a {incoming.ContentType} in the recipe.")]);
        }

        var versions = existing is null ? [] : await db.ContentVersions.Where(v => v.ContentItemId == incoming.Id).ToListAsync(ct);
        var known = incoming.VersionId is null ? versions.Find(v => v.Latest) : versions.Find(v => v.ContentItemVersionId == incoming.VersionId);
        if (known is not null && known.Data == incoming.Data && known.DisplayText == incoming.DisplayText
            && !(incoming.Published && known.Published && known.Stage != incoming.StageOnSite)
            && (incoming.VersionId is not null || known.Published == incoming.Published))
        {
            return RecipeOutcome.Unchanged;
        }

        var target = existing ?? Add(db, incoming);
        var version = incoming.VersionId is not null && known is not null ? Update(known, incoming) : AddVersion(db, target, versions, incoming);
        await SetFlagsAsync(execution, target, versions, version, incoming, ct);
        await db.SaveChangesAsync(ct);
        return existing is null ? RecipeOutcome.Created : RecipeOutcome.Changed;
    }

    private static ContentItem Add(CmsDbContext db, ImportedItem incoming)
    {
        var item = new ContentItem { ContentItemId = incoming.Id, ContentType = incoming.ContentType, CreatedUtc = incoming.CreatedUtc };
        db.ContentItems.Add(item);
        return item;
    }

    private static ContentVersion Update(ContentVersion version, ImportedItem incoming)
    {
        version.DisplayText = incoming.DisplayText;
        version.Data = incoming.Data;
        version.ModifiedUtc = incoming.ModifiedUtc;
        version.PublishedUtc = incoming.PublishedUtc ?? version.PublishedUtc;
        version.Stage = incoming.Published ? incoming.StageOnSite : version.Stage;
        return version;
    }

    private static ContentVersion AddVersion(CmsDbContext db, ContentItem item, List<ContentVersion> versions, ImportedItem incoming)
    {
        var version = new ContentVersion
        {
            ContentItemVersionId = incoming.VersionId ?? ContentIds.New(incoming.ModifiedUtc),
            ContentItemId = item.ContentItemId,
            Number = versions.Select(v => v.Number).DefaultIfEmpty(0).Max() + 1,
            Stage = incoming.Published ? incoming.StageOnSite : ContentStage.Draft,
            DisplayText = incoming.DisplayText,
            Owner = incoming.Owner,
            Author = incoming.Author,
            CreatedUtc = incoming.ModifiedUtc,
            ModifiedUtc = incoming.ModifiedUtc,
            PublishedUtc = incoming.PublishedUtc,
            Data = incoming.Data,
        };
        db.ContentVersions.Add(version);
        return version;
    }

    private async Task SetFlagsAsync(
        RecipeExecution execution, ContentItem item, List<ContentVersion> versions, ContentVersion version, ImportedItem incoming, CancellationToken ct)
    {
        if (incoming.Published || incoming.Latest)
        {
            versions.ForEach(v => v.Latest = false);
            version.Latest = true;
        }

        if (incoming.Published)
        {
            await _publication.PublishAsync(execution.Db, execution.Write, item, version, execution.Change, ct);
            if (incoming.FirstPublishedUtc is { } first && await execution.Db.PublishedPages.FindAsync([item.ContentItemId], ct) is { } page && first < page.FirstPublishedUtc)
            {
                page.FirstPublishedUtc = first;
            }
        }
        else if (version.Published)
        {
            await _publication.WithdrawAsync(execution.Db, execution.Write, item, version, execution.Change, ct);
        }
        else
        {
            await ContentSummaries.RefreshAsync(execution.Db, item.ContentItemId, ct);
            _schedule.Add(execution.Db, item, version, new ContentDocument(item.ContentType, JsonText.Object(version.Data)), execution.Change.Now);
        }
    }
}
