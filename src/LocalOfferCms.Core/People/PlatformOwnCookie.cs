using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Core.People;

/// <summary>Keeps the anti-forgery cookie of the platform's pages below their address. With the whole host as its path a browser would bring it
/// to councils on prefixes too, beside theirs of the same name, and their forms would be refused.</summary>
internal sealed class PlatformOwnCookie : CookieBuilder
{
    private const string PlatformPath = "/platform";

    public PlatformOwnCookie(CookieBuilder before)
    {
        (Name, SameSite, HttpOnly, IsEssential) = (before.Name, before.SameSite, before.HttpOnly, before.IsEssential);
        SecurePolicy = before.SecurePolicy;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Path = TenantAmbient.Id is null ? PlatformPath : options.Path;
        return options;
    }
}
