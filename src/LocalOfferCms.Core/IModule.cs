using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core;

/// <summary>A feature library. <c>Program.cs</c> lists the modules by name; each registers itself here and nowhere else.</summary>
public interface IModule
{
    /// <summary>The name by which a council's features and recipes know it, such as <c>Guidance</c>.</summary>
    string Name { get; }

    /// <summary>Registers services.</summary>
    void ConfigureServices(IServiceCollection services);

    /// <summary>Maps the module's tables into the council's database.</summary>
    void ConfigureModel(ModelBuilder model) { }

    /// <summary>Changes to the tables since the baseline, oldest first.</summary>
    IEnumerable<SchemaStep> SchemaSteps => [];

    /// <summary>Maps endpoints other than Razor Pages.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints) { }
}
