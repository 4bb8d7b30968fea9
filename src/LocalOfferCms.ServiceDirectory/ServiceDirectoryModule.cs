using LocalOfferCms.Core;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Ui.Feeds;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>Services for families, and the list to find them in.</summary>
public sealed class ServiceDirectoryModule : IModule
{
    /// <inheritdoc/>
    public string Name => "ServiceDirectory";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IContentHandler, ServiceIndexer>();
        services.AddSingleton<ILinkedData, ServiceLinkedData>();
        services.AddCouncilMemory<ServiceCells>();
        services.AddScoped<ServiceReader>();
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Services/{0}.cshtml"));
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.Entity<ServiceIndex>(service =>
    {
        service.ToTable("ServiceIndex").HasKey(s => s.ContentItemId);
        service.Property(s => s.ContentItemId).HasMaxLength(ContentIds.MaxLength);
        service.Property(s => s.Title).HasMaxLength(ServiceIndex.NameLength);
        service.Property(s => s.Status).HasMaxLength(ServiceIndex.WordLength);
        service.Property(s => s.Area).HasMaxLength(ServiceIndex.WordLength);
        service.Property(s => s.Provider).HasMaxLength(ServiceIndex.NameLength);
        service.Property(s => s.Strands).HasMaxLength(ServiceIndex.TermsLength);
        service.Property(s => s.Topics).HasMaxLength(ServiceIndex.TermsLength);
        // The list reads it in this order and stops; the counts read the other from end to end without touching the table.
        service.HasIndex(s => new { s.Title, s.ContentItemId });
        service.HasIndex(s => new { s.Area, s.Strands, s.Topics, s.AgeFrom, s.AgeTo, s.IsFree });
    });
}
