namespace LocalOfferCms.Workflows.Types;

/// <summary>One version of a workflow type. A version is never changed: instances that began with it go on with it.</summary>
internal sealed class WorkflowTypeVersion
{
    /// <summary>Orchard Core's id of the type.</summary>
    public required string WorkflowTypeId { get; init; }
    /// <summary>1, 2, 3 …</summary>
    public int Version { get; init; }
    /// <summary>Its title.</summary>
    public required string Name { get; init; }
    /// <summary>The type in Orchard Core's JSON, whole.</summary>
    public required string Data { get; init; }
    /// <summary>Names of the events in it, each between commas: known without reading the JSON of every old version.</summary>
    public required string Events { get; init; }
    /// <summary>Whether new instances begin with it, when it is enabled.</summary>
    public bool IsCurrent { get; set; }
    /// <summary>Whether it is switched on.</summary>
    public bool IsEnabled { get; set; }
    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
    /// <summary>Who made it: a person, or a recipe's run.</summary>
    public required string Author { get; init; }
}
