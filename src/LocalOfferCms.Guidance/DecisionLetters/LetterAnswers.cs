using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace LocalOfferCms.Guidance.DecisionLetters;

/// <summary>Something to put right, and the field where.</summary>
internal sealed record FieldError(string Field, string Message);

/// <summary>A day by which something is to be done.</summary>
/// <param name="Day">The last day.</param>
/// <param name="Limit">The rule.</param>
internal sealed record DueDay(DateOnly Day, TimeLimit Limit)
{
    /// <summary>Whether it is on a weekend, when nobody answers.</summary>
    public bool IsOnWeekend => Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>What a reader told the form, and what follows from it. It lives as long as the request does.</summary>
internal sealed class LetterAnswers
{
    private const string KindField = "kind";

    private LetterAnswers(DecisionLetter letter, IQueryCollection query, DateOnly today)
    {
        Kind = query[KindField].ToString();
        Letter = DateFields.Read(query, "letter", "The date on the letter");
        Certificate = DateFields.Read(query, "certificate", "The date on the certificate");
        WasSent = Fields.Any(query.ContainsKey);
        Decision = letter.Decisions.FirstOrDefault(decision => decision.Slug == Kind);
        Errors = WasSent ? [.. Check(letter, today)] : [];
        if (WasSent && Errors.Count == 0)
        {
            Dates = [.. Decision!.Limits.Select(limit => new DueDay(limit.LastDay(LetterDate, CertificateDate), limit)).OrderBy(due => due.Day)];
        }
    }

    /// <summary>The names of all its fields.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        [KindField, "letter-day", "letter-month", "letter-year", "certificate-day", "certificate-month", "certificate-year"];

    /// <summary>Whether the form was sent.</summary>
    public bool WasSent { get; }

    /// <summary>The kind of letter, as sent.</summary>
    public string Kind { get; }

    /// <summary>The kind of letter; null when none was chosen.</summary>
    public Decision? Decision { get; }

    /// <summary>The date on the letter.</summary>
    public DateFields Letter { get; }

    /// <summary>The date on a mediation certificate; may be empty.</summary>
    public DateFields Certificate { get; }

    /// <summary>What to put right.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    /// <summary>The days, earliest first; empty until the form is filled in rightly.</summary>
    public IReadOnlyList<DueDay> Dates { get; } = [];

    /// <summary>The date on the letter; only when nothing is wrong.</summary>
    public DateOnly LetterDate => Letter.Date!.Value;

    /// <summary>The date on the certificate, when there is one and it matters.</summary>
    public DateOnly? CertificateDate => Decision is { UsesCertificate: true } ? Certificate.Date : null;

    /// <summary>Reads a request.</summary>
    public static LetterAnswers Read(DecisionLetter letter, IQueryCollection query, DateOnly today) => new(letter, query, today);

    /// <summary>The message for a field or group; null when it is right.</summary>
    public string? ErrorOf(string group) => Errors.FirstOrDefault(error => error.Field.StartsWith(group, StringComparison.Ordinal))?.Message;

    /// <summary>The same answers as a query, and nothing else that stood in the address.</summary>
    public string Query()
    {
        var query = new QueryBuilder { { KindField, Kind } };
        foreach (var date in new[] { Letter, Certificate }.Where(date => !date.IsEmpty))
        {
            query.Add($"{date.Name}-day", date.Day);
            query.Add($"{date.Name}-month", date.Month);
            query.Add($"{date.Name}-year", date.Year);
        }

        return query.ToString();
    }

    private IEnumerable<FieldError> Check(DecisionLetter letter, DateOnly today)
    {
        if (Decision is null)
        {
            yield return new($"{KindField}-1", "Choose what the letter says");
        }

        if (Letter.Problem(today) is { } problem)
        {
            yield return new(Letter.FirstWrong, problem);
        }

        if (!letter.UsesCertificate || Certificate.IsEmpty)
        {
            yield break;
        }

        if (Certificate.Problem(today) is { } other)
        {
            yield return new(Certificate.FirstWrong, other);
        }
        else if (Letter.Date is { } date && Certificate.Date < date)
        {
            yield return new(Certificate.FirstWrong, "The date on the certificate must be the same as or later than the date on the letter");
        }
    }
}
