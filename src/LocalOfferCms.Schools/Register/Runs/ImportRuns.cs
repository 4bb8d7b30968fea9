using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Register.Runs;

/// <summary>Keeps the reports of a council's last imports.</summary>
internal sealed class ImportRuns(CmsDbContext db, TimeProvider clock)
{
    private const int Kept = 20;
    private const int LinesAtOnce = 400;

    /// <summary>Keeps what was done, or would be, as a new report or in place of the one with this id. Gives its id.</summary>
    public async Task<string> KeepAsync(CouncilPlan plan, RegisterOrder order, DateOnly asAt, ImportState state, string? id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        id ??= ContentIds.New(now);
        await using (var write = await db.BeginWriteAsync(ct))
        {
            if (await db.SchoolImports().FindAsync([id], ct) is not { } import)
            {
                import = new SchoolImport { SchoolImportId = id, FileName = Cut(order.Name, 256), By = Cut(order.Author, 128) };
                db.SchoolImports().Add(import);
            }

            Fill(import, plan, asAt, state, now);
            await db.SchoolImportLines().Where(l => l.SchoolImportId == id).ExecuteDeleteAsync(ct);
            await ForgetAsync(id, ct);
            await write.CommitAsync(ct);
        }

        foreach (var some in plan.Lines.Index().Chunk(LinesAtOnce))
        {
            await using var write = await db.BeginWriteAsync(ct);
            db.SchoolImportLines().AddRange(some.Select(row => new SchoolImportLine
            {
                SchoolImportId = id,
                Position = row.Index,
                Outcome = row.Item.Outcome,
                Urn = Cut(row.Item.Urn, 32),
                Name = Cut(row.Item.Name, 512),
                Line = row.Item.Line,
                Text = Cut(row.Item.Text, SchoolImport.TextLength),
                ContentItemId = row.Item.ContentItemId,
            }));
            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }

        return id;
    }

    private static void Fill(SchoolImport import, CouncilPlan plan, DateOnly asAt, ImportState state, DateTime now)
    {
        (import.AsAt, import.BegunUtc) = (asAt, now);
        (import.State, import.Refusal) = (plan.Refusal is null ? state : ImportState.Refused, Cut(plan.Refusal ?? "", SchoolImport.TextLength));
        (import.Added, import.Changed) = (plan.Count(RegisterOutcome.New), plan.Count(RegisterOutcome.Changed));
        (import.Closed, import.Merged) = (plan.Count(RegisterOutcome.Closed), plan.Count(RegisterOutcome.Merged));
        (import.RefusedRows, import.Unchanged, import.NotInFile) = (plan.Count(RegisterOutcome.Refused), plan.Unchanged, plan.NotInFile);
    }

    private async Task ForgetAsync(string but, CancellationToken ct)
    {
        var old = await db.SchoolImports().Where(i => i.SchoolImportId != but).OrderByDescending(i => i.BegunUtc).Skip(Kept - 1).Select(i => i.SchoolImportId).ToListAsync(ct);
        await db.SchoolImportLines().Where(l => old.Contains(l.SchoolImportId)).ExecuteDeleteAsync(ct);
        await db.SchoolImports().Where(i => old.Contains(i.SchoolImportId)).ExecuteDeleteAsync(ct);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
