using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LocalOfferCms.Core.Caching;

/// <summary>Gives out kept pages, and keeps those that endpoints marked by <see cref="CachedPageAttribute"/> render. Stands after routing, which says
/// what the page depends on, and before response compression, since what is kept is compressed already. A request that brings a cookie of the
/// council's own (somebody who is signed in) passes by.</summary>
internal sealed class PageCacheMiddleware(RequestDelegate next, PageCache cache, TimeProvider clock, IOptions<PageCacheOptions> options)
{
    /// <summary>Browsers may keep a page, but must ask each time whether it is still good.</summary>
    private const string CacheControl = "no-cache";
    private static readonly StringValues Vary = new(["Accept-Encoding", "Cookie"]);

    /// <summary>Headers that belong to one answer, not to the page.</summary>
    private static readonly HashSet<string> NotKept = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Date, HeaderNames.TransferEncoding, HeaderNames.Connection, HeaderNames.ContentLength, HeaderNames.Vary, HeaderNames.CacheControl, HeaderNames.ETag,
    };

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is { } attribute && context.Features.Get<Tenant>() is { } tenant && IsForEverybody(context.Request, tenant)
            ? AnswerAsync(context, tenant, KeyOf(context.Request, tenant, attribute))
            : next(context);

    private async Task AnswerAsync(HttpContext context, Tenant tenant, PageKey key)
    {
        if (cache.Find(key, tenant) is { } kept)
        {
            await SendAsync(context, kept);
            return;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!await cache.BeginRenderingAsync(key, turn, context.RequestAborted))
        {
            // Somebody else has just rendered it, unless it is a page that is not kept.
            await (cache.Find(key, tenant) is { } made ? SendAsync(context, made) : next(context));
            return;
        }

        try
        {
            await RenderAsync(context, tenant, key);
        }
        finally
        {
            cache.EndRendering(key, turn);
        }
    }

    private async Task RenderAsync(HttpContext context, Tenant tenant, PageKey key)
    {
        var epoch = cache.EpochOf(tenant.Id);
        var accepted = context.Request.Headers.AcceptEncoding;
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));
        context.Request.Headers.AcceptEncoding = default;
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
            context.Request.Headers.AcceptEncoding = accepted;
        }

        if (context.Response.HasStarted)
        {
            throw new InvalidOperationException("A cached page must not start its response by itself.");
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (!MayKeep(context.Response))
        {
            if (bytes.Length > 0)
            {
                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            }

            return;
        }

        var page = new CachedPage(key, tenant, bytes.Span, [.. context.Response.Headers.Where(h => !NotKept.Contains(h.Key))], clock.GetUtcNow());
        cache.Put(page, context.RequestServices.GetRequiredService<PageTags>().All, epoch);
        await SendAsync(context, page);
    }

    private static Task SendAsync(HttpContext context, CachedPage page)
    {
        var (request, response) = (context.Request, context.Response);
        var form = page.Form(EncodingOf(request.Headers.AcceptEncoding));
        foreach (var (name, value) in page.Headers)
        {
            response.Headers[name] = value;
        }

        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = Vary;
        response.Headers.ETag = form.ETag;
        if (Matches(request.Headers.IfNoneMatch, form.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = default;
            return Task.CompletedTask;
        }

        if (form.Encoding is not null)
        {
            response.Headers.ContentEncoding = form.Encoding;
        }

        response.ContentLength = form.Bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(form.Bytes, context.RequestAborted).AsTask();
    }

    private static bool IsForEverybody(HttpRequest request, Tenant tenant) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && (request.Headers.Cookie.Count == 0 || !TenantCookieManager.HasAny(request, tenant.Id));

    private static bool MayKeep(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase);

    private PageKey KeyOf(HttpRequest request, Tenant tenant, CachedPageAttribute attribute)
    {
        request.QueryString = DeclaredQuery(request, attribute);
        return new(tenant.Id, request.Scheme, request.Host.Value ?? "", request.PathBase.Value ?? "", request.Path.Value ?? "",
            request.QueryString.Value ?? "", options.Value.VariantOf(request));
    }

    /// <summary>The parameters that the page declared, in a fixed order.</summary>
    private QueryString DeclaredQuery(HttpRequest request, CachedPageAttribute attribute) => !request.QueryString.HasValue
        ? QueryString.Empty
        : QueryString.Create(request.Query
            .Where(p => attribute.Query.Contains(p.Key) || (attribute.ShowsContent && options.Value.ContentQuery.Contains(p.Key))
                || (attribute.FiltersOwnFields && p.Key.StartsWith(FieldFilters.Prefix, StringComparison.Ordinal)))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .SelectMany(p => p.Value.Select(value => KeyValuePair.Create(p.Key, value))));

    private static string? EncodingOf(StringValues accepted)
    {
        if (accepted.Count == 0)
        {
            return null;
        }

        var gzip = false;
        foreach (var value in StringWithQualityHeaderValue.ParseList(accepted))
        {
            if (value.Quality is null or > 0)
            {
                if (value.Value.Equals("br", StringComparison.OrdinalIgnoreCase))
                {
                    return "br";
                }

                gzip |= value.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase);
            }
        }

        return gzip ? "gzip" : null;
    }

    private static bool Matches(StringValues asked, string tag) =>
        asked.Count > 0 && asked.ToString() is var text && (text == tag || text == "*" || text.Contains(tag, StringComparison.Ordinal));
}

/// <summary>Registers the page cache.</summary>
public static class PageCacheServices
{
    /// <summary>Adds the cache of rendered pages.</summary>
    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<PageCache>();
        return services;
    }

    /// <summary>Puts it into the pipeline: after routing, before response compression.</summary>
    public static Microsoft.AspNetCore.Builder.IApplicationBuilder UsePageCache(this Microsoft.AspNetCore.Builder.IApplicationBuilder app) =>
        Microsoft.AspNetCore.Builder.UseMiddlewareExtensions.UseMiddleware<PageCacheMiddleware>(app);
}
