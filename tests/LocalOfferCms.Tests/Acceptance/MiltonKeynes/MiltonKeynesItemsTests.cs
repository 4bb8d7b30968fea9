using System.Reflection;

namespace LocalOfferCms.Tests.Acceptance.MiltonKeynes;

/// <summary>That no acceptance item of Milton Keynes' is forgotten.</summary>
public class MiltonKeynesItemsTests
{
    private const int Items = 34;

    /// <summary>Parts of items that no test shows, because the product does not do them yet.</summary>
    private static readonly Dictionary<string, string> NotBuilt = new()
    {
        ["MK-25"] = "Editors get no reminder when a dated fact or a review falls due.",
        ["MK-34"] = "Editors are not yet asked for an accessible version when they add a file.",
    };

    private static readonly string[] All = [.. Enumerable.Range(1, Items).Select(n => $"MK-{n:00}")];

    [Fact]
    public void EveryItem_HasATest() => Assert.Empty(All.Except(ItemsOfTests()));

    [Fact]
    public void EveryTestAndReason_NamesAnItemThatExists() =>
        Assert.Empty(ItemsOfTests().Where(item => item.StartsWith("MK-", StringComparison.Ordinal)).Concat(NotBuilt.Keys).Except(All));

    private static IEnumerable<string> ItemsOfTests() =>
        from type in typeof(MiltonKeynesItemsTests).Assembly.GetTypes()
        where type.Namespace == typeof(MiltonKeynesItemsTests).Namespace
        from method in type.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is not null
        from attribute in method.GetCustomAttributesData()
        where attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value as string == "Item"
        select (string)attribute.ConstructorArguments[1].Value!;
}
