using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.OwnReports;

/// <summary>Registers the looks at schools' own reports.</summary>
internal static class OwnReportsServices
{
    public static void AddOwnReports(this IServiceCollection services)
    {
        services.AddScoped<OwnReportReader>();
        services.AddScoped<OwnReportList>();
        services.AddSingleton<IAdminMenu, OwnReportsMenu>();
        services.AddSingleton<IContentHandler, OwnReportHandler>();
        services.AddScoped<IJobHandler, CheckOwnReports>();
        services.AddSingleton(new RecurringJob(CheckOwnReports.JobKind, CheckOwnReports.EveryWeek));
    }
}

/// <summary>The workspace's entry for schools' own reports.</summary>
internal sealed class OwnReportsMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Schools, "On schools’ own websites", "admin/schools/own-reports", Permissions.ManageSchools, 20)];
}
