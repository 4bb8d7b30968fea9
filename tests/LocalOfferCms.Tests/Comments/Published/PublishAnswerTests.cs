using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Published;

/// <summary>An approved answer goes on the site.</summary>
public class PublishAnswerTests(PublishedFixture council) : IClassFixture<PublishedFixture>
{
    [Fact]
    [Trait("Item", "X1")]
    [Trait("Item", "CAP-17")]
    public async Task Publish_ApprovedAnswer_StandsAtOnceUnderItsPageAndInTheList()
    {
        var word = council.Word();
        var (comments, answer) = await council.ApprovedAsync($"Nobody says {word}.", "page", topic: null);
        Assert.DoesNotContain(word, await council.TextAsync("support/page"));
        Assert.DoesNotContain(word, await council.TextAsync("you-said-we-did"));

        await council.PublishAsync(comments[0]);

        var page = await council.VisitAsync("support/page");
        var section = page.QuerySelector(".lo-answers")!;
        Assert.Equal("What families said about this page, and what we did", section.QuerySelector("h2")!.TextContent);
        Assert.Contains($"Nobody says {word}.", section.QuerySelector($"#r-{answer}")!.TextContent);
        Assert.Contains("Planned", section.TextContent);
        Assert.Contains(word, await council.TextAsync("you-said-we-did"));
        var comment = await council.DbAsync(db => db.Set<Comment>().SingleAsync(c => c.CommentId == comments[0]));
        Assert.Equal(CommentStage.Published, comment.Stage);
        Assert.Equal((council.Now, council.Now), (comment.PublishedUtc, comment.ClosedUtc));
        Assert.DoesNotContain(word, await council.TextAsync("support/page", council.Neighbour));
        Assert.DoesNotContain(word, await council.TextAsync("you-said-we-did", council.Neighbour));
    }

    [Fact]
    public async Task Publish_TwoCommentsOfOneAnswer_IsDoneOnce()
    {
        var (comments, answer) = await council.ApprovedAsync(council.Word(), comments: 2);

        await council.PublishAsync(comments[0]);
        await council.PublishAsync(comments[1]);

        Assert.Equal(1, await council.DbAsync(db => db.AuditEntries.CountAsync(e => e.Event == "AnswerPublished" && e.SubjectId == answer)));
        Assert.Equal(2, await council.DbAsync(db => db.AuditEntries.CountAsync(e => e.Event == "CommentPublished" && comments.Contains(e.SubjectId))));
        Assert.Equal(2, await council.DbAsync(db => db.Set<Comment>().CountAsync(c => c.ResponseId == answer && c.Stage == CommentStage.Published)));
    }

    [Fact]
    public async Task Publish_CommentThatCountsApart_IsClosedAndNotPublished()
    {
        var word = council.Word();
        var (comments, answer) = await council.ApprovedAsync(word, more: c => c.IsApart = true);

        await council.PublishAsync(comments[0]);

        Assert.Equal(CommentStage.Closed, await council.DbAsync(db => db.Set<Comment>().Where(c => c.CommentId == comments[0]).Select(c => c.Stage).SingleAsync()));
        Assert.Equal(ResponseStage.Approved, await council.DbAsync(db => db.Set<CommentResponse>().Where(r => r.ResponseId == answer).Select(r => r.Stage).SingleAsync()));
        Assert.DoesNotContain(word, await council.TextAsync("you-said-we-did"));
    }

    [Theory]
    [InlineData(CommentSafety.Held)]
    [InlineData(CommentSafety.Confirmed)]
    internal async Task Publish_CommentWithTheSafeguardingLead_Refuses(CommentSafety safety)
    {
        var word = council.Word();
        var (comments, _) = await council.ApprovedAsync(word, more: c => c.Safety = safety);

        await Assert.ThrowsAnyAsync<Exception>(() => council.PublishAsync(comments[0]));

        Assert.DoesNotContain(word, await council.TextAsync("you-said-we-did"));
    }

    [Fact]
    public async Task Publish_AnswerThatNobodyApproved_Refuses()
    {
        var (comments, answer) = await council.ApprovedAsync(council.Word());
        await council.DbAsync(db => db.Set<CommentResponse>().Where(r => r.ResponseId == answer).ExecuteUpdateAsync(set => set.SetProperty(r => r.Stage, ResponseStage.InReview)));

        await Assert.ThrowsAsync<InvalidOperationException>(() => council.PublishAsync(comments[0]));
    }

    [Theory]
    [InlineData("school", "schools/school")]
    [InlineData("school-report", "schools/school/sen-information-report")]
    [Trait("Item", "X15")]
    public async Task Publish_AboutASchoolWhoseSizeNobodyKnows_StandsUnderItsTopicAlone(string item, string path)
    {
        var word = council.Word();

        await council.PublishedAsync($"About a school: {word}.", item);

        Assert.DoesNotContain(word, await council.TextAsync(path));
        var entry = (await council.VisitAsync("you-said-we-did?q=" + word)).QuerySelector(".lo-answer")!;
        Assert.Contains(word, entry.TextContent);
        Assert.Null(entry.QuerySelector("h3 a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Item", "X15")]
    public async Task Publish_AboutAService_StandsUnderItUnlessOnePersonRunsIt(bool isOnePerson)
    {
        var word = council.Word();
        await council.InAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var version = await db.ContentVersions.SingleAsync(v => v.ContentItemId == "service" && v.Published);
            var content = JsonText.Object(version.Data);
            content["ServicePart"]!["IsOnePerson"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = isOnePerson };
            version.Data = content.ToJsonString();
            return await db.SaveChangesAsync();
        });

        await council.PublishedAsync($"About the service: {word}.", "service");

        Assert.Equal(!isOnePerson, (await council.TextAsync("services/service")).Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Withdraw_PageThatLeadsToAnother_ItsAnswersStandThere()
    {
        var word = council.Word();
        await council.PublishedAsync($"It was good: {word}.", "board");
        Assert.DoesNotContain(word, await council.TextAsync("table"));

        await council.InAsync(async services =>
        {
            await services.GetRequiredService<WithdrawContent>().ExecuteAsync("board", new ChangeContext(council.Now, "Edda Editor"), default, new Closing("", "table", Redirects: true));
            return true;
        });

        Assert.Contains(word, await council.TextAsync("table"));
        Assert.Contains(word, await council.TextAsync("you-said-we-did"));
        Assert.Contains(word, await council.TextAsync("you-said-we-did?about=table"));
    }

    [Fact]
    public async Task Search_PublishedAnswer_IsFoundAndStaysWhenTheIndexIsMadeAnew()
    {
        var word = council.Word();
        var answer = await council.PublishedAsync($"I looked for a {word} tricycle.");
        await Finds();

        await council.InAsync(services => services.GetRequiredService<SearchRebuild>().ExecuteAsync(default));

        await Finds();

        async Task Finds()
        {
            var link = (await council.VisitAsync("search?q=" + word)).QuerySelector(".lo-results__title a")!;
            Assert.StartsWith("You said: I looked for a", link.TextContent, StringComparison.Ordinal);
            Assert.Equal($"/alder/you-said-we-did?answer={answer}#r-{answer}", link.GetAttribute("href"));
            Assert.Contains(word, await council.TextAsync($"you-said-we-did?answer={answer}"));
        }
    }

    [Fact]
    public async Task Page_WithoutAnswers_CostsNoQueryMoreAndOneWithAnswersOne()
    {
        await council.PublishedAsync(council.Word(), "matrix");
        var none = await CommandsAsync("form");
        var some = await CommandsAsync("matrix");

        Assert.DoesNotContain(none, sql => sql.Contains("CommentResponses", StringComparison.Ordinal));
        Assert.Single(some, sql => sql.Contains("CommentResponses", StringComparison.Ordinal));
    }

    // The first visit warms what is kept in memory; the second, as on another day, is not in the cache of pages.
    private async Task<IReadOnlyList<string>> CommandsAsync(string path)
    {
        await council.VisitAsync("you-said-we-did?about=" + path);
        using var client = council.Host.CreateCountingClient();
        var url = new Uri(client.BaseAddress!, "/alder/" + path);
        using var answer = await client.GetAsync(url);
        Assert.True(answer.IsSuccessStatusCode);
        return council.Host.Queries.CommandsOf(url.ToString());
    }
}
