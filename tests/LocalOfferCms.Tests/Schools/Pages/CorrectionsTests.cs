using System.Net;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Corrections;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Pages;

/// <summary>A school says that the national register is wrong.</summary>
[Collection(SchoolPagesCollection.Name)]
public class CorrectionsTests(SchoolPagesFixture site)
{
    private static int _people;

    [Fact]
    public async Task Correct_ByTheKeeper_ShowsBothOnThePage_TellsTheCouncilOnce_AndKeepsTheDraft()
    {
        var id = await site.SchoolAsync("Alder Carr Primary", SchoolPageTests.Registered);
        await DraftAsync(id, "A summary in the making.");
        var editor = await PersonAsync(Roles.Editor);
        var keeper = await KeeperAsync(id);
        var before = (await site.VersionAsync(id)).Number;

        var done = await (await FormPage.OpenAsync(keeper, $"admin/schools/{id}/facts?fact=Pupils")).Set("Value", "210").Set("Note", "Five joined in September.").PressAndFollowAsync();

        Assert.Contains("the page now shows what you say", done.Document.Body!.TextContent);
        var page = await site.PageAsync("schools/alder-carr-primary");
        Assert.StartsWith("210", page.Fact("Number of pupils"));
        Assert.Contains("The school says “210”", page.Fact("Number of pupils"));
        Assert.Contains("; the register says “205”. Five joined in September.", page.Fact("Number of pupils"));
        var published = await site.VersionAsync(id);
        Assert.True(published.Number > before);
        Assert.Equal("Where the national register is wrong: Number of pupils.", published.ChangeNote);
        var draft = await site.VersionAsync(id, published: false);
        Assert.NotEqual(published.ContentItemVersionId, draft.ContentItemVersionId);
        Assert.Contains("A summary in the making.", draft.Data);
        Assert.Contains("Five joined in September.", draft.Data);
        var mail = Assert.Single(await site.MailAsync(), m => m.Subject.Contains("Alder Carr Primary"));
        Assert.Contains("Number of pupils", mail.Subject);
        Assert.Single(await site.DbAsync(db => db.AuditEntries.Where(a => a.Event == "SchoolFactCorrected" && a.SubjectId == id).ToListAsync()));
        editor.Dispose();
    }

    [Fact]
    public async Task Correct_Again_ReplacesTheFirst_AndTakingItBackLeavesNone()
    {
        var id = await site.SchoolAsync("Birch Carr Primary", SchoolPageTests.Registered);
        var editor = await PersonAsync(Roles.Editor);
        var address = $"admin/schools/{id}/facts?fact=Telephone";

        await (await FormPage.OpenAsync(editor, address)).Set("Value", "01632 960901").Set("Note", "New number.").PressAndFollowAsync();
        var second = await FormPage.OpenAsync(editor, address);
        Assert.Equal(["01632 960901"], second.Values("Value"));
        await second.Set("Value", "01632 960902").PressAndFollowAsync();

        Assert.Equal(["01632 960902"], await CorrectedAsync(id));
        Assert.Contains("The school says “01632 960902”", (await site.PageAsync("schools/birch-carr-primary")).Section("Who to ask first").Words());
        await (await FormPage.OpenAsync(editor, address, "main form[action*='TakeBack']")).PressAndFollowAsync();
        Assert.Empty(await CorrectedAsync(id));
        Assert.DoesNotContain("The school says", (await site.PageAsync("schools/birch-carr-primary")).Section("Who to ask first").Words());
    }

    [Theory]
    [InlineData("Pupils", "many", "We counted.", "Enter a whole number, such as 210.")]
    [InlineData("Pupils", "", "We counted.", "Enter what is right.")]
    [InlineData("Pupils", "205", "We counted.", "The register says that already.")]
    [InlineData("Pupils", "210", "", "Say how you know, such as: The new wing opened in September.")]
    [InlineData("Postcode", "Reedham", "It moved.", "Enter a full postcode, such as PE1 1AA.")]
    [InlineData("Postcode", "re11ed", "It moved.", "The register says that already.")]
    [InlineData("Website", "javascript:alert(1)", "New site.", "Enter an address that begins with https://")]
    [InlineData("Kind", "castle", "It is one.", "Choose from the list.")]
    [InlineData("SenUnit", "perhaps", "It opened.", "Choose yes or no.")]
    public async Task Correct_WhatCannotBe_SaysWhyBesideTheField(string fact, string value, string note, string error)
    {
        var id = await site.SchoolAsync("Hazel Carr Primary", SchoolPageTests.Registered, id: "hazel-carr");
        var editor = await PersonAsync(Roles.Editor);

        var form = (await FormPage.OpenAsync(editor, $"admin/schools/{id}/facts?fact={fact}")).Set("Value", value).Set("Note", note);
        var page = await FormPage.ReadAsync(editor, await form.PressAsync());

        Assert.Equal([error], page.Errors);
        Assert.Equal([note], page.Values("Note").Select(n => n.Trim()));
        Assert.Empty(await CorrectedAsync(id));
    }

    [Fact]
    public async Task Facts_OfAnothersSchool_AreNotThere()
    {
        var (own, other) = (await site.SchoolAsync("Ash Carr Primary", SchoolPageTests.Registered), await site.SchoolAsync("Oak Carr Primary", SchoolPageTests.Registered));
        var keeper = await KeeperAsync(own);

        Assert.Equal(HttpStatusCode.OK, (await FormPage.OpenAsync(keeper, $"admin/schools/{own}/facts")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await FormPage.OpenAsync(keeper, $"admin/schools/{other}/facts")).Status);
        var form = await FormPage.OpenAsync(keeper, $"admin/schools/{own}/facts?fact=Pupils");
        using var posted = await keeper.PostAsync($"admin/schools/{other}/facts?fact=Pupils", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", form.Values("__RequestVerificationToken")[0]), new("Value", "1"), new("Note", "Mine.")]));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        Assert.Empty(await CorrectedAsync(other));
        Assert.Equal(HttpStatusCode.NotFound, (await FormPage.OpenAsync(keeper, $"admin/schools/{own}/facts?fact=EhcPlans")).Status);
    }

    [Theory]
    [InlineData("Telephone", "01632 960902", "01632960902", true)]
    [InlineData("Website", "https://reed.example.org/", "http://Reed.example.org", true)]
    [InlineData("Town", "Reed Ham", "Reedham Market", false)]
    public void Settle_OnceTheRegisterAgrees_TakesTheCorrectionOut(string fact, string said, string registered, bool settled)
    {
        var content = new JsonObject
        {
            ["SchoolRegisterPart"] = new JsonObject { [fact] = fact == "Website" ? new JsonObject { ["Url"] = registered } : SchoolPagesFixture.Text(registered), ["Gender"] = SchoolPagesFixture.Text("Mixed") },
        };
        SchoolCorrections.Set(content, new("one", CorrectableFact.Named(fact)!, said, "We know.", "Somebody", new(2024, 7, 1)));
        SchoolCorrections.Set(content, new("two", CorrectableFact.Named("Gender")!, "Girls", "We know.", "Somebody", new(2024, 7, 1)));

        Assert.Equal(settled ? [fact] : [], SchoolCorrections.Settle(content));
        Assert.Equal(settled ? ["Gender"] : [fact, "Gender"], Facts(content));
        Assert.Empty(SchoolCorrections.Settle(content));
    }

    [Fact]
    public void Settle_ContentWithoutCorrections_ChangesNothing()
    {
        var content = new JsonObject();

        Assert.Empty(SchoolCorrections.Settle(content));
        Assert.Equal("{}", content.ToJsonString());
    }

    private async Task<IReadOnlyList<string>> CorrectedAsync(string id) =>
        [.. new ContentDocument("School", JsonText.Object((await site.VersionAsync(id)).Data)).Items("Corrections").Select(c => c.Content.Own.Text("Value"))];

    private static IReadOnlyList<string> Facts(JsonObject content) => [.. new ContentDocument("School", content).Items("Corrections").Select(c => c.Content.Own.Text("Fact"))];

    private Task DraftAsync(string id, string summary) => site.InAsync(async services =>
    {
        var content = JsonText.Object((await services.GetRequiredService<Core.Data.CmsDbContext>().ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == id && v.Published)).Data);
        content["SummaryPart"] = new JsonObject { ["Summary"] = SchoolPagesFixture.Text(summary) };
        return await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, "School", "Alder Carr Primary", content), site.Change, default);
    });

    private async Task<HttpClient> PersonAsync(string role) => await site.Host.SignInPersonAsync(site.Council, await AddAsync(role));

    private Task<string> AddAsync(string role)
    {
        var number = Interlocked.Increment(ref _people);
        return site.Host.AddPersonAsync(site.Council, $"person-{number}@example.org", $"Person {number}", role);
    }

    private async Task<HttpClient> KeeperAsync(string schoolId)
    {
        var person = await AddAsync(Roles.SchoolContributor);
        await site.DbAsync(async db =>
        {
            db.SchoolKeepers().Add(new SchoolKeeper { SchoolId = schoolId, PersonId = person, AddedUtc = site.Change.Now });
            return await db.SaveChangesAsync();
        });
        return await site.Host.SignInPersonAsync(site.Council, person);
    }
}
