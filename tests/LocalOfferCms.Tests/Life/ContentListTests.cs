using System.Text.Json.Nodes;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Life;

/// <summary>A council with 50,000 versions, 500 people, a glossary of 2,000 words, 10,000 redirects and a topic list of 300.</summary>
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

        await Life.DbAsync(db =>
        {
            AddPeople(db);
            AddWords(db);
            AddOwnWords(db);
            AddRedirects(db);
            AddTopics(db);
            return db.SaveChangesAsync();
        });
        // The host hears that the site has changed.
        await Life.SetAsync("LocalOffer", _ => { });
        Administrator = await Life.Host.SignInAsync(Life.Council, Roles.Administrator);
    }

    public Task DisposeAsync() => Life.DisposeAsync();

    /// <summary>What an administrator opens, too.</summary>
    internal HttpClient Administrator { get; private set; } = null!;

    private static void AddPeople(CmsDbContext db)
    {
        for (var i = 0; i < 500; i++)
        {
            var (id, email) = ($"person-{i:000}", $"person-{i:000}@example.org");
            db.People.Add(new Person { Id = id, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), Name = $"Person {i:000}", PasswordHash = "-" });
            db.PersonRoles.Add(new PersonRole { PersonId = id, Role = i % 5 == 0 ? Roles.Approver : Roles.PageOwner });
            db.PersonRoles.Add(new PersonRole { PersonId = id, Role = Roles.Editor, Topic = $"topic-{i % 25}" });
        }
    }

    // Words that are explained, and wordings that pages show: items on the site without an address.
    private static void AddWords(CmsDbContext db)
    {
        for (var i = 0; i < 2_500; i++)
        {
            var isTerm = i < 2_000;
            var (id, type) = isTerm ? ($"term-{i}", "GlossaryTerm") : ($"wording-{i - 2_000}", "ApprovedWording");
            var data = (isTerm
                ? new JsonObject { ["GlossaryTermPart"] = new JsonObject { ["Definition"] = new JsonObject { ["Text"] = $"What word {i} means." } } }
                : new JsonObject { ["ApprovedWordingPart"] = new JsonObject { ["Key"] = new JsonObject { ["Text"] = id } } }).ToJsonString();
            db.ContentItems.Add(new ContentItem { ContentItemId = id, ContentType = type });
            db.ContentVersions.Add(new ContentVersion { ContentItemVersionId = id, ContentItemId = id, Number = 1, Latest = true, Published = true, Stage = ContentStage.Published, DisplayText = $"Word {i}", Data = data });
            db.PublishedPages.Add(new PublishedPage { ContentItemId = id, ContentItemVersionId = id, ContentType = type, Title = $"Word {i}" });
        }
    }

    // The council's own say on 300 words.
    private static void AddOwnWords(CmsDbContext db)
    {
        var words = Enumerable.Range(0, 300).Select(i => KeyValuePair.Create($"own-word-{i}", (JsonNode?)new JsonObject { ["Term"] = $"Own word {i}", ["Definition"] = "What it means here." }));
        db.SiteDocuments.Add(new SiteDocument { Kind = "Settings", Name = "Glossary", Data = new JsonObject { ["Words"] = new JsonObject(words) }.ToJsonString() });
    }

    private static void AddRedirects(CmsDbContext db) => db.Set<Redirect>().AddRange(
        Enumerable.Range(0, 10_000).Select(i => new Redirect { Path = $"old/page-{i}", ContentItemId = $"many-{i:00000}", Author = "Edda Editor" }));

    private static void AddTopics(CmsDbContext db)
    {
        var topics = db.SiteDocuments.Single(d => d.Kind == "Taxonomy" && d.Name == "topics");
        var data = JsonNode.Parse(topics.Data)!.AsObject();
        var terms = data["terms"] as JsonArray ?? [];
        for (var i = 0; i < 300; i++)
        {
            terms.Add(new JsonObject { ["id"] = $"topic-{i}", ["name"] = $"Topic {i}" });
        }

        data["terms"] = terms.DeepClone();
        topics.Data = data.ToJsonString();
    }

    private static void Add(CmsDbContext db, int i, string ownerId)
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
        if (stage == ContentStage.Published)
        {
            // Every page of a section of 500 is listed under it, and shows one of 50 wordings.
            db.PublishedPages.Add(new PublishedPage
            {
                ContentItemId = id, ContentItemVersionId = $"{id}-{VersionsEach}", ContentType = i % 250 == 1 ? "LandingPage" : i % 3 == 0 ? "Service" : "Page", Title = $"Page number {i}",
                Summary = "What it is about.", Path = $"many/page-{i}", ParentId = i < 10 ? "home" : $"many-{((i / 500) * 500) + 1:00000}", Position = i, FirstPublishedUtc = made, PublishedUtc = made,
            });
            db.Paths.Add(new PathEntry { Path = $"many/page-{i}", ContentItemId = id, IsCurrent = true });
            db.Links.Add(new LinkEntry { FromItemId = id, Kind = "Parent", ToItemId = $"many-{((i / 500) * 500) + 1:00000}" });
            db.Links.Add(new LinkEntry { FromItemId = id, Kind = "Wording", Position = 1, ToItemId = $"wording-{i % 50}" });
            db.Terms.Add(new TermEntry { ContentItemId = id, Taxonomy = "topics", Term = $"topic-{i % 25}" });
            db.PageFindings.Add(new() { ContentItemId = id, Position = 0, Code = "LongSentence", Message = "A sentence is long.", Label = "Text" });
        }

        if (i % 5 == 0)
        {
            db.MediaFiles.Add(new MediaFile { MediaFileId = $"file-{i:00000}", Path = $"pictures/picture-{i}.png", ContentType = "image/png", Length = 4_000, Hash = $"{i:x64}", ModifiedUtc = made });
        }
    }
}

[Collection(AloneCollection.Name)]
public sealed class ContentListTests(LargeCouncil large) : IClassFixture<LargeCouncil>
{

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
    [InlineData("admin/content/many-00010/move/keeper")]
    [InlineData("admin/content/new")]
    [InlineData("admin/structure/menu/many-00501")]
    [InlineData("admin/structure/menu/move/many-00502")]
    [InlineData("admin/structure/cards")]
    [InlineData("admin/structure/alert")]
    [InlineData("admin/structure/footer")]
    [InlineData("admin/structure/required")]
    [InlineData("admin/structure/taxonomies")]
    [InlineData("admin/structure/taxonomies/topics")]
    [InlineData("admin/structure/taxonomies/topics/topic-7")]
    [InlineData("admin/structure/glossary")]
    [InlineData("admin/structure/glossary?Find=word+7&page=2")]
    [InlineData("admin/structure/glossary/own-word-7")]
    [InlineData("admin/structure/redirects?Find=page-77")]
    [InlineData("admin/structure/redirects?Former=true")]
    [InlineData("admin/structure/wording/wording-7")]
    [InlineData("admin/people")]
    [InlineData("admin/people?words=person+1&role=Approver&page=2")]
    [InlineData("admin/people/person-007")]
    [InlineData("admin/people/person-007/hand-over")]
    [InlineData("admin/people/invite")]
    [InlineData("admin/people/roles")]
    [InlineData("admin/people/roles/change?role=Editor")]
    [InlineData("admin/people/platform")]
    [InlineData("admin/types")]
    [InlineData("admin/types/Service")]
    [InlineData("admin/settings")]
    [InlineData("admin/settings/mail")]
    [InlineData("admin/mail")]
    public Task List_OfFiftyThousandVersions_IsReadByFewQueriesAndQuickly(string address) => PageBudget.KeepsAsync(large.Life.Host, large.Administrator, address);

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
}
