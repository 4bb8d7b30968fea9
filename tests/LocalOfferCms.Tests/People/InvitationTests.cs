using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.People;

[Collection(PeopleCollection.Name)]
public class InvitationTests(PeopleFixture people)
{
    [Fact]
    public async Task Invite_ByMail_NewEditorGivesNameAndPasswordAndIsIn()
    {
        var email = await InviteAsync(Roles.Editor);
        var mail = await people.MailToAsync(email);
        using var browser = people.Browser();

        var page = await FormPage.OpenAsync(browser, PeopleFixture.LinkOf(mail));
        var tooShort = await page.Set("Name", "Nina New").Set("Password", "short").PressAndFollowAsync("Join");
        var workspace = await tooShort.Set("Password", TestPeople.Password).PressAndFollowAsync("Join");

        Assert.Equal(["The password must have 12 characters or more. Three random words are easy to remember."], tooShort.Errors);
        Assert.Equal(["Nina New"], tooShort.Values("Name"));
        Assert.Equal("Your work", workspace.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("This invitation does not work any more", await PeopleFixture.HeadingAsync(people.Browser(), PeopleFixture.LinkOf(mail)));
        using var again = await people.SignInAsync(email);
    }

    [Fact]
    public async Task Invite_NothingFilledIn_SaysWhatIsMissingBesideTheFields()
    {
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        var page = await FormPage.OpenAsync(administrator, "admin/people/invite");

        var again = await page.PressAndFollowAsync("Send the invitation");

        Assert.Equal(["Enter an email address.", "Choose at least one role."], again.Errors);
    }

    [Fact]
    public async Task Invite_AddressThatIsHere_IsRefused()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        var page = await FormPage.OpenAsync(administrator, "admin/people/invite");

        var again = await page.Set("Email", email.ToUpperInvariant()).Set("Roles", Roles.Editor).PressAndFollowAsync("Send the invitation");

        Assert.Equal(["Somebody with this email address is here already. Change their roles instead."], again.Errors);
    }

    [Fact]
    public async Task Invitation_AfterSevenDays_DoesNotWorkAndANewOneDoes()
    {
        var email = await InviteAsync(Roles.Editor);
        var old = PeopleFixture.LinkOf(await people.MailToAsync(email));
        people.Host.Clock.Advance(TimeSpan.FromDays(7));
        using var browser = people.Browser();

        Assert.Equal("This invitation does not work any more", await PeopleFixture.HeadingAsync(browser, old));
        var forgot = await FormPage.OpenAsync(browser, "account/forgot");
        await forgot.Set("Email", email).PressAndFollowAsync("Send the email");
        var fresh = PeopleFixture.LinkOf(await people.MailToAsync(email));

        Assert.NotEqual(old, fresh);
        Assert.Equal("Accept your invitation", await PeopleFixture.HeadingAsync(browser, fresh));
    }

    [Fact]
    public async Task Revoke_Invitation_LeavesNoPersonAndNoLink()
    {
        var email = await InviteAsync(Roles.Editor);
        var link = PeopleFixture.LinkOf(await people.MailToAsync(email));
        var id = await people.DbAsync(db => db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);

        var list = await (await FormPage.OpenAsync(administrator, $"admin/people/{id}", "#revoke")).PressAndFollowAsync("Take the invitation back");

        Assert.Equal("People", list.Document.QuerySelector("h1")!.TextContent);
        Assert.False(await people.DbAsync(db => db.People.AnyAsync(p => p.Email == email)));
        Assert.Equal("This invitation does not work any more", await PeopleFixture.HeadingAsync(people.Browser(), link));
        var events = await people.DbAsync(db => db.AuditEntries.Where(e => e.SubjectId == id).Select(e => e.Event).ToListAsync());
        Assert.Equal(["PersonInvitationRevoked", "PersonInvited"], events.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Invitation_AtAnotherCouncil_IsUnknown()
    {
        var link = PeopleFixture.LinkOf(await people.MailToAsync(await InviteAsync(Roles.Editor)));

        Assert.Equal("This invitation does not work any more", await PeopleFixture.HeadingAsync(people.Browser(people.Briar), link));
    }

    [Fact]
    public async Task Opening_AnInvitation_ChangesNothing()
    {
        var email = await InviteAsync(Roles.Editor);
        var link = PeopleFixture.LinkOf(await people.MailToAsync(email));
        using var scanner = people.Browser();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await scanner.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal("Accept your invitation", await PeopleFixture.HeadingAsync(people.Browser(), link));
    }

    private async Task<string> InviteAsync(string role)
    {
        var email = people.NewEmail();
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        var page = await FormPage.OpenAsync(administrator, "admin/people/invite");
        var person = await page.Set("Email", email).Set("Roles", role).PressAndFollowAsync("Send the invitation");
        Assert.Equal(email, person.Document.QuerySelector("h1")?.TextContent);
        return email;
    }
}
