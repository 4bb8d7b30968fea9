using System.Globalization;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Register.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Register;

/// <summary>What is to be brought in, and how.</summary>
/// <param name="File">The register's file of establishments.</param>
/// <param name="Others">Its other files.</param>
internal sealed record RegisterOrder(string File, SideFilePaths Others)
{
    /// <summary>What the file is called.</summary>
    public string Name { get; init; } = Path.GetFileName(File);

    /// <summary>The day of the file; null for the one that its name gives, else today.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Says what would happen, and changes nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Lets more than a fifth of a council's schools close.</summary>
    public bool AllowClosures { get; init; }

    /// <summary>Takes in a file that is older than the last one.</summary>
    public bool AllowOlder { get; init; }

    /// <summary>The report that somebody has looked at beforehand; null for a new one.</summary>
    public string? RunId { get; init; }

    /// <summary>Who brings it in.</summary>
    public string Author { get; init; } = "schools import";
}

/// <summary>How far an import has come.</summary>
/// <param name="Council">The council; null while the file is read.</param>
/// <param name="Done">Rows read, or schools written.</param>
/// <param name="Of">Of how many; 0 when that is not known.</param>
internal sealed record RegisterProgress(string? Council, int Done, int Of);

/// <summary>Brings schools in from the national register: one pass over the file for all councils, then each council's own changes.</summary>
internal sealed class RegisterImport(TenantScopes scopes, TimeProvider clock)
{
    private const int RowsBetween = 2_000;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The day of a file.</summary>
    public DateOnly DayOf(RegisterOrder order) => order.AsAt ?? RegisterFile.DayOf(order.Name) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Does it. A council that is refused is left as it is.</summary>
    /// <exception cref="RefusedException">The file, or another that goes with it, is not what it should be: nothing was changed anywhere.</exception>
    public async Task<IReadOnlyList<CouncilPlan>> RunAsync(IReadOnlyList<Tenant> councils, RegisterOrder order, IProgress<RegisterProgress>? progress, CancellationToken ct)
    {
        var sides = SideFiles.Read(order.Others);
        using var reader = RegisterReader.Open(order.File, DayOf(order));
        var plans = new List<CouncilPlan>();
        foreach (var council in councils)
        {
            plans.Add(await scopes.RunAsync(council, async services =>
            {
                var db = services.GetRequiredService<CmsDbContext>();
                return new CouncilPlan
                {
                    Council = council,
                    Settings = await SchoolRegisterSettings.ReadAsync(db, ct),
                    Known = await KnownSchools.ReadAsync(db, ct),
                    LastDay = await db.SchoolImports().Where(i => i.State == ImportState.Done).MaxAsync(i => (DateOnly?)i.AsAt, ct),
                };
            }));
        }

        if (councils.Count > 1)
        {
            // Who has said nothing about the register has not asked for it.
            plans.RemoveAll(plan => !plan.Settings.IsSet);
        }

        Read(reader, sides, plans, progress, ct);
        foreach (var plan in plans)
        {
            Decide(plan, sides, order, DayOf(order));
        }

        foreach (var plan in order.IsDryRun ? [] : plans)
        {
            await scopes.RunAsync(plan.Council, services => FinishAsync(services, plan, order, progress, ct));
        }

        return plans;
    }

    private async Task FinishAsync(IServiceProvider services, CouncilPlan plan, RegisterOrder order, IProgress<RegisterProgress>? progress, CancellationToken ct)
    {
        if (plan.Refusal is null)
        {
            await services.GetRequiredService<CouncilWriter>().WriteAsync(plan, order.Author, progress is null ? null : new Told(progress, plan), ct);
        }

        // A file that has nothing for a council is no news there, unless somebody there asked for it.
        if (plan.Rows > 0 || order.RunId is not null)
        {
            await services.GetRequiredService<ImportRuns>().KeepAsync(plan, order, DayOf(order), ImportState.Done, order.RunId, ct);
        }
    }

    private static void Read(RegisterReader reader, SideFiles sides, List<CouncilPlan> plans, IProgress<RegisterProgress>? progress, CancellationToken ct)
    {
        while (reader.Read())
        {
            if (reader.Rows % RowsBetween == 0)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report(new(null, reader.Rows, 0));
            }

            Take(reader, sides, plans);
        }

        if (reader.Rows == 0 && reader.Refused.Count == 0)
        {
            throw RegisterFile.Refuse("NoRows", "The file has headings and no schools. Nothing was changed.");
        }

        foreach (var row in reader.Refused)
        {
            plans.ForEach(plan => plan.Lines.Add(new(RegisterOutcome.Refused, "", "", row.Line, row.Reason)));
        }
    }

    private static void Take(RegisterReader reader, SideFiles sides, List<CouncilPlan> plans)
    {
        var (urn, la) = (reader.Urn, reader.LaCode);
        var isReadable = urn.Length > 0 && la.Length > 0;
        var concerned = isReadable ? plans.FindAll(plan => plan.Settings.Covers(la, reader.District) || plan.Known.Find(urn) is not null) : plans;
        if (concerned.Count == 0 && isReadable && la.Length == 3 && la.All(char.IsAsciiDigit))
        {
            return;
        }

        if (reader.Refusal() is { } refusal)
        {
            (concerned.Count > 0 ? concerned : plans).ForEach(plan => plan.Lines.Add(new(RegisterOutcome.Refused, urn, "", reader.Line, refusal)));
            return;
        }

        var school = reader.School();
        sides.AddTo(school);
        foreach (var plan in concerned)
        {
            plan.Rows++;
            if (!plan.Schools.TryAdd(urn, school))
            {
                plan.Lines.Add(new(RegisterOutcome.Refused, urn, school.Name, reader.Line, $"The URN {urn} stands in line {plan.Schools[urn].Line} already. That row was taken."));
            }
            else if (school.IsSought && !school.IsClosed && reader.Doubt() is { } doubt)
            {
                plan.Lines.Add(new(RegisterOutcome.Refused, urn, school.Name, reader.Line, doubt));
            }
        }
    }

    private static void Decide(CouncilPlan plan, SideFiles sides, RegisterOrder order, DateOnly day)
    {
        if (!plan.Settings.IsSet)
        {
            plan.Refusal = $"{plan.Council.Name} has not said which schools are its own: give its number in the register in the settings document '{SchoolRegisterSettings.Document}'.";
        }
        else if (plan.Rows == 0)
        {
            plan.Refusal = $"The file has no school of {plan.Council.Name} ({plan.Settings.Words}). Nothing was changed.";
        }
        else if (day < plan.LastDay && !order.AllowOlder)
        {
            plan.Refusal = string.Create(English, $"The file is of {day:d MMMM yyyy}, and {plan.Council.Name} has one of {plan.LastDay:d MMMM yyyy} already. It would undo what has changed since. Nothing was changed. To bring it in all the same, use the command with --allow-older.");
        }
        else
        {
            new CouncilPlanner(plan, sides.Links).Decide(order.AllowClosures);
        }
    }

    private sealed class Told(IProgress<RegisterProgress> progress, CouncilPlan plan) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new(plan.Council.Name, value, plan.Steps.Count));
    }
}
