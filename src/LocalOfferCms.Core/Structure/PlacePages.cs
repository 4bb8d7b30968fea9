using System.Text.Json.Nodes;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>Puts the pages of a section into another order, and moves pages to other sections. Addresses stay as they are; menus and breadcrumbs follow.</summary>
public sealed class PlacePages(CmsDbContext db, ContentAmendment amendment)
{
    private const string Part = "ListedPart";
    private const int Gap = 16;
    private const int Deepest = 12;

    /// <summary>Puts pages into the order given. Pages of the section that are not named keep their places between them.</summary>
    /// <exception cref="RefusedException">The section is not on the site, or a page is not listed under it.</exception>
    public async Task OrderAsync(string sectionId, IReadOnlyList<string> ids, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var section = await PageAsync(sectionId, ct) ?? throw Refused(ContentRefusals.NotFound);
        var pages = await PagePlaces.Listed(db, sectionId, section.Path == "").OrderBy(p => p.Position).ThenBy(p => p.Title)
            .Select(p => new { p.ContentItemId, p.Position }).ToListAsync(ct);
        var positions = pages.ToDictionary(p => p.ContentItemId, p => p.Position);
        if (ids.Distinct().Count() != ids.Count || ids.Any(id => !positions.ContainsKey(id)))
        {
            throw Refused(new("NotListed", "The list has changed meanwhile: somebody added, moved or withdrew a page. Look at it again."));
        }

        // The pages named share out the places that they hold now.
        var named = new Queue<string>(ids);
        var wanted = pages.Select(p => ids.Contains(p.ContentItemId) ? named.Dequeue() : p.ContentItemId).Select(id => (id, positions[id])).ToList();
        foreach (var (id, position) in PageOrder.Changes(wanted))
        {
            await amendment.ApplyAsync(write, id, json => SetPosition(json, position), change.Now, ct);
        }

        AuditLog.Add(db, change, "PagesOrdered", "ContentItem", sectionId, section.Title);
        await write.CommitAsync(ct);
    }

    /// <summary>Why a page cannot be moved to a section; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> MoveRefusalsAsync(string id, string toSectionId, CancellationToken ct)
    {
        if (await PageAsync(id, ct) is not { } page || await PageAsync(toSectionId, ct) is not { } target)
        {
            return [new("NotPublished", "Only pages that are on the site can be moved, to sections that are on the site.")];
        }

        if (page.Path == "")
        {
            return [new("Home", "The home page stands above everything and cannot be moved.")];
        }

        if (page.ParentId == toSectionId)
        {
            return [new("There", $"'{page.Title}' is in '{target.Title}' already.")];
        }

        var above = target;
        for (var depth = 0; above is not null && depth < Deepest; depth++)
        {
            if (above.ContentItemId == id)
            {
                return [new("Below", target.ContentItemId == id ? "A page cannot be listed under itself." : $"'{target.Title}' is itself below '{page.Title}'. Move it out first.")];
            }

            above = above.ParentId is { } parent ? await PageAsync(parent, ct) : null;
        }

        return [];
    }

    /// <summary>Moves a page, with all below it, to the end of another section.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task MoveAsync(string id, string toSectionId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await MoveRefusalsAsync(id, toSectionId, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var page = (await PageAsync(id, ct))!;
        var last = await db.PublishedPages.Where(p => p.ParentId == toSectionId).MaxAsync(p => (int?)p.Position, ct) ?? 0;
        await amendment.ApplyAsync(write, id, json => SetParent(json, page.ParentId, toSectionId) | SetPosition(json, last + Gap), change.Now, ct);
        AuditLog.Add(db, change, "PageMoved", "ContentItem", id, page.Title);
        await write.CommitAsync(ct);
    }

    private Task<PublishedPage?> PageAsync(string id, CancellationToken ct) => db.PublishedPages.AsNoTracking().FirstOrDefaultAsync(p => p.ContentItemId == id, ct);

    private static bool SetPosition(JsonObject json, int position)
    {
        ListedPart(json)["Position"] = new JsonObject { ["Value"] = position };
        return true;
    }

    /// <summary>The first section is where breadcrumbs lead; others that the page is listed under stay.</summary>
    private static bool SetParent(JsonObject json, string? from, string to)
    {
        var part = ListedPart(json);
        var others = JsonText.Strings((part["Parents"] as JsonObject)?["ContentItemIds"]).Where(id => id != from && id != to);
        part["Parents"] = new JsonObject { ["ContentItemIds"] = new JsonArray([to, .. others.Select(id => JsonValue.Create(id))]) };
        return true;
    }

    private static JsonObject ListedPart(JsonObject json)
    {
        if (json[Part] is not JsonObject part)
        {
            json[Part] = part = [];
        }

        return part;
    }

    private static RefusedException Refused(Refusal refusal) => new([refusal]);
}
