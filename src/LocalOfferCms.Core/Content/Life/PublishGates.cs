using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Asks every gate about a version, and notes what an approver passes.</summary>
public sealed class PublishGates(CmsDbContext db, IEnumerable<IPublishGate> gates)
{
    private const string NoReason = "An approver can publish it all the same, and has to write why.";

    /// <summary>Everything that stands against a version.</summary>
    public async Task<IReadOnlyList<GateFinding>> FindingsAsync(ContentItem item, ContentVersion version, CancellationToken ct)
    {
        var candidate = new PublishCandidate(db, item, version, new ContentDocument(item.ContentType, JsonText.Object(version.Data)));
        var found = new List<GateFinding>();
        foreach (var gate in gates)
        {
            found.AddRange(await gate.FindingsAsync(candidate, ct));
        }

        return found;
    }

    /// <summary>Notes that somebody passes what was found, and why.</summary>
    /// <exception cref="RefusedException">Something was found, and no reason is given.</exception>
    internal static async Task PassAsync(CmsDbContext db, LifeState state, ChangeContext change, string? reason, CancellationToken ct)
    {
        if (state.ToPass.Count == 0)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RefusedException([.. state.ToPass.Select(f => new Refusal(f.Code, f.Message)), new("NoReason", NoReason)]);
        }

        (await VersionReviews.OfAsync(db, state.Latest, ct)).PassReason = reason.Trim();
        var codes = string.Join(", ", state.ToPass.Select(f => f.Code).Distinct());
        Moves.Audit(db, "ContentChecksPassed", state.Latest, change with { Reason = $"{reason.Trim()} ({codes})" });
    }
}
