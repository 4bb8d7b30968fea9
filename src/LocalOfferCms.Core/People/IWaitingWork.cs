namespace LocalOfferCms.Core.People;

/// <summary>Tells the person who signs in what else waits for them: a feature's line on the workspace's first page.</summary>
public interface IWaitingWork
{
    /// <summary>What waits for this person; empty when nothing does. At most one query.</summary>
    Task<IReadOnlyList<WaitingWork>> FindAsync(CurrentPerson person, CancellationToken ct);
}

/// <summary>Work that waits.</summary>
/// <param name="Words">What it is, with its number: "12 links lead nowhere".</param>
/// <param name="Address">Where it is done, below the site's address, without a leading slash.</param>
public sealed record WaitingWork(string Words, string Address);
