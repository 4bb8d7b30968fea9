using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Requests;

/// <summary>Requests as the person who is signed in may see them: one about a comment that is held shows to the safeguarding lead alone, and to them
/// nothing else does unless they handle requests too.</summary>
internal sealed class RequestList(CmsDbContext db, CurrentPerson current)
{
    public const int PageSize = 50;

    public IQueryable<FormRequest> Seen()
    {
        var (sealedToo, others) = (current.Has(Permissions.ReadSealed), current.Has(Permissions.HandleRequests));
        var held = db.Set<Comment>().Where(c => c.Safety == CommentSafety.Held || c.Safety == CommentSafety.Confirmed);
        return db.Set<FormRequest>().AsNoTracking().Where(r => held.Any(c => c.CommentId == r.CommentId) ? sealedToo : others);
    }

    public Task<FormRequest?> FindAsync(string id, CancellationToken ct) => Seen().FirstOrDefaultAsync(r => r.RequestId == id, ct);
}

/// <summary>The workspace's entry for requests.</summary>
internal sealed class RequestMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
        [new(AdminMenuGroup.Families, "Requests", "admin/requests", Permissions.HandleRequests, 60, Permissions.ReadSealed)];
}
