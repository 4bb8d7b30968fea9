using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Tests.Crashes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Register;

/// <summary>Kills an import between two of its writes. Run again, it comes to the same end.</summary>
public sealed class RegisterCrashTests
{
    /// <summary>The places that it passes and nothing else does.</summary>
    internal static readonly string[] Points = ["schools:batch-written"];

    [Fact]
    public async Task Import_Killed_ComesToTheSameEndWhenRunAgain()
    {
        await using var data = await HostData.CreateAsync();
        Tenant council;
        await using (var host = await CmsHost.StartAsync(new CmsHostOptions(Data: data, RunsJobs: false)))
        {
            council = await host.AddCouncilAsync(new MarkedCouncil("alder", "Alderwort", "norfolk"));
            await RegisterFixture.SetAsync(host, council, "997");
        }

        var file = Path.Combine(data.Folder, "edubasealldata20240617.csv");
        await File.WriteAllTextAsync(file, RegisterFixture.Text(RegisterFixture.Rows(40)));
        string[] command = ["schools", "import", file, "--tenant", "alder"];

        Assert.Equal(CrashFixture.Killed, await CrashFixture.CommandAsync(data, Points[0], command));
        var half = await CountAsync(data, council);
        Assert.InRange(half, 1, 39);
        Assert.Equal(0, await CrashFixture.CommandAsync(data, crashAt: null, command));
        Assert.Equal(40, await CountAsync(data, council));
    }

    private static async Task<int> CountAsync(HostData data, Tenant council)
    {
        await using var host = await CmsHost.StartAsync(new CmsHostOptions(Data: data, RunsJobs: false));
        return await host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var urns = await db.Schools().Where(s => s.Urn.StartsWith("2000")).Select(s => s.Urn).ToListAsync();
            Assert.Equal(urns.Count, urns.Distinct().Count());
            Assert.Equal(urns.Count, await db.PublishedPages.CountAsync(p => p.Path!.StartsWith("schools/school-number-")));
            return urns.Count;
        });
    }
}
