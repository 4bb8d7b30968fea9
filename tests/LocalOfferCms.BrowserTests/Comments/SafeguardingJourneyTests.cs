using LocalOfferCms.BrowserTests.Sites;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Comments;

/// <summary>A comment that may mean that a child is at risk: its lead sees it at once, nobody else ever does, and its reference page gives nothing away.</summary>
[Collection(SitesCollection.Name)]
public class SafeguardingJourneyTests(SitesFixture sites)
{
    private const string Subject = "services/speech-and-language-therapy";
    private const string Lead = "lead.journey@example.org";
    private readonly CommentPeople _people = new(sites, "norfolk");

    [Fact]
    public async Task Comment_ThatMayMeanHarm_IsSeenByTheLeadAloneAndNeverPublished()
    {
        await using var lead = await _people.WithSecondFactorAsync(Lead, "Lena Lead", "Safeguarding lead");
        await using var officer = await _people.WithSecondFactorAsync("officer.safety@example.org", "Omar Officer", "Comment officer");
        await using var sender = await _people.VisitorAsync();
        var (link, reference) = await _people.SendAsync(sender, Subject, "My helper hits me when the door is closed and I am scared to go home.");
        var (plainLink, plain) = await _people.SendAsync(sender, Subject, "Please say how long the waiting list is.");

        var alert = Assert.Single(await _people.MailToAsync(Lead, 2), m => m.Subject.Contains("safeguarding lead", StringComparison.Ordinal));
        Assert.DoesNotContain("hits", alert.Text + alert.Subject);
        Assert.DoesNotContain(reference, alert.Text + alert.Subject);

        await officer.GoAsync("admin/comments?tab=all");
        Assert.Contains(plain, await officer.Page.ContentAsync());
        Assert.DoesNotContain(reference, await officer.Page.ContentAsync());
        await SamePageAsync(reference, plain);

        await lead.GoAsync("admin/safeguarding");
        await lead.FollowAsync(reference);
        Assert.DoesNotContain("hits me", await lead.Page.ContentAsync());
        await lead.PressAsync("Open the words");
        await lead.SeesAsync("hits me");
        await lead.TypeAsync("What did you do, or find?", "Rang the duty team.");
        await lead.PressAsync("Confirm it");
        Assert.Equal("", await lead.ErrorsAsync());

        await SamePageAsync(reference, plain);
        await SameOwnPageAsync(link, plainLink, sender.Page);
        await using var visitor = await _people.VisitorAsync();
        foreach (var page in new[] { Subject, "you-said-we-did", "search?q=hits" })
        {
            await visitor.GoAsync(page);
            Assert.DoesNotContain("hits me", await visitor.Page.ContentAsync());
        }
    }

    /// <summary>Whoever has two references learns nothing from the difference of their pages.</summary>
    private async Task SamePageAsync(string held, string plain)
    {
        await using var visitor = await _people.VisitorAsync();
        await visitor.GoAsync($"your-comments/{held}");
        var one = await visitor.Page.ContentAsync();
        await visitor.GoAsync($"your-comments/{plain}");
        Assert.Equal(one.Replace(held, plain, StringComparison.Ordinal), await visitor.Page.ContentAsync());
    }

    /// <summary>The sender's own page is no different either: somebody may look over their shoulder.</summary>
    private async Task SameOwnPageAsync(string held, string plain, IPage page)
    {
        var standing = new List<string?>();
        foreach (var link in new[] { held, plain })
        {
            await page.GotoAsync(new Uri(_people.Home, link).ToString());
            standing.Add(await page.Locator("main .govuk-body-l").First.TextContentAsync());
        }

        Assert.Equal(standing[1], standing[0]);
    }
}
