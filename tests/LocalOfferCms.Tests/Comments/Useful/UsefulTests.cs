using System.Net;
using LocalOfferCms.Participation.Useful;
using LocalOfferCms.Tests.Comments.Requests;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Useful;

/// <summary>"Was this page useful?": counted, and nothing else known.</summary>
[Collection(RequestCollection.Name)]
public class UsefulTests(RequestFixture council)
{
    private const string Form = "form[data-useful]";

    [Fact]
    public async Task Answer_No_LeadsBackToTheThanksAndIsCounted()
    {
        var before = await CountAsync("page", u => u.No);
        var page = await FormPage.OpenAsync(council.Visitor, "support/page", Form);

        using var answer = await page.PressAsync("No, this page was not useful");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/alder/support/page#useful-no", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.NotNull(page.Document.QuerySelector("#useful-no"));
        await UntilAsync(async () => await CountAsync("page", u => u.No) == before + 1);
    }

    [Fact]
    public async Task Answer_OnAnAddressWithoutAPage_IsNotCounted()
    {
        await PostAsync("no-such-page", "yes");
        await PostAsync("support/page", "yes");

        await UntilAsync(async () => await CountAsync("page", u => u.Yes) > 0);
        Assert.Equal(0, await council.DbAsync(db => db.Set<PageUse>().CountAsync(u => u.PageId.Contains("no-such"))));
    }

    [Fact]
    public async Task Answer_FromAnotherSite_IsNotCounted()
    {
        var before = await CountAsync("search", u => u.No);
        await PostAsync("search", "no", "cross-site");
        await PostAsync("search", "yes");

        await UntilAsync(async () => await CountAsync("search", u => u.Yes) > 0);
        Assert.Equal(before, await CountAsync("search", u => u.No));
    }

    [Theory]
    [InlineData("//evil.example/", "/alder/evil.example#useful-yes")]
    [InlineData("https://evil.example/", "/alder/https://evil.example#useful-yes")]
    public async Task Answer_AddressOfAnotherSite_StaysInThisOne(string page, string location)
    {
        using var answer = await council.Visitor.PostAsync("useful", new FormUrlEncodedContent([new("page", page), new("answer", "yes")]));

        Assert.Equal(location, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Answer_Neither_IsRefused()
    {
        using var answer = await council.Visitor.PostAsync("useful", new FormUrlEncodedContent([new("page", "support/page"), new("answer", "maybe")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task PostAsync(string page, string answer, string? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "useful") { Content = new FormUrlEncodedContent([new("page", page), new("answer", answer)]) };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var response = await council.Visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    private Task<int> CountAsync(string item, System.Linq.Expressions.Expression<Func<PageUse, int>> of) => council.DbAsync(async db =>
    {
        var id = item == "page" ? await db.PublishedPages.Where(p => p.Path == "support/page").Select(p => p.ContentItemId).SingleAsync() : item;
        return await db.Set<PageUse>().Where(u => u.PageId == id).SumAsync(of);
    });

    // It is written after the reply has gone out.
    private static async Task UntilAsync(Func<Task<bool>> isSo) => Assert.True(await Eventually.AsksAsync(isSo, so => so));
}
