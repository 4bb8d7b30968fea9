using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Theme.Layout;

/// <summary>Tells search engines to leave out everything that a demonstration answers: pages, files, feeds and errors alike. It wraps the whole
/// pipeline and acts when the answer starts, by when the council is known; so nothing that is added later can be forgotten.</summary>
internal sealed class DemonstrationHeaders : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            context.Response.OnStarting(() =>
            {
                var tenant = context.RequestServices.GetRequiredService<CurrentTenant>();
                if (tenant.IsSet && tenant.Value.IsDemonstration)
                {
                    context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
                }

                return Task.CompletedTask;
            });
            return rest(context);
        });
        next(app);
    };
}
