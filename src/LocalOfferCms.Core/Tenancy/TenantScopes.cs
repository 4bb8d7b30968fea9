using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>Opens a scope for a council outside a request: jobs, commands, set-up. Nothing else makes scopes.</summary>
public sealed class TenantScopes(IServiceScopeFactory scopes)
{
    /// <summary>Runs <paramref name="work"/> with the services of <paramref name="tenant"/>.</summary>
    public async Task<T> RunAsync<T>(Tenant tenant, Func<IServiceProvider, Task<T>> work)
    {
        var before = TenantAmbient.Id;
        TenantAmbient.Set(tenant.Id);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
            return await work(scope.ServiceProvider);
        }
        finally
        {
            TenantAmbient.Set(before);
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Tenant tenant, Func<IServiceProvider, Task> work) =>
        RunAsync(tenant, async services =>
        {
            await work(services);
            return true;
        });
}
