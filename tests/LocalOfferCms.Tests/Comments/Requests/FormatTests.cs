using System.Net;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Requests;

/// <summary>A page in another format (reg 57): asked for from any page, sent in time or reminded of.</summary>
[Collection(RequestCollection.Name)]
public class FormatTests(RequestFixture council)
{
    [Fact]
    public async Task AnyPage_LeadsToTheForm_WhichKnowsThePage()
    {
        var page = await FormPage.OpenAsync(council.Visitor, "support/page");
        var link = page.Document.QuerySelector("a[href*='ask-for-a-format']")!.GetAttribute("href")!;
        var title = page.Document.QuerySelector("h1")!.TextContent;

        var form = await FormPage.OpenAsync(council.Visitor, link);

        Assert.Equal([title], form.Values("Input.Page"));
        Assert.NotNull((await FormPage.OpenAsync(council.Visitor, "help-getting-this-information")).Document.QuerySelector("main section a[href$='/ask-for-a-format']"));
    }

    [Fact]
    public async Task Post_NoFormat_ShowsErrorAndKeepsWhatWasTyped()
    {
        var form = await FormPage.OpenAsync(council.Visitor, "ask-for-a-format?page=support/page");

        var again = await form.Set("Input.Words", "size 24").PressAndFollowAsync();

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("Choose a format.", again.Errors);
        Assert.Equal(["size 24"], again.Values("Input.Words"));
    }

    [Fact]
    public async Task Post_AnotherLanguageWithoutItsName_ShowsError()
    {
        var form = await FormPage.OpenAsync(council.Visitor, "ask-for-a-format?page=support/page");

        var again = await form.Set("Input.Format", nameof(RequestedFormat.OtherLanguage)).Set("Input.Email", "f@example.org").PressAndFollowAsync();

        Assert.Equal(["Say which language."], again.Errors);
    }

    [Fact]
    public async Task Post_Braille_IsAcknowledgedRemindedOfAndTold()
    {
        var form = await FormPage.OpenAsync(council.Visitor, "ask-for-a-format?page=support/page");
        var sent = await form.Set("Input.Format", nameof(RequestedFormat.Braille)).Set("Input.Email", "fred@example.org").Set("Input.Post", "1 Sample Street").PressAndFollowAsync();
        var reference = sent.Document.QuerySelector("main strong")!.TextContent;
        var request = await council.DbAsync(db => db.Set<FormRequest>().AsNoTracking().SingleAsync(r => r.Reference == reference));
        Assert.Equal("support/page", request.PagePath);
        Assert.Contains(reference, Assert.Single(await council.MailToAsync("fred@example.org")).Text, StringComparison.Ordinal);

        // Eight working days from a Tuesday: the second Friday has passed.
        await council.PassAsync(TimeSpan.FromDays(11));
        Assert.Single(await council.MailToAsync(RequestFixture.OfficerEmail), m => m.Subject == $"Still to be answered: {reference}");

        var page = await FormPage.OpenAsync(council.Officer, $"admin/requests/{request.RequestId}", "#answer");
        await page.Set("Answer", "It is in the post.").PressAndFollowAsync("Send the answer");
        Assert.Single(await council.MailToAsync("fred@example.org"), m => m.Text.Contains("It is in the post.", StringComparison.Ordinal));

        await council.PassAsync(TimeSpan.FromDays(14));
        Assert.DoesNotContain(await council.MailToAsync(RequestFixture.AdminEmail), m => m.Subject.Contains(reference, StringComparison.Ordinal));
    }
}
