namespace LocalOfferCms.Workflows.Instances;

/// <summary>How an instance is; Orchard Core's words.</summary>
internal enum WorkflowStatus
{
    /// <summary>It has steps to take at once.</summary>
    Idle,
    /// <summary>It waits.</summary>
    Halted,
    /// <summary>Nothing is left to do.</summary>
    Finished,
    /// <summary>A step cannot be taken until somebody has looked at it.</summary>
    Faulted,
    /// <summary>Somebody stopped it.</summary>
    Aborted,
}

/// <summary>An instance of a workflow type.</summary>
internal sealed class Workflow
{
    public required string WorkflowId { get; init; }
    public required string WorkflowTypeId { get; init; }
    /// <summary>The version that it began with and keeps.</summary>
    public int Version { get; init; }
    /// <summary>What it is about.</summary>
    public required string CorrelationId { get; set; }
    public WorkflowStatus Status { get; set; }
    /// <summary>Why it cannot go on.</summary>
    public string? FaultMessage { get; set; }
    public DateTime CreatedUtc { get; init; }
    /// <summary>When it last took a step, UTC.</summary>
    public DateTime ChangedUtc { get; set; }
    /// <summary>How many steps it has taken.</summary>
    public int Steps { get; set; }
    /// <summary>What it remembers: see <see cref="WorkflowMemory"/>.</summary>
    public string State { get; set; } = "{}";
    /// <summary>Goes up when somebody takes hold of the row: in its transaction nobody else touches the instance.</summary>
    public int Revision { get; set; }
}

/// <summary>Where an instance stands: an activity that is to be done, or an event that is waited for. After a fork there are several.</summary>
internal sealed class WorkflowPlace
{
    public required string WorkflowPlaceId { get; init; }
    public required string WorkflowId { get; init; }
    public required string ActivityId { get; init; }
    /// <summary>The activity it came from; null when somebody put it here.</summary>
    public string? FromActivityId { get; init; }
    public bool IsWaiting { get; set; }
    /// <summary>When waiting ends by itself, UTC.</summary>
    public DateTime? DueUtc { get; set; }
    public DateTime ArrivedUtc { get; init; }
}

/// <summary>A step that was taken.</summary>
internal sealed class WorkflowStep
{
    public required string WorkflowId { get; init; }
    /// <summary>1, 2, 3 …</summary>
    public int Number { get; init; }
    public required string ActivityId { get; init; }
    /// <summary>The activity's name.</summary>
    public required string Activity { get; init; }
    /// <summary>Which way it went; null when it failed, or somebody moved the instance away from it.</summary>
    public string? Outcome { get; init; }
    public DateTime AtUtc { get; init; }
    /// <summary>Who: a person; empty for the engine.</summary>
    public string Author { get; init; } = "";
    /// <summary>What went wrong, or why somebody did it.</summary>
    public string? Note { get; init; }
}
