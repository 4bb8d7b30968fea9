using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>Limits on abuse: who floods is stopped, who has something to say is not.</summary>
public class LimitTests
{
    private static readonly Guid Council = ContentIds.GuidFromName("alder");
    private readonly TestClock _clock = new();

    [Fact]
    public void Machine_AboveItsLimit_WaitsForTheWindowToSlide()
    {
        var limits = new CommentLimits(_clock);
        Assert.All(Enumerable.Range(0, CommentLimits.MostOfMachine), _ => Assert.True(limits.TryTake(Council, [10, 0, 0, 1])));

        Assert.False(limits.TryTake(Council, [10, 0, 0, 1]));
        Assert.True(limits.TryTake(Council, [10, 0, 0, 2]));
        Assert.True(limits.TryTake(ContentIds.GuidFromName("briar"), [10, 0, 0, 1]));
        _clock.Advance(CommentLimits.Window * 1.5);
        Assert.True(limits.TryTake(Council, [10, 0, 0, 1]));
        Assert.Equal(CommentLimits.MostOfMachine / 2, 1 + Enumerable.Range(0, CommentLimits.MostOfMachine).Count(_ => limits.TryTake(Council, [10, 0, 0, 1])));
    }

    [Fact]
    public void Council_Flooded_StillTakesTheFirstOfEveryMachine()
    {
        var limits = new CommentLimits(_clock);
        var flood = Enumerable.Range(0, 10_000).Count(i => limits.TryTake(Council, [10, 0, 1, (byte)(i % 50)]));
        Assert.Equal(CommentLimits.MostOfCouncil, flood);

        Assert.All(Enumerable.Range(0, 200), i => Assert.True(limits.TryTake(Council, [10, 0, 2, (byte)i])));
        Assert.False(limits.TryTake(Council, [10, 0, 2, 7]));
    }

    [Fact]
    public void Machine_Unknown_IsLimitedWithTheWholeCouncil()
    {
        var limits = new CommentLimits(_clock);
        Assert.Equal(CommentLimits.MostOfCouncil, Enumerable.Range(0, 5_000).Count(_ => limits.TryTake(Council, [])));
    }

    [Fact]
    public void Guessing_ManyUnknownReferences_IsStoppedForAWhile()
    {
        var limits = new CommentLimits(_clock);
        Assert.All(Enumerable.Range(0, CommentLimits.MostUnknown), _ =>
        {
            Assert.False(limits.IsGuessing(Council, [10, 0, 0, 1]));
            limits.NoteUnknown(Council, [10, 0, 0, 1]);
        });

        Assert.True(limits.IsGuessing(Council, [10, 0, 0, 1]));
        Assert.False(limits.IsGuessing(Council, [10, 0, 0, 2]));
        _clock.Advance(CommentLimits.Window * 2);
        Assert.False(limits.IsGuessing(Council, [10, 0, 0, 1]));
    }

    [Fact]
    public async Task Flood_FromFewMachines_LosesNoRealComment()
    {
        await using var host = await CmsHost.StartAsync(new(RealServer: true, RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        var council = host.Council(MarkedCouncil.Alder.Name);
        var site = new Uri(host.Address, $"/{council.Name}/");
        var flood = Parallel.ForEachAsync(Enumerable.Range(1, 4), async (machine, _) =>
        {
            using var client = LocalMachine.Client($"127.0.9.{machine}", site);
            for (var i = 0; i < 500; i++)
            {
                using var answer = await client.PostAsync("comments", LocalMachine.Form($"Flood {i} of machine {machine}, again and again.", ""));
            }
        });
        var real = await Task.WhenAll(Enumerable.Range(1, 40).Select(async machine =>
        {
            using var client = LocalMachine.Client($"127.0.8.{machine}", site);
            using var answer = await client.PostAsync("comments", LocalMachine.Form($"A real comment of machine {machine}.", "support/page"));
            return answer.StatusCode;
        }));
        await flood;
        using var late = LocalMachine.Client("127.0.9.1", site);
        using var refused = await late.PostAsync("comments", LocalMachine.Form("One more word from the flood.", ""));
        var page = await FormPage.ReadAsync(late, refused);

        Assert.All(real, status => Assert.Equal(HttpStatusCode.SeeOther, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal(["One more word from the flood."], page.Values("comment"));
        var texts = await host.CommentTextsAsync(council);
        Assert.Equal(40, texts.Count(t => t.StartsWith("A real comment", StringComparison.Ordinal)));
        Assert.Equal(4 * CommentLimits.MostOfMachine, texts.Count(t => t.StartsWith("Flood", StringComparison.Ordinal)));
    }
}
