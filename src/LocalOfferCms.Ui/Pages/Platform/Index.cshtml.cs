using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Ui.Pages.Platform;

/// <summary>The platform's page that lists the councils of the host.</summary>
public sealed class PlatformIndexModel(TenantRegistry registry) : PageModel
{
    /// <summary>The councils that are not switched off, by title.</summary>
    public IReadOnlyList<Tenant> Councils { get; } = [.. registry.All.Where(t => t.State != TenantState.Disabled).OrderBy(t => t.Title)];

    /// <summary>Where a council's site is, seen from this page.</summary>
    public string? Address(Tenant council) =>
        council.Prefix is not null ? $"{Request.PathBase}/{council.Prefix}/" : council.Hosts is [var host, ..] ? $"{Request.Scheme}://{host}{Port}/" : null;

    /// <summary>What there is to say of a council's state; null when it is simply there.</summary>
    public static string? Note(Tenant council) => council.State switch
    {
        TenantState.Running => council.IsDemonstration ? "Demonstration" : null,
        TenantState.Failed => "Set-up did not finish",
        _ => "Being set up",
    };

    private string Port => Request.Host.Port is { } port ? $":{port}" : "";
}
