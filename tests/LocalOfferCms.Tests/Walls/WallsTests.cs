using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Architecture;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Walls;

/// <summary>Nothing of one council is ever seen at another: content, search hits, files, brand, cached pages, cookies, redirects.</summary>
public class WallsTests(WallsFixture walls) : IClassFixture<WallsFixture>
{
    private const int Clients = 16;

    [Fact]
    public async Task EveryRoute_SixteenClientsAcrossCouncils_TellsOfItsOwnCouncilOnly()
    {
        // Twice each: the second may come from a cache. The order is mixed, and the same every time.
        var visits = walls.Neighbours
            .SelectMany(neighbour => neighbour.Doors.SelectMany(door => walls.AddressesOf(neighbour).Select(address => (neighbour, door, address))))
            .SelectMany(visit => Enumerable.Repeat(visit, 2)).ToArray();
        new Random(20261124).Shuffle(visits);
        var breaches = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(visits, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (visit, ct) =>
        {
            using var client = walls.Host.CreateClient();
            var url = $"{visit.door.Site}/{visit.address}";
            using var response = await client.GetAsync(url, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            foreach (var breach in walls.WallOf(visit.neighbour).Breaches(visit.door.BasePath, response, body))
            {
                breaches.Add($"{url}: {breach}");
            }
        });

        SourceTree.AssertRule("A council's response tells of its own council only.", breaches.Distinct().Order());
    }

    [Fact]
    public async Task EveryRoute_OfAnAdministrator_TellsOfTheirOwnCouncilOnly()
    {
        var breaches = new ConcurrentBag<string>();
        foreach (var neighbour in walls.Neighbours)
        {
            using var administrator = await walls.Host.SignInAsync(neighbour.Tenant, Roles.Administrator);
            await Parallel.ForEachAsync(walls.AddressesOf(neighbour), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (address, ct) =>
            {
                using var response = await administrator.GetAsync(address, ct);
                var body = await response.Content.ReadAsStringAsync(ct);
                foreach (var breach in walls.WallOf(neighbour).Breaches($"/{neighbour.Council.Name}", response, body))
                {
                    breaches.Add($"{neighbour.Council.Name}/{address}: {breach}");
                }
            });
        }

        SourceTree.AssertRule("A council's response tells of its own council only, whoever asks.", breaches.Distinct().Order());
    }

    [Fact]
    public async Task EveryPage_ByBothDoors_IsThere()
    {
        // Without this the test above could pass on a host that answers nothing.
        using var client = walls.Host.CreateClient();
        var faults = new List<string>();
        foreach (var neighbour in walls.Neighbours)
        {
            Assert.NotEmpty(neighbour.Media);
            Assert.NotEmpty(neighbour.BrandFiles);
            foreach (var url in neighbour.Doors.SelectMany(door => MarkedCouncil.Paths.Concat(neighbour.Media).Select(path => $"{door.Site}/{path}")))
            {
                using var response = await client.GetAsync(url);
                var body = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.OK || !body.Contains(neighbour.Council.Marker, StringComparison.Ordinal))
                {
                    faults.Add($"{url} answers {(int)response.StatusCode}, {body.Length} characters");
                }
            }
        }

        SourceTree.AssertRule("Every page of a council is there, and is its own.", faults);
    }

    [Fact]
    public async Task Files_OfAnotherCouncil_AreNotFound()
    {
        using var client = walls.Host.CreateClient();
        foreach (var (neighbour, other) in Pairs())
        {
            foreach (var url in neighbour.Doors.SelectMany(door => other.Media.Concat(other.BrandFiles).Except(neighbour.Media).Except(neighbour.BrandFiles)
                .Select(file => $"{door.Site}/{file}")))
            {
                using var response = await client.GetAsync(url);

                Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{url} answered {response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Search_ForAnotherCouncilsWord_FindsNothingOfIt()
    {
        using var client = walls.Host.CreateClient();
        foreach (var (neighbour, other) in Pairs())
        {
            // The page repeats the word that was asked for, so look for what only a hit would show.
            var foreign = await client.GetStringAsync($"/{neighbour.Council.Name}/search?q={other.Council.Marker}");
            var own = await client.GetStringAsync($"/{neighbour.Council.Name}/search?q={neighbour.Council.Marker}");

            Assert.DoesNotContain("lo-results__item", foreign);
            Assert.DoesNotContain($"{other.Council.Marker}</mark>", foreign);
            Assert.Contains("lo-results__item", own);
            Assert.Contains($"{neighbour.Council.Marker}</mark>", own);
        }
    }

    [Fact]
    public async Task EveryRoute_HasAStrictContentSecurityPolicy()
    {
        using var client = walls.Host.CreateClient();
        var neighbour = walls.Neighbours[0];
        var loose = new List<string>();
        foreach (var address in walls.AddressesOf(neighbour))
        {
            using var response = await client.GetAsync($"/{neighbour.Council.Name}/{address}");
            var policy = response.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join(';', values) : "";
            if (!policy.StartsWith("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal))
            {
                loose.Add($"{address}: '{policy}'");
            }
        }

        SourceTree.AssertRule("Every response has a content security policy that allows no inline script.", loose);
    }

    [Theory]
    [InlineData("http://nobody.example/")]
    [InlineData("http://nobody.example/alder/")]
    [InlineData("http://localhost/nobody/support")]
    [InlineData("http://alder.example/briar/support")]
    [InlineData("http://localhost/alder/briar/support")]
    [InlineData("http://localhost/alder/platform")]
    [InlineData("http://localhost/alder/health/live")]
    public async Task Address_OfNobody_IsNotFound(string url)
    {
        using var client = walls.Host.CreateClient();
        using var response = await client.GetAsync(url);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public void DataProtection_SealedByOneCouncil_CannotBeOpenedByAnother()
    {
        var protector = walls.Host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("anything");
        foreach (var (neighbour, other) in Pairs())
        {
            var sealed_ = As(neighbour, () => protector.Protect("secret"));

            Assert.Equal("secret", As(neighbour, () => protector.Unprotect(sealed_)));
            Assert.Throws<CryptographicException>(() => As(other, () => protector.Unprotect(sealed_)));
        }
    }

    private IEnumerable<(Neighbour Neighbour, Neighbour Other)> Pairs() =>
        from neighbour in walls.Neighbours from other in walls.Neighbours where other != neighbour select (neighbour, other);

    private static string As(Neighbour neighbour, Func<string> act)
    {
        TenantAmbient.Set(neighbour.Tenant.Id);
        try
        {
            return act();
        }
        finally
        {
            TenantAmbient.Set(null);
        }
    }
}
