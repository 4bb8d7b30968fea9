using LocalOfferCms.Admin.Editing.Drafts;
using LocalOfferCms.Admin.Editing.Picking;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.Editing;

/// <summary>Registers the editor.</summary>
internal static class EditingServices
{
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddScoped<Autosaves>();
        services.AddScoped<EditorDesk>();
        services.AddScoped<EditorTools>();
        services.AddScoped<ItemPicker>();
        services.AddScoped<TextPreview>();
        services.AddSingleton<EditorSeal>();
        services.AddScoped<IPublishGate, CompleteForm>();
        services.AddSingleton<IAdminMenu, EditingMenu>();
        return services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            var usual = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context => ExpiredPosts.ChallengeAsync(context, usual);
        });
    }
}

/// <summary>"Write something new" in the workspace's menu.</summary>
internal sealed class EditingMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Content, "Write something new", "admin/content/new", Permissions.EditContent, 5, Permissions.EditOwnContent)];
}
