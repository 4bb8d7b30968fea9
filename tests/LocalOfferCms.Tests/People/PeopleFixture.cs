using System.Net;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.People;

/// <summary>Tests about people share two councils; each makes people of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PeopleCollection : ICollectionFixture<PeopleFixture>
{
    public const string Name = "People";
}

/// <summary>Two councils whose mail is read and whose clock stands still unless a test moves it.</summary>
public sealed class PeopleFixture : IAsyncLifetime
{
    private int _count;

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Alder { get; private set; } = null!;

    internal Tenant Briar { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false) { Councils = [MarkedCouncil.Alder, MarkedCouncil.Briar] });
        Alder = Host.Council(MarkedCouncil.Alder.Name);
        Briar = Host.Council(MarkedCouncil.Briar.Name);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>An address that no other test uses.</summary>
    internal string NewEmail() => $"person-{Interlocked.Increment(ref _count)}@example.org";

    /// <summary>Somebody new; gives their address and id.</summary>
    internal async Task<(string Email, string Id)> AddAsync(params string[] roles)
    {
        var email = NewEmail();
        return (email, await Host.AddPersonAsync(Alder, email, "Robin Reader", roles));
    }

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work, Tenant? council = null) =>
        Host.Services.GetRequiredService<TenantScopes>().RunAsync(council ?? Alder, work);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read, Tenant? council = null) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()), council);

    internal HttpClient Browser(Tenant? council = null) => Host.CreateBrowser(council ?? Alder);

    /// <summary>Posts the sign-in form.</summary>
    internal async Task<HttpResponseMessage> PostSignInAsync(HttpClient browser, string email, string password, string address = "account/sign-in")
    {
        var page = await FormPage.OpenAsync(browser, address);
        return await page.Set("Email", email).Set("Password", password).PressAsync("Sign in");
    }

    /// <summary>A browser in which somebody has signed in by their password.</summary>
    internal async Task<HttpClient> SignInAsync(string email)
    {
        var browser = Browser();
        using var answer = await PostSignInAsync(browser, email, TestPeople.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    internal Task<SentMessage> MailToAsync(string email) => Host.MailToAsync(Alder, email);

    /// <summary>The first link of a message, as an address below the council's prefix.</summary>
    internal static string LinkOf(SentMessage mail)
    {
        var link = new Uri(mail.Links[0]);
        return link.PathAndQuery.TrimStart('/');
    }

    /// <summary>What a page says, or where it leads.</summary>
    internal static async Task<string> HeadingAsync(HttpClient browser, string address)
    {
        var page = await FormPage.OpenAsync(browser, address);
        return page.Document.QuerySelector("h1")?.TextContent.Trim() ?? $"{(int)page.Status}";
    }

    /// <summary>Sets an authenticator app up in a browser; gives its key and the recovery codes.</summary>
    internal async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAppAsync(HttpClient browser)
    {
        var page = await FormPage.OpenAsync(browser, "account/second-factor");
        var key = page.Document.QuerySelector("#key")!.TextContent.Replace(" ", "");
        var done = await page.Set("Code", Totp.Code(key, Host.Clock.GetUtcNow())).PressAndFollowAsync("Check the code");
        var codes = done.Document.QuerySelectorAll(".lo-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        return (key, codes);
    }
}
