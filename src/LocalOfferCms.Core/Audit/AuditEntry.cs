namespace LocalOfferCms.Core.Audit;

/// <summary>One thing that somebody did. Written in the same transaction as what was done.</summary>
public sealed class AuditEntry
{
    /// <summary>Identity.</summary>
    public required string AuditEntryId { get; init; }
    /// <summary>When, UTC.</summary>
    public DateTime AtUtc { get; init; }
    /// <summary>Who: a user name, or the name of the command, recipe or job.</summary>
    public required string Author { get; init; }
    /// <summary>The id of the person, when it was one: names change.</summary>
    public string? AuthorId { get; init; }
    /// <summary>What, in the past tense: <c>ContentPublished</c>, <c>RecipeRun</c>.</summary>
    public required string Event { get; init; }
    /// <summary>The kind of the subject: <c>ContentItem</c>, <c>Recipe</c>, <c>SiteDocument</c>.</summary>
    public required string SubjectKind { get; init; }
    /// <summary>The subject's id or name.</summary>
    public required string SubjectId { get; init; }
    /// <summary>The subject's name at the time.</summary>
    public string SubjectTitle { get; init; } = "";
    /// <summary>The change note.</summary>
    public string? Note { get; init; }
}
