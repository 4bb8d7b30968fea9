using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Media.Pictures;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Media;

/// <summary>Registers the media library. Needs a <see cref="RenderProgram"/> of the host.</summary>
public static class MediaServices
{
    /// <summary>Adds the store, the checks, the renderer, the actions and their jobs.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services) =>
        services.AddSingleton<PictureRenderer>().AddSingleton<MediaIntake>().AddSingleton<MediaStore>().AddSingleton<Renditions>().AddScoped<MediaAccess>()
            .AddScoped<MediaUse>().AddScoped<MediaActions>().AddScoped<MediaUpload>().AddScoped<MediaEditing>()
            .AddScoped<IJobHandler, MakeRenditions>().AddScoped<IJobHandler, EndConsent>().AddScoped<IJobHandler, PurgeMedia>();
}
