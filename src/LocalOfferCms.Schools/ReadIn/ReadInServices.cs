using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>Registers the reading in of reports.</summary>
internal static class ReadInServices
{
    public static void AddReadIn(this IServiceCollection services) => services.AddScoped<ReportSource>();
}
