using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Board;

/// <summary>Somebody who keeps a school, as the board names them.</summary>
internal sealed record BoardKeeper(string SchoolId, string PersonId, string Name, string Email, KeeperTask Task)
{
    public string Words => Task == KeeperTask.Approve ? $"{Name} (approves)" : Name;
}

/// <summary>How many schools each choice of a filter would find, under all the other filters.</summary>
internal sealed record BoardCounts(
    IReadOnlyDictionary<ReportState, int> States, IReadOnlyDictionary<string, int> Phases, IReadOnlyDictionary<string, int> Trusts, IReadOnlyDictionary<string, int> Areas);

/// <summary>Reads the board.</summary>
internal sealed class BoardReader(CmsDbContext db, LocalTime local)
{
    /// <summary>Counts for every filter: four queries.</summary>
    public async Task<BoardCounts> CountAsync(BoardQuery query, CancellationToken ct) => new(
        await query.Rows(db, local.Today, BoardFacet.State).GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct),
        await CountAsync(query.Rows(db, local.Today, BoardFacet.Phase).Select(s => s.School.Phase), ct),
        await CountAsync(query.Rows(db, local.Today, BoardFacet.Trust).Select(s => s.School.Trust), ct),
        await CountAsync(query.Rows(db, local.Today, BoardFacet.Area).Select(s => s.School.Area), ct));

    /// <summary>A page of the board.</summary>
    public Task<List<BoardRow>> RowsAsync(BoardQuery query, int page, CancellationToken ct) =>
        query.InOrder(db, query.Rows(db, local.Today)).Skip((page - 1) * BoardQuery.PageSize).Take(BoardQuery.PageSize).ToListAsync(ct);

    /// <summary>The whole board.</summary>
    public Task<List<BoardRow>> AllAsync(BoardQuery query, CancellationToken ct) => query.InOrder(db, query.Rows(db, local.Today)).ToListAsync(ct);

    /// <summary>Who keeps some schools; null for all. Whoever may not sign in any more keeps none.</summary>
    public async Task<ILookup<string, BoardKeeper>> KeepersAsync(IReadOnlyCollection<string>? schools, CancellationToken ct)
    {
        var keepers = db.SchoolKeepers().AsNoTracking();
        if (schools is not null)
        {
            keepers = keepers.Where(k => schools.Contains(k.SchoolId));
        }

        var rows = await (
            from keeper in keepers
            join person in db.People.AsNoTracking() on keeper.PersonId equals person.Id
            where person.DisabledUtc == null
            orderby keeper.AddedUtc, keeper.PersonId
            select new { keeper.SchoolId, keeper.PersonId, keeper.NamedPerson, keeper.Task, person.Name, person.Email }).ToListAsync(ct);
        return rows.OrderBy(k => k.Task).ToLookup(k => k.SchoolId, k => new BoardKeeper(
            k.SchoolId, k.PersonId, k.NamedPerson.Length > 0 ? k.NamedPerson : k.Name.Length > 0 ? k.Name : k.Email ?? "", k.Email ?? "", k.Task));
    }

    private static Task<Dictionary<string, int>> CountAsync(IQueryable<string> values, CancellationToken ct) =>
        values.GroupBy(v => v).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
