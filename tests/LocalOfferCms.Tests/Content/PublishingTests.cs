using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Tests.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Content;

public sealed class PublishingTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    [Fact]
    public async Task Save_Draft_IsNotOnTheSite()
    {
        var desk = await Desk.OpenAsync(councils, "draft-hidden");

        await desk.SaveAsync(null, "travel", "Travel");

        Assert.IsType<PageMissing>(await desk.ReadAsync("travel"));
        Assert.Empty((await desk.SearchAsync("travel")).Hits);
    }

    [Fact]
    public async Task Publish_Draft_IsReadFoundAndAudited()
    {
        var desk = await Desk.OpenAsync(councils, "draft-published");

        var id = await desk.PublishAsync(null, "travel", "Travel to school");

        Assert.Equal("Travel to school", await desk.TitleAsync("TRAVEL/"));
        Assert.Equal("travel", Assert.Single((await desk.SearchAsync("school")).Hits).Path);
        var entry = await desk.DbAsync(db => db.AuditEntries.SingleAsync(e => e.SubjectId == id));
        Assert.Equal(("ContentPublished", "editor", "A test."), (entry.Event, entry.Author, entry.Note));
    }

    [Fact]
    public async Task Save_DraftOnTopOfAPublishedPage_LeavesThePageAsItIs()
    {
        var desk = await Desk.OpenAsync(councils, "draft-on-top");
        var id = await desk.PublishAsync(null, "money", "Money");

        await desk.SaveAsync(id, "money", "Money and benefits");
        await desk.SaveAsync(id, "money", "Money, benefits and grants");

        Assert.Equal("Money", await desk.TitleAsync("money"));
        Assert.Equal(2, await desk.DbAsync(db => db.ContentVersions.CountAsync(v => v.ContentItemId == id)));
    }

    [Fact]
    public async Task Publish_NothingNew_IsRefusedInWords()
    {
        var desk = await Desk.OpenAsync(councils, "nothing-new");
        var id = await desk.PublishAsync(null, "money", "Money");

        Assert.Equal("AlreadyPublished", Assert.Single(await desk.WhyNotPublishAsync(id)).Code);
        await Assert.ThrowsAsync<RefusedException>(() => desk.PublishAsync(id));
    }

    [Fact]
    public async Task Withdraw_PublishedPage_LeavesTheSiteAndKeepsItsVersions()
    {
        var desk = await Desk.OpenAsync(councils, "withdrawn");
        var id = await desk.PublishAsync(null, "fair", "Summer fair");

        await desk.WithdrawAsync(id);

        Assert.IsType<PageMissing>(await desk.ReadAsync("fair"));
        Assert.Empty((await desk.SearchAsync("fair")).Hits);
        Assert.Equal(1, await desk.DbAsync(db => db.ContentVersions.CountAsync()));
        Assert.Equal(0, await desk.DbAsync(db => db.Links.CountAsync()));
    }

    [Fact]
    public async Task Read_AsOnADay_ShowsThePageAsItStood()
    {
        var desk = await Desk.OpenAsync(councils, "as-on");
        var first = Today;
        var id = await desk.PublishAsync(null, "reviews", "Reviews once a year");
        councils.Clock.Advance(TimeSpan.FromDays(10));
        await desk.PublishAsync(id, "reviews", "Reviews twice a year");
        councils.Clock.Advance(TimeSpan.FromDays(10));
        await desk.WithdrawAsync(id);
        councils.Clock.Advance(TimeSpan.FromDays(10));

        Assert.IsType<PageMissing>(await desk.ReadAsync("reviews", first.AddDays(-1)));
        Assert.Equal("Reviews once a year", await desk.TitleAsync("reviews", first.AddDays(9)));
        Assert.Equal("Reviews twice a year", await desk.TitleAsync("reviews", first.AddDays(10)));
        Assert.Equal("Reviews twice a year", await desk.TitleAsync("reviews", first.AddDays(19)));
        Assert.IsType<PageMissing>(await desk.ReadAsync("reviews", first.AddDays(20)));
    }

    [Fact]
    public async Task Read_AsOnADayBetweenTwoTimesOnTheSite_ShowsNoPage()
    {
        var desk = await Desk.OpenAsync(councils, "came-back");
        var first = Today;
        var id = await desk.PublishAsync(null, "club", "The club");
        councils.Clock.Advance(TimeSpan.FromDays(10));
        await desk.WithdrawAsync(id);
        councils.Clock.Advance(TimeSpan.FromDays(10));
        await desk.PublishAsync(id);

        Assert.Equal("The club", await desk.TitleAsync("club", first.AddDays(5)));
        Assert.IsType<PageMissing>(await desk.ReadAsync("club", first.AddDays(15)));
        Assert.Equal("The club", await desk.TitleAsync("club", first.AddDays(20)));
    }

    [Fact]
    public async Task PublishLater_TimeComes_PublishesTheDraft()
    {
        var desk = await Desk.OpenAsync(councils, "later");
        var due = councils.Clock.GetUtcNow().UtcDateTime.AddHours(2);
        var id = await desk.SaveAsync(null, "news", "News at noon");
        await desk.ScheduleAsync(id, due);

        Assert.Equal(due, await desk.RunJobsAsync());
        Assert.IsType<PageMissing>(await desk.ReadAsync("news"));

        councils.Clock.Advance(TimeSpan.FromHours(2));
        await desk.RunJobsAsync();
        Assert.Equal("News at noon", await desk.TitleAsync("news"));
    }

    [Fact]
    [Trait("Item", "NOR-87")]
    public async Task Expiry_LastDayPasses_WithdrawsThePageAtMidnightInTheCouncil()
    {
        var desk = await Desk.OpenAsync(councils, "expiry");
        var lastDay = Today.AddDays(1);
        await desk.PublishAsync(null, "transfer", "Moving school next September",
            content => content["ExpiryPart"] = new JsonObject { ["Expires"] = new JsonObject { ["Value"] = lastDay.ToString("O") } });

        var due = await desk.RunJobsAsync();
        Assert.Equal("Moving school next September", await desk.TitleAsync("transfer"));

        councils.Clock.Advance(due!.Value - councils.Clock.GetUtcNow().UtcDateTime);
        await desk.RunJobsAsync();
        Assert.IsType<PageMissing>(await desk.ReadAsync("transfer"));
    }

    private DateOnly Today => DateOnly.FromDateTime(councils.Clock.GetUtcNow().UtcDateTime);
}
