using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.People;

/// <summary>What pages about people have in common.</summary>
internal static class PageHelp
{
    /// <summary>The machine that asks, for counting tries.</summary>
    public static string Machine(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>Goes to an address of this council's site, and of no other; to the workspace when it is any other.</summary>
    public static IActionResult GoBack(this PageModel page, string? address)
    {
        var site = page.Request.PathBase.Value ?? "";
        var inside = page.Url.IsLocalUrl(address) && (address!.StartsWith(site + "/", StringComparison.OrdinalIgnoreCase) || address.Equals(site, StringComparison.OrdinalIgnoreCase));
        return inside ? page.LocalRedirect(address!) : page.LocalRedirect("~/admin");
    }
}
