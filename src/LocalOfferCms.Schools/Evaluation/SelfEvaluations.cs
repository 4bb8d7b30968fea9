using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Evaluation;

/// <summary>A row that somebody else changed meanwhile.</summary>
internal sealed record EvaluationConflict(string Row, EvaluationAnswer Theirs, string By);

/// <summary>What a school writes into its grids.</summary>
internal sealed class SelfEvaluations(CmsDbContext db)
{
    /// <summary>The latest save of each grid in some years.</summary>
    public Task<List<SelfEvaluation>> LatestAsync(string schoolId, IReadOnlyCollection<int> years, CancellationToken ct) =>
        Of(schoolId).Where(s => s.IsLatest && years.Contains(s.Year)).ToListAsync(ct);

    /// <summary>The years in which something was saved, the newest first.</summary>
    public Task<List<int>> YearsAsync(string schoolId, CancellationToken ct) => Of(schoolId).Select(s => s.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);

    /// <summary>One save; null when there is none.</summary>
    public Task<SelfEvaluation?> FindAsync(string schoolId, int year, string grid, int number, CancellationToken ct) =>
        Of(schoolId).FirstOrDefaultAsync(s => s.Year == year && s.Grid == grid && s.Number == number, ct);

    /// <summary>What a school says itself about an item of the report this year, where it is partly or not in place; null otherwise. One query.
    /// For pages of those who keep the school: nobody else may see it.</summary>
    public async Task<EvaluationAnswer?> WeakAsync(string schoolId, string itemId, int year, CancellationToken ct)
    {
        var save = await Of(schoolId).FirstOrDefaultAsync(s => s.Year == year && s.Grid == EvaluationGrid.ItemsName && s.IsLatest, ct);
        return save?.Read().GetValueOrDefault(itemId) is { First: not (EvaluationMark.InPlaceName or "") } answer ? answer : null;
    }

    /// <summary>Saves some rows; the others stay. A row that somebody else changed since the form was opened, and that this person changed too, is given
    /// back, and then nothing is saved.</summary>
    /// <param name="school">The school.</param>
    /// <param name="year">Of which year.</param>
    /// <param name="grid">Which grid.</param>
    /// <param name="rows">What was typed.</param>
    /// <param name="seen">The number of the save that the form was opened on; 0 for none.</param>
    /// <param name="change">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<EvaluationConflict>> SaveAsync(
        EvaluatedSchool school, int year, EvaluationGrid grid, IReadOnlyDictionary<string, EvaluationAnswer> rows, int seen, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var latest = await Of(school.Id).FirstOrDefaultAsync(s => s.Year == year && s.Grid == grid.Name && s.IsLatest, ct);
        var opened = seen == latest?.Number ? latest : await FindAsync(school.Id, year, grid.Name, seen, ct);
        var (now, before) = (latest?.Read() ?? [], opened?.Read() ?? []);
        var conflicts = new List<EvaluationConflict>();
        var isChanged = false;
        foreach (var (key, mine) in rows)
        {
            var (theirs, old) = (now.GetValueOrDefault(key, EvaluationAnswer.None), before.GetValueOrDefault(key, EvaluationAnswer.None));
            if (mine == old || mine == theirs)
            {
                continue;
            }

            if (theirs != old)
            {
                conflicts.Add(new(key, theirs, latest!.SavedBy));
            }

            (now[key], isChanged) = (mine, true);
        }

        if (conflicts.Count == 0 && isChanged)
        {
            await AddAsync(school, year, grid.Name, now, latest?.Number ?? 0, "SelfEvaluationSaved", change, ct);
            await write.CommitAsync(ct);
        }

        return conflicts;
    }

    /// <summary>Begins a year with the words of the year before. A grid that has begun stays as it is.</summary>
    /// <returns>How many grids were taken over.</returns>
    public async Task<int> BeginAsync(EvaluatedSchool school, int year, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var saves = await LatestAsync(school.Id, [year, year - 1], ct);
        var taken = saves.Where(s => s.Year == year - 1 && !saves.Any(t => t.Year == year && t.Grid == s.Grid)).ToList();
        foreach (var former in taken)
        {
            await AddAsync(school, year, former.Grid, former.Read(), 0, "SelfEvaluationBegun", change, ct);
        }

        await write.CommitAsync(ct);
        return taken.Count;
    }

    private async Task AddAsync(EvaluatedSchool school, int year, string grid, Dictionary<string, EvaluationAnswer> answers, int number, string what, ChangeContext change, CancellationToken ct)
    {
        await db.SelfEvaluations().Where(s => s.SchoolId == school.Id && s.Year == year && s.Grid == grid && s.IsLatest).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsLatest, false), ct);
        await db.SelfEvaluationMarks().Where(m => m.SchoolId == school.Id && m.Year == year && m.Grid == grid).ExecuteDeleteAsync(ct);
        db.SelfEvaluations().Add(new SelfEvaluation
        {
            SchoolId = school.Id, Year = year, Grid = grid, Number = number + 1, Answers = SelfEvaluation.Write(answers), IsLatest = true,
            SavedUtc = change.Now, SavedBy = SelfEvaluation.Cut(change.Author),
        });
        db.SelfEvaluationMarks().AddRange(answers.SelectMany(a => MarksOf(grid, a.Value).Select(mark => new SelfEvaluationMark { SchoolId = school.Id, Year = year, Grid = grid, Row = a.Key, Mark = mark })));
        AuditLog.Add(db, change with { Reason = SchoolYear.Words(year) }, what, "ContentItem", school.Id, school.Name);
    }

    private static IEnumerable<string> MarksOf(string grid, EvaluationAnswer answer) => grid == EvaluationGrid.ItemsName
        ? answer.First.Length > 0 ? [answer.First] : []
        : new[] { answer.First.Length > 0 ? SelfEvaluationMark.HasFirst : null, answer.Second.Length > 0 ? SelfEvaluationMark.HasSecond : null }.OfType<string>();

    private IQueryable<SelfEvaluation> Of(string schoolId) => db.SelfEvaluations().AsNoTracking().Where(s => s.SchoolId == schoolId);
}

/// <summary>Who else may read a school's self-evaluation.</summary>
internal sealed class EvaluationSharing(CmsDbContext db)
{
    /// <summary>With whom it is shared, the council first, then schools by name.</summary>
    public async Task<IReadOnlyList<KeptName>> ListAsync(string schoolId, CancellationToken ct) =>
    [
        .. (await (
            from share in db.SelfEvaluationShares().AsNoTracking().Where(s => s.SchoolId == schoolId)
            from school in db.ContentSummaries.AsNoTracking().Where(s => s.ContentItemId == share.WithId).DefaultIfEmpty()
            orderby school.TitleKey
            select new { share.WithId, Title = school == null ? null : school.Title }).ToListAsync(ct))
            .OrderBy(s => s.WithId != SelfEvaluationShare.Council)
            .Select(s => new KeptName(s.WithId, s.WithId == SelfEvaluationShare.Council ? "The council" : s.Title ?? "A school that is not here any more")),
    ];

    /// <summary>Schools of the council whose name or number has these words, besides this one.</summary>
    public Task<List<KeptName>> FindAsync(string schoolId, string words, int take, CancellationToken ct)
    {
        var folded = FoldedText.Of(words);
        return db.Schools().AsNoTracking()
            .Where(s => s.ContentItemId != schoolId && (s.SearchName.Contains(folded) || s.Urn == words.Trim()) && !db.SelfEvaluationShares().Any(x => x.SchoolId == schoolId && x.WithId == s.ContentItemId))
            .OrderBy(s => s.Name).ThenBy(s => s.ContentItemId).Select(s => new KeptName(s.ContentItemId, s.Name)).Take(take).ToListAsync(ct);
    }

    /// <summary>Lets the council or a school read it. Pressed twice, it changes nothing more.</summary>
    /// <exception cref="RefusedException">There is no such school.</exception>
    public async Task ShareAsync(EvaluatedSchool school, string withId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var name = withId == SelfEvaluationShare.Council ? "The council" : withId == school.Id ? null
            : await db.ContentSummaries.Where(s => s.ContentItemId == withId && s.ContentType == "School").Select(s => s.Title).FirstOrDefaultAsync(ct);
        if (name is null)
        {
            throw new RefusedException([new("With", "Choose the council or another school of this council.")]);
        }

        if (await db.SelfEvaluationShares().AnyAsync(s => s.SchoolId == school.Id && s.WithId == withId, ct))
        {
            return;
        }

        db.SelfEvaluationShares().Add(new SelfEvaluationShare { SchoolId = school.Id, WithId = withId, SharedUtc = change.Now, SharedBy = SelfEvaluation.Cut(change.Author) });
        AuditLog.Add(db, change with { Reason = name }, "SelfEvaluationShared", "ContentItem", school.Id, school.Name);
        await write.CommitAsync(ct);
    }

    /// <summary>Takes that back.</summary>
    public async Task TakeBackAsync(EvaluatedSchool school, string withId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.SelfEvaluationShares().Where(s => s.SchoolId == school.Id && s.WithId == withId).ExecuteDeleteAsync(ct) > 0)
        {
            AuditLog.Add(db, change, "SelfEvaluationTakenBack", "ContentItem", school.Id, school.Name);
            await write.CommitAsync(ct);
        }
    }
}
