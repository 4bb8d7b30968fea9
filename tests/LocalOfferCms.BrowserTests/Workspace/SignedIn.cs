using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport.People;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>Browsers in which somebody is signed in already.</summary>
internal static class SignedIn
{
    public static async Task SignInAsync(this OpenPage open, SitesFixture sites, Tenant council, string personId)
    {
        var (name, value) = await TestPeople.TicketAsync(sites.Host, council, personId);
        await open.Context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = sites.Home(council.Name).ToString() }]);
    }
}
