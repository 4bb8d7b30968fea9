using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Editing;

/// <summary>A sign-in runs out while somebody writes: signing in again leads back to the words, and to nobody else's.</summary>
public class ExpiredSignInTests(EditingFixture editing) : IClassFixture<EditingFixture>
{
    [Fact]
    public async Task Save_AfterTheSignInRanOut_ComesBackToTheWords()
    {
        var id = await editing.AddAsync("Page", "Expired");
        await editing.Host.AddPersonAsync(editing.Council, "late@example.org", "Lara Late", Roles.Editor);
        using var browser = editing.Host.CreateBrowser(editing.Council);
        var door = await FormPage.OpenAsync(browser, "account/sign-in");
        await door.Set("Email", "late@example.org").Set("Password", TestPeople.Password).PressAndFollowAsync("Sign in");
        var form = (await editing.OpenAsync(id, browser)).Set("MarkdownBodyPart.Markdown", "Written over lunch");
        editing.Host.Clock.Advance(TimeSpan.FromHours(9));

        var signIn = await form.PressAndFollowAsync("Save draft");
        var back = await signIn.Set("Email", "late@example.org").Set("Password", TestPeople.Password).PressAndFollowAsync("Sign in", "form[data-editor]");
        var carried = await FormPage.OpenAsync(browser, $"admin/content/{id}/edit?words={id}", "form[data-editor]");

        Assert.Equal("Sign in", signIn.Document.QuerySelector("h1")?.TextContent);
        Assert.Contains("You have unsaved words from", back.Text);
        Assert.Equal(["Written over lunch"], carried.Values("MarkdownBodyPart.Markdown"));
        Assert.Null((await editing.ContentAsync(id))["MarkdownBodyPart"]);
    }

    [Fact]
    public async Task Autosave_AfterTheSignInRanOut_SaysSoToTheScriptAndKeepsTheWords()
    {
        var id = await editing.AddAsync("Page", "Expired script");
        var person = await editing.Host.AddPersonAsync(editing.Council, "script@example.org", "Sid Script", Roles.Editor);
        using var browser = await editing.Host.SignInPersonAsync(editing.Council, person);
        var form = (await editing.OpenAsync(id, browser)).Set("MarkdownBodyPart.Markdown", "Kept all the same");
        editing.Host.Clock.Advance(TimeSpan.FromHours(9));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"admin/content/{id}/edit?handler=Autosave") { Content = Content(form) };
        request.Headers.Add("X-Editor", "autosave");

        using var answer = await browser.SendAsync(request);
        using var again = await editing.Host.SignInPersonAsync(editing.Council, person);
        var carried = await FormPage.OpenAsync(again, $"admin/content/{id}/edit?words={id}", "form[data-editor]");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(["Kept all the same"], carried.Values("MarkdownBodyPart.Markdown"));
    }

    [Fact]
    public async Task Post_ByNobody_KeepsNothing()
    {
        using var stranger = editing.Host.CreateBrowser(editing.Council);

        using var answer = await stranger.PostAsync("admin/content/guide/edit", new FormUrlEncodedContent([KeyValuePair.Create("$base", "made-up"), KeyValuePair.Create("TitlePart.Title", "Mischief")]));

        Assert.Contains("account/sign-in", answer.Headers.Location!.ToString());
        Assert.Equal("Alderwort guide", (string)(await editing.ContentAsync("guide"))["TitlePart"]!["Title"]!);
    }

    [Fact]
    public async Task Save_WithATokenOfAnotherSignIn_ComesBackToTheWords()
    {
        var id = await editing.AddAsync("Page", "Token");
        var person = await editing.Host.AddPersonAsync(editing.Council, "token@example.org", "Tara Token", Roles.Editor);
        using var browser = await editing.Host.SignInPersonAsync(editing.Council, person);
        var form = (await editing.OpenAsync(id, browser)).Set("MarkdownBodyPart.Markdown", "Not lost").Set("__RequestVerificationToken", "from-before");

        var back = await form.PressAndFollowAsync("Save draft", "form[data-editor]");

        Assert.Contains("You have unsaved words from", back.Text);
    }

    private static FormUrlEncodedContent Content(FormPage form) => new(form.Names.SelectMany(n => form.Values(n).Select(v => KeyValuePair.Create(n, v))));
}
