using System.Text.RegularExpressions;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Types;

namespace LocalOfferCms.Admin.Workflows;

/// <summary>What the engine's names are in plain words.</summary>
internal static partial class WorkflowWords
{
    public static string Of(WorkflowStatus status) => status switch
    {
        WorkflowStatus.Idle => "Going on",
        WorkflowStatus.Halted => "Waiting",
        WorkflowStatus.Finished => "Finished",
        WorkflowStatus.Faulted => "Cannot go on",
        _ => "Stopped by hand",
    };

    public static string Colour(WorkflowStatus status) => status switch
    {
        WorkflowStatus.Idle => "govuk-tag--blue",
        WorkflowStatus.Halted => "govuk-tag--yellow",
        WorkflowStatus.Finished => "govuk-tag--green",
        WorkflowStatus.Faulted => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    /// <summary>An activity's title: its author's, else the activity's own, else its name taken apart.</summary>
    public static string Title(WorkflowNode node, WorkflowActivities activities) => node.Title ?? activities.Find(node.Name)?.Title ?? Plain(node.Name);

    /// <summary><c>NotNeeded</c> as "Not needed".</summary>
    public static string Plain(string name)
    {
        var words = Capital().Replace(name, m => $" {m.Value.ToLowerInvariant()}").Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Capital();
}
