using Xunit.Abstractions;
using Xunit.Sdk;

namespace LocalOfferCms.Tests.Support;

/// <summary>A test that says the same on either database: of code that knows none, or one that asks for both by itself. <c>tests/run</c> leaves it out
/// of the round on PostgreSQL, because the round on SQLite has run it.</summary>
[TraitDiscoverer("LocalOfferCms.Tests.Support.RunsOnceDiscoverer", "LocalOfferCms.Tests")]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RunsOnceAttribute : Attribute, ITraitAttribute;

/// <summary>Gives such tests the trait by which they are left out.</summary>
public sealed class RunsOnceDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new("Runs", "Once")];
}
