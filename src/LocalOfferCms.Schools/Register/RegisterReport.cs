using System.Globalization;

namespace LocalOfferCms.Schools.Register;

/// <summary>The report of an import in words, a line at a time.</summary>
internal static class RegisterReport
{
    /// <summary>Everything but what is new, then the counts.</summary>
    public static IEnumerable<string> Of(CouncilPlan plan, bool isDryRun)
    {
        yield return $"{plan.Council.Name}:";
        foreach (var line in plan.Lines.Where(l => l.Outcome != RegisterOutcome.New))
        {
            var where = line.Outcome == RegisterOutcome.Refused ? $"line {line.Line}" : line.Urn;
            yield return $"  {line.Outcome,-8} {where} {line.Name}: {line.Text}";
        }

        if (plan.Refusal is not null)
        {
            yield return $"  Refused: {plan.Refusal}";
        }

        var would = plan.Refusal is not null || isDryRun ? "nothing was changed; it would be " : "";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"  {would}{plan.Count(RegisterOutcome.New)} new, {plan.Count(RegisterOutcome.Changed)} changed, {plan.Count(RegisterOutcome.Closed)} closed, {plan.Count(RegisterOutcome.Merged)} merged, {plan.Unchanged} unchanged; {plan.Count(RegisterOutcome.Refused)} rows refused or doubted; {plan.LeftOut} left out, {plan.NotInFile} not in the file.");
    }

    /// <inheritdoc cref="Of(CouncilPlan, bool)"/>
    public static IEnumerable<string> Of(CouncilPlan plan) => Of(plan, isDryRun: false);
}
