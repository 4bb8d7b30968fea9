using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Types;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Types;

/// <summary>Makes the page that lists all items of a kind, and puts it on the site if it may be there.</summary>
internal sealed class ListingPages(CmsDbContext db, EditType edit, TypeDocuments types, SaveDraft save, PublishContent publish)
{
    /// <summary>Does it; says what became of it.</summary>
    public async Task<string> MakeAsync(string typeName, ChangeContext change, CancellationToken ct)
    {
        await edit.EnsureListingAsync(change, ct);
        var type = await types.FindAsync(typeName, ct) ?? throw new RefusedException([new("NotFound", "There is no such kind of content any more.")]);
        var home = await db.PublishedPages.Where(p => p.Path == "").Select(p => p.ContentItemId).FirstOrDefaultAsync(ct);
        var listing = EditType.ListingOf(type, home, change);
        var id = await save.ExecuteAsync(listing, change, ct);
        if (await publish.RefusalsAsync(id, ct) is { Count: > 0 } refusals)
        {
            return $"A draft of the page that lists them is made. It is not on the site yet: {refusals[0].Message}";
        }

        await publish.ExecuteAsync(id, change, ct);
        return $"A page in the menu lists them: '{listing.DisplayText}'.";
    }

    /// <summary>The pages that list a type: id, title and address of those on the site.</summary>
    public async Task<IReadOnlyList<(string Id, string Title, string? Path)>> OfAsync(string typeName, CancellationToken ct)
    {
        var rows = await (from page in db.PublishedPages.AsNoTracking().Where(p => p.ContentType == OwnType.Listing)
                          join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
                          orderby page.Title
                          select new { page.ContentItemId, page.Title, page.Path, version.Data }).Take(200).ToListAsync(ct);
        return [.. rows.Where(r => new ContentDocument(OwnType.Listing, JsonText.Object(r.Data)).Part(OwnType.ListingPart).Text("Type") == typeName).Select(r => (r.ContentItemId, r.Title, r.Path))];
    }
}
