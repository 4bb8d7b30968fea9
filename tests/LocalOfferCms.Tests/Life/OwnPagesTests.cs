using System.Net;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Life;

/// <summary>People from outside the council, who keep a service's or a school's page: they find what is theirs, and nothing else.</summary>
public sealed class OwnPagesTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private static int _people;

    [Fact]
    public async Task Provider_FindsOwnPagesOnTheFirstPageAndInTheList()
    {
        var (provider, id, name) = await SignInAsync(Roles.ServiceProvider);
        var own = await ServiceAsync("Reed group", id);
        var other = await ServiceAsync("Sedge group", null);

        foreach (var address in new[] { "admin", "admin/content", "admin/content?owner=", "admin/content?q=group" })
        {
            var page = await FormPage.OpenAsync(provider, address, "main form[method=post]");
            Assert.NotNull(page.Document.QuerySelector($"main a[href$='/admin/content/{own}']"));
            Assert.Null(page.Document.QuerySelector($"main a[href$='/admin/content/{other}']"));
            Assert.DoesNotContain("Edda Editor", page.Text);
        }

        var list = await FormPage.OpenAsync(provider, "admin/content", "main form[method=post]");
        Assert.Equal("Your pages", list.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains(name, list.Document.QuerySelector("tbody tr")!.TextContent);
        Assert.Equal(["/alder/admin/content/new/Service"], list.Document.QuerySelectorAll(".lo-life__new a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Your pages", list.Document.QuerySelector("nav")!.TextContent);
        Assert.DoesNotContain("All content", list.Document.QuerySelector("nav")!.TextContent);
    }

    [Fact]
    public async Task Editor_HasOneEntryForTheListOfContent()
    {
        var page = await FormPage.OpenAsync(life.Editor, "admin/content", "main form[method=post]");

        Assert.Equal(["All content"], page.Document.QuerySelectorAll("nav a[href$='/admin/content']").Select(a => a.TextContent.Trim()));
        Assert.Equal("All content", page.Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task PageOwner_FindsThePagesInTheirCareOnTheFirstPage()
    {
        var (owner, id, _) = await SignInAsync(Roles.PageOwner);
        Assert.Contains("None yet.", (await FormPage.OpenAsync(owner, "admin")).Text);

        var own = await ServiceAsync("Willow group", id);

        Assert.NotNull((await FormPage.OpenAsync(owner, "admin")).Document.QuerySelector($"main a[href$='/admin/content/{own}']"));
    }

    [Fact]
    public async Task Send_OffersApproversAloneAndTakesNobodyElse()
    {
        var (provider, id, _) = await SignInAsync(Roles.ServiceProvider);
        var own = await ServiceAsync("Alder group", id);

        var form = await FormPage.OpenAsync(provider, $"admin/content/{own}/move/submit");
        Assert.Equal(["", life.ApproverId], form.Document.QuerySelectorAll("select option").Select(o => o.GetAttribute("value") ?? "").Where(v => v.Length == 0 || v == life.ApproverId || v == life.EditorId));
        Assert.Contains("Before it can go on the site:", form.Text);
        Assert.Contains("Say when somebody will look at this page again.", form.Text);
        using var wrong = await form.Set("Input.To", life.EditorId).PressAsync();
        Assert.Equal(["Choose somebody who may approve it, or leave the choice open."], (await FormPage.ReadAsync(provider, wrong)).Errors);

        var sent = await (await FormPage.OpenAsync(provider, $"admin/content/{own}/move/submit")).Set("Input.To", life.ApproverId).PressAndFollowAsync();
        Assert.Contains("sent it to Ada Approver", sent.Text);
    }

    [Fact]
    public async Task Missing_OfADraft_SaysWhatEveryPageNeedsBesideTheField()
    {
        var (provider, id, _) = await SignInAsync(Roles.ServiceProvider);
        var own = await ServiceAsync("Rush group", id);

        var page = await FormPage.OpenAsync(provider, $"admin/content/{own}/edit?missing=show");

        Assert.Contains("Say when somebody will look at this page again.", page.Errors);
        Assert.All(page.Document.QuerySelectorAll(".govuk-error-summary__list a"), a => Assert.NotNull(page.Document.GetElementById(a.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task Keeper_OfTheirOwnPage_LearnsNobodysName()
    {
        var (provider, id, name) = await SignInAsync(Roles.ServiceProvider);
        var own = await ServiceAsync("Osier group", id);

        var form = await FormPage.OpenAsync(provider, $"admin/content/{own}/move/keeper");

        Assert.Equal([name], form.Document.QuerySelectorAll("select option").Select(o => o.TextContent.Trim()));
    }

    [Fact]
    public async Task Report_OfChecks_IsAboutOwnPages()
    {
        var (provider, id, _) = await SignInAsync(Roles.ServiceProvider);
        var (own, other) = (await ServiceAsync("Fern group", id), await ServiceAsync("Moss group", null));
        await life.DbAsync(db =>
        {
            foreach (var item in new[] { own, other })
            {
                db.PublishedPages.Add(new() { ContentItemId = item, ContentItemVersionId = item, ContentType = "Service", Title = item, Path = item });
                db.PageFindings.Add(new() { ContentItemId = item, Position = 0, Code = "EmptySummary", Message = $"About {item}", Label = "Summary" });
            }

            return db.SaveChangesAsync();
        });

        var theirs = await FormPage.OpenAsync(provider, "admin/checks");
        Assert.Contains($"About {own}", theirs.Text);
        Assert.DoesNotContain($"About {other}", theirs.Text);
        Assert.Null(theirs.Document.QuerySelector("a[href$='/admin/checks/words']"));
        Assert.Contains($"About {other}", (await FormPage.OpenAsync(life.Editor, "admin/checks")).Text);
    }

    [Fact]
    public async Task Library_OfASchool_LetsThemChangeWhatTheyAddedThemselves()
    {
        var (school, _, _) = await SignInAsync(Roles.SchoolContributor);
        var theirs = await AddAsync(school, "school.txt");
        var councils = await AddAsync(life.Editor, "council.txt");

        Assert.NotNull((await FormPage.OpenAsync(school, $"admin/media/{theirs}", "form[novalidate]")).Document.QuerySelector("form[action*='handler=Withdraw']"));
        var page = await FormPage.OpenAsync(school, $"admin/media/{councils}");
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var form = await FormPage.OpenAsync(school, $"admin/media/{theirs}", "form[action*='handler=Withdraw']");
        var token = form.Values("__RequestVerificationToken")[0];
        foreach (var handler in new[] { "", "?handler=Withdraw", "?handler=Delete", "?handler=Replace" })
        {
            using var answer = await school.PostAsync($"admin/media/{councils}{handler}", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Reason", "Mine")]));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var withdraw = await FormPage.OpenAsync(life.Editor, $"admin/media/{councils}", "form[action*='handler=Withdraw']");
        await withdraw.Set("Reason", "Out of date").PressAndFollowAsync();
        using var gone = await school.GetAsync($"admin/media/{councils}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.DoesNotContain("council.txt", (await FormPage.OpenAsync(school, "admin/media?show=withdrawn")).Text);
    }

    [Fact]
    public async Task Editor_OfSomebodyWithoutTheLibrary_OffersNoFiles()
    {
        var (provider, id, _) = await SignInAsync(Roles.ServiceProvider);
        var own = await ServiceAsync("Flag group", id);

        var page = await FormPage.OpenAsync(provider, $"admin/content/{own}/edit");

        Assert.Empty(page.Document.QuerySelectorAll("button[value^='picture:'], button[value^='media:']"));
        Assert.NotEmpty((await FormPage.OpenAsync(life.Editor, $"admin/content/{own}/edit")).Document.QuerySelectorAll("button[value^='picture:']"));
    }

    private async Task<(HttpClient Browser, string Id, string Name)> SignInAsync(string role)
    {
        var name = $"Pia {Interlocked.Increment(ref _people)}";
        var id = await life.Host.AddPersonAsync(life.Council, $"{name.Replace(' ', '-')}@example.org", name, role);
        return (await life.Host.SignInPersonAsync(life.Council, id), id, name);
    }

    private Task<string> ServiceAsync(string title, string? ownerId)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["OwnerPart"] = ownerId is null ? new JsonObject() : new JsonObject { ["Person"] = new JsonObject { ["Text"] = ownerId } },
        };
        return life.InAsync(services => services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "Service", title, content), life.Change("Edda Editor"), default));
    }

    private async Task<string> AddAsync(HttpClient browser, string name)
    {
        var form = await FormPage.OpenAsync(browser, "admin/media", "main form[enctype]");
        await form.Attach("Files", name, System.Text.Encoding.UTF8.GetBytes($"Words of {name}.")).PressAndFollowAsync();
        return MediaFile.IdOf($"documents/{name}");
    }
}
