using System.Net;
using System.Text;
using System.Text.Json;
using LocalOfferCms.Core.Media.Pictures;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Media;

/// <summary>Every file of the catalogue of good and hostile files, handed in as an editor does, does what the catalogue says.</summary>
public sealed class CatalogueTests(MediaSite site) : IClassFixture<MediaSite>
{
    private sealed record Entry(string File, string Expect);

    private static readonly Lazy<IReadOnlyList<Entry>> Catalogue = new(() =>
        JsonSerializer.Deserialize<List<Entry>>(File.ReadAllText(SharedData.Path("files", "catalogue.json")), JsonSerializerOptions.Web)!);

    [SharedDataFact]
    public async Task Upload_EveryFileAtOnce_DoesWhatItsCatalogueSays()
    {
        var page = await site.UploadAsync([.. Catalogue.Value.Select(e => (e.File, Bytes(e.File)))]);

        var results = page.Document.QuerySelectorAll(".lo-media-results__item");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Catalogue.Value.Count, results.Length);
        foreach (var (entry, result) in Catalogue.Value.Zip(results))
        {
            var isRefused = result.TextContent.Contains($"Not added: {entry.File}", StringComparison.Ordinal);
            Assert.True(isRefused != entry.Expect.StartsWith("accept", StringComparison.Ordinal), $"{entry.File} should {entry.Expect}, and: {result.TextContent}");
            if (entry.Expect.Contains("warning", StringComparison.Ordinal))
            {
                Assert.Contains("web page", result.TextContent);
                Assert.Contains("no text", result.TextContent);
            }
        }
    }

    [SharedDataTheory]
    [InlineData("exif-gps-norwich.jpg", 400, 300)]
    [InlineData("exif-orientation-6.jpg", 300, 400)]
    public async Task Serve_PhotographWithItsPlace_NoAddressOfItTellsWhere(string name, int width, int height)
    {
        var source = Bytes(name);
        var file = await site.AddAsync($"a-{name}", source);
        var path = await site.PageAsync($"![A view](media:{file.Path})");

        var picture = (await site.ReadAsync(path)).QuerySelector("picture")!;
        var shown = picture.QuerySelector("img")!;
        var addresses = picture.QuerySelector("source")!.GetAttribute("srcset")!.Split(", ").Select(part => part.Split(' ')[0])
            .Append(shown.GetAttribute("src")!).Append($"/alder/{file.Address}").Append($"/alder/{Thumbnail(await site.Editor.GetStringAsync("admin/media"))}").ToList();

        Assert.Equal(("A view", $"{width}", $"{height}"), (shown.GetAttribute("alt"), shown.GetAttribute("width"), shown.GetAttribute("height")));
        Assert.True(addresses.Count >= 4);
        foreach (var address in addresses)
        {
            var (status, bytes, answer) = await site.FetchAsync(address);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.StartsWith("image/", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(PictureHeader.Read(bytes) is { IsBare: true }, address);
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(bytes));
        }

        // Nowhere on disk either.
        var needle = source.AsSpan(source.AsSpan().IndexOf("Exif"u8), 64).ToArray();
        Assert.All(Directory.GetFiles(site.Host.Data.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains(".db", StringComparison.Ordinal)),
            place => Assert.True(File.ReadAllBytes(place).AsSpan().IndexOf(needle) < 0, place));
    }

    [Fact]
    public async Task Upload_NamesWithTricks_AreKeptPlain()
    {
        (string Given, string Shown)[] names =
        [
            ("../../etc/passwd.txt", "passwd.txt"), ("C:\\Users\\alex\\plan.txt", "plan.txt"), ("photo\u202Etxt.exe.txt", "phototxt.exe.txt"),
            ($"{new string('x', 900)}.txt", "x.txt"), ("<script>.txt", "<script>.txt"), ("....txt", "txt"), ("Прогулка.txt", "Прогулка.txt"), ("con.txt", "con.txt"),
        ];
        foreach (var (index, (given, shown)) in names.Index())
        {
            var page = await site.UploadAsync((given, Encoding.UTF8.GetBytes($"Words of {index}")));
            var result = page.Document.QuerySelector(".lo-media-results__item")!;
            if (result.QuerySelector("a") is not { } link)
            {
                Assert.Equal("txt", shown);
                continue;
            }

            var file = await site.FileAsync(link.GetAttribute("href")!.Split('/')[^1]);
            Assert.Matches("^documents/[a-z0-9-]{1,84}\\.txt$", file.Path);
            Assert.DoesNotContain(file.Title, c => char.IsControl(c) || c == '\u202E');
        }
    }

    [Fact]
    public async Task Upload_NothingChosen_SaysSo()
    {
        var page = await site.UploadAsync();

        Assert.Equal(["Choose at least one file."], page.Errors);
    }

    [Fact]
    public async Task Upload_VideoWithoutWords_IsRefusedAndWithThemIsTaken()
    {
        byte[] film = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 1, .. "isommp42"u8, 0, 0, 0, 8, .. "mdat"u8];
        var captions = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"u8.ToArray();

        var alone = await site.UploadAsync(("Film.mp4", film));
        var without = await site.UploadAsync(("Film.mp4", film), ("Film.vtt", captions));
        var whole = await site.UploadAsync(("Film.mp4", film), ("film.vtt", captions), ("FILM.txt", "Hello, says a woman."u8.ToArray()));

        Assert.Contains("needs captions and a transcript", alone.Text);
        Assert.Contains("needs captions and a transcript", without.Text);
        Assert.DoesNotContain("Not added", whole.Text);
        var file = await site.FileAsync(whole.Document.QuerySelector(".lo-media-results__item a")!.GetAttribute("href")!.Split('/')[^1]);
        Assert.NotNull(file.CaptionsId);
        Assert.NotNull(file.TranscriptId);

        var page = await site.ReadAsync(await site.PageAsync($"[Our film](media:{file.Path})"));
        Assert.Equal(["Our film", "Transcript of Our film", "Captions of Our film"], page.QuerySelectorAll("a[href*='/media/']").Select(a => a.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync((await site.FileAsync(file.TranscriptId!)).Address)).Status);
        Assert.Contains("as its captions or transcript", (await site.Editor.GetStringAsync($"admin/media/{file.CaptionsId}")));
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(SharedData.Path("files", name));

    private static string Thumbnail(string html) => System.Text.RegularExpressions.Regex.Match(html, "/(media/[^\"]*/thumbnail/[^\"]+)\"").Groups[1].Value;
}
