using System.Reflection;

namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>That no acceptance item of Cambridgeshire's and Peterborough's is forgotten.</summary>
public class CambridgeshireItemsTests
{
    private const int Items = 162;

    /// <summary>What of an item no test shows, because the product does not do it yet.</summary>
    private static readonly Dictionary<string, string> NotBuilt = new()
    {
        ["CAP-29"] = "Every page has a contact; the response box is not there.",
        ["CAP-30"] = "Professionals cannot send feedback on the site.",
        ["CAP-36"] = "Formats are asked for by telephone or mail; there is no form.",
        ["CAP-41"] = "Pages print well; they cannot be collected or sent by mail from the site.",
        ["CAP-42"] = "Editors get no hint about how hard a text is to read.",
        ["CAP-43"] = "Schools cannot say on the site which item is hard to describe.",
        ["CAP-54"] = "Links to other sites are not checked.",
        ["CAP-85"] = "A school is not told which items its report leaves out.",
        ["CAP-140"] = "The questions are a template; parents cannot answer on the site.",
        ["CAP-143"] = "Agreed actions are not tracked.",
        ["CAP-145"] = "The grid is for print; it cannot be filled in on the site.",
        ["CAP-151"] = "Schools get no reminder to update.",
        ["CAP-154"] = "The grid is for print; answers and their history are not kept, and it cannot be exported.",
    };

    private static readonly string[] All = [.. Enumerable.Range(1, Items).Select(n => $"CAP-{n:00}")];

    [Fact]
    public void EveryItem_HasATestOrAReason() => Assert.Empty(All.Except(ItemsOfTests()).Except(NotBuilt.Keys));

    [Fact]
    public void EveryTest_NamesAnItemThatExists() =>
        Assert.Empty(ItemsOfTests().Where(item => item.StartsWith("CAP-", StringComparison.Ordinal)).Concat(NotBuilt.Keys).Except(All));

    // A trait does not keep its values, so they are read where the compiler left them.
    private static IEnumerable<string> ItemsOfTests() =>
        from type in typeof(CambridgeshireItemsTests).Assembly.GetTypes()
        where type.Namespace == typeof(CambridgeshireItemsTests).Namespace
        from method in type.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is not null
        from attribute in method.GetCustomAttributesData()
        where attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value as string == "Item"
        select (string)attribute.ConstructorArguments[1].Value!;
}
