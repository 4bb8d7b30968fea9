using LocalOfferCms.Admin.Checks;
using LocalOfferCms.Admin.Dashboard;
using LocalOfferCms.Admin.Editing;
using LocalOfferCms.Admin.Editing.Drafts;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Admin.Media;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Admin.Types;
using LocalOfferCms.Admin.Workflows;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
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
        services.AddChecksAdmin();
        services.AddSingleton<IAdminMenu, DashboardMenu>();
        services.AddPageLife();
        services.AddEditing();
        services.AddMediaAdmin();
        services.AddSingleton<IAdminMenu, StructureMenu>();
        services.AddScoped<ListingPages>();
        services.AddWorkflowAdmin();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model)
    {
        AutosaveModel.Configure(model);
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPeople();
    }
}
