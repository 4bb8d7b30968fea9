using System.Net;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Portal;

/// <summary>A SENCO at their school's pages: what is theirs, one question at a time, nothing lost.</summary>
public sealed class PortalTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private readonly SchoolDesk _desk = new(life);

    [Fact]
    public async Task EveryPage_OfAnothersSchool_IsNotThere()
    {
        var (mine, other) = (await _desk.SchoolAsync("Ash Primary"), await _desk.SchoolAsync("Birch Primary"));
        var (senco, _, _) = await _desk.KeeperAsync("Sam Senco", KeeperTask.Keep, mine);
        foreach (var page in new[] { "", "/items/sir-01", "/items/sir-01/share", "/send", "/confirm", "/about", "/people", "/texts", "/texts/new", "/badge" })
        {
            using var theirs = await senco.GetAsync($"admin/my-schools/{other}{page}");
            Assert.True(theirs.StatusCode == HttpStatusCode.NotFound, $"{page}: {theirs.StatusCode}");
            using var own = await senco.GetAsync($"admin/my-schools/{mine}{page}");
            Assert.True(own.StatusCode == (page.EndsWith("share", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK), $"{page}: {own.StatusCode}");
            using var council = await life.Editor.GetAsync($"admin/my-schools/{other}{page}");
            Assert.NotEqual(HttpStatusCode.Forbidden, council.StatusCode);
            using var approver = await life.Approver.GetAsync($"admin/my-schools/{mine}{page}");
            Assert.Equal(HttpStatusCode.Forbidden, approver.StatusCode);
        }

        var form = await FormPage.OpenAsync(senco, $"admin/my-schools/{mine}/items/sir-01", "#answer");
        using var posted = await senco.PostAsync($"admin/my-schools/{other}/items/sir-01", new FormUrlEncodedContent(form.Names.Select(n => KeyValuePair.Create(n, form.Values(n)[0]))));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Fact]
    public async Task MySchools_OfOne_GoesStraightToIt_AndOfSeveralLists()
    {
        var (one, two) = (await _desk.SchoolAsync("Cedar Primary"), await _desk.SchoolAsync("Damson Primary"));
        var (single, _, _) = await _desk.KeeperAsync("Una One", KeeperTask.Keep, one);
        var (several, _, _) = await _desk.KeeperAsync("Tova Two", KeeperTask.Keep, one, two);

        using var answer = await single.GetAsync("admin/my-schools");
        Assert.EndsWith($"/admin/my-schools/{one}", answer.Headers.Location!.ToString());
        var list = await FormPage.OpenAsync(several, "admin/my-schools");
        Assert.Equal(["Cedar Primary", "Damson Primary"], list.Document.QuerySelectorAll(".lo-schools__name a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task Answer_Saved_MakesTheDraftUnderTheSchoolAndCounts()
    {
        var school = await _desk.SchoolAsync("Elder Primary");
        var (senco, id, _) = await _desk.KeeperAsync("Ella Elder", KeeperTask.Keep, school);
        var before = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}");
        Assert.Contains("Not begun", before.Text);
        Assert.Contains("minutes to finish", before.Text);

        var item = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/items/sir-01", "#answer");
        Assert.Contains("Code of Practice", item.Text);
        var next = await item.Set("Text", SchoolDesk.Answer).PressAndFollowAsync("Save and go to the next", "#answer");

        Assert.EndsWith("/items/sir-01", next.Document.QuerySelector("nav a[rel=prev]")!.GetAttribute("href"));
        var report = await _desk.ReportAsync(school);
        Assert.Equal(SchoolDesk.Answer, report.Answer("Item01"));
        Assert.Equal([school], report.Part.Items("School"));
        Assert.Equal([school], report.Content.Part("ListedPart").Items("Parents"));
        Assert.Equal("2026 to 2027", report.Part.Text("SchoolYear"));
        Assert.Equal(id, report.Content.Part("OwnerPart").Text("Person"));
        Assert.Equal(ReportDrafts.IdOf(school), report.ReportId);
        Assert.Contains("Complete", (await FormPage.OpenAsync(senco, $"admin/my-schools/{school}")).Document.QuerySelector(".lo-schools__task .govuk-tag")!.TextContent);
    }

    [Fact]
    public async Task Answers_OfTwoPeople_StandSideBySide_AndOfOneQuestionAreShownBoth()
    {
        var school = await _desk.SchoolAsync("Fir Primary");
        var (first, _, _) = await _desk.KeeperAsync("Fay First", KeeperTask.Keep, school);
        var (second, _, _) = await _desk.KeeperAsync("Sol Second", KeeperTask.Approve, school);
        var mine = await FormPage.OpenAsync(first, $"admin/my-schools/{school}/items/sir-01", "#answer");
        var other = await FormPage.OpenAsync(second, $"admin/my-schools/{school}/items/sir-07", "#answer");
        var same = await FormPage.OpenAsync(second, $"admin/my-schools/{school}/items/sir-01", "#answer");

        await mine.Set("Text", "Mine about needs.").PressAsync("Save and stay here");
        await other.Set("Text", "Theirs about parents.").PressAsync("Save and stay here");
        var stale = await FormPage.ReadAsync(second, await same.Set("Text", "Another about needs.").PressAsync("Save and stay here"), "#answer");

        Assert.Contains("Somebody else changed this answer", Assert.Single(stale.Errors));
        Assert.Contains("Mine about needs.", stale.Document.QuerySelector("#theirs")!.TextContent);
        Assert.Equal(["Another about needs."], stale.Values("Text"));
        var report = await _desk.ReportAsync(school);
        Assert.Equal(("Mine about needs.", "Theirs about parents."), (report.Answer("Item01"), report.Answer("Item07")));

        await stale.PressAsync("Save and stay here");
        Assert.Equal("Another about needs.", (await _desk.ReportAsync(school)).Answer("Item01"));
    }

    [Fact]
    public async Task Keep_WhileTyping_SavesAndSaysWhatTheChecksFind()
    {
        var school = await _desk.SchoolAsync("Gorse Primary");
        var (senco, _, _) = await _desk.KeeperAsync("Gus Gorse", KeeperTask.Keep, school);
        var form = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/items/sir-03e", "#answer");
        form.Set("Text", "Mrs Henderson teaches three children with autism. Ask Emily Carter.");

        using var kept = await senco.PostAsync($"admin/my-schools/{school}/items/sir-03e?handler=Keep", new FormUrlEncodedContent(form.Names.Select(n => KeyValuePair.Create(n, form.Values(n)[0]))));

        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal(ReportDrafts.MarkOf("Mrs Henderson teaches three children with autism. Ask Emily Carter."), kept.Headers.GetValues("X-Answer-Base").Single());
        var said = WebUtility.HtmlDecode(await kept.Content.ReadAsStringAsync());
        Assert.Contains("“Mrs Henderson” may be a person’s name", said);
        Assert.Contains("“three children” is a small number", said);
        Assert.Contains("Mrs Henderson", (await _desk.ReportAsync(school)).Answer("Item03e"));
    }

    [Fact]
    public async Task Senco_NamedInTheContactItem_IsNotWarnedAbout()
    {
        var found = await life.InAsync(async services => (
            Contact: await services.GetRequiredService<WrittenChecks>().RunAsync("Our SENCO is Mrs Emily Carter.", isContact: true, default),
            Elsewhere: await services.GetRequiredService<WrittenChecks>().RunAsync("Our SENCO is Mrs Emily Carter.", isContact: false, default)));

        Assert.Empty(found.Contact.Warnings);
        Assert.NotEmpty(found.Elsewhere.Warnings);
    }

    [Fact]
    public async Task Snippet_OfTheSchool_IsPutIntoAnAnswerByWhoeverKeepsIt()
    {
        var school = await _desk.SchoolAsync("Holly Primary");
        var (writer, _, _) = await _desk.KeeperAsync("Hal Holly", KeeperTask.Keep, school);
        var (reader, _, _) = await _desk.KeeperAsync("Hope Head", KeeperTask.Approve, school);
        var empty = await FormPage.ReadAsync(writer, await (await FormPage.OpenAsync(writer, $"admin/my-schools/{school}/texts/new")).PressAsync("Save"));
        Assert.Equal(2, empty.Errors.Count);
        await empty.Set("Title", "Our garden").Set("Words", "The garden is open to all.").Set("For", "school").PressAsync("Save");
        await (await FormPage.OpenAsync(writer, $"admin/my-schools/{school}/texts/new")).Set("Title", "My own").Set("Words", "Mine alone.").PressAsync("Save");

        var item = await FormPage.OpenAsync(reader, $"admin/my-schools/{school}/items/sir-06", "#answer");
        var choices = item.Document.QuerySelectorAll("select[name=Snippet] option").Select(o => (o.TextContent, Value: o.GetAttribute("value"))).ToList();
        Assert.Equal(["Choose a text", "Our garden"], choices.Select(c => c.TextContent));
        var put = await FormPage.ReadAsync(reader, await item.Set("Text", "Before.").Set("Snippet", choices[1].Value!).PressAsync("Put it in"), "#answer");

        Assert.Equal(["Before.\n\nThe garden is open to all."], put.Values("Text").Select(t => t.ReplaceLineEndings("\n")));
        Assert.Equal("Before.\n\nThe garden is open to all.", (await _desk.ReportAsync(school)).Answer("Item06"));
    }

    [Fact]
    public async Task Share_OneAnswer_GoesToTheChosenSchoolsAndChangesTogetherWhenAsked()
    {
        var (here, there, own) = (await _desk.SchoolAsync("Ivy Primary"), await _desk.SchoolAsync("Juniper Primary"), await _desk.SchoolAsync("Kite Primary"));
        var (senco, _, _) = await _desk.KeeperAsync("Ivo Ivy", KeeperTask.Keep, here, there, own);
        await (await FormPage.OpenAsync(senco, $"admin/my-schools/{here}/items/sir-09", "#answer")).Set("Text", "Tell us first.").PressAsync("Save and stay here");
        await (await FormPage.OpenAsync(senco, $"admin/my-schools/{own}/items/sir-09", "#answer")).Set("Text", "We do it our way.").PressAsync("Save and stay here");

        var share = await FormPage.OpenAsync(senco, $"admin/my-schools/{here}/items/sir-09/share");
        Assert.Equal([there], share.Values("Schools"));
        await share.PressAsync("Use it in these schools");

        Assert.Equal("Tell us first.", (await _desk.ReportAsync(there)).Answer("Item09"));
        Assert.Equal("We do it our way.", (await _desk.ReportAsync(own)).Answer("Item09"));
        Assert.Contains("came from the report of Ivy Primary", (await FormPage.OpenAsync(senco, $"admin/my-schools/{there}/items/sir-09", "#answer")).Text);
        Assert.Equal(1, await _desk.AuditsAsync("SchoolAnswerShared", there));

        await (await FormPage.OpenAsync(senco, $"admin/my-schools/{here}/items/sir-09", "#answer")).Set("Text", "Tell us first, please.").PressAsync("Save and stay here");
        var again = await FormPage.OpenAsync(senco, $"admin/my-schools/{here}/items/sir-09/share");
        Assert.Equal([there], again.Values("Schools"));
        await again.PressAsync("Use it in these schools");
        Assert.Equal("Tell us first, please.", (await _desk.ReportAsync(there)).Answer("Item09"));
    }

    [Fact]
    public async Task About_Saved_IsOnTheSchoolsPageAtOnce()
    {
        var school = await _desk.SchoolAsync("Larch Primary");
        var (senco, _, _) = await _desk.KeeperAsync("Lou Larch", KeeperTask.Keep, school);
        var form = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/about");

        var done = await form.Set("Values[StepFree]", "yes").Set("Values[QualityMarks]", "Dyslexia friendly\nSpeech mark").PressAndFollowAsync("Save");

        Assert.Contains("Families see it now", done.Document.Body!.TextContent);
        using var page = await life.VisitAsync((await _desk.ReportAsync(school)).SchoolPath);
        Assert.Contains("Speech mark", await page.Content.ReadAsStringAsync());
        var stale = await FormPage.ReadAsync(senco, await form.Set("Values[StepFree]", "no").PressAsync("Save"));
        Assert.Contains("Somebody else has changed these details", Assert.Single(stale.Errors));
        Assert.Equal(["no"], stale.Values("Values[StepFree]"));
    }
}
