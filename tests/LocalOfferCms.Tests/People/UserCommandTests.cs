using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Tests.People;

/// <summary>The command line makes the first administrator, and the link that it prints works in the host.</summary>
public class UserCommandTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Create_PrintsALinkThatWorks_ListAndDisableKnowThePerson()
    {
        await using var data = await HostData.CreateAsync();
        await using var host = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow(), RunsJobs: false));
        var council = await host.AddCouncilAsync(new MarkedCouncil("alder", "Alderwort", "norfolk"));

        var (created, output) = await RunAsync(data, "users", "create", "--tenant", "alder", "--email", "first@example.org", "--role", "Administrator");
        Assert.True(created == 0, output);
        var link = new Uri(output.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("http", StringComparison.Ordinal)));
        var page = await FormPage.OpenAsync(host.CreateBrowser(council), link.PathAndQuery.TrimStart('/'));
        var next = await page.Set("Name", "Fay First").Set("Password", TestPeople.Password).PressAndFollowAsync("Join");

        Assert.Equal("alder.example", link.Host);
        Assert.Empty(next.Errors);
        Assert.Contains("active    Fay First", (await RunAsync(data, "users", "list", "--tenant", "alder")).Output);

        var (last, why) = await RunAsync(data, "users", "disable", "--tenant", "alder", "--email", "first@example.org");
        Assert.Equal(1, last);
        Assert.Contains("only administrator", why);
        Assert.Equal(1, (await RunAsync(data, "users", "create", "--tenant", "alder", "--email", "second@example.org", "--role", "No such role")).Code);
        Assert.Equal(0, (await RunAsync(data, "users", "create", "--tenant", "alder", "--email", "second@example.org", "--role", "Editor")).Code);
        Assert.Equal(0, (await RunAsync(data, "users", "reset-factor", "--tenant", "alder", "--email", "first@example.org")).Code);
        Assert.Equal(0, (await RunAsync(data, "users", "disable", "--tenant", "alder", "--email", "second@example.org")).Code);
        Assert.Contains("http", (await RunAsync(data, "platform", "users", "create", "--email", "staff@example.org")).Output);
    }

    [Fact]
    public async Task FirstStart_InDevelopment_InvitesAnAdministratorIntoEachCouncil()
    {
        await using var host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false, FirstAdministrators: true));
        var council = await host.AddCouncilAsync(new MarkedCouncil("alder", "Alderwort", "norfolk"));

        var invited = await Eventually.AsksAsync(
            () => host.Services.GetRequiredService<TenantScopes>().RunAsync(council, services =>
                services.GetRequiredService<CmsDbContext>().People.AsNoTracking().FirstOrDefaultAsync()),
            person => person is not null);

        Assert.Equal("admin@alder.example.org", invited?.Email);
        Assert.True(invited!.IsInvited);
    }

    private static async Task<(int Code, string Output)> RunAsync(HostData data, params string[] arguments)
    {
        await using var command = HostProcess.Start(arguments, data.Environment);
        var code = await command.EndedAsync(LongEnough);
        return (code, command.Output);
    }
}
