using LocalOfferCms.Core.Text;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Board;

/// <summary>A school on the board.</summary>
internal sealed class BoardRow
{
    public required SchoolStanding Standing { get; init; }

    /// <summary>When it was last asked for its report, UTC; null for never.</summary>
    public DateTime? ChasedUtc { get; init; }
}

/// <summary>What the board can be narrowed by, and counts.</summary>
internal enum BoardFacet
{
    State,
    Phase,
    Trust,
    Area,
}

/// <summary>What the board is narrowed to.</summary>
/// <param name="Q">Words of the name, or the number in the national register.</param>
/// <param name="State">A <see cref="BoardState"/>'s name.</param>
/// <param name="Phase">A phase's name.</param>
/// <param name="Trust">A trust.</param>
/// <param name="Area">A district.</param>
/// <param name="Keepers"><c>none</c>: nobody has been invited.</param>
/// <param name="Sort"><c>state</c>, <c>phase</c>, <c>review</c> or <c>asked</c>; by name otherwise.</param>
internal sealed record BoardQuery(string? Q, string? State, string? Phase, string? Trust, string? Area, string? Keepers, string? Sort)
{
    public const int PageSize = 50;
    public const string NoKeepers = "none";

    /// <summary>Everything but the page, for links to other pages of the board.</summary>
    public Dictionary<string, string?> Route => new Dictionary<string, string?>
    {
        ["q"] = Q, ["state"] = State, ["phase"] = Phase, ["trust"] = Trust, ["area"] = Area, ["keepers"] = Keepers, ["sort"] = Sort,
    }.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary();

    /// <summary>The schools that are meant, not yet in order.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="today">The council's day.</param>
    /// <param name="but">A filter to leave out: what its choices would find is counted without it.</param>
    public IQueryable<SchoolStanding> Rows(CmsDbContext db, DateOnly today, BoardFacet? but = null)
    {
        var rows = OfWords(ReportStanding.On(db, today));
        if (but != BoardFacet.State && BoardState.Named(State) is { State: var state })
        {
            rows = rows.Where(s => s.State == state);
        }

        if (but != BoardFacet.Phase && !string.IsNullOrEmpty(Phase))
        {
            rows = rows.Where(s => s.School.Phase == Phase);
        }

        if (but != BoardFacet.Trust && !string.IsNullOrEmpty(Trust))
        {
            rows = rows.Where(s => s.School.Trust == Trust);
        }

        if (but != BoardFacet.Area && !string.IsNullOrEmpty(Area))
        {
            rows = rows.Where(s => s.School.Area == Area);
        }

        return Keepers == NoKeepers ? rows.Where(s => !db.SchoolKeepers().Any(k => k.SchoolId == s.School.ContentItemId)) : rows;
    }

    /// <summary>The same with when they were last asked, in the order that is asked for; ties always fall the same way.</summary>
    public IQueryable<BoardRow> InOrder(CmsDbContext db, IQueryable<SchoolStanding> schools)
    {
        var rows = schools.Select(s => new BoardRow
        {
            Standing = s, ChasedUtc = db.SchoolChases().Where(c => c.SchoolId == s.School.ContentItemId).Max(c => (DateTime?)c.SentUtc),
        });
        var ordered = Sort switch
        {
            "state" => rows.OrderBy(r => r.Standing.State),
            "phase" => rows.OrderBy(r => r.Standing.School.Phase),
            "review" => rows.OrderBy(r => r.Standing.School.ReportReviewOn == null).ThenBy(r => r.Standing.School.ReportReviewOn),
            "asked" => rows.OrderBy(r => r.ChasedUtc != null).ThenBy(r => r.ChasedUtc),
            _ => rows.OrderBy(r => r.Standing.School.Name),
        };
        return ordered.ThenBy(r => r.Standing.School.Name).ThenBy(r => r.Standing.School.ContentItemId);
    }

    private IQueryable<SchoolStanding> OfWords(IQueryable<SchoolStanding> rows)
    {
        if (FoldedText.Of(Q ?? "") is not { Length: > 0 } words)
        {
            return rows;
        }

        return rows.Where(s => s.School.SearchName.Contains(words) || s.School.Urn == words);
    }
}
