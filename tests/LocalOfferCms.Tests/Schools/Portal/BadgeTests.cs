using System.Net;
using System.Xml.Linq;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;

namespace LocalOfferCms.Tests.Schools.Portal;

/// <summary>What a school puts into its own website.</summary>
public sealed class BadgeTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private readonly SchoolDesk _desk = new(life);

    [Fact]
    public async Task BadgeAndFrame_OfASchool_FollowItsReport()
    {
        var school = await _desk.SchoolAsync("Bracken & Fern Primary");
        var (head, _, _) = await _desk.KeeperAsync("Bea Bracken", KeeperTask.Approve, school);
        var path = (await _desk.ReportAsync(school)).SchoolPath;
        Assert.Contains("No report linked here yet", await BodyAsync($"{path}/badge.svg"));
        Assert.Contains("No report linked here yet", await BodyAsync($"{path}/embed"));

        await _desk.PublishAsync(school, head);

        using var badge = await life.VisitAsync($"{path}/badge.svg");
        Assert.Equal("image/svg+xml", badge.Content.Headers.ContentType!.MediaType);
        Assert.Contains("2026 to 2027", XDocument.Parse(await badge.Content.ReadAsStringAsync()).Root!.Value);
        using var frame = await life.VisitAsync($"{path}/embed");
        Assert.Contains("frame-ancestors *", Assert.Single(frame.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotContain("script-src", Assert.Single(frame.Headers.GetValues("Content-Security-Policy")));
        Assert.False(frame.Headers.Contains("Set-Cookie") || frame.Headers.Contains("X-Frame-Options"));
        var html = await frame.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", html);
        Assert.Contains("target=\"_top\"", html);
        Assert.Contains($"/{path}/sen-information-report", html);

        using var page = await life.VisitAsync(path);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        var samples = await FormPage.OpenAsync(head, $"admin/my-schools/{school}/badge");
        Assert.Equal(3, samples.Document.QuerySelectorAll("textarea[readonly]").Length);
        Assert.Contains("<iframe src=\"http", samples.Document.QuerySelector("#frame-html")!.TextContent);
    }

    [Fact]
    public async Task Badge_OfNoSchool_IsNotThere()
    {
        foreach (var address in new[] { "schools/none/badge.svg", "schools/none/embed", "schools/page/badge.svg" })
        {
            using var answer = await life.VisitAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<string> BodyAsync(string path)
    {
        using var answer = await life.VisitAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
