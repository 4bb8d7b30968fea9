using System.IO.Compression;
using System.Text;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Schools.ReadIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.OwnReports;

/// <summary>Schools' own reports are looked at: politely, through the guard of the link check, and without changing anything.</summary>
[Collection(ReadInCollection.Name)]
public sealed class OwnReportTests(ReadInFixture council)
{
    [Fact]
    public async Task Run_ReportsOfEveryKind_AreLookedAtAndNothingIsChanged()
    {
        await using var web = await SchoolWebsite.StartAsync();
        var site = council.Host.Services.GetRequiredService<PlatformAddress>().Of(council.Council);
        web.Answer("/good", "text/html", Html($"<h1>SEN information report 2026/27</h1><p>Next review: September 2028.</p><p>See <a href='{site}/schools'>the Local Offer</a>.</p>"));
        web.Answer("/old", "application/pdf", PdfMaker.Print([(1, "SEN report 2024-2025"), (0, "How we help.")]));
        web.Answer("/none", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", TestReport.Read("free").Word());
        web.Answer("/scan", "application/pdf", PdfMaker.Assemble([""]));
        web.Answer("/moved", 302, "http://b.example/zipped");
        web.Answer("/zipped", async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await zip.WriteAsync(Html("<h1>Report</h1><p>Approved by governors in October 2026.</p>"));
        });
        web.Answer("/inwards", 302, "http://10.0.0.1/");
        web.Answer("/secret", 403);
        var schools = new Dictionary<string, string>();
        foreach (var path in (string[])["good", "old", "none", "scan", "moved", "gone", "inwards", "secret"])
        {
            schools[path] = await council.PublishAsync($"Otterly {path}", $"http://a.example/{path}");
        }

        var versions = await council.DbAsync(db => db.ContentVersions.CountAsync());
        await LookAsync(web);

        var found = await OfAsync(schools.Values);
        OwnReport Of(string path) => found[schools[path]];
        Assert.Equal((OwnReportState.ThisYear, 2026, true, null), (Of("good").State, Of("good").Year, Of("good").LinksHere, Of("good").Problem));
        Assert.Equal(("There, but for 2024 to 2025", false), (Of("old").Words, Of("old").LinksHere));
        Assert.Equal((OwnReportState.NoYear, null), (Of("none").State, Of("none").Year));
        Assert.Equal(OwnReportState.NotRead, Of("scan").State);
        Assert.Contains("has no text", Of("scan").Problem, StringComparison.Ordinal);
        Assert.Equal((OwnReportState.ThisYear, 2026), (Of("moved").State, Of("moved").Year));
        Assert.Equal((OwnReportState.NotThere, "The page is not there any more."), (Of("gone").State, Of("gone").Problem));
        Assert.Equal("It sends readers to an address that they cannot follow.", Of("inwards").Problem);
        Assert.Equal(OwnReportState.NotRead, Of("secret").State);
        Assert.All(found.Values, f => Assert.Equal(DateOnly.FromDateTime(council.Host.Clock.GetUtcNow().UtcDateTime), f.LookedOn));
        Assert.All(web.Askers, asker => Assert.Contains(site, asker, StringComparison.Ordinal));
        Assert.Equal(1, web.MostAtOnce);
        Assert.Equal(versions, await council.DbAsync(db => db.ContentVersions.CountAsync()));

        var asked = web.Asked.Count;
        await LookAsync(web);
        Assert.Equal(asked, web.Asked.Count);
    }

    [Fact]
    public async Task Publish_AnotherAddress_IsLookedAtSoonAndTheOldFindingIsForgotten()
    {
        await using var web = await SchoolWebsite.StartAsync();
        web.Answer("/first", "text/html", Html("<h1>Report 2026 to 2027</h1><p>Words.</p>"));
        var school = await council.PublishAsync("Pikely", "http://c.example/first");
        await LookAsync(web);
        Assert.Equal(OwnReportState.ThisYear, (await OfAsync([school]))[school].State);

        await council.PublishAsync("Pikely", "http://c.example/second", school);

        var now = Assert.Single(await OfAsync([school])).Value;
        Assert.Equal((OwnReportState.NotLooked, "http://c.example/second", null), (now.State, now.Address, now.LookedOn));
        Assert.True(await council.DbAsync(db => db.Jobs.AnyAsync(j => j.Kind == CheckOwnReports.JobKind && j.CompletedUtc == null && j.Cron == null)));
        await council.PublishAsync("Pikely", null, school);
        Assert.Empty(await OfAsync([school]));
    }

    [Fact]
    public async Task List_CouncilAsksForAnotherLook_GetsIt()
    {
        await using var web = await SchoolWebsite.StartAsync();
        var school = await council.PublishAsync("Roachly", "http://d.example/report");
        await LookAsync(web);
        using var editor = await council.Host.SignInAsync(council.Council, Roles.Editor);
        var list = await FormPage.OpenAsync(editor, "admin/schools/own-reports?show=check", "li:has(button[value='" + school + "']) form");
        Assert.Contains("The page is not there any more.", list.Text, StringComparison.Ordinal);
        web.Answer("/report", "text/html", Html("<h1>Report 2026 to 2027</h1><p>Words.</p>"));

        await list.PressAndFollowAsync();
        await LookAsync(web);

        Assert.Equal("There, for 2026 to 2027", (await OfAsync([school]))[school].Words);
    }

    [Theory]
    [InlineData("SEN Information Report 2025/26", 2025)]
    [InlineData("Report for 2026 – 2027, replaces 2025-26", 2026)]
    [InlineData("Reviewed: September 2026", 2026)]
    [InlineData("This policy was approved by governors in June 2026", 2025)]
    [InlineData("Date of report 14/10/2025", 2025)]
    [InlineData("Our report 2026", 2026)]
    [InlineData("Next review September 2026", null)]
    [InlineData("The school opened in 2015. Ring 01632 960202.", null)]
    [InlineData("Our accessibility plan 2025-2028", null)]
    [InlineData("Summer fair 12-06-2026", null)]
    public void In_WordsOfAReport_GiveItsSchoolYear(string text, int? year) => Assert.Equal(year, NamedYear.In(text, new DateOnly(2026, 11, 22)));

    private Task<bool> LookAsync(SchoolWebsite web) => council.InAsync(async services =>
    {
        using var pages = web.Pages(new LinkPatience { BetweenQuestions = TimeSpan.Zero });
        var job = new CheckOwnReports(
            services.GetRequiredService<CmsDbContext>(), pages, services.GetRequiredService<PlatformAddress>(), services.GetRequiredService<CurrentTenant>(),
            services.GetRequiredService<JobQueue>(), services.GetRequiredService<ISignals>(), services.GetRequiredService<TimeProvider>());
        await job.HandleAsync("{}", default);
        return true;
    });

    private Task<IReadOnlyDictionary<string, OwnReport>> OfAsync(IEnumerable<string> schools) =>
        council.InAsync(services => services.GetRequiredService<OwnReportReader>().OfAsync([.. schools], default));

    private static byte[] Html(string body) => Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=\"en\"><head><title>School</title></head><body>{body}</body></html>");
}
