using System.Net;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>The first step: words are sent from a page, and are saved or come back.</summary>
[Collection(BoxCollection.Name)]
public class SendTests(BoxFixture box)
{
    [Fact]
    public async Task Box_OnAPage_SendsWordsToTheSecondStep()
    {
        var page = await FormPage.OpenAsync(box.Browser(), "support/guide/first", "form.lo-box__form");
        var next = await page.Set("comment", "  The first part is hard to read.\r\n\r\nPlease shorten it. ").PressAndFollowAsync();

        Assert.Contains("Your words are saved already", next.Text);
        var reference = next.Document.QuerySelector(".lo-box__kept strong")!.TextContent;
        Assert.Contains(reference, next.Text);
        var row = await box.RowAsync(reference);
        Assert.Equal("The first part is hard to read.\n\nPlease shorten it.", row.Text);
        Assert.Equal(("support/guide/first", "guide", CommentChannel.Site, CommentStage.Received, CommentSafety.None),
            (row.PagePath, row.ContentItemId, row.Channel, row.Stage, row.Safety));
        Assert.Contains("Alderwort", row.PageTitle);
        Assert.Equal(row.Text, await box.DbAsync(db => db.Set<CommentOriginal>().Where(o => o.CommentId == row.CommentId).Select(o => o.Text).SingleAsync()));
        Assert.Empty(await box.DbAsync(db => db.Set<CommentContact>().Where(c => c.CommentId == row.CommentId).ToListAsync()));
    }

    [Theory]
    [InlineData("search?q=leaflet", "search", "Search")]
    [InlineData("no-such-page", "no-such-page", "/no-such-page")]
    public async Task Box_WhereThereIsNoContent_SaysWhereItWasSent(string address, string path, string title)
    {
        var page = await FormPage.OpenAsync(box.Browser(), address, "form.lo-box__form");
        using var sent = await page.Set("comment", $"I did not find what I looked for at {address}.").PressAsync();

        var row = await box.RowAsync(BoxFixture.Parts(sent).Reference);
        Assert.Equal((path, title, null), (row.PagePath, row.PageTitle, row.ContentItemId));
    }

    [Fact]
    public async Task Post_Answer_SetsNoCookieAndIsNotKept()
    {
        using var answer = await box.PostAsync("Nothing of me may stay behind here.");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var client = box.Browser();
        using var details = await client.GetAsync(new Uri(answer.RequestMessage!.RequestUri!, answer.Headers.Location!));
        Assert.False(details.Headers.Contains("Set-Cookie"));
        Assert.True(details.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", details.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("lo-box__form", await details.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_Nothing_ShowsTheErrorOnAForm()
    {
        using var answer = await box.PostAsync("  \n ");
        var page = await FormPage.ReadAsync(box.Browser(), answer);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Write your comment"], page.Errors);
        Assert.Equal("#comment", page.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal(["support/page"], page.Values("page"));
    }

    [Fact]
    public async Task Post_TooLong_KeepsTheWordsAndSaysHowMany()
    {
        var text = string.Concat(Enumerable.Repeat("too long ", 600)).Trim();
        using var answer = await box.PostAsync(text);
        var page = await FormPage.ReadAsync(box.Browser(), answer);

        Assert.Equal([$"Your comment must be 5,000 characters or fewer. It is {text.Length:#,0}."], page.Errors);
        Assert.Equal([text], page.Values("comment"));
        Assert.Equal(0, await box.DbAsync(db => db.Set<Comment>().CountAsync(c => c.Text == text)));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Post_FromAnotherSite_SavesNothingUntilSentFromHere(string header, string value)
    {
        var text = $"Sent with {header} {value}.";
        using var client = box.Browser();
        client.DefaultRequestHeaders.Add(header, value);
        using var answer = await client.PostAsync("comments", new FormUrlEncodedContent([KeyValuePair.Create("comment", text), KeyValuePair.Create("page", "")]));
        var page = await FormPage.ReadAsync(box.Browser(), answer);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal([text], page.Values("comment"));
        Assert.Equal(0, await box.DbAsync(db => db.Set<Comment>().CountAsync(c => c.Text == text)));
        using var again = await page.PressAsync();
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task Post_HoneypotFilled_SavesNothingAndLosesNothing()
    {
        using var answer = await box.PostAsync("My browser fills in every field.", more: ("website", "https://spam.example"));
        var page = await FormPage.ReadAsync(box.Browser(), answer);

        Assert.Equal(["My browser fills in every field."], page.Values("comment"));
        Assert.Equal([""], page.Values("website"));
        using var again = await page.PressAsync();
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task Post_SameWordsTwice_AreOneComment()
    {
        var first = await box.SendAsync("The telephone number on this page is wrong.");
        var second = await box.SendAsync("The telephone number on this page is wrong.");
        var elsewhere = await box.SendAsync("The telephone number on this page is wrong.", "index");
        box.Host.Clock.Advance(TimeSpan.FromMinutes(6));
        var later = await box.SendAsync("The telephone number on this page is wrong.");

        Assert.Equal(first, second);
        Assert.Equal(3, new[] { first, elsewhere, later }.Distinct().Count());
    }

    [Fact]
    public async Task Post_Picture_IsEnough()
    {
        using var answer = await box.PostAsync("", more: ("picture", "confused"));
        Assert.Equal("confused", (await box.RowAsync(BoxFixture.Parts(answer).Reference)).Picture);

        using var unknown = await box.PostAsync("", more: ("picture", "no-such-picture"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task Post_ControlCharacters_AreLeftOut()
    {
        var sent = await box.SendAsync("An escape \u001b and a bell \a in the middle.");
        Assert.Equal("An escape  and a bell  in the middle.", (await box.RowAsync(sent.Reference)).Text);
    }

    [Fact]
    public async Task Comments_Get_IsAFormOfItsOwn()
    {
        var page = await FormPage.OpenAsync(box.Browser(), "comments");
        using var sent = await page.Set("comment", "About the site as a whole.").PressAsync();
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }
}
