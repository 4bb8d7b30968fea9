using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Evaluation;

/// <summary>A school whose self-evaluation the person who is signed in may read.</summary>
/// <param name="Id">The School.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What sort of school.</param>
/// <param name="IsOwn">Whether they keep it; else it is shared with them.</param>
internal sealed record EvaluatedSchool(string Id, string Name, SchoolKind Kind, bool IsOwn);

/// <summary>Who may read a school's self-evaluation: those who keep the school, those who keep a school that it is shared with, and the council when it
/// is shared with the council. Asked on every request. Nobody reads it by seeing the workspace as somebody else.</summary>
internal sealed class EvaluationAccess(CmsDbContext db, CurrentPerson current)
{
    /// <summary>The school; null when it is none of theirs: the page then says that there is no such page. One query.</summary>
    public async Task<EvaluatedSchool?> FindAsync(string schoolId, CancellationToken ct)
    {
        if (current.SeenBy is not null)
        {
            return null;
        }

        var (me, isCouncil) = (current.Id, current.Has(Permissions.ManageSchools));
        var found = await (
            from school in db.ContentSummaries.AsNoTracking().Where(s => s.ContentType == "School" && s.ContentItemId == schoolId)
            from row in db.Schools().AsNoTracking().Where(s => s.ContentItemId == school.ContentItemId).DefaultIfEmpty()
            select new
            {
                school.ContentItemId, school.Title, Kind = row == null ? "" : row.Kind,
                IsOwn = db.SchoolKeepers().Any(k => k.SchoolId == schoolId && k.PersonId == me),
                IsShared = db.SelfEvaluationShares().Any(s => s.SchoolId == schoolId
                    && ((isCouncil && s.WithId == SelfEvaluationShare.Council) || db.SchoolKeepers().Any(k => k.PersonId == me && k.SchoolId == s.WithId))),
            }).FirstOrDefaultAsync(ct);
        return found is { IsOwn: true } or { IsShared: true } ? new(found.ContentItemId, found.Title, SchoolKind.Named(found.Kind), found.IsOwn) : null;
    }

    /// <summary>The schools that let a school read theirs, by name.</summary>
    public Task<List<KeptName>> SharedWithAsync(string withId, int skip, int take, CancellationToken ct) => (
        from share in db.SelfEvaluationShares().AsNoTracking().Where(s => s.WithId == withId)
        join school in db.ContentSummaries.AsNoTracking() on share.SchoolId equals school.ContentItemId
        orderby school.TitleKey, school.ContentItemId
        select new KeptName(school.ContentItemId, school.Title)).Skip(skip).Take(take).ToListAsync(ct);
}
