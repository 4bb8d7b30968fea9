using System.Net;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Tests.Life;

namespace LocalOfferCms.Tests.Schools.Portal;

/// <summary>What the pages of those who keep schools ask of the database, however many schools they keep.</summary>
public sealed class PortalQueryTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private const int MostQueries = 10;
    private const int SchoolsOfATrust = 12;

    private readonly SchoolDesk _desk = new(life);

    [Fact]
    public async Task Pages_OfATrustsSenco_AskAtMostTenQueriesEach()
    {
        var schools = new List<string>();
        for (var i = 0; i < SchoolsOfATrust; i++)
        {
            schools.Add(await _desk.SchoolAsync($"Trust School {i}", "The Reedbed Trust"));
        }

        var (senco, _, _) = await _desk.KeeperAsync("Tess Trust", KeeperTask.Keep, [.. schools]);
        var school = schools[0];
        await _desk.FillAsync(school);
        var costs = new List<string>();
        foreach (var page in new[]
        {
            "admin/my-schools", "admin/my-schools/area", $"admin/my-schools/{school}", $"admin/my-schools/{school}/items/sir-01", $"admin/my-schools/{school}/send",
            $"admin/my-schools/{school}/confirm", $"admin/my-schools/{school}/about", $"admin/my-schools/{school}/people", $"admin/my-schools/{school}/texts",
            $"admin/my-schools/{school}/badge", $"admin/my-schools/{school}/read-in", $"admin/my-schools/{school}/evaluation", $"admin/my-schools/{school}/evaluation/items",
            $"admin/my-schools/{school}/evaluation/history", $"admin/my-schools/{school}/evaluation/sharing",
        })
        {
            using var first = await senco.GetAsync(page);
            Assert.True(first.StatusCode == HttpStatusCode.OK, $"{page} answered {first.StatusCode}");
            var counted = new Uri(senco.BaseAddress!, $"{page}?counted=1").ToString();
            using var second = await senco.GetAsync(counted);
            var commands = life.Host.Queries.CommandsOf(counted);
            Assert.NotEmpty(commands);
            if (commands.Count > MostQueries)
            {
                costs.Add($"{page}: {commands.Count}{Environment.NewLine}{string.Join(Environment.NewLine + "---" + Environment.NewLine, commands)}");
            }
        }

        Assert.True(costs.Count == 0, string.Join(Environment.NewLine, costs));
    }
}
