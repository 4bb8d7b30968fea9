using System.Net;
using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>Cambridgeshire and its neighbour Peterborough among the six councils.</summary>
internal static class CountyAndCity
{
    public const string County = "cambridgeshire";
    public const string City = "peterborough";

    /// <summary>Opens a page of the county's by its address, such as <c>schools</c>.</summary>
    public static Task<ReadPage> OpenAsync(this SixCouncils councils, string path) => councils.OpenAsync(County, path);

    /// <summary>Opens the page of the county's that a link leads to.</summary>
    public static Task<ReadPage> FollowAsync(this SixCouncils councils, ReadLink link) => councils.OpenAsync(County, link.Path.Split('#')[0]);

    /// <summary>Fetches a file of the county's.</summary>
    public static async Task<(string MediaType, byte[] Content)> DownloadAsync(this SixCouncils councils, ReadLink link)
    {
        using var response = await councils.Client.GetAsync($"/{County}/{link.Path}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response.Content.Headers.ContentType!.MediaType!, await response.Content.ReadAsByteArrayAsync());
    }
}
