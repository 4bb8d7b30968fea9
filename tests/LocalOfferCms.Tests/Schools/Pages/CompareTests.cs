using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LocalOfferCms.Tests.Schools.Pages;

/// <summary>Schools side by side, and questions to one of them: without script, without a cookie, and with an address that can be sent on.</summary>
[Collection(SchoolPagesCollection.Name)]
public class CompareTests(SchoolPagesFixture site)
{
    [Fact]
    public async Task Compare_Three_SaysEachFactOfEachSchoolUnderItsName()
    {
        var (heath, moor) = (await site.SchoolAsync("Heath Primary", SchoolPageTests.Registered), await site.SchoolAsync("Moor Primary", _ => { }));

        var page = await site.PageAsync($"schools/compare?school=school&school={heath}&school={moor}");

        Assert.Equal(["Fernwort School", "Heath Primary", "Moor Primary"], page.QuerySelectorAll(".lo-beside__school a:first-child").Select(a => a.Words()));
        Assert.Equal(["Primary", "Primary: 4 to 11", "Not said"], Values(page, "Ages"));
        Assert.Equal(["The report on this site", "No report linked here yet", "No report linked here yet"], Values(page, "SEN information report"));
        Assert.Null(page.QuerySelector("#find"));
        Assert.All(page.QuerySelectorAll(".lo-beside__row dl"), list => Assert.Equal(3, list.QuerySelectorAll("dt").Length));
    }

    [Fact]
    public async Task Compare_Trust_OfASchoolThatTheCouncilKeepsUp_IsNoneRatherThanNotSaid()
    {
        var academy = await site.SchoolAsync("Vale Academy", SchoolPageTests.Registered);
        var kept = await site.SchoolAsync("Vale Infants", register => register["Kind"] = SchoolPagesFixture.Text("maintained"));
        var unknown = await site.SchoolAsync("Vale Juniors", _ => { });

        var page = await site.PageAsync($"schools/compare?school={academy}&school={kept}&school={unknown}");

        Assert.Equal(["Example Trust", "Not in a trust", "Not said"], Values(page, "Trust"));
    }

    [Fact]
    public async Task Compare_Answers_StandUnderTheQuestionOrSayThatThereIsNone()
    {
        var other = await site.SchoolAsync("Down Primary", _ => { });

        var parents = await site.PageAsync($"schools/compare?school=school&school={other}");
        var young = await site.PageAsync($"schools/compare?school=school&school={other}&view=young-person");

        Assert.Equal(["Fernwort needs.", "No answer here yet."], Values(parents, parents.QuerySelector("#q-P1")!.Words()));
        Assert.NotNull(young.QuerySelector("#q-Y1"));
        Assert.Null(young.QuerySelector("#q-P1"));
        Assert.Contains(young.QuerySelectorAll(".lo-beside a"), a => a.GetAttribute("href") == "/fern/schools/school/sen-information-report?view=young-person");
    }

    [Fact]
    public async Task Compare_AddAndRemove_ByPlainLinks()
    {
        var id = await site.SchoolAsync("Fell’s Primary", _ => { });

        var page = await site.PageAsync("schools/compare?school=school&find=fells");
        var add = Assert.Single(page.QuerySelectorAll(".lo-beside__found a"));
        Assert.Equal("Add Fell’s Primary", add.Words());
        var both = await site.PageAsync(add.GetAttribute("href")!["/fern/".Length..]);
        Assert.Equal(2, both.QuerySelectorAll(".lo-beside__school").Length);
        var left = await site.PageAsync(both.QuerySelector(".lo-beside__remove")!.GetAttribute("href")!["/fern/".Length..]);

        Assert.Equal("Fell’s Primary", Assert.Single(left.QuerySelectorAll(".lo-beside__school a:first-child")).Words());
        Assert.Contains($"school={id}", both.QuerySelectorAll(".lo-views a").Single().GetAttribute("href"));
    }

    [Fact]
    public async Task Compare_WhatIsNotThere_IsLeftOut_AndAFourthToo()
    {
        var ids = new List<string>();
        foreach (var name in new[] { "Tor One", "Tor Two", "Tor Three", "Tor Four" })
        {
            ids.Add(await site.SchoolAsync(name, _ => { }));
        }

        var page = await site.PageAsync("schools/compare?" + string.Join('&', ids.Select(id => "school=" + id)));
        Assert.Equal(3, page.QuerySelectorAll(".lo-beside__school").Length);
        Assert.Contains("One more that you chose is not shown", page.QuerySelector(".govuk-inset-text")!.Words());
        Assert.Single((await site.PageAsync($"schools/compare?school=no-such-school&school=contact&school={ids[0]}")).QuerySelectorAll(".lo-beside__school"));
        Assert.Empty((await site.PageAsync("schools/compare")).QuerySelectorAll(".lo-beside__school"));
    }

    [Fact]
    public async Task Compare_Three_NeedsFewQueries_AndIsMadeAnewWhenOneChanges()
    {
        var id = await site.SchoolAsync("Knoll Primary", _ => { });
        var address = $"schools/compare?school=school&school={id}&find=primary";

        Assert.InRange((await site.OpenAsync(address)).Queries, 1, 5);
        Assert.Equal(0, (await site.OpenAsync(address)).Queries);
        await site.SchoolAsync("Knoll Infants", _ => { }, id: id);

        Assert.Contains("Knoll Infants", (await site.PageAsync(address)).QuerySelector(".lo-beside__schools")!.Words());
    }

    [Fact]
    public async Task Ask_Chosen_MakesAMessageForOnesOwnMail()
    {
        var id = await site.SchoolAsync("Weir Primary", SchoolPageTests.Registered, own => own["FirstContactEmail"] = SchoolPagesFixture.Text("office@weir.example"));

        var page = await site.PageAsync($"schools/ask?school={id}&question=P1");
        var question = page.QuerySelector("label[for='question-P1']")!.Words();
        var mail = Uri.UnescapeDataString(page.QuerySelector("a[href^='mailto:office@weir.example?subject=']")!.GetAttribute("href")!);

        Assert.Contains("special educational needs at Weir Primary", mail);
        Assert.Contains("- " + question, mail);
        Assert.Contains("- " + question, page.QuerySelector(".lo-ask__text")!.Words());
        Assert.True(((IHtmlInputElement)page.QuerySelector("#question-P1")!).IsChecked);
        Assert.DoesNotContain(page.QuerySelectorAll("main form[action*='/schools/ask']"), form => form.GetAttribute("method") != "get");
    }

    [Fact]
    public async Task Ask_NothingChosenOrNoMailbox_OffersWhatThereIs()
    {
        var id = await site.SchoolAsync("Lock Primary", SchoolPageTests.Registered);

        var fresh = await site.PageAsync($"schools/ask?school={id}");
        Assert.Null(fresh.QuerySelector(".lo-ask__text"));
        Assert.Null(fresh.QuerySelector(".govuk-error-summary"));
        var empty = await site.PageAsync($"schools/ask?school={id}&make=message");
        Assert.NotNull(empty.QuerySelector(empty.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!));
        var page = await site.PageAsync($"schools/ask?school={id}&question=P1&question=nothing");
        Assert.Contains("We have no email address of this school.", page.QuerySelector("main")!.Words());
        Assert.NotNull(page.QuerySelector("main a[href='tel:01632960900']"));
    }

    [Theory]
    [InlineData("schools/ask")]
    [InlineData("schools/ask?school=no-such-school")]
    [InlineData("schools/ask?school=school-report")]
    public async Task Ask_NoSuchSchool_IsNotFound(string address)
    {
        using var client = site.Host.CreateClient();
        using var answer = await client.GetAsync($"/fern/{address}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static IReadOnlyList<string> Values(IHtmlDocument page, string heading) => [.. page.Section(heading).QuerySelectorAll("dd").Select(dd => dd.Words())];
}
