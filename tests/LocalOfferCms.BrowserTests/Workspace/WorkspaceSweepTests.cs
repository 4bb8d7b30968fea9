using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>Opens every kind of page of the workspace, as an administrator finds them by its own links: accessible, valid, and no wider than the screen.</summary>
[Collection(SweepsCollection.Name)]
public class WorkspaceSweepTests(SitesFixture sites)
{
    private const int FewestPages = 50;

    [Fact]
    public async Task EveryPage_OfTheWorkspace_IsAccessibleValidAndFits()
    {
        var council = sites.Host.Councils.Single(c => c.Name == "norfolk");
        var administrator = await sites.Host.AddPersonAsync(council, "sweep@example.org", "Sasha Sweep", Roles.Administrator);

        await new WorkspaceSweep(sites, council, administrator).CheckAsync(
            FewestPages, "admin", "admin/schools/chase?school=n-school-marram-primary&school=n-school-saltmere-primary");
    }
}
