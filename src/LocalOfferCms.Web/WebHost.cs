using System.Net.Sockets;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Web;

/// <summary>The web host: builds it, sets out the order of its middleware, and runs it.</summary>
internal static class WebHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException || error.GetBaseException() is SocketException)
        {
            return Fail("The address is in use by another program. Stop it, or choose another address: --urls http://localhost:5081");
        }
        catch (UnauthorizedAccessException error)
        {
            return Fail($"The data folder cannot be written: {error.Message} Choose another with --data FOLDER.");
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }

    private static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddCms(builder.Configuration);
        // Over HTTPS too: a public page holds no secret that its length could give away, and anti-forgery tokens differ each time.
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.AddHostedService<TenantStartup>();
        builder.Services.AddHostedService<TenantSetupWorker>();
        builder.Services.AddHostedService<JobDispatcher>();
        if (builder.Environment.IsDevelopment() && builder.Configuration.GetValue("FirstAdministrators", true))
        {
            builder.Services.AddHostedService<FirstAdministrators>();
        }

        var app = builder.Build();
        Configure(app);
        return app;
    }

    private static void Configure(WebApplication app)
    {
        app.UseMiddleware<TenantMiddleware>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");

        // Written out: left to the host, routing would run before the council's prefix is moved, and every prefixed page would be 404.
        app.UseRouting();
        app.UsePageCache();
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseMiddleware<SeeingAsReadOnly>();
        app.UseAuthorization();

        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        foreach (var module in Modules.All)
        {
            module.MapEndpoints(app);
        }
    }
}
