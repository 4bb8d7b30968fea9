using LocalOfferCms.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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

    /// <summary>Shows refusals beside the fields that they are about.</summary>
    /// <param name="state">The page's errors.</param>
    /// <param name="refusals">The refusals.</param>
    /// <param name="fields">How the codes about a field begin, and the field.</param>
    public static void AddRefusals(this ModelStateDictionary state, IEnumerable<Refusal> refusals, params (string Code, string Field)[] fields)
    {
        foreach (var refusal in refusals)
        {
            state.AddModelError(fields.FirstOrDefault(f => refusal.Code.StartsWith(f.Code, StringComparison.Ordinal)).Field ?? "", refusal.Message);
        }
    }
}
