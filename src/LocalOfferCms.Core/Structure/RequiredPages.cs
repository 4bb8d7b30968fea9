using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>A page that every council's site must have.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Why">Why it must be there.</param>
/// <param name="ContentType">The type of the page; empty for one that the site makes by itself.</param>
public sealed record RequiredPage(string Path, string Title, string Why, string ContentType)
{
    /// <summary>Whether the site makes it by itself.</summary>
    public bool IsMade => ContentType.Length == 0;
}

/// <summary>How a required page stands.</summary>
/// <param name="Page">The page.</param>
/// <param name="ItemId">The item at its address, or its draft; null when there is neither.</param>
/// <param name="IsPublished">Whether it is on the site.</param>
/// <param name="ReviewDue">When it is to be looked at again.</param>
/// <param name="IsOverdue">Whether that day has passed.</param>
public sealed record RequiredPageState(RequiredPage Page, string? ItemId, bool IsPublished, DateOnly? ReviewDue, bool IsOverdue);

/// <summary>The pages that every council's site must have, with the texts to begin them with: both come with the base recipe, as settings.</summary>
public sealed class RequiredPages(CmsDbContext db, SaveDraft saveDraft)
{
    private const string Document = "RequiredPages";

    /// <summary>The pages.</summary>
    public static IReadOnlyList<RequiredPage> Of(SiteSnapshot site) => [.. Entries(site).Select(e => new RequiredPage(Text(e, "Path"), Text(e, "Title"), Text(e, "Why"), Text(e, "Type")))];

    /// <summary>How each stands.</summary>
    public async Task<IReadOnlyList<RequiredPageState>> StatesAsync(SiteSnapshot site, DateOnly today, CancellationToken ct)
    {
        var required = Of(site);
        var paths = required.Select(r => r.Path).ToList();
        var published = await db.PublishedPages.AsNoTracking().Where(p => p.Path != null && paths.Contains(p.Path))
            .Select(p => new { p.Path, p.ContentItemId, p.ReviewDue }).ToListAsync(ct);
        var drafts = await DraftsAsync([.. paths.Except(published.Select(p => p.Path!))], ct);
        return [.. required.Select(r => published.Find(p => p.Path == r.Path) is { } page
            ? new RequiredPageState(r, page.ContentItemId, true, page.ReviewDue, page.ReviewDue < today)
            : new RequiredPageState(r, drafts.GetValueOrDefault(r.Path), r.IsMade, null, false))];
    }

    /// <summary>Makes a draft with the text to begin with; gives the item's id.</summary>
    /// <exception cref="RefusedException">There is such a page or a draft of it, or none is asked for at this address.</exception>
    public async Task<string> MakeDraftAsync(SiteSnapshot site, string path, ChangeContext change, CancellationToken ct)
    {
        if (Entries(site).FirstOrDefault(e => Text(e, "Path") == path && Text(e, "Type").Length > 0) is not { } entry)
        {
            throw new RefusedException([ContentRefusals.NotFound]);
        }

        if (await db.PublishedPages.AnyAsync(p => p.Path == path, ct) || (await DraftsAsync([path], ct)).Count > 0)
        {
            throw new RefusedException([new("There", $"There is a page '{Text(entry, "Title")}' already, or a draft of it.")]);
        }

        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = Text(entry, "Title") },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path },
            ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = Text(entry, "Summary") } },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = Text(entry, "Markdown") },
        };
        return await saveDraft.ExecuteAsync(new DraftOptions(null, Text(entry, "Type"), Text(entry, "Title"), content), change, ct);
    }

    // A draft has no index rows: its address stands in its JSON, as it is written there.
    private async Task<Dictionary<string, string>> DraftsAsync(IReadOnlyList<string> paths, CancellationToken ct)
    {
        var found = new Dictionary<string, string>();
        if (paths.Count == 0)
        {
            return found;
        }

        var drafts = await paths.Select(path => $"\"Path\":{JsonValue.Create(path).ToJsonString(JsonText.Compact)}")
            .Select(written => db.ContentVersions.AsNoTracking().Where(v => v.Latest && !v.Published && v.Data.Contains(written)))
            .Aggregate(Queryable.Concat).OrderBy(v => v.ContentItemId).Take(50).Select(v => new { v.ContentItemId, v.Data }).ToListAsync(ct);
        foreach (var draft in drafts)
        {
            if (new ContentDocument("", JsonText.Object(draft.Data)).Part("AutoroutePart").Plain("Path") is var path && paths.Contains(path))
            {
                found.TryAdd(path, draft.ContentItemId);
            }
        }

        return found;
    }

    private static IEnumerable<JsonObject> Entries(SiteSnapshot site) =>
        (site.Settings.GetValueOrDefault(Document)?["Pages"] as JsonArray)?.OfType<JsonObject>().Where(e => Text(e, "Path").Length > 0) ?? [];

    private static string Text(JsonObject json, string name) => JsonText.String(json[name]) ?? "";
}
