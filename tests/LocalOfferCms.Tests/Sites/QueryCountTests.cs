using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Tests.Architecture;

namespace LocalOfferCms.Tests.Sites;

/// <summary>A page costs a few questions to the database, however much it shows.</summary>
[Collection(CouncilsCollection.Name)]
public class QueryCountTests(CouncilsFixture councils)
{
    private const int Most = 5;

    public static TheoryData<string> CouncilNames => [.. ProductCouncils.Names];

    [Theory]
    [MemberData(nameof(CouncilNames))]
    public async Task EveryPage_OnAMiss_NeedsFewQueries(string council)
    {
        using var client = councils.Host.CreateCountingClient();
        var home = new Uri(client.BaseAddress!, $"/{council}/");
        // Any page makes what is kept in memory for the whole site.
        using var warm = await client.GetAsync(new Uri(home, "not-a-page"));

        var pages = await SiteCrawler.WalkAsync(client, home);

        var commands = pages.ToDictionary(page => page.Url, page => councils.Host.Queries.CommandsOf(page.Url));
        Assert.Contains(commands.Values, page => page.Count > 0);
        SourceTree.AssertRule($"A page needs at most {Most} queries.", commands.Where(page => page.Value.Count > Most)
            .Select(page => $"{page.Key} needs {page.Value.Count}:{Environment.NewLine}    {string.Join($"{Environment.NewLine}    ", page.Value.Select(c => c.ReplaceLineEndings(" ")))}"));
    }

    [Theory]
    [MemberData(nameof(CouncilNames))]
    public async Task EveryLink_WithinTheSite_LeadsToAPage(string council)
    {
        using var client = councils.Host.CreateClient();
        var pages = await SiteCrawler.WalkAsync(client, new Uri(client.BaseAddress!, $"/{council}/"));

        SourceTree.AssertRule("Every link within a site leads to a page.", SiteCrawler.Broken(pages));
    }
}
