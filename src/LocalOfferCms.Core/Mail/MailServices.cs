using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Mail;

/// <summary>Registers mail.</summary>
public static class MailServices
{
    /// <summary>Adds the mailbox and its settings. Data protection must be there.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, PlatformAddress platform)
    {
        services.AddSingleton(platform);
        services.AddScoped<MailSettingsStore>();
        services.AddScoped<SentMail>();
        services.AddScoped<MailSender>();
        services.AddScoped(all => new Mailbox(
            all.GetRequiredService<JobQueue>(), all.GetRequiredService<MailSender>(), all.GetRequiredService<PlatformAddress>(),
            all.GetRequiredService<CurrentTenant>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<IDataProtectionProvider>()));
        services.AddScoped<IJobHandler, MailJob>();
        return services;
    }
}
