using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage.PostgreSql;
using LocalOfferCms.Storage.Signals;
using LocalOfferCms.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalOfferCms.Storage;

/// <summary>The only registration point of this library.</summary>
public static class StorageServices
{
    /// <summary>Adds the databases. <c>Database:Provider</c> is <c>Sqlite</c> (when not given) or <c>PostgreSql</c>, which needs
    /// <c>Database:ConnectionString</c>.</summary>
    /// <param name="services">Where the modules, the clock and <see cref="CurrentTenant"/> are registered too.</param>
    /// <param name="configuration">The host's settings.</param>
    /// <param name="dataFolder">The folder that holds <c>App_Data</c>.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        if (provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            services.AddSqlite(dataFolder);
        }
        else if (provider.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase))
        {
            services.AddPostgreSql(configuration["Database:ConnectionString"] is { Length: > 0 } text
                ? text
                : throw new InvalidOperationException("Set Database:ConnectionString: PostgreSQL was chosen by Database:Provider."));
        }
        else
        {
            throw new InvalidOperationException($"Database:Provider is '{provider}'. It must be Sqlite or PostgreSql.");
        }

        services.AddDbContext<HostDbContext>((scope, options) => scope.GetRequiredService<IDatabaseEngine>().ConfigureHost(options));
        services.AddDbContext<CmsDbContext>((scope, options) =>
        {
            scope.GetRequiredService<IDatabaseEngine>().ConfigureTenant(options, scope.GetRequiredService<CurrentTenant>().Value);
            if (scope.GetService<CouncilModel>() is { } compiled)
            {
                options.UseModel(compiled.Model);
            }
        });
        services.AddSingleton<HostDatabase>();
        services.AddSingleton<HostKeyRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<HostKeyRepository>((options, keys) => options.XmlRepository = keys);
        return services;
    }

    private static void AddSqlite(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(new SqliteFiles(dataFolder));
        services.AddSingleton<SqliteEngine>();
        services.AddSingleton<IDatabaseEngine>(all => all.GetRequiredService<SqliteEngine>());
        services.AddSingleton<ISearchIndex, SqliteSearchIndex>();
        services.AddSingleton<SqlitePokes>();
        services.AddSignals<SqliteSignals>();
    }

    private static void AddPostgreSql(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(all => new PostgreSqlEngine(
            connectionString, all.GetServices<IModule>(), all.GetRequiredService<TenantScopes>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDatabaseEngine>(all => all.GetRequiredService<PostgreSqlEngine>());
        services.AddSingleton<ISearchIndex, PostgreSqlSearchIndex>();
        services.AddSignals<PostgreSqlSignals>();
    }

    private static void AddSignals<T>(this IServiceCollection services) where T : SignalHub
    {
        services.AddSingleton<T>();
        services.AddSingleton<ISignals>(all => all.GetRequiredService<T>());
        services.AddHostedService(all => all.GetRequiredService<T>());
    }
}
