using System.Text.Json.Nodes;
using LocalOfferCms.Workflows.Values;

namespace LocalOfferCms.Workflows.Activities;

/// <summary>A task with the usual single outcome.</summary>
internal abstract class WorkflowTask : IWorkflowActivity
{
    private static readonly string[] OnlyDone = ["Done"];

    public abstract string Name { get; }
    public abstract string Title { get; }
    public bool IsEvent => false;

    public virtual IReadOnlyList<string> Outcomes(JsonObject properties) => OnlyDone;

    public virtual string? Refuse(JsonObject properties) => null;

    public abstract Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct);
}

/// <summary>An event that is waited for, with the usual single outcome.</summary>
internal abstract class WaitedEvent : IWorkflowActivity
{
    private static readonly string[] OnlyDone = ["Done"];

    public abstract string Name { get; }
    public abstract string Title { get; }
    public bool IsEvent => true;

    public virtual IReadOnlyList<string> Outcomes(JsonObject properties) => OnlyDone;

    public virtual bool Accepts(JsonObject properties, WorkflowEvent happened) => true;

    public virtual string? Refuse(JsonObject properties) => null;

    public virtual Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}

/// <summary>The <c>Value</c> of an activity: text with placeholders, a number, or a text in quotation marks. Orchard Core's scripts are not run.</summary>
internal static class PlainValue
{
    private const string Member = "Value";

    public static string? Refuse(JsonObject properties)
    {
        var text = Placeholders.Text(properties, Member);
        return text is null ? "It has no Value."
            : !IsQuoted(text) && !text.Contains("{{", StringComparison.Ordinal) && text.AsSpan().IndexOfAny("(;=[{") >= 0 ? "Its Value is a script, and scripts are not run here."
            : null;
    }

    public static string Of(JsonObject properties) => Placeholders.Text(properties, Member) is { } text ? IsQuoted(text) ? text[1..^1] : text : "";

    private static bool IsQuoted(string text) => text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0] && text.AsSpan(1, text.Length - 2).IndexOf(text[0]) < 0;
}
