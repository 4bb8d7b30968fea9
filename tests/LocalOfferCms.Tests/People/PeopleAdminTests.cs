using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.People;

/// <summary>What an administrator does about people.</summary>
[Collection(PeopleCollection.Name)]
public class PeopleAdminTests(PeopleFixture people)
{
    [Fact]
    public async Task List_SearchAndRole_ShowsWhoWasMeant()
    {
        var (email, id) = await people.AddAsync(Roles.ServiceProvider);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);

        var found = await FormPage.OpenAsync(administrator, $"admin/people?words={email.ToUpperInvariant()}&role={Uri.EscapeDataString(Roles.ServiceProvider)}");
        var other = await FormPage.OpenAsync(administrator, $"admin/people?words={email}&role={Roles.Approver}");

        Assert.Equal($"/alder/admin/people/{id}", Assert.Single(found.Document.QuerySelectorAll("tbody a")).GetAttribute("href"));
        Assert.Empty(other.Document.QuerySelectorAll("tbody a"));
    }

    [Fact]
    public async Task Roles_ForATopic_LimitWhatAPersonMayDo()
    {
        var (_, id) = await people.AddAsync(Roles.ParentForumMember);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);

        var page = await FormPage.OpenAsync(administrator, $"admin/people/{id}", "#roles");
        var saved = await page.Set("AddRole", Roles.Editor).Set("AddTopic", "travel").PressAndFollowAsync("Save the roles");

        Assert.Contains("The roles are changed.", saved.Document.Body!.TextContent);
        var current = await people.InAsync(async services =>
        {
            var (person, roles) = (await services.GetRequiredService<PeopleReader>().FindAsync(id, default))!.Value;
            var filled = services.GetRequiredService<CurrentPerson>();
            filled.Set(person, roles);
            return filled;
        });
        Assert.True(current.Can(Permissions.EditContent, "Page", null, ["travel", "money"]));
        Assert.False(current.Can(Permissions.EditContent, "Page", null, ["money"]));
        Assert.False(current.Can(Permissions.EditContent, "Page"));
    }

    [Fact]
    public void Permission_ForOneTypeOrOwnItems_IsForThoseAlone()
    {
        var current = new CurrentPerson(TimeProvider.System);
        current.Set(new Person { Id = "me" }, [new("School contributor", "", new HashSet<string> { "EditOwnContent_School", "EditContent_Event" })]);

        Assert.True(current.Can(Permissions.EditContent, "School", "me"));
        Assert.False(current.Can(Permissions.EditContent, "School", "somebody else"));
        Assert.False(current.Can(Permissions.EditContent, "Service", "me"));
        Assert.True(current.Can(Permissions.EditContent, "Event", "somebody else"));
        Assert.False(current.Can(Permissions.PublishContent, "Event", "me"));
    }

    [Fact]
    public async Task Role_ThatTheCouncilChanged_KeepsWhatItAllowsWhenTheRecipeRunsAgain()
    {
        await people.InAsync(async services =>
        {
            await services.GetRequiredService<RoleCatalogue>().SetPermissionsAsync(
                Roles.ServiceProvider, [Permissions.AccessWorkspace, Permissions.ManageMedia], new(people.Host.Clock.GetUtcNow().UtcDateTime, "Ada"), default);
            return true;
        }, people.Briar);

        var report = await people.InAsync(services => services.GetRequiredService<RecipeRunner>().RunAsync(
            RepositoryRoot.Path("recipes", "local-offer.recipe.json"), new RecipeOptions { Author = "test" }, default), people.Briar);
        Assert.Empty(report.Errors);

        var role = await people.InAsync(async services => (await services.GetRequiredService<RoleCatalogue>().ListAsync(default)).Single(r => r.Name == Roles.ServiceProvider), people.Briar);
        Assert.Equal([Permissions.AccessWorkspace, Permissions.ManageMedia], role.Permissions.Order());
    }

    [Fact]
    public async Task LastAdministrator_CanNeitherBeDisabledNorLoseTheRole()
    {
        // Briar has nobody but this one.
        var id = await people.Host.AddPersonAsync(people.Briar, people.NewEmail(), "Ada Only", Roles.Administrator);
        using var browser = await people.Host.SignInPersonAsync(people.Briar, id);

        var disabled = await (await FormPage.OpenAsync(browser, $"admin/people/{id}", "#disable")).PressAndFollowAsync("Stop them signing in");
        var stripped = await (await FormPage.OpenAsync(browser, $"admin/people/{id}", "#roles")).Set("Grants").Set("AddRole", Roles.Editor).PressAndFollowAsync("Save the roles");

        string[] why = ["This is the only administrator who can sign in. Make somebody else an administrator first."];
        Assert.Equal(why, disabled.Errors);
        Assert.Equal(why, stripped.Errors);

        var second = await people.Host.AddPersonAsync(people.Briar, people.NewEmail(), "Bea Second", Roles.Administrator);
        var done = await (await FormPage.OpenAsync(browser, $"admin/people/{second}", "#disable")).PressAndFollowAsync("Stop them signing in");
        Assert.Empty(done.Errors);
    }

    [Fact]
    public async Task PersonManager_WhoIsNoAdministrator_CanNeitherMakeNorTouchOne()
    {
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        await people.InAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            db.SiteDocuments.Add(new SiteDocument { Kind = "Role", Name = "Office", Data = """{"Name":"Office","Permissions":["AccessAdminPanel","ManageUsers"]}""" });
            return await db.SaveChangesAsync();
        });
        var (_, other) = await people.AddAsync(Roles.Administrator);
        var (_, id) = await people.AddAsync("Office");
        using var browser = await people.Host.SignInPersonAsync(people.Alder, id);

        var raised = await (await FormPage.OpenAsync(browser, $"admin/people/{id}", "#roles")).Set("AddRole", Roles.Administrator).PressAndFollowAsync("Save the roles");
        var disabled = await (await FormPage.OpenAsync(browser, $"admin/people/{other}", "#disable")).PressAndFollowAsync("Stop them signing in");
        using var roles = await browser.GetAsync($"admin/people/roles/change?role={Roles.Editor}");

        Assert.Contains("allows more than you may do yourself", Assert.Single(raised.Errors));
        Assert.Contains("allows more than you may do yourself", Assert.Single(disabled.Errors));
        Assert.Equal(HttpStatusCode.Forbidden, roles.StatusCode);
        Assert.Empty((await FormPage.OpenAsync(browser, $"admin/people/{other}")).Document.QuerySelectorAll("#see"));
    }

    [Fact]
    public async Task RolePermissions_Changed_HoldFromTheNextRequest()
    {
        var (_, id) = await people.AddAsync(Roles.Approver);
        using var approver = await people.Host.SignInPersonAsync(people.Alder, id);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await approver.GetAsync("admin/audit")).StatusCode);

        var page = await FormPage.OpenAsync(administrator, $"admin/people/roles/change?role={Roles.Approver}");
        await page.Set("Allowed", [.. page.Values("Allowed"), Permissions.ViewAudit]).Set("AddPermission", Permissions.EditContent).Set("AddType", "Event").PressAndFollowAsync("Save");

        Assert.Equal(HttpStatusCode.OK, (await approver.GetAsync("admin/audit")).StatusCode);
        var roles = await FormPage.OpenAsync(administrator, "admin/people/roles");
        Assert.Contains("Write any page, only: Event", roles.Text);
        var note = await people.DbAsync(db => db.AuditEntries.Where(e => e.Event == "RolePermissionsChanged").Select(e => e.Note).FirstAsync());
        Assert.Equal("given: EditContent_Event, ViewAuditTrail", note);

        await (await FormPage.OpenAsync(administrator, $"admin/people/roles/change?role={Roles.Approver}")).Set("Allowed", [.. page.Values("Allowed").Where(p => p != Permissions.ViewAudit)]).PressAndFollowAsync("Save");
        Assert.Equal(HttpStatusCode.Forbidden, (await approver.GetAsync("admin/audit")).StatusCode);
    }

    [Fact]
    public async Task HandOver_Leaver_LeavesNothingWithoutAnOwner()
    {
        var (leaver, from) = await people.AddAsync(Roles.PageOwner);
        var (heir, to) = await people.AddAsync(Roles.PageOwner);
        var items = await people.DbAsync(async db =>
        {
            var versions = await db.ContentVersions.Where(v => v.Latest).OrderBy(v => v.ContentItemId).Take(3).ToListAsync();
            versions.ForEach(v => v.Owner = from);
            await db.SaveChangesAsync();
            return versions.ConvertAll(v => v.ContentItemId);
        });
        using var stay = await people.Host.SignInPersonAsync(people.Alder, from);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        var page = await FormPage.OpenAsync(administrator, $"admin/people/{from}/hand-over");

        var nobody = await page.Set("To", people.NewEmail()).PressAndFollowAsync();
        var same = await nobody.Set("To", leaver).PressAndFollowAsync();
        var done = await same.Set("To", heir).PressAndFollowAsync();

        Assert.Contains("Nobody here has this email address", Assert.Single(nobody.Errors));
        Assert.Equal(["Choose somebody else to take over."], same.Errors);
        Assert.Contains("3 pages have another owner", done.Document.Body!.TextContent);
        Assert.Equal(3, await people.DbAsync(db => db.ContentVersions.CountAsync(v => items.Contains(v.ContentItemId) && v.Latest && v.Owner == to)));
        Assert.False(await people.DbAsync(db => db.ContentVersions.AnyAsync(v => v.Owner == from && (v.Latest || v.Published))));
        using var answer = await stay.GetAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task HandOver_OfTheLastAdministrator_ChangesNothing()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => people.InAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var now = people.Host.Clock.GetUtcNow().UtcDateTime;
            var administrators = await db.PersonRoles.Where(r => r.Role == Roles.Administrator).Select(r => r.PersonId).ToListAsync();
            var heir = await db.People.Where(p => !administrators.Contains(p.Id) && p.DisabledUtc == null && p.PlatformEmail == null).Select(p => p.Id).FirstAsync();
            await db.People.Where(p => administrators.Contains(p.Id) && p.Id != administrators[0]).ExecuteUpdateAsync(set => set.SetProperty(p => p.DisabledUtc, now));
            await db.ContentVersions.Where(v => v.Latest && v.Number == 1).Take(1).ExecuteUpdateAsync(set => set.SetProperty(v => v.Owner, administrators[0]));
            try
            {
                return await services.GetRequiredService<HandOver>().ExecuteAsync(administrators[0], heir, new(now, "test"), default);
            }
            finally
            {
                Assert.True(await db.ContentVersions.AnyAsync(v => v.Owner == administrators[0]));
                await db.People.Where(p => administrators.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.DisabledUtc, (DateTime?)null));
            }
        }));

        Assert.Equal("LastAdministrator", Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public async Task SeeAs_Person_ShowsTheirWorkspaceChangesNothingAndEnds()
    {
        var (_, id) = await people.AddAsync(Roles.SafeguardingLead);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        var person = await FormPage.OpenAsync(administrator, $"admin/people/{id}", "#see");

        var unsaid = await person.PressAndFollowAsync("See as Robin Reader", "#see");
        var seen = await unsaid.Set("Reason", "They cannot find a page").PressAndFollowAsync("See as Robin Reader", ".lo-seeing");

        Assert.Equal(["Say why you need to see the workspace as this person."], unsaid.Errors);
        Assert.Contains("you see the workspace as Robin Reader", seen.Document.QuerySelector(".lo-seeing")!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync("admin/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync("account")).StatusCode);
        foreach (var address in new[] { "account", "account/password", "admin/people/invite", "search", "" })
        {
            using var answer = await administrator.PostAsync(address, new FormUrlEncodedContent([]));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var back = await seen.PressAndFollowAsync("Stop");
        Assert.Equal("People", back.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(["SeeingAsStarted", "SeeingAsStopped"], await people.DbAsync(db => db.AuditEntries.Where(e => e.SubjectId == id && e.Event.StartsWith("SeeingAs")).OrderBy(e => e.Event).Select(e => e.Event).ToListAsync()));
    }

    [Fact]
    public async Task SeeAs_AfterHalfAnHour_EndsByItself()
    {
        var (_, id) = await people.AddAsync(Roles.Editor);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        await (await FormPage.OpenAsync(administrator, $"admin/people/{id}", "#see")).Set("Reason", "To help").PressAndFollowAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync("admin/people")).StatusCode);

        people.Host.Clock.Advance(SeeingAs.Longest);

        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("admin/people")).StatusCode);
    }

    [Fact]
    public void SeeAs_WhoMayOpenSealedText_DoesNot()
    {
        var current = new CurrentPerson(TimeProvider.System);
        current.Set(new Person { Id = "me" }, [new(Roles.Administrator, "", new HashSet<string>())]);
        Assert.True(current.Has(Permissions.ReadSealed));

        current.SeeAs(new Person { Id = "lead" }, [new(Roles.SafeguardingLead, "", new HashSet<string> { Permissions.ReadSealed, Permissions.TriageComments })]);

        Assert.False(current.Has(Permissions.ReadSealed));
        Assert.False(current.Can(Permissions.ReadSealed, "Comment"));
        Assert.True(current.Has(Permissions.TriageComments));
        Assert.Throws<InvalidOperationException>(() => current.Change());
    }
}
