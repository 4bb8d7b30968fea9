using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>The people of a way through one council's site, each in a browser of their own, and the mail that reaches them.</summary>
internal class CouncilPeople(SitesFixture sites, string name)
{
    public Tenant Council { get; } = sites.Host.Councils.Single(c => c.Name == name);

    public Uri Home => sites.Home(name);

    protected SitesFixture Sites => sites;

    /// <summary>Somebody on a telephone without script, whom the site knows nothing about.</summary>
    public async Task<Colleague> VisitorAsync(int width = 360, bool script = false) => new(await sites.Browser.OpenAsync(width, javaScript: script), Home, script);

    /// <summary>Adds somebody with a role, for all topics or for one.</summary>
    public async Task<string> AddAsync(string email, string person, string role, string topic = "")
    {
        var id = await sites.Host.AddPersonAsync(Council, email, person);
        await sites.Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            db.PersonRoles.Add(new PersonRole { PersonId = id, Role = role, Topic = topic });
            return await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>The id of somebody who was invited by address.</summary>
    public Task<string> IdOfAsync(string email) => sites.Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, services =>
        services.GetRequiredService<CmsDbContext>().People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());

    /// <summary>Time for a person to read and type.</summary>
    public void Wait() => sites.Host.Clock.Advance(TimeSpan.FromSeconds(20));

    /// <summary>Everything that was written to somebody, read from disk, the newest first, once as much as is expected has come: the host does
    /// its jobs beside the test.</summary>
    public Task<IReadOnlyList<SentMessage>> MailToAsync(string address, int expected = 1) => MailUntilAsync(address, mail => mail.Count >= expected);

    /// <summary>The newest message to somebody in whose subject or text some words stand, once it has come.</summary>
    public async Task<SentMessage> MailSayingAsync(string address, string words)
    {
        bool Says(SentMessage mail) => $"{mail.Subject}\n{mail.Text}".Contains(words, StringComparison.Ordinal);
        var mail = await MailUntilAsync(address, all => all.Any(Says));
        return mail.FirstOrDefault(Says) ?? throw new InvalidOperationException($"Nothing that says '{words}' came to {address}: {string.Join("; ", mail.Select(m => m.Subject))}");
    }

    private Task<IReadOnlyList<SentMessage>> MailUntilAsync(string address, Func<IReadOnlyList<SentMessage>, bool> isEnough) => Eventually.AsksAsync(
        async Task<IReadOnlyList<SentMessage>> () => [.. (await sites.Host.MailAsync(Council)).Where(m => m.To == address)],
        isEnough);

    /// <summary>The page that a link in a message leads to, here instead of at the site's own host.</summary>
    public static string PathIn(SentMessage message, string part) =>
        message.Links.Where(link => link.Contains(part, StringComparison.Ordinal)).Select(link => new Uri(link).PathAndQuery.TrimStart('/')).First();
}
