using System.Text;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Media;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Recipes;

public sealed class MediaStoreTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    private static readonly DateTime Now = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc);

    private readonly MediaStore _media = councils.Get<MediaStore>();

    [Fact]
    public async Task Put_File_LiesUnderItsHashAndCanBeRead()
    {
        var council = await councils.AddAsync("media-put");

        await councils.DbAsync(council, async db =>
        {
            var file = await _media.PutAsync(db, "/documents/Plan.txt", "a plan"u8.ToArray(), Now, CancellationToken.None);
            await db.SaveChangesAsync();

            Assert.Equal(("documents/Plan.txt", "text/plain", 6L), (file.Path, file.ContentType, file.Length));
            Assert.True(File.Exists(Path.Combine(councils.Folder, "..", "App_Data", "Sites", "media-put", "media", file.Hash[..2], file.Hash)));
            using var reader = new StreamReader(_media.Open(db, file)!);
            Assert.Equal("a plan", await reader.ReadToEndAsync());
            return true;
        });
    }

    [Fact]
    public async Task Put_SamePathAgain_ReplacesTheFileAndKeepsItsIdentity()
    {
        var council = await councils.AddAsync("media-replace");

        await councils.DbAsync(council, async db =>
        {
            var before = (await _media.PutAsync(db, "a.txt", "one"u8.ToArray(), Now, CancellationToken.None)).Address;
            await db.SaveChangesAsync();
            var after = (await _media.PutAsync(db, "a.txt", "two"u8.ToArray(), Now, CancellationToken.None)).Address;
            await db.SaveChangesAsync();

            Assert.NotEqual(before, after);
            Assert.Equal(before.Split('/')[1], after.Split('/')[1]);
            Assert.Equal(1, await db.MediaFiles.CountAsync());
            return true;
        });
    }

    [Theory]
    [InlineData("x.svg", "<svg/>")]
    [InlineData("x.html", "<p>")]
    [InlineData("x.js", "x")]
    [InlineData("x", "x")]
    [InlineData("x.exe", "MZ")]
    [InlineData("x.pdf", "not a pdf")]
    [InlineData("x.png", "<html>")]
    [InlineData("x.txt", "%PDF-1.4")]
    [InlineData("x.csv", "<script>alert(1)</script>")]
    [InlineData("x.docx", "PK\u0003\u0004 not a zip")]
    [InlineData("x.txt", "a\0b")]
    [InlineData("x.jpg", "")]
    [InlineData("../x.txt", "x")]
    [InlineData("a//x.txt", "x")]
    public async Task Put_WrongKindOrPath_IsRefused(string path, string text)
    {
        var council = await councils.AddAsync("media-refused");

        await councils.DbAsync(council, async db =>
        {
            await Assert.ThrowsAsync<RefusedException>(() => _media.PutAsync(db, path, Encoding.Latin1.GetBytes(text), Now, CancellationToken.None));
            Assert.Empty(db.ChangeTracker.Entries());
            return true;
        });
    }

    [Theory]
    [InlineData(0, "1 KB")]
    [InlineData(81_234, "81 KB")]
    [InlineData(999_499, "999 KB")]
    [InlineData(999_600, "1 MB")]
    [InlineData(1_234_567, "1.2 MB")]
    [InlineData(15_600_000, "16 MB")]
    [InlineData(2_500_000_000, "2.5 GB")]
    public void SizeName_ForReaders(long bytes, string name) => Assert.Equal(name, FileKinds.SizeName(bytes));
}
