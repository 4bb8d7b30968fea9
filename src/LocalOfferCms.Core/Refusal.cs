namespace LocalOfferCms.Core;

/// <summary>A business "no" that a person may meet: a stable code, and a sentence ready to be shown.</summary>
public sealed record Refusal(string Code, string Message);

/// <summary>Thrown when an act is carried out in spite of its refusals.</summary>
public sealed class RefusedException(IReadOnlyList<Refusal> refusals)
    : Exception(string.Join(" ", refusals.Select(r => r.Message)))
{
    /// <summary>Why it was refused; never empty.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}

/// <summary>Who changes what, when and why. Every write takes one; audit entries are made from it.</summary>
/// <param name="Now">The moment of the change, UTC.</param>
/// <param name="Author">A user name, or the name of the command or job that acts.</param>
/// <param name="Reason">A change note in the author's words, if any.</param>
/// <param name="AuthorId">The id of the person who acts; null for a command or a job.</param>
public sealed record ChangeContext(DateTime Now, string Author, string? Reason = null, string? AuthorId = null);
