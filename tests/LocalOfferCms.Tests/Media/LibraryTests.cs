using System.Net;
using System.Text;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Media;

/// <summary>The life of a file, as editors and visitors meet it.</summary>
public sealed class LibraryTests(MediaSite site) : IClassFixture<MediaSite>
{
    private static int _number;

    private static byte[] Some() => Encoding.UTF8.GetBytes($"Words {Interlocked.Increment(ref _number)}");

    private static byte[] Picture() => SampleFiles.Png(600 + Interlocked.Increment(ref _number), 400);

    private Task<FormPage> DetailsAsync(MediaFile file, string form = "form[novalidate]") => FormPage.OpenAsync(site.Editor, $"admin/media/{file.MediaFileId}", form);

    private Task<FormPage> ActAsync(FormPage page, string handler) => page.Choose($"form[action*='handler={handler}']").PressAndFollowAsync();

    [Fact]
    public async Task Fetch_FileOfADraft_IsForThoseWhoWorkOnTheSite()
    {
        var file = await site.AddAsync("draft.txt", Some());
        await site.PageAsync($"[Read it](media:{file.Path})", isPublished: false);

        var (visitor, editor) = (await site.FetchAsync(file.Address), await site.FetchAsync(file.Address, site.Editor));

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Contains("no-store", editor.Answer.Headers.CacheControl!.ToString());
        using var other = await site.SignInAsync("No such role");
        Assert.Equal(HttpStatusCode.NotFound, (await site.FetchAsync(file.Address, other)).Status);

        await site.PageAsync($"[Read it](media:{file.Path})");
        var now = await site.FetchAsync(file.Address);
        Assert.Equal(HttpStatusCode.OK, now.Status);
        Assert.Contains("immutable", now.Answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Save_MarkedAsPublic_AnyoneMayFetchIt()
    {
        var file = await site.AddAsync("open.txt", Some());

        var saved = await (await DetailsAsync(file)).Set("Input.IsPublic", "true").PressAndFollowAsync("Save");

        Assert.Contains("was saved", saved.Text);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync(file.Address)).Status);
    }

    [Fact]
    public async Task RenameAndReplace_EveryFormerAddress_LeadsToWhatIsThereNow()
    {
        var file = await site.AddAsync("Old name.txt", Some());
        var path = await site.PageAsync($"[Read it](media:{file.Path})");
        var before = file.Address;

        await (await DetailsAsync(file)).Set("Input.Name", "New Name.txt").PressAndFollowAsync("Save");
        var renamed = (await site.FileAsync(file.MediaFileId)).Address;
        var page = (await DetailsAsync(file)).Choose("form[action*='handler=Replace']").Attach("Replacement", "whatever.txt", "Other words"u8.ToArray());
        await page.PressAndFollowAsync();
        var replaced = await site.FileAsync(file.MediaFileId);

        Assert.EndsWith("/new-name.txt", renamed);
        Assert.Equal(file.Path, replaced.Path);
        foreach (var old in new[] { before, renamed })
        {
            var moved = await site.FetchAsync(old);
            Assert.Equal(HttpStatusCode.Redirect, moved.Status);
            Assert.Equal($"/alder/{replaced.Address}", moved.Answer.Headers.Location!.ToString());
        }

        Assert.Equal("Other words", Encoding.UTF8.GetString((await site.FetchAsync(replaced.Address)).Bytes));
        Assert.Contains(replaced.Address, (await site.ReadAsync(path)).InnerHtml);
        Assert.Equal(HttpStatusCode.NotFound, (await site.FetchAsync($"media/{file.MediaFileId}/0123456789abcdef/x.txt")).Status);
    }

    [Fact]
    public async Task Replace_ByAnotherKind_IsRefused()
    {
        var file = await site.AddAsync("words.txt", Some());

        var page = await (await DetailsAsync(file)).Choose("form[action*='handler=Replace']").Attach("Replacement", "a.png", Picture()).PressAndFollowAsync();

        Assert.Contains("is a document", Assert.Single(page.Errors));
        Assert.Equal(file.Hash, (await site.FileAsync(file.MediaFileId)).Hash);
    }

    [Fact]
    public async Task Delete_WhileUsed_IsRefusedWithTheList_ThenItsAddressSaysThatItIsGone()
    {
        var file = await site.AddAsync("wanted.txt", Some());
        await site.PageAsync($"[Read it](media:{file.Path})", title: "Wanted page");
        var draft = await site.AddAsync("drafted file.txt", Some());
        await site.PageAsync($"[Read it](media:{draft.Path})", isPublished: false, title: "Draft page");
        var free = await site.AddAsync("free.txt", Some());

        Assert.Contains("is used by 'Wanted page'", (await DetailsAsync(file)).Text);
        Assert.Contains("'Draft page' (draft)", (await DetailsAsync(draft)).Text);
        var form = (await DetailsAsync(free)).Choose("form[action*='handler=Delete']");
        var done = await form.PressAndFollowAsync();

        Assert.Contains("was deleted", done.Text);
        Assert.Equal(HttpStatusCode.Gone, (await site.FetchAsync(free.Address)).Status);
        await ActAsync(done, "Restore");
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync(free.Address, site.Editor)).Status);

        // Somebody who had the page open all the while: it is used by now.
        await site.PageAsync($"[Read it](media:{free.Path})", title: "Late page");
        Assert.Contains("'Late page'", Assert.Single((await form.PressAndFollowAsync()).Errors));
    }

    [Fact]
    public async Task Delete_AfterThirtyDays_TheBytesAreGoneUnlessAnotherHasTheSame()
    {
        var (bytes, other) = (Some(), Some());
        var first = await site.AddAsync("first.txt", bytes);
        var second = await site.AddAsync("second.txt", other);
        await ActAsync(await DetailsAsync(first), "Delete");
        await ActAsync(await DetailsAsync(second), "Delete");
        var again = await site.AddAsync("again.txt", other);

        await site.PassAsync(MediaActions.KeptAfterDelete + TimeSpan.FromMinutes(1));

        var places = Directory.GetFiles(site.Host.Data.Site("alder"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToHashSet();
        Assert.DoesNotContain(first.Hash, places);
        Assert.Contains(second.Hash, places);
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync(again.Address, site.Editor)).Status);
    }

    [Fact]
    public async Task Consent_ThatEnds_TakesThePictureOutOfItsPagesAndFlagsThem()
    {
        var file = await site.AddAsync("Swimming.png", Picture());
        var path = await site.PageAsync($"Before.\n\n![Children swimming](media:{file.Path})\n\nAfter.");
        var today = DateOnly.FromDateTime(site.Host.Clock.GetUtcNow().UtcDateTime);
        var form = await DetailsAsync(file);

        var refused = await form.Set("Input.AltText", "Children swimming").Set("Input.ShowsChildren", "yes")
            .Set("Input.ConsentReference", "Alex Smith").PressAndFollowAsync("Save", "form[novalidate]");
        Assert.Contains("Enter the reference of the consent form, such as CF-2026-014. Do not enter a child's name.", refused.Errors);
        Assert.Equal(["Children swimming"], refused.Values("Input.AltText"));
        Assert.Equal(["Alex Smith"], refused.Values("Input.ConsentReference"));
        await refused.Set("Input.ConsentBy", "Parent").Set("Input.ConsentReference", "CF-2026-014").Set("Input.ConsentUntil", $"{today.AddDays(2):yyyy-MM-dd}").PressAndFollowAsync("Save");
        await site.RunJobsAsync();
        Assert.NotNull((await site.ReadAsync(path)).QuerySelector("picture"));

        await site.PassAsync(TimeSpan.FromDays(3));

        var page = await site.ReadAsync(path);
        Assert.Null(page.QuerySelector("picture, img"));
        Assert.DoesNotContain("Children swimming", page.TextContent);
        Assert.Contains("After.", page.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await site.FetchAsync(file.Address)).Status);
        var flag = await site.DbAsync(db => db.ReviewFlags.SingleAsync(f => f.SourceItemId == file.MediaFileId));
        Assert.Equal(path, flag.ContentItemId);
        Assert.Contains("consent for it ended on", flag.Reason);

        // Consent that has ended is not undone by a button.
        var details = (await DetailsAsync(file)).Choose("form[action*='handler=Restore']");
        Assert.Contains("Ask for it anew", Assert.Single((await details.PressAndFollowAsync()).Errors));
    }

    [Fact]
    public async Task Focus_OnOneSide_StaysInSightWhenThePictureIsCut()
    {
        var file = await site.AddAsync("half.png", HalfWhite(900, 300));
        await site.PageAsync($"![Half](media:{file.Path})");
        var form = await DetailsAsync(file, "form[data-media-focus]");
        var fields = form.Names.Where(n => n.StartsWith("__", StringComparison.Ordinal)).Select(n => KeyValuePair.Create(n, form.Values(n)[0]));

        async Task<int> GreyAsync()
        {
            var profile = new MediaProfile("card", 480, 320, PictureFit.Crop, "image/webp", 76);
            var (status, bytes, _) = await site.FetchAsync(Renditions.Address(await site.FileAsync(file.MediaFileId), profile));
            Assert.Equal(HttpStatusCode.OK, status);
            using var tools = new MediaTools();
            var dot = await tools.Renderer.MakeAsync(bytes, [new(Core.Media.Pictures.PictureFormat.Png, 80, 1, 1, IsExact: true)], default);
            return SampleFiles.FirstPixel(dot![0].Bytes);
        }

        using var right = await site.Editor.PostAsync($"admin/media/{file.MediaFileId}?handler=Focus", new FormUrlEncodedContent([.. fields, new("at.x", "270"), new("at.y", "40")]));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.True(await GreyAsync() > 240);

        var left = await (await DetailsAsync(file)).Set("Input.FocalX", "5").Set("Input.FocalY", "50").PressAndFollowAsync("Save");
        Assert.Empty(left.Errors);
        Assert.True(await GreyAsync() < 15);
        Assert.Equal("From the left", (await DetailsAsync(file)).Document.QuerySelector("label[for=Input_FocalX]")!.TextContent);
    }

    [Fact]
    public async Task Renditions_MadeByTheJob_AreThoseOfTheProfiles()
    {
        var file = await site.AddAsync("sizes.png", SampleFiles.Png(2_000, 900));
        var folder = Path.Combine(site.Host.Data.Site("alder"), "renditions", file.MediaFileId);
        Assert.False(Directory.Exists(folder));

        await site.RunJobsAsync();

        var made = Directory.GetFiles(folder).Select(place => Core.Media.Pictures.PictureHeader.Read(File.ReadAllBytes(place))!).Select(h => $"{h.Width}x{h.Height} {h.Format}").Order();
        Assert.Equal(["1440x648 WebP", "240x160 WebP", "360x162 WebP", "480x320 WebP", "720x324 WebP", "960x432 Jpeg"], made);
    }

    [Fact]
    public async Task Pick_ChoosesAFileAndGoesBackWithIt()
    {
        var file = await site.AddAsync("picked.png", Picture());

        var page = await FormPage.OpenAsync(site.Editor, "admin/media/pick?kind=image&field=Body&return=%2Falder%2Fadmin%2Fedit%3Fid%3D1");
        var uploaded = await page.Choose("form.lo-media-upload").Attach("Files", "new.png", Picture()).PressAndFollowAsync();

        Assert.Contains(page.Document.QuerySelectorAll(".lo-media-card a").Select(a => a.GetAttribute("href")),
            href => href == $"/alder/admin/edit?id=1&picked={Uri.EscapeDataString(file.Path)}&field=Body");
        Assert.Contains("picked=pictures%2Fnew", uploaded.Document.QuerySelectorAll(".lo-media-results a")[1].GetAttribute("href"));
        Assert.Equal(HttpStatusCode.BadRequest, (await site.FetchAsync("admin/media/pick?field=Body&return=https%3A%2F%2Fevil.example", site.Editor)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.FetchAsync("admin/media/pick?field=Body&return=%2F%2Fevil.example", site.Editor)).Status);
    }

    [Fact]
    public async Task List_OfThousands_IsFilteredAndCostsFewQueries()
    {
        await site.DbAsync(async db =>
        {
            db.MediaFiles.AddRange(Enumerable.Range(0, 3_000).Select(i => new MediaFile
            {
                MediaFileId = $"bulk-{i}", Path = $"bulk/file-{i}.png", Hash = $"{i:x64}", ContentType = i % 2 == 0 ? "image/png" : "application/pdf",
                Width = 10, Height = 10, AltText = i % 10 == 0 ? "" : "Words", Title = $"Bulk {i}", State = MediaState.Kept,
            }));
            return await db.SaveChangesAsync();
        });
        const string Address = "http://localhost/alder/admin/media?q=bulk&kind=image&show=no-alt&page=2";
        var page = await FormPage.OpenAsync(site.Editor, Address);
        var commands = site.Host.Queries.CommandsOf(Address);

        Assert.Equal("300 files", page.Document.QuerySelector("h2.govuk-heading-m")!.TextContent);
        Assert.Equal(24, page.Document.QuerySelectorAll(".lo-media-card").Length);
        Assert.True(commands.Count <= 8, string.Join(Environment.NewLine, commands));
    }

    [Theory]
    [InlineData("admin/media")]
    [InlineData("admin/media/pick?field=a&return=%2Falder")]
    public async Task Library_WithoutItsPermission_IsClosed(string address)
    {
        using var officer = await site.SignInAsync("Comment officer");

        Assert.Equal(HttpStatusCode.Redirect, (await site.FetchAsync(address)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await site.FetchAsync(address, officer)).Status);
    }

    private static byte[] HalfWhite(int width, int height) => SampleFiles.Png(width, height, x => x < width / 2 ? (byte)0 : (byte)255);
}
