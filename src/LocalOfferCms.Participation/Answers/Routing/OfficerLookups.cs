using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Routing;

/// <summary>The Local Offer officer, where the council has named one.</summary>
internal sealed class LocalOfferOfficer(SiteSnapshots sites) : IOwnerLookup
{
    public int Order => OwnerRung.Officer;

    public string Because => "You get it because you are the Local Offer officer and nobody else looks after this page.";

    public async Task<IReadOnlyList<string>> FindAsync(OwnerSubject subject, CancellationToken ct) =>
        CommentSettings.Of(await sites.GetAsync(ct)).OfficerId is { } id ? [id] : [];
}

/// <summary>Whoever sorts comments; those with the fewest to answer first. Administrators only where nobody else is there.</summary>
internal sealed class CommentOfficers(CmsDbContext db, RoleCatalogue roles) : IOwnerLookup
{
    public int Order => OwnerRung.Everybody;

    public string Because => "You get it because you sort comments and nobody else looks after this page.";

    public async Task<IReadOnlyList<string>> FindAsync(OwnerSubject subject, CancellationToken ct)
    {
        var sorting = (await roles.ListAsync(ct)).Where(r => r.Permissions.Contains(Permissions.TriageComments) && r.Name != Roles.Administrator).Select(r => r.Name).ToList();
        var found = await db.PersonRoles.Where(r => sorting.Contains(r.Role) || r.Role == Roles.Administrator)
            .Select(r => new { r.PersonId, IsLast = r.Role == Roles.Administrator, Open = db.Set<Comment>().Count(c => c.OwnerId == r.PersonId && c.Stage == CommentStage.WithOwner) })
            .OrderBy(p => p.IsLast).ThenBy(p => p.Open).ThenBy(p => p.PersonId).Take(100).ToListAsync(ct);
        return [.. found.Select(p => p.PersonId).Distinct()];
    }
}
