using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using LocalOfferCms.Schools.Register;

namespace LocalOfferCms.Web.Commands;

/// <summary>Shows how an import of schools goes, and what it did.</summary>
internal static class SchoolsOutput
{
    /// <summary>On a terminal alone, and never in between JSON.</summary>
    public static IProgress<RegisterProgress>? Progress(ParseResult parsed) => Console.IsErrorRedirected || parsed.GetValue(Shared.Json) ? null : new Line();

    /// <summary>1 when a council was refused that has schools in the file, or that was asked for by name.</summary>
    public static int ExitCode(IReadOnlyList<CouncilPlan> plans, bool isForOne)
    {
        var refused = plans.Where(p => p.Refusal is not null && (isForOne || p.Rows > 0)).ToList();
        refused.ForEach(plan => Console.Error.WriteLine(plan.Refusal));
        if (refused.Count == 0 && plans.Count > 0 && plans.All(p => p.Refusal is not null))
        {
            Console.Error.WriteLine("The file has no school of any council here. Nothing was changed.");
            return 1;
        }

        return refused.Count > 0 ? 1 : 0;
    }

    public static void Write(ParseResult parsed, RegisterOrder order, IReadOnlyList<CouncilPlan> plans)
    {
        if (parsed.GetValue(Shared.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { file = Path.GetFileName(order.File), dryRun = order.IsDryRun, cpuSeconds = Environment.CpuUsage.TotalTime.TotalSeconds, memoryMegabytes = Process.GetCurrentProcess().PeakWorkingSet64 >> 20, councils = plans.Select(Json) }, RecipeOutput.Json));
            return;
        }

        foreach (var plan in plans.Where(p => p.Rows > 0 || plans.Count == 1))
        {
            RegisterReport.Of(plan, order.IsDryRun).ToList().ForEach(Console.WriteLine);
        }
    }

    private static object Json(CouncilPlan plan) => new
    {
        council = plan.Council.Name,
        refusal = plan.Refusal,
        rows = plan.Rows,
        @new = plan.Count(RegisterOutcome.New),
        changed = plan.Count(RegisterOutcome.Changed),
        closed = plan.Count(RegisterOutcome.Closed),
        merged = plan.Count(RegisterOutcome.Merged),
        unchanged = plan.Unchanged,
        refused = plan.Count(RegisterOutcome.Refused),
        leftOut = plan.LeftOut,
        notInFile = plan.NotInFile,
        lines = plan.Lines.Select(line => new { outcome = line.Outcome.ToString(), urn = line.Urn, name = line.Name, line = line.Line, text = line.Text }),
    };

    private sealed class Line : IProgress<RegisterProgress>
    {
        public void Report(RegisterProgress value) =>
            Console.Error.Write(value.Council is null ? $"\r{value.Done:N0} rows read" : $"\r{value.Council}: {value.Done:N0} of {value.Of:N0}{(value.Done == value.Of ? Environment.NewLine : "")}");
    }
}
