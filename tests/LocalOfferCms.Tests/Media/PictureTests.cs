using System.Diagnostics;
using System.Text;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Media.Pictures;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalOfferCms.Tests.Media;

[RunsOnce]
public sealed class PictureTests(MediaTools tools) : IClassFixture<MediaTools>
{
    private const int Seed = 20261122;

    private static byte[] Shared(string name) => File.ReadAllBytes(SharedData.Path("files", name));

    [SharedDataTheory]
    [InlineData("exif-gps-norwich.jpg", 400, 300)]
    [InlineData("exif-orientation-6.jpg", 300, 400)]
    public async Task Read_PhotographWithItsPlace_KeepsThePictureAlone(string name, int width, int height)
    {
        var source = Shared(name);
        Assert.Contains("Exif", Encoding.Latin1.GetString(source));

        var content = await tools.ReadAsync(name, source);

        Assert.Equal((width, height), (content.Width, content.Height));
        AssertBare(content.Bytes);
        Assert.NotEqual(content.Hash, content.SourceHash);
    }

    [SharedDataTheory]
    [InlineData("exif-gps-norwich.jpg")]
    [InlineData("exif-orientation-6.jpg")]
    public async Task Make_EveryFormatAndShape_HoldsNothingButThePicture(string name)
    {
        PictureFormat[] formats = [PictureFormat.Jpeg, PictureFormat.Png, PictureFormat.WebP];
        var orders = formats.SelectMany(format => new PictureOrder[]
        {
            new(format, 80, 3_000, 3_000), new(format, 80, 120, 120, IsChecked: true),
            new(format, 80, 200, 200, IsExact: true, 20, 30, 90, 60), new(format, 80, 100, 100, IsLossless: true),
        }).ToList();

        var made = await tools.Renderer.MakeAsync(Shared(name), orders, default);

        Assert.All(made!, picture => AssertBare(picture.Bytes));
        Assert.Equal((90, 60), (made![2].Width, made[2].Height));
    }

    [SharedDataFact]
    public async Task Read_WhatWasCleanedBefore_StaysAsItIs()
    {
        var once = await tools.ReadAsync("a.jpg", Shared("exif-gps-norwich.jpg"));
        var twice = await tools.ReadAsync("a.jpg", once.Bytes);

        Assert.Equal(once.Hash, twice.Hash);
    }

    [Fact]
    public async Task Read_LargerThanAnyPageShows_IsMadeSmaller()
    {
        var content = await tools.ReadAsync("wide.png", SampleFiles.Png(5_000, 500));

        Assert.Equal((3_000, 300), (content.Width, content.Height));
    }

    [Fact]
    public async Task Read_PngWithNotes_LosesThem()
    {
        var content = await tools.ReadAsync("a.png", SampleFiles.Png(20, 10, more: [("tEXt", "Comment\0Home of Alex"u8.ToArray()), ("eXIf", "MM\0*"u8.ToArray())]));

        AssertBare(content.Bytes);
        Assert.DoesNotContain("Alex", Encoding.Latin1.GetString(content.Bytes));
    }

    [Fact]
    public async Task Read_PictureThatIsAlsoAnotherFile_KeepsThePictureAlone()
    {
        byte[] both = [.. SampleFiles.Png(20, 10), .. SampleFiles.Zip(("run.js", "alert(1)"u8.ToArray()))];

        var content = await tools.ReadAsync("a.png", both);

        AssertBare(content.Bytes);
    }

    [Theory]
    [InlineData(20_000, 20_000, "MediaTooManyPixels")]
    [InlineData(1_000_000, 1, "MediaTooManyPixels")]
    [InlineData(int.MaxValue, int.MaxValue, "MediaTooManyPixels")]
    [InlineData(0, 10, "MediaMismatch")]
    [InlineData(7_000, 7_000, "MediaDamaged")]
    public async Task Read_HeaderThatClaimsMoreThanThereIs_IsRefused(int width, int height, string code) =>
        Assert.Equal(code, (await tools.WhyNotAsync("a.png", SampleFiles.Png(4, 4, width, height))).Code);

    // Blown up like that one takes minutes, and the other far more memory than the child may have.
    [Theory]
    [InlineData(nameof(PictureFormat.Png), 60_000)]
    [InlineData(nameof(PictureFormat.WebP), 16_000)]
    public async Task Make_MoreThanTheLimits_FailsWithoutHarm(string format, int side)
    {
        var program = RenderProgram.Of(typeof(Program).Assembly.Location) with { Longest = TimeSpan.FromSeconds(4) };
        using var renderer = new PictureRenderer(program, NullLogger<PictureRenderer>.Instance);
        var before = Process.GetCurrentProcess().WorkingSet64;

        var made = await renderer.MakeAsync(SampleFiles.Png(7_000, 7_000), [new(Enum.Parse<PictureFormat>(format), 80, side, side, IsExact: true)], default);

        Assert.Null(made);
        Assert.True(Process.GetCurrentProcess().WorkingSet64 - before < 500_000_000);
        Assert.NotNull(await renderer.MakeAsync(SampleFiles.Png(4, 4), [new(PictureFormat.Png, 80, 2, 2)], default));
    }

    [Fact]
    public async Task Make_WhatNoReaderIsAllowedFor_IsRefused()
    {
        byte[][] others =
        [
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8.ToArray(), "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray(), "P5 1 1 255 a"u8.ToArray(),
            "%PDF-1.4"u8.ToArray(), "II*\0\u0008\0\0\0"u8.ToArray(), "\0\0\0\u001Cftypavif"u8.ToArray(), "BM"u8.ToArray(), [],
        ];
        foreach (var bytes in others)
        {
            Assert.Null(await tools.Renderer.MakeAsync(bytes, [new(PictureFormat.Png, 80, 9, 9)], default));
        }
    }

    [SharedDataTheory]
    [InlineData("ok-photo.jpg")]
    [InlineData("ok-small.png")]
    [InlineData("ok.gif")]
    public void Header_CutOffAnywhere_IsNoPicture(string name)
    {
        var whole = Shared(name);
        Assert.NotNull(PictureHeader.Read(whole));
        for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 500))
        {
            Assert.Null(PictureHeader.Read(whole[..length]));
        }
    }

    [SharedDataTheory]
    [InlineData("ok-photo.jpg", 12)]
    [InlineData("ok-small.png", 12)]
    [InlineData("exif-orientation-6.jpg", 12)]
    [InlineData("ok.gif", 300)]
    public async Task Read_BytesTurnedAround_IsCleanOrRefused(string name, int rounds)
    {
        var random = new Random(Seed);
        for (var round = 0; round < rounds; round++)
        {
            var bytes = Shared(name);
            for (var i = 0; i < 8; i++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                var content = await tools.ReadAsync(name, bytes);
                Assert.NotNull(PictureHeader.Read(content.Bytes));
            }
            catch (RefusedException refused)
            {
                Assert.Contains($"'{name}'", refused.Message);
            }
        }
    }

    [Fact]
    public async Task Gif_WithScriptAndComment_IsWrittenAnewWithoutThem()
    {
        byte[] gif =
        [
            .. "GIF89a"u8, 2, 0, 2, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0,
            0x21, 0xFE, 9, .. "<script>x"u8, 0, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, 3, 1, 2, 3, 0,
            0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x44, 1, 0, 0x3B, .. "<script>"u8,
        ];

        var content = await tools.ReadAsync("a.gif", gif);

        var text = Encoding.Latin1.GetString(content.Bytes);
        Assert.DoesNotContain("script", text);
        Assert.DoesNotContain("XMP", text);
        Assert.Equal(0x3B, content.Bytes[^1]);
        Assert.Equal(content.Hash, (await tools.ReadAsync("a.gif", content.Bytes)).Hash);
    }

    [Fact]
    public async Task Read_WithoutTheLibrary_RefusesPicturesInWordsAndTakesDocuments()
    {
        using var renderer = new PictureRenderer(new RenderProgram("dotnet", [], "/nowhere/libvips.so"), NullLogger<PictureRenderer>.Instance);
        var intake = new Core.Media.MediaIntake(renderer);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => intake.ReadAsync("a.png", SampleFiles.Png(4, 4), default));

        Assert.Equal("PicturesNotTaken", refused.Refusals[0].Code);
        Assert.Equal("text/plain", (await intake.ReadAsync("a.txt", "a plan"u8.ToArray(), default)).ContentType);
    }

    private static void AssertBare(byte[] bytes)
    {
        Assert.True(PictureHeader.Read(bytes) is { IsBare: true });
        var text = Encoding.Latin1.GetString(bytes);
        Assert.All(new[] { "Exif", "EXIF", "GPS", "http://ns.adobe.com", "Photoshop" }, trace => Assert.DoesNotContain(trace, text));
    }
}
