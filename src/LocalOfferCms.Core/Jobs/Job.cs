namespace LocalOfferCms.Core.Jobs;

/// <summary>Work to be done after the transaction that asked for it: the row is the outbox.</summary>
public sealed class Job
{
    /// <summary>Identity.</summary>
    public required string JobId { get; init; }
    /// <summary>Which handler does it.</summary>
    public required string Kind { get; init; }
    /// <summary>What the handler needs, as JSON.</summary>
    public required string Payload { get; init; }
    /// <summary>Not before, UTC.</summary>
    public DateTime DueUtc { get; set; }
    /// <summary>A Quartz cron expression for recurring work: the row is moved to its next time instead of being completed.</summary>
    public string? Cron { get; init; }
    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }
    /// <summary>Until when a worker holds it, UTC.</summary>
    public DateTime? LeasedUntilUtc { get; set; }
    /// <summary>Which worker holds it.</summary>
    public string? LeasedBy { get; set; }
    /// <summary>What went wrong the last time.</summary>
    public string? LastError { get; set; }
    /// <summary>When it was done, UTC.</summary>
    public DateTime? CompletedUtc { get; set; }
    /// <summary>When it was given up, UTC; "try again" clears it.</summary>
    public DateTime? ParkedUtc { get; set; }
    /// <summary>When it was asked for, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
}

/// <summary>Work that every council does again and again. The row is made when the council's jobs are first looked at, and is never doubled.</summary>
/// <param name="Kind">Which handler does it.</param>
/// <param name="Cron">When: a Quartz cron expression.</param>
public sealed record RecurringJob(string Kind, string Cron)
{
    /// <summary>The identity of its one row.</summary>
    public string JobId => ContentIds.FromName($"recurring:{Kind}");
}

/// <summary>Does one kind of job. At-least-once is the contract: doing it twice must be the same as doing it once.</summary>
public interface IJobHandler
{
    /// <summary>The <see cref="Job.Kind"/> that it does.</summary>
    string Kind { get; }

    /// <summary>Does it, in the council's scope. An exception is a failed attempt.</summary>
    Task HandleAsync(string payload, CancellationToken ct);
}
