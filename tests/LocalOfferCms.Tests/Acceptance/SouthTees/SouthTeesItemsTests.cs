using System.Reflection;

namespace LocalOfferCms.Tests.Acceptance.SouthTees;

/// <summary>That no acceptance item of South Tees's is forgotten.</summary>
public class SouthTeesItemsTests
{
    private const int Items = 32;

    /// <summary>Parts of items that no test shows, because the product does not do them yet.</summary>
    private static readonly Dictionary<string, string> NotBuilt = new()
    {
        ["STE-03"] = "The two councils' own sites are not among the demonstrations; sharing between sites has its own tests.",
        ["STE-30"] = "Editors have no spelling check.",
    };

    private static readonly string[] All = [.. Enumerable.Range(1, Items).Select(n => $"STE-{n:00}"), "X4", "X14"];

    [Fact]
    public void EveryItem_HasATest() => Assert.Empty(All.Except(ItemsOfTests()));

    [Fact]
    public void EveryTestAndReason_NamesAnItemThatExists() => Assert.Empty(ItemsOfTests().Concat(NotBuilt.Keys).Except(All));

    private static IEnumerable<string> ItemsOfTests() =>
        from type in typeof(SouthTeesItemsTests).Assembly.GetTypes()
        where type.Namespace == typeof(SouthTeesItemsTests).Namespace
        from method in type.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is not null
        from attribute in method.GetCustomAttributesData()
        where attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value as string == "Item"
        select (string)attribute.ConstructorArguments[1].Value!;
}
