using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.TestSupport;

/// <summary>The mail of a council that has no mail server.</summary>
public static class CouncilMail
{
    /// <summary>Has the council's due jobs done, and reads the mail that has been sent so far, the newest first.</summary>
    public static async Task<IReadOnlyList<SentMessage>> MailAsync(this CmsHost host, Tenant council)
    {
        await host.Services.GetRequiredService<JobRunner>().RunDueAsync(council, CancellationToken.None);
        return await host.Services.GetRequiredService<TenantScopes>().RunAsync(council, services =>
            Task.FromResult(services.GetRequiredService<SentMail>().List(0, int.MaxValue)));
    }

    /// <summary>The newest message to somebody.</summary>
    public static async Task<SentMessage> MailToAsync(this CmsHost host, Tenant council, string address) =>
        (await host.MailAsync(council)).FirstOrDefault(m => m.To == address) ?? throw new InvalidOperationException($"Nothing was sent to {address}.");
}
