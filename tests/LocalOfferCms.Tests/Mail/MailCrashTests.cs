using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Crashes;
using LocalOfferCms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Mail;

/// <summary>Kills the web host after it has handed a message to the mail server and before it has written that down.
/// What a kill leaves on PostgreSQL, JobCrashTests and FlowCrashTests show.</summary>
[RunsOnce]
public class MailCrashTests
{
    private static readonly Tenant Council = new() { Id = ContentIds.GuidFromName("post"), Name = "post", Title = "Post", Prefix = "post", Brand = "norfolk" };

    [Fact]
    public async Task Send_KilledBeforeItIsMarked_IsSentAgainWithTheSameMessageId()
    {
        await using var sink = new SmtpSink();
        await using var data = await HostData.CreateAsync();
        await using (var first = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow(), RunsJobs: false)))
        {
            await first.AddCouncilAsync(Council);
            await MailFixture.UseServerAsync(first, Council, sink.Port);
            await MailFixture.SendAsync(first, Council, new("reader@example.org", "Hello", "Text."));
        }

        await using (var host = HostProcess.Start(
            ["--urls", "http://127.0.0.1:0", "--SetUpConfiguredCouncils=false"],
            new Dictionary<string, string?>(data.Environment) { ["LOCALOFFER_CRASH_AT"] = "job:handled" }))
        {
            Assert.Equal(CrashFixture.Killed, await host.EndedAsync(TimeSpan.FromMinutes(2)));
        }

        Assert.Single(sink.Received);
        await using var next = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow().AddHours(1), RunsJobs: false));
        await next.MailAsync(Council);
        await next.MailAsync(Council);

        Assert.Equal(2, sink.Received.Count);
        Assert.Single(sink.Received.Select(mail => mail.Header("Message-ID")).Distinct());
        Assert.True(await MailFixture.InAsync(next, Council, services => services.GetRequiredService<CmsDbContext>().Jobs.AllAsync(j => j.Kind != "mail" || j.CompletedUtc != null)));
    }
}
