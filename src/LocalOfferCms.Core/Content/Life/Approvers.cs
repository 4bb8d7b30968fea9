using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Who may approve a draft of a type.</summary>
public sealed class Approvers(CmsDbContext db, IEnumerable<IReviewRoute> routes)
{
    private const int Most = 500;

    /// <summary>Everybody whom somebody can ask, by name; not themselves.</summary>
    /// <param name="contentType">The draft's type.</param>
    /// <param name="askerId">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<OwnerChoice>> ListAsync(string contentType, string askerId, CancellationToken ct)
    {
        var roles = await RolesAsync(contentType, ct);
        var people = await db.People.AsNoTracking()
            .Where(p => p.DisabledUtc == null && p.Id != askerId && db.PersonRoles.Any(r => r.PersonId == p.Id && roles.Contains(r.Role)))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most).Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(ct);
        return [.. people.Select(p => new OwnerChoice(p.Id, p.Name.Length > 0 ? p.Name : p.Email ?? "", p.Email ?? ""))];
    }

    /// <summary>Whether somebody may be asked to approve an item.</summary>
    internal async Task<bool> MayBeAskedAsync(ContentItem item, string askerId, string askedId, CancellationToken ct)
    {
        foreach (var route in routes.Where(r => r.ContentType == item.ContentType))
        {
            if ((await route.ApproversAsync(item.ContentItemId, ct)).Contains(askedId))
            {
                return true;
            }
        }

        return (await ListAsync(item.ContentType, askerId, ct)).Any(p => p.Id == askedId);
    }

    /// <summary>Those whose work it is, for a message; administrators only where nobody else is there.</summary>
    internal async Task<IQueryable<Person>> AskedAsync(string contentType, string? askerId, CancellationToken ct)
    {
        var roles = await RolesAsync(contentType, ct);
        var others = db.PersonRoles.Where(r => roles.Contains(r.Role) && r.Role != Roles.Administrator && r.Topic == "" && r.PersonId != askerId);
        return db.People.Where(p => others.Any(r => r.PersonId == p.Id)
            || (!others.Any() && p.Id != askerId && db.PersonRoles.Any(r => r.Role == Roles.Administrator && r.Topic == "" && r.PersonId == p.Id)));
    }

    private async Task<List<string>> RolesAsync(string contentType, CancellationToken ct)
    {
        var roles = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SiteDocumentKinds.Role).Select(d => new { d.Name, d.Data }).ToListAsync(ct);
        string[] asked = [Permissions.ApproveContent, Permissions.ForType(Permissions.ApproveContent, contentType)];
        return [Roles.Administrator, .. roles.Where(r => JsonText.Strings(JsonText.Object(r.Data)["Permissions"]).Intersect(asked).Any()).Select(r => r.Name)];
    }
}
