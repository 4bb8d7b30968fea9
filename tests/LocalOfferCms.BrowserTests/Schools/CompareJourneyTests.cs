using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.BrowserTests.Workspace;
using LocalOfferCms.Core.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Schools;

/// <summary>A parent with a telephone looks for a school near home: a postcode, two schools side by side, a report, and the questions to take along.</summary>
[Collection(SitesCollection.Name)]
public class CompareJourneyTests(SitesFixture sites)
{
    private const string Council = "milton-keynes";
    private const string Postcode = "ZB1 1AA";
    private const string Near = "Canal Reach Primary";
    private const string Further = "Stonebeam Primary Academy";
    private const int Phone = 360;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parent_FromAPostcodeToTheQuestionsForASchool(bool script)
    {
        await KnowPostcodeAsync();
        await using var parent = await VisitAsync(script);
        await parent.GoAsync("schools");
        await MistypeAsync(parent);
        await FindAsync(parent);
        await CompareAsync(parent);
        await ReadAsync(parent);
        await AskAsync(parent);
        await parent.GoAsync("schools/compare?school=m-school-canal-reach-primary");
        await parent.SeesAsync("Add another school by its name");
    }

    [Fact]
    public async Task Comparison_OnPaper_StandsSideBySideWithoutForms()
    {
        await using var parent = await VisitAsync(script: true);
        await parent.GoAsync("schools/compare?school=m-school-canal-reach-primary&school=m-school-stonebeam-primary-academy");
        await parent.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(parent.Page.Locator("#add")).ToBeHiddenAsync();
        await Assertions.Expect(parent.Page.GetByText("Remove", new() { Exact = false }).First).ToBeHiddenAsync();
        Assert.Equal(2, await parent.Page.Locator(".lo-beside__row dl").First.EvaluateAsync<int>("list => getComputedStyle(list).gridTemplateColumns.split(' ').length"));
    }

    private static async Task MistypeAsync(Colleague parent)
    {
        const string Mistyped = "ZB1 1A£";
        await parent.TypeAsync("Postcode or town", Mistyped);
        await parent.PressAsync("Show schools");
        await Assertions.Expect(parent.Page.Locator("#near-error")).ToContainTextAsync($"We do not know “{Mistyped}”.");
        await Assertions.Expect(parent.Page.Locator("#near")).ToHaveValueAsync(Mistyped);
        await Assertions.Expect(parent.Page.Locator(".govuk-error-summary a[href='#near']")).ToHaveCountAsync(1);
    }

    private static async Task FindAsync(Colleague parent)
    {
        await parent.TypeAsync("Postcode or town", Postcode);
        await parent.ChooseAsync("How far away", "Within 5 miles");
        await parent.PressAsync("Show schools");
        await parent.SeesAsync("The nearest come first.");
        await parent.Page.Locator(".lo-find__summary").PressAsync("Enter");
        await TickAsync(parent, "input[name=phase][value=primary]");
        await parent.EnterAsync(parent.Page.Locator(".lo-find__more button"));
        await Assertions.Expect(parent.Page.Locator(".lo-chosen")).ToContainTextAsync("Primary");
        Assert.Equal(Near, await parent.Page.Locator(".lo-index__title").First.TextContentAsync());
        Assert.Equal(0, await parent.Page.Locator(".lo-index__title", new() { HasText = "College" }).CountAsync());
    }

    private static async Task CompareAsync(Colleague parent)
    {
        await parent.TickAsync($"Compare {Near}");
        await parent.TickAsync($"Compare {Further}");
        await parent.PressAsync("Compare the schools you ticked");
        await parent.SeesAsync("What they answer");
        Assert.Equal([Near, Further], (await parent.Page.Locator(".lo-beside__school > a:first-child").AllTextContentsAsync()).Order());
        await parent.FollowAsync("Questions that young people ask");
        await Assertions.Expect(parent.Page.Locator(".lo-views [aria-current=page]")).ToHaveTextAsync("Questions that young people ask");
        Assert.Equal(2, await parent.Page.Locator(".lo-beside__school").CountAsync());
    }

    private static async Task ReadAsync(Colleague parent)
    {
        await parent.FollowAsync("The report on this site");
        await Assertions.Expect(parent.Page.Locator(".lo-views [aria-current=page]")).ToContainTextAsync("young people");
        await parent.FollowAsync("More about ");
        await parent.FollowAsync("Get your questions to this");
    }

    private static async Task AskAsync(Colleague parent)
    {
        await parent.PressAsync("Make my message");
        await Assertions.Expect(parent.Page.Locator("#question-error")).ToContainTextAsync("Choose at least one question");
        var question = parent.Page.Locator("input[name=question]").First;
        await TickAsync(parent, "input[name=question]");
        var words = (await parent.Page.Locator($"label[for={await question.GetAttributeAsync("id")}]").TextContentAsync())!;
        await parent.PressAsync("Make my message");
        await Assertions.Expect(parent.Page.Locator(".lo-ask__text")).ToContainTextAsync(words);
        await Assertions.Expect(question).ToBeCheckedAsync();
        var mail = await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Open it in my email" }).GetAttributeAsync("href");
        Assert.StartsWith("mailto:", mail, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(words), mail, StringComparison.Ordinal);
    }

    private static async Task TickAsync(Colleague parent, string box)
    {
        var found = parent.Page.Locator(box).First;
        await found.PressAsync("Space");
        await Assertions.Expect(found).ToBeCheckedAsync();
    }

    private async Task<Colleague> VisitAsync(bool script) => new(await sites.Browser.OpenAsync(Phone, javaScript: script), sites.Home(Council), script);

    /// <summary>A table with one postcode that nobody has, beside the first of the two schools.</summary>
    private async Task KnowPostcodeAsync()
    {
        var path = Path.Combine(sites.Host.Data.Folder, $"{Path.GetRandomFileName()}.csv");
        await File.WriteAllLinesAsync(path, ["postcode,latitude,longitude,admin_district_code", $"{Postcode},52.0285,-0.7750,E06000042"]);
        await using var scope = sites.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PostcodeImport>().RunAsync(path, null, default);
    }
}
