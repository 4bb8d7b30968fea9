using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Useful;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Insight;

/// <summary>A council to which 50,000 comments came in five years: each month the same number, every one of them answered after 1 to 20 days but those of the
/// last month; one in a hundred is held for a child's safety.</summary>
public sealed class InsightFixture : IAsyncLifetime
{
    public const int Months = 60;
    public const int OfMonth = 834;
    public const int HeldOfMonth = 8;
    public const int MostDays = 20;

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal HttpClient Officer { get; private set; } = null!;

    internal HttpClient Lead { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        Officer = await SignInAsync(await Host.AddPersonAsync(Council, "olga@example.org", "Olga Officer", Roles.CommentOfficer));
        var lead = await Host.AddPersonAsync(Council, "lena@example.org", "Lena Lead", Roles.SafeguardingLead);
        Lead = await SignInAsync(lead);
        await Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, services => FillAsync(services.GetRequiredService<CmsDbContext>(), lead));
    }

    public async Task DisposeAsync()
    {
        Officer.Dispose();
        Lead.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>The clock's month is the last; it has no answers.</summary>
    internal DateTime MonthAgo(int months)
    {
        var now = Host.Clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(-months);
    }

    private async Task<HttpClient> SignInAsync(string personId)
    {
        using var cookies = await Host.SignInPersonAsync(Council, personId);
        var client = Host.CreateCountingClient();
        client.BaseAddress = new Uri(Host.Address, $"/{Council.Prefix}/");
        client.DefaultRequestHeaders.Add("Cookie", cookies.DefaultRequestHeaders.GetValues("Cookie"));
        return client;
    }

    private async Task<bool> FillAsync(CmsDbContext db, string owner)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var month = 0; month < Months; month++)
        {
            db.AddRange(Enumerable.Range(0, OfMonth).Select(n => CommentOf(month, n, owner)));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        var page = await db.PublishedPages.Where(p => p.Path == "support/page").Select(p => p.ContentItemId).SingleAsync();
        db.AddRange(
            new PageUse { PageId = page, Day = MonthAgo(1), No = 12, Yes = 3 }, new PageUse { PageId = page, Day = MonthAgo(14), No = 5 },
            new PageUse { PageId = UsefulSection.Search, Day = MonthAgo(2), No = 2 });
        await db.SaveChangesAsync();
        return true;
    }

    private Comment CommentOf(int month, int n, string owner)
    {
        // The clock stands on the 24th: what came on the first twenty days has come.
        var came = MonthAgo(month).AddDays(n % 2).AddHours(9);
        var answered = month == 0 || n < HeldOfMonth ? (DateTime?)null : came.AddDays(1 + (n % MostDays));
        return new Comment
        {
            CommentId = $"c-{month}-{n}", Reference = $"SEND-{month}-{n}", SecretHash = "", ReceivedUtc = came, PageTitle = "Page", PagePath = "support/page",
            Text = new string('x', 400), Topic = n % 3 == 0 ? null : $"topic-{n % 7}", OwnerId = n % 5 == 0 ? null : owner, Channel = (CommentChannel)(n % 6),
            From = n % 4 == 0 ? null : (CommentFrom)(n % 4), About = (CommentAbout)(n % 4), Safety = n < HeldOfMonth ? CommentSafety.Held : CommentSafety.None,
            Stage = answered is null ? CommentStage.WithOwner : CommentStage.Published, AnsweredUtc = answered, DueUtc = came.AddDays(15), ClosedUtc = answered,
        };
    }
}
