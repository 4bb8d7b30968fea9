using System.Net;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LocalOfferCms.Tests.Walls;

/// <summary>The watch itself: it must notice each kind of breach, and each route that nobody told it about.</summary>
public class WallRulesTests
{
    private static readonly Wall Wall = new(new MarkedCouncil("alder", "Alderwort", "norfolk"), ["Briarwort", "/briar/"]);

    [Theory]
    [InlineData("An Alderwort page", "", "")]
    [InlineData("A BRIARWORT page", "", "its body holds 'Briarwort'")]
    [InlineData("", "ETag: \"briarwort-1\"", "its headers hold 'Briarwort'")]
    [InlineData("", "Set-Cookie: a=b", "it sets a cookie")]
    [InlineData("", "Location: /alder/page", "")]
    [InlineData("", "Location: page", "")]
    [InlineData("", "Location: /page", "it redirects out of the council's site")]
    [InlineData("", "Location: http://elsewhere.example/alder/page", "it redirects out of the council's site")]
    public void Breaches_OfAResponse_AreNamed(string body, string header, string expected)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "http://localhost/alder/asked"),
        };
        if (header.Split(": ") is [var name, var value])
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        var breaches = string.Join("; ", Wall.Breaches("/alder", response, body));

        Assert.StartsWith(expected, breaches);
        Assert.Equal(expected.Length == 0, breaches.Length == 0);
    }

    [Fact]
    public void Addresses_KnownParameters_AreFilledIn()
    {
        var samples = new RouteSamples(
            new Dictionary<string, string[]> { ["year"] = ["2026"], ["path"] = ["", "a/b"] },
            new Dictionary<string, string[]> { ["media/"] = ["media/x/y/z.pdf"] });

        Assert.Equal(["news", "news/2026"], samples.Addresses(RoutePatternFactory.Parse("/news/{year:int?}")));
        Assert.Equal(["news/2026.csv"], samples.Addresses(RoutePatternFactory.Parse("/news/{year}.csv")));
        Assert.Equal(["", "a/b"], samples.Addresses(RoutePatternFactory.Parse("{**path}")));
        Assert.Equal(["media/x/y/z.pdf"], samples.Addresses(RoutePatternFactory.Parse("/media/{id}/{hash}/{name}")));
    }

    [Fact]
    public void Addresses_UnknownParameter_FailsUntilASampleIsGiven()
    {
        var samples = new RouteSamples(new Dictionary<string, string[]>(), new Dictionary<string, string[]>());

        var failure = Assert.Throws<InvalidOperationException>(() => samples.Addresses(RoutePatternFactory.Parse("/brand-new/{thing}")).ToList());

        Assert.Contains("brand-new/{thing}", failure.Message);
        Assert.Contains("'thing'", failure.Message);
    }
}
