using System.Diagnostics;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Media;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Life;

/// <summary>A council with 50,000 versions.</summary>
public sealed class LargeCouncil : IAsyncLifetime
{
    public const int Items = 12_500;
    public const int VersionsEach = 4;

    internal LifeFixture Life { get; } = new();

    public async Task InitializeAsync()
    {
        await Life.InitializeAsync();
        for (var from = 0; from < Items; from += 500)
        {
            await Life.DbAsync(db =>
            {
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                for (var i = from; i < from + 500; i++)
                {
                    Add(db, i, Life.EditorId);
                }

                return db.SaveChangesAsync();
            });
        }
    }

    public Task DisposeAsync() => Life.DisposeAsync();

    private static void Add(Core.Data.CmsDbContext db, int i, string ownerId)
    {
        var (id, made) = ($"many-{i:00000}", new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i));
        var stage = i % 10 == 0 ? ContentStage.Draft : ContentStage.Published;
        db.ContentItems.Add(new ContentItem { ContentItemId = id, ContentType = i % 3 == 0 ? "Service" : "Page", CreatedUtc = made });
        for (var number = 1; number <= VersionsEach; number++)
        {
            var latest = number == VersionsEach;
            db.ContentVersions.Add(new ContentVersion
            {
                ContentItemVersionId = $"{id}-{number}", ContentItemId = id, Number = number, Latest = latest, Published = latest && stage == ContentStage.Published,
                Stage = latest ? stage : ContentStage.Published, DisplayText = $"Page number {i}", CreatedUtc = made, ModifiedUtc = made, PublishedUtc = made,
                UnpublishedUtc = latest ? null : made, Author = "Edda Editor", Data = "{}",
            });
        }

        db.ContentSummaries.Add(new ContentSummary
        {
            ContentItemId = id, ContentItemVersionId = $"{id}-{VersionsEach}", ContentType = i % 3 == 0 ? "Service" : "Page", Title = $"Page number {i}", TitleKey = $"page number {i}",
            Stage = stage, IsPublished = stage == ContentStage.Published, Owner = $"Team {i % 40}", OwnerId = i % 50 == 0 ? ownerId : null,
            ReviewDue = new DateOnly(2026, 6, 1).AddDays(i % 400), Author = "Edda Editor", ModifiedUtc = made,
        });
        db.SummaryTopics.Add(new SummaryTopic { ContentItemId = id, Topic = $"topic-{i % 25}" });
        db.AuditEntries.AddRange(Enumerable.Range(1, VersionsEach).Select(number => new AuditEntry
        {
            AuditEntryId = $"{id}-{number}", AtUtc = made.AddMinutes(number), Author = "Edda Editor", Event = "ContentPublished",
            SubjectKind = "ContentItem", SubjectId = id, SubjectTitle = $"Page number {i}",
        }));
        if (i % 5 == 0)
        {
            db.MediaFiles.Add(new MediaFile { MediaFileId = $"file-{i:00000}", Path = $"pictures/picture-{i}.png", ContentType = "image/png", Length = 4_000, Hash = $"{i:x64}", ModifiedUtc = made });
        }
    }
}

public sealed class ContentListTests(LargeCouncil large) : IClassFixture<LargeCouncil>
{
    private const int MostQueries = 8;
    private const int MostMilliseconds = 100;

    [Theory]
    [InlineData("admin/content")]
    [InlineData("admin/content?page=200")]
    [InlineData("admin/content?sort=title&page=3")]
    [InlineData("admin/content?sort=owner")]
    [InlineData("admin/content?q=number+77")]
    [InlineData("admin/content?q=team+7&type=Page&stage=Published")]
    [InlineData("admin/content?topic=topic-7&sort=review")]
    [InlineData("admin/content?review=overdue&owner=me&sort=review")]
    [InlineData("admin")]
    [InlineData("admin/bin")]
    [InlineData("admin/audit")]
    [InlineData("admin/audit?Who=edda&Event=ContentPublished")]
    [InlineData("admin/media")]
    [InlineData("admin/media?q=picture+77&show=no-alt")]
    [InlineData("admin/checks")]
    [InlineData("admin/checks/links")]
    [InlineData("admin/imports")]
    [InlineData("admin/structure/menu")]
    [InlineData("admin/structure/redirects")]
    [InlineData("admin/structure/wording")]
    [InlineData("admin/content/many-00010")]
    [InlineData("admin/content/many-00010/history")]
    [InlineData("admin/content/many-00010/compare?from=1&to=4")]
    public async Task List_OfFiftyThousandVersions_IsReadByFewQueriesAndQuickly(string address)
    {
        await GetAsync(address);
        var process = Process.GetCurrentProcess();
        var (best, queries) = (TimeSpan.MaxValue, 0);
        // Other tests use the processor too: the least of a few is what the page itself costs.
        for (var i = 0; i < 25 && (i < 2 || best.TotalMilliseconds >= MostMilliseconds); i++)
        {
            var asked = QueriesOf(address).Count;
            process.Refresh();
            var before = process.TotalProcessorTime;
            await GetAsync(address);
            process.Refresh();
            best = process.TotalProcessorTime - before < best ? process.TotalProcessorTime - before : best;
            queries = QueriesOf(address).Count - asked;
        }

        Assert.True(queries <= MostQueries, $"{queries} queries:\n{string.Join("\n---\n", QueriesOf(address).TakeLast(queries))}");
        Assert.True(best.TotalMilliseconds < MostMilliseconds, $"{best.TotalMilliseconds} ms of CPU");
    }

    [Fact]
    public async Task List_Filtered_ShowsWhatWasAskedForAndLeadsOn()
    {
        var page = await FormPage.OpenAsync(large.Life.Editor, "admin/content?q=team+7&stage=Published&sort=title", "main form[method=post]");

        Assert.Contains($"{Enumerable.Range(0, LargeCouncil.Items).Count(i => $"Team {i % 40}".StartsWith("Team 7", StringComparison.Ordinal) && i % 10 != 0):N0} pages", page.Text);
        Assert.All(page.Document.QuerySelectorAll("tbody tr td:nth-of-type(3)"), cell => Assert.Equal("Team 7", cell.TextContent.Trim()));
        Assert.NotNull(page.Document.QuerySelector("a[rel=next][href*='page=2'][href*='stage=Published']"));
    }

    [Fact]
    public async Task Bulk_OwnerAndDate_ChangeTheTickedPagesOnly()
    {
        var life = large.Life;
        var first = await life.PublishedAsync("bulk-1", "Bulk 1");
        var second = await life.PublishedAsync("bulk-2", "Bulk 2");
        var third = await life.DraftAsync("bulk-3", "Bulk 3");

        var page = await FormPage.OpenAsync(life.Editor, "admin/content?q=bulk", "main form[method=post]");
        var done = await page.Set("Items", first, third).Set("NewOwner", life.ApproverId).Set("NewReviewDue", "2031-05-04").PressAndFollowAsync("Change them");

        Assert.Contains("2 pages changed.", done.Text);
        var rows = await life.DbAsync(db => db.ContentSummaries.AsNoTracking().Where(s => s.ContentItemId == first || s.ContentItemId == second || s.ContentItemId == third).ToDictionaryAsync(s => s.ContentItemId));
        Assert.Equal((life.ApproverId, "Ada Approver", new DateOnly(2031, 5, 4)), (rows[first].OwnerId!, rows[first].Owner, rows[first].ReviewDue!.Value));
        Assert.Equal((life.ApproverId, ContentStage.Draft), (rows[third].OwnerId!, rows[third].Stage));
        Assert.Equal("Family information team", rows[second].Owner);
    }

    [Fact]
    public async Task Bulk_NothingTicked_ShowsErrorAndKeepsTheDate()
    {
        var page = await FormPage.OpenAsync(large.Life.Editor, "admin/content?q=number+9", "main form[method=post]");

        var again = await page.Set("NewReviewDue", "2031-05-04").PressAndFollowAsync("Change them", "main form[method=post]");

        Assert.Equal(["Tick the pages that you want to change"], again.Errors);
        Assert.Equal(["2031-05-04"], again.Values("NewReviewDue"));
    }

    private IReadOnlyList<string> QueriesOf(string address) =>
        large.Life.Host.Queries.CommandsOf(new Uri(large.Life.Editor.BaseAddress!, address).ToString());

    private async Task GetAsync(string address)
    {
        using var response = await large.Life.Editor.GetAsync(address);
        response.EnsureSuccessStatusCode();
    }
}
