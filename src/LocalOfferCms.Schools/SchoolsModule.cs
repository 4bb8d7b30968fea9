using LocalOfferCms.Core;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools;

/// <summary>Schools, their SEN information reports, and forms to check a report by.</summary>
public sealed class SchoolsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Schools";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IContentHandler, SchoolIndexer>();
        services.Configure<PageCacheOptions>(options => options.ContentQuery.Add("view"));
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Schools/{0}.cshtml"));
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.Entity<SchoolIndex>(school =>
    {
        school.ToTable("SchoolIndex").HasKey(s => s.ContentItemId);
        school.Property(s => s.ContentItemId).HasMaxLength(ContentIds.MaxLength);
        school.Property(s => s.Name).HasMaxLength(SchoolIndex.NameLength);
        school.Property(s => s.Phase).HasMaxLength(SchoolIndex.WordLength);
        school.Property(s => s.Kind).HasMaxLength(SchoolIndex.WordLength);
        school.HasIndex(s => new { s.Phase, s.Name });
    });
}
