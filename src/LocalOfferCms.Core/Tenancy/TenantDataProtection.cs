using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>Binds everything that data protection seals (sign-in cookies, anti-forgery tokens, temporary data, links in mail) to the council
/// of the moment: what one council's site sealed, another's cannot open. Plain ASP.NET Core accepts it, since the key ring is shared.</summary>
internal sealed class TenantDataProtection(IDataProtectionProvider inner) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(inner.CreateProtector(purpose));

    private sealed class Protector(IDataProtector inner) : IDataProtector
    {
        private IDataProtector Current => inner.CreateProtector($"tenant:{TenantAmbient.Id?.ToString("N") ?? "(platform)"}");

        public IDataProtector CreateProtector(string purpose) => new Protector(inner.CreateProtector(purpose));

        public byte[] Protect(byte[] plaintext) => Current.Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData) => Current.Unprotect(protectedData);
    }
}

/// <summary>Names cookies after the council and ends their path at its prefix, so that councils under one host name do not see each other's.</summary>
public sealed class TenantCookieManager : ICookieManager
{
    private readonly ChunkingCookieManager _inner = new();

    /// <summary>Whether a request brings a cookie of a council's own, such as that of somebody who is signed in.</summary>
    public static bool HasAny(HttpRequest request, Guid tenantId)
    {
        var mark = $".{tenantId:N}";
        return request.Cookies.Keys.Any(name => name.Contains(mark, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Name(key));

    /// <inheritdoc/>
    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        options.Path = context.Request.PathBase.HasValue ? context.Request.PathBase : "/";
        _inner.AppendResponseCookie(context, Name(key), value, options);
    }

    /// <inheritdoc/>
    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        options.Path = context.Request.PathBase.HasValue ? context.Request.PathBase : "/";
        _inner.DeleteCookie(context, Name(key), options);
    }

    private static string Name(string key) => TenantAmbient.Id is { } id ? $"{key}.{id:N}" : key;
}

/// <summary>Registers data protection for many councils.</summary>
public static class TenantDataProtectionServices
{
    /// <summary>Wraps the provider that is registered, so call it after <c>AddDataProtection</c>; and puts the cookie manager on every cookie scheme.</summary>
    public static IServiceCollection AddTenantDataProtection(this IServiceCollection services)
    {
        var registered = services.Last(s => s.ServiceType == typeof(IDataProtectionProvider));
        services.Remove(registered);
        services.AddSingleton<IDataProtectionProvider>(provider => new TenantDataProtection(
            (IDataProtectionProvider)(registered.ImplementationFactory?.Invoke(provider) ?? registered.ImplementationInstance
                ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))));
        return services.PostConfigureAll<CookieAuthenticationOptions>(options => options.CookieManager = new TenantCookieManager());
    }
}
