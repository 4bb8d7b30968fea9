using LocalOfferCms.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.Media;

/// <summary>Registers the media library's pages.</summary>
internal static class MediaAdmin
{
    public static IServiceCollection AddMediaAdmin(this IServiceCollection services) =>
        services.AddScoped<MediaShelf>().AddSingleton<IAdminMenu, MediaMenu>();
}

/// <summary>The library's entry in the menu.</summary>
internal sealed class MediaMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Content, "Pictures and documents", "admin/media", Permissions.ManageMedia, 40)];
}
