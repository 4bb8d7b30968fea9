using LocalOfferCms.Core.Caching;
using LocalOfferCms.Ui.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.SchoolPage;

/// <summary>Registers the page of a school.</summary>
internal static class SchoolPageServices
{
    public static void AddSchoolPage(this IServiceCollection services)
    {
        services.AddCouncilMemory<SchoolTablesMemory>();
        services.AddScoped<SchoolSurroundings>();
        services.AddSingleton<ILinkedData, SchoolLinkedData>();
    }
}
