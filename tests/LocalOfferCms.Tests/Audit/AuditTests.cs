using System.Net;
using System.Text.RegularExpressions;
using LocalOfferCms.Admin.Audit;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Architecture;
using LocalOfferCms.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Audit;

[Collection(PeopleCollection.Name)]
public partial class AuditTests(PeopleFixture people)
{
    [Fact]
    public async Task Audit_Filters_ShowWhatWasMeantInPlainWords()
    {
        var (email, id) = await people.AddAsync(Roles.Editor);
        using var reader = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        await AddAsync(new(Now, "Robin Reader", "Wrong date", id), "ContentPublished", "audit-page", "School transport");
        await AddAsync(new(Now, "nightly"), "ContentWithdrawn", "audit-page", "School transport");

        Assert.Equal(["Robin Reader put School transport on the site"], await SentencesAsync(reader, $"?who={email}&item=school%20TRANS"));
        Assert.Equal(["nightly took School transport off the site"], await SentencesAsync(reader, "?who=nightly&item=audit-page"));
        Assert.Equal(["nightly took School transport off the site"], await SentencesAsync(reader, "?event=ContentWithdrawn&item=audit-page"));
        var today = DateOnly.FromDateTime(Now);
        Assert.Equal(2, (await SentencesAsync(reader, $"?item=audit-page&from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}")).Count);
        Assert.Empty(await SentencesAsync(reader, $"?item=audit-page&from={today.AddDays(1):yyyy-MM-dd}"));
        Assert.Empty(await SentencesAsync(reader, $"?item=audit-page&to={today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Contains("Wrong date", (await FormPage.OpenAsync(reader, "admin/audit?item=audit-page")).Text);
    }

    [Fact]
    public async Task Audit_ManyEntries_ArePagedByFewQueries()
    {
        using var reader = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        for (var i = 0; i < 130; i++)
        {
            people.Host.Clock.Advance(TimeSpan.FromSeconds(1));
            await AddAsync(new(Now, "paging"), "RecipeRun", "paging", $"Entry {i:000}");
        }

        var seen = new List<string>();
        var page = await FormPage.OpenAsync(reader, "admin/audit?who=paging");
        while (true)
        {
            seen.AddRange(Sentences(page));
            if (page.Document.QuerySelectorAll("main a").FirstOrDefault(a => a.TextContent == "Older entries") is not { } older)
            {
                break;
            }

            page = await FormPage.OpenAsync(reader, "admin/audit" + older.GetAttribute("href"));
        }

        Assert.Equal(Enumerable.Range(0, 130).Reverse().Select(i => $"paging ran the recipe Entry {i:000}"), seen);
        await reader.GetAsync("admin/audit?who=paging&item=entry");
        Assert.InRange(people.Host.Queries.CommandsOf(new Uri(reader.BaseAddress!, "admin/audit?who=paging&item=entry").ToString()).Count, 1, 8);
    }

    [Fact]
    public async Task Csv_HostileText_IsShownAndNotRun()
    {
        using var reader = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        await AddAsync(new(Now, "=HYPERLINK(\"http://elsewhere.example\")", "+1, \"quoted\"\nand a second line"), "RecipeRun", "csv", "@SUM(A1)");

        using var file = await reader.GetAsync("admin/audit?handler=Csv&item=csv");
        var text = await file.Content.ReadAsStringAsync();

        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("audit.csv", file.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.StartsWith("When (UTC),Who,Event,What happened,Kind,Item,Title,Why\r\n", text.TrimStart('\uFEFF'));
        Assert.Contains("\"'=HYPERLINK(\"\"http://elsewhere.example\"\")\",RecipeRun,", text);
        Assert.Contains(",csv,'@SUM(A1),\"'+1, \"\"quoted\"\"\nand a second line\"\r\n", text);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-1", "'-1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Cell_Text_IsEscaped(string text, string cell) => Assert.Equal(cell, AuditCsv.Cell(text));

    [Fact]
    public void Code_ChangesNoEntry()
    {
        var code = SourceTree.WithExtension(".cs").Where(f => f.IsUnder("src") && !f.IsUnder("src/LocalOfferCms.Web/CompiledModels"));

        SourceTree.AssertRule("An entry of the audit is written once and never changed or removed.", code.Matches(Change()));
        Assert.All(typeof(AuditEntry).GetProperties(), property =>
            Assert.Contains(typeof(System.Runtime.CompilerServices.IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
    }

    [Fact]
    public async Task Page_TakesNoPost()
    {
        using var reader = await people.Host.SignInAsync(people.Alder, Roles.Administrator);

        using var answer = await reader.PostAsync("admin/audit", new FormUrlEncodedContent([]));

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty((await FormPage.OpenAsync(reader, "admin/audit")).Document.QuerySelectorAll("main form[method=post]"));
    }

    private DateTime Now => people.Host.Clock.GetUtcNow().UtcDateTime;

    private Task<bool> AddAsync(ChangeContext change, string what, string id, string title) => people.InAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        AuditLog.Add(db, change, what, "Test", id, title);
        await db.SaveChangesAsync();
        return true;
    });

    private static async Task<List<string>> SentencesAsync(HttpClient reader, string query) => Sentences(await FormPage.OpenAsync(reader, "admin/audit" + query));

    private static List<string> Sentences(FormPage page) => [.. page.Document.QuerySelectorAll("tbody tr").Select(row => row.Children[1].TextContent)];

    [GeneratedRegex(@"AuditEntries\s*\.\s*(Remove|Update|ExecuteDelete|ExecuteUpdate|Attach)|AuditEntries[^;]*\.Execute(Update|Delete)")]
    private static partial Regex Change();
}
