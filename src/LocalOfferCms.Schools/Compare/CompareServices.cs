using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Compare;

/// <summary>Registers the comparison of schools, and the questions to one of them.</summary>
internal static class CompareServices
{
    public static void AddSchoolComparison(this IServiceCollection services) => services.AddScoped<SchoolComparisonReader>();
}
