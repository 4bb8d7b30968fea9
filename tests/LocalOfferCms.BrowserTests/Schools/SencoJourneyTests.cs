using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.BrowserTests.Workspace;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Schools;

/// <summary>A school's report and its people: from the council's invitation to the report that families read, and its confirmation a year later (s.69, reg 51 to 53).</summary>
[Collection(YearsCollection.Name)]
public class SencoJourneyTests(SitesFixture sites)
{
    private const string School = "Marram Primary";
    private const string SchoolPage = "schools/marram-primary";
    private const string ReportPage = SchoolPage + "/sen-information-report";
    private const string Senco = "sana.senco@example.org";
    private const string Head = "hal.head@example.org";
    private const string Joint = "Working with health, care, council and voluntary bodies";
    private const string JointAnswer = "Every half term we meet the school nurse, the speech therapist and the council’s inclusion team. " + Choice;
    private const string Choice = "Families choose who is in the room.";

    private const string Usual =
        """
        We do this **with you**, and we write it down in plain words that you keep:

        - your child’s teacher meets you each term
        - we look together at what has worked, and at what we try next
        """;

    private readonly CouncilPeople _people = new(sites, "norfolk");
    private readonly SchoolKeepers _keepers = new(sites, "norfolk", School);

    [Fact]
    public async Task Report_FromTheInvitationToNextYearsConfirmation()
    {
        await using (var officer = await new Workplace(sites, "norfolk").HireAsync("Editor", "Orla Officer"))
        {
            await _keepers.InviteAsync(officer, Senco, "Sana Senco");
            await _keepers.InviteAsync(officer, Head, "Hal Head", "Approve the report for the school, and keep it (the head or a governor)");
        }

        await using var senco = await _keepers.JoinAsync(Senco, "Sana Senco");
        await WriteAsync(senco);
        await SendWithAGapAsync(senco);
        await LookRoundAsync();
        await SendBackAsync();
        await FillTheGapAsync(senco);
        await ApproveAsync("Sana says the nurse has read it too.");
        await ReadAsync("2026 to 2027");
        await FetchBadgeAsync(senco);

        sites.Host.Clock.Advance(TimeSpan.FromDays(352));
        await ConfirmAsync();
        await ApproveAsync("Nothing has changed");
        await ReadAsync("2027 to 2028");
        await ReadEarlierYearAsync();
    }

    /// <summary>Answers everything in turn but one item, which is passed over.</summary>
    private static async Task WriteAsync(Colleague senco)
    {
        await senco.FollowAsync($"No SEN information report here yet: {School}");
        await senco.SeesAsync("Not begun");
        await senco.EnterAsync(senco.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Begin") }));
        await WarnAsync(senco);
        var seen = new List<string>();
        while (await TitleAsync(senco) is var title && title != School)
        {
            Assert.True(seen.Count < 40, "The questions have no end.");
            seen.Add(title);
            if (title == Joint)
            {
                await senco.FollowAsync("Next: ");
                continue;
            }

            await senco.TypeAsync("Your answer", title.StartsWith("Name and contact", StringComparison.Ordinal) ? "Sana Senco is our SENCO. Write to senco@marram-primary.example.org." : $"{title}. {Usual}");
            await senco.PressAsync("Save and go to the next");
            Assert.Equal("", await senco.ErrorsAsync());
        }

        Assert.Contains(Joint, seen);
        await senco.SeesAsync("1 missing");
    }

    /// <summary>What may tell who a child is, is said before anybody else reads it; the words stay.</summary>
    private static async Task WarnAsync(Colleague senco)
    {
        await senco.TypeAsync("Your answer", "Tom Sample and two children with autism go to Mrs Brown’s nurture group.");
        await senco.PressAsync("Save and stay here");
        await senco.SeesAsync("Could somebody be recognised?");
        await senco.SeesAsync("“Tom Sample” may be a person’s name.");
        await senco.SeesAsync("is a small number");
        await Assertions.Expect(senco.Page.GetByLabel("Your answer")).ToHaveValueAsync("Tom Sample and two children with autism go to Mrs Brown’s nurture group.");
    }

    private static async Task SendWithAGapAsync(Colleague senco)
    {
        await senco.FollowAsync("Send to be approved");
        await senco.SeesAsync("Nothing is said about these");
        await senco.SeesAsync(Joint);
        await senco.TypeAsync("A note for them (optional)", "The part about health is not written yet.");
        await senco.PressAsync("Send it to be approved");
        Assert.Equal("", await senco.ErrorsAsync());
        await senco.SeesAsync("With the approver");
    }

    /// <summary>The head comes by the link in the mail, without ever having joined, and sends it back with words.</summary>
    private async Task SendBackAsync()
    {
        await using var head = await ComeAsync(Head, "The part about health is not written yet.");
        await head.SeesAsync("The part about health is not written yet.");
        await head.SeesAsync("with you");
        await head.PressAsync("Send it back");
        Assert.Contains("Write what is to be changed", await head.ErrorsAsync());
        await head.TypeAsync("What is to be changed?", "Please say how we work with the school nurse.");
        await head.PressAsync("Send it back");
        Assert.Equal("", await head.ErrorsAsync());
    }

    private async Task FillTheGapAsync(Colleague senco)
    {
        await _people.MailSayingAsync(Senco, "Please say how we work with the school nurse.");
        await senco.GoAsync("admin/my-schools");
        await senco.SeesAsync("Please say how we work with the school nurse.");
        await senco.FollowAsync(Joint);
        await senco.TypeAsync("Your answer", JointAnswer);
        await senco.PressAsync("Save and stay here");
        await senco.SeesAsync("Complete");
        await senco.FollowAsync(School);
        await senco.FollowAsync("Send to be approved");
        await senco.TypeAsync("A note for them (optional)", "Sana says the nurse has read it too.");
        await senco.PressAsync("Send it to be approved");
        Assert.Equal("", await senco.ErrorsAsync());
    }

    private async Task ApproveAsync(string note)
    {
        await using var head = await ComeAsync(Head, note);
        await head.SeesAsync(note);
        await head.SeesAsync(JointAnswer);
        await head.PressAsync("Approve, and put it on the site");
        Assert.Equal("", await head.ErrorsAsync());
        await head.SeesAsync("On the site");
    }

    /// <summary>Families find the report from the school's page, and read it in each of its ways.</summary>
    private async Task ReadAsync(string year)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            await using var family = await _people.VisitorAsync(width, script: true);
            await family.GoAsync(SchoolPage);
            await family.EnterAsync(family.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "SEN information report", Exact = true }).First);
            foreach (var view in new[] { "", "?view=young-person", "?view=law" })
            {
                await family.GoAsync(ReportPage + view);
                await family.SeesAsync(Choice);
                await family.SeesAsync(year);
                await Assertions.Expect(family.Page.Locator("main strong").GetByText("with you").First).ToBeVisibleAsync();
                Assert.DoesNotContain("Tom Sample", await family.Page.ContentAsync());
            }
        }

        await using var website = await _people.VisitorAsync();
        await website.Page.GotoAsync(new Uri(_people.Home, $"{SchoolPage}/badge.svg").ToString());
        Assert.Contains($"SEN information report for {year}", await website.Page.ContentAsync());
    }

    private static async Task FetchBadgeAsync(Colleague senco)
    {
        await senco.GoAsync("admin/my-schools");
        await senco.FollowAsync("Link, badge and frame");
        await Assertions.Expect(senco.Page.Locator("#badge-html")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("<img src=\"[^\"]+/badge\\.svg\""));
        Assert.True(await senco.Page.Locator("main img").EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0"));
    }

    /// <summary>The reminder comes by itself; one press confirms.</summary>
    private async Task ConfirmAsync()
    {
        await LookRoundAsync();
        await using var senco = await ComeAsync(Senco, $"Is the SEN information report of {School} still right?", 360, script: false);
        await senco.PressAsync("Confirm all unchanged");
        await senco.SeesAsync("2027 to 2028");
        // By its address, several people may read this mailbox: each year somebody says who they are.
        await senco.TypeAsync("Your name", "Sana Senco");
        await senco.PressAsync("Confirm, and send it to be approved");
        Assert.Equal("", await senco.ErrorsAsync());
        await senco.SeesAsync("With the approver");
    }

    private async Task ReadEarlierYearAsync()
    {
        await using var family = await _people.VisitorAsync(script: true);
        await family.GoAsync(ReportPage);
        await family.FollowAsync("what has changed since 2026 to 2027");
        await family.SeesAsync("No answer has changed.");
    }

    /// <summary>Every page of the school's own, with script, on a telephone: axe, and nothing that is too wide.</summary>
    private async Task LookRoundAsync()
    {
        await using var open = await sites.Browser.OpenAsync(360);
        await open.SignInAsync(sites, _people.Council, await _people.IdOfAsync(Senco));
        var senco = new Colleague(open, _people.Home, script: true);
        await senco.GoAsync("admin/my-schools");
        var school = senco.Page.Url[(_people.Home.ToString().Length)..];
        foreach (var page in new[] { "items/sir-01", "items/sir-04", "items/who", "send", "confirm", "badge", "about", "people", "texts", "read-in" })
        {
            await senco.GoAsync($"{school}/{page}");
        }
    }

    /// <summary>Somebody signs in by the link in a message, and comes to what it is about.</summary>
    private async Task<Colleague> ComeAsync(string email, string words, int width = 1280, bool script = true)
    {
        var mail = await _people.MailSayingAsync(email, words);
        var person = await _people.VisitorAsync(width, script);
        await person.GoAsync(CouncilPeople.PathIn(mail, "account/link"));
        await person.PressAsync("Sign in");
        return person;
    }

    private static async Task<string> TitleAsync(Colleague person) => (await person.Page.Locator("h1").TextContentAsync())!.Trim();
}
