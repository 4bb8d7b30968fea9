using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.People;

/// <summary>Work besides pages that belongs to a person, and has to go on when they leave.</summary>
public interface IOwnedWork
{
    /// <summary>Passes it on, in the caller's write.</summary>
    /// <param name="write">The write.</param>
    /// <param name="fromId">Who leaves.</param>
    /// <param name="toId">Who takes over; null for whoever is next in line.</param>
    /// <param name="change">Who decides it.</param>
    /// <param name="ct">Cancels.</param>
    Task PassOnAsync(WriteSession write, string fromId, string? toId, ChangeContext change, CancellationToken ct);
}
