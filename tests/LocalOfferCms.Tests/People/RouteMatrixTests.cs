using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Architecture;
using LocalOfferCms.Tests.Walls;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.People;

/// <summary>Every route of the workspace, for every role: let in or turned away as the route says, and never by accident.</summary>
[Collection(PeopleCollection.Name)]
public class RouteMatrixTests(PeopleFixture people)
{
    private static readonly string[] AllRoles =
    [
        Roles.Administrator, Roles.Editor, Roles.PageOwner, Roles.Approver, Roles.CommentOfficer, Roles.SafeguardingLead,
        Roles.ParentForumMember, Roles.SchoolContributor, Roles.ServiceProvider,
    ];

    /// <summary>The main doors, written down by hand: what the recipe's roles must open, whatever the code says.</summary>
    public static TheoryData<string, string[]> Doors => new()
    {
        { "admin", AllRoles },
        { "admin/people", [Roles.Administrator] },
        { "admin/people/invite", [Roles.Administrator] },
        { "admin/people/roles", [Roles.Administrator] },
        { "admin/people/platform", [Roles.Administrator] },
        { "admin/mail", [Roles.Administrator] },
        { "admin/audit", [Roles.Administrator, Roles.Editor] },
        { "admin/comments", [Roles.Administrator, Roles.CommentOfficer, Roles.SafeguardingLead] },
        { "admin/comments/new", [Roles.Administrator, Roles.CommentOfficer, Roles.SafeguardingLead] },
        { "admin/comments/checks", [Roles.Administrator, Roles.CommentOfficer, Roles.SafeguardingLead] },
        { "admin/safeguarding", [Roles.Administrator, Roles.SafeguardingLead] },
        { "admin/insight", [Roles.Administrator, Roles.Editor, Roles.CommentOfficer, Roles.SafeguardingLead] },
        { "admin/my-schools", [Roles.Administrator, Roles.Editor, Roles.SchoolContributor] },
        { "admin/requests", [Roles.Administrator, Roles.CommentOfficer, Roles.SafeguardingLead] },
        { "admin/retention", [Roles.Administrator, Roles.CommentOfficer, Roles.SafeguardingLead] },
        { "account", AllRoles },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Door_EachRole_OpensForThoseWhoMay(string address, string[] may)
    {
        foreach (var role in AllRoles)
        {
            using var browser = await people.Host.SignInAsync(people.Alder, role);
            using var answer = await browser.GetAsync(address);
            Assert.True((may.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden) == answer.StatusCode, $"{role} at {address}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task EveryRoute_OfTheWorkspace_SaysWhoMayEnter()
    {
        var open = (await RoutesAsync()).Where(r => r.AnyOf is null && r.Address.StartsWith("admin", StringComparison.Ordinal)).Select(r => r.Address);

        SourceTree.AssertRule("A page or endpoint below /admin has [RequiresPermission].", open);
    }

    [Fact]
    public async Task EveryRoute_EachRole_LetsInWhoHasThePermissionAndNobodyElse()
    {
        var faults = new List<string>();
        var routes = (await RoutesAsync()).Where(r => r.AnyOf is not null).ToList();
        Assert.True(routes.Count > 8, "The workspace's routes were not found.");
        foreach (var role in AllRoles)
        {
            var permissions = await people.InAsync(async services => (await services.GetRequiredService<RoleCatalogue>().ListAsync(default)).Single(r => r.Name == role).Permissions);
            using var browser = await people.Host.SignInAsync(people.Alder, role);
            foreach (var route in routes)
            {
                var may = role == Roles.Administrator || route.AnyOf!.Any(asked => permissions.Any(p => p == asked || p.StartsWith(asked + "_", StringComparison.Ordinal)));
                using var answer = await browser.GetAsync(route.Address);
                // Whoever is let in may find that the sample is not there; nobody may be told that who is not.
                if ((answer.StatusCode == HttpStatusCode.Forbidden) == may)
                {
                    faults.Add($"{role} at {route.Address} ({string.Join(" or ", route.AnyOf!)}): {(int)answer.StatusCode}");
                }
            }
        }

        SourceTree.AssertRule("A route lets in who has its permission, and nobody else.", faults);
    }

    [Fact]
    public async Task EveryRoute_Anonymous_AsksToSignIn()
    {
        var faults = new List<string>();
        foreach (var route in (await RoutesAsync()).Where(r => r.NeedsSignIn))
        {
            using var answer = await people.Browser().GetAsync(route.Address);
            if (answer.StatusCode != HttpStatusCode.Redirect || !answer.Headers.Location!.ToString().Contains("/alder/account/sign-in?return=", StringComparison.Ordinal))
            {
                faults.Add($"{route.Address}: {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        SourceTree.AssertRule("Whoever has not signed in is asked to, and comes back.", faults);
    }

    private async Task<List<(string Address, IReadOnlyList<string>? AnyOf, bool NeedsSignIn)>> RoutesAsync()
    {
        var samples = new RouteSamples(new AnyValue(), new Dictionary<string, string[]>());
        var pages = people.Host.Services.GetRequiredService<Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageLoader>();
        var routes = new List<(string, IReadOnlyList<string>?, bool)>();
        foreach (var endpoint in people.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsWorkspace))
        {
            // What a page's model says of itself is known when the page has been loaded.
            object[] says = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await pages.LoadAsync(page, endpoint.Metadata)).ModelTypeInfo!.GetCustomAttributes(inherit: true)
                : [.. endpoint.Metadata];
            routes.Add((samples.Addresses(endpoint.RoutePattern).First(), says.OfType<RequiresPermissionAttribute>().FirstOrDefault()?.AnyOf, says.OfType<IAuthorizeData>().Any()));
        }

        return routes;
    }

    private static bool IsWorkspace(RouteEndpoint endpoint) => (endpoint.RoutePattern.RawText ?? "").TrimStart('/').Split('/')[0] is "admin" or "account"
        && (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET"));

    /// <summary>Which sample is at an address does not matter: who may enter is decided before it is looked up.</summary>
    private sealed class AnyValue : Dictionary<string, string[]>, IReadOnlyDictionary<string, string[]>
    {
        bool IReadOnlyDictionary<string, string[]>.TryGetValue(string key, out string[] value)
        {
            value = [key == "width" ? "360" : "sample"];
            return true;
        }
    }
}
