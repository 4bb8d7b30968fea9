using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>A thousand comments while the process is killed twenty times; on PostgreSQL, which is no different but in what a broken connection leaves, a quarter of it. Whoever was given a reference has sent one comment, not none and not two,
/// and gets one acknowledgement.</summary>
public sealed class KillTests
{
    private static readonly int Kills = TestDatabase.Engine == TestEngine.Sqlite ? 20 : 5;
    private const int EachTime = 50;
    private const int Senders = 8;
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);
    private static readonly MarkedCouncil Council = new("alder", "Alderwort", "norfolk");

    private readonly ConcurrentDictionary<string, string> _sent = new();
    private readonly ConcurrentQueue<(string Email, string Address)> _unacknowledged = new();
    private int _next;

    [Fact]
    public async Task Comments_WhileKilledAgainAndAgain_AreThereOnceWithOneAcknowledgement()
    {
        await using var data = await HostData.CreateAsync();
        var opened = "";
        await using (var host = await CmsHost.StartAsync(new(Data: data, RunsJobs: false, Now: TimeProvider.System.GetUtcNow().AddHours(-1))))
        {
            var council = await host.AddCouncilAsync(Council);
            opened = await OpenAsync(host.CreateBrowser(council));
        }

        for (var kill = 1; kill <= Kills; kill++)
        {
            await KillAfterAsync(kill * EachTime, data, opened);
        }

        await using var after = await CmsHost.StartAsync(new(RealServer: true, Data: data, RunsJobs: false, Now: TimeProvider.System.GetUtcNow().AddHours(1)));
        await AcknowledgeRestAsync(new Uri(after.Address, $"/{Council.Name}/"), opened);
        await CheckAsync(after);
    }

    private async Task KillAfterAsync(int sent, HostData data, string opened)
    {
        using var ended = new CancellationTokenSource();
        List<Task> senders = [];
        await using (var host = HostProcess.Start(["--urls", "http://127.0.0.1:0", "--SetUpConfiguredCouncils=false", "--Platform:Address=http://localhost:5080"], data.Environment))
        {
            var site = new Uri(await host.ListeningAsync(LongEnough), $"/{Council.Name}/");
            senders = [.. Enumerable.Range(1, Senders).Select(i => SendUntilDeadAsync($"127.0.7.{i}", site, opened, ended.Token))];
            // One that has ended has met an answer that it did not expect.
            Assert.True(await Eventually.AsksAsync(() => Task.FromResult(_sent.Count >= sent || senders.Exists(s => s.IsCompleted)), so => so));
        }

        await ended.CancelAsync();
        await Task.WhenAll(senders);
    }

    /// <summary>The sealed time of a second step that has lain open for an hour.</summary>
    private static async Task<string> OpenAsync(HttpClient client)
    {
        using var answer = await client.PostAsync("comments", LocalMachine.Form("The first of them all.", ""));
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(answer.Headers.Location));
        return page.QuerySelector("input[name=opened]")!.GetAttribute("value")!;
    }

    private async Task SendUntilDeadAsync(string machine, Uri site, string opened, CancellationToken ct)
    {
        using var client = LocalMachine.Client(machine, site);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await SendAsync(client, opened, ct);
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                // The process is dead, or too busy to answer.
                await Task.Yield();
            }
        }
    }

    private async Task SendAsync(HttpClient client, string opened, CancellationToken ct)
    {
        if (_unacknowledged.TryDequeue(out var open))
        {
            await AcknowledgeAsync(client, open, opened, ct);
            return;
        }

        var number = Interlocked.Increment(ref _next);
        var text = $"Comment number {number} of very many.";
        using var answer = await client.PostAsync("comments", LocalMachine.Form(text, "support/page"), ct);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        _sent[text] = answer.Headers.Location!.ToString().Split('/')[^3];
        await AcknowledgeAsync(client, ($"sender-{number}@example.org", answer.Headers.Location.ToString()), opened, ct);
    }

    private async Task AcknowledgeAsync(HttpClient client, (string Email, string Address) open, string opened, CancellationToken ct)
    {
        try
        {
            using var answer = await client.PostAsync(open.Address, new FormUrlEncodedContent(
                [KeyValuePair.Create("Way", "Email"), KeyValuePair.Create("Email", open.Email), KeyValuePair.Create("opened", opened)]), ct);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            // Nobody knows whether it was saved: its sender presses the button again later.
            _unacknowledged.Enqueue(open);
            throw;
        }
    }

    private async Task AcknowledgeRestAsync(Uri site, string opened)
    {
        using var client = LocalMachine.Client("127.0.6.2", site);
        while (_unacknowledged.TryDequeue(out var open))
        {
            await AcknowledgeAsync(client, open, opened, CancellationToken.None);
        }
    }

    private async Task CheckAsync(CmsHost host)
    {
        var council = host.Councils.Single();
        var rows = await host.Services.GetRequiredService<TenantScopes>().RunAsync(council, services =>
            services.GetRequiredService<CmsDbContext>().Set<Comment>().AsNoTracking().Select(c => new { c.Text, c.Reference, c.CommentId }).ToListAsync());
        var byText = rows.ToLookup(r => r.Text, r => r.Reference);
        Assert.True(_sent.Count >= Kills * EachTime);
        Assert.All(_sent, sent => Assert.Equal([sent.Value], byText[sent.Key]));

        var mails = (await host.MailAsync(council)).GroupBy(m => m.To).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(_sent.Keys.Select(text => $"sender-{text.Split(' ')[2]}@example.org").Order(), mails.Keys.Order());
        Assert.All(mails, mail => Assert.Equal(1, mail.Value));
    }
}
