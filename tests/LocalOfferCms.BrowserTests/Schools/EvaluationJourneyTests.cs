using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.BrowserTests.Workspace;

namespace LocalOfferCms.BrowserTests.Schools;

/// <summary>A SENCO looks at the school's own work, shares a letter with other schools, and everything else that they can open is as good to read.</summary>
[Collection(YearsCollection.Name)]
public class EvaluationJourneyTests(SitesFixture sites)
{
    private const string School = "Saltmere Primary";
    private const string Address = "selma.senco@example.org";
    private const int FewestPages = 12;

    private readonly CouncilPeople _people = new(sites, "norfolk");
    private readonly SchoolKeepers _keepers = new(sites, "norfolk", School);

    [Fact]
    public async Task Senco_OnATelephone_EvaluatesSharesALetter_AndOpensEveryPageOfTheirs()
    {
        await using var officer = await new Workplace(sites, "norfolk").HireAsync("Editor", "Ottilie Officer");
        await _keepers.InviteAsync(officer, Address, "Selma Senco");
        await using var senco = await _keepers.JoinAsync(Address, "Selma Senco", script: true);

        await EvaluateAsync(senco);
        await ShareLetterAsync(senco);
        await ReadLetterAsync(officer);
        await new WorkspaceSweep(sites, _people.Council, await _people.IdOfAsync(Address)).CheckAsync(FewestPages, "admin");
    }

    private static async Task EvaluateAsync(Colleague senco)
    {
        await senco.GoAsync("admin/my-schools");
        await senco.FollowAsync("Self-evaluation");
        await senco.SeesAsync("Families never see it.");
        await senco.FollowAsync("What the law asks");
        await senco.TickAsync("Partly in place");
        await senco.PressAsync("Save and stay here");
        Assert.Equal("", await senco.ErrorsAsync());
        await senco.FollowAsync("Self-evaluation");
        await senco.SeesAsync("Partly in place");
        await senco.SeesAsync("Last saved by Selma Senco");
        await senco.FollowAsync("Shared with nobody. Share it");
        await senco.PressAsync("Share it with the council");
        await senco.SeesAsync("Take back");
    }

    /// <summary>First with nothing in the form, which says what is wanted at each field.</summary>
    private static async Task ShareLetterAsync(Colleague senco)
    {
        await senco.GoAsync("admin/my-schools/area");
        await senco.EnterAsync(senco.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Share something" }));
        await senco.PressAsync("Share it");
        Assert.NotEqual("", await senco.ErrorsAsync());
        await senco.TypeAsync("Title", "Inviting families to a review");
        await senco.TypeAsync("What it is, and when it helps", "A letter for the weeks before an annual review.");
        await senco.ChooseAsync("Kind", "Letter");
        await senco.ChooseAsync("Who is it for?", "Families");
        await senco.TypeAsync("Text to copy, if there is one", "Dear families of {school}, please come and talk with us.");
        await senco.PressAsync("Share it");
        Assert.Equal("", await senco.ErrorsAsync());
        await senco.SeesAsync($"Dear families of {School}, please come and talk with us.");
    }

    private static async Task ReadLetterAsync(Colleague officer)
    {
        await officer.GoAsync("admin/my-schools/area?q=review");
        await officer.FollowAsync("Inviting families to a review");
        await officer.PressAsync("Recommend it: show it first");
        await officer.GoAsync("admin/my-schools/area");
        await officer.SeesAsync("The council recommends it");
        await officer.GoAsync("admin/schools/evaluation");
        await officer.SeesAsync(School);
    }
}
