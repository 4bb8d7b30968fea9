using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Runs a recipe in the council of its scope. The whole recipe is checked first; then each step has a transaction of its own, as in
/// Orchard Core: a step that fails is undone alone and ends the run, and what came before it stays.</summary>
public sealed partial class RecipeRunner(
    CmsDbContext db, IEnumerable<IRecipeStep> steps, ISignals signals, TimeProvider time, ILogger<RecipeRunner> logger)
{
    /// <summary>Runs the recipe at <paramref name="path"/> (a .json or a .zip). Running it again changes nothing.</summary>
    public async Task<RecipeReport> RunAsync(string path, RecipeOptions options, CancellationToken ct)
    {
        var report = new RecipeReport();
        using var plan = RecipePlan.Make(path, steps, options, report);
        if (report.Errors.Count > 0)
        {
            return report;
        }

        var change = new ChangeContext(time.GetUtcNow().UtcDateTime, options.Author, $"Recipe: {plan.Recipe!.Title}");
        if (options.DryRun)
        {
            await RehearseAsync(plan, options, change, report, ct);
        }
        else
        {
            await PerformAsync(plan, options, change, report, ct);
        }

        return report;
    }

    private async Task PerformAsync(RecipePlan plan, RecipeOptions options, ChangeContext change, RecipeReport report, CancellationToken ct)
    {
        var audited = false;
        for (var i = 0; i < plan.Steps.Count && report.Errors.Count == 0; i++)
        {
            options.Progress?.Report(new(i + 1, plan.Steps.Count, plan.Steps[i].Name));
            audited |= await PerformStepAsync(plan.Steps[i], audited ? null : plan.Recipe!, change, report, ct);
        }
    }

    /// <summary>Carries out one step in its own transaction; says whether it changed anything.</summary>
    private async Task<bool> PerformStepAsync(PlannedStep step, RecipeFile? toAudit, ChangeContext change, RecipeReport report, CancellationToken ct)
    {
        var mark = report.Mark();
        db.ChangeTracker.Clear();
        try
        {
            await using var write = await db.BeginWriteAsync(ct);
            // Said first: then the items of the step need not each say so.
            await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
            await db.SaveChangesAsync(ct);
            await step.Handler.ExecuteAsync(step.Step, Execution(step, write, change, report, dryRun: false), ct);
            if (report.Mark() is var after && after.Created == mark.Created && after.Changed == mark.Changed)
            {
                return false;
            }

            if (toAudit is not null)
            {
                db.AuditEntries.Add(Entry(toAudit, change));
            }

            await db.SaveChangesAsync(ct);
            CrashPoints.Pass("recipe:before-commit");
            await write.CommitAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            report.RollBackTo(mark);
            ReportFailure(step, e, report);
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        CrashPoints.Pass("recipe:step-committed");
        return true;
    }

    /// <summary>Carries out every step in one transaction that is never committed.</summary>
    private async Task RehearseAsync(RecipePlan plan, RecipeOptions options, ChangeContext change, RecipeReport report, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        for (var i = 0; i < plan.Steps.Count && report.Errors.Count == 0; i++)
        {
            var step = plan.Steps[i];
            var mark = report.Mark();
            options.Progress?.Report(new(i + 1, plan.Steps.Count, step.Name));
            db.ChangeTracker.Clear();
            try
            {
                await step.Handler.ExecuteAsync(step.Step, Execution(step, write, change, report, dryRun: true), ct);
                await db.SaveChangesAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                report.RollBackTo(mark);
                ReportFailure(step, e, report);
            }
        }

        db.ChangeTracker.Clear();
    }

    private RecipeExecution Execution(PlannedStep step, WriteSession write, ChangeContext change, RecipeReport report, bool dryRun) =>
        new(db, write, change, step.File.Folder, step.File.Name, step.Pointer, report, dryRun);

    private void ReportFailure(PlannedStep step, Exception e, RecipeReport report)
    {
        switch (e)
        {
            case RecipeException known:
                report.AddError(known.Pointer, known.Kind, known.Name, known.Message);
                break;
            case RefusedException refused:
                report.AddError(step.Pointer, "step", step.Name, refused.Message);
                break;
            default:
                // Not a "no" that was foreseen: the report names the step, and the log has the rest.
                LogFailure(logger, step.Name, step.Pointer, e);
                report.AddError(step.Pointer, "step", step.Name, $"The step failed and was undone: {e.GetBaseException().Message}");
                break;
        }
    }

    private static AuditEntry Entry(RecipeFile recipe, ChangeContext change) => new()
    {
        AuditEntryId = ContentIds.New(change.Now),
        AtUtc = change.Now,
        Author = change.Author,
        Event = "RecipeRun",
        SubjectKind = "Recipe",
        SubjectId = Cut(recipe.Name, 256),
        SubjectTitle = Cut(recipe.Title, 512),
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    [LoggerMessage(LogLevel.Error, "The recipe step {Step} at {Pointer} failed.")]
    private static partial void LogFailure(ILogger logger, string step, string pointer, Exception exception);
}
