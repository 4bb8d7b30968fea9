using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using LocalOfferCms.Core.Checks.Kept;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Checks;

/// <summary>Every link is followed, politely and never inwards, and owners are told of those that break.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class LinkCheckTests(WorkspaceFixture workspace)
{
    private static readonly LinkPatience Hasty = new() { BetweenQuestions = TimeSpan.Zero };

    [Fact]
    public async Task Run_LinksOfAPage_AreFollowedAndOwnersTold()
    {
        await workspace.PublishAsync("Otterbourne old home", "Here.");
        var id = await workspace.PublishAsync("Otterbourne", """
            [Good](https://good.example/a#place) [Gone](https://gone.example/b) [Moved](https://moved.example/c) [Heads fail](https://nohead.example/d)
            [No host](https://nowhere.example/e) [Ours](/otterbourne-old-home) [Not ours](/no-such-otter) [Search](/search?q=x) [Mail](mailto:a@example.org)
            """);
        await workspace.RunJobsAsync(TimeSpan.FromMinutes(5));
        var net = new Net
        {
            ["HEAD https://good.example/a"] = _ => new(HttpStatusCode.OK),
            ["HEAD https://moved.example/c"] = _ => Moved(HttpStatusCode.MovedPermanently, "/new"),
            ["HEAD https://moved.example/new"] = _ => new(HttpStatusCode.OK),
            ["GET https://nohead.example/d"] = _ => new(HttpStatusCode.OK),
            ["HEAD https://nowhere.example/e"] = _ => throw new HttpRequestException(HttpRequestError.NameResolutionError),
        };

        await FollowAsync(net);
        await FollowAsync(net);

        var links = await workspace.DbAsync(db => (from use in db.LinkUses where use.ContentItemId == id join link in db.LinkChecks on use.LinkCheckId equals link.LinkCheckId select link).ToDictionaryAsync(l => l.Address));
        Assert.Equal(8, links.Count);
        Assert.Equal((200, null, null), (links["https://good.example/a"].LastStatus, links["https://good.example/a"].Problem, links["https://good.example/a"].MovedTo));
        Assert.Equal("The page is not there any more.", links["https://gone.example/b"].Problem);
        Assert.Equal(("https://moved.example/new", null), (links["https://moved.example/c"].MovedTo, links["https://moved.example/c"].Problem));
        Assert.Null(links["https://nohead.example/d"].Problem);
        Assert.Equal("There is no site of that name.", links["https://nowhere.example/e"].Problem);
        Assert.Null(links["/otterbourne-old-home"].Problem);
        Assert.Null(links["/search?q=x"].Problem);
        Assert.Equal("There is no page of this site at that address.", links["/no-such-otter"].Problem);
        Assert.NotNull(links["https://gone.example/b"].ToldUtc);
        Assert.Null(links["https://nowhere.example/e"].ToldUtc);
        Assert.Equal(1, net.Asked.Count(a => a == "HEAD https://good.example/a"));

        using var editor = await workspace.SignInAsync();
        var page = await editor.GetStringAsync("admin/checks/links?q=otterbourne");
        Assert.Contains("https://gone.example/b", page, StringComparison.Ordinal);
        Assert.Contains("It has moved for good.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://good.example/a", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SiteAwayForTwoNights_IsToldOnceAndForgottenWhenItIsBack()
    {
        await workspace.PublishAsync("Pikemoor", "[Away](https://away.example/)");
        await workspace.RunJobsAsync(TimeSpan.FromMinutes(5));
        var mails = await MailsAsync();
        var away = new Net { ["HEAD https://away.example/"] = _ => new(HttpStatusCode.BadGateway), ["GET https://away.example/"] = _ => new(HttpStatusCode.BadGateway) };
        await FollowAsync(away);
        Assert.Equal(mails, await MailsAsync());

        workspace.Host.Clock.Advance(TimeSpan.FromHours(24));
        await FollowAsync(away);
        var told = await MailsAsync();
        workspace.Host.Clock.Advance(TimeSpan.FromHours(24));
        await FollowAsync(away);

        Assert.Equal((1, 1), (told - mails, await MailsAsync() - mails));
        workspace.Host.Clock.Advance(TimeSpan.FromHours(24));
        await FollowAsync(new Net { ["HEAD https://away.example/"] = _ => new(HttpStatusCode.OK) });
        var link = await workspace.DbAsync(db => db.LinkChecks.SingleAsync(l => l.Address == "https://away.example/"));
        Assert.Equal((null, null, null), (link.Problem, link.FirstFailedUtc, link.ToldUtc));
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("https://user:pass@example.org/")]
    [InlineData("https://example.org:8080/")]
    [InlineData("ftp://example.org/")]
    public async Task Ask_PlaceOfThePrivateNetwork_IsNeverAsked(string address)
    {
        using var probe = new LinkProbe(PublicAddresses.Handler(), Hasty, TimeProvider.System);

        var answer = await probe.AskAsync(address, default);

        Assert.Null(answer.Status);
        Assert.Contains(answer.Problem, (string[])["It leads into a private network, where readers cannot follow.", "The address cannot be asked for."]);
    }

    [Fact]
    public async Task Ask_NameThatLeadsInwards_ReachesNobody()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        using var http = new HttpMessageInvoker(PublicAddresses.Handler());

        var error = await Assert.ThrowsAnyAsync<Exception>(() => http.SendAsync(new(HttpMethod.Get, $"http://localhost:{((IPEndPoint)inside.LocalEndpoint).Port}/"), default));

        Assert.True(error is NotPublicException || error.InnerException is NotPublicException, error.ToString());
        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task Ask_RedirectInwardsOrWithoutEnd_IsNotFollowed()
    {
        var net = new Net { ["HEAD https://a.example/"] = _ => Moved(HttpStatusCode.Found, "http://10.1.2.3/"), ["HEAD https://b.example/"] = _ => Moved(HttpStatusCode.Found, "/") };
        using var probe = new LinkProbe(net, Hasty, TimeProvider.System);

        Assert.Equal("It sends readers to an address that they cannot follow.", (await probe.AskAsync("https://a.example/", default)).Problem);
        Assert.Equal("It sends readers from one address to the next without end.", (await probe.AskAsync("https://b.example/", default)).Problem);
    }

    [Fact]
    public async Task Ask_ServerThatDoesNotAnswer_IsGivenUp()
    {
        var clock = new TestClock();
        using var probe = new LinkProbe(new Silent(clock), Hasty, clock);

        Assert.Equal("It does not answer in time.", (await probe.AskAsync("https://slow.example/", default)).Problem);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("172.31.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:192.168.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void IsPublic_Address_IsKnown(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    private Task<int> MailsAsync() => workspace.DbAsync(db => db.Jobs.CountAsync(j => j.Kind == "mail"));

    private Task<bool> FollowAsync(Net net) => workspace.InAsync(async services =>
    {
        var clock = services.GetRequiredService<TimeProvider>();
        using var probe = new LinkProbe(net, Hasty, clock);
        var job = new CheckLinks(services.GetRequiredService<CmsDbContext>(), probe, Hasty, services.GetRequiredService<JobQueue>(), services.GetRequiredService<Mailbox>(), clock);
        await job.HandleAsync($$"""{"Since":"{{clock.GetUtcNow().UtcDateTime.AddHours(-1):O}}"}""", default);
        return true;
    });

    private static HttpResponseMessage Moved(HttpStatusCode status, string to) => new(status) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) } };

    /// <summary>The internet: what it answers to which question. What it does not know is not found.</summary>
    private sealed class Net : HttpMessageHandler
    {
        private readonly Dictionary<string, Func<HttpRequestMessage, HttpResponseMessage>> _answers = [];

        public ConcurrentQueue<string> Asked { get; } = [];

        public Func<HttpRequestMessage, HttpResponseMessage> this[string question]
        {
            set => _answers[question] = value;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var question = $"{request.Method} {request.RequestUri!.AbsoluteUri}";
            Asked.Enqueue(question);
            return Task.FromResult(_answers.TryGetValue(question, out var answer) ? answer(request) : new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }

    /// <summary>A server that never answers; the clock goes on meanwhile.</summary>
    private sealed class Silent(TestClock clock) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
