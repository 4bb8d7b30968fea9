using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.BrowserTests.Workspace;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Comments;

/// <summary>One comment through its people: a parent's sentence on a telephone becomes a published answer with an action (s.30(6), reg 56; X1, CAP-17, CAP-29).</summary>
[Collection(SitesCollection.Name)]
public class CommentJourneyTests(SitesFixture sites)
{
    private const string Topic = "disagreements";
    private const string Subject = "services/disagreement-resolution";
    private const string Parent = "parent.of.two@example.org";
    private const string Owner = "fair.talk@example.org";
    private readonly CommentPeople _people = new(sites, "norfolk");

    [Fact]
    public async Task Comment_FromAParentsTelephoneToThePublishedAnswer()
    {
        await _people.AddAsync(Owner, "Olu Owner", "Page owner", Topic);
        await using var parent = await _people.VisitorAsync();
        var (link, reference) = await SendAsync(parent);
        await using var officer = await _people.WithSecondFactorAsync("officer.journey@example.org", "Orla Officer", "Comment officer");
        await SortAsync(officer, reference);
        await using var owner = await _people.VisitorAsync(script: true);
        await AnswerAsync(owner);
        await using var approver = await _people.WithSecondFactorAsync("approver.journey@example.org", "Amir Approver", "Comment officer");
        await ApproveAsync(approver);
        await ReadAsync(parent, link, reference);
    }

    private async Task<(string Link, string Reference)> SendAsync(Colleague parent)
    {
        var (link, reference) = await _people.SendAsync(parent, Subject,
            "My son Tom waited five months for a meeting. Nobody could tell us how long it takes. Ring me on 07700 900123.");
        await parent.TickAsync("A parent or carer");
        await parent.TickAsync("By email");
        await parent.TypeAsync("Email address", Parent);
        _people.Wait();
        await parent.PressAsync("Save");
        await parent.SeesAsync("We have received it. It is being looked at.");

        var mail = Assert.Single(await _people.MailToAsync(Parent));
        Assert.Contains(reference, mail.Text);
        Assert.DoesNotContain("Tom", mail.Text);
        Assert.EndsWith(link, CommentPeople.PathIn(mail, reference));
        return (link, reference);
    }

    private async Task SortAsync(Colleague officer, string reference)
    {
        await officer.GoAsync("admin/comments");
        await officer.FollowAsync(reference);
        await TakeOutAsync(officer, "Tom");
        await TakeOutAsync(officer, "07700 900123");
        await officer.TickAsync("From or for a child, a young person or a family");
        await officer.PressAsync("Send it to its owner");
        Assert.Equal("", await officer.ErrorsAsync());
    }

    private static Task TakeOutAsync(Colleague officer, string marked) =>
        officer.EnterAsync(officer.Page.Locator(".lo-comments__marklist li", new() { HasText = marked }).Locator("button[name=take]"));

    private async Task AnswerAsync(Colleague owner)
    {
        var mail = Assert.Single(await _people.MailToAsync(Owner));
        Assert.DoesNotContain("five months", mail.Text);
        await owner.GoAsync(CommentPeople.PathIn(mail, "account/link"));
        await owner.PressAsync("Sign in");
        await owner.SeesAsync("Nobody could tell us how long it takes");
        Assert.DoesNotContain("Tom", await owner.Page.ContentAsync());
        Assert.DoesNotContain("07700", await owner.Page.ContentAsync());
        await owner.TypeAsync("You said", "We waited five months for a meeting. Nobody could tell us how long it takes.");
        await owner.TypeAsync("We did, or: We can’t, because", "We are sorry. A meeting should take place within six weeks, and this page will say so.");
        await owner.TickAsync("It is planned");
        await owner.TypeAsync("What is done, or why nothing changes", "We add the usual waiting time to this page and keep it right each month.");
        await owner.TypeAsync("Which team does it?", "Fair talk team");
        await owner.Page.GetByLabel("By when?", new() { Exact = true }).FillAsync("2027-03-31");
        await owner.TickAsync("Under the page, and in ‘You said, we did’");
        await owner.PressAsync("See how it will look");
        Assert.Equal("", await owner.ErrorsAsync());
        await owner.PressAsync("Send for approval");
        Assert.Equal("", await owner.ErrorsAsync());
    }

    private async Task ApproveAsync(Colleague approver)
    {
        await approver.GoAsync("admin/answers/approve");
        await approver.EnterAsync(approver.Page.Locator(".lo-answers__title a").First);
        await approver.SeesAsync("within six weeks");
        await approver.TickAsync("I have checked: nobody can be identified by it, not a child, a parent or a colleague");
        await approver.PressAsync("Approve");
        Assert.Equal("", await approver.ErrorsAsync());
    }

    private async Task ReadAsync(Colleague parent, string link, string reference)
    {
        var mails = await _people.MailToAsync(Parent, 2);
        Assert.Equal(2, mails.Count);
        Assert.Equal(2, mails.Select(m => m.MessageId).Distinct().Count());
        await using var visitor = await _people.VisitorAsync(script: true);
        foreach (var page in new[] { Subject, "you-said-we-did" })
        {
            await visitor.GoAsync(page);
            await visitor.SeesAsync("Nobody could tell us how long it takes.");
            await visitor.SeesAsync("within six weeks");
            Assert.DoesNotContain("Tom", await visitor.Page.ContentAsync());
            Assert.DoesNotContain(reference, await visitor.Page.ContentAsync());
        }

        await parent.GoAsync($"your-comments/{reference}");
        await parent.FollowAsync("Read it and our answer");
        await parent.SeesAsync("within six weeks");
        await parent.GoAsync(link);
        await parent.SeesAsync("We have answered, and published what you said with our answer.");
    }
}
