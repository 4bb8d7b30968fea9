using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Register.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Register;

/// <summary>Registers imports of the national register.</summary>
internal static class RegisterServices
{
    public static void AddRegister(this IServiceCollection services)
    {
        services.AddSingleton<RegisterImport>();
        services.AddScoped<CouncilWriter>();
        services.AddScoped<ImportRuns>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<IJobHandler, ImportFolder>().AddSingleton(new RecurringJob(ImportFolder.JobKind, ImportFolder.EveryNight));
        services.AddScoped<IJobHandler, ImportUploaded>();
        services.AddSingleton<IAdminMenu, RegisterMenu>();
        services.AddSingleton<IAuditWords, RegisterAuditWords>();
    }
}

/// <summary>The workspace's entry for imports.</summary>
internal sealed class RegisterMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Schools, "Schools from the register", "admin/schools/imports", Permissions.ManageSchools, 60)];
}

/// <summary>What the audit says of the register.</summary>
internal sealed class RegisterAuditWords : IAuditWords
{
    public const string OwnChanged = "SchoolRegisterChanged";

    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        [OwnChanged] = "{who} changed which schools of the national register are the council’s own",
    };
}
