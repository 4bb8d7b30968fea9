using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.People;

namespace LocalOfferCms.Tests.Mail;

[Collection(PeopleCollection.Name)]
public class MailPageTests(PeopleFixture people)
{
    [Fact]
    public async Task SentMail_InDevelopment_CanBeReadAndItsLinkOpened()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        await (await FormPage.OpenAsync(people.Browser(), "account/forgot")).Set("Email", email).PressAndFollowAsync("Send the email");
        var mail = await people.MailToAsync(email);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);

        var list = await FormPage.OpenAsync(administrator, "admin/mail");
        var message = await FormPage.OpenAsync(administrator, $"admin/mail/{mail.MessageId}");

        Assert.Contains(email, list.Text);
        Assert.Equal("Choose a new password", message.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains(message.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == mail.Links[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("admin/mail/..%2F..%2Fsite.db")).StatusCode);
    }
}
