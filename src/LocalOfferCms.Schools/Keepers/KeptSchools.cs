using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Keepers;

/// <summary>A school that the person who is signed in may work on.</summary>
/// <param name="Id">The School.</param>
/// <param name="Name">Its name.</param>
/// <param name="Task">What they do for it; null for somebody of the council, who helps without being one of its people.</param>
/// <param name="NamedPerson">Who it is, when the account is a shared mailbox; empty otherwise.</param>
/// <param name="Row">What lists know of it; null while it is not on the site.</param>
internal sealed record KeptSchool(string Id, string Name, KeeperTask? Task, string NamedPerson, SchoolIndex? Row)
{
    /// <summary>Whether they approve the report for the school.</summary>
    public bool MayApprove => Task == KeeperTask.Approve;
}

/// <summary>Which schools the person who is signed in may work on. Asked on every request, so that what is taken away is gone at once.</summary>
internal sealed class KeptSchools(CmsDbContext db, CurrentPerson current)
{
    /// <summary>What lets somebody into the pages about schools.</summary>
    public const string Permission = Permissions.EditOwnContent + "_School";

    /// <summary>The schools that they keep, by name. One query.</summary>
    public async Task<IReadOnlyList<KeptSchool>> ListAsync(CancellationToken ct) =>
        [.. (await (
            from keeper in db.SchoolKeepers().AsNoTracking().Where(k => k.PersonId == current.Id)
            join school in Schools() on keeper.SchoolId equals school.ContentItemId
            from row in db.Schools().AsNoTracking().Where(s => s.ContentItemId == school.ContentItemId).DefaultIfEmpty()
            orderby school.TitleKey, school.ContentItemId
            select new { keeper, school.Title, row }).ToListAsync(ct))
            .Select(found => new KeptSchool(found.keeper.SchoolId, found.Title, found.keeper.Task, found.keeper.NamedPerson, found.row))];

    /// <summary>A school that they may work on; null when there is none, or it is another's: the page then says that there is no such page. One query.</summary>
    public async Task<KeptSchool?> FindAsync(string schoolId, CancellationToken ct)
    {
        var isCouncil = current.Has(Permissions.ManageSchools);
        var found = await (
            from school in Schools().Where(s => s.ContentItemId == schoolId)
            from keeper in db.SchoolKeepers().AsNoTracking().Where(k => k.SchoolId == school.ContentItemId && k.PersonId == current.Id).DefaultIfEmpty()
            from row in db.Schools().AsNoTracking().Where(s => s.ContentItemId == school.ContentItemId).DefaultIfEmpty()
            where keeper != null || isCouncil
            select new { school.ContentItemId, school.Title, keeper, row }).FirstOrDefaultAsync(ct);
        return found is null ? null : new(found.ContentItemId, found.Title, found.keeper?.Task, found.keeper?.NamedPerson ?? "", found.row);
    }

    /// <summary>Whether they keep another school besides.</summary>
    public Task<bool> HasOthersAsync(string schoolId, CancellationToken ct) => db.SchoolKeepers().AnyAsync(k => k.PersonId == current.Id && k.SchoolId != schoolId, ct);

    private IQueryable<ContentSummary> Schools() => db.ContentSummaries.AsNoTracking().Where(s => s.ContentType == "School");
}
