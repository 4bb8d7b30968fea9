using System.Net;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Architecture;
using LocalOfferCms.Tests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Editing;

/// <summary>Whoever opens a page and saves it without a change has changed nothing, whatever the page holds.</summary>
[Collection(CouncilsCollection.Name)]
public class RoundTripTests(CouncilsFixture councils)
{
    // Between them the councils hold whatever a page can; that it lies as it was written on PostgreSQL too, one shows.
    public static TheoryData<string> CouncilNames => [.. TestDatabase.Engine == TestEngine.Sqlite ? ProductCouncils.Names : ProductCouncils.Names.Take(1)];

    [Theory]
    [MemberData(nameof(CouncilNames))]
    public async Task EveryItem_PostedBackUnchanged_IsTheSameToTheByte(string name)
    {
        var council = councils.Host.Councils.Single(c => c.Name == name);
        using var browser = await councils.Host.SignInAsync(council, Roles.Administrator);
        var before = await VersionsAsync(council);

        var failed = new List<string>();
        foreach (var id in before.Keys)
        {
            var page = await FormPage.OpenAsync(browser, $"admin/content/{Uri.EscapeDataString(id)}/edit", "form[data-editor]");
            using var answer = await page.PressAsync("Save draft");
            if (answer.StatusCode != HttpStatusCode.Redirect || !answer.Headers.Location!.ToString().EndsWith($"admin/content/{id}", StringComparison.Ordinal))
            {
                var again = await FormPage.ReadAsync(browser, answer);
                failed.Add($"{id}: {answer.StatusCode} {answer.Headers.Location} {string.Join("; ", again.Errors)} {again.Document.QuerySelector("h1")?.TextContent}");
            }
        }

        var after = await VersionsAsync(council);
        Assert.NotEmpty(before);
        SourceTree.AssertRule("A form that was posted back unchanged is saved without a complaint.", failed);
        SourceTree.AssertRule("A form that was posted back unchanged changes nothing.", before.Where(b => after[b.Key] != b.Value).Select(b => $"{b.Key}\n{b.Value}\n{after[b.Key]}"));
    }

    private Task<Dictionary<string, string>> VersionsAsync(Tenant council) => councils.Host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        await services.GetRequiredService<CmsDbContext>().ContentVersions.AsNoTracking().Where(v => v.Latest)
            .ToDictionaryAsync(v => v.ContentItemId, v => $"{v.ContentItemVersionId} {v.ModifiedUtc:O} {v.Data}"));
}
