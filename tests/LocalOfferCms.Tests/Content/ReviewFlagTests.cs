using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Tests.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Content;

/// <summary>That a change of what many pages show flags each of them.</summary>
public sealed class ReviewFlagTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    [Theory]
    [Trait("Item", "SEF-06")]
    [Trait("Item", "SEF-26")]
    [InlineData("ApprovedWording", "ApprovedWordingPart", "{{ wording:ask }}", "The approved wording 'Shared' has changed.")]
    [InlineData("Fact", "FactPart", "It is {{fact:ask}}.", "The fact 'Shared' has changed.")]
    [InlineData("Citation", "CitationPart", "::: cite ask\nWords.\n:::", "The source 'Shared' has changed.")]
    public async Task Publish_AChange_FlagsEveryPageThatShowsIt(string type, string part, string markdown, string reason)
    {
        var desk = await Desk.OpenAsync(councils, $"flags-{type.ToLowerInvariant()}");
        var shared = await PublishSharedAsync(desk, type, part, null, "first");
        var user = await desk.PublishAsync(null, "user", "User", Body(markdown));
        await desk.PublishAsync(null, "other", "Other", Body("No reference, but ask and {{ wording:asking }}."));
        Assert.Empty(await FlagsAsync(desk));

        await PublishSharedAsync(desk, type, part, shared, "second");

        Assert.Equal([(user, shared, reason)], await FlagsAsync(desk));
    }

    [Fact]
    public async Task Publish_TheSameWordsAgain_FlagsNothing()
    {
        var desk = await Desk.OpenAsync(councils, "flags-same");
        var shared = await PublishSharedAsync(desk, "ApprovedWording", "ApprovedWordingPart", null, "same");
        await desk.PublishAsync(null, "user", "User", Body("{{ wording:ask }}"));

        await PublishSharedAsync(desk, "ApprovedWording", "ApprovedWordingPart", shared, "same");

        Assert.Empty(await FlagsAsync(desk));
    }

    [Fact]
    public async Task Publish_AFactWithinAWording_FlagsThePagesThatShowTheWording()
    {
        var desk = await Desk.OpenAsync(councils, "flags-within");
        var fact = await PublishSharedAsync(desk, "Fact", "FactPart", null, "6 weeks", "weeks");
        var wording = await PublishSharedAsync(desk, "ApprovedWording", "ApprovedWordingPart", null, "Within {{ fact:weeks }}.");
        var user = await desk.PublishAsync(null, "user", "User", Body("{{ wording:ask }}"));

        await PublishSharedAsync(desk, "Fact", "FactPart", fact, "8 weeks", "weeks");

        Assert.Equal(new[] { user, wording }.Order(), (await FlagsAsync(desk)).Select(f => f.Page).Order());
    }

    [Fact]
    public async Task Publish_AFlaggedPageAnew_TakesItsFlagAway()
    {
        var desk = await Desk.OpenAsync(councils, "flags-cleared");
        var shared = await PublishSharedAsync(desk, "ApprovedWording", "ApprovedWordingPart", null, "first");
        var user = await desk.PublishAsync(null, "user", "User", Body("{{ wording:ask }}"));
        await PublishSharedAsync(desk, "ApprovedWording", "ApprovedWordingPart", shared, "second");
        Assert.Single(await FlagsAsync(desk));

        await desk.PublishAsync(user, "user", "User", Body("Looked at. {{ wording:ask }}"));

        Assert.Empty(await FlagsAsync(desk));
    }

    [Fact]
    public async Task Withdraw_AWording_FlagsItsPages_AndWithdrawingAPageTakesItsFlagAway()
    {
        var desk = await Desk.OpenAsync(councils, "flags-withdrawn");
        var shared = await PublishSharedAsync(desk, "ApprovedWording", "ApprovedWordingPart", null, "first");
        var user = await desk.PublishAsync(null, "user", "User", Body("{{ wording:ask }}"));

        await desk.WithdrawAsync(shared);
        Assert.Equal([(user, shared, "The approved wording 'Shared' is no longer on the site.")], await FlagsAsync(desk));

        await desk.WithdrawAsync(user);
        Assert.Empty(await FlagsAsync(desk));
    }

    private static async Task<string> PublishSharedAsync(Desk desk, string type, string part, string? id, string words, string key = "ask")
    {
        id = await desk.SaveAsync(type, id, "Shared", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Shared" },
            [part] = new JsonObject { ["Key"] = new JsonObject { ["Text"] = key }, ["Text"] = new JsonObject { ["Markdown"] = words } },
        });
        await desk.PublishAsync(id);
        return id;
    }

    private static Action<JsonObject> Body(string markdown) => content => content["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = markdown };

    private static async Task<List<(string Page, string Source, string Reason)>> FlagsAsync(Desk desk) =>
        [.. (await desk.DbAsync(db => db.ReviewFlags.AsNoTracking().ToListAsync())).Select((ReviewFlag f) => (f.ContentItemId, f.SourceItemId, f.Reason))];
}
