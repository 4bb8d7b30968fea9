using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Workflows.Values;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Workflows.Activities;

/// <summary>Goes one of two ways by a condition; see <see cref="Condition"/>.</summary>
internal sealed class IfElseTask(Placeholders placeholders) : WorkflowTask
{
    private const string ConditionMember = "Condition";
    private const string False = "False";

    public override string Name => "IfElseTask";
    public override string Title => "Choose by a condition";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => ["True", False];

    public override string? Refuse(JsonObject properties) =>
        Condition.Refuse(Placeholders.Text(properties, ConditionMember), JsonText.String((properties[ConditionMember] as JsonObject)?["Syntax"]));

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var condition = Condition.Read(Placeholders.Text(context.Properties, ConditionMember) ?? "");
        return ActivityResult.Done(await condition.IsTrueAsync(path => placeholders.ValueAsync(context.Db, context.Workflow, path, ct)) ? "True" : False);
    }
}

/// <summary>Goes several ways at once.</summary>
internal sealed class ForkTask : WorkflowTask
{
    public override string Name => "ForkTask";
    public override string Title => "Go several ways at once";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => JsonText.Strings(properties["Forks"]);

    public override string? Refuse(JsonObject properties) => Outcomes(properties).Count == 0 ? "It names no branches (Forks)." : null;

    public override Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) =>
        Task.FromResult(ActivityResult.All(Outcomes(context.Properties)));
}

/// <summary>Goes on when every branch has come to it, or the first has: the others then end where they stand.</summary>
internal sealed class JoinTask : WorkflowTask
{
    private const string Joined = "Joined";

    public override string Name => "JoinTask";
    public override string Title => "Wait for the branches";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => [Joined];

    public override Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var (workflow, place) = (context.Workflow, context.Place);
        if (IsForAny(context.Properties))
        {
            var beyond = workflow.Type.ReachableFrom(place.ActivityId);
            foreach (var other in workflow.Places.Where(p => p != place && !beyond.Contains(p.ActivityId)
                && (p.ActivityId == place.ActivityId || workflow.Type.ReachableFrom(p.ActivityId).Contains(place.ActivityId))).ToList())
            {
                workflow.Remove(other);
            }

            return Task.FromResult(ActivityResult.Done(Joined));
        }

        var arrived = JsonText.Strings(workflow.Memory.Joins[place.ActivityId]).Append(place.FromActivityId ?? "").Distinct().ToList();
        var all = workflow.Type.To(place.ActivityId).Select(a => a.From).Distinct().All(arrived.Contains);
        workflow.Memory.Joins[place.ActivityId] = all ? null : new JsonArray([.. arrived.Select(a => JsonValue.Create(a))]);
        return Task.FromResult(all ? ActivityResult.Done(Joined) : ActivityResult.Done("First here"));
    }

    // Orchard Core writes the mode as a number or as its name.
    private static bool IsForAny(JsonObject properties) => properties["Mode"] is JsonValue mode
        && (mode.TryGetValue<int>(out var number) ? number == 1 : JsonText.String(mode) == "WaitAny");
}

/// <summary>Puts a value down for later steps: <c>{{ Workflow.Properties.Name }}</c>.</summary>
internal sealed class SetPropertyTask : WorkflowTask
{
    public override string Name => "SetPropertyTask";
    public override string Title => "Put a value down";

    public override string? Refuse(JsonObject properties) =>
        JsonText.String(properties["PropertyName"]) is not { Length: > 0 } ? "It has no PropertyName." : PlainValue.Refuse(properties);

    public override Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        context.Workflow.Memory.Values[JsonText.String(context.Properties["PropertyName"])!] = PlainValue.Of(context.Properties);
        return Task.FromResult(ActivityResult.Done());
    }
}

/// <summary>Says what the instance is about from now on.</summary>
internal sealed class CorrelateTask : WorkflowTask
{
    public override string Name => "CorrelateTask";
    public override string Title => "Say what it is about";

    public override string? Refuse(JsonObject properties) => PlainValue.Refuse(properties);

    public override Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        context.Workflow.Row.CorrelationId = PlainValue.Of(context.Properties) is { Length: > 0 and <= Instances.WorkflowModel.Name } value
            ? value : throw new WorkflowFaultException("What it is about would be empty, or too long.");
        return Task.FromResult(ActivityResult.Done());
    }
}

/// <summary>Writes a line into the server's log.</summary>
internal sealed partial class LogTask(ILogger<LogTask> logger) : WorkflowTask
{
    public override string Name => "LogTask";
    public override string Title => "Write into the log";

    public override Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var level = Enum.TryParse<LogLevel>(JsonText.String(context.Properties["LogLevel"]), ignoreCase: true, out var named) ? named : LogLevel.Information;
        LogLine(logger, level, context.WorkflowId, Placeholders.Text(context.Properties, "Text") ?? "");
        return Task.FromResult(ActivityResult.Done());
    }

    [LoggerMessage("Workflow {WorkflowId}: {Text}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string workflowId, string text);
}
