using System.Reflection;

namespace LocalOfferCms.Tests.Acceptance.Sefton;

/// <summary>That no acceptance item of Sefton's is forgotten.</summary>
public class SeftonItemsTests
{
    private const int Items = 48;

    /// <summary>Parts of items that no test shows, because the product does not do them yet.</summary>
    private static readonly Dictionary<string, string> NotBuilt = new()
    {
        ["SEF-06"] = "Nobody approves wording in an editor's workspace: it comes with the recipe, and a change flags the pages.",
        ["SEF-19"] = "A broken link does not stop an editor from publishing; only links within the site are followed by tests.",
        ["SEF-33"] = "The wider family directory is described, not joined.",
    };

    private static readonly string[] All = [.. Enumerable.Range(1, Items).Select(n => $"SEF-{n:00}"), "X4", "X12", "X14"];

    [Fact]
    public void EveryItem_HasATest() => Assert.Empty(All.Except(ItemsOfTests()));

    [Fact]
    public void EveryTestAndReason_NamesAnItemThatExists() => Assert.Empty(ItemsOfTests().Concat(NotBuilt.Keys).Except(All));

    private static IEnumerable<string> ItemsOfTests() =>
        from type in typeof(SeftonItemsTests).Assembly.GetTypes()
        where type.Namespace == typeof(SeftonItemsTests).Namespace
        from method in type.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is not null
        from attribute in method.GetCustomAttributesData()
        where attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value as string == "Item"
        select (string)attribute.ConstructorArguments[1].Value!;
}
