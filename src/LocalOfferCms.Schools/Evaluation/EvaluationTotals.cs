using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Evaluation;

/// <summary>How many schools gave which answer in a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Counts">Schools by answer; null when they are too few to be told.</param>
internal sealed record EvaluationTotal(EvaluationRow Row, IReadOnlyDictionary<string, int>? Counts);

/// <summary>What the council sees of all schools: numbers alone, and none that would tell of one school.</summary>
internal sealed class EvaluationTotals(CmsDbContext db)
{
    /// <summary>Fewer schools than these are not told.</summary>
    public const int Fewest = 5;

    /// <summary>The totals of a grid in a year. One query, one line for each answer.</summary>
    public async Task<IReadOnlyList<EvaluationTotal>> OfAsync(EvaluationGrid grid, int year, CancellationToken ct)
    {
        var counts = await (
            from mark in db.SelfEvaluationMarks().AsNoTracking().Where(m => m.Year == year && m.Grid == grid.Name)
            join school in db.ContentSummaries on mark.SchoolId equals school.ContentItemId
            from share in db.SelfEvaluationShares().AsNoTracking().Where(s => s.SchoolId == mark.SchoolId && s.WithId == SelfEvaluationShare.Council).DefaultIfEmpty()
            select new { mark.Row, mark.Mark, IsShared = share != null })
            .GroupBy(m => new { m.Row, m.Mark, m.IsShared })
            .Select(g => new { g.Key.Row, g.Key.Mark, g.Key.IsShared, Schools = g.Count() }).ToListAsync(ct);
        return
        [
            .. grid.Rows.Select(row =>
            {
                var mine = counts.Where(c => c.Row == row.Key).ToList();
                // Of a mark a school has one, of texts it may have both: then each is counted by itself. What schools have shared can be read anyway, and
                // would tell the answers of the few others by taking it off.
                bool IsTold(IEnumerable<(bool IsShared, int Schools)> of) => of.Sum(c => c.Schools) >= Fewest && of.Where(c => !c.IsShared).Sum(c => c.Schools) is 0 or >= Fewest;
                var isTold = grid.IsMarked ? IsTold(mine.Select(c => (c.IsShared, c.Schools)))
                    : mine.GroupBy(c => c.Mark).All(g => IsTold(g.Select(c => (c.IsShared, c.Schools)))) && mine.Count > 0;
                return new EvaluationTotal(row, isTold ? mine.GroupBy(c => c.Mark).ToDictionary(g => g.Key, g => g.Sum(c => c.Schools)) : null);
            }),
        ];
    }
}
