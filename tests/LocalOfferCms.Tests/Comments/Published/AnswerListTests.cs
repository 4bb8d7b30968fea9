using System.Diagnostics;
using LocalOfferCms.Core;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Tests.Comments.Published;

/// <summary>The page of all answers: filters, numbers, search, file.</summary>
public class AnswerListTests(PublishedFixture council) : IClassFixture<PublishedFixture>
{
    [Fact]
    public async Task List_WithoutAnswers_IsAValidPageThatSaysSo()
    {
        var page = await council.VisitAsync("you-said-we-did", council.Neighbour);

        Assert.Equal("You said, we did", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("We have not published an answer yet", page.QuerySelector("main")!.TextContent);
        Assert.Contains("regulation 56", page.QuerySelector(".lo-answer-why")!.TextContent);
        Assert.Equal("You said, we did", page.QuerySelector("footer.lo-footer a[href$='/you-said-we-did']")!.TextContent);
    }

    [Fact]
    [Trait("Item", "X1")]
    public async Task List_Filters_NarrowAndTheirCountsAreTrue()
    {
        var word = council.Word();
        await council.PublishedAsync($"One {word}", topic: "health", action: ActionStatus.Done);
        await council.PublishedAsync($"Two {word}", topic: "health", action: ActionStatus.Planned);
        await council.PublishedAsync($"Three {word}", topic: "travel", action: ActionStatus.Planned);

        Assert.Equal(["3", "2", "1", "3", "2", "0", "1", "0"], await CountsAsync($"q={word}", "3 answers"));
        Assert.Equal(["3", "1", "3", "2", "0", "1", "0"], await CountsAsync($"q={word}&action=done", "1 answer"));
        Assert.Contains("Two", await council.TextAsync($"you-said-we-did?q={word}&topic=health&action=planned"));
        Assert.DoesNotContain("One", await council.TextAsync($"you-said-we-did?q={word}&topic=health&action=planned"));
        Assert.Contains("No answers", await council.TextAsync($"you-said-we-did?q={word}&topic=travel&action=done"));

        async Task<string[]> CountsAsync(string query, string total)
        {
            var page = await council.VisitAsync("you-said-we-did?" + query);
            Assert.StartsWith(total, page.QuerySelector("#count")!.TextContent, StringComparison.Ordinal);
            var numbers = page.QuerySelectorAll("#answer-topic option, #answer-action option").Select(o => o.TextContent).Where(t => t.Contains('(', StringComparison.Ordinal))
                .Select(t => t.Split('(')[^1].TrimEnd(')')).ToList();
            return [page.QuerySelectorAll("#answer-action option")[0].TextContent.Split('(')[^1].TrimEnd(')'), .. numbers];
        }
    }

    [Fact]
    [Trait("Item", "X15")]
    public async Task Chart_FewComments_HidesTheirNumberAndTheTableHasTheSameWords()
    {
        await council.PublishedAsync(council.Word(), topic: "money", comments: 3);
        await council.PublishedAsync(council.Word(), topic: "leisure", comments: 9);

        var page = await council.VisitAsync("you-said-we-did");

        var rows = page.QuerySelectorAll(".lo-chart tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim(), r => r.QuerySelector("td")!.TextContent);
        Assert.True(rows["Money"] is "fewer than 5" or "not shown", rows["Money"]);
        var bars = page.QuerySelectorAll(".lo-chart__label").Zip(page.QuerySelectorAll(".lo-chart__value"), (label, value) => (label.TextContent, value.TextContent));
        Assert.Equal(rows.Where(r => r.Key != "All topics").Select(r => (r.Key, r.Value)).Order(), bars.Order());
        Assert.NotNull(page.QuerySelector(".lo-chart svg[role=img][aria-labelledby=answer-chart-title]"));
    }

    [Fact]
    public async Task Csv_Answers_AreTextAndNoFormulas()
    {
        var word = council.Word();
        await council.PublishedAsync($"=1+1 {word}");

        var csv = await council.RawAsync("you-said-we-did.csv?q=" + word);

        Assert.Contains($"\"'=1+1 {word}\"", csv);
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }
}

/// <summary>A long list is as quick as a short one.</summary>
public class ManyAnswersTests(PublishedFixture council) : IClassFixture<PublishedFixture>
{
    private const int Many = 5_000;

    [Fact]
    public async Task List_FiveThousandAnswers_FiveQueriesAndQuick()
    {
        await council.DbAsync(async db =>
        {
            foreach (var some in Enumerable.Range(0, Many).Chunk(500))
            {
                db.Set<CommentResponse>().AddRange(some.Select(i => new CommentResponse
                {
                    ResponseId = $"many-{i:00000}", YouSaid = $"They said the number {i}.", Text = string.Join(' ', Enumerable.Repeat("An answer of some length.", 20)), ActionText = "Something.",
                    Topic = "health", Stage = ResponseStage.Published, AuthorId = "a", PublishedUtc = council.Now.AddMinutes(-i), ContentItemId = i % 2 == 0 ? "page" : null,
                }));
                db.Set<Comment>().AddRange(some.Select(i =>
                {
                    var comment = council.NewComment(null, "health", $"many-{i:00000}");
                    comment.Stage = CommentStage.Published;
                    return comment;
                }));
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }

            return true;
        });
        await SettleAsync();

        foreach (var address in new[] { "you-said-we-did", "you-said-we-did?page=250", "you-said-we-did?q=number+4711", "you-said-we-did?topic=health&action=no-change", "you-said-we-did?about=page" })
        {
            using var client = council.Host.CreateCountingClient();
            var url = new Uri(client.BaseAddress!, "/alder/" + address);
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(url);
            Assert.True(answer.IsSuccessStatusCode, address);
            var queries = council.Host.Queries.CommandsOf(url.ToString());
            Assert.True(queries.Count <= 5, $"{address}: {queries.Count} queries:\n{string.Join("\n---\n", queries)}");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{address}: {watch.Elapsed}");
        }

        Assert.Contains("They said the number 4711.", await council.TextAsync("you-said-we-did?q=number+4711"));
        Assert.Contains("See all 2500 answers about this page", await council.TextAsync("support/page"));
    }

    /// <summary>Signals of the council's set-up may still be on their way, and each has what is in memory read again.</summary>
    private async Task SettleAsync()
    {
        using var client = council.Host.CreateCountingClient();
        for (var page = 7; page < 40; page++)
        {
            var url = new Uri(client.BaseAddress!, $"/alder/you-said-we-did?page={page}");
            using var answer = await client.GetAsync(url);
            if (council.Host.Queries.CommandsOf(url.ToString()).Count <= 5)
            {
                return;
            }
        }
    }
}
