namespace LocalOfferCms.Tests.Support;

/// <summary>Tests that measure what a page costs the process. They run one after another when all others have ended.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>Its name.</summary>
    public const string Name = "Alone";
}
