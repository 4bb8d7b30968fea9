using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Places;

public sealed class CouncilDistrictsTests : IAsyncLifetime
{
    private CmsHost _host = null!;

    public async Task InitializeAsync() => _host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Settings_ThatNameDistricts_ReachTheHostUntilTheCouncilLeaves()
    {
        var council = await _host.AddCouncilAsync(new MarkedCouncil("districts", "Districtwort", "norfolk"));

        await SaveAsync(council, "E07000001", "E07000002");
        Assert.Equal(["E07000001", "E07000002"], await OfHostAsync(council));
        await SaveAsync(council, "E07000002", "E07000003");
        Assert.Equal(["E07000002", "E07000003"], await OfHostAsync(council));

        await using (var scope = _host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<TenantService>().RemoveAsync(council.Name, default);
        }

        Assert.Empty(await OfHostAsync(council));
    }

    private async Task SaveAsync(Tenant council, params string[] districts)
    {
        await _host.Services.GetRequiredService<TenantScopes>().RunAsync(council, services => services.GetRequiredService<SaveSettings>().ExecuteAsync(
            CouncilDistricts.Document, new JsonObject { ["Districts"] = new JsonArray([.. districts.Select(d => JsonValue.Create(d))]) }, "DistrictsChanged",
            new ChangeContext(_host.Clock.GetUtcNow().UtcDateTime, "test"), default));
        await _host.Services.GetRequiredService<JobRunner>().RunDueAsync(council, default);
    }

    private async Task<List<string>> OfHostAsync(Tenant council)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var id = council.Id.ToString("N");
        return await scope.ServiceProvider.GetRequiredService<HostDbContext>().Set<DistrictCouncilRow>().Where(d => d.TenantId == id).Select(d => d.District).Order().ToListAsync();
    }
}
