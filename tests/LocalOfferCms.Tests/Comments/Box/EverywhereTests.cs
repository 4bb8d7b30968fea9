using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Architecture;
using LocalOfferCms.Tests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>The box is on every public page of every council: no type, no search and no error goes without.</summary>
[Collection(CouncilsCollection.Name)]
public class EverywhereTests(CouncilsFixture councils)
{
    /// <summary>What it may add to a page as it goes over the wire.</summary>
    private const int MostBytes = 1_500;

    private static readonly string[] OfEverySite =
        ["", "search", "search?q=school", "search?q=zzzzzz", "services", "site-map", "glossary", "help-now", "reader-settings", "no-such-page", "no/such/page"];

    [Fact]
    public async Task PublicPages_OfEveryCouncilAndType_CarryTheBox()
    {
        var faults = new List<string>();
        var checkedPages = 0;
        using var client = councils.Host.CreateClient();
        foreach (var council in councils.Host.Councils)
        {
            foreach (var path in (await OneOfEachTypeAsync(council)).Concat(OfEverySite).Distinct())
            {
                var address = $"/{council.Prefix}/{path}";
                using var answer = await client.GetAsync(address);
                var html = await answer.Content.ReadAsStringAsync();
                faults.AddRange(FaultsOf(html, council).Select(fault => $"{address} ({(int)answer.StatusCode}): {fault}"));
                faults.AddRange(answer.Headers.Contains("Set-Cookie") ? [$"{address}: sets a cookie"] : []);
                checkedPages += answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound ? 1 : 0;
            }
        }

        SourceTree.AssertRule("Every public page carries the response box, light and with all that it must say.", faults);
        Assert.True(checkedPages > 120, $"Only {checkedPages} pages were looked at.");
    }

    [Fact]
    public async Task YoungPeoplesPages_OfferPictures()
    {
        using var client = councils.Host.CreateClient();
        var norfolk = councils.Host.Councils.Single(c => c.Name == "norfolk");
        var young = await InAsync(norfolk, db => db.PublishedPages
            .Where(p => p.Path != null && db.Terms.Any(t => t.ContentItemId == p.ContentItemId && t.Taxonomy == "audiences" && t.Term == "young-people")
                && !db.Terms.Any(t => t.ContentItemId == p.ContentItemId && t.Taxonomy == "audiences" && t.Term != "young-people"))
            .Select(p => p.Path!).FirstAsync());
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/norfolk/{young}"));

        Assert.Equal(["Happy", "It is OK", "Sad", "Confused", "I have an idea"], page.QuerySelectorAll(".lo-faces label").Select(l => l.TextContent.Trim()));
        foreach (var image in page.QuerySelectorAll(".lo-faces img"))
        {
            using var file = await client.GetAsync(image.GetAttribute("src"));
            Assert.Equal("image/svg+xml", file.Content.Headers.ContentType?.MediaType);
        }
    }

    private async Task<List<string>> OneOfEachTypeAsync(Tenant council) => await InAsync(council, db => db.PublishedPages
        .Where(p => p.Path != null && p.ContentType != "ExternalLink").GroupBy(p => p.ContentType).Select(g => g.Min(p => p.Path)!).ToListAsync());

    private static IEnumerable<string> FaultsOf(string html, Tenant council)
    {
        var page = new HtmlParser().ParseDocument(html);
        if (page.QuerySelector("main .lo-box form") is not { } form)
        {
            // An address that leads on has no page of its own.
            return html.Length == 0 ? [] : ["has no box"];
        }

        var words = form.TextContent;
        var weight = Weight(html) - Weight(html.Replace(html[html.IndexOf("<section class=\"lo-box\"", StringComparison.Ordinal)..html.LastIndexOf("</main>", StringComparison.Ordinal)], "", StringComparison.Ordinal));
        var beforeButton = words[..words.IndexOf("Send your comment", StringComparison.Ordinal)];
        return new (bool Is, string Fault)[]
        {
            (form.GetAttribute("action") != $"/{council.Prefix}/comments", "posts elsewhere"),
            (!beforeButton.Contains("call 999", StringComparison.Ordinal), "does not say where to turn in an emergency"),
            (!beforeButton.Contains("complaint about one child", StringComparison.Ordinal), "does not say where to complain"),
            (form.QuerySelector("a[href]:not([href$=your-comments])") is null, "does not lead to the council's page about complaints"),
            (!beforeButton.Contains("Monday to Friday", StringComparison.Ordinal), "does not say when comments are read"),
            (!beforeButton.Contains("Do not give a child’s name, school, date of birth or diagnosis", StringComparison.Ordinal), "does not say what to leave out"),
            (form.QuerySelector("[name=__RequestVerificationToken], input[type=file]") is not null, "has a token or takes files"),
            (weight > MostBytes, $"is {weight} bytes heavier by it"),
        }.Where(f => f.Is).Select(f => f.Fault);
    }

    private static long Weight(string html)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(html));
        }

        return output.Length;
    }

    private Task<T> InAsync<T>(Tenant council, Func<CmsDbContext, Task<T>> read) => councils.Host.Services.GetRequiredService<TenantScopes>()
        .RunAsync(council, services => read(services.GetRequiredService<CmsDbContext>()));
}
