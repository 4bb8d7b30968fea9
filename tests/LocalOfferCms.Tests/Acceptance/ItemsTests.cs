using System.Reflection;

namespace LocalOfferCms.Tests.Acceptance;

/// <summary>That no acceptance item of Norfolk's is forgotten.</summary>
public class ItemsTests
{
    private const int Items = 89;

    /// <summary>What of an item no test shows, because the product does not do it yet.</summary>
    private static readonly Dictionary<string, string> NotBuilt = new()
    {
        ["NOR-27"] = "Nobody can sign in.",
        ["NOR-56"] = "The yearly reminder is a news item; nothing is sent.",
        ["NOR-85"] = "Surveys are announced and reported on, but cannot be answered on the site.",
        ["NOR-89"] = "Editors get no warning about a summary that repeats its title.",
    };

    private static readonly string[] All = [.. Enumerable.Range(1, Items).Select(n => $"NOR-{n:00}")];

    [Fact]
    public void EveryItem_HasATestOrAReason()
    {
        var forgotten = All.Except(ItemsOfTests()).Except(NotBuilt.Keys);

        Assert.Empty(forgotten);
    }

    [Fact]
    public void EveryTest_NamesAnItemThatExists()
    {
        var unknown = ItemsOfTests().Concat(NotBuilt.Keys).Except(All);

        Assert.Empty(unknown);
    }

    // A trait does not keep its values, so they are read where the compiler left them.
    private static IEnumerable<string> ItemsOfTests() =>
        from type in typeof(ItemsTests).Assembly.GetTypes()
        where type.Namespace == typeof(ItemsTests).Namespace
        from method in type.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is not null
        from attribute in method.GetCustomAttributesData()
        where attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value as string == "Item"
        select (string)attribute.ConstructorArguments[1].Value!;
}
