using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>No page goes on the site that nobody looks after, that names nobody to ask, or that nobody will look at again.</summary>
internal sealed class RequiredFacts(SiteSnapshots snapshots) : IPublishGate
{
    public async Task<IReadOnlyList<GateFinding>> FindingsAsync(PublishCandidate candidate, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        if (!site.Types.TryGetValue(candidate.Item.ContentType, out var type))
        {
            return [];
        }

        var found = new List<GateFinding>();
        if (type.Has("OwnerPart") && ContentFacts.Owner(candidate.Content).Length == 0 && ContentFacts.OwnerId(candidate.Content) is null)
        {
            found.Add(new("NoOwner", "Say which team or person looks after this page.", false));
        }

        if (type.Has("ContactPart") && candidate.Content.Part("ContactPart").Items("Contact").Count == 0 && site.DefaultContact is null)
        {
            found.Add(new("NoContact", "Choose the contact that families can ask about this page.", false));
        }

        if (type.Has("ReviewPart") && ContentFacts.ReviewDue(candidate.Content) is null)
        {
            found.Add(new("NoReviewDate", "Say when somebody will look at this page again.", false));
        }

        return found;
    }
}

/// <summary>What rolling over left blank in a text is filled in before anybody reads it.</summary>
internal sealed class GapsLeft : IPublishGate
{
    public Task<IReadOnlyList<GateFinding>> FindingsAsync(PublishCandidate candidate, CancellationToken ct) => Task.FromResult<IReadOnlyList<GateFinding>>(
        candidate.Version.Data.Contains(DatedValues.Gap, StringComparison.Ordinal)
            ? [new("GapsLeft", "Fill in what was left blank in the text. Each place is marked '[to be filled in: …]'.", false)]
            : []);
}
