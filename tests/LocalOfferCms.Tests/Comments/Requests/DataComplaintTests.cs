using System.Net;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Requests;

/// <summary>A complaint about how data were used: its form, the acknowledgement within 30 days, the answer (law.md 5, s.164A).</summary>
[Collection(RequestCollection.Name)]
public class DataComplaintTests(RequestFixture council)
{
    private const string Form = "form[action$='/data-protection-complaint/form']";

    [Fact]
    public async Task Page_OfTheCouncil_KeepsItsWordsAndHasTheFormBelow()
    {
        var page = await FormPage.OpenAsync(council.Visitor, "data-protection-complaint", Form);

        Assert.Contains("The council's own words.", page.Text, StringComparison.Ordinal);
        Assert.Contains("within 30 days", page.Text, StringComparison.Ordinal);
        Assert.Contains("Input.Words", page.Names);
    }

    [Fact]
    public async Task Post_NothingFilledIn_SaysSoBesideTheFieldsAndKeepsTheRest()
    {
        var page = await FormPage.OpenAsync(council.Visitor, "data-protection-complaint", Form);

        var again = await page.Set("Input.Outcome", "Delete it.\nAll of it.").PressAndFollowAsync(form: Form);

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        // In the order of the fields, whichever was found to be wrong first.
        Assert.Equal(["Say what happened.", "Enter your name.", "Enter an email address, a telephone number or a postal address, so that we can answer you."], again.Errors);
        Assert.Equal(["Delete it.\nAll of it."], again.Values("Input.Outcome").Select(v => v.ReplaceLineEndings("\n")));
        Assert.Single(again.Document.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Post_WithAnEmailAddress_IsAcknowledgedAtOnceAndAnsweredOnce()
    {
        var reference = await SendAsync("paula@example.org");

        var mail = Assert.Single(await council.MailToAsync("paula@example.org"));
        Assert.Contains(reference, mail.Subject, StringComparison.Ordinal);
        var alert = Assert.Single(await council.MailToAsync(RequestFixture.OfficerEmail), m => m.Subject.Contains(reference, StringComparison.Ordinal));
        Assert.DoesNotContain("my letter was sent to a neighbour", alert.Text, StringComparison.Ordinal);

        var id = await IdOfAsync(reference);
        var page = await FormPage.OpenAsync(council.Officer, $"admin/requests/{id}", "#answer");
        Assert.Contains("my letter was sent to a neighbour", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("has not been told", page.Text, StringComparison.Ordinal);
        var done = await page.Set("Answer", "It went to the wrong house. We are sorry, and have changed how we check.").PressAndFollowAsync("Send the answer");
        Assert.Contains("We are sorry", done.Text, StringComparison.Ordinal);

        var answer = Assert.Single(await council.MailToAsync("paula@example.org"), m => m.Subject.StartsWith("Our answer", StringComparison.Ordinal));
        Assert.Contains("We are sorry", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Information Commissioner", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutEmail_WaitsForAnOfficerToTellTheSender()
    {
        var page = await FormPage.OpenAsync(council.Visitor, "data-protection-complaint/form");
        var sent = await page.Set("Input.Words", "They read it out").Set("Input.Name", "Pat").Set("Input.Phone", "01632 960 001").PressAndFollowAsync();
        var id = await IdOfAsync(sent.Document.QuerySelector("main strong")!.TextContent);
        await council.RunJobsAsync();

        var request = await FormPage.OpenAsync(council.Officer, $"admin/requests/{id}");
        Assert.Contains("Call or write to them.", request.Text, StringComparison.Ordinal);
        await request.PressAndFollowAsync("I have told them");

        Assert.NotNull(await council.DbAsync(db => db.Set<FormRequest>().Where(r => r.RequestId == id).Select(r => r.AcknowledgedUtc).SingleAsync()));
    }

    [Fact]
    public async Task Unanswered_After25Days_ThoseInChargeAreTold()
    {
        var reference = await SendAsync("petra@example.org");
        await council.RunJobsAsync();
        Assert.DoesNotContain(await council.MailToAsync(RequestFixture.AdminEmail), m => m.Subject.Contains(reference, StringComparison.Ordinal));

        await council.PassAsync(TimeSpan.FromDays(25) + TimeSpan.FromMinutes(1));

        Assert.Single(await council.MailToAsync(RequestFixture.AdminEmail), m => m.Subject == $"Not answered in time: {reference}");
        Assert.Contains(reference, await council.AuditAsync("RequestEscalated"));
    }

    [Fact]
    public async Task Post_Trap_ComesBackWithTheWords()
    {
        var page = await FormPage.OpenAsync(council.Visitor, "data-protection-complaint/form");

        var again = await page.Set("Input.Words", "Kept").Set("Input.Name", "P").Set("Input.Email", "p@example.org").Set("Input.Website", "spam").PressAndFollowAsync();

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["Kept"], again.Values("Input.Words"));
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsNotTaken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "data-protection-complaint/form")
        {
            Content = new FormUrlEncodedContent([new("Input.Words", "From elsewhere"), new("Input.Name", "P"), new("Input.Email", "p@example.org")]),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };
        using var answer = await council.Visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await council.DbAsync(db => db.Set<FormRequest>().CountAsync(r => r.Words == "From elsewhere")));
    }

    [Fact]
    public async Task Answer_TwoOfficers_TheSecondIsTold()
    {
        var id = await IdOfAsync(await SendAsync("polly@example.org"));
        await council.RunJobsAsync();
        var first = await FormPage.OpenAsync(council.Officer, $"admin/requests/{id}", "#answer");
        var second = await FormPage.OpenAsync(council.Admin, $"admin/requests/{id}", "#answer");
        await first.Set("Answer", "One answer.").PressAndFollowAsync("Send the answer");

        var refused = await second.Set("Answer", "Another answer.").PressAndFollowAsync("Send the answer");

        Assert.Contains("This request has been answered.", refused.Errors);
        Assert.Equal("One answer.", await council.DbAsync(db => db.Set<FormRequest>().Where(r => r.RequestId == id).Select(r => r.Answer).SingleAsync()));
    }

    private async Task<string> SendAsync(string email)
    {
        var page = await FormPage.OpenAsync(council.Visitor, "data-protection-complaint", Form);
        var sent = await page.Set("Input.Words", "I think my letter was sent to a neighbour").Set("Input.Name", "Paula Parent").Set("Input.Email", email).PressAndFollowAsync();
        Assert.Contains("We have your complaint", sent.Text, StringComparison.Ordinal);
        return sent.Document.QuerySelector("main strong")!.TextContent;
    }

    private Task<string> IdOfAsync(string reference) => council.DbAsync(db => db.Set<FormRequest>().Where(r => r.Reference == reference).Select(r => r.RequestId).SingleAsync());
}
