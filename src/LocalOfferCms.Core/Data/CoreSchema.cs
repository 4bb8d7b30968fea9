namespace LocalOfferCms.Core.Data;

/// <summary>Changes to the tables since the baseline, in the order in which they run. A change to a mapping needs its step in the same commit.</summary>
public static class CoreSchema
{
    /// <summary>Steps of the host's database, oldest first.</summary>
    public static IReadOnlyList<SchemaStep> HostSteps => [];

    /// <summary>Steps of a council's database: Core's own, oldest first, then each module's.</summary>
    public static IEnumerable<SchemaStep> CouncilSteps(IEnumerable<IModule> modules) => [.. Steps, .. modules.SelectMany(m => m.SchemaSteps)];

    private static IReadOnlyList<SchemaStep> Steps => [];
}
