using System.Net;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>The second step: who says it, how to reply, what it is about.</summary>
[Collection(BoxCollection.Name)]
public class DetailsTests(BoxFixture box)
{
    [Fact]
    public async Task Details_Email_IsAcknowledgedOnceWithTheSecretLink()
    {
        var sent = await box.SendAsync("Please tell me what you will do about parking.");
        var own = await (await box.DetailsAsync(sent)).Set("From", "ParentOrCarer").Set("About", "Content").Set("Way", "Email").Set("Email", "once@example.org").PressAndFollowAsync();
        Assert.Contains("We have saved what you added.", own.Text);
        await (await box.DetailsAsync(sent)).Set("Way", "Email").Set("Email", "twice@example.org").PressAndFollowAsync();

        var mail = await box.Host.MailAsync(box.Council);
        var message = Assert.Single(mail, m => m.Text.Contains(sent.Reference, StringComparison.Ordinal));
        Assert.Equal("once@example.org", message.To);
        Assert.Contains(message.Links, link => link.EndsWith($"/your-comments/{sent.Reference}/{sent.Secret}", StringComparison.Ordinal));
        Assert.DoesNotContain("parking", message.Text);
        var row = await box.RowAsync(sent.Reference);
        Assert.NotNull(row.AcknowledgedUtc);
        Assert.Equal("twice@example.org", await box.DbAsync(db => db.Set<CommentContact>().Where(c => c.CommentId == row.CommentId).Select(c => c.Email).SingleAsync()));
    }

    [Theory]
    [InlineData("Email", "Email", "not-an-address", "Enter an email address in the correct format, like name@example.com.")]
    [InlineData("Phone", "Phone", "", "Enter a phone number")]
    [InlineData("Braille", "Post", "", "Enter the name and address to write to")]
    [InlineData("Other", "Other", "", "Say which way we can reply")]
    public async Task Details_WayWithoutItsField_SaysSoAndKeepsTheRest(string way, string field, string value, string error)
    {
        var sent = await box.SendAsync($"I want a reply by {way} please.");
        var page = await (await box.DetailsAsync(sent)).Set("From", "OnBehalf").Set("Way", way).Set(field, value).PressAndFollowAsync();

        Assert.Equal([error], page.Errors);
        Assert.Equal(["OnBehalf"], page.Values("From"));
        Assert.Equal([way], page.Values("Way"));
        Assert.Equal([value], page.Values(field));
    }

    [Fact]
    public async Task Details_Braille_KeepsTheAddressAlone()
    {
        var sent = await box.SendAsync("My son reads Braille and so do I.");
        await (await box.DetailsAsync(sent)).Set("Way", "Braille").Set("Post", "1 High Street").Set("Email", "not@needed.example").PressAndFollowAsync();

        var row = await box.RowAsync(sent.Reference);
        var contact = await box.DbAsync(db => db.Set<CommentContact>().SingleAsync(c => c.CommentId == row.CommentId));
        Assert.Equal((ReplyBy.Braille, "1 High Street", null), (contact.ReplyBy, contact.Post, contact.Email));
        Assert.Null(row.AcknowledgedUtc);
    }

    [Fact]
    public async Task Details_SentAtOnce_AreAskedForAgain()
    {
        var sent = await box.SendAsync("A program would fill in the second step at once.");
        var page = await FormPage.OpenAsync(box.Browser(), $"your-comments/{sent.Reference}/{sent.Secret}/details");
        var again = await page.Set("From", "YoungPerson").PressAndFollowAsync();
        Assert.Equal(["That was quick. Check what you filled in, then press “Save” again."], again.Errors);
        Assert.Null((await box.RowAsync(sent.Reference)).From);

        box.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        await again.PressAndFollowAsync();
        Assert.Equal(CommentFrom.YoungPerson, (await box.RowAsync(sent.Reference)).From);
    }

    [Fact]
    public async Task Details_MadeUpTime_IsNotTaken()
    {
        var sent = await box.SendAsync("The hidden field was made up by a program.");
        var page = await box.DetailsAsync(sent);
        var again = await page.Set("From", "YoungPerson").Set("opened", "1").PressAndFollowAsync();
        Assert.Single(again.Errors);
    }

    [Fact]
    public async Task Details_FromAnotherSite_AreRefused()
    {
        var sent = await box.SendAsync("Nobody else may fill this in for me.");
        using var client = box.Browser();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await client.PostAsync($"your-comments/{sent.Reference}/{sent.Secret}", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(CommentStage.Received, (await box.RowAsync(sent.Reference)).Stage);
    }
}
