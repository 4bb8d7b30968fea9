using System.Net;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Reports;

/// <summary>CAP-55: the questions are a starting point, which the council words, orders, leaves out and adds to.</summary>
[Trait("Item", "CAP-55")]
public sealed class QuestionsPageTests(ReportFixture site) : IClassFixture<ReportFixture>
{
    private const string Page = "/alder/admin/schools/questions";

    [Fact]
    public async Task Post_ChangedQuestions_AreAskedOfEveryReport()
    {
        var form = await FormPage.OpenAsync(site.Editor, Page);
        Assert.Equal(14, form.Document.QuerySelectorAll("input[name$='.Text']").Length);

        form = await form.Set("Rows[8].Text", "Can my child get into the {provider} and around it?").Set("Rows[0].Hidden", "true").PressAndFollowAsync("add");
        form = await form.Set("Rows[14].Text", "What are school meals like?").Set("Rows[14].Item", "sir-03g").PressAndFollowAsync("up:14");
        Assert.Equal(["What are school meals like?"], form.Values("Rows[13].Text"));
        // What is being written is not on the site yet.
        Assert.Contains("9. How accessible is the school?", await HeadingsAsync(""));
        await form.PressAndFollowAsync("save");

        var headings = await HeadingsAsync("");
        Assert.Equal("1. Who will support my child, and how is that checked?", headings[1]);
        Assert.Contains("8. Can my child get into the school and around it?", headings);
        Assert.Contains("13. What are school meals like?", headings);
        Assert.Contains("14. Who can I contact?", headings);
        var text = (await site.OpenAsync(ReportFixture.Report)).QuerySelector("main")!.TextContent;
        // Item 2 was asked for by the question that was left out alone.
        Assert.Contains("AnswerItem02 is what we do.", text, StringComparison.Ordinal);
        Assert.Contains("1. How will you know if I need extra help?", await HeadingsAsync("?view=young-person"));

        form = await FormPage.OpenAsync(site.Editor, Page);
        Assert.Contains("The product’s wording: How accessible is the {provider}?", form.Text, StringComparison.Ordinal);
        form = await form.PressAndFollowAsync("reset:8");
        Assert.Equal(["How accessible is the {provider}?"], form.Values("Rows[8].Text"));
        form = await form.PressAndFollowAsync("remove:13");
        await form.Set("Rows[0].Hidden").PressAndFollowAsync("save");
        Assert.Equal(14, (await HeadingsAsync("")).Count(h => char.IsAsciiDigit(h[0])));
        Assert.Contains("9. How accessible is the school?", await HeadingsAsync(""));
        Assert.Contains(await DbAsync(db => db.AuditEntries.Select(a => a.Event).ToListAsync()), e => e == "ReportQuestionsChanged");
    }

    [Fact]
    public async Task Post_YoungPeoplesQuestions_StayApart()
    {
        var form = await FormPage.OpenAsync(site.Editor, Page + "?asker=YoungPeople");
        await form.Set("Rows[4].Text", "How can I do more by myself?").PressAndFollowAsync("save");

        Assert.Contains("5. How can I do more by myself?", await HeadingsAsync("?view=young-person"));
        Assert.Contains("5. What support is there for my child's wellbeing?", await HeadingsAsync(""));
    }

    [Theory]
    [InlineData("Rows[2].Text", "", "Write the question, in 200 characters at most, or leave it out.")]
    [InlineData("Rows[2].Text", "What does the {school} do?", "Only {provider} can stand in curly brackets.")]
    public async Task Post_NoQuestion_ShowsErrorAndKeepsTheRest(string field, string typed, string error)
    {
        var form = await FormPage.OpenAsync(site.Editor, Page);
        form = await form.Set("Rows[3].Text", "Kept as typed?").Set(field, typed).PressAndFollowAsync("save");

        Assert.Equal([error], form.Errors);
        Assert.Equal(["Kept as typed?"], form.Values("Rows[3].Text"));
        Assert.DoesNotContain("4. Kept as typed?", await HeadingsAsync(""));
    }

    [Fact]
    [Trait("Item", "CAP-86")]
    [Trait("Item", "CAP-87")]
    public async Task Post_Expectations_StandBesideTheItems()
    {
        var form = await FormPage.OpenAsync(site.Editor, Page + "/expectations");
        form = await form.Set("Rows[1].Text", "Say how you ask for the views of parents.").Set("Rows[1].Page", "no/such/page").PressAndFollowAsync();
        Assert.Equal(["There is no page at 'no/such/page'."], form.Errors);

        form = await form.Set("Rows[1].Page", "support/page").Set("Marks", "Silver star: For schools that listen.\nGold star").PressAndFollowAsync();
        var help = form.Document.QuerySelector("#sir-02 details")!;
        Assert.Contains("Say how you ask for the views of parents.", help.TextContent, StringComparison.Ordinal);
        Assert.Contains("Would a parent understand the names of the tests you use?", help.TextContent, StringComparison.Ordinal);
        Assert.Contains("Code of Practice, paragraphs 6.14 to 6.26.", help.TextContent, StringComparison.Ordinal);
        Assert.Equal("/alder/support/page", help.QuerySelector("a")!.GetAttribute("href"));

        var law = await site.OpenAsync(ReportFixture.Report + "?view=law");
        Assert.Contains("The council expects: Say how you ask for the views of parents.", law.QuerySelector("section[aria-labelledby=sir-02]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(law.QuerySelectorAll(".lo-marks li"), li => li.TextContent.Contains("For schools that listen.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_LinkOfAnItem_StandsInEveryReportUntilItIsTakenAway()
    {
        var form = await FormPage.OpenAsync(site.Editor, Page + "/expectations");
        form = await form.Set("Rows[1].LinkPage", "support/page").PressAndFollowAsync();
        Assert.Equal(["Enter the words of the link, or take its address away."], form.Errors);

        form = await form.Set("Rows[1].LinkText", "How we listen to parents").PressAndFollowAsync();
        Assert.Equal("How we listen to parents", form.Values("Rows[1].LinkText")[0]);
        Assert.Contains("How we listen to parents", await LinksOfItemAsync());
        await form.Set("Rows[1].LinkText", "").Set("Rows[1].LinkPage", "").PressAndFollowAsync();

        Assert.DoesNotContain("How we listen to parents", await LinksOfItemAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/expectations")]
    public async Task Get_WithoutThePermission_IsRefused(string page)
    {
        using var approver = await site.Host.SignInAsync(site.Council, Roles.Approver);
        using var response = await approver.GetAsync(Page + page);

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<IReadOnlyList<string>> LinksOfItemAsync() =>
        [.. (await site.OpenAsync(ReportFixture.Report + "?view=law")).QuerySelectorAll("section[aria-labelledby=sir-02] a").Select(a => a.TextContent.Trim())];

    private async Task<IReadOnlyList<string>> HeadingsAsync(string view) =>
        [.. (await site.OpenAsync(ReportFixture.Report + view)).QuerySelectorAll("main h2").Select(h => string.Join(' ', h.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) =>
        site.Host.Services.GetRequiredService<TenantScopes>().RunAsync(site.Council, services => read(services.GetRequiredService<CmsDbContext>()));
}
