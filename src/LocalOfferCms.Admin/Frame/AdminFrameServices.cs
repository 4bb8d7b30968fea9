using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.Frame;

/// <summary>Registers what stands around every page of the workspace.</summary>
internal static class AdminFrameServices
{
    public static IServiceCollection AddAdminFrame(this IServiceCollection services) => services.AddScoped<WorkspaceFrame>();
}
