using LocalOfferCms.Core.People;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Schools.Portal;

/// <summary>The council gives schools to people, and they hand them on.</summary>
public sealed class KeepersTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private readonly SchoolDesk _desk = new(life);

    [Fact]
    public async Task Invite_SomebodyNew_MakesThemKeeperAndOwnerWithOneMessage()
    {
        var school = await _desk.SchoolAsync("Maple Primary");
        var page = await FormPage.OpenAsync(life.Editor, $"admin/schools/{school}/keepers", "#invite");
        var done = await page.Set("Email", "mia.maple@example.org").Set("Name", "Mia Maple").PressAndFollowAsync("Send the invitation", "#invite");
        Assert.Contains("mia.maple@example.org", done.Text);
        Assert.Contains("has not joined yet", done.Text);
        await (await FormPage.OpenAsync(life.Editor, $"admin/schools/{school}/keepers", "#invite")).Set("Email", "MIA.maple@example.org").PressAsync("Send the invitation");

        var mail = Assert.Single(await life.MailToAsync("mia.maple@example.org"));
        Assert.Contains("Maple Primary", mail.Text);
        var person = await life.DbAsync(db => db.People.SingleAsync(p => p.NormalizedEmail == "MIA.MAPLE@EXAMPLE.ORG"));
        Assert.Equal([Roles.SchoolContributor], await life.DbAsync(db => db.PersonRoles.Where(r => r.PersonId == person.Id).Select(r => r.Role).ToListAsync()));
        Assert.Equal(KeeperTask.Keep, await life.DbAsync(db => db.SchoolKeepers().Where(k => k.SchoolId == school).Select(k => k.Task).SingleAsync()));
        Assert.Equal(person.Id, await life.DbAsync(db => db.ContentSummaries.Where(s => s.ContentItemId == school).Select(s => s.OwnerId).SingleAsync()));
        Assert.Equal(1, await _desk.AuditsAsync("SchoolKeeperAdded", school));

        await (await FormPage.OpenAsync(life.Editor, $"admin/schools/{school}/keepers", $"#person-{person.Id}")).PressAsync("Send again to Mia Maple");
        Assert.Equal(2, (await life.MailToAsync("mia.maple@example.org")).Count);
    }

    [Fact]
    public async Task Invite_SharedMailboxWithoutAName_IsRefusedBesideTheField()
    {
        var school = await _desk.SchoolAsync("Nettle Primary");
        var page = await FormPage.OpenAsync(life.Editor, $"admin/schools/{school}/keepers", "#invite");
        var refused = await FormPage.ReadAsync(life.Editor, await page.Set("Email", "senco@nettle.example.org").PressAsync("Send the invitation"), "#invite");

        Assert.Contains("Several people may read this mailbox", Assert.Single(refused.Errors));
        Assert.NotNull(refused.Document.QuerySelector("#Name-error"));
        Assert.Equal(["senco@nettle.example.org"], refused.Values("Email"));

        await refused.Set("Name", "Nora Nettle").PressAsync("Send the invitation");
        var keeper = await life.DbAsync(db => db.SchoolKeepers().SingleAsync(k => k.SchoolId == school));
        Assert.Equal(("Nora Nettle", 2026), (keeper.NamedPerson, keeper.NamedYear));
    }

    [Fact]
    public async Task Invite_ForATrust_GivesAllItsSchoolsToSomebodyWhoIsHereAlready()
    {
        var schools = new[] { await _desk.SchoolAsync("Oak Academy", "Acorn Trust"), await _desk.SchoolAsync("Pine Academy", "Acorn Trust"), await _desk.SchoolAsync("Quince Academy", "Other Trust") };
        await life.Host.AddPersonAsync(life.Council, "tess.trust@example.org", "Tess Trust", Roles.PageOwner);
        var page = await FormPage.OpenAsync(life.Editor, $"admin/schools/{schools[0]}/keepers", "#invite");
        Assert.Contains("All 2 schools of Acorn Trust", page.Text);

        await page.Set("Email", "tess.trust@example.org").Set("Task", "Approve").Set("Whole", "trust").PressAsync("Send the invitation");

        Assert.Equal(schools[..2].Order(), await life.DbAsync(db => db.SchoolKeepers().Where(k => db.People.Any(p => p.Id == k.PersonId && p.Email == "tess.trust@example.org")).Select(k => k.SchoolId).OrderBy(i => i).ToListAsync()));
        var mail = Assert.Single(await life.MailToAsync("tess.trust@example.org"));
        Assert.Equal("You look after 2 schools", mail.Subject);
        Assert.Contains(mail.Links, l => l.Contains("account/link?token=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HandOver_ByTheHead_GivesTheSencosWorkToAnotherInOneStep()
    {
        var school = await _desk.SchoolAsync("Rowan Primary");
        var (senco, sencoId, email) = await _desk.KeeperAsync("Rita Rowan", KeeperTask.Keep, school);
        var (head, _, _) = await _desk.KeeperAsync("Hanna Head", KeeperTask.Approve, school);
        Assert.Null((await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/people")).Document.QuerySelector("main form"));

        var done = await (await FormPage.OpenAsync(head, $"admin/my-schools/{school}/people")).Set("From", sencoId).Set("Email", "nick.new@example.org").Set("Name", "Nick New").PressAndFollowAsync("Hand over");

        Assert.Contains("nick.new@example.org", done.Text);
        using var gone = await senco.GetAsync($"admin/my-schools/{school}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Single(await life.MailToAsync("nick.new@example.org"));
        Assert.Contains("handed over", Assert.Single(await life.MailToAsync(email)).Subject);
        Assert.Equal(1, await _desk.AuditsAsync("SchoolHandedOver", school));
    }

    [Fact]
    public async Task Remove_TakesTheSchoolAndTheOwnership_AndKeepsTheAccount()
    {
        var school = await _desk.SchoolAsync("Sorrel Primary");
        await (await FormPage.OpenAsync(life.Editor, $"admin/schools/{school}/keepers", "#invite")).Set("Email", "sid.sorrel@example.org").Set("Name", "Sid Sorrel").PressAsync("Send the invitation");
        await life.RunJobsAsync();
        var id = await life.DbAsync(db => db.People.Where(p => p.Email == "sid.sorrel@example.org").Select(p => p.Id).SingleAsync());

        await (await FormPage.OpenAsync(life.Editor, $"admin/schools/{school}/keepers", $"#person-{id}")).PressAsync("Take the school from them: Sid Sorrel");
        await life.RunJobsAsync();

        Assert.False(await life.DbAsync(db => db.SchoolKeepers().AnyAsync(k => k.SchoolId == school)));
        Assert.Null(await life.DbAsync(db => db.ContentSummaries.Where(s => s.ContentItemId == school).Select(s => s.OwnerId).SingleAsync()));
        Assert.True(await life.DbAsync(db => db.People.AnyAsync(p => p.Id == id)));
    }

    [Theory]
    [InlineData("senco@school.example.org", true)]
    [InlineData("office.oakhill@example.org", true)]
    [InlineData("oakhill-senco@example.org", true)]
    [InlineData("senco2@example.org", true)]
    [InlineData("jo.smith@example.org", false)]
    [InlineData("j.head@example.org", false)]
    public void SharedMailboxes_AreToldByTheirNames(string email, bool isShared) => Assert.Equal(isShared, SharedMailboxes.Has(email));
}
