using LocalOfferCms.Theme.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Theme.Pages.Reading;

/// <summary>A question of the form; the number of an answer is that of its enumeration.</summary>
internal sealed record ReaderChoice(string Name, string Question, IReadOnlyList<string> Answers, int Chosen);

/// <summary>Text size, spacing and colours without script. Saving is the reader's explicit wish, so it is the one place where a visitor gets a cookie;
/// it holds three digits and is the same for everybody who chose the same.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReaderSettingsModel : PageModel
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private ReaderSettings _settings;

    /// <summary>The page in this site that the reader came from, to go back to.</summary>
    public string? From { get; private set; }

    public ReaderChoice Sizes => new("size", "Text size", ["Normal", "Large", "Larger", "Largest"], (int)_settings.Size);
    public ReaderChoice Spacings => new("spacing", "Space between lines and words", ["Normal", "Wide"], (int)_settings.Spacing);
    public ReaderChoice Contrasts => new("contrast", "Colours", ["As my device is set", "Light", "Dark", "Yellow on black"], (int)_settings.Contrast);

    public void OnGet()
    {
        _settings = ReaderSettings.Of(Request);
        From = CameFrom(Request);
    }

    public IActionResult OnPost(TextSize size, TextSpacing spacing, TextContrast contrast, string? from)
    {
        if (Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return BadRequest();
        }

        var settings = new ReaderSettings(size, spacing, contrast);
        var options = new CookieOptions { Path = Request.PathBase.HasValue ? Request.PathBase.ToUriComponent() : "/", HttpOnly = true, Secure = Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Kept };
        if (!settings.IsKnown || settings == default)
        {
            Response.Cookies.Delete(ReaderSettings.CookieName, options);
        }
        else
        {
            Response.Cookies.Append(ReaderSettings.CookieName, settings.Key, options);
        }

        return from is not null && IsOurs(from) ? LocalRedirect(from) : RedirectToPage();
    }

    private string? CameFrom(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referer) && referer.Authority == request.Host.ToUriComponent() && IsOurs(referer.PathAndQuery)
            ? referer.PathAndQuery
            : null;

    /// <summary>In this council's site, and not this page itself.</summary>
    private bool IsOurs(string address) =>
        Url.IsLocalUrl(address)
        && new PathString(address.Split('?')[0]).StartsWithSegments(Request.PathBase, out var rest)
        && !rest.StartsWithSegments("/reader-settings");
}
