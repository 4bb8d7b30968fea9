using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Storage;
using Xunit.Abstractions;

namespace LocalOfferCms.Tests.Search;

/// <summary>What families really type, slips and all, finds the page that answers it.</summary>
public sealed class RelevanceTests(ITestOutputHelper output)
{
    private const int Others = 10_000;

    [SharedDataTheory, OnSqlite, OnPostgreSql]
    public async Task Queries_OverTheCorpus_FindTheBestPage(TestEngine engine) => await CheckAsync(engine, 0); // X13, STE-18, STE-30

    [SharedDataTheory, OnSqlite, OnPostgreSql]
    public async Task Queries_AmongManyOtherPages_FindTheBestPage(TestEngine engine) => await CheckAsync(engine, Others); // X13, STE-18, STE-30

    private async Task CheckAsync(TestEngine engine, int others)
    {
        await using var council = await SearchedCouncil.StartAsync(engine, AskedQuery.Corpus().Concat(Crowd.Pages(others)), withGlossary: true);

        var (first, firstThree) = await AskedQuery.MeasureAsync(AskedQuery.Given(), text => council.FindAsync(text), output);

        Assert.True(first >= 0.7, $"Only {first:P0} first.");
        Assert.True(firstThree >= 0.9, $"Only {firstThree:P0} in the first three.");
    }
}
