using System.Security.Claims;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.Pages.Platform;

/// <summary>The platform's console: the councils of the host, and the step into one that has let this member of staff in.</summary>
[Authorize(AuthenticationSchemes = PlatformStaff.Scheme)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ConsoleModel(TenantRegistry registry, TenantScopes scopes, PlatformAddress address) : PageModel
{
    public IReadOnlyList<Tenant> Councils { get; } = registry.All;

    /// <summary>The council whose door is open.</summary>
    public string? Entered { get; private set; }

    /// <summary>Where that door is.</summary>
    public string? EntryAddress { get; private set; }

    public string Email => User.FindFirstValue(ClaimTypes.Email)!;

    public async Task<IActionResult> OnPostEnterAsync(string council, CancellationToken ct)
    {
        if (registry.Find(council) is not { State: TenantState.Running } tenant)
        {
            return NotFound();
        }

        var path = await scopes.RunAsync(tenant, services => services.GetRequiredService<PlatformVisits>().EnterAsync(Email, ct));
        if (path is null)
        {
            ModelState.AddModelError("", $"{tenant.Title} has not let you in. Ask an administrator of the council to do so, under 'Platform staff' in their workspace.");
            return Page();
        }

        // A link and no redirect: the council may have a host name of its own, and a form may not lead there.
        (Entered, EntryAddress) = (tenant.Title, tenant.Prefix is { } prefix ? Url.Content($"~/{prefix}/{path}") : $"{address.Of(tenant)}/{path}");
        return Page();
    }
}
