using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.ReadIn;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Imports;
using LocalOfferCms.Tests.Schools.OwnReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.ReadIn;

/// <summary>Somebody who keeps a school reads its report in, without script: what they accept goes into the draft, and nothing else does.</summary>
[Collection(ReadInCollection.Name)]
public sealed class ReadInPageTests(ReadInFixture council)
{
    [Fact]
    public async Task Post_PastedReport_IsProposedAndWhatIsTickedIsSaved()
    {
        var (school, browser) = await council.KeptAsync("Ashlow One");
        using var _ = browser;
        var form = await FormPage.OpenAsync(browser, Address(school));

        var proposed = await form.Set("From", "text").Set("Pasted", TestReport.Read("by-law").Text).PressAndFollowAsync();

        Assert.Empty(proposed.Errors);
        Assert.Contains("What belongs where", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("Very likely. It has the number 9, as in the law's list.", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("What fits nowhere", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("This document will be looked at again in September 2027.", proposed.Text, StringComparison.Ordinal);
        Assert.Null((await OpenAsync(school)).Version);

        var complaints = At(proposed, "sir-09");
        Assert.Equal(["true"], proposed.Values($"Entries[{complaints}].Take"));
        var done = await proposed.Set($"Entries[{complaints}].Text", "Ring us first.").PressAsync("Put what is ticked into the draft");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var report = await OpenAsync(school);
        Assert.Equal("Ring us first.", report.Answer("Item09"));
        Assert.Contains("01632 960101", report.Answer("Item04"), StringComparison.Ordinal);
        Assert.False(report.IsOnSite);
        Assert.Equal("Kit Keeper", report.Version!.Author);
    }

    [Fact]
    public async Task Post_TextThatFitsNowhere_GoesWhereAPersonSays()
    {
        var (school, browser) = await council.KeptAsync("Ashlow Two");
        using var _ = browser;
        var form = await FormPage.OpenAsync(browser, Address(school));
        var proposed = await form.Set("From", "text").Set("Pasted", "# Our school\n\nWe like kites.\n\n## Dinner money\n\nMeals are paid for by Friday.").PressAndFollowAsync();
        var dinner = Enumerable.Range(0, 9).First(i => proposed.Values($"Entries[{i}].Heading") is ["Dinner money"]);

        var without = await proposed.Set($"Entries[{dinner}].Take", "true").PressAndFollowAsync("Put what is ticked into the draft");
        Assert.Equal(["Choose the item that this text answers, or untick it."], without.Errors);
        Assert.Contains("We like kites.", without.Text, StringComparison.Ordinal);
        await without.Set($"Entries[{dinner}].Item", "sir-03g").PressAsync("Put what is ticked into the draft");

        Assert.Equal("Meals are paid for by Friday.", (await OpenAsync(school)).Answer("Item03g"));
    }

    [Fact]
    public async Task Post_AnswerThatIsThere_IsKeptUnlessSomebodySaysInstead()
    {
        var (school, browser) = await council.KeptAsync("Ashlow Three");
        using var _ = browser;
        await WriteAsync(school, "Old words.");
        var form = await FormPage.OpenAsync(browser, Address(school));
        var proposed = await form.Set("From", "text").Set("Pasted", "## 9. Complaints\n\nNew words about a complaint.").PressAndFollowAsync();
        var at = At(proposed, "sir-09");
        Assert.Empty(proposed.Values($"Entries[{at}].Take"));
        Assert.Contains("Old words.", proposed.Text, StringComparison.Ordinal);
        await WriteAsync(school, "Words of somebody else.");

        proposed.Set($"Entries[{at}].Take", "true").Set($"Entries[{at}].How", "instead");
        var warned = await proposed.PressAndFollowAsync("Put what is ticked into the draft");

        Assert.Contains(warned.Errors, e => e.StartsWith("Somebody has changed the answer to Item 9 meanwhile.", StringComparison.Ordinal));
        Assert.Contains("Words of somebody else.", warned.Text, StringComparison.Ordinal);
        Assert.Equal("Words of somebody else.", (await OpenAsync(school)).Answer("Item09"));
        await warned.PressAsync("Put what is ticked into the draft");
        Assert.Equal("New words about a complaint.", (await OpenAsync(school)).Answer("Item09"));

        var again = await (await FormPage.OpenAsync(browser, Address(school))).Set("From", "text").Set("Pasted", "## 9. Complaints\n\nMore about a complaint.").PressAndFollowAsync();
        await again.Set($"Entries[{At(again, "sir-09")}].Take", "true").PressAsync("Put what is ticked into the draft");
        Assert.Equal("New words about a complaint.\n\nMore about a complaint.", (await OpenAsync(school)).Answer("Item09"));
    }

    [Fact]
    public async Task Post_NamesAndSmallNumbers_AreWarnedOfButTheSencosNameIsNot()
    {
        var (school, browser) = await council.KeptAsync("Ashlow Four");
        using var _ = browser;
        var form = await FormPage.OpenAsync(browser, Address(school));

        var proposed = await form.Set("From", "text").Set("Pasted", "## 4. SENCO\n\nOur SENCO is Mrs Amina Khan.\n\n## 9. Complaints\n\nWrite to Mr Peter Harris with a complaint.\n\n## 1. Kinds of need\n\nWe have 2 pupils with autism.").PressAndFollowAsync();

        Assert.Contains("“Mr Peter Harris” may be a person’s name.", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("“2 pupils” is a small number.", proposed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina Khan” may be", proposed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NothingOrBadFile_ShowsErrorAndChangesNothing()
    {
        var (school, browser) = await council.KeptAsync("Ashlow Five");
        using var _ = browser;

        async Task<FormPage> PostAsync(string from, string? file = null, byte[]? bytes = null)
        {
            var form = (await FormPage.OpenAsync(browser, Address(school))).Set("From", from);
            return await (file is null ? form : form.Attach("Upload", file, bytes!)).PressAndFollowAsync();
        }

        Assert.Equal(["Choose the file with the report."], (await PostAsync("file")).Errors);
        Assert.Equal(["Paste the text of the report."], (await PostAsync("text")).Errors);
        Assert.Equal(["'report.exe' is not a document that can be read. Use Word (.docx), PDF or HTML."], (await PostAsync("file", "report.exe", [1, 2, 3])).Errors);
        Assert.Contains("damaged", Assert.Single((await PostAsync("file", "report.pdf", Documents.Bytes("%PDF-1.4 nothing"))).Errors), StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Single((await PostAsync("file", "report.docx", [])).Errors), StringComparison.Ordinal);
        var address = await (await FormPage.OpenAsync(browser, Address(school))).Set("From", "address").Set("Address", "http://10.0.0.1/report").PressAndFollowAsync();
        Assert.Equal(["This site does not ask other websites. Choose a file instead, or paste the text."], address.Errors);
        Assert.Null((await OpenAsync(school)).Version);
    }

    [Theory]
    [InlineData(".html")]
    [InlineData(".docx")]
    [InlineData(".pdf")]
    public async Task Post_File_IsProposed(string ending)
    {
        var (school, browser) = await council.KeptAsync($"Ashlow Six {ending[1..]}");
        using var _ = browser;
        var form = await FormPage.OpenAsync(browser, Address(school));

        var proposed = await form.Set("From", "file").Attach("Upload", "report" + ending, TestReport.Read("by-questions").As(ending)).PressAndFollowAsync();

        Assert.Empty(proposed.Errors);
        Assert.Contains("Our complaints policy tells you how", proposed.Values($"Entries[{At(proposed, "sir-09")}].Text").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromAddress_PageOfASchool_IsReadAndAPrivateOneIsNot()
    {
        await using var web = await SchoolWebsite.StartAsync();
        web.Answer("/report", "text/html", TestReport.Read("free").Html());

        using var pages = web.Pages();
        var text = await ReadAsync(pages, "http://school.example/report");

        Assert.Contains("## Feelings and friendships", text, StringComparison.Ordinal);
        Assert.Contains("reads in a school's SEN information report", web.Askers.Single(), StringComparison.Ordinal);
        using var real = new ForeignPages(PublicAddresses.Handler(), new LinkPatience(), TimeProvider.System);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(real, "http://127.0.0.1/report"));
        Assert.Contains("Nothing could be read at that address.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AnothersSchool_IsNotThere()
    {
        var school = await council.PublishAsync("Ashlow Seven");
        var (_, browser) = await council.KeptAsync("Ashlow Eight");
        using var keeper = browser;
        using var answer = await keeper.GetAsync(Address(school));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<string> ReadAsync(ForeignPages pages, string address) => council.InAsync(services =>
        new ReportSource(pages, services.GetRequiredService<PlatformAddress>(), services.GetRequiredService<CurrentTenant>()).FromAddressAsync(address, default));

    private Task<SchoolReport> OpenAsync(string school) => council.InAsync(async services => (await services.GetRequiredService<ReportDrafts>().OpenAsync(school, default))!);

    private Task<AnswersSaved> WriteAsync(string school, string text) => council.InAsync(services =>
        services.GetRequiredService<ReportDrafts>().SaveAsync(school, [new("Item09", text, null)], new ChangeContext(council.Host.Clock.GetUtcNow().UtcDateTime, "Somebody"), default));

    private static int At(FormPage form, string item) => Enumerable.Range(0, 60).First(i => form.Values($"Entries[{i}].Proposed") is [var proposed] && proposed == item);

    private static string Address(string school) => $"admin/my-schools/{school}/read-in";
}
