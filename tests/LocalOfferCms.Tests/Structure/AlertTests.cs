using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Structure;

public class AlertTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Fact]
    public async Task Alert_FromAndTo_IsShownAndEndedOnTime()
    {
        // The clock of the tests stands at 10 in the morning, in winter.
        var form = await site.OpenAsync("admin/structure/alert", "#alert");
        var done = await form.Set("Text", "The centre is closed by snow.").Set("Level", "important").Set("LinkText", "Who is open").Set("LinkAddress", "index")
            .Set("From", "2026-11-24T10:20").Set("To", "2026-11-24T10:40").PressAndFollowAsync("Put it on the site");

        var before = await AlertAsync();
        site.Host.Clock.Advance(TimeSpan.FromMinutes(21));
        await site.RunJobsAsync();
        var during = await AlertAsync();
        site.Host.Clock.Advance(TimeSpan.FromMinutes(20));
        await site.RunJobsAsync();
        var after = await AlertAsync();

        Assert.Contains("will be shown from 24 November 2026, 10:20", done.Text);
        Assert.Equal("", before);
        Assert.Equal("Important: The centre is closed by snow. Who is open", during);
        Assert.Equal("", after);
    }

    [Fact]
    public async Task Alert_AtOnce_StandsOnEveryKindOfPage_AndIsTakenAway()
    {
        foreach (var path in new[] { "", "support/page", "services", "search", "glossary" })
        {
            await site.ReadAsync(path);
        }

        await (await site.OpenAsync("admin/structure/alert", "#alert")).Set("Text", "No buses today.").Set("From", "").Set("To", "").Set("LinkText", "").Set("LinkAddress", "").PressAsync();
        foreach (var path in new[] { "", "support/page", "services", "search", "glossary" })
        {
            Assert.Contains("No buses today.", StructureSite.Text(await site.ReadAsync(path), ".lo-alert"));
        }

        var done = await (await site.OpenAsync("admin/structure/alert", "#remove")).PressAndFollowAsync("Take it away now");

        Assert.Contains("The alert is gone", done.Text);
        Assert.Equal("", await AlertAsync());
    }

    [Theory]
    [InlineData("Text", "", "Write the message.")]
    [InlineData("To", "2026-11-24T09:00", "The end has passed already.")]
    [InlineData("To", "tomorrow", "Write day and time like 2026-12-24 17:30.")]
    [InlineData("LinkAddress", "javascript:alert(1)", "Write a page of this site")]
    public async Task Alert_WhatCannotBe_IsRefusedBesideTheField(string field, string value, string words)
    {
        var form = await site.OpenAsync("admin/structure/alert", "#alert");
        var refused = await form.Set("Text", "Closed.").Set("From", "").Set("To", "").Set("LinkText", "More").Set("LinkAddress", "index").Set(field, value).PressAndFollowAsync(form: "#alert");

        Assert.Contains(words, Assert.Single(refused.Errors));
        Assert.Contains(words, refused.Document.QuerySelector($"#{field}-error")!.TextContent);
    }

    private async Task<string> AlertAsync() => StructureSite.Text(await site.ReadAsync("support/page"), ".lo-alert p");
}
