using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Sharing;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Sharing;

/// <summary>Shared and cross-council content (X1 to X7 of the demonstration's content), and with it the cross-source items X6 (one guide to assess, plan,
/// do, review that each council adapts) and X10 (cross-boundary services and shared publishers: CAP-01, CAP-127, CAP-135, STE-03).</summary>
[Collection(CouncilsCollection.Name)]
public sealed class SharedItemsTests(CouncilsFixture councils)
{
    private static readonly Dictionary<string, string> Guides = new()
    {
        ["norfolk"] = "support-for-learning/assess-plan-do-review",
        ["sefton"] = "education/assess-plan-do-review",
        ["milton-keynes"] = "support-in-school/assess-plan-do-review",
        ["cambridgeshire"] = "families/assess-plan-do-review",
        ["peterborough"] = "education/assess-plan-do-review",
        ["south-tees"] = "fact-sheets/assess-plan-do-review",
    };

    public static TheoryData<string> Names => [.. Guides.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Item", "X1")]
    [Trait("Item", "X6")]
    public async Task AssessPlanDoReview_IsWrittenOnceAndSpeaksOfTheCouncil(string council)
    {
        var page = await PageAsync(council, Guides[council]);
        var next = await PageAsync(council, Guides[council] + "/next");

        var library = JsonText.Object(await File.ReadAllTextAsync(RepositoryRoot.Path("recipes", SharedOffer.LibraryFile)));
        var guide = SharedOffer.Of(library, SharedOffer.Library).Single();
        Assert.Contains("Published by the Local Offer library (invented)", page.QuerySelector(".lo-shared")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(guide.Title, page.QuerySelector("h1")!.TextContent.Trim());
        var tenant = Tenant(council);
        Assert.Contains(tenant.Authorities[0].Name, next.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page.QuerySelector("main")!.TextContent + next.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The law's test as it is, and the direct route beside it.
        Assert.Contains("section 36(8)", next.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var link in next.QuerySelectorAll("main .lo-prose a").Where(a => a.TextContent.StartsWith("How to ask", StringComparison.Ordinal) || a.TextContent.Contains("dvice", StringComparison.Ordinal)))
        {
            Assert.Equal(200, await StatusAsync(link.GetAttribute("href")!));
        }

        var line = (await Sharing.ListAsync(tenant, default)).Single(l => l.SourceItemId == "apdr-guide");
        Assert.Equal((SharedOffer.Library, guide.VersionId, SharedState.UpToDate), (line.Source, line.SourceVersionId, line.State));
    }

    [Fact]
    [Trait("Item", "X1")]
    public async Task AssessPlanDoReview_KeepsWhatACouncilAdds()
    {
        Assert.Contains("waves of support", (await PageAsync("sefton", Guides["sefton"])).QuerySelector(".lo-local")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Null((await PageAsync("norfolk", Guides["norfolk"])).QuerySelector(".lo-local"));
    }

    [Theory]
    [InlineData("sefton", "education/fact-sheets")]
    [InlineData("norfolk", "support-for-learning/fact-sheets")]
    [Trait("Item", "X2")]
    [Trait("Item", "STE-03")]
    public async Task FactSheets_OfSouthTees_AreShownOnTwoCouncilSites(string council, string folder)
    {
        foreach (var slug in new[] { "what-sen-support-means", "going-to-a-meeting", "education-health-and-care-plans", "money-for-sen" })
        {
            var copy = await PageAsync(council, $"{folder}/{slug}");
            var source = await PageAsync("south-tees", $"fact-sheets/{slug}");
            Assert.Equal(source.QuerySelector("h1")!.TextContent, copy.QuerySelector("h1")!.TextContent);
            Assert.Contains("Published by Example South Tees Advice Service", copy.QuerySelector(".lo-shared")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("of 4", copy.QuerySelector(".lo-sheet__about")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", copy.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var lines = (await Sharing.ListAsync(Tenant(council), default)).Where(l => l.Source == "south-tees").ToList();
        Assert.Equal(4, lines.Count);
        Assert.All(lines, l => Assert.Equal(SharedState.UpToDate, l.State));
    }

    [Fact]
    [Trait("Item", "X3")]
    [Trait("Item", "X10")]
    public async Task ProvisionMatrix_OfCambridgeshire_IsShownInPeterboroughWithALocalNote()
    {
        var source = await PageAsync("cambridgeshire", "families/who-provides-what");
        var copy = await PageAsync("peterborough", "advice-and-support/who-provides-what");

        Assert.NotEmpty(copy.QuerySelectorAll("main table tr"));
        Assert.Equal(source.QuerySelectorAll("main table tr").Length, copy.QuerySelectorAll("main table tr").Length);
        Assert.Contains("Published by Cambridgeshire SEND Local Offer", copy.QuerySelector(".lo-shared")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("In Peterborough", copy.QuerySelector(".lo-local h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null(source.QuerySelector(".lo-local"));
    }

    [Fact]
    [Trait("Item", "X4")]
    [Trait("Item", "X10")]
    public async Task SpecialistCollege_IsOutsideTheAreaForNeighbours()
    {
        var own = await PageAsync("cambridgeshire", "young-people/fenland-specialist-college");
        Assert.DoesNotContain("Outside this area", own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        foreach (var council in new[] { "norfolk", "peterborough" })
        {
            var copy = await PageAsync(council, "preparing-for-adulthood/fenland-specialist-college");
            Assert.Contains("Outside this area. It is in Cambridgeshire", copy.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Published by Cambridgeshire SEND Local Offer", copy.QuerySelector(".lo-shared")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Item", "X5")]
    public async Task DisagreementResolutionService_OfNorfolk_IsNorfolksAlone()
    {
        var own = await VersionAsync("norfolk", "s-drs");
        Assert.NotNull(own);
        Assert.False(new ContentPart(JsonText.Object(own)["SharedPart"] as System.Text.Json.Nodes.JsonObject).Flag("Shareable"));
        foreach (var council in Guides.Keys.Where(c => c != "norfolk"))
        {
            Assert.Null(await VersionAsync(council, "s-drs"));
            Assert.DoesNotContain(await Sharing.ListAsync(Tenant(council), default), l => l.Source == "norfolk");
        }

        var refused = await Assert.ThrowsAsync<Core.RefusedException>(() => Sharing.CopyAsync(Tenant("sefton"), "norfolk", "s-drs", "disagreements", "test", default));
        Assert.Equal("NotOffered", Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    [Trait("Item", "X6")]
    public async Task Glossary_IsTheLibrarysWithLocalWordsInEachCouncil()
    {
        var words = new Dictionary<string, HashSet<string>>();
        foreach (var council in Guides.Keys)
        {
            words[council] = await councils.Host.Services.GetRequiredService<TenantScopes>().RunAsync(Tenant(council), async services =>
                (await services.GetRequiredService<CmsDbContext>().PublishedPages.Where(p => p.ContentType == "GlossaryTerm").Select(p => p.ContentItemId).ToListAsync()).ToHashSet());
        }

        var common = words.Values.Aggregate((a, b) => [.. a.Intersect(b)]);
        Assert.True(common.Count > 100, $"{common.Count} words are everybody's.");
        Assert.All(words, w => Assert.NotEmpty(w.Value.Except(words.Where(o => o.Key != w.Key).SelectMany(o => o.Value))));
    }

    [Fact]
    [Trait("Item", "X7")]
    public async Task Duties_AreTheSameInEveryCouncil()
    {
        var duties = new List<string>();
        foreach (var council in Guides.Keys)
        {
            duties.Add(await councils.Host.Services.GetRequiredService<TenantScopes>().RunAsync(Tenant(council), async services => string.Join('\n',
                (await services.GetRequiredService<CmsDbContext>().SiteDocuments.Where(d => d.Kind == SiteDocumentKinds.Duty).ToListAsync())
                    .OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => $"{d.Name} {d.Data}"))));
        }

        Assert.NotEmpty(duties[0]);
        Assert.Single(duties.Distinct());
    }

    private SharedContent Sharing => councils.Host.Services.GetRequiredService<SharedContent>();

    private Tenant Tenant(string name) => councils.Host.Services.GetRequiredService<TenantRegistry>().Find(name)!;

    private async Task<IDocument> PageAsync(string council, string path)
    {
        using var client = councils.Host.CreateClient();
        return new HtmlParser().ParseDocument(await client.GetStringAsync($"/{council}/{path}"));
    }

    private async Task<int> StatusAsync(string address)
    {
        using var client = councils.Host.CreateClient();
        using var response = await client.GetAsync(address);
        return (int)response.StatusCode;
    }

    private Task<string?> VersionAsync(string council, string item) => councils.Host.Services.GetRequiredService<TenantScopes>().RunAsync(Tenant(council), services =>
        services.GetRequiredService<CmsDbContext>().ContentVersions.Where(v => v.ContentItemId == item && v.Published).Select(v => v.Data).FirstOrDefaultAsync());
}
