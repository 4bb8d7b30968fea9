using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Mail;

/// <summary>A host whose councils have no pages: mail needs none.</summary>
public sealed class MailFixture : IAsyncLifetime
{
    private CmsHost? _host;

    public CmsHost Host => _host!;

    public async Task InitializeAsync() => _host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false));

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public Task<Tenant> AddAsync(string name, bool demonstration = false) => Host.AddCouncilAsync(new Tenant
    {
        Id = ContentIds.GuidFromName(name),
        Name = name,
        Title = $"Council of {name}",
        Prefix = name,
        Brand = "norfolk",
        CanonicalAddress = $"https://{name}.example",
        IsDemonstration = demonstration,
    });

    internal static Task<bool> SendAsync(CmsHost host, Tenant council, MailMessage message) => InAsync(host, council, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        await services.GetRequiredService<Mailbox>().AddAsync(db, write, message, default);
        await write.CommitAsync(default);
        return true;
    });

    internal static Task<T> InAsync<T>(CmsHost host, Tenant council, Func<IServiceProvider, Task<T>> work) =>
        host.Services.GetRequiredService<TenantScopes>().RunAsync(council, work);

    internal static Task<bool> UseServerAsync(CmsHost host, Tenant council, int port, string? user = null, string? password = null) => InAsync(host, council, async services =>
    {
        var settings = new MailSettings { Host = "127.0.0.1", Port = port, UseTls = false, User = user, From = "offer@council.example", ReplyTo = "send@council.example" };
        await services.GetRequiredService<MailSettingsStore>().SaveAsync(settings, password, new(host.Clock.GetUtcNow().UtcDateTime, "test"), default);
        return true;
    });
}

public sealed class MailTests(MailFixture fixture) : IClassFixture<MailFixture>
{
    private CmsHost Host => fixture.Host;

    [Fact]
    public async Task Add_NoMailServer_WritesAFileThatReadsAsItWasMeant()
    {
        var council = await fixture.AddAsync("files");

        await MailFixture.SendAsync(Host, council, new("reader@example.org", "Diolch – café, naïve, 日本 & a rather long subject that will not fit into one line of a header", "First paragraph – “quoted”.\n\nSecond = paragraph.\n.dot",
            new MailLink("Choose a password", "account/invitation?token=abc_DEF-123")));

        var mail = Assert.Single(await Host.MailAsync(council));
        Assert.Equal("reader@example.org", mail.To);
        Assert.Equal("Diolch – café, naïve, 日本 & a rather long subject that will not fit into one line of a header", mail.Subject);
        Assert.Contains("First paragraph – “quoted”.\n\nSecond = paragraph.\n.dot\n\nChoose a password:\nhttps://files.example/account/invitation?token=abc_DEF-123", mail.Text);
        Assert.Equal("https://files.example/account/invitation?token=abc_DEF-123", mail.Links[0]);
        Assert.EndsWith("@files.example", mail.MessageId);
        Assert.DoesNotContain("Demonstration", mail.Text);
        var folder = Path.Combine(Host.Data.Site("files"), "mail");
        Assert.Equal([mail.MessageId + ".eml"], Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.Contains($"<{mail.MessageId}>", await File.ReadAllTextAsync(Path.Combine(folder, mail.MessageId + ".eml")));
    }

    [Fact]
    public async Task Add_DemonstrationCouncil_SaysSoInSubjectAndText()
    {
        var council = await fixture.AddAsync("demo", demonstration: true);

        await MailFixture.SendAsync(Host, council, new("reader@example.org", "Hello", "Text."));

        var mail = Assert.Single(await Host.MailAsync(council));
        Assert.Equal("[Demonstration] Hello", mail.Subject);
        Assert.StartsWith("Demonstration, not a real council\n", mail.Text);
    }

    [Fact]
    public async Task Add_RolledBackWrite_SendsNothing()
    {
        var council = await fixture.AddAsync("undone");
        await MailFixture.InAsync(Host, council, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            await services.GetRequiredService<Mailbox>().AddAsync(db, write, new("reader@example.org", "Hello", "Text."), default);
            return await db.SaveChangesAsync();
        });

        Assert.Empty(await Host.MailAsync(council));
    }

    [Fact]
    public async Task Add_TheOutbox_HoldsNeitherAddressNorLinkInClear()
    {
        var council = await fixture.AddAsync("sealed");

        await MailFixture.SendAsync(Host, council, new("reader@example.org", "Hello", "Text.", new MailLink("Sign in", "account/link?token=SECRET")));

        var payload = await MailFixture.InAsync(Host, council, services => services.GetRequiredService<CmsDbContext>().Jobs.Where(j => j.Kind == "mail").Select(j => j.Payload).SingleAsync());
        Assert.DoesNotContain("reader", payload);
        Assert.DoesNotContain("SECRET", payload);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@b")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("Name <a@example.org>")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("naïve@example.org")]
    public async Task Add_WhatIsNoAddress_IsRefused(string address)
    {
        var council = Host.Councils.FirstOrDefault(c => c.Name == "addresses") ?? await fixture.AddAsync("addresses");

        await Assert.ThrowsAsync<RefusedException>(() => MailFixture.SendAsync(Host, council, new(address, "Hello", "Text.")));
    }

    [Fact]
    public async Task Add_LineBreaksInSubjectAndLink_AddNoHeader()
    {
        await using var sink = new SmtpSink();
        var council = await fixture.AddAsync("injection");
        await MailFixture.UseServerAsync(Host, council, sink.Port);

        await MailFixture.SendAsync(Host, council, new("reader@example.org", "Hello\r\nBcc: b@example.org\r\n\r\nBody", "Text.\r\n.\r\nMAIL FROM:<x@example.org>", new MailLink("<script>", "a\"onclick=b")));
        await Host.MailAsync(council);

        var mail = Assert.Single(sink.Received);
        Assert.Equal(["reader@example.org"], mail.Recipients);
        Assert.Null(mail.Header("Bcc"));
        Assert.Equal("Hello Bcc: b@example.org Body", mail.Header("Subject"));
        Assert.DoesNotContain("<script>\n", mail.Text.Split("text/html")[1]);
        Assert.Contains("&lt;script&gt;", mail.Text.Replace("=\n", ""));
    }

    [Fact]
    public async Task Add_WithMailServer_SignsInAndSendsTextAndHtml()
    {
        await using var sink = new SmtpSink();
        var council = await fixture.AddAsync("server");
        await MailFixture.UseServerAsync(Host, council, sink.Port, "postman", "s3cret");
        var stored = await MailFixture.InAsync(Host, council, services => services.GetRequiredService<CmsDbContext>().SiteDocuments.Where(d => d.Kind == "Mail").Select(d => d.Data).SingleAsync());

        await MailFixture.SendAsync(Host, council, new("reader@example.org", "Hello", "Text."));
        Assert.Empty(await Host.MailAsync(council));

        var mail = Assert.Single(sink.Received);
        Assert.DoesNotContain("s3cret", stored);
        Assert.Equal("postman:s3cret", mail.User);
        Assert.Equal(["reader@example.org"], mail.Recipients);
        Assert.Equal("send@council.example", mail.Header("Reply-To"));
        Assert.Contains("offer@council.example", mail.Header("From"));
        Assert.StartsWith("multipart/alternative", mail.Header("Content-Type"));
        Assert.Contains("text/plain", mail.Text);
        Assert.Contains("text/html", mail.Text);
    }

    [Fact]
    public async Task Add_MailServerThatRefuses_IsTriedAgainAndTheLogNamesNobody()
    {
        await using var sink = new SmtpSink { Refusal = "451 Try again later, reader@example.org" };
        var council = await fixture.AddAsync("refusing");
        await MailFixture.UseServerAsync(Host, council, sink.Port);
        await MailFixture.SendAsync(Host, council, new("reader@example.org", "Hello", "Text."));

        await Host.MailAsync(council);
        var waiting = await MailFixture.InAsync(Host, council, services => services.GetRequiredService<CmsDbContext>().Jobs.AsNoTracking().SingleAsync(j => j.Kind == "mail"));
        Assert.Equal(1, waiting.Attempts);
        Assert.DoesNotContain("reader", waiting.LastError);

        sink.Refusal = null;
        Host.Clock.Advance(JobRunner.RetryLadder[0]);
        await Host.MailAsync(council);
        Assert.Single(sink.Received);
    }

    [Fact]
    public async Task SendTest_NobodyListens_SaysSoInASentence()
    {
        int port;
        await using (var sink = new SmtpSink())
        {
            port = sink.Port;
        }

        var council = await fixture.AddAsync("nobody");
        await MailFixture.UseServerAsync(Host, council, port);

        var refusal = await MailFixture.InAsync(Host, council, services => services.GetRequiredService<Mailbox>().SendTestAsync("me@example.org", default));

        Assert.Contains("could not be reached", refusal!.Message);
    }

    [Fact]
    public async Task SaveSettings_ServerPortOrSenderWrong_IsRefused()
    {
        var council = await fixture.AddAsync("settings");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => MailFixture.InAsync(Host, council, async services =>
        {
            await services.GetRequiredService<MailSettingsStore>().SaveAsync(new() { Host = "not a host", Port = 0, From = "x", ReplyTo = "y" }, null, new(default, "test"), default);
            return true;
        }));

        Assert.Equal(["MailHost", "MailPort", "MailFrom", "MailReplyTo"], refused.Refusals.Select(r => r.Code));
    }
}
