using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Board;

/// <summary>Registers the council's board of schools.</summary>
internal static class BoardServices
{
    private const string EveryNight = "0 40 4 * * ?";

    public static void AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<IAdminMenu, BoardMenu>();
        services.AddSingleton<IAuditWords, BoardAuditWords>();
        services.AddScoped<BoardReader>();
        services.AddScoped<ChasePlans>();
        services.AddScoped<SendChase>();
        services.AddScoped<IJobHandler, CountReports>();
        services.AddSingleton(new RecurringJob(CountReports.JobKind, EveryNight));
    }
}

/// <summary>The workspace's entry for the board.</summary>
internal sealed class BoardMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Schools, "Schools and their reports", "admin/schools", Permissions.ManageSchools, 10)];
}

/// <summary>What the board's audit entries say.</summary>
internal sealed class BoardAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["SchoolChased"] = "{who} asked {what} for its SEN information report",
        ["SchoolChaseChanged"] = "{who} changed the message that asks schools for their reports",
    };
}
