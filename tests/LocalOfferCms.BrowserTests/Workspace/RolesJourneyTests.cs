using System.Text;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>The whole work of those who are neither editor, approver nor administrator, on a telephone: each is invited by mail, joins, and does
/// what they are there for. Everything their menu leads to is opened on the way.</summary>
[Collection(SitesCollection.Name)]
public class RolesJourneyTests(SitesFixture sites)
{
    private const string Guide = "s-guide";
    private const string Title = "Talking about EHC assessments";
    private const int Phone = 360;

    private readonly Workplace _work = new(sites, "sefton", width: Phone);
    private readonly Workplace _schools = new(sites, "cambridgeshire", width: Phone);

    [Fact]
    public async Task PageOwner_IsRemindedByMail_SaysStillRight_ThenChangesAPageAndSendsIt()
    {
        await using var administrator = await _work.HireAsync(Roles.Administrator, "Anna Owners");
        await using var approver = await _work.HireAsync(Roles.Approver, "Abel Owners");
        await using (var first = await _work.JoinAsync(administrator, Roles.PageOwner, "Olu Owner"))
        {
            await first.SeesAsync("None yet.");
            await first.WalkMenuAsync();
        }

        await GiveAsync(administrator, Guide, "Olu Owner", "2026-12-04");
        await RemindAsync();
        await using var owner = await _work.OpenAsync();
        await owner.GoAsync(await _work.LinkInMailAsync("Olu Owner", "account/link"));
        await owner.PressAsync("Sign in");
        await owner.SeesAsync("Is this page still right?");
        await owner.PressAsync("Still right");
        await owner.SeesAsync("Pages you look after");

        await owner.FollowAsync(Title);
        await owner.FollowAsync("Edit");
        await owner.TypeAsync("Summary", "How a school finds out what helps, step by step.");
        await owner.PressAsync("Save draft");
        await ShareAsync(owner);
        await Workplace.SendAsync(owner, Guide, "Abel Owners");
        await SendBackAsync(approver, Guide, "Say who takes part.");

        await owner.GoAsync("admin");
        await owner.SeesAsync("Sent back by Abel Owners");
        await owner.GoAsync($"admin/content/{Guide}");
        await owner.SeesAsync("Say who takes part.");
        await owner.FollowAsync("Edit");
        await owner.TypeAsync("Summary", "How a school and a family find out together what helps, step by step.");
        await owner.PressAsync("Save draft");
        await Workplace.SendAsync(owner, Guide, "Abel Owners");
        await Workplace.PublishAsync(approver, Guide);
        await VisitAsync(_work, owner, "find out together what helps");
    }

    [Theory]
    [InlineData(Roles.CommentOfficer, "Cora Officer")]
    [InlineData(Roles.SafeguardingLead, "Sana Lead")]
    public async Task WhoReadsWhatFamiliesWrote_NeedsASecondFactorBeforeAnything_AndReadsPages(string role, string name)
    {
        await using var administrator = await _work.HireAsync(Roles.Administrator, $"Anna {name}");
        await using var person = await _work.JoinAsync(administrator, role, name);
        await person.GoAsync("admin/content");
        await person.SeesAsync("Set up an authenticator app");
        var key = await _work.SetUpSecondFactorAsync(person);
        await person.WalkMenuAsync();
        await person.GoAsync($"admin/content/{Guide}");
        await person.SeesAsync("You can look at it, and at its history.");
        await person.GoAsync($"admin/content/{Guide}/edit", 403);

        await person.GoAsync("admin");
        await person.EnterAsync(person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
        sites.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await person.GoAsync("account/sign-in");
        await person.TypeAsync("Email address", Workplace.AddressOf(name));
        await person.TypeAsync("Password", Workplace.Password);
        await person.PressAsync("Sign in");
        await person.TypeAsync("Code", _work.CodeOf(key));
        await person.PressAsync("Sign in");
        await person.SeesAsync("Your work");
    }

    [Fact]
    public async Task ForumMember_ReadsADraftItsPartsAndWhatChanged()
    {
        await using var administrator = await _work.HireAsync(Roles.Administrator, "Anna Forum");
        await using var editor = await _work.HireAsync(Roles.Editor, "Edith Forum");
        await using var member = await _work.JoinAsync(administrator, Roles.ParentForumMember, "Fay Forum");
        await member.WalkMenuAsync();
        await editor.GoAsync($"admin/content/{Guide}/edit");
        await editor.TypeAsync("Summary", "A draft that the forum is asked to read first.");
        await editor.PressAsync("Save draft");

        await member.GoAsync("admin/content?stage=changed");
        await member.FollowAsync(Title);
        await member.FollowAsync("Preview");
        await member.SeesAsync("A draft that the forum is asked to read first.");
        await member.EnterAsync(member.Page.Locator($"main a[href*='/admin/content/{Guide}/preview/']:not([href$='360']):not([href$='768']):not([href$='1280'])").First);
        await member.SeesAsync("Part 2 of");
        await member.GoAsync($"admin/content/{Guide}/history");
        await member.FollowAsync("What changed");
        await member.SeesAsync("Words that came are");
        await member.SeesAsync("forum");
        await member.GoAsync($"admin/content/{Guide}/edit", 403);
        await member.GoAsync($"admin/content/{Guide}/move/publish", 403);
    }

    [Fact]
    public async Task SchoolContributor_KeepsTheirReportAndNothingElse()
    {
        await using var administrator = await _schools.HireAsync(Roles.Administrator, "Anna Schools");
        await using var approver = await _schools.HireAsync(Roles.Approver, "Abel Schools");
        await using var school = await _schools.JoinAsync(administrator, Roles.SchoolContributor, "Sol School");
        await GiveAsync(administrator, "c-oakhill", "Sol School", "2027-06-01");
        await GiveAsync(administrator, "c-oakhill-r", "Sol School", "2027-06-01");
        await school.WalkMenuAsync();
        await school.GoAsync("admin");
        await school.FollowAsync("Oak Hill Primary: SEN information report");
        await school.FollowAsync("Edit");
        await school.TypeAsync("School year", "2026 to 2027");
        await school.PressAsync("Insert a document into Other ways to get it");
        await school.Page.Locator("#Files").SetInputFilesAsync(new FilePayload { Name = "report-in-words.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("The report in words.") });
        await school.PressAsync("Add to the library");
        await school.FollowAsync("Use this");
        await school.PressAsync("Save draft");
        Assert.Equal("", await school.ErrorsAsync());
        await Workplace.SendAsync(school, "c-oakhill-r", "Abel Schools");
        await Workplace.PublishAsync(approver, "c-oakhill-r");
        await VisitAsync(_schools, school, "2026 to 2027");

        await school.GoAsync("admin/content/c-river", 404);
        await school.GoAsync("admin/content/c-river-r/edit", 403);
    }

    [Fact]
    public async Task ServiceProvider_WritesTheirService_SendsIt_AndSeesItPublished()
    {
        await using var administrator = await _schools.HireAsync(Roles.Administrator, "Anna Services");
        await using var approver = await _schools.HireAsync(Roles.Approver, "Abel Services");
        await using var provider = await _schools.JoinAsync(administrator, Roles.ServiceProvider, "Prue Provider");
        await provider.WalkMenuAsync();
        await provider.GoAsync("admin/content/new");
        await provider.FollowAsync("Service");
        await provider.TypeAsync("Name of the service", "Stay and play at the old mill");
        await provider.TypeAsync("Summary", "A weekly group for children under five and their parents.");
        await provider.PressAsync("Save, and show what is missing");
        Assert.Contains("Fill in ‘How to get it’", await provider.ErrorsAsync());
        Assert.Contains("Say when somebody will look at this page again.", await provider.ErrorsAsync());

        await provider.TypeAsync("How to get it", "Come along on a Tuesday at 10am. You do not need to book.");
        await provider.TypeDateAsync("Review due", 1, 9, 2027);
        await provider.PressAsync("Save, and show what is missing");
        Assert.Equal("", await provider.ErrorsAsync());
        var item = Workplace.ItemOn(provider);
        await Workplace.SendAsync(provider, item, "Abel Services");
        await approver.GoAsync("admin");
        await approver.SeesAsync("Stay and play at the old mill");
        await Workplace.PublishAsync(approver, item);

        await provider.GoAsync("admin");
        await provider.SeesAsync("On the site");
        await provider.FollowAsync("Stay and play at the old mill");
        await VisitAsync(_schools, provider, "You do not need to book.");
        await provider.GoAsync("admin/content/c-oakhill", 404);
        await provider.GoAsync("admin/content/c-oakhill/edit", 403);
    }

    /// <summary>The administrator makes somebody the owner of a page.</summary>
    private static async Task GiveAsync(Colleague administrator, string item, string owner, string due)
    {
        await administrator.GoAsync($"admin/content/{item}/move/keeper");
        await administrator.ChooseAsync("Person", owner);
        await administrator.Page.GetByLabel("Review due").FillAsync(due);
        await administrator.PressAsync("Save");
        await administrator.SeesAsync(owner);
    }

    /// <summary>What happens every morning.</summary>
    private Task RemindAsync() => sites.Host.Services.GetRequiredService<TenantScopes>().RunAsync(_work.Council, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        await services.GetRequiredService<JobQueue>().AddAsync(db, write, "content.chase", "{}", default);
        await write.CommitAsync(default);
        return true;
    });

    /// <summary>The owner makes a preview link, and somebody without an account reads the draft and its next part.</summary>
    private async Task ShareAsync(Colleague owner)
    {
        await owner.TypeAsync("Who is it for?", "The parents' forum");
        await owner.PressAsync("Make a preview link");
        var link = await owner.Page.Locator(".lo-life__link a").GetAttributeAsync("href");
        await using var reader = await _work.OpenAsync();
        await reader.GoAsync(new Uri(link!).PathAndQuery);
        await reader.SeesAsync("This is a draft.");
        await reader.EnterAsync(reader.Page.Locator("main a[href*='/preview/']").First);
        await reader.SeesAsync("This is a draft.");
        await reader.SeesAsync("Part 2 of");
    }

    private static async Task SendBackAsync(Colleague approver, string item, string note)
    {
        await approver.GoAsync($"admin/content/{item}");
        await approver.FollowAsync("Send back with a note");
        await approver.TypeAsync("What is to be changed?", note);
        await approver.PressAsync("Send back");
        await approver.SeesAsync("Draft");
    }

    /// <summary>A visitor sees the page that a colleague has open in the workspace.</summary>
    private static async Task VisitAsync(Workplace place, Colleague colleague, string words)
    {
        await colleague.GoAsync($"admin/content/{Workplace.ItemOn(colleague)}");
        var address = await colleague.Page.GetByRole(AriaRole.Link, new() { Name = "View on the site" }).GetAttributeAsync("href");
        await using var visitor = await place.OpenAsync();
        await visitor.GoAsync(address!);
        await visitor.SeesAsync(words);
    }
}
