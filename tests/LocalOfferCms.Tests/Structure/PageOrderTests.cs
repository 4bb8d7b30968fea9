using LocalOfferCms.Core.Structure;

namespace LocalOfferCms.Tests.Structure;

public class PageOrderTests
{
    [Theory]
    [InlineData("a1 b2 c3", "")]
    [InlineData("b20 a10 c30", "a")]
    [InlineData("c30 a10 b20", "c")]
    [InlineData("a10 c30 b20 d40", "b")]
    [InlineData("a0 b0 c0", "b c")]
    [InlineData("b0 a0", "a")]
    public void Changes_AreFewAndGiveTheOrderWanted(string wanted, string changed)
    {
        var pages = wanted.Split(' ').Select(p => (Id: p[..1], Position: int.Parse(p[1..], System.Globalization.CultureInfo.InvariantCulture))).ToList();

        var changes = PageOrder.Changes(pages);

        var after = pages.Select(p => changes.GetValueOrDefault(p.Id, p.Position)).ToList();
        Assert.Equal(after.Order().Distinct(), after);
        Assert.True(changes.Count <= Math.Max(changed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, changed.Length == 0 ? 0 : 1), string.Join(' ', changes.Keys));
    }

    [Fact]
    public void Changes_WithoutRoom_NumberAnew()
    {
        var changes = PageOrder.Changes([("b", 2), ("a", 1), ("c", 3)]);

        Assert.Equal([16, 32, 48], new[] { "b", "a", "c" }.Select(id => changes[id]));
    }
}
