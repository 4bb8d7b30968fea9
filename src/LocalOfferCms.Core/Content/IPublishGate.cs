using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Content;

/// <summary>Looks at a version before it goes on the site, and says what should be put right first. Every gate is asked about every publication by a person.</summary>
public interface IPublishGate
{
    /// <summary>What it found; empty when it has nothing against it.</summary>
    Task<IReadOnlyList<GateFinding>> FindingsAsync(PublishCandidate candidate, CancellationToken ct);
}

/// <summary>What is about to be published.</summary>
/// <param name="Db">The council's database.</param>
/// <param name="Item">The item.</param>
/// <param name="Version">The version that would be the one on the site.</param>
/// <param name="Content">Its content.</param>
public sealed record PublishCandidate(CmsDbContext Db, ContentItem Item, ContentVersion Version, ContentDocument Content);

/// <summary>Something that stands against publishing.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">A sentence ready to be shown.</param>
/// <param name="CanBePassed">Whether an approver may publish all the same, with a written reason.</param>
public sealed record GateFinding(string Code, string Message, bool CanBePassed);
