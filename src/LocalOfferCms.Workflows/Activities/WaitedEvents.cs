using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Values;

namespace LocalOfferCms.Workflows.Activities;

/// <summary>Waits until a person with the permission presses one of its buttons on the instance's page.</summary>
internal sealed class UserTaskEvent : WaitedEvent
{
    public const string EventName = "UserTaskEvent";

    public override string Name => EventName;
    public override string Title => "Wait for a person's decision";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => Actions(properties);

    /// <summary>The words on its buttons.</summary>
    public static IReadOnlyList<string> Actions(JsonObject properties) => JsonText.Strings(properties["Actions"]);

    /// <summary>Whether somebody who may manage workflows is one of those it waits for: <c>Roles</c> may name some.</summary>
    public static bool MayPress(JsonObject properties, CurrentPerson person) =>
        person.IsAdministrator || JsonText.Strings(properties["Roles"]) is not { Count: > 0 } roles || person.Roles.Intersect(roles).Any();

    public override string? Refuse(JsonObject properties) => Outcomes(properties).Count == 0 ? "It names no Actions to choose from." : null;
}

/// <summary>Waits for, or starts with, a signal of a name.</summary>
internal sealed class SignalEvent : WaitedEvent
{
    public const string SignalMember = "SignalName";

    public override string Name => "SignalEvent";
    public override string Title => "Wait for a signal";

    public override string? Refuse(JsonObject properties) => Placeholders.Text(properties, SignalMember) is { Length: > 0 } ? null : "It has no SignalName.";

    public override bool Accepts(JsonObject properties, WorkflowEvent happened) =>
        string.Equals(Placeholders.Text(properties, SignalMember), JsonText.String(happened.Input?[SignalMember]), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Starts when an instance of another type cannot go on. <c>{{ Input.WorkflowName }}</c> and <c>{{ Input.FaultMessage }}</c> say what happened.</summary>
internal sealed class WorkflowFaultEvent : WaitedEvent
{
    public override string Name => WorkflowFault.EventName;
    public override string Title => "A workflow could not go on";
}

/// <summary>Something happened to a page. Limited to some types of content by <c>ContentTypeFilter</c>.</summary>
internal sealed class ContentEvent(string name, string title) : WaitedEvent
{
    public const string TypeMember = "ContentType";

    public override string Name => name;
    public override string Title => title;

    public override bool Accepts(JsonObject properties, WorkflowEvent happened) =>
        JsonText.Strings(properties["ContentTypeFilter"]) is not { Count: > 0 } types || types.Contains(JsonText.String(happened.Input?[TypeMember]));
}
