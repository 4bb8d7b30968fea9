using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Checks;

/// <summary>Keeps a page that shuts somebody out from going on the site, unless an approver says why it may.</summary>
internal sealed class CheckGate(ContentChecks checks) : IPublishGate
{
    public async Task<IReadOnlyList<GateFinding>> FindingsAsync(PublishCandidate candidate, CancellationToken ct) =>
        [.. (await checks.RunAsync(candidate.Db, candidate.Content, ct)).Findings.Where(f => f.Severity == FindingSeverity.MustFix)
            .Select(f => new GateFinding(f.Code, $"{f.Place.Label}: {f.Message} {f.Mend}", CanBePassed: true))];
}
