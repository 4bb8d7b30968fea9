using System.Security.Cryptography.X509Certificates;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Backup;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Media.Pictures;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Sharing;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage;
using LocalOfferCms.Theme.Branding;
using LocalOfferCms.Web.CompiledModels;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalOfferCms.Web;

/// <summary>Puts the platform together; the web host and the command line share it.</summary>
internal static class CmsServices
{
    public static IServiceCollection AddCms(this IServiceCollection services, IConfiguration configuration)
    {
        var places = Places.From(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new DataFolder(places.Data));
        services.AddSingleton(new RecipeLibrary(places.Recipes));
        services.AddSingleton(new BrandFolder(places.Brands));
        services.AddSingleton(RenderProgram.Of(typeof(CmsServices).Assembly.Location));
        services.AddSingleton(ConfiguredCouncils.Read(configuration));
        services.AddTenancy(new PlatformHosts(configuration.GetSection("Platform:Hosts").Get<string[]>() ?? PlatformHosts.Local));
        services.AddCompiledModel(configuration).AddStorage(configuration, places.Data);
        services.AddPageCache().AddContent().AddRecipes().AddJobs().AddBackup().AddSharing();
        services.AddChecks(configuration.GetValue("Checks:FollowLinks", true)).AddPageImport();
        services.AddMail(PlatformAddress.From(configuration["Platform:Address"], configuration["Urls"]));
        services.Configure<PageCacheOptions>(options =>
        {
            options.Life = configuration.GetValue("PageCache:Life", options.Life);
            options.MaxBytes = configuration.GetValue("PageCache:MaxBytes", options.MaxBytes);
        });
        services.AddSealing(configuration);
        services.AddPeople();
        services.AddPlaces();
        // There are no controllers; not to look for them among all types makes the start shorter.
        services.AddRazorPages().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()));
        foreach (var module in Modules.All)
        {
            services.AddSingleton(module);
            module.ConfigureServices(services);
        }

        return services;
    }

    /// <summary>Data protection: one key ring in the host database, every purpose bound to its council.</summary>
    private static void AddSealing(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("LocalOfferCms");
        if (configuration["DataProtection:CertificateFile"] is { Length: > 0 } file)
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration["DataProtection:CertificatePassword"]));
        }

        services.AddTenantDataProtection();
    }
}
