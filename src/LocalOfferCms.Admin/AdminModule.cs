using LocalOfferCms.Admin.Dashboard;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin;

/// <summary>The editors' workspace: sign-in, people, content, media, structure, checks, audit. Each feature registers itself in a file of its own.</summary>
public sealed class AdminModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Admin";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddAdminFrame();
        services.AddPeoplePages();
        services.AddSingleton<IAdminMenu, DashboardMenu>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPeople();
    }
}
