using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.BrowserTests.Workspace;

namespace LocalOfferCms.BrowserTests.Schools;

/// <summary>The people who keep a school's report, from the council's invitation on.</summary>
internal sealed class SchoolKeepers(SitesFixture sites, string council, string school)
{
    private readonly CouncilPeople _people = new(sites, council);

    /// <summary>An officer invites somebody from the board.</summary>
    /// <param name="officer">The officer.</param>
    /// <param name="email">Their address.</param>
    /// <param name="name">Their name.</param>
    /// <param name="task">What they do, as the page puts it; null to leave it as the page has it.</param>
    public async Task InviteAsync(Colleague officer, string email, string name, string? task = null)
    {
        await officer.GoAsync($"admin/schools?q={Uri.EscapeDataString(school)}");
        await officer.FollowAsync($": people who keep {school}");
        await officer.TypeAsync("Their email address", email);
        await officer.TypeAsync("Their name", name);
        if (task is not null)
        {
            await officer.TickAsync(task);
        }

        await officer.PressAsync("Send the invitation");
        Assert.Equal("", await officer.ErrorsAsync());
        await officer.SeesAsync(email);
    }

    /// <summary>Somebody finds the invitation, on a telephone, and joins.</summary>
    public async Task<Colleague> JoinAsync(string email, string name, bool script = false)
    {
        var mail = Assert.Single(await _people.MailToAsync(email));
        Assert.Contains(school, mail.Text);
        var person = await _people.VisitorAsync(script: script);
        await person.GoAsync(CouncilPeople.PathIn(mail, "account/invitation"));
        await person.TypeAsync("Your name", name);
        await person.TypeAsync("Choose a password", Workplace.Password);
        await person.PressAsync("Join");
        return person;
    }
}
