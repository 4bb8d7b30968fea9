using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Workflows.Instances;

namespace LocalOfferCms.Workflows;

/// <summary>One kind of step. Its name is Orchard Core's where Orchard Core has it: <c>EmailTask</c>, <c>ForkTask</c>, <c>UserTaskEvent</c>.</summary>
public interface IWorkflowActivity
{
    /// <summary>The name that workflow types call it by.</summary>
    string Name { get; }

    /// <summary>Whether it is waited for (an event) or done (a task).</summary>
    bool IsEvent { get; }

    /// <summary>What it is, in plain words, for the diagram: "Write to the owner".</summary>
    string Title { get; }

    /// <summary>Which ways it can go, given its properties.</summary>
    IReadOnlyList<string> Outcomes(JsonObject properties);

    /// <summary>Does a task, in the transaction that also writes the step down, so that its effects happen once; side effects go through the outbox.
    /// For an event: called when the instance arrives at it, to say whether it waits and until when.</summary>
    Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct);

    /// <summary>For an event: whether this one is meant, given the activity's own filters. <c>ContentTypeFilter</c> is one.</summary>
    bool Accepts(JsonObject properties, WorkflowEvent happened) => true;

    /// <summary>Why it can never be done with these properties, in a sentence; null when it can. A type with such an activity is kept and not run.</summary>
    string? Refuse(JsonObject properties) => null;
}

/// <summary>What an activity has at hand. It may change the database by <see cref="Db"/> and never commits.</summary>
public sealed class ActivityContext
{
    /// <summary>The council's database.</summary>
    public required CmsDbContext Db { get; init; }
    /// <summary>The transaction of this step.</summary>
    public required WriteSession Write { get; init; }
    /// <summary>The instance.</summary>
    public required string WorkflowId { get; init; }
    /// <summary>What it is about: a comment's id, a content item's id.</summary>
    public required string CorrelationId { get; init; }
    /// <summary>The activity's own values, placeholders filled: <c>{{ Comment.Reference }}</c> is replaced already.</summary>
    public required JsonObject Properties { get; init; }
    /// <summary>What the event that came last brought.</summary>
    public required JsonObject Input { get; init; }
    /// <summary>Now, UTC.</summary>
    public required DateTime Now { get; init; }
    // The engine sets both; a member that others can see the type without cannot be required.
    internal OpenWorkflow Workflow { get; init; } = null!;
    internal WorkflowPlace Place { get; init; } = null!;
}

/// <summary>How a step ended.</summary>
public sealed record ActivityResult
{
    private ActivityResult()
    {
    }

    /// <summary>Which way it went; null while it waits.</summary>
    public string? Outcome { get; private init; }

    /// <summary>All the ways it went: several after a fork.</summary>
    internal IReadOnlyList<string> Outcomes { get; private init; } = [];

    /// <summary>When waiting ends by itself, UTC, with the outcome <c>Done</c>; null when only an event ends it.</summary>
    public DateTime? DueUtc { get; private init; }

    /// <summary>It was done, and the transition of this name is followed.</summary>
    public static ActivityResult Done(string outcome = "Done") => new() { Outcome = outcome, Outcomes = [outcome] };

    /// <summary>It was done, and the transitions of all these names are followed.</summary>
    public static ActivityResult All(IReadOnlyList<string> outcomes) => new() { Outcome = string.Join(", ", outcomes), Outcomes = outcomes };

    /// <summary>It waits for its event.</summary>
    public static ActivityResult Wait() => new();

    /// <summary>It waits for a moment, UTC.</summary>
    public static ActivityResult WaitUntil(DateTime dueUtc) => new() { DueUtc = dueUtc };
}

/// <summary>Gives the values of placeholders with one prefix: <c>{{ Comment.Subject }}</c> is asked of the source whose prefix is <c>Comment</c>.</summary>
public interface IWorkflowValues
{
    /// <summary>What stands before the full stop.</summary>
    string Prefix { get; }

    /// <summary>The value; null when there is none of that name. Never a text that may identify a child: values end up in mail.</summary>
    Task<string?> FindAsync(CmsDbContext db, string correlationId, string name, CancellationToken ct);
}
