using LocalOfferCms.Core.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Structure;

public class SettingsTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Fact]
    public async Task Settings_NameLineAndContact_AreOnEveryPage()
    {
        var form = await site.OpenAsync("admin/settings", "#settings");

        var done = await form.Set("SiteName", "Our Local Offer").Set("Strapline", "For every family").Set("DefaultContact", "contact").Set("SecondPersonApproves", "true").PressAndFollowAsync("Save");

        var page = await site.ReadAsync("support/guide");
        Assert.Contains("The settings are saved", done.Text);
        Assert.Equal("Our Local Offer", page.QuerySelector(".lo-header__name")!.TextContent);
        Assert.Contains("For every family", StructureSite.Text(page, "footer"));
        Assert.NotNull((await site.OpenAsync("admin/settings", "#settings")).Document.QuerySelector("#SecondPersonApproves[checked]"));
    }

    [Fact]
    public async Task Settings_WithoutAName_AreRefused()
    {
        var refused = await (await site.OpenAsync("admin/settings", "#settings")).Set("SiteName", " ").PressAndFollowAsync("Save");

        Assert.Equal(["Write what the site is called, in 100 characters at most."], refused.Errors);
    }

    [Fact]
    public async Task Mail_Password_IsKeptAndNeverShown()
    {
        var form = await site.OpenAsync("admin/settings/mail", "#mail");
        var saved = await form.Set("MailHost", "127.0.0.1").Set("MailPort", "9").Set("UseTls").Set("MailUser", "sender").Set("Password", "hunter-of-snarks")
            .Set("MailFrom", "offer@example.org").PressAndFollowAsync("Save", "#mail");

        // Saved again without a word about the password.
        var again = await saved.Set("MailUser", "other").PressAndFollowAsync("Save", "#mail");
        var test = await (await site.OpenAsync("admin/settings/mail", "#test")).Set("TestTo", "me@example.org").PressAndFollowAsync("Send a test message", "#test");

        Assert.DoesNotContain("hunter-of-snarks", again.Document.DocumentElement!.OuterHtml);
        Assert.Contains("One is kept", again.Text);
        Assert.NotNull(await site.InAsync(async s => (await s.GetRequiredService<MailSettingsStore>().ReadAsync(default))!.SealedPassword));
        Assert.Contains("could not be reached", Assert.Single(test.Errors));
    }

    [Fact]
    public async Task Mail_WhatCannotBe_IsRefusedBesideTheField()
    {
        var refused = await (await site.OpenAsync("admin/settings/mail", "#mail")).Set("MailHost", "not a host").Set("MailPort", "70000").Set("MailFrom", "nobody").PressAndFollowAsync("Save", "#mail");

        Assert.Equal(3, refused.Errors.Count);
        Assert.NotNull(refused.Document.QuerySelector("#MailHost-error"));
    }
}
