using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Reports;

/// <summary>Registers reports.</summary>
internal static class ReportServices
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddScoped<ReportHistory>();
        services.AddScoped<IPageSection, ReportYearsSection>();
        services.AddSingleton<IPageVisits, ReportVisits>();
        services.AddSingleton<ISubPages, ReportVisits>();
        services.AddSingleton<IAdminMenu, ReportMenu>();
        services.AddSingleton<IAuditWords, ReportAuditWords>();
    }
}

/// <summary>The workspace's entry for questions and expectations.</summary>
internal sealed class ReportMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Schools, "Questions of reports", "admin/schools/questions", Permissions.ManageSchools, 50)];
}

/// <summary>What the audit says of reports' questions.</summary>
internal sealed class ReportAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["ReportQuestionsChanged"] = "{who} changed the questions of school reports",
        ["ReportExpectationsChanged"] = "{who} changed what the council expects of school reports",
    };
}
