using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Content;

/// <summary>Something that may speak against publishing: unmended faults, missing consent, a closed provider. Every gate is asked before a page goes on the site.</summary>
public interface IPublishGate
{
    /// <summary>What speaks against publishing the candidate; empty when nothing does.</summary>
    Task<IReadOnlyList<GateFinding>> FindingsAsync(PublishCandidate candidate, CancellationToken ct);
}

/// <summary>A version that is about to be published.</summary>
/// <param name="Db">The council's database.</param>
/// <param name="Item">The item.</param>
/// <param name="Version">The version.</param>
/// <param name="Content">The version's parts.</param>
public sealed record PublishCandidate(CmsDbContext Db, ContentItem Item, ContentVersion Version, ContentDocument Content);

/// <summary>One reason against publishing.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">A sentence ready to be shown.</param>
/// <param name="CanBePassed">Whether an approver may publish in spite of it, with a written reason.</param>
public sealed record GateFinding(string Code, string Message, bool CanBePassed);
